"""The looks of a site: of its landmarks, of the whole page, of its buttons."""

from collections.abc import Iterator, Mapping

from bot.ux_agent.scanning.areas import Areas
from bot.ux_agent.scanning.loading import Loaded
from bot.ux_agent.scanning.spots import is_button
from bot.ux_agent.scanning.styles import CORNERS, LOOKS, WHOLE, looks_of, variables_of
from bot.ux_agent.scanning.wish import Wish


def looks_of_site(loaded: Loaded, areas: Mapping[str, Areas]) -> Iterator[Wish]:
    """Colours and sizes of the landmarks of the entry page, then what holds for the whole site."""
    entry = loaded.pages[0]
    for area in areas[entry.path].roots():
        if area.root is not None:
            yield from looks_of(area.section, area.root, entry, LOOKS)
    body = next(entry.all("body"), None)
    if body is not None:
        yield from looks_of("site", body, entry, WHOLE)
    yield from variables_of(entry)
    button = next((one for one in entry.all("a", "button") if is_button(one)), None)
    if button is not None:
        for wish in looks_of("site", button, entry, (CORNERS,)):
            aliases = ("rounded corners", "button corners")
            doubt = "" if wish.doubt.startswith("its rule") else wish.doubt
            yield wish._replace(aliases=aliases, doubt=doubt)
