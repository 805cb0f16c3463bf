"""How a card number is sealed: XChaCha20-Poly1305, bound to its session and to the moment.

Sources: PyNaCl, "Secret Key Encryption" (Aead); PCI DSS v4.0.1, 3.5.1 (strong cryptography).
"""

from nacl.exceptions import CryptoError
from nacl.secret import Aead

from bot.payment.ports import SEALED_SECONDS, TooLate
from bot.record import Record

KEY_BYTES = Aead.KEY_SIZE
_FORM = b"\x01"
_LENGTH = 2
_MOMENT = 8


class Sealed(Record):
    """A sealed number in its parts: when, the key as its owner wrapped it, the ciphertext."""

    at: int
    wrapped: bytes
    ciphertext: bytes


def seal(key: bytes, session_id: str, number: str, now: float, wrapped: bytes = b"") -> bytes:
    """The number sealed with `key`; `wrapped` is what whoever keeps the key needs to find it."""
    at = int(now)
    ciphertext = bytes(Aead(key).encrypt(number.encode(), _bound(session_id, at)))
    head = at.to_bytes(_MOMENT, "big") + len(wrapped).to_bytes(_LENGTH, "big")
    return _FORM + head + wrapped + ciphertext


def read(sealed: bytes, now: float) -> Sealed:
    """The parts of what was sealed; raises TooLate where it is too old, or none of ours."""
    head = len(_FORM) + _MOMENT + _LENGTH
    if not sealed.startswith(_FORM) or len(sealed) < head:
        raise TooLate("none of our seals")
    at = int.from_bytes(sealed[len(_FORM) : head - _LENGTH], "big")
    if not at <= now < at + SEALED_SECONDS:
        raise TooLate("sealed for too long")
    length = int.from_bytes(sealed[head - _LENGTH : head], "big")
    return Sealed(at, sealed[head : head + length], sealed[head + length :])


def unseal(key: bytes, session_id: str, sealed: Sealed) -> str:
    """The number; raises TooLate where it was sealed for another session or with another key."""
    try:
        return Aead(key).decrypt(sealed.ciphertext, _bound(session_id, sealed.at)).decode()
    except CryptoError:
        raise TooLate("sealed for another session, or with another key") from None


def _bound(session_id: str, at: int) -> bytes:
    return f"{session_id}\n{at}".encode()
