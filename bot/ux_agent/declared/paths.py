"""Which paths of a site the bot may ever write: its plain files, never what runs or locks it."""

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import unquote

from bot.ux_agent.declared.globs import fits

MANIFEST = ".ux-agent.yml"
"""The file in a site's root that declares what may be edited."""

MOST_LETTERS = 1000
"""Of a path: beyond it nobody reads what it names."""

_LOCKS = frozenset(
    [
        *("package-lock.json", "npm-shrinkwrap.json", "packages.lock.json", "project.assets.json"),
        *("pnpm-lock.yaml", "pnpm-lock.yml", "shrinkwrap.yaml", "conda-lock.yml", "pylock.toml"),
        *("go.sum", "go.work.sum", "package.resolved", "cartfile.resolved", "deno.lock.json"),
        *("cabal.project.freeze", "lazy-lock.json", "gopkg.lock"),
    ]
)
"""Of package managers, beside those that _LOCK tells (each tool's own documentation)."""

_LOCK = re.compile(r".*\.(?:lock|lockb|lockfile)(?:\.(?:json|ya?ml|toml|hcl))?|pylock\..*\.toml")
_IGNORED_BY_FILESYSTEMS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def refusal(path: str, deny: Iterable[str] = ()) -> str:
    """Why nothing may be written at this path of a site, '' when it may; `deny` holds globs."""
    if path.startswith(("/", "~")) or re.match(r"[A-Za-z]:", path):
        return "it is not inside the site"
    if "\\" in path or not path.isprintable():
        return "it holds a character that a path of a site has not"
    if len(path) > MOST_LETTERS:
        return "it is longer than a path of a site is"
    for spelling in (path, unquote(path)):
        parts = [_plain(part) for part in unicodedata.normalize("NFKC", spelling).split("/")]
        if not all(part.strip(".") for part in parts):
            return "it is not inside the site"
        if any(part.startswith((".git", "git~")) for part in parts):
            return "files of git and of its host are never edited"
        if parts[-1] in _LOCKS or _LOCK.fullmatch(parts[-1]) or parts[-1] == MANIFEST:
            return "lock files and the manifest are never edited"
    if any(fits(path, pattern) for pattern in deny):
        return "the manifest denies it"
    return ""


def _plain(part: str) -> str:
    """A name as file systems take it that pass over blanks, dots and a stream at its end."""
    return _IGNORED_BY_FILESYSTEMS.sub("", part).casefold().partition(":")[0].rstrip(" .")
