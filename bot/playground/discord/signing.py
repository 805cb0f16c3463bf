"""Signs requests as Discord does (docs: Interactions Overview, Security and Authorization)."""

from nacl.signing import SigningKey


class Signer:
    """An application's key pair at Discord; a new one unless a 32-byte seed is given."""

    def __init__(self, seed: bytes | None = None) -> None:
        self._key = SigningKey.generate() if seed is None else SigningKey(seed)

    @property
    def public_key(self) -> str:
        """What the developer portal shows: 64 hex digits."""
        return self._key.verify_key.encode().hex()

    def headers(self, body: bytes, now: float) -> dict[str, str]:
        """The headers of a request with that body."""
        timestamp = str(int(now))
        signature = self._key.sign(timestamp.encode() + body).signature.hex()
        return {
            "Content-Type": "application/json",
            "User-Agent": "Discord-Interactions/1.0 (+https://discord.com)",
            "X-Signature-Ed25519": signature,
            "X-Signature-Timestamp": timestamp,
        }
