"""Whether a style rule's selector fits an element, and how specific it is (Selectors 4)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Protocol
from zlib import crc32

from tree_sitter import Node

from bot.ux_agent.kinds.document import Document

PUT_TOGETHER = "#selectors.css"
"""The end of the name of a document that holds selectors put together of nested ones."""


class Styled(Protocol):
    """What a selector can ask of an element, as it is written or as it is shown."""

    @property
    def tag(self) -> str:
        """Its name."""

    @property
    def attributes(self) -> Mapping[str, str]:
        """The attributes by name."""

    @property
    def parent(self) -> "Styled | None":
        """What it stands in."""

    @property
    def siblings(self) -> "Sequence[Styled]":
        """The elements of its parent, itself among them."""

    @property
    def previous(self) -> "Styled | None":
        """The element before it, of the same parent."""


_STATES = frozenset(
    [
        "hover",
        "focus",
        "active",
        "visited",
        "focus-visible",
        "focus-within",
        "target",
        "checked",
        "disabled",
    ]
)
"""What an element is only at times; a page at rest is in none of them."""

_PUNCTUATION = frozenset({"(", ")", ",", ".", "#", ":", "::", ">", "+", "~", "[", "]", "comment"})
_PSEUDO: dict[str, Callable[[Styled], bool]] = {
    "root": lambda element: element.tag == "html",
    "first-child": lambda element: element.siblings[0] is element,
    "last-child": lambda element: element.siblings[-1] is element,
    "only-child": lambda element: len(element.siblings) == 1,
    "first-of-type": lambda element: _alike(element)[0] is element,
    "last-of-type": lambda element: _alike(element)[-1] is element,
    "link": lambda element: "href" in element.attributes,
    "any-link": lambda element: "href" in element.attributes,
}


def fits(selector: Node, element: Styled, document: Document) -> bool | None:
    """Whether the selector holds for the element; None where that cannot be told."""
    name, wanted = last(selector, document)
    if name == "class" and wanted not in element.attributes.get("class", ""):
        return False
    if name == "tag" and wanted != element.tag:
        return False
    kind = selector.type
    if kind in _COMBINED:
        left, right = _operands(selector)
        here = fits(right, element, document)
        return here if here is False else _both(here, _COMBINED[kind](left, element, document))
    if kind in {"tag_name", "universal_selector"}:
        return kind == "universal_selector" or _text(selector, document).lower() == element.tag
    if kind == "pseudo_element_selector":
        return False
    if kind not in _SIMPLE or selector.has_error:
        return None
    before, test = _split(selector)
    held = _SIMPLE[kind](test, element, document)
    return held if before is None or held is False else _both(held, fits(before, element, document))


@lru_cache(maxsize=8192)
def last(selector: Node, document: Document) -> tuple[str, str]:
    """What the last compound of a selector surely asks: a `class`, or the `tag`; '' for neither."""
    while selector.type in _COMBINED:
        selector = _operands(selector)[1]
    if selector.type == "tag_name":
        return "tag", _text(selector, document).lower()
    if selector.type != "class_selector" or selector.has_error:
        return "", ""
    name = next(part for part in selector.children if part.type == "class_name")
    own = own_class(_text(name, document), document.path.removesuffix(PUT_TOGETHER))
    return "class", own


def specificity(selector: Node, document: Document) -> tuple[int, int, int]:
    """Ids, classes and the like, tags."""
    counts = [0, 0, 0]
    own = {"id_selector": 0, "class_selector": 1, "attribute_selector": 1, "tag_name": 2}
    pending = [selector]
    while pending:
        node = pending.pop()
        if node.type in own:
            counts[own[node.type]] += 1
        if node.type == "pseudo_class_selector":
            name, arguments = pseudo(node, document)
            before, _ = _split(node)
            pending.extend([before] if before else [])
            inner = [specificity(one, document) for one in arguments]
            if name in {"not", "is", "has"} and inner:
                counts = [a + b for a, b in zip(counts, max(inner), strict=True)]
            elif name != "where":
                counts[1] += 1
            continue
        pending.extend(node.named_children)
    return counts[0], counts[1], counts[2]


def _alike(element: Styled) -> list[Styled]:
    return [one for one in element.siblings if one.tag == element.tag]


def _both(*held: bool | None) -> bool | None:
    if False in held:
        return False
    return None if None in held else True


def _any(found: Iterator[bool | None]) -> bool | None:
    is_unsure = False
    for one in found:
        if one:
            return True
        is_unsure = is_unsure or one is None
    return None if is_unsure else False


def _text(node: Node, document: Document) -> str:
    return document.node_text(node).replace("\\", "")


def _operands(selector: Node) -> tuple[Node | None, Node]:
    parts = [part for part in selector.named_children if part.type != "comment"]
    return (parts[0] if len(parts) > 1 else None), parts[-1]


def _above(left: Node | None, element: Styled, document: Document) -> bool | None:
    return _any(fits(left, one, document) for one in _ancestors(element)) if left else None


def _ancestors(element: Styled) -> Iterator[Styled]:
    above = element.parent
    while above is not None:
        yield above
        above = above.parent


def _parent(left: Node | None, element: Styled, document: Document) -> bool | None:
    if left is None:
        return None
    return element.parent is not None and fits(left, element.parent, document)


def _previous(left: Node | None, element: Styled, document: Document) -> bool | None:
    if left is None:
        return None
    return element.previous is not None and fits(left, element.previous, document)


def _earlier(left: Node | None, element: Styled, document: Document) -> bool | None:
    if left is None:
        return None
    before = element.siblings[: element.siblings.index(element)]
    return _any(fits(left, one, document) for one in before)


_COMBINED = {
    "descendant_selector": _above,
    "child_selector": _parent,
    "adjacent_sibling_selector": _previous,
    "sibling_selector": _earlier,
}


def _split(selector: Node) -> tuple[Node | None, Node]:
    """A compound's part before its last test, and the selector that holds that test."""
    first = selector.children[0]
    is_before = first.type.endswith(("_selector", "tag_name"))
    return (first if is_before else None), selector


