"""Next: pages by their folders, within their layouts (App Router), or within _app and _document."""

import posixpath
import re
from collections.abc import Iterator, Sequence

from bot.errors import Failed
from bot.ux_agent.scanning.showing.script import Exhausted
from bot.ux_agent.scanning.showing.script_calling import call
from bot.ux_agent.scanning.showing.script_class_modules import class_module
from bot.ux_agent.scanning.showing.script_comparing import apart
from bot.ux_agent.scanning.showing.script_globals import browser
from bot.ux_agent.scanning.showing.script_modules import Modules
from bot.ux_agent.scanning.showing.script_packages import PACKAGES
from bot.ux_agent.scanning.showing.script_react import React as ReactPackages
from bot.ux_agent.scanning.showing.script_rendering import Rendering
from bot.ux_agent.scanning.showing.script_styled import LEFT_OUT
from bot.ux_agent.scanning.showing.script_styled import PACKAGES as STYLED
from bot.ux_agent.scanning.showing.script_values import UNKNOWN, Component, settled
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.showing.value import Value
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.languages import other_languages
from bot.ux_agent.scanning.stacks.next_metadata import head_elements, told_by
from bot.ux_agent.scanning.stacks.next_packages import NextPackages
from bot.ux_agent.scanning.stacks.next_routes import (
    Route,
    app_routes,
    named,
    page_routes,
    parameters_of,
)
from bot.ux_agent.scanning.stacks.react_routes import fits
from bot.ux_agent.scanning.stacks.react_translating import Translations
from bot.ux_agent.scanning.stacks.stack import Sheet, ShownPage

_LANGUAGE = re.compile(r"""defaultLocale["']?\s*[:=]\s*["']([\w-]+)["']""")
_CONFIGURING = re.compile(
    r"(?:^|/)(?:next\.config|next-i18next\.config|i18n|routing|config|request|middleware)[\w.-]*$"
)
MOST_ALIKE = 12
"""Pages of one route that are shown, of those whose address anything may be."""

_MESSAGES = ("messages/{}.json", "src/messages/{}.json", "locales/{}.json", "src/locales/{}.json")


