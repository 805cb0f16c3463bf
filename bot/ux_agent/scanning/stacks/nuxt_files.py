"""What Nuxt finds by its folders: pages, layouts, components, composables (docs, Directory)."""

import posixpath
import re
from collections.abc import Iterable
from typing import NamedTuple

_PARAMETER = re.compile(r"\[\[?(?:\.\.\.)?(\w*)\]?\]")
_WORD = re.compile(r"[^A-Za-z0-9]+")
_SCRIPTS = (".ts", ".js", ".mjs")


class PageFile(NamedTuple):
    """An address with the components of its page, the outermost first."""

    address: str
    views: tuple[str, ...]


class Folders:
    """The files of a site of Nuxt by what they are; the newer ones have all of it in app/."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = tuple(paths)
        has_app = any(path.startswith(("app/pages/", "app/app.vue")) for path in self._paths)
        self.root = "app/" if has_app else ""

    def file(self, name: str) -> str:
        """The path of a file of the site's own folder; '' without it."""
        path = f"{self.root}{name}"
        return path if path in self._paths else ""

    def layout(self, name: str) -> str:
        """The file of a layout."""
        return self.file(f"layouts/{name}.vue")

    def pages(self) -> list[PageFile]:
        """Every page, the start page first; a file beside a folder of its name is around it."""
        folder = f"{self.root}pages/"
        found = [path for path in self._paths if path.startswith(folder) and path.endswith(".vue")]
        names = {path.removeprefix(folder).removesuffix(".vue") for path in found}
        pages: list[PageFile] = []
        for name in names:
            if any(other.startswith(f"{name}/") for other in names):
                continue
            steps = name.split("/")
            above = ["/".join(steps[:count]) for count in range(1, len(steps))]
            views = [f"{folder}{one}.vue" for one in (*(a for a in above if a in names), name)]
            pages.append(PageFile(_address(steps), tuple(views)))
        return sorted(pages, key=lambda one: (one.address.count("/"), one.address != "/", *one[:1]))

    def components(self) -> dict[str, str]:
        """The files of components by the names that templates know them by."""
        folder = f"{self.root}components/"
        found: dict[str, str] = {}
        for path in self._paths:
            if path.startswith(folder) and path.endswith(".vue"):
                stem = path.removeprefix(folder).removesuffix(".vue")
                found.setdefault(_named(re.sub(r"\.(client|server|global)$", "", stem)), path)
        return found

    def scripts(self) -> list[str]:
        """The files whose exports are known everywhere."""
        folders = tuple(f"{self.root}{name}/" for name in ("composables", "utils", "stores"))
        return [
            path for path in self._paths if path.startswith(folders) and path.endswith(_SCRIPTS)
        ]


def _address(steps: list[str]) -> str:
    parts = [_PARAMETER.sub(lambda found: f":{found[1] or 'all'}", step) for step in steps]
    shown = [part for part in parts if not (part.startswith("(") and part.endswith(")"))]
    shown = shown[:-1] if shown and shown[-1] == "index" else shown
    return "/" + "/".join(shown)


def _named(stem: str) -> str:
    """`base/foo/Button` is BaseFooButton; what a folder says is not said again."""
    words: list[str] = []
    for step in stem.split("/"):
        inner = [
            word for part in _WORD.split(step) for word in re.findall(r"[A-Z]?[^A-Z]+|[A-Z]+", part)
        ]
        inner = [word[:1].upper() + word[1:] for word in inner]
        if posixpath.basename(stem) == step and step == "index":
            continue
        while inner and words and inner[0] == words[-1]:
            inner = inner[1:]
        overlap = next((n for n in range(len(inner), 0, -1) if words[-n:] == inner[:n]), 0)
        words.extend(inner[overlap:])
    return "".join(words)
