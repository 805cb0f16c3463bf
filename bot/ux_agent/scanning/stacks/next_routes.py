"""The routes of Next by its folders (App Router and Pages Router, Next 13 to 15)."""

import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bot.ux_agent.scanning.showing.value import Value

_ENDINGS = (".tsx", ".jsx", ".ts", ".js")
_LANGUAGES = frozenset({"locale", "lang", "lng", "language"})
_DYNAMIC = re.compile(r"\[\[?(?:\.\.\.)?(\w+)\]\]?")


class Route(NamedTuple):
    """One page: its file, its address, what lies around it from the outside in.

    `parameters` are the names of the steps that anything may stand for, `known` what they are here.
    """

    file: str
    address: str
    around: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    known: Mapping[str, Value] = {}

    def at(self, given: Mapping[str, Value]) -> "Route":
        """The route at one of its addresses; itself where a step is not known."""
        if not all(isinstance(value.data, str) for value in given.values()):
            return self
        address = self.address
        for name, value in given.items():
            address = address.replace(f"[{name}]", value.text)
        return self._replace(address=address, known=given)


def app_routes(paths: Iterable[str]) -> list[Route]:
    """The pages below app/ or src/app/, the start page first."""
    known = frozenset(paths)
    root = next((one for one in ("app", "src/app") if _there(known, f"{one}/", "page")), "")
    found = [
        _app_route(path, root, known)
        for path in sorted(known)
        if root and path.startswith(f"{root}/") and _is_page(path, root)
    ]
    return sorted(found, key=lambda one: (one.address != "/", len(one.parameters), one.address))


def page_routes(paths: Iterable[str]) -> list[Route]:
    """The pages below pages/ or src/pages/, the start page first."""
    known = frozenset(paths)
    roots = [one for one in ("pages", "src/pages") if any(p.startswith(f"{one}/") for p in known)]
    found: list[Route] = []
    for path in sorted(known):
        root = next((one for one in roots if path.startswith(f"{one}/")), "")
        inner, ending = posixpath.splitext(path.removeprefix(f"{root}/"))
        if not root or ending not in _ENDINGS or inner.startswith(("_", "api/")):
            continue
        if inner == "500":
            continue
        inner = "not-found" if inner == "404" else inner
        steps = [step for step in inner.split("/") if step != "index"]
        found.append(Route(path, f"/{'/'.join(steps)}", (), tuple(_DYNAMIC.findall(inner))))
    return sorted(found, key=lambda one: (one.address != "/", len(one.parameters), one.address))


def named(paths: frozenset[str], *names: str) -> str:
    """The script with one of these names without its ending; '' when there is none."""
    return next(
        (f"{name}{end}" for name in names for end in _ENDINGS if f"{name}{end}" in paths), ""
    )


def _there(paths: frozenset[str], start: str, name: str) -> bool:
    return any(
        path.startswith(start) and posixpath.splitext(posixpath.basename(path))[0] == name
        for path in paths
    )


def _is_page(path: str, root: str) -> bool:
    name, ending = posixpath.splitext(posixpath.basename(path))
    folders = posixpath.dirname(path).removeprefix(root).split("/")
    is_private = any(one.startswith(("_", "@", "(.")) for one in folders)
    is_lost = name == "not-found" and folders == [""]
    return (name == "page" or is_lost) and ending in _ENDINGS and not is_private


def _app_route(path: str, root: str, known: frozenset[str]) -> Route:
    folder = posixpath.dirname(path)
    steps = [step for step in folder.removeprefix(root).split("/") if step]
    around: list[str] = []
    for depth in range(len(steps) + 1):
        inner = "/".join([root, *steps[:depth]])
        around.extend(
            file for kind in ("layout", "template") if (file := named(known, f"{inner}/{kind}"))
        )
    shown = [step for step in steps if not step.startswith("(")]
    parameters = [name for name in _DYNAMIC.findall("/".join(shown)) if name not in _LANGUAGES]
    is_spoken = [
        _DYNAMIC.fullmatch(step) is not None and step.strip("[].") in _LANGUAGES for step in shown
    ]
    plain = [step for step, is_language in zip(shown, is_spoken, strict=True) if not is_language]
    is_lost = posixpath.basename(path).startswith("not-found.")
    plain = ["not-found"] if is_lost else plain
    return Route(path, f"/{'/'.join(plain)}", tuple(around), tuple(parameters))


def parameters_of(route: Route, language: str) -> dict[str, str]:
    """What the steps of an address are that say a language."""
    return {name: language for name in _DYNAMIC.findall(route.file) if name in _LANGUAGES}
