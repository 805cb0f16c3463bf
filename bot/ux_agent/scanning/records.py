"""Parts that repeat side by side, each below a heading of its own: cards, plans, team members."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.ux_agent.scanning.showing.seen import Seen

_HOLDERS = frozenset({"article", "div", "li", "figure", "a", "details"})
"""What a record may be; a section of a page is none, whatever stands beside it."""

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})

_BETWEEN = frozenset({"hr", "br", "script", "style"})
"""What may stand between such parts."""

_FEW = 60
"""Elements of a record; more are a part of the page."""


class Record(NamedTuple):
    """A repeated part of a page, and the one heading in it."""

    root: Seen
    heading: Seen


class Records:
    """Finds the record that an element stands in; each element is looked into once."""

    def __init__(self) -> None:
        self._headings: dict[int, tuple[Seen, ...]] = {}
        self._roots: dict[int, bool] = {}

    def of(self, element: Seen) -> Record | None:
        """The innermost record around an element; None where there is none."""
        for one in (element, *element.above()):
            found = self._heads(one)
            if len(found) > 1:
                return None
            if found and self._is_root(one):
                return Record(one, found[0])
        return None

    def beside(self, record: Record) -> Iterator[Record]:
        """The records side by side with one, itself among them, in their order."""
        for one in record.root.siblings:
            if self._is_like(one, record.root):
                yield Record(one, self._heads(one)[0])

    def _is_root(self, one: Seen) -> bool:
        known = self._roots.get(id(one))
        if known is None:
            is_holder = one.tag in _HOLDERS and not _is_of_page(one)
            known = is_holder and any(self._is_like(other, one) for other in _next_to(one))
            self._roots[id(one)] = known
        return known

    def _is_like(self, other: Seen, one: Seen) -> bool:
        """Whether it has one heading of the same rank, the same tag, and a class in common."""
        heads, own = self._heads(other), self._heads(one)
        if other.tag != one.tag or len(heads) != 1 or len(own) != 1 or heads[0].tag != own[0].tag:
            return False
        classes, others = (set(each.attributes.get("class", "").split()) for each in (one, other))
        return bool(classes & others) or not (classes or others)

    def _heads(self, one: Seen) -> tuple[Seen, ...]:
        """The headings in an element, itself among them: none, the one, or two of several."""
        if id(one) not in self._headings:
            found: list[Seen] = []
            for at, inner in enumerate((one, *one.below())):
                found.extend([inner] if inner.tag in _HEADINGS else [])
                if len(found) > 1 or at > _FEW:
                    break
            self._headings[id(one)] = tuple(found)
        return self._headings[id(one)]


def _is_of_page(one: Seen) -> bool:
    """Whether it is a part of the page itself: on top of its content, with a name of its own."""
    is_top = one.parent is None or one.parent.tag in {"body", "main"}
    return is_top and bool(one.attributes.get("id"))


def _next_to(one: Seen) -> Iterator[Seen]:
    """What stands right before and right behind an element."""
    beside = [other for other in one.siblings if other.tag not in _BETWEEN]
    at = next((at for at, other in enumerate(beside) if other is one), 0)
    yield from (*beside[max(0, at - 1) : at], *beside[at + 1 : at + 2])
