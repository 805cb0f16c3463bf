"""Interaction tokens sealed for the table: they are credentials, which no table may hold.

XChaCha20-Poly1305 with the session's id as associated data (PyNaCl docs, `nacl.secret.Aead`).
"""

import base64
import hmac

from nacl.exceptions import CryptoError
from nacl.secret import Aead


class TokenSeal:
    """Seals with a key that is made of `key`, the secret of the conversation ids."""

    def __init__(self, key: str) -> None:
        self._box = Aead(hmac.digest(key.encode(), b"payment-link-token", "sha256"))

    def seal(self, session_id: str, token: str) -> str:
        """The token as it may be stored, in base64."""
        return base64.b64encode(self._box.encrypt(token.encode(), session_id.encode())).decode()

    def open(self, session_id: str, sealed: str) -> str:
        """The token again; '' where it was sealed for another session or with another key."""
        try:
            return self._box.decrypt(base64.b64decode(sealed), session_id.encode()).decode()
        except (CryptoError, ValueError):
            return ""