def _class(test: Node, element: Styled, document: Document) -> bool | None:
    name = next(part for part in test.children if part.type == "class_name")
    own = own_class(_text(name, document), document.path.removesuffix(PUT_TOGETHER))
    return own in element.attributes.get("class", "").split()


def own_class(name: str, path: str) -> str:
    """A class as elements have it: that of a CSS module is told apart from those of others."""
    return f"{name}@{crc32(path.encode()):08x}" if ".module." in path else name


def _id(test: Node, element: Styled, document: Document) -> bool | None:
    name = next(part for part in test.children if part.type == "id_name")
    return _text(name, document) == element.attributes.get("id")


def _attribute(test: Node, element: Styled, document: Document) -> bool | None:
    inside = [part for part in test.children if part.type not in {"[", "]"}]
    named = next(at for at, part in enumerate(inside) if part.type == "attribute_name")
    there = element.attributes.get(_text(inside[named], document).lower())
    rest = inside[named + 1 :]
    if there is None or not rest:
        return there is not None
    if len(rest) != 2:
        return None
    wanted = document.node_text(rest[1]).strip("\"'")
    compare = _COMPARED.get(document.node_text(rest[0]))
    return compare(there, wanted) if compare else None


_COMPARED: dict[str, Callable[[str, str], bool]] = {
    "=": lambda there, wanted: there == wanted,
    "~=": lambda there, wanted: wanted in there.split(),
    "|=": lambda there, wanted: there == wanted or there.startswith(f"{wanted}-"),
    "^=": lambda there, wanted: bool(wanted) and there.startswith(wanted),
    "$=": lambda there, wanted: bool(wanted) and there.endswith(wanted),
    "*=": lambda there, wanted: bool(wanted) and wanted in there,
}


def pseudo(test: Node, document: Document) -> tuple[str, list[Node]]:
    """The name of a pseudo-class, and the selectors in its brackets."""
    named = next((part for part in test.children if part.type == "class_name"), None)
    inside = next((part for part in test.children if part.type == "arguments"), None)
    parts = inside.children if inside else []
    arguments = [part for part in parts if part.type not in _PUNCTUATION]
    return (_text(named, document).lower() if named else ""), arguments


def _pseudo_class(test: Node, element: Styled, document: Document) -> bool | None:
    name, arguments = pseudo(test, document)
    if name in _STATES:
        return False
    if name in _PSEUDO:
        return _PSEUDO[name](element)
    if name in {"not", "is", "where"} and arguments:
        inner = _any(fits(one, element, document) for one in arguments)
        return inner if name != "not" or inner is None else not inner
    return None


_SIMPLE: dict[str, Callable[[Node, Styled, Document], bool | None]] = {
    "class_selector": _class,
    "id_selector": _id,
    "attribute_selector": _attribute,
    "pseudo_class_selector": _pseudo_class,
}
