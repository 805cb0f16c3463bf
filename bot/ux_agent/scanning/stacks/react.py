"""React (Vite, Create React App): the page's script mounts components, a router chooses some."""

import posixpath
from collections import deque
from collections.abc import Iterator, Sequence

from bot.errors import Failed
from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.kinds.elements import elements_of
from bot.ux_agent.scanning.seeing import seen_as_written
from bot.ux_agent.scanning.showing.bundling import Bundling
from bot.ux_agent.scanning.showing.script import Exhausted
from bot.ux_agent.scanning.showing.script_class_modules import class_module
from bot.ux_agent.scanning.showing.script_comparing import apart
from bot.ux_agent.scanning.showing.script_globals import browser
from bot.ux_agent.scanning.showing.script_modules import Modules
from bot.ux_agent.scanning.showing.script_packages import PACKAGES
from bot.ux_agent.scanning.showing.script_react import React as ReactPackages
from bot.ux_agent.scanning.showing.script_rendering import Rendering
from bot.ux_agent.scanning.showing.script_styled import LEFT_OUT
from bot.ux_agent.scanning.showing.script_styled import PACKAGES as STYLED
from bot.ux_agent.scanning.showing.script_values import printed, settled
from bot.ux_agent.scanning.showing.seen import Seen, Shown
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.languages import other_languages
from bot.ux_agent.scanning.stacks.react_routes import Router
from bot.ux_agent.scanning.stacks.react_translating import Translations
from bot.ux_agent.scanning.stacks.stack import Sheet, ShownPage

MOST_PAGES = 40
_SHELLS = ("index.html", "public/index.html", "src/index.html")
_ENTRIES = ("src/main", "src/index", "main", "index")


class React:
    """The pages of a React site: what its entry shows at every address that it has."""

    name = "React"

    def __init__(self, sources: Sources) -> None:
        self.left_out: list[str] = []
        self._sources = sources
        self._known = frozenset(sources.paths)
        self._modules = Modules(sources, others=class_module(sources))
        self._entry = ""
        world = self._modules.world
        world.meta = Bundling(self._modules, lambda _: None).meta
        self._modules.packages.update({**PACKAGES, **STYLED})
        self._modules.packages.update(ReactPackages(world).packages())
        self._modules.packages.update(Router(world).packages())
        self._modules.packages.update(Translations(sources, self._modules).packages())

    def pages(self) -> Iterator[ShownPage]:
        """The entry page, then those that links and routes lead to; fails without an entry.

        What shows the same as the entry is no page: its address means nothing to the scripts.
        """
        shell = self._shell()
        self._begin(shell)
        shown: list[ShownPage] = []
        pending, seen = deque(["/"]), {"/"}
        while pending and len(seen) <= MOST_PAGES:
            address = pending.popleft()
            elements = self._shown(shell, address)
            if shown and _said(elements) == _said(shown[0].elements):
                continue
            path = shell.path if address == "/" else address.strip("/")
            self.left_out.extend(apart(elements, self._modules.world))
            sheets = [Sheet(one) for one in self._modules.sheets(self._entry)]
            shown.append(ShownPage(path, address, elements, sheets))
            yield shown[-1]
            for found in self._addresses(elements):
                if found not in seen:
                    seen.add(found)
                    pending.append(found)
        if self._modules.asked & STYLED.keys():
            self.left_out.append(LEFT_OUT)
        yield from other_languages(shown, self._sources, self._modules.loaded)

    def file_at(self, address: str, page: ShownPage) -> str:
        """The file at an address: of public/, of the site's root, or the page that it leads to."""
        plain = address.partition("?")[0].partition("#")[0]
        if not plain:
            return page.path
        if ":" in plain or plain.startswith("//"):
            return ""
        inner = plain.lstrip("/")
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), plain))
        for path in (*([] if plain.startswith("/") else [beside]), f"public/{inner}", inner):
            if inner and path in self._known:
                return path
        if not plain.startswith("/"):
            return ""
        return inner.rstrip("/") or self._shell().path

    def _shell(self) -> Document:
        found = (self._sources.document(path) for path in _SHELLS)
        shell = next((one for one in found if one is not None), None)
        if shell is None:
            raise Failed("no_entry", "A React site begins with its index.html; there is none.")
        try:
            elements_of(shell)
        except Missing as reason:
            raise Failed("no_entry", f"The entry page cannot be read: {reason}.") from None
        return shell

    def _begin(self, shell: Document) -> None:
        """Runs the scripts that the shell loads, or the usual entry."""
        named = [
            one.attributes.get("src", "").lstrip("/.")
            for one in seen_as_written(shell)
            if one.tag == "script"
        ]
        paths = [path for path in named if path in self._known]
        for path in paths or [self._modules.resolve(f"/{one}", "") for one in _ENTRIES]:
            try:
                if path and self._modules.module(path) and self._modules.world.mounted:
                    self._entry = path
                    return
            except (Exhausted, RecursionError):
                self.left_out.append(f"{path} does more than can be followed.")
        if not self._modules.world.mounted:
            self.left_out.append("No script was found that mounts the site's components.")

    def _shown(self, shell: Document, address: str) -> Sequence[Seen]:
        """The elements of the shell with what is mounted in them."""
        world = self._modules.world
        world.visit(address, browser(address))
        elements = seen_as_written(shell)
        head = next((one for one in elements if one.tag == "head"), None)
        for identity, value in world.mounted:
            holder = next(
                (one for one in elements if one.attributes.get("id") == identity.lstrip("#")), None
            )
            holder = holder or next((one for one in elements if one.tag == "body"), None)
            if holder is None:
                continue
            rendering = Rendering(world, head)
            try:
                rendering.show(value, holder)
            except (Exhausted, RecursionError):
                self.left_out.append(f"The page {address} does more than can be followed.")
            told = [one for one in rendering.elements if head in one.above()] if head else []
            rest = [one for one in rendering.elements if one not in told]
            at = elements.index(holder) + 1
            elements[at:at] = rest
            first = elements.index(head) + 1 if head else 0
            elements[first:first] = told
        self._titled(elements)
        return elements

    def _titled(self, elements: Sequence[Seen]) -> None:
        """A script that sets the document's title overwrites the one that is written."""
        told = self._modules.world.effects.get("title", [])
        title = next((one for one in elements if one.tag == "title"), None)
        if title is not None and told:
            last = settled(told[-1])
            title.texts.insert(0, Shown(printed(last), last.origin))

    def _addresses(self, elements: Sequence[Seen]) -> Iterator[str]:
        """The site's own addresses that links and routes lead to."""
        links = [one.attributes.get("href", "") for one in elements if one.tag in {"a", "area"}]
        for address in (*links, *self._modules.world.addresses):
            plain = address.partition("?")[0].partition("#")[0]
            is_file = any(path in self._known for path in (plain[1:], f"public{plain}"))
            if plain.startswith("/") and not plain.startswith("//") and not is_file:
                yield plain.rstrip("/") or "/"


def _said(elements: Sequence[Seen]) -> list[tuple[str, str, tuple[str, ...]]]:
    """What visitors see of a page: its elements with their pictures and texts."""
    return [
        (one.tag, one.attributes.get("src", ""), tuple(text.value for text in one.texts))
        for one in elements
    ]
