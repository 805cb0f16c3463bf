"""The shortest selector that a manifest understands and that names just the elements wanted."""

import re
from collections.abc import Iterator, Sequence

from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.kinds.elements import Element, Markup, markup_of
from bot.ux_agent.kinds.selector import matches, may_be, parse_selector
from bot.ux_agent.scanning.wording import STATES, is_utility

_NAME = re.compile(r"[A-Za-z_][\w-]*")
MOST_STEPS = 12
"""Siblings that a selector may count through."""


class Written:
    """The elements of a file as they are written, found by the selectors of manifests."""

    def __init__(self, document: Document) -> None:
        self.document = document
        try:
            self._markup = markup_of(document)
        except Missing:
            self._markup = Markup([], [])
        self.elements = self._markup.elements

    def names_only(self, selector: str, wanted: Sequence[Element]) -> bool:
        """Whether a manifest's selector names these elements, in this order, and no others."""
        try:
            compounds = parse_selector(selector)
        except Missing:
            return False
        if not all(matches(one, compounds) for one in wanted):
            return False
        count = 0
        for element in may_be(compounds, self._markup):
            if matches(element, compounds):
                if count == len(wanted) or not _is_same(element, wanted[count]):
                    return False
                count += 1
        return count == len(wanted)

    def is_alone(self, element: Element, tail: str, holder: Element, kind: str) -> bool:
        """Whether no other element in a holder fits a tail: else no selector with both can do."""
        tag, _, name = tail.partition(".")
        key = ("class", name) if name else ("id", tag[1:]) if tag.startswith("#") else ("tag", tag)
        for one in self._markup.kept_within(key, holder.start, holder.end):
            if name and one.tag != tag:
                continue
            if _stands(one, holder, kind) and not _is_same(one, element):
                return False
        return True


class Pointing:
    """The files that selectors were sought in; each is read once."""

    def __init__(self) -> None:
        self._known: dict[str, Written] = {}
        self._at: dict[tuple[str, int, int], str] = {}

    def at(self, element: Element, scope: Element | None) -> str:
        """The selector of an element as point_at finds it; each is sought once."""
        key = (element.document.path, element.start, scope.start if scope else -1)
        if key not in self._at:
            self._at[key] = point_at(element, self.into(element.document), scope)
        return self._at[key]

    def into(self, document: Document) -> Written:
        """The elements of a file."""
        if document.path not in self._known:
            self._known[document.path] = Written(document)
        return self._known[document.path]


def point_at(element: Element, page: Written, scope: Element | None = None) -> str:
    """A selector of this one element; '' when only a long count of siblings would name it."""
    for selector in _candidates(element, scope, page):
        if page.names_only(selector, [element]):
            return selector
    steps = _counted(element)
    heads = [head for above in _nearest(element, scope)[:1] for head in _simple(above)]
    for count in range(1, len(steps) + 1):
        tail = " > ".join(steps[-count:])
        for selector in (*(f"{head} {tail}" for head in heads[:1]), tail):
            if page.names_only(selector, [element]):
                return selector
    return ""


def point_at_all(wanted: Sequence[Element], page: Written, scope: Element | None = None) -> str:
    """A selector of these elements, which have one tag, and of no other; '' without one."""
    first = wanted[0]
    holders = [holder for holder in _above(first) if all(_holds(holder, one) for one in wanted)]
    shared = set.intersection(*(set(_classes(one)) for one in wanted))
    tails = [first.tag, *(f"{first.tag}.{name}" for name in sorted(shared))]
    tails.append(f"{first.tag} + {first.tag}")  # the rows below a first one
    for tail in tails:
        for holder in holders:
            for head in _simple(holder):
                for joint in (" ", " > "):
                    selector = f"{head}{joint}{tail}"
                    if page.names_only(selector, wanted):
                        return selector
    inner = holders[0] if holders else None
    head = point_at(inner, page, scope) if inner and inner.tag not in {"body", "html"} else ""
    found = [f"{head}{joint}{tail}" for tail in tails for joint in (" ", " > ") if head]
    return next((one for one in found if page.names_only(one, wanted)), "")


def _is_same(one: Element, other: Element) -> bool:
    """Whether they are one element; a file may have been read twice."""
    return one is other or (one.start == other.start and one.tag == other.tag)


def _stands(one: Element, holder: Element, kind: str) -> bool:
    """Whether an element within a holder stands there as a selector of this kind asks."""
    if kind == ">":
        return one.parent is not None and _is_same(one.parent, holder)
    if kind == "first" and next(near for near in one.siblings if near.tag == one.tag) is not one:
        return False
    return not _is_same(one, holder)


def _candidates(element: Element, scope: Element | None, page: Written) -> Iterator[str]:
    own = list(_simple(element))
    if element.attributes.get("id"):
        yield from own[:1]
    near = _nearest(element, scope)
    named = [one for one in own if one != element.tag]
    tails = (*named, element.tag)
    for tail in tails:
        yield from _headed(element, tail, near, (page, " "))
    yield from own
    for tail in tails:
        yield from _headed(element, tail, near, (page, ">"))
        yield from _headed(element, tail, near, (page, "first"))
    if element.previous is not None:
        before = list(_simple(element.previous))
        for above in near[:2]:
            yield from (
                f"{head} {one} + {element.tag}" for head in _simple(above) for one in before
            )
        yield from (f"{one} + {element.tag}" for one in before)
    for tail in tails:
        yield from _beside(element, tail, near[:3], page)


def _beside(element: Element, tail: str, near: list[Element], page: Written) -> Iterator[str]:
    """The tail below what is the first of its kind, or follows another element."""
    for above in near:
        for kind, joint in ((" ", " "), (">", " > ")):
            if page.is_alone(element, tail, above, kind):
                yield from (f"{head}:first-of-type{joint}{tail}" for head in _simple(above))
                for one in _simple(above.previous) if above.previous is not None else ():
                    yield f"{one} + {above.tag}{joint}{tail}"


def _headed(
    element: Element, tail: str, near: list[Element], how: tuple[Written, str]
) -> Iterator[str]:
    """The tail below each of the elements around, where it could be the only one."""
    page, kind = how
    pattern = {" ": "{} {}", ">": "{} > {}", "first": "{} {}:first-of-type"}[kind]
    for above in near:
        if page.is_alone(element, tail, above, kind):
            yield from (pattern.format(head, tail) for head in _simple(above))


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
    return [
        name
        for name in element.classes
        if _NAME.fullmatch(name) and name not in STATES and not is_utility(name)
    ]


def _above(element: Element) -> Iterator[Element]:
    above = element.parent
    while above is not None:
        yield above
        above = above.parent


def _holds(holder: Element, element: Element) -> bool:
    return any(_is_same(one, holder) for one in _above(element))


def _counted(element: Element) -> list[str]:
    """The steps from the nearest element with an id, the root, or as far as may be counted."""
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
        if count > MOST_STEPS:
            break
        if current.tag in {"html", "body", "main", "header", "footer"}:
            steps.append(current.tag)
        else:
            steps.append(" + ".join(_counted_step([*before, current])))
        current = current.parent
    return steps[::-1]


def _counted_step(siblings: list[Element]) -> list[str]:
    tags = [one.tag for one in siblings]
    return [f"{tags[0]}:first-child", *tags[1:]]
