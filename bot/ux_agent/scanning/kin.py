"""Which elements of other pages are what some parts of a page are: the links of the same menu."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.wording import STATES

MOST_AROUND = 12
"""Elements around one that tell where it stands."""

_LANDMARKS = frozenset({"header", "footer", "nav"})
_CONTENT = frozenset({"main", "article", "section", "aside"})
_WHOLE = frozenset({"body", "html"})

Path = tuple[tuple[str, ...], ...]


class Kin:
    """Parts of a page, by what their like on other pages are known."""

    def __init__(self, parts: Sequence[Seen]) -> None:
        self._parts = parts

    def has(self, one: Seen, page: Page) -> bool:
        """Whether an element of another page is such a part.

        It is written in the same place, says the same, or stands in a landmark as they do, in a
        page in another language, or in what has the same classes where the parts are several.
        """
        if _source(one) in self._sources or _label(one) in self._labels:
            return True
        path = _path(one)
        is_apart = bool(page.language) or _is_in_landmark(path)
        is_apart = is_apart or (len(self._parts) > 1 and any(len(step) > 1 for step in path))
        return is_apart and path in self._paths

    @cached_property
    def _sources(self) -> frozenset[tuple[str, int]]:
        return frozenset(_source(one) for one in self._parts if one.source is not None)

    @cached_property
    def _labels(self) -> frozenset[tuple[str, str]]:
        return frozenset(label for one in self._parts if (label := _label(one))[1])

    @cached_property
    def _paths(self) -> frozenset[Path]:
        return frozenset(map(_path, self._parts))


def _source(one: Seen) -> tuple[str, int]:
    return (one.file, one.source.start) if one.source is not None else ("", -1)


def _label(one: Seen) -> tuple[str, str]:
    """The tag, and what stands there or what a picture shows."""
    address = one.attributes.get("src", "").rpartition("/")[2]
    return one.tag, one.words or one.attributes.get("alt", "") or address


def _path(one: Seen) -> Path:
    return ((one.tag,), *_around(one))


def _around(one: Seen) -> Iterator[tuple[str, ...]]:
    """The tags and classes of the elements around, but for the page itself."""
    for above in islice(one.above(), MOST_AROUND):
        if above.tag not in _WHOLE:
            names = set(above.attributes.get("class", "").split()) - STATES
            yield above.tag, *sorted(names)


def _is_in_landmark(path: Path) -> bool:
    """Whether it stands in a header, a footer or a menu that is no part of a page's content."""
    tags = {step[0] for step in path[1:]}
    return bool(tags & _LANDMARKS) and not tags & _CONTENT
