"""Vue's components: how their elements are shown, and what their scripts have at hand."""

import re
from collections.abc import Mapping, Sequence

from tree_sitter import Node

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import Element, Piece, elements_of
from bot.ux_agent.scanning.showing.attributes import class_list
from bot.ux_agent.scanning.showing.component_script import (
    hoist,
    scripts_of,
    stateful,
    take_imports,
)
from bot.ux_agent.scanning.showing.expressions import Expressions
from bot.ux_agent.scanning.showing.fetching import filled
from bot.ux_agent.scanning.showing.parts import Part, Span
from bot.ux_agent.scanning.showing.script_dispatch import value_of
from bot.ux_agent.scanning.showing.script_frame import Frame
from bot.ux_agent.scanning.showing.script_modules import Modules
from bot.ux_agent.scanning.showing.script_statements import run_all
from bot.ux_agent.scanning.showing.script_values import Function, settled
from bot.ux_agent.scanning.showing.using import Fillings, Role, Use
from bot.ux_agent.scanning.showing.value import Value
from bot.ux_agent.scanning.showing.vue_code import parts_of, span_of
from bot.ux_agent.scanning.showing.vue_reactive import (
    Ref,
    camel,
    is_changed,
    macros,
    props_of,
    ran,
    unwrapped,
)
from bot.ux_agent.scanning.showing.vue_site import VueSite

_NAME = re.compile(r"[\w-]+")
_OPEN = frozenset(
    {
        *("template", "transition", "transition-group", "keep-alive", "teleport", "suspense"),
        *("client-only", "fragment", "nuxt-error-boundary", "no-ssr"),
    }
)
_LINKS = frozenset({"router-link", "nuxt-link", "i18n-link", "nuxt-link-locale"})
_VIEWS = frozenset({"router-view", "nuxt-page", "nuxt", "nuxt-child"})
_IMAGES = frozenset({"nuxt-img", "nuxt-picture"})
_MOUNTED = frozenset({"onMounted", "onBeforeMount"})
_SIGNS = ("v-", "@", "#")
_STEERING = frozenset({"key", "ref", "is", "slot", "slot-scope", "scope", "ref-for"})


class Vue:
    """The language of .vue files."""

    has_braces = False
    falls = True

    def __init__(self, modules: Modules, site: VueSite) -> None:
        self._modules = modules
        self._site = site

    def top(self, document: Document) -> Sequence[Piece]:
        """What stands in the template."""
        found = (
            one for one in elements_of(document) if one.tag == "template" and one.parent is None
        )
        template = next(found, None)
        return template.pieces if template is not None else []

    def parts(self, pieces: Sequence[Piece], document: Document) -> tuple[Part, ...]:
        """What the pieces of a content show."""
        return parts_of(pieces, document)

    def role(self, element: Element, use: Use) -> Role:
        """How an element is shown."""
        tag = element.tag
        if "v-pre" in element.attributes:
            return Role("element")
        if tag == "slot":
            named = element.attributes.get("name", "")
            return Role("gap", "" if named == "default" else named)
        if tag == "component":
            return _chosen(element, use, self._site)
        is_named = "-" in tag or tag[:1].isupper()
        known = use.frame.find(pascal(tag)) or use.frame.find(tag) if is_named else None
        if known is None or not known.is_known:
            known = self._site.named(pascal(tag)) or known
        if known is not None and known.is_known:
            return Role("component", component=known)
        return self._built_in(element, kebab(tag))

    def _built_in(self, element: Element, name: str) -> Role:
        """What Vue, its router and Nuxt have, and what only a package knows."""
        if name in _VIEWS:
            return self._site.view(element)
        if name == "nuxt-layout":
            layout = self._site.layout
            return Role("component", component=layout) if layout else Role("open")
        if name in _LINKS:
            return Role("element", "a", {"to": "href"})
        if name in _IMAGES:
            return Role("element", "img")
        if name in _OPEN:
            return Role("open")
        return Role("component") if element.is_component else Role("element")

    def fill(self, element: Element) -> str:
        """The gap that a child fills by its `slot` attribute (Vue 2)."""
        return element.attributes.get("slot", "")

    def handed(self, element: Element) -> tuple[Span, ...]:
        """The pattern of `v-slot` on the component itself."""
        for name in element.attributes:
            if name in {"v-slot", "#default", "v-slot:default"}:
                span = span_of(element, name)
                return (span,) if span else ()
        return ()

    def is_own(self, name: str) -> bool:
        """Whether it is a directive, or steers the component."""
        return name.startswith(_SIGNS) or name in _STEERING

    def classes(self, value: Value) -> str:
        """The classes that a value stands for."""
        return class_list(value)

    def read(self, name: str, value: Value) -> Value:
        """An attribute's value; a route's name is its address."""
        is_route = name == "to" and isinstance(settled(value).data, dict)
        return self._site.address(settled(value)) if is_route else value

    def content(self, element: Element, use: Use) -> Value | None:
        """What `v-text` shows; `v-html` shows what is no text."""
        if "v-html" in element.attributes:
            return Value()
        span = span_of(element, "v-text")
        return use.value(span) if span else None

    def enter(self, expressions: Expressions, given: Mapping[str, Value], fills: Fillings) -> Use:
        """A use of a component, its script run with what it is given."""
        document = expressions.document
        frame = Frame(self._modules.source(document))
        defined: dict[str, Value] = {}
        frame.names.update({**macros(given, defined), **self._site.globals()})
        mounted: list[Value] = []
        names: dict[str, Value] = {}
        options: Value | None = None
        for element, nodes in scripts_of(document):
            take_imports(nodes, frame, self._modules, document.path)
            hoist(nodes, frame)
            is_setup = element is not None and "setup" in element.attributes
            for node in nodes:
                _run(node, frame, mounted)
                if not is_setup and (found := _default(node)) is not None:
                    options = settled(value_of(found, frame))
        filled(mounted, frame.names)
        declared = Value(_declared_props(options, given))
        if options is not None and isinstance(options.data, dict):
            names = _options(options, frame, declared.data)
        shown = Frame(expressions.source)
        props = {camel(name): value for name, value in given.items()}
        names = {**defined, **props, **declared.data, **names, "$props": Value(props)}
        shown.outside = lambda name: _read(name, names, frame, self._site)
        use = Use(self, expressions, shown, dict(fills))
        use.taken = frozenset(_taken(frame, declared.data, document))
        return use


