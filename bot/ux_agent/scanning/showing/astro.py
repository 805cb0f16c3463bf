"""Astro's components: how their elements are shown, and what their fences have at hand."""

from collections.abc import Mapping, Sequence

from tree_sitter import Node

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import Element, Piece, roots
from bot.ux_agent.scanning.showing.astro_code import parts_of
from bot.ux_agent.scanning.showing.attributes import class_list
from bot.ux_agent.scanning.showing.component_script import hoist, scripts_of, take_imports
from bot.ux_agent.scanning.showing.expressions import Expressions
from bot.ux_agent.scanning.showing.parts import Part, Span
from bot.ux_agent.scanning.showing.script_calling import call
from bot.ux_agent.scanning.showing.script_frame import Frame
from bot.ux_agent.scanning.showing.script_globals import native
from bot.ux_agent.scanning.showing.script_modules import Modules
from bot.ux_agent.scanning.showing.script_statements import run_all
from bot.ux_agent.scanning.showing.script_values import (
    UNKNOWN,
    Arguments,
    Native,
    changing,
    opaque,
    settled,
)
from bot.ux_agent.scanning.showing.using import Fillings, Role, Use
from bot.ux_agent.scanning.showing.value import Value

PATHS = "getStaticPaths"
_STEERING = ("set:", "is:", "client:", "define:", "transition:", "server:")
_IMAGES = frozenset({"Image", "Picture"})


class Astro:
    """The language of .astro files; `site` is the address that the configuration names."""

    has_braces = True
    falls = False

    def __init__(self, modules: Modules) -> None:
        self._modules = modules
        self.site: Value = UNKNOWN

    def top(self, document: Document) -> Sequence[Piece]:
        """All that stands below the fence."""
        return roots(document)

    def parts(self, pieces: Sequence[Piece], document: Document) -> tuple[Part, ...]:
        """What the pieces of a content show."""
        return parts_of(pieces, document)

    def role(self, element: Element, use: Use) -> Role:
        """How an element is shown."""
        tag = element.tag
        if tag == "slot":
            return Role("gap", element.attributes.get("name", ""))
        if tag == "Fragment":
            is_made = {"set:html", "set:text"} & {*element.made, *element.attributes}
            return Role("none" if is_made else "open")
        if not element.is_component:
            return Role("element")
        first, *rest = tag.split(".")
        value = settled(use.frame.find(first) or UNKNOWN)
        for name in rest:
            value = settled(value.member(name))
        if not value.is_known and tag in _IMAGES:
            return Role("element", "img")
        is_tag = isinstance(value.data, str)
        return Role("element", value.text) if is_tag else Role("component", component=value)

    def fill(self, element: Element) -> str:
        """The gap that a child fills."""
        return element.attributes.get("slot", "")

    def handed(self, element: Element) -> tuple[Span, ...]:
        """A gap hands nothing over."""
        return ()

    def is_own(self, name: str) -> bool:
        """Whether it steers the component."""
        return name.startswith(_STEERING) or name in {"slot", "key"}

    def read(self, name: str, value: Value) -> Value:
        """An attribute's value; an imported picture's is its address."""
        held = settled(value)
        return held.member("src") if name == "src" and isinstance(held.data, dict) else value

    def classes(self, value: Value) -> str:
        """The classes that a value stands for."""
        return class_list(value)

    def content(self, element: Element, use: Use) -> Value | None:
        """What `set:text` shows; `set:html` shows what is no text."""
        if {"set:html"} & {*element.made, *element.attributes}:
            return Value()
        span = element.made.get("set:text")
        return use.value(Span(span[0] + 1, span[1] - 1)) if span else None

    def enter(self, expressions: Expressions, given: Mapping[str, Value], fills: Fillings) -> Use:
        """A use of a component, its fence run with what it is given."""
        frame = self.ran(expressions.document, given, fills)
        shown = Frame(expressions.source)
        shown.outside = frame.find
        return Use(self, expressions, shown, dict(fills))

    def ran(self, document: Document, given: Mapping[str, Value], fills: Fillings) -> Frame:
        """The names of a component's fence."""
        frame = Frame(self._modules.source(document))
        frame.names["Astro"] = self._astro(given, fills, document.path)
        for _, nodes in scripts_of(document):
            take_imports(nodes, frame, self._modules, document.path)
            hoist([_exported(node) for node in nodes], frame)
            for node in nodes:
                run_all([node], frame)
        return frame

    def paths(self, document: Document) -> list[Value] | None:
        """What getStaticPaths gives: params and props of each page; None where it is not known."""
        frame = self.ran(document, {}, {})
        made = settled(frame.find(PATHS) or UNKNOWN)
        found = settled(call(made, [Value({"paginate": native(_paginated)})], frame))
        if not isinstance(found.data, list):
            return None
        pages: list[Value] = []
        for one in map(settled, found.entries()):
            pages.extend(map(settled, one.entries()) if isinstance(one.data, list) else [one])
        return pages

    def _globbed(self, pattern: Value, file: str) -> Value:
        """What `Astro.glob` gives: the modules of the files that a pattern names."""
        meta = self._modules.world.meta
        found = settled(meta(file)) if meta else UNKNOWN
        eager = Value({"eager": Value(data=True)})
        named = found.member("glob").data
        held = named.call([pattern, eager]) if isinstance(named, Native) else UNKNOWN
        return Value(list(held.entries()))

    def _astro(self, given: Mapping[str, Value], fills: Fillings, file: str) -> Value:
        def has(arguments: Arguments) -> Value:
            name = settled(arguments[0]).text if arguments else ""
            return Value(("" if name == "default" else name) in fills)

        address = self._modules.world.address
        slots = {"has": native(has), "render": native(lambda _: UNKNOWN)}
        url = {"pathname": changing(Value(address), ()), "href": UNKNOWN, "searchParams": UNKNOWN}
        return Value(
            {
                "props": Value(dict(given)),
                "slots": Value(slots),
                "url": Value(url),
                "params": opaque("the address"),
                "request": opaque("the request"),
                "site": self.site,
                "currentLocale": opaque("the language"),
                "generator": Value("Astro"),
                "glob": native(
                    lambda arguments: self._globbed(arguments[0], file) if arguments else UNKNOWN
                ),
            }
        )


def _exported(node: Node) -> Node:
    inner = node.child_by_field_name("declaration") if node.type == "export_statement" else None
    return inner or node


def _paginated(given: Arguments) -> Value:
    """The first page of a list; the pages after it show the same with other entries."""
    listed = settled(given[0]) if given else UNKNOWN
    options = settled(given[1]) if len(given) > 1 else Value({})
    if not isinstance(listed.data, list):
        return UNKNOWN
    size = settled(options.member("pageSize")).data
    entries = list(listed.entries())[: size if isinstance(size, int) else 10]
    page = {
        "data": Value(entries),
        "currentPage": Value(1),
        "lastPage": UNKNOWN,
        "total": Value(len(listed.data)),
        "url": UNKNOWN,
    }
    props = settled(options.member("props"))
    inner = props.data if isinstance(props.data, dict) else {}
    return Value([Value({"params": Value({}), "props": Value({**inner, "page": Value(page)})})])
