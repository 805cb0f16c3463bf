"""Where a list goes on: a text that only we can make, for the one reader and question it is of."""

import base64
import binascii
import hmac
import json
from collections.abc import Sequence

MOST_CHARACTERS = 1024
_MAC = 16


def write(place: Sequence[str], bound: Sequence[str], key: str) -> str:
    """The cursor of a place; `bound` names the list, whose it is and what was asked of it."""
    text = json.dumps(list(place), separators=(",", ":")).encode()
    return _text(_signed(text, bound, key) + text)


def read(text: str, bound: Sequence[str], key: str) -> list[str]:
    """The inverse; raises ValueError on one that was not made for this, or not by us."""
    if len(text) > MOST_CHARACTERS or not text.isascii():
        raise ValueError("no cursor")
    try:
        padded = text + "=" * (-len(text) % 4)
        whole = base64.b64decode(padded, altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError("no cursor") from error
    if _text(whole) != text:
        raise ValueError("another one's cursor, or another spelling of one")
    mac, place = whole[:_MAC], whole[_MAC:]
    if not hmac.compare_digest(mac, _signed(place, bound, key)):
        raise ValueError("another one's cursor")
    return [str(part) for part in json.loads(place)]


def _text(whole: bytes) -> str:
    return base64.urlsafe_b64encode(whole).rstrip(b"=").decode()


def _signed(place: bytes, bound: Sequence[str], key: str) -> bytes:
    """As JSON, whose quotes keep one part from running into the next."""
    text = json.dumps([*bound, place.decode("latin-1")]).encode()
    return hmac.digest(key.encode(), text, "sha256")[:_MAC]