def _run(node: Node, frame: Frame, mounted: list[Value]) -> None:
    """Runs a statement; a ref that is given another value later is a state from then on."""
    if (later := _mounted(node, frame)) is not None:
        mounted.append(later)
        return
    known = set(frame.names)
    run_all([node], frame)
    for name in set(frame.names) - known:
        value = frame.names[name]
        if isinstance(value.data, Ref) and is_changed(name, frame.source.document):
            value.data["value"] = stateful(value.data["value"], name, frame.source.document)


def _mounted(node: Node, frame: Frame) -> Value | None:
    """What a statement `onMounted(…)` has done once the component stands on the page."""
    inner = node.named_children[0] if node.type == "expression_statement" else None
    called = inner.child_by_field_name("function") if inner is not None else None
    arguments = inner.child_by_field_name("arguments") if inner is not None else None
    if called is None or arguments is None or frame.text(called) not in _MOUNTED:
        return None
    given = [one for one in arguments.named_children if one.type != "comment"]
    return value_of(given[0], frame) if given else None


def _read(name: str, names: Mapping[str, Value], frame: Frame, site: VueSite) -> Value | None:
    """What a name stands for in a template."""
    own = frame.names.get(name) or (frame.settle(name) if name in frame.later else None)
    found = own or names.get(name) or site.template_names().get(name)
    return unwrapped(found or frame.find(name))


def _default(node: Node) -> Node | None:
    """What a script exports by default."""
    if node.type != "export_statement" or not any(one.type == "default" for one in node.children):
        return None
    return node.child_by_field_name("value")


def _declared_props(options: Value | None, given: Mapping[str, Value]) -> dict[str, Value]:
    if options is None or not isinstance(options.data, dict) or "props" not in options.data:
        return {}
    return props_of(options.member("props"), given)


def _options(options: Value, frame: Frame, props: Mapping[str, Value]) -> dict[str, Value]:
    """The names that a component's options give to its template."""
    found: dict[str, Value] = dict(props)
    held = settled(options.member("components"))
    if isinstance(held.data, dict):
        found.update({pascal(name): held.member(name) for name in held.data})
    frame.names["this"] = Value(found)
    for name in ("data", "setup"):
        made = options.member(name)
        given = settled(ran(made, Value(found)) if isinstance(made.data, Function) else made)
        for one in given.data if isinstance(given.data, dict) else ():
            value = given.member(one)
            document = frame.source.document
            is_state = is_changed(one, document)
            found[one] = stateful(value, one, document) if is_state else value
    for name in ("computed", "methods"):
        given = settled(options.member(name))
        for one in given.data if isinstance(given.data, dict) else ():
            function = given.member(one)
            if name == "computed":
                getter = function.member("get") if isinstance(function.data, dict) else function
                function = ran(getter, Value(found))
            found[one] = function
    return found


def _taken(frame: Frame, declared: Mapping[str, Value], document: Document) -> list[str]:
    """The props that a component declares, by every way that it can."""
    found = list(declared)
    for _, nodes in scripts_of(document):
        for node in nodes:
            text = frame.text(node)
            if "defineProps" in text:
                found.extend(_names_in(text))
    return found


def _names_in(text: str) -> list[str]:
    """The names in a declaration of props: more than needed does no harm."""
    return [camel(name) for name in _NAME.findall(text)]


def _chosen(element: Element, use: Use, site: VueSite) -> Role:
    """What `is` names."""
    span = element.made.get("is")
    value = use.value(Span(*span)) if span else Value(element.attributes.get("is", ""))
    value = settled(value)
    if isinstance(value.data, str):
        known = use.frame.find(pascal(value.data)) or site.named(pascal(value.data))
        return Role("component", component=known) if known else Role("element", value.data)
    return Role("component", component=value)


def pascal(tag: str) -> str:
    """A component's name as scripts write it."""
    return "".join(part[:1].upper() + part[1:] for part in tag.split("-"))


def kebab(tag: str) -> str:
    """A component's name as templates may write it."""
    return "".join(
        f"-{sign.lower()}" if sign.isupper() and at else sign.lower() for at, sign in enumerate(tag)
    )
