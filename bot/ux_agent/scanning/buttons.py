"""The looks of buttons: of all of them where one rule is theirs, and of those that differ."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bot.ux_agent.scanning.applied import applied
from bot.ux_agent.scanning.areas import Areas
from bot.ux_agent.scanning.cascade import shared, winner
from bot.ux_agent.scanning.computed import resolved
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.scoping import fits
from bot.ux_agent.scanning.sheets import Rule
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.spots import is_button
from bot.ux_agent.scanning.styles import (
    ADDED,
    BACKGROUND,
    COLOUR,
    CORNERS,
    SIZE,
    WEIGHT,
    Look,
    decided,
    looks_of,
    place_of,
)
from bot.ux_agent.scanning.together import Alike, look_of, looks_of_all
from bot.ux_agent.scanning.wish import Wish
from bot.ux_agent.scanning.wording import STATES, said_class, slug, words_of

MOST_LINKS = 60
"""Links that are looked at for whether they look like buttons."""

_BUTTONS = frozenset({"btn", "button", "cta", "link", ""})

_NO_GROUND = frozenset({"none", "transparent", "inherit"})

_LEAST_LABEL = 3
MOST_OWN = 24
"""Buttons that get looks for themselves."""

MOST_LABEL = 5
"""Words of what stands on a button that people say when they mean it."""

_LOOKS = (
    BACKGROUND.called("button-background", "button color", "button colour"),
    COLOUR.called("button-color", "button text color", "button text colour"),
    CORNERS._replace(aliases=("rounded corners", "button corners", "button radius")),
)

_TEXTS = (
    SIZE.called("button-size", "button text", "button text size", "button font size", "buttons"),
    WEIGHT.called(
        "button-weight", "button text", "button text weight", "button font weight", "buttons"
    ),
)

_ALL = frozenset({"", "all", "every", "each", "both"})
"""What is said of buttons together, and names none of them."""

_OWN = (
    BACKGROUND.called("button-background", "button color", "button colour"),
    COLOUR.called("button-color", "button text color", "button text colour"),
    SIZE.called("button-size", "button size", "button text size"),
    CORNERS.called("button-radius", "button corners", "button radius"),
)
"""The looks that each button could get for itself."""

_CORNERS = CORNERS._replace(name="button-radius", aliases=("button corners", "button radius"))


def buttons_of(entry: Page, areas: Areas, *, has_corners: bool) -> Iterator[Wish]:
    """The looks of the entry page's buttons, those of most of them first.

    Their corners are called theirs where the site `has_corners` of its own.
    """
    buttons = _buttons(entry)
    taken: set[str] = set()
    for look in (*_LOOKS[:-1], _CORNERS if has_corners else _LOOKS[-1]):
        alike = _alike(buttons, look, entry)
        is_sites = False
        for at, same in enumerate(alike):
            is_many = len(same) > 1 or len(_alike_anywhere(same, look, entry)) > 1
            is_usual = at == 0 and (is_many or len(alike) == 1)
            is_site = is_usual and (is_many or look.declared == CORNERS.declared)
            found = _of(look, same, entry, areas, is_site=is_site)
            made = [_of_block(one, same, buttons, areas) for one in found]
            for wish in made:
                is_class = "utility" in wish.at[0]
                if is_sites or (at and is_many and not is_class):
                    has_ground = winner(same[0], entry.rules, BACKGROUND.declared).rule is not None
                    yield from _other(wish, same, has_ground=has_ground, is_many=is_many)
                    continue
                utility = entry.framework.utility(same[0], look.declared[0])
                is_one_of_many = bool(utility) and len(alike) > 1
                is_own = is_one_of_many and is_class
                named = wish if is_many else _labelled(wish, same[0])
                is_apart = is_own or wish.path in taken
                yield _apart(named if is_own else wish, same[0]) if is_apart else named
                taken.add(wish.path)
            is_sites = is_sites or any(wish.section == "site" for wish in made)


def texts_of_buttons(entry: Page) -> Iterator[Wish]:
    """Size and weight of what stands on the buttons, of all that have a rule for buttons."""
    buttons = [one for one in _buttons(entry) if one.words or one.attributes.get("value")]
    every = Alike(entry, buttons, entry.all("button"), is_kin=_is_one)
    bases = [
        parts
        for rule in entry.rules
        if not rule.condition
        and not rule.is_foreign
        and 2 * len(parts := [one for one in buttons if _fits(rule, one)]) > len(buttons)
        and every.is_theirs(rule)
    ]
    base = max(bases, key=len, default=buttons)
    for look in _TEXTS if buttons else ():
        yield from look_of("site", look, every.only(base))


def _is_one(one: Seen, page: Page) -> bool:
    return one.tag == "button" or is_button(one) or _looks_so(one, page)


def _fits(rule: Rule, button: Seen) -> bool:
    return any(fits(rule, one, button) for one in rule.selectors)


def _of_block(wish: Wish, same: list[Seen], buttons: list[Seen], areas: Areas) -> Wish:
    """The look of a button with the name of its block, where no other button stands in that."""
    block = areas.of(same[0])
    alone = [one for one in buttons if areas.of(one) is block] == same
    if not alone or not block.name or ("utility" not in wish.at[0] and len(same) > 1):
        return wish
    words = [word for word in wish.aliases if word.startswith("button")]
    own = tuple(f"{block.name.replace('-', ' ')} {word}" for word in words)
    return wish._replace(aliases=(*wish.aliases, *own))


def _buttons(entry: Page) -> list[Seen]:
    """The buttons of a page, and the links that look like some."""
    links = [one for one in entry.all("a") if not is_button(one)][:MOST_LINKS]
    alike_ones = {id(one) for one in links if _looks_so(one, entry)}
    every = entry.all("a", "button", "input")
    buttons = [one for one in every if is_button(one) or id(one) in alike_ones]
    return [one for one in buttons if not _is_switch(one)] or buttons


def _alike(buttons: list[Seen], look: Look, entry: Page) -> list[list[Seen]]:
    """The buttons that have a look from one rule or class together, most of them first."""
    groups: dict[object, list[Seen]] = {}
    for button in buttons:
        found = winner(button, entry.rules, look.declared)
        utility = entry.framework.utility(button, look.declared[0])
        over = applied(button, entry, look.declared[0], found)
        rule = over.rule if over else found.rule
        place = (rule.document.path, rule.text) if rule else None
        if place or utility:
            key = (place, utility.name if utility else "")
            own = place_of(button) if _is_by_class(button, look, entry) else ""
            groups.setdefault((*key, own), []).append(button)
    count = {id(one): len(_alike_anywhere(one, look, entry)) for one in groups.values()}
    return sorted(
        groups.values(),
        key=lambda same: (_is_ghost(same[0], entry), -count[id(same)], -len(same)),
    )


def _alike_anywhere(same: list[Seen], look: Look, entry: Page) -> set[str]:
    """What stands on the buttons, here and on other pages, that have a look from one rule."""
    found = {one.words for one in same}
    rule = winner(same[0], entry.rules, look.declared).rule
    if rule is None or _is_by_class(same[0], look, entry):
        return found
    for one, page in entry.everywhere.styled(rule, entry):
        other = winner(one, page.rules, look.declared).rule
        if other is not None and (other.document.path, other.text) == (
            rule.document.path,
            rule.text,
        ):
            found.add(one.words)
    return found


def _is_by_class(button: Seen, look: Look, entry: Page) -> bool:
    """Whether a class in a button's own place says a look, which is of no other button then."""
    utility = entry.framework.utility(button, look.declared[0])
    if utility is None or look.declared == CORNERS.declared:
        return False
    told, found = decided(look, button, entry)
    return told is look and entry.framework.counts(utility, found)


