"""What every code host makes of a commit and a branch: who signs it, and what it may not touch."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from bot.errors import Failed
from bot.site_name import NO_BRANCH
from bot.texts.english import Texts
from bot.texts.phrase import phrase

AUTHOR_NAME = "UX agent"
AUTHOR_MAIL = "ux-agent@users.noreply.github.com"
NEW_FILE = "100644"

_REGULAR = (NEW_FILE, "100755")
_REFUSED = (".git", ".github")
_OBJECT = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")


class Entry(NamedTuple):
    """What a commit holds at a path: git's mode ("100644", …), the blob's id and its bytes."""

    mode: str
    blob: str
    size: int = 0

    @property
    def is_file(self) -> bool:
        """Whether it is a regular file: no link, no other repository."""
        return self.mode in _REGULAR


def require_object(name: str) -> str:
    """The name itself; raises Failed when it is no git object id."""
    if not _OBJECT.fullmatch(name):
        raise Failed("object_refused", phrase(Texts.no_object, name=name[:64]))
    return name


def require_new_branch(name: str, base: str) -> str:
    """The name itself; raises Failed when no new branch beside `base` can be called that.

    Source: git-check-ref-format(1), and its --branch option's refusal of a leading dash.
    """
    if name in ("", "HEAD", base) or NO_BRANCH.search(name):
        raise Failed("branch_refused", phrase(Texts.no_branch_name, name=name[:64]))
    return name


def require_editable(path: str, entries: Mapping[str, Entry]) -> None:
    """Raise Failed on all but plain paths of regular files, there or new, not behind a link."""
    parts = path.split("/")
    is_plain = path.isprintable() and not path.startswith("/") and "\\" not in path
    is_plain = is_plain and not {"", ".", ".."} & set(parts)
    if not is_plain or any(part.casefold() in _REFUSED for part in parts):
        raise Failed("path_refused", phrase(Texts.not_editable, path=path))
    above = [str(parent) for parent in PurePosixPath(path).parents]
    for place in (path, *above):
        if place in entries and not entries[place].is_file:
            raise Failed("path_refused", phrase(Texts.no_file_but_link, path=place))
    is_folder = any(entry.startswith(f"{path}/") for entry in entries)
    if is_folder or any(place in entries for place in above):
        raise Failed("path_refused", phrase(Texts.folder_in_place, path=path))
