"""The shortest selector that a manifest understands and that names just the elements wanted."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.kinds.elements import Element, elements_of
from bot.ux_agent.kinds.selector import parse_selector, select
from bot.ux_agent.scanning.wording import STATES

_NAME = re.compile(r"[A-Za-z_][\w-]*")
MOST_STEPS = 12
"""Siblings that a selector may count through."""


class Written:
    """The elements of a file as they are written, found by the selectors of manifests."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.elements = elements_of(document)

    def select(self, selector: str) -> list[Element]:
        """The elements that a manifest's selector names; none where it cannot be read."""
        try:
            last = parse_selector(selector)[-1]
            kind, name, _ = last.tests[0]
            return select(selector, self._kept.get((kind, name), []))
        except Missing:
            return []

    @cached_property
    def _kept(self) -> dict[tuple[str, str], list[Element]]:
        """The elements by tag, by id and by class: where a selector need look only."""
        found: dict[tuple[str, str], list[Element]] = {}
        for element in self.elements:
            classes = dict.fromkeys(element.attributes.get("class", "").split())
            keys = [("tag", element.tag), ("id", element.attributes.get("id", ""))]
            for key in (*keys, *(("class", name) for name in classes)):
                found.setdefault(key, []).append(element)
        return found


class Pointing:
    """The files that selectors were sought in; each is read once."""

    def __init__(self) -> None:
        self._known: dict[str, Written] = {}

    def into(self, document: Document) -> Written:
        """The elements of a file."""
        if document.path not in self._known:
            self._known[document.path] = Written(document)
        return self._known[document.path]


def point_at(element: Element, page: Written, scope: Element | None = None) -> str:
    """A selector of this one element; '' when only a long count of siblings would name it."""
    for selector in _candidates(element, scope):
        if names_only(selector, [element], page):
            return selector
    steps = _counted(element)
    heads = [head for above in _nearest(element, scope)[:1] for head in _simple(above)]
    for count in range(1, len(steps) + 1):
        tail = " > ".join(steps[-count:])
        for selector in (*(f"{head} {tail}" for head in heads[:1]), tail):
            if names_only(selector, [element], page):
                return selector
    return ""


def point_at_all(wanted: Sequence[Element], page: Written, scope: Element | None = None) -> str:
    """A selector of these elements, which have one tag, and of no other; '' without one."""
    first = wanted[0]
    holders = [holder for holder in _above(first) if all(_holds(holder, one) for one in wanted)]
    shared = set.intersection(*(set(_classes(one)) for one in wanted))
    tails = [first.tag, *(f"{first.tag}.{name}" for name in sorted(shared))]
    for tail in tails:
        for holder in holders:
            for head in _simple(holder):
                for joint in (" ", " > "):
                    selector = f"{head}{joint}{tail}"
                    if names_only(selector, wanted, page):
                        return selector
    inner = holders[0] if holders else None
    head = point_at(inner, page, scope) if inner and inner.tag not in {"body", "html"} else ""
    found = [f"{head}{joint}{tail}" for tail in tails for joint in (" ", " > ") if head]
    return next((one for one in found if names_only(one, wanted, page)), "")


def names_only(selector: str, wanted: Sequence[Element], page: Written) -> bool:
    """Whether it names these elements and no others."""
    found = page.select(selector)
    return len(found) == len(wanted) and all(
        _is_same(a, b) for a, b in zip(found, wanted, strict=True)
    )


def _is_same(one: Element, other: Element) -> bool:
    """Whether they are one element; a file may have been read twice."""
    return one is other or (one.node.start_byte == other.node.start_byte and one.tag == other.tag)


def _candidates(element: Element, scope: Element | None) -> Iterator[str]:
    own = list(_simple(element))
    if element.attributes.get("id"):
        yield from own[:1]
    heads = [head for above in _nearest(element, scope) for head in _simple(above)]
    named = [one for one in own if one != element.tag]
    for tail in (*named, element.tag):
        yield from (f"{head} {tail}" for head in heads)
    yield from own
    for tail in (*named, element.tag):
        yield from (f"{head} > {tail}" for head in heads)
        yield from (f"{head} {tail}:first-of-type" for head in heads)
    if element.previous is not None:
        before = list(_simple(element.previous))
        yield from (f"{head} {one} + {element.tag}" for head in heads for one in before)
        yield from (f"{one} + {element.tag}" for one in before)
    beside = [head for above in _nearest(element, scope) for head in _beside(above)]
    for tail in (*named, element.tag):
        yield from (f"{head} {tail}" for head in beside)
        yield from (f"{head} > {tail}" for head in beside)


def _beside(element: Element) -> Iterator[str]:
    """An element by what stands before it, or as the first of its kind."""
    yield from (f"{one}:first-of-type" for one in _simple(element))
    if element.previous is not None:
        yield from (f"{one} + {element.tag}" for one in _simple(element.previous))


def _nearest(element: Element, scope: Element | None) -> list[Element]:
    """What the element stands in: its area first, then from the inside out."""
    above = [one for one in _above(element) if one.tag not in {"body", "html"}]
    is_inside = scope is not None and any(_is_same(one, scope) for one in above)
    if scope is None or not is_inside:
        return above
    return [scope, *(one for one in above if not _is_same(one, scope))]


def _simple(element: Element) -> Iterator[str]:
    identity = element.attributes.get("id", "")
    if _NAME.fullmatch(identity):
        yield f"#{identity}"
    yield from (f"{element.tag}.{name}" for name in _classes(element))
    yield element.tag


def _classes(element: Element) -> list[str]:
    names = element.attributes.get("class", "").split()
    return [name for name in names if _NAME.fullmatch(name) and name not in STATES]


def _above(element: Element) -> Iterator[Element]:
    above = element.parent
    while above is not None:
        yield above
        above = above.parent


def _holds(holder: Element, element: Element) -> bool:
    return any(_is_same(one, holder) for one in _above(element))


def _counted(element: Element) -> list[str]:
    """The steps from the nearest element with an id, or the root; none where they are too many."""
    steps: list[str] = []
    count = 0
    current: Element | None = element
    while current is not None:
        identity = current.attributes.get("id", "")
        if _NAME.fullmatch(identity) and current is not element:
            steps.append(f"#{identity}")
            break
        before = current.siblings[: current.siblings.index(current)]
        count += len(before)
        if current.tag in {"html", "body", "main", "header", "footer"}:
            steps.append(current.tag)
        else:
            steps.append(" + ".join(_counted_step([*before, current])))
        current = current.parent
    return steps[::-1] if count <= MOST_STEPS else []


def _counted_step(siblings: list[Element]) -> list[str]:
    tags = [one.tag for one in siblings]
    return [f"{tags[0]}:first-child", *tags[1:]]
