"""The files of a site that a scan may read, parsed once and found by the addresses in pages."""

import posixpath
from functools import cached_property
from urllib.parse import unquote, urlsplit

from bot.ux_agent.declared.indexing import MOST_SOURCE, SiteSource
from bot.ux_agent.declared.paths import refusal
from bot.ux_agent.kinds.document import Document, Missing

IGNORING = ".gitignore"
ENTRIES = ("index.html", "index.htm", "default.html", "default.htm")
"""What web servers answer for a folder, the usual one first."""

MOST_PATTERNS = 1000
MOST_STARS = 8
"""Of a file of patterns, and of one of them: beyond are none that people write."""

_SASS_FOLDERS = ("_sass", "sass", "scss", "assets/_sass", "src/_sass", "assets/scss", "")


class Sources:
    """The regular files of a site but for what may never be edited and what git ignores."""

    def __init__(self, source: SiteSource) -> None:
        self._source = source
        self._blobs = source.tree(source.head())
        self._documents: dict[str, Document | None] = {}
        self._found: dict[tuple[str, str, str], str] = {}

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every path of the site, in order."""
        return tuple(sorted(self._blobs))

    @property
    def known(self) -> dict[str, Document]:
        """The files that were read, by their paths."""
        return {path: found for path, found in self._documents.items() if found is not None}

    def document(self, path: str) -> Document | None:
        """The file there; None without one, when it may not be edited, is too large, or no text."""
        if path not in self._documents:
            self._documents[path] = self._read(path)
        return self._documents[path]

    def has(self, path: str) -> bool:
        """Whether there is such a file."""
        return path in self._blobs

    def resolve(self, address: str, page: str, root: str) -> str:
        """The path that an address in a page leads to; '' when it is none of the site's files."""
        if address.strip()[:1] in {"", "#", "?"}:
            return page
        key = (address, posixpath.dirname(page), root)
        if key not in self._found:
            self._found[key] = self._resolved(*key)
        return self._found[key]

    def _resolved(self, address: str, folder: str, root: str) -> str:
        """The path that an address with a path leads to, from a page in this folder."""
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            return ""
        path = unquote(parts.path)
        if parts.scheme or parts.netloc or "\\" in path or "\0" in path:
            return ""
        if not path:
            return ""
        base = root if path.startswith("/") else folder
        found = posixpath.normpath(posixpath.join(base, path.lstrip("/")))
        if found.startswith(".."):
            return ""
        found = "" if found == "." else found
        if not path.endswith("/") and (found in self._blobs or f"{found}.html" in self._blobs):
            return found if found in self._blobs else f"{found}.html"
        inside = (posixpath.join(found, name) for name in ENTRIES)
        return next((one for one in inside if one in self._blobs), "")

    def partial(self, name: str, sheet: str) -> str:
        """The sheet that Sass takes in by this name; '' for none (Sass docs, Partials)."""
        bases = (posixpath.dirname(sheet), *_SASS_FOLDERS)
        for base in bases:
            whole = posixpath.normpath(posixpath.join(base, name.lstrip("~/")))
            folder, last = posixpath.split(whole)
            for one in (last, f"_{last}", f"{last}/_index", f"{last}/index"):
                for ending in ("", ".scss", ".css"):
                    path = posixpath.join(folder, f"{one}{ending}")
                    if path.endswith((".scss", ".css")) and path in self._blobs:
                        return path
        return ""

    def _read(self, path: str) -> Document | None:
        if path not in self._blobs or refusal(path) or self._is_ignored(path):
            return None
        data = self._source.read(self._blobs[path])
        if len(data) > MOST_SOURCE:
            return None
        try:
            return Document(path, data)
        except Missing:
            return None

    def _is_ignored(self, path: str) -> bool:
        """Whether git ignores it: the last pattern that fits says so, inner folders last."""
        is_ignored = False
        for folder, patterns in self._ignoring.items():
            if not path.startswith(folder):
                continue
            below = path.removeprefix(folder)
            for pattern in patterns:
                if refusal(below, [pattern.removeprefix("!")]):
                    is_ignored = not pattern.startswith("!")
        return is_ignored

    @cached_property
    def _ignoring(self) -> dict[str, list[str]]:
        files = [path for path in self.paths if posixpath.basename(path) == IGNORING]
        found: dict[str, list[str]] = {}
        for path in sorted(files, key=len):
            content = self._source.read(self._blobs[path]).decode(errors="replace")
            lines = [line.strip() for line in content.splitlines()]
            kept = [line for line in lines if line.strip("!/ ") and not line.startswith("#")]
            plain = [line for line in kept if line.count("*") <= MOST_STARS]
            found[path.removesuffix(IGNORING)] = plain[:MOST_PATTERNS]
        return found
