"""Amazon's own certificate authorities: the only ones that AWS's endpoints need."""

import base64
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import certifi

from bot.errors import BotError

ROOTS: Mapping[str, str] = {
    "Amazon Root CA 1": "8ecde6884f3d87b1125ba31ac3fcb13d7016de7f57cc904fe1cb97c6ae98196e",
    "Amazon Root CA 2": "1ba5b2aa8c65401a82960118f80bec4f62304d83cec4713a19c39c011ea46db4",
    "Amazon Root CA 3": "18ce6cfe7bf14e60b2e347b8dfe868cb31d02ebb3ada271569f50343b46db3a4",
    "Amazon Root CA 4": "e35d28419ed02025cfa69038cd623962458da5c695fbdea3c22b0bfb25897092",
    "Starfield Services Root Certificate Authority - G2": (
        "568d6905a2c88708a4b3025190edcfedb1974a606a13c6e5290fcb2ae63edab5"
    ),
}
"""Name and SHA-256 of each (amazontrust.com/repository, "Root CAs")."""

BUNDLE = "amazon-roots.pem"
"""Its name in a function's folder; template.yaml's AWS_CA_BUNDLE names it."""

_CERTIFICATE = re.compile(
    r"-----BEGIN CERTIFICATE-----\n(.*?)\n-----END CERTIFICATE-----\n", re.DOTALL
)


class RootMissing(BotError):
    """One of Amazon's roots is not among those that certifi ships; the text names it."""


def amazon_roots(everybody: str | None = None) -> str:
    """Amazon's roots as PEM, out of `everybody`'s; certifi's when not given.

    Raises RootMissing.
    """
    if everybody is None:
        everybody = Path(certifi.where()).read_text(encoding="ascii")
    found = {_fingerprint(match[1]): match[0] for match in _CERTIFICATE.finditer(everybody)}
    missing = [name for name, fingerprint in ROOTS.items() if fingerprint not in found]
    if missing:
        raise RootMissing(f"certifi does not hold {', '.join(missing)}; bring certifi up to date")
    return "".join(f"# {name}\n{found[fingerprint]}" for name, fingerprint in ROOTS.items())


def _fingerprint(encoded: str) -> str:
    return hashlib.sha256(base64.b64decode(encoded)).hexdigest()