def _is_ghost(button: Seen, entry: Page) -> bool:
    """Whether a button has no ground of its own beside an outline: it is not what all are."""
    return winner(button, entry.rules, BACKGROUND.declared).value in _NO_GROUND and not (
        entry.framework.utility(button, BACKGROUND.declared[0])
    )


def _is_switch(button: Seen) -> bool:
    """Whether it chooses a language or opens a menu: nothing, a sign or two letters stand on it."""
    return len(button.words or button.attributes.get("value", "")) < _LEAST_LABEL


def further_buttons(page: Page, areas: Areas) -> Iterator[Wish]:
    """The colours that buttons of a further page have from a class utility of their own."""
    for button in page.all("a", "button", "input"):
        is_own = is_button(button) and bool(button.words) and not areas.of(button).is_shared
        if not is_own or not page.framework.utility(button, BACKGROUND.declared[0]):
            continue
        for wish in looks_of(areas.of(button).section, button, page, _LOOKS[:1]):
            yield _apart(_labelled(wish, button), button)


def looks_of_each(
    pages: Sequence[Page], areas: Mapping[str, Areas], found: Sequence[Wish]
) -> Iterator[Wish]:
    """The looks that a button could get for itself, where what it has is of others too.

    None of those that are `found` already by what stands on the button.
    """
    taken = {word for wish in found for word in (wish.name.replace("-", " "), *wish.aliases)}
    known: set[tuple[str, str]] = set()
    plain = [one for one in pages if not one.language and one.framework.name != "tailwind"]
    buttons = [(page, one) for page in plain for one in _buttons(page)]
    # One place of a template that shows other words on each page is no button alone.
    labels = Counter(at for at, _ in {(place_of(one), one.words) for _, one in buttons})
    for page, button in buttons:
        if labels[place_of(button)] == 1:
            section = areas[page.address].of(button).section
            label = slug(button.words, MOST_LABEL).replace("-", " ")
            if label in _ALL or (section, label) in known or len(known) >= MOST_OWN:
                continue
            known.add((section, label))
            alone = Alike(page, [button], (), button.parent, is_button=True)
            for look in _OWN:
                words = tuple(f"{label} {word}" for word in look.aliases)
                if taken.isdisjoint(words):
                    own = look.called(f"{slug(label, 3)}-{look.name}", *words)
                    for wish in look_of(section, own, alone):
                        now = winner(button, page.rules, look.declared).value
                        told = wish.computed or resolved(now, page)
                        yield wish if wish.note != ADDED else wish._replace(computed=told)


