"""The declared targets that a draft may mean."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex, Target, by_section
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.placing import fitting, letters, pairs, relative
from bot.ux_agent.understanding.words.clauses import LOOKS
from bot.ux_agent.understanding.words.lexicon import LETTER_LOOKS
from bot.ux_agent.understanding.words.phrases import letter_look, normal
from bot.ux_agent.understanding.words.property_words import (
    BUTTON_COLOUR,
    LINK_LOOKS,
    LOOKS_OF_TEXTS,
    is_generic,
    is_text_word,
    look_of,
)

_OFFERED = ("background", "color")
YEAR, LEGAL = r"\b(?:19|20)\d\d\b", r"(?i)©|\(c\)|copyright"
"""A year as people write it, and what a line has that says whose the site is, as expressions."""

_SPOKEN = {
    "color": ("color", "colour", "text color", "text colour"),
    "font-size": ("size", "font size", "text size"),
    "font-weight": ("weight", "font weight"),
    **{look: (word,) for look, word in LETTER_LOOKS.items()},
}
_ANYWHERE = frozenset(
    """
    background background-color color text-color font-size font-weight padding radius
    border-radius visibility text-align font-style text-transform text-decoration
    """.split()  # noqa: SIM905 - a row of words
)
_SHARED_NAMES = frozenset({"headline", "title", "brand", "page-title"})
_NO_TITLES = ("description", "alt", "subtitle", "hours", "phone", "email", "address", "price")
_HEROES = ("hero-text", "headline", "title")
_META = "meta description"
_PAGE = frozenset({"site", "page", "body", "global"})


def candidates(draft: Draft, index: SiteIndex) -> list[Target]:
    """The targets that a draft may mean, what was said before counting where it fits."""
    places = [draft.section]
    if draft.hint_section and not draft.section:
        places.insert(0, draft.hint_section)
    if draft.property == BUTTON_COLOUR and draft.nature:
        from bot.ux_agent.understanding.placing import mains  # noqa: PLC0415 - few are of a button

        pool = _pool(draft, draft.section, index)
        known = mains.labelled(draft, pool) if draft.unknown else []
        return known or _of_property(draft, places, index) or mains.labelled(draft, pool)
    if not draft.property:
        return _unnamed(draft, places, index)
    return _of_property(draft._replace(property=fitting.drawn(draft, index)), places, index)


def is_placed(draft: Draft, target: Target, index: SiteIndex) -> bool:
    """False for a look that any part of a page has, where nothing says which part is meant."""
    if draft.section or target.section == draft.hint_section:
        return True
    if (draft.property or draft.hint_property) and target.property not in _ANYWHERE:
        return True
    if all(other.section == target.section for other in index.targets):
        return True
    said = draft.property or draft.hint_property
    is_own = any(f"{target.section}.{target.property}" in tier.split() for tier in said.split("|"))
    is_text = is_text_word(said) and not is_generic(said)
    is_page = target.section in _PAGE and bool(draft.property)
    return is_own or is_text or is_page


def _unnamed(draft: Draft, places: Sequence[str], index: SiteIndex) -> list[Target]:
    """Without a property: that spoken of before, or what the value's nature suggests."""
    if index.is_scanned and draft.hint_property == LINK_LOOKS:
        # Links of another part of the page are not those that were spoken of.
        spoken = places[:1] if draft.hint_section and not draft.section else places
        return _first(draft, letters.of_links(draft, LINK_LOOKS.split("|")), spoken, index)
    if draft.hint_property:
        hint = draft.hint_property.split("|")[0]
        kind = relative.kind(draft.value) if draft.nature == "relative" else draft.nature
        look = look_of(kind, draft.value) if is_text_word(hint) else ""
        tiers = draft.hint_property.split("|")
        is_named = bool(look) and not is_generic(draft.hint_property)
        found = _looks(draft, tiers, places, index) if is_named else []
        found = found or _first(draft, [look or hint], places, index)
        if found:
            return found
    if draft.nature == "number" and not re.fullmatch(YEAR, draft.value):
        return []
    if draft.nature == "number":
        return _first(draft._replace(nature="text"), ["*year"], places, index)
    if draft.nature == "address" and _is_linked_page(draft.section, index):
        return []  # "point Contact in the menu to …" is about that link
    found = next((pool for place in places if (pool := _pool(draft, place, index))), [])
    aspect = relative.aspect(draft.value) if draft.nature == "relative" else ""
    if aspect:
        return _first(draft, aspect.split("|"), [*places, ""], index)
    if draft.nature == "relative" and relative.kind(draft.value) == "size":
        # Corners are rounder and space is more, not bigger.
        sized = [target for target in found if relative.is_meant(target, draft.value)]
        is_other = index.is_scanned and len(sized) == 1 and sized[0].property.endswith("-size")
        # "Make the header bigger" is not about the one logo in it.
        return [] if is_other and sized[0].property != "font-size" else sized
    if draft.nature == "text":
        found = [one for one in found if not (_is_unseen(one) or letter_look(one.property))]
    look = letters.lettered(draft)
    if index.is_scanned and draft.nature == "weight" and not look and draft.section:
        return [one for one in found if one.property == "font-weight"]  # no link's within it
    return letters.of_whole(found, look) if look else preferred(found, draft.nature)


