"""Files that people and bots upload, and the addresses where they are (docs: Reference, CDN).

An address is signed and good for a day (docs: Reference, Signed Attachment CDN URLs).
"""

import hmac
import mimetypes
import re
import struct
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock
from typing import Any, Literal, NamedTuple, TypeAlias

from bot.playground.discord.snowflakes import made_at

BASE = "https://cdn.discordapp.com"
LIFETIME_SECONDS = 86_400
MOST_BYTES = 10 * 1024 * 1024
_TYPES = mimetypes.MimeTypes()
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")
_PNG, _GIF = b"\x89PNG\r\n\x1a\n", (b"GIF87a", b"GIF89a")
Folder: TypeAlias = Literal["attachments", "ephemeral-attachments"]


class Kept(NamedTuple):
    """A file with its content type by its name ('' where that tells nothing)."""

    name: str
    content_type: str
    content: bytes
    folder: Folder
    channel_id: str


@dataclass(slots=True)
class Cdn:
    """Keeps files by id; `base` is what their addresses begin with."""

    base: str = BASE
    files: dict[str, Kept] = field(default_factory=dict)
    key: bytes = b"small discord"
    lock: Lock = field(default_factory=Lock)

    def put(
        self, identity: str, name: str, content: bytes, *, channel_id: str, is_ephemeral: bool
    ) -> dict[str, Any]:
        """Keep a file under a new snowflake; the attachment (docs: Attachment Object)."""
        folder: Folder = "ephemeral-attachments" if is_ephemeral else "attachments"
        safe = _UNSAFE.sub("_", name) or "file"
        kind = _TYPES.guess_type(safe)[0] or ""
        with self.lock:
            self.files[identity] = Kept(safe, kind, content, folder, channel_id)
        return self.attachment(identity)

    def attachment(self, identity: str) -> dict[str, Any]:
        """The attachment of that id; raises KeyError when there is none."""
        kept = self.files[identity]
        path = f"{kept.folder}/{kept.channel_id}/{identity}/{kept.name}"
        address = f"{self.base}/{path}?{self._signature(identity)}"
        about: dict[str, Any] = {
            "filename": kept.name,
            "id": identity,
            "proxy_url": address.replace("cdn.discordapp.com", "media.discordapp.net"),
            "size": len(kept.content),
            "url": address,
        }
        if kept.folder == "ephemeral-attachments":
            about["ephemeral"] = True
        if kept.content_type:
            about["content_type"] = kept.content_type
        return about | _dimensions(kept.content)

    def read(self, identity: str, query: str, now: float) -> Kept | None:
        """The file, if the address is signed and its day is not over."""
        kept = self.files.get(identity)
        given, right = (text.rstrip("&").encode() for text in (query, self._signature(identity)))
        is_signed = hmac.compare_digest(given, right)
        if kept is None or not is_signed or now >= made_at(identity) + LIFETIME_SECONDS:
            return None
        return kept

    def _signature(self, identity: str) -> str:
        issued = int(made_at(identity))
        times = f"ex={issued + LIFETIME_SECONDS:x}&is={issued:x}"
        code = hmac.new(self.key, f"{identity}?{times}".encode(), sha256).hexdigest()
        return f"{times}&hm={code}&"


def _dimensions(content: bytes) -> dict[str, int]:
    """Width and height of a PNG or GIF in pixels; nothing for other files."""
    if content.startswith(_PNG) and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
    elif content.startswith(_GIF) and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
    else:
        return {}
    return {"width": width, "height": height}
