"""The looks of buttons: of all of them where one rule is theirs, and of those that differ."""

from collections.abc import Iterator

from bot.ux_agent.editing.class_families import BUTTONS
from bot.ux_agent.scanning.areas import Areas
from bot.ux_agent.scanning.cascade import shared, winner
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.spots import is_button
from bot.ux_agent.scanning.styles import BACKGROUND, COLOUR, CORNERS, Look, for_all, looks_of
from bot.ux_agent.scanning.wish import Wish
from bot.ux_agent.scanning.wording import slug

MOST_LINKS = 60
"""Links that are looked at for whether they look like buttons."""

MOST_LABEL = 5
"""Words of what stands on a button that people say when they mean it."""

_LOOKS = (
    BACKGROUND.called("button-background", "button color", "button colour"),
    COLOUR.called("button-color", "button text color", "button text colour"),
    CORNERS._replace(aliases=("rounded corners", "button corners", "button radius")),
)


def buttons_of(entry: Page, areas: Areas) -> Iterator[Wish]:
    """The looks of the entry page's buttons, those of most of them first."""
    links = [one for one in entry.all("a") if not is_button(one)][:MOST_LINKS]
    alike_ones = {id(one) for one in links if _looks_so(one, entry)}
    every = entry.all("a", "button", "input")
    buttons = [one for one in every if is_button(one) or id(one) in alike_ones]
    taken: set[str] = set()
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
            utility = entry.framework.utility(same[0], look.declared[0])
            is_one_of_many = bool(utility and utility.family == BUTTONS) and len(alike) > 1
            for wish in _of(look, same, entry, areas, is_usual=is_usual):
                named = _labelled(wish, same[0]) if len(same) == 1 else wish
                is_apart = is_one_of_many or wish.path in taken
                yield _apart(named if is_one_of_many else wish, same[0]) if is_apart else named
                taken.add(wish.path)


def further_buttons(page: Page, areas: Areas) -> Iterator[Wish]:
    """The colours that buttons of a further page have from a class utility of their own."""
    for button in page.all("a", "button", "input"):
        is_own = is_button(button) and bool(button.words) and not areas.of(button).is_shared
        if not is_own or not page.framework.utility(button, BACKGROUND.declared[0]):
            continue
        for wish in looks_of(areas.of(button).section, button, page, _LOOKS[:1]):
            yield _apart(_labelled(wish, button), button)


def _of(
    look: Look, same: list[Seen], entry: Page, areas: Areas, *, is_usual: bool
) -> Iterator[Wish]:
    """A look that these buttons have in common: for the site where it is the usual one."""
    found = winner(same[0], entry.rules, look.declared)
    others = shared(found.rule, same[0], entry.elements) if found.rule else []
    if not all(is_button(one) or _looks_so(one, entry) for one in others) or (
        look.name == "radius" and "var(" in found.value
    ):
        return
    is_site = is_usual and (len(same) > 1 or look.name == "radius")
    section = "site" if is_site else areas.of(same[0]).section
    for wish in looks_of(section, same[0], entry, (look,)):
        yield for_all(wish)


def _looks_so(link: Seen, entry: Page) -> bool:
    """Whether a link has a background of its own, as buttons have."""
    if not link.words or any(one.tag == "nav" for one in link.above()):
        return False
    if entry.framework.utility(link, BACKGROUND.declared[0]):
        return True
    own = winner(link, entry.rules, BACKGROUND.declared)
    return own.rule is not None and own.value not in {"none", "transparent", "inherit"}


def _labelled(wish: Wish, button: Seen) -> Wish:
    """The look of the only button of its kind, with what stands on it in what it is called."""
    label = slug(button.words, MOST_LABEL).replace("-", " ")
    own = tuple(f"{label} {word}" for word in wish.aliases if label and word.startswith("button"))
    return wish._replace(aliases=(*wish.aliases, *own))


def _apart(wish: Wish, button: Seen) -> Wish:
    """The look of a further button of a section, by what stands on it."""
    words = slug(button.words or button.attributes.get("value", ""), 3) or "other"
    spoken = f"{words.replace('-', ' ')} {wish.name.replace('-', ' ')}"
    label = tuple(one for one in wish.aliases if one.startswith(f"{words.replace('-', ' ')} "))
    return wish._replace(name=f"{words}-{wish.name}", aliases=(*label, spoken))