class Next:
    """The pages of a Next site; those whose address anything may be are shown once."""

    name = "Next.js"

    def __init__(self, sources: Sources) -> None:
        self.left_out: list[str] = []
        self._sources = sources
        self._known = frozenset(sources.paths)
        self._modules = Modules(sources, others=class_module(sources))
        self._language = self._first_language()
        world = self._modules.world
        self._next = NextPackages(world, self._language, self._messages())
        self._modules.packages.update({**PACKAGES, **STYLED})
        self._modules.packages.update(ReactPackages(world).packages())
        self._modules.packages.update(Translations(sources, self._modules).packages())
        self._modules.packages.update(self._next.packages())
        self._routes = [*app_routes(sources.paths), *page_routes(sources.paths)]
        self._exact: dict[str, str] = {one.address: one.file for one in reversed(self._routes)}

    def pages(self) -> Iterator[ShownPage]:
        """Every page that its folders make, the start page first; fails when there is none."""
        if not self._routes:
            raise Failed("no_entry", "A Next site has pages in app/ or pages/; there are none.")
        shown: list[ShownPage] = []
        for route in self._visits():
            self._modules.world.visit(route.address, browser(route.address))
            root = Seen("", {})
            rendering = Rendering(self._modules.world)
            try:
                elements = self._shown(route, root, rendering)
            except (Exhausted, RecursionError):
                self.left_out.append(f"{route.file} does more than can be followed.")
                elements = rendering.elements
            for one in root.children:
                one.parent = None
            self.left_out.extend(apart(elements, self._modules.world))
            sheets = [Sheet(one) for one in self._modules.sheets(*self._files(route))]
            shown.append(ShownPage(route.file, route.address, elements, sheets))
            yield shown[-1]
        if self._modules.asked & STYLED.keys():
            self.left_out.append(LEFT_OUT)
        yield from other_languages(shown, self._sources, self._modules.loaded)

    def _visits(self) -> Iterator[Route]:
        """The routes; one whose address anything may be, at the addresses that it makes itself."""
        for route in self._routes:
            known = list(self._parameters(route))[:MOST_ALIKE] if route.parameters else []
            yield from (route.at(given) for given in known) if known else (route,)

    def _parameters(self, route: Route) -> Iterator[dict[str, Value]]:
        """What generateStaticParams or getStaticPaths says of a page's address."""
        module = self._modules.module(route.file)
        for name in ("generateStaticParams", "getStaticPaths") if module else ():
            made = self._modules.export(module, name) if module else UNKNOWN
            if module is None or not made.is_known:
                continue
            found = settled(call(made, [Value({})], module.frame))
            if isinstance(found.data, dict):
                found = settled(found.member("paths"))
            for one in found.entries() if isinstance(found.data, list) else ():
                held = settled(one)
                inner = held.member("params") if isinstance(held.data, dict) else Value()
                held = settled(inner) if isinstance(inner.data, dict) else held
                if isinstance(held.data, dict):
                    yield {name: settled(held.member(name)) for name in route.parameters}

    def file_at(self, address: str, page: ShownPage) -> str:
        """The file at an address: of public/, or the page that it leads to."""
        plain = address.partition("?")[0].partition("#")[0]
        if not plain:
            return page.path
        if ":" in plain or plain.startswith("//"):
            return ""
        if not plain.startswith("/"):
            beside = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), plain))
            return beside if beside in self._known else ""
        if f"public{plain}" in self._known:
            return f"public{plain}"
        return self._led(plain.rstrip("/") or "/")

    def _led(self, address: str) -> str:
        """The page at an address: its own, else one whose steps may be anything."""
        if address in self._exact:
            return self._exact[address]
        loose = (one for one in self._routes if one.parameters)
        return next((one.file for one in loose if fits(_pattern(one.address), address)), "")

    def _files(self, route: Route) -> tuple[str, ...]:
        if route.around or not self._own("_app"):
            return (*route.around, route.file)
        return tuple(
            path for path in (self._own("_document"), self._own("_app"), route.file) if path
        )

    def _own(self, name: str) -> str:
        return named(self._known, f"pages/{name}", f"src/pages/{name}")

    def _shown(self, route: Route, root: Seen, rendering: Rendering) -> Sequence[Seen]:
        given = self._given(route)
        if not route.file.startswith(("app/", "src/app/")):
            return self._of_pages(route, root, rendering)
        rendering.show(self._layered(route, given), root)
        head = next((one for one in rendering.elements if one.tag == "head"), None)
        told = list(head_elements(told_by(self._modules, self._files(route), Value(given))))
        if head is None:
            head = Seen("head", {})
            html = next((one for one in rendering.elements if one.tag == "html"), None)
            told = [head, *told]
            if html is not None:
                head.append_to(html)
        for one in told[told[0] is head :]:
            one.append_to(head)
        first = rendering.elements[:1] if rendering.elements[:1] and told[:1] == [head] else []
        return [*first, *told, *rendering.elements[len(first) :]]

    def _given(self, route: Route) -> dict[str, Value]:
        spoken = parameters_of(route, self._language)
        held = dict.fromkeys(route.parameters, UNKNOWN)
        held.update(route.known)
        held.update({name: Value(language) for name, language in spoken.items()})
        return {"params": Value(held), "searchParams": UNKNOWN}

    def _layered(self, route: Route, given: dict[str, Value]) -> Value:
        """The page within its templates and layouts."""
        shown = Value(Component(self._default(route.file), given))
        for path in reversed(route.around):
            shown = Value(Component(self._default(path), {**given, "children": shown}))
        return shown

    def _of_pages(self, route: Route, root: Seen, rendering: Rendering) -> Sequence[Seen]:
        """A page of pages/ within _app and _document, or a plain page where they are absent."""
        component = self._default(route.file)
        props = self._props(route)
        shown = Value(Component(component, props))
        if app := self._own("_app"):
            inside = {"Component": component, "pageProps": Value(props)}
            shown = Value(Component(self._default(app), inside))
        document = self._own("_document")
        if document:
            self._next.main = shown
            rendering.show(Value(Component(self._default(document))), root)
            return rendering.elements
        html, head, body = Seen("html", {}), Seen("head", {}), Seen("body", {})
        html.append_to(root)
        head.append_to(html)
        body.append_to(html)
        rendering.head = head
        rendering.show(shown, body)
        below = [one for one in rendering.elements if any(up is head for up in one.above())]
        rest = [one for one in rendering.elements if one not in below]
        return [html, head, *below, body, *rest]

    def _props(self, route: Route) -> dict[str, Value]:
        """What getStaticProps or getServerSideProps gives the page."""
        module = self._modules.module(route.file)
        for name in ("getStaticProps", "getServerSideProps") if module else ():
            made = self._modules.export(module, name) if module else UNKNOWN
            if module and made.is_known:
                context = Value({**self._given(route), "locale": Value(self._language)})
                given = settled(call(made, [context], module.frame))
                props = settled(given.member("props")) if isinstance(given.data, dict) else UNKNOWN
                return dict(props.data) if isinstance(props.data, dict) else {"...": UNKNOWN}
        return {}

    def _default(self, path: str) -> Value:
        module = self._modules.module(path)
        return self._modules.export(module, "default") if module else UNKNOWN

    def _first_language(self) -> str:
        for path in self._sources.paths:
            document = self._sources.document(path) if _CONFIGURING.search(path) else None
            found = _LANGUAGE.search(document.data.decode()) if document else None
            if found:
                return found[1]
        return "en"

    def _messages(self) -> Value:
        for pattern in _MESSAGES:
            path = pattern.format(self._language)
            if path in self._known:
                return self._modules.imported(f"/{path}", "default", "")
        return UNKNOWN


def _pattern(address: str) -> str:
    """An address of Next's folders as a router's path."""
    steps = [
        f":{step.strip('[].')}" if step.startswith("[") else step for step in address.split("/")
    ]
    return "/".join(
        "*" if "[..." in raw else step for raw, step in zip(address.split("/"), steps, strict=True)
    )
