"""The looks of buttons: of all of them where one rule is theirs, and of those that differ."""

from collections.abc import Iterator

from bot.ux_agent.scanning.areas import Areas
from bot.ux_agent.scanning.cascade import shared, winner
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.spots import is_button
from bot.ux_agent.scanning.styles import BACKGROUND, COLOUR, CORNERS, Look, for_all, looks_of
from bot.ux_agent.scanning.wish import Wish

_LOOKS = (
    BACKGROUND.called("button-background", "button color", "button colour"),
    COLOUR.called("button-color", "button text color", "button text colour"),
    CORNERS._replace(aliases=("rounded corners", "button corners", "button radius")),
)


def buttons_of(entry: Page, areas: Areas) -> Iterator[Wish]:
    """The looks of the entry page's buttons, those of most of them first."""
    buttons = [one for one in entry.all("a", "button", "input") if is_button(one)]
    for look in _LOOKS:
        decided: dict[object, list[Seen]] = {}
        for button in buttons:
            found = winner(button, entry.rules, look.declared)
            utility = entry.framework.utility(button, look.declared[0])
            place = (found.rule.document.path, found.rule.text) if found.rule else None
            decided.setdefault((place, utility.name if utility else ""), []).append(button)
        alike = sorted(decided.values(), key=len, reverse=True)
        for at, same in enumerate(alike):
            is_usual = at == 0 and (len(same) > 1 or len(alike) == 1)
            yield from _of(look, same, entry, areas, is_usual=is_usual)


def _of(
    look: Look, same: list[Seen], entry: Page, areas: Areas, *, is_usual: bool
) -> Iterator[Wish]:
    """A look that these buttons have in common: for the site where it is the usual one."""
    found = winner(same[0], entry.rules, look.declared)
    others = shared(found.rule, same[0], entry.elements) if found.rule else []
    if not all(map(is_button, others)) or (look.name == "radius" and "var(" in found.value):
        return
    is_site = is_usual and (len(same) > 1 or look.name == "radius")
    section = "site" if is_site else areas.of(same[0]).section
    for wish in looks_of(section, same[0], entry, (look,)):
        yield for_all(wish)
