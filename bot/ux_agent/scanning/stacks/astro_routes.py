"""The routes of Astro: what stands below src/pages is a page (docs, Routing)."""

import posixpath
from collections.abc import Iterable
from typing import NamedTuple

PAGES = "src/pages"
MARKDOWN = frozenset({".markdown", ".md", ".mdown", ".mdx"})
_SHOWN = MARKDOWN | {".astro", ".html"}


class Route(NamedTuple):
    """A page's file with its address; `names` are the parts that getStaticPaths fills in."""

    address: str
    file: str
    names: tuple[str, ...]


def routes_of(paths: Iterable[str]) -> list[Route]:
    """Every page, the start page first; files and folders that begin with _ are none."""
    found = [_route(path) for path in paths if _is_page(path)]
    return sorted(found, key=lambda one: (one.address.count("/"), one.address != "/", one.address))


def _is_page(path: str) -> bool:
    if not path.startswith(f"{PAGES}/") or posixpath.splitext(path)[1] not in _SHOWN:
        return False
    return not any(part.startswith("_") for part in path.removeprefix(f"{PAGES}/").split("/"))


def _route(path: str) -> Route:
    inside = posixpath.splitext(path.removeprefix(f"{PAGES}/"))[0]
    parts = inside.split("/")
    names = [part.strip("[]").removeprefix("...") for part in parts if part.startswith("[")]
    parts = parts[:-1] if parts[-1] == "index" else parts
    return Route("/" + "/".join(parts), path, tuple(names))
