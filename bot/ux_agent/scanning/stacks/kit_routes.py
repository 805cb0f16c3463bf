"""The routes of SvelteKit: pages below src/routes, layouts around them (kit docs, Routing)."""

import posixpath
import re
from collections.abc import Iterable
from typing import NamedTuple

ROUTES = "src/routes"
_PAGE = re.compile(r"\+page(@[^/]*)?\.svelte")
_LAYOUT = re.compile(r"\+layout(@[^/]*)?\.svelte")
_GROUP = re.compile(r"\([^)]*\)")


class Route(NamedTuple):
    """A page's address with its component, and the layouts around it, the outermost first."""

    address: str
    page: str
    layouts: tuple[str, ...]

    @property
    def is_dynamic(self) -> bool:
        """Whether a part of its address is only known at run time."""
        return "[" in self.address


def routes_of(paths: Iterable[str]) -> list[Route]:
    """Every page below src/routes, the start page first, then those nearer to it."""
    known = [path for path in paths if path.startswith(f"{ROUTES}/")]
    layouts = {
        posixpath.dirname(path): path
        for path in known
        if _LAYOUT.fullmatch(_name(path)) is not None
    }
    found = [
        Route(_address(path), path, _around(posixpath.dirname(path), _reset(path), layouts))
        for path in known
        if _PAGE.fullmatch(_name(path))
    ]
    return sorted(found, key=lambda one: (one.address.count("/"), one.address != "/", one.address))


def _around(folder: str, reset: str | None, layouts: dict[str, str]) -> tuple[str, ...]:
    """The layouts of a folder; `reset` names the folder to go on from (`` is the root's)."""
    found: list[str] = []
    while folder.startswith(ROUTES):
        if reset is not None and not _is_named(folder, reset):
            folder = posixpath.dirname(folder)
            continue
        reset = None
        if folder in layouts:
            found.append(layouts[folder])
            reset = _reset(layouts[folder])
        folder = posixpath.dirname(folder)
    return tuple(found[::-1])


def _is_named(folder: str, reset: str) -> bool:
    return folder == ROUTES if not reset else posixpath.basename(folder) == reset


def _reset(path: str) -> str | None:
    """What follows the @ of a file's name; None without one."""
    found = (_PAGE.fullmatch(_name(path)) or _LAYOUT.fullmatch(_name(path))) if path else None
    return found[1].removeprefix("@") if found and found[1] is not None else None


def _name(path: str) -> str:
    return posixpath.basename(path)


def _address(path: str) -> str:
    folder = posixpath.dirname(path).removeprefix(ROUTES)
    parts = [part for part in folder.split("/") if part and not _GROUP.fullmatch(part)]
    return "/" + "/".join(parts)