def _is_unseen(text: Target) -> bool:
    """True for a text that no visitor reads on the page: a picture's, a search result's."""
    return text.property.endswith("alt") or "meta description" in text.aliases


def _is_linked_page(sections: str, index: SiteIndex) -> bool:
    """Whether one of several sections is called as a link of another one of them."""
    names = sections.split()
    labels = {
        normal(entry.label)
        for target in index.targets
        if len(names) > 1 and target.section in names
        for entry in target.entries
    }
    return any(normal(name) in labels for name in names)


def _of_property(draft: Draft, places: Sequence[str], index: SiteIndex) -> list[Target]:
    tiers = draft.property.split("|")
    aspect = relative.aspect(draft.value) if draft.nature == "relative" else ""
    if aspect and (is_text_word(draft.property) or draft.property == BUTTON_COLOUR):
        # "rounder buttons" are rounder, not bigger.
        return _of_aspect(draft, aspect.split("|"), places, index)
    if is_generic(draft.property) and draft.nature in {"", "text"} and len(places[0].split()) != 1:
        tiers = ["*text"]
    if is_generic(draft.property):
        tiers = [tier.replace("*text", "*text text") for tier in tiers]
    if is_text_word(draft.property) and not is_generic(draft.property):
        looks = _looks(draft, tiers, places, index)
        if looks:
            return looks
    if index.is_scanned:
        # A scan calls a part's own ground so; the others are of blocks that were not named.
        tiers = [tier for tier in _without_section(draft, tiers) if tier != "*background"]
    tiers = letters.tiers_for(draft, tiers)
    if not draft.nature:
        tiers = _of_no_nature(draft, tiers)
    is_look = bool(draft.hint_section) and not is_text_word(draft.property)
    found = _first(draft, tiers, places[:1], index) if is_look and not draft.section else []
    found = found or _first(draft, tiers, places, index)
    is_heading = "." in tiers[0] and tiers[1:2] == ["headline"]
    if index.is_scanned and found and not draft.section and is_heading:
        # A scan calls every title a heading: without a section the page's own may be meant.
        other = _first(draft, tiers[1:], places, index)
        found = [*found, *(one for one in other if one not in found and one.section == "home")]
    if draft.property == LINK_LOOKS:
        found = _of_link_colours(found, draft, index)
    found = _shared(found, draft, tiers, index)
    if not found and _may_be_text(draft):
        return candidates(draft._replace(nature="text"), index)
    if not found and draft.nature == "text":
        return _named(draft, tiers[0], places, index)
    return found


def _shared(
    found: list[Target], draft: Draft, tiers: Sequence[str], index: SiteIndex
) -> list[Target]:
    """Those meant by a name that several places have: a headline, a title, a brand."""
    if index.is_scanned and "subtitle" in tiers[:2] and draft.nature in {"", "text"}:
        # What search engines show is no line of the page.
        return [one for one in found if _META not in one.aliases]
    if draft.nature == "relative" and " " in tiers[0] and "radius" not in tiers[0].split(" ")[0]:
        # Where a whole part is named its corners are rounder, never bigger.
        is_round = bool(relative.aspect(draft.value))
        found = [one for one in found if is_round or not one.property.endswith("radius")]
    if index.is_scanned and is_generic(draft.property) and draft.nature in LOOKS:
        # "The text" of a part is no headline.
        return [one for one in found if letters.OF_HEADLINE.isdisjoint(one.aliases)]
    kind = next((tier for tier in tiers[:2] if tier in _SHARED_NAMES), "")
    kind = kind if kind != "page-title" or len(found) > 1 else ""
    is_told = len(found) > 1 and all(_META in one.aliases for one in found)
    if not ((kind or is_told) and found and index.is_scanned):
        return found
    from bot.ux_agent.understanding.placing import mains  # noqa: PLC0415 - few requests name one

    return mains.among(found, draft, kind, index)


