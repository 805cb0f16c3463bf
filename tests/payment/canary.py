"""Looks for a card number and a CVV in everything that a run of the product left behind.

A canary is a card that no other test uses: its number is searched for as digits, with any
separators, in other scripts' digits and as base64; its CVV where digits do not stand by chance.
"""

import base64
import re
from collections.abc import Iterable
from pathlib import Path

from bot.card_numbers import plain

CANARY_PAN = "5105105105105100"
CANARY_CVV = "926"
"""Looked for as a number by itself: not within longer runs of letters and digits."""

_APART = r"[^0-9A-Za-z]{0,3}"
_NUMBER = re.compile(_APART.join(CANARY_PAN))
_CVV = re.compile(rf"(?<![0-9A-Za-z+/=_.-]){CANARY_CVV}(?![0-9A-Za-z+/=_-]|\.\d)")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{20,}={0,2}")


def found_in(text: str) -> list[str]:
    """What of the canary stands in a text: "number", "cvv"; nothing where all is well."""
    read = plain(text)
    found = ["number"] if _NUMBER.search(read) or _hides(text.encode()) else []
    return [*found, "cvv"] if _CVV.search(read) else found


def leaks(places: Iterable[tuple[str, str]]) -> list[str]:
    """Of these (name, content) the ones that hold the canary, as `name: what`."""
    return [f"{name}: {what}" for name, content in places for what in found_in(content)]


def files(folder: Path) -> Iterable[tuple[str, str]]:
    """The files below a folder, as places to look into."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield str(path), path.read_bytes().decode("utf-8", "replace")


def _hides(content: bytes) -> bool:
    """Whether the number stands there as base64."""
    for run in _BASE64.findall(content):
        padded = run.rstrip(b"=") + b"=" * (-len(run.rstrip(b"=")) % 4)
        for decode in (base64.b64decode, base64.urlsafe_b64decode):
            try:
                if CANARY_PAN.encode() in decode(padded):
                    return True
            except ValueError:
                continue
    return False
