"""The console's style sheets and scripts, by name."""

import hashlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class File(NamedTuple):
    """A file: what is in it, its media type, and its entity tag."""

    content: bytes
    media_type: str
    tag: str


@cache
def files() -> dict[str, File]:
    """Every file that pages load, by its name."""
    found: dict[str, File] = {}
    for path in sorted(Path(__file__).parent.iterdir()):
        if path.suffix in _TYPES:
            content = path.read_bytes()
            tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
            found[path.name] = File(content, f"{_TYPES[path.suffix]}; charset=utf-8", tag)
    return found
