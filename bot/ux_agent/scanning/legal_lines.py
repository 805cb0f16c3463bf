"""The looks of the line at a page's foot that says whom the site belongs to."""

from collections.abc import Iterator, Mapping

from bot.ux_agent.scanning.areas import Areas
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.styles import COLOUR, SIZE, WEIGHT
from bot.ux_agent.scanning.together import Alike, look_of
from bot.ux_agent.scanning.wish import Wish

_NAME = "copyright"
_LOOKS = (
    (SIZE, "size", ("size", "text size", "font size")),
    (COLOUR, "color", ("color", "colour", "text color", "text colour")),
    (WEIGHT, "weight", ("weight", "font weight")),
)


def legal_looks(entry: Page, areas: Areas, said: Mapping[int, tuple[str, ...]]) -> Iterator[Wish]:
    """Size, colour and weight of the line, where no other text has them with it.

    `said` are the names of the texts of elements, by their identities.
    """
    lines = (one for one in entry.elements if _NAME in said.get(id(one), ()))
    line = next((one for one in lines if areas.of(one).section == "footer"), None)
    if line is None:
        return
    alike = Alike(entry, [line], (), areas.of(line).root)
    for look, name, words in _LOOKS:
        called = look.called(f"{_NAME}-{name}", *(f"{_NAME} {word}" for word in words))
        yield from look_of("footer", called, alike)