def _of(
    look: Look, same: list[Seen], entry: Page, areas: Areas, *, is_site: bool
) -> Iterator[Wish]:
    """A look that these buttons have in common: for the site where it is the usual one."""
    found = winner(same[0], entry.rules, look.declared)
    over = applied(same[0], entry, look.declared[0], found)
    rule = over.rule if over else found.rule
    others = shared(rule, same[0], entry.elements) if rule else []
    if not all(is_button(one) or _looks_so(one, entry) for one in others):
        return
    section = "site" if is_site else areas.of(same[0]).section
    yield from looks_of_all(section, same, entry, look)


def _looks_so(link: Seen, entry: Page) -> bool:
    """Whether a link has a background of its own, as buttons have."""
    if not link.words or any(one.tag == "nav" for one in link.above()):
        return False
    if "aria-current" in link.attributes or words_of(link) & STATES:
        return False
    if entry.framework.utility(link, BACKGROUND.declared[0]):
        return True
    own = winner(link, entry.rules, BACKGROUND.declared)
    if applied(link, entry, BACKGROUND.declared[0], own):
        return True
    return own.rule is not None and own.value not in _NO_GROUND


def _labelled(wish: Wish, button: Seen) -> Wish:
    """The look of the only button of its kind, with what stands on it in what it is called."""
    before = re.split(r"[:–—|]|\d", button.words, maxsplit=1)[0]
    labels = dict.fromkeys(
        slug(one, MOST_LABEL).replace("-", " ") for one in (button.words, before)
    )
    words = [word for word in wish.aliases if word.startswith("button")]
    own = tuple(f"{label} {word}" for label in labels if label for word in words)
    return wish._replace(aliases=(*wish.aliases, *own))


def _other(wish: Wish, same: list[Seen], *, has_ground: bool, is_many: bool) -> Iterator[Wish]:
    """The look of buttons unlike the usual ones: by what stands on the only one, by their class."""
    kind = _variant(wish)
    said = wish.name.replace("-", " ")
    if not is_many:
        apart = _apart(_labelled(wish, same[0]), same[0])
    elif kind:
        apart = wish._replace(name=f"{kind}-{wish.name}", aliases=())
    else:
        return
    is_ink = has_ground and said == "button color"
    words = [one for one in (said, *wish.aliases) if one.startswith("button")][is_ink:]
    own = [f"{kind.replace('-', ' ')} {one}" for one in words] if kind else []
    names = dict.fromkeys((*(one for one in apart.aliases if not is_ink or "text" in one), *own))
    yield apart._replace(aliases=tuple(one for one in names if one != apart.name))


def _variant(wish: Wish) -> str:
    """What the class of a rule says of the buttons that it is for: the ghost of `.btn--ghost`."""
    rule = str(wish.at[0].get("rule", ""))
    last = said_class(rule.rpartition(".")[2])
    words = [one for one in re.split(r"[-_]+", last) if one not in _BUTTONS]
    is_said = all(one.isalpha() for one in words) and "." in rule
    return "-".join(words).lower() if is_said else ""


def _apart(wish: Wish, button: Seen) -> Wish:
    """The look of a further button of a section, by what stands on it."""
    words = slug(button.words or button.attributes.get("value", ""), 3) or "other"
    spoken = f"{words.replace('-', ' ')} {wish.name.replace('-', ' ')}"
    label = tuple(one for one in wish.aliases if not one.startswith(("button", "rounded")))
    return wish._replace(name=f"{words}-{wish.name}", aliases=(*label, spoken))
