"""What the stacks of components share: finding them, entering them, and what they load."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence

from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.kinds.elements import Element, elements_of
from bot.ux_agent.scanning.run_time import addresses_in
from bot.ux_agent.scanning.seeing import seen_as_written
from bot.ux_agent.scanning.showing.bundling import Bundling
from bot.ux_agent.scanning.showing.component import Showing
from bot.ux_agent.scanning.showing.expressions import Expressions
from bot.ux_agent.scanning.showing.fetching import fetching
from bot.ux_agent.scanning.showing.script import Modules, call
from bot.ux_agent.scanning.showing.script_class_modules import class_module
from bot.ux_agent.scanning.showing.script_rendering import Rendering
from bot.ux_agent.scanning.showing.script_values import Function
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.showing.using import ComponentFile, Fillings, Language, Use
from bot.ux_agent.scanning.showing.value import Value
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.stack import Sheet

_IMPORT = re.compile(
    r"""(?:^|[;\s])(?:import|export)\s+(?:[\w$*{][^;'"()]*?\sfrom\s*|[\w$*{][^;'"()]*?\}\s*from\s*)?"""
    r"""["']([^"'\n]+)["']"""
)
_LAZY = re.compile(r"""\bimport\s*\(\s*["']([^"'\n]+)["']\s*\)""")
_COMMENT = re.compile(
    r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|/\*.*?\*/|//[^\n]*""", re.DOTALL
)
_FILLED_IN = re.compile(r"%[\w.]+%|<%.*?%>")
_BASE = re.compile(r"%sveltekit\.assets%|%BASE_URL%|<%=\s*BASE_URL\s*%>(?=/)|<%=\s*BASE_URL\s*%>")
SHEETS = (".css", ".scss", ".sass", ".less", ".pcss", ".postcss")
_SCOPED = frozenset({".svelte", ".astro"})


class Components:
    """The components of a site: each is entered anew wherever it is used.

    `left_out` says what could not be read, a line each.
    """

    def __init__(self, sources: Sources, packages: Mapping[str, Mapping[str, Value]]) -> None:
        self.left_out: list[str] = []
        self.sources = sources
        self.modules = Modules(sources, packages, self._other)
        self.languages: dict[str, Language] = {}
        self._expressions: dict[str, Expressions] = {}
        self._class_names = class_module(sources)
        self.modules.world.meta = Bundling(self.modules, self.globbed).meta
        self.fetch = fetching(self._served)
        self.modules.world.names = {**self.modules.world.names, "fetch": self.fetch}

    def use(
        self, path: str, given: Mapping[str, Value] | None = None, fills: Fillings | None = None
    ) -> Use | None:
        """A use of the component in a file; None where there is none that can be read."""
        language = self.languages.get(posixpath.splitext(path)[1])
        expressions = self.expressions(path) if language else None
        if language is None or expressions is None:
            return None
        return language.enter(expressions, given or {}, fills or {})

    def enter(self, value: Value, given: Mapping[str, Value], fills: Fillings) -> Use | None:
        """A use of what a name stands for; None when that is no component of these languages."""
        if not isinstance(value.data, ComponentFile):
            return None
        return self.use(value.data.path, given, fills)

    def globbed(self, path: str) -> Value | None:
        """The exports of a component; None of what is none."""
        is_component = posixpath.splitext(path)[1] in self.languages
        return Value({"default": Value(ComponentFile(path))}) if is_component else None

    def foreign(self, value: Value, given: Mapping[str, Value], parent: Seen) -> bool:
        """Shows a component of React; False for what is none."""
        data = value.data
        if not isinstance(data, Function):
            return False
        shown = call(value, [Value(dict(given))], data.frame)
        Rendering(self.modules.world).show(shown, parent)
        return True

    def showing(self, head: Seen) -> Showing:
        """A page in the making."""
        return Showing(head, self.enter, self.foreign)

    def expressions(self, path: str) -> Expressions | None:
        """The expressions in a component's markup; None where it cannot be read."""
        if path not in self._expressions:
            document = self.sources.document(path)
            if document is None:
                return None
            try:
                self._expressions[path] = Expressions(document, self.modules.world)
            except Missing as reason:
                self._leave_out(f"{path}: {reason}")
                return None
        return self._expressions[path]

    def _leave_out(self, said: str) -> None:
        if said not in self.left_out:
            self.left_out.append(said)

    def sheets(self, *paths: str) -> list[Sheet]:
        """The sheets that modules and components load, in their order: what they import first."""
        found: dict[tuple[str, str], Sheet] = {}
        seen: set[str] = set()
        for path in paths:
            for sheet in self._sheets(path, seen):
                found.setdefault((sheet.document.path, sheet.owner), sheet)
        return list(found.values())

    def imported(self, document: Document, *, is_lazy: bool = False) -> Iterator[str]:
        """The files of the site that a module imports, in order."""
        text = _COMMENT.sub(lambda found: found[1] or "", script_text(document))
        for pattern in (_IMPORT, _LAZY) if is_lazy else (_IMPORT,):
            for specifier in pattern.findall(text):
                path = self.modules.resolve(specifier, document.path)
                if path:
                    yield path

    def fetched(self, *paths: str) -> list[str]:
        """The addresses of JSON that modules and components load when the site runs."""
        seen, pending = set(paths), list(paths)
        found: dict[str, None] = {}
        while pending:
            document = self.sources.document(pending.pop())
            if document is None or document.suffix in {".json", ".md"} or _is_sheet(document.path):
                continue
            found.update(dict.fromkeys(_fetched(script_text(document))))
            for inner in self.imported(document):
                if inner not in seen:
                    seen.add(inner)
                    pending.append(inner)
        return list(found)

    def _sheets(self, path: str, seen: set[str]) -> Iterator[Sheet]:
        document = self.sources.document(path) if path not in seen else None
        seen.add(path)
        if document is None:
            return
        if _is_sheet(path):
            yield Sheet(document)
            return
        for inner in self.imported(document):
            yield from self._sheets(inner, seen)
        if document.suffix in self.languages:
            yield from own_sheets(document)

    def _served(self, address: str) -> Document | None:
        """The data at an address of the site, which lies as it is in public/ or static/."""
        plain = address.partition("?")[0].lstrip("/")
        named = (f"{folder}/{plain}" for folder in ("public", "static"))
        is_own = "//" not in address and plain.endswith((".json", ".yaml", ".yml"))
        found = (self.sources.document(path) for path in named if is_own)
        return next((one for one in found if one is not None), None)

    def _other(self, path: str, name: str) -> Value | None:
        known = self.globbed(path)
        if known is None:
            return self._class_names(path, name)
        is_component = posixpath.splitext(path)[1] in self.languages
        if name == "*":
            return known.member("default") if is_component else known
        return known.member(name) if name in known.data else None


def _is_sheet(path: str) -> bool:
    return path.endswith(SHEETS)


def _fetched(script: str) -> Iterator[str]:
    """The addresses in a script that lead to files as they are, not to what is bundled."""
    for address in addresses_in(script):
        plain = address.lstrip("*")
        if plain.startswith("/") or plain != address:
            yield f"/{plain.lstrip('/')}"


def own_sheets(document: Document) -> Iterator[Sheet]:
    """The style blocks of a component."""
    try:
        blocks = [one for one in elements_of(document) if one.tag == "style"]
    except Missing:
        return
    if blocks:
        is_own = all(_is_scoped(one, document) for one in blocks)
        yield Sheet(document, document.path if is_own else "")


def _is_scoped(element: Element, document: Document) -> bool:
    names = element.attributes
    if document.suffix == ".vue":
        return "scoped" in names or "module" in names
    return document.suffix in _SCOPED and not {"is:global", "global"} & names.keys()


def script_text(document: Document) -> str:
    """What of a file is script: all of a module, of a component its scripts or its fence."""
    if document.suffix == ".astro":
        return document.text(0, document.body)
    if document.suffix in {".vue", ".svelte"}:
        try:
            scripts = [one for one in elements_of(document) if one.tag == "script"]
        except Missing:
            return ""
        return "\n".join(document.text(*one.inside) for one in scripts)
    return document.data.decode()


class Shell:
    """The page that an application is put into: its elements, and the one that it goes to."""

    def __init__(self, document: Document, mark: str) -> None:
        self.elements = seen_as_written(document)
        page = next((one for one in self.elements if one.tag == "html"), None)
        self.root = page or _gathered(self.elements)
        self.head = self._part("head")
        self.body = self._part("body")
        self.target = self._target(mark)

    def _part(self, tag: str) -> Seen:
        found = next((one for one in self.elements if one.tag == tag), None)
        return found or Seen(tag, {}).append_to(self.root)

    def _target(self, mark: str) -> Seen:
        """The element with this selector (`#app`) or text."""
        found = self.body
        for one in self.elements:
            is_held = any(mark in shown.value for shown in one.texts)
            if is_held or (mark.startswith("#") and one.attributes.get("id") == mark[1:]):
                found = one
            one.texts = [shown for shown in one.texts if not _FILLED_IN.search(shown.value)]
            for name, value in one.attributes.items():
                one.attributes[name] = _BASE.sub("", value)
        return found

    def shown(self) -> list[Seen]:
        """All elements of the page in their order."""
        return [self.root, *self.root.below()]


def _gathered(elements: Sequence[Seen]) -> Seen:
    """An html element around the elements of a page that does without."""
    root = Seen("html", {})
    for one in [one for one in elements if one.parent is None]:
        one.append_to(root)
    return root


def whole_page(root: Seen) -> list[Seen]:
    """All elements of a page, put into html and body where the page does not say these."""
    page = next((one for one in root.children if one.tag == "html"), None)
    if page is None:
        page = Seen("html", {})
        head, body = Seen("head", {}).append_to(page), Seen("body", {}).append_to(page)
        body.texts = root.texts
        for one in list(root.children):
            is_head = one.tag in {"title", "meta", "link", "base"}
            one.append_to(head if is_head else body)
    page.parent, page.siblings, page.previous = None, [page], None
    return [page, *page.below()]