def _of_aspect(
    draft: Draft, aspect: Sequence[str], places: Sequence[str], index: SiteIndex
) -> list[Target]:
    """The corners or the space of what is named; those of any part only for a button."""
    named = _first(draft, draft.property.split("|")[:1], [*places, ""], index)
    own = [one for one in named if one.property.endswith(tuple(aspect))]
    is_button = "button" in draft.property or "cta" in draft.property
    tiers = [*(f"button-{one}" for one in aspect), *aspect] if is_button else []
    return own or _first(draft, tiers, [*places, ""], index)


def _of_no_nature(draft: Draft, tiers: list[str]) -> list[str]:
    """Without a value only what the word itself names, not the looks of it."""
    if not is_text_word(draft.property):
        return tiers[:1]
    return [tier for tier in tiers if tier not in LOOKS_OF_TEXTS] or tiers


def _may_be_text(draft: Draft) -> bool:
    """True when a number, an address or the like can be the text of what is named."""
    if draft.nature == "address":
        return not draft.value.startswith(("/", "#", "."))
    return draft.nature in {"number", "either"}


def has_year(target: Target) -> bool:
    """True for a text with one year in it, and for a copyright line with several ("2019–2024")."""
    years = len(re.findall(YEAR, target.value or "")) if fitting.is_text(target) else 0
    return years == 1 or (years > 1 and re.search(LEGAL, target.value or "") is not None)


def _first(
    draft: Draft, tiers: Sequence[str], places: Sequence[str], index: SiteIndex
) -> list[Target]:
    """The targets of the first tier, and in it of the first place, that has any."""
    pools = [_pool(draft, place, index) for place in places]
    for tier in tiers:
        for pool in pools:
            found = [target for target in pool if _is_in(target, tier.split())]
            if found:
                return _of_the_year(found) if tier == "*year" else found
    return []


def _of_the_year(found: list[Target]) -> list[Target]:
    """The lines of who owns the site where there are any: "since 1987" is no year to bring up."""
    return [one for one in found if re.search(LEGAL, one.value or "")] or found


def _looks(
    draft: Draft, tiers: Sequence[str], places: Sequence[str], index: SiteIndex
) -> list[Target]:
    """The colour, size or weight of a text that is named: that of the section it stands in."""
    kind = relative.kind(draft.value) if draft.nature == "relative" else draft.nature
    look = look_of(kind, draft.value)
    if not look or draft.nature in {"text", "either", "number"}:
        return []
    named = [tier for tier in tiers if tier not in LOOKS_OF_TEXTS and tier != "*text"]
    stands = _first(draft._replace(nature="", value=""), named, places, index)
    texts = [one for one in stands if fitting.is_text(one)]
    if index.is_scanned:
        from bot.ux_agent.understanding.placing import mains  # noqa: PLC0415 - few requests name one

        texts = mains.headed(texts, tiers, draft, index)
    own = [mine for one in texts if (mine := own_look(one, look, index))]
    if own:
        return [one for one in own if fitting.takes(one, draft.nature, draft.value)]
    if index.is_scanned:
        # What a section says need not reach the text; what its headings have does.
        found = _of_headings(draft, tiers, look, index)
        return [one for one in found if fitting.takes(one, draft.nature, draft.value)]
    # The colour of a section is not that of a link or a button in it.
    alone = [one for one in texts if "cta" in one.property or not pairs.address_of(one, index)]
    sections = " ".join(dict.fromkeys(one.section for one in alone))
    found = _first(draft, [look], [sections], index) if sections else []
    found = [one for one in found if not _is_of_another(one, look, texts, index)]
    if found and len(sections.split()) > 1 and not draft.section:
        # Of several headings one has a look: the page's own may be meant as well.
        found += [one for one in _main(look, index) if one not in found]
    return found


def _of_headings(draft: Draft, tiers: Sequence[str], look: str, index: SiteIndex) -> list[Target]:
    """The one look that the headings of a section have, for "the heading in the footer"."""
    end = f"heading-{LETTER_LOOKS.get(look) or look.removeprefix('font-')}"
    found = [
        one for one in index.targets if one.section == draft.section and one.property.endswith(end)
    ]
    is_bare = "headline" in tiers[:5] and "cta" not in tiers[0]
    return found if is_bare and len(found) == 1 else []


def _without_section(draft: Draft, tiers: list[str]) -> list[str]:
    """Without the looks of a section, which reach no link and no heading with looks of its own."""
    if draft.property == LINK_LOOKS:
        return letters.of_links(draft, tiers)
    if "page-title" in tiers[0] and draft.nature in {"", "text"}:
        # What a tab shows is no heading of the page.
        return [tier for tier in tiers if "page-title" in tier or tier == "site-title"]
    is_named = is_text_word(draft.property) and not is_generic(draft.property)
    if not is_named or draft.nature not in LOOKS:
        return tiers
    return [tier for tier in tiers if tier not in LOOKS_OF_TEXTS and tier != "*text"]


