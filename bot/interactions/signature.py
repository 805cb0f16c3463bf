"""Is this request really from Discord, and of now? Asked of the bytes, before they are read."""

from nacl.bindings import crypto_sign_open  # nacl.signing loads half as much again
from nacl.exceptions import BadSignatureError

from bot.errors import ConfigurationError, Refused

_KEY_LENGTH, _SIGNATURE_LENGTH = 64, 128
_MOST_DIGITS = 20
_DISCORD_EPOCH_MS = 1_420_070_400_000


class Verifier:
    """Checks signatures with the application's public key (64 hex digits).

    A request may be `window` seconds old, or ahead. Raises ConfigurationError on a malformed key.
    """

    def __init__(self, public_key: str, window: int) -> None:
        key = _bytes(public_key, _KEY_LENGTH)
        if key is None:
            raise ConfigurationError("DISCORD_PUBLIC_KEY is not 64 hex digits")
        self._key = key
        self._window = window

    def verify(self, signature: str, timestamp: str, body: bytes, now: int) -> None:
        """Return when the Ed25519 signature over timestamp + body holds, else raise Refused.

        Both headers are checked digit by digit: `bytes.fromhex` takes spaces, `int` takes Arabic
        digits, and since timestamp and body are joined without a separator, only strict digits
        before a strict "{" fix where one ends (Discord docs: Interactions, Security).
        """
        signed = _bytes(signature, _SIGNATURE_LENGTH)
        if signed is None or not _is_number(timestamp):
            raise Refused("malformed signature headers")
        if not body.startswith(b"{"):
            raise Refused("the body is no object")
        self._check_age(int(timestamp), now)
        try:
            crypto_sign_open(signed + timestamp.encode() + body, self._key)
        except BadSignatureError:
            raise Refused("wrong signature") from None

    def check_id(self, interaction_id: str, now: int) -> None:
        """Raise Refused when the interaction was made outside the window, as its id tells.

        The id is a snowflake (Discord docs: Reference): its upper bits are milliseconds.
        """
        if not _is_number(interaction_id):
            raise Refused("the id is no snowflake")
        milliseconds = (int(interaction_id) >> 22) + _DISCORD_EPOCH_MS
        self._check_age(milliseconds // 1000, now)

    def _check_age(self, then: int, now: int) -> None:
        if abs(now - then) > self._window:
            raise Refused("outside the window")


def _bytes(text: str, length: int) -> bytes | None:
    """The bytes of so many hex digits, None for anything else: fromhex alone takes spaces too."""
    if len(text) != length or not text.isalnum():
        return None
    try:
        return bytes.fromhex(text)
    except ValueError:
        return None


def _is_number(text: str) -> bool:
    """Whether a text is a whole number in plain digits: `int` takes Arabic ones and signs too."""
    return text.isdigit() and text.isascii() and len(text) <= _MOST_DIGITS
