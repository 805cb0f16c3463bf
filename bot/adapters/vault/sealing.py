"""How a card number is sealed: XChaCha20-Poly1305, bound to its session and to the moment.

The key that seals is made of the vault's and of the payer's secret, so that neither the operator
with the table and the vault nor the payer's browser alone can open it.

Sources: PyNaCl, "Secret Key Encryption" (Aead); PCI DSS v4.0.1, 3.5.1 (strong cryptography).
"""

from hashlib import blake2b

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


class Key(Record):
    """The vault's key, what whoever keeps it needs to find it again, and the payer's secret."""

    vault: bytes
    secret: str
    wrapped: bytes = b""

    def __repr__(self) -> str:
        return "Key(…)"

    @property
    def whole(self) -> bytes:
        """The key that seals."""
        return blake2b(self.secret.encode(), key=self.vault, digest_size=KEY_BYTES).digest()


def seal(key: Key, session_id: str, number: str, now: float) -> bytes:
    """The number sealed with a key."""
    at, wrapped = int(now), key.wrapped
    ciphertext = bytes(Aead(key.whole).encrypt(number.encode(), _bound(session_id, at)))
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


def unseal(key: Key, session_id: str, sealed: Sealed) -> str:
    """The number; raises TooLate where it was sealed for another session or with another key."""
    try:
        return Aead(key.whole).decrypt(sealed.ciphertext, _bound(session_id, sealed.at)).decode()
    except CryptoError:
        raise TooLate("sealed for another session, or with another key") from None


def _bound(session_id: str, at: int) -> bytes:
    return f"{session_id}\n{at}".encode()
