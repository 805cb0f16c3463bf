"""Where a list goes on: a text that only we can make, for the one person it was made for."""

import base64
import binascii
import hmac
import json
from collections.abc import Mapping

MOST_CHARACTERS = 512
_MAC = 16
_PLACE = ("createdAt", "sessionId")


def write(after: Mapping[str, str], user_id: str, key: str) -> str:
    """The cursor of a page's `after`; '' where there is no next page."""
    if not after:
        return ""
    place = json.dumps([after[name] for name in _PLACE]).encode()
    return base64.urlsafe_b64encode(_signed(place, user_id, key) + place).rstrip(b"=").decode()


def read(text: str, user_id: str, key: str) -> dict[str, str]:
    """The inverse; raises ValueError on one that was not made for this person, or by us."""
    if len(text) > MOST_CHARACTERS or not text.isascii():
        raise ValueError("no cursor")
    try:
        padded = text + "=" * (-len(text) % 4)
        whole = base64.b64decode(padded, altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError("no cursor") from error
    mac, place = whole[:_MAC], whole[_MAC:]
    if not hmac.compare_digest(mac, _signed(place, user_id, key)):
        raise ValueError("another one's cursor")
    return {"userId": user_id, **dict(zip(_PLACE, json.loads(place), strict=True))}


def _signed(place: bytes, user_id: str, key: str) -> bytes:
    text = b"\0".join((b"chat-sessions", user_id.encode(), place))
    return hmac.digest(key.encode(), text, "sha256")[:_MAC]