def _of_link_colours(found: list[Target], draft: Draft, index: SiteIndex) -> list[Target]:
    """Those that are the links' by their names; on a scanned site no others of a section."""
    is_open = bool(found) and index.is_scanned and not (draft.section or draft.hint_section)
    pool = [one for one in index.targets if one.type == "color"] if is_open else found
    of_menu = [
        one
        for one in found
        if one.section == "navbar" and one.property.startswith(("font-", "text-"))
    ]
    if len(of_menu) == 1 and index.is_scanned:
        return of_menu
    own = [one for one in pool if "link color" in map(normal, one.aliases)]
    named = [one for one in pool if one.property.startswith("link-") and one not in own]
    own = [*own, *named] if is_open or not own else own
    if not own and draft.section == "header" and index.is_scanned:
        return candidates(draft._replace(section="navbar"), index)  # those of its menu
    is_certain = len(found) == 1 and not is_open and not (index.is_scanned and draft.section)
    return found if is_certain else own or (found if not index.is_scanned else [])


def _main(look: str, index: SiteIndex) -> list[Target]:
    """The look of the headline of the first page."""
    heroes = [one for name in _HEROES if (one := index.find("home", name))]
    own = [mine for one in heroes if (mine := own_look(one, look, index))]
    plain = index.find("home", look)
    return own or ([plain] if plain else [])


def _is_of_another(target: Target, look: str, texts: Sequence[Target], index: SiteIndex) -> bool:
    """True for a look that is by its aliases that of another text ("headline size")."""
    others = (
        other
        for other in index.targets
        if other.section == target.section and fitting.is_text(other) and other not in texts
    )
    return bool(texts) and any(own_look(other, look, index) is target for other in others)


def own_look(text: Target, look: str, index: SiteIndex) -> Target | None:
    """The target of a text's own colour, size or weight ("headline colour"), None for none."""
    said = [normal(name) for name in (text.property, *text.aliases)]
    names = {f"{name} {word}" for name in said for word in _SPOKEN.get(look, ())}
    mine = (one for one in index.targets if one.section == text.section)
    known = [(len(names & {*map(normal, (one.property, *one.aliases))}), one) for one in mine]
    found = [(count, one) for count, one in known if count]
    # A button's colour is its ground's; the size of a logo has fewer of a brand's names.
    best = max(found, key=lambda one: ("background" in one[1].property, one[0]), default=None)
    return best[1] if best else None


def _pool(draft: Draft, place: str, index: SiteIndex) -> list[Target]:
    """The targets of a place (all for '') that take the draft's value."""
    sections = place.split()
    targets: Sequence[Target] = index.targets
    if len(sections) == 1:
        targets = by_section(index).get(sections[0], ())
    elif sections:
        targets = [one for one in targets if one.section in sections]
    return [one for one in targets if fitting.takes(one, draft.nature, draft.value)]


def _named(draft: Draft, tier: str, places: Sequence[str], index: SiteIndex) -> list[Target]:
    """The targets of that very name, whatever they take."""
    from bot.ux_agent.understanding.placing import mains  # noqa: PLC0415 - few have no place

    names = [name for name in tier.split() if not name.startswith("*")]
    found = _first(draft._replace(nature=""), [" ".join(names)], places, index)
    return mains.lettered(found, index) or found


def preferred(pool: Sequence[Target], nature: str) -> list[Target]:
    """Without a property a colour is a background's, where there is one."""
    if pool and (nature in {"colour", "swatch"} or all(one.type == "color" for one in pool)):
        backgrounds = [target for target in pool if target.property == "background"]
        return backgrounds or list(pool)
    return list(pool) if nature else []


def _is_around(target: Target) -> bool:
    """True for what a part of the page has that is called after the button in it."""
    return any(alias.split() == ["cta", "section"] for alias in target.aliases)


def _is_in(target: Target, tier: Sequence[str]) -> bool:
    for name in tier:
        if name == target.property == "text" and target.type == "color":
            continue  # a variable's name says nothing of where it is used
        if name == target.property == "cta-background" and _is_around(target):
            continue  # what is around a button
        if name in {target.property, f"{target.section}.{target.property}"}:
            return True
        if name == "*text" and fitting.is_text(target):
            if target.property.endswith("alt"):
                continue  # nobody sees it: it is named as what it is
            return len(tier) > 1 or not target.property.endswith(_NO_TITLES)
        if name == "*year" and has_year(target):
            return True
        if name == "*background" and target.type == "color" and "background" in target.property:
            return True
        if name == "?color" and target.type == "color" and target.property in _OFFERED:
            return True
    return False
