"""What stands at a place of a source: the element whose start tag begins there, the run of text."""

from bisect import bisect_right
from functools import cached_property

from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.kinds.elements import Element, elements_of
from bot.ux_agent.kinds.runs import runs
from bot.ux_agent.scanning.showing.seen import written
from bot.ux_agent.scanning.showing.value import Origin


class Written:
    """The elements and texts of one file by their places, in bytes; none of what cannot be read."""

    def __init__(self, document: Document) -> None:
        try:
            self._elements = list(elements_of(document))
        except Missing:
            self._elements = []
        self._starts = {element.start: element for element in self._elements}

    def element(self, at: int) -> Element | None:
        """The element that begins there."""
        return self._starts.get(at)

    def text(self, at: int) -> Origin | None:
        """The origin of the text there; None where no element holds it."""
        index = bisect_right(self._begins, at) - 1
        if index < 0:
            return None
        _, end, element, part = self._runs[index]
        return written(element, part) if at < end else None

    @cached_property
    def _runs(self) -> list[tuple[int, int, Element, str]]:
        found: list[tuple[int, int, Element, str]] = []
        for element in self._elements:
            own = runs(element)
            for number, run in enumerate(own):
                part = "text" if len(own) == 1 else f"text.{number}"
                found.append((run.start, run.end, element, part))
        return sorted(found, key=lambda one: one[:2])

    @cached_property
    def _begins(self) -> list[int]:
        return [start for start, *_ in self._runs]
