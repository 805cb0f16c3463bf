"""Which paths of a site the bot may ever write: its plain files, never what runs or locks it."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from urllib.parse import unquote

MANIFEST = ".ux-agent.yml"
"""The file in a site's root that declares what may be edited."""

_LOCKS = frozenset(
    {"package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "bun.lockb", "go.sum"}
)
_IGNORED_BY_FILESYSTEMS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def refusal(path: str, deny: Iterable[str] = ()) -> str:
    """Why nothing may be written at this path of a site, '' when it may; `deny` holds globs."""
    if path.startswith(("/", "~")) or re.match(r"[A-Za-z]:", path):
        return "it is not inside the site"
    if "\\" in path or not path.isprintable():
        return "it holds a character that a path of a site has not"
    for spelling in (path, unquote(path)):
        parts = [_plain(part) for part in unicodedata.normalize("NFKC", spelling).split("/")]
        if not all(part.strip(".") for part in parts):
            return "it is not inside the site"
        if any(part.startswith((".git", "git~")) for part in parts):
            return "files of git and of its host are never edited"
        if parts[-1] in _LOCKS or parts[-1].endswith(".lock") or parts[-1] == MANIFEST:
            return "lock files and the manifest are never edited"
    if any(_glob(pattern).fullmatch(path) for pattern in deny):
        return "the manifest denies it"
    return ""


def _plain(part: str) -> str:
    return _IGNORED_BY_FILESYSTEMS.sub("", part).casefold().rstrip(" ")


@cache
def _glob(pattern: str) -> re.Pattern[str]:
    """A glob as gitignore reads it: `**` spans folders, a pattern without `/` fits at any depth."""
    rooted = "/" in pattern.rstrip("/")
    expression = "" if rooted else "(?:.*/)?"
    for token in re.findall(
        r"\*\*/|/\*\*$|\*\*|\*|\?|[^*?]+?(?=[*?]|/\*\*$|$)", pattern.strip("/")
    ):
        expression += _TOKENS.get(token) or re.escape(token)
    return re.compile(f"{expression}(?:/.*)?", re.DOTALL)


_TOKENS = {"**/": "(?:.*/)?", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
