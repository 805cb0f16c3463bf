"""What a function needs of our files, found once for as long as none of them changes."""

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

from bot.deployment.closure import PACKAGES, closure


def sources(root: Path, module: str, note: Path) -> list[Path]:
    """`closure(root, module)`, sorted; kept in the file `note`, as finding it takes seconds.

    The note holds until a file of the packages comes, goes or changes its date, size or inode.
    Raises FileNotFoundError when the module itself is not there.
    """
    state = _state(root, module)
    try:
        noted = json.loads(note.read_bytes())
    except (OSError, ValueError):
        noted = {}
    if noted.get("state") == state:
        return [root / name for name in noted["sources"]]
    found = sorted(closure(root, module))
    names = [str(path.relative_to(root)) for path in found]
    note.parent.mkdir(parents=True, exist_ok=True)
    unfinished = note.with_name(f"{note.name}.{os.getpid()}")
    unfinished.write_text(json.dumps({"state": state, "sources": names}), encoding="utf-8")
    unfinished.replace(note)
    return found


def _state(root: Path, module: str) -> str:
    whole = hashlib.sha256(module.encode())
    for package in PACKAGES:
        for line in sorted(_lines(root / package)):
            whole.update(line.encode())
    return whole.hexdigest()


def _lines(folder: Path) -> Iterator[str]:
    """A line for each file below a folder: where it is, and what changes when it does."""
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return
    for entry in entries:
        if not entry.is_dir():
            found = entry.stat(follow_symlinks=False)
            yield f"{entry.path} {found.st_mtime_ns} {found.st_size} {found.st_ino}\n"
        elif entry.name != "__pycache__":
            yield from _lines(Path(entry.path))
