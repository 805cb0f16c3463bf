"""Text that a change of colours makes hard to read (WCAG 2.2, success criterion 1.4.3)."""

from collections.abc import Iterator, Mapping, Sequence

from bot.texts.english import Texts
from bot.texts.phrase import Phrase, phrase
from bot.ux_agent.editing.contrast import READABLE, Colour, contrast, parse_colour
from bot.ux_agent.editing.resolving import Resolved
from bot.ux_agent.site import SiteIndex, Target, by_section
from bot.ux_agent.spoken import spoken
from bot.ux_agent.understanding.placing.variables import computed

WHOLE_SITE = "site"
"""The section whose colours hold where a section has none of its own."""

_MENU, _AROUND_MENU = "navbar", "header"
_TEXTS = frozenset({"text", "string", "markdown"})
_BUTTON = "button"
_COLOUR = frozenset({"color", "colour"})

_Changed = Mapping[tuple[str, str], str]
"""The new colours by section and property."""


def hard_to_read(resolved: Sequence[Resolved], index: SiteIndex) -> Iterator[str]:
    """What to say of each colour of text that no longer stands out from what is behind it.

    Only a colour that some text is known to have is told.
    """
    if not any(one.rewrites and one.target.type == "color" for one in resolved):
        return
    changed = _changed(resolved, index)
    sections = {section for section, _ in changed}
    if _AROUND_MENU in sections and index.find(_MENU, "background") is None:
        sections.add(_MENU)
    for section in sorted(sections):
        background = _background(section, changed, index)
        if background is None:
            continue
        for text in _texts(section, changed, index):
            ratio = contrast(text, background)
            if ratio < READABLE:
                yield _told(text, background, spoken(section))
    yield from _on_buttons(changed, index)


def _told(text: Colour, background: Colour, place: str) -> Phrase:
    return phrase(
        Texts.hard_to_read,
        text=text.code,
        background=background.code,
        section=place,
        ratio=tenths(contrast(text, background)),
        least=tenths(READABLE),
    )


def _on_buttons(changed: _Changed, index: SiteIndex) -> Iterator[Phrase]:
    """What to say of the words on each button whose own colours come too close."""
    stems = {
        (section, declared.rpartition("-")[0])
        for section, declared in changed
        if declared.endswith((f"{_BUTTON}-background", f"{_BUTTON}-color"))
    }
    for section, stem in sorted(stems):
        if not any(
            section in {one.section, WHOLE_SITE} and _is_button(one) for one in index.targets
        ):
            continue
        pair = [_own(section, f"{stem}-{kind}", changed, index) for kind in ("color", "background")]
        if pair[0] and pair[1] and contrast(pair[0], pair[1]) < READABLE:
            yield _told(pair[0], pair[1], f"{spoken(section)} {spoken(stem)}")


def _is_button(target: Target) -> bool:
    """True for the words on a button."""
    names = (target.property, *target.aliases)
    return target.type in _TEXTS and any(_BUTTON in name or "cta" in name for name in names)


def _own(section: str, declared: str, changed: _Changed, index: SiteIndex) -> Colour | None:
    """The colour that is declared there, now or as it becomes; None where it cannot be told."""
    if (section, declared) in changed:
        return parse_colour(changed[section, declared])
    target = index.find(section, declared)
    value = computed(target, index).value or target.computed if target else ""
    return parse_colour(value or "")


def tenths(number: float) -> Phrase:
    """A number with one decimal."""
    whole, decimal = f"{number:.1f}".split(".")
    return phrase(Texts.decimal, whole=whole, tenths=decimal)


def _changed(resolved: Sequence[Resolved], index: SiteIndex) -> _Changed:
    """What changes, by each of its names: the menu's background may be that of the header."""
    made = [one for one in resolved if one.rewrites and one.target.type == "color"]
    found = {(one.target.section, one.target.property): one.value for one in made}
    for one in made:
        if all(place.end > place.start for place in one.target.places):
            for other in index.targets:
                if other.places == one.target.places:
                    found.setdefault((other.section, other.property), one.value)
    return found


def _background(section: str, changed: _Changed, index: SiteIndex) -> Colour | None:
    places = [section, _AROUND_MENU, WHOLE_SITE] if section == _MENU else [section, WHOLE_SITE]
    return _first(places, "background", changed, index)


def _texts(section: str, changed: _Changed, index: SiteIndex) -> list[Colour]:
    """The colours that texts of a section have, where they or what is behind them change."""
    is_ground = (section, "background") in changed or section == _MENU
    mine = by_section(index).get(section, [])
    own = [one for one in mine if _is_of_text(one, mine)]
    places = [section]
    if _has_plain_text(mine, own):
        places.append(WHOLE_SITE)
    found = (
        [_first(places, "color", changed, index)] if is_ground or _is_new(places, changed) else []
    )
    if index.find(section, "background") is not None:
        for one in own:
            value = changed.get((section, one.property))
            if value or is_ground:
                found.append(parse_colour(value or one.value or one.computed))
    return list(dict.fromkeys(colour for colour in found if colour is not None))


def _is_new(places: Sequence[str], changed: _Changed) -> bool:
    return any((place, "color") in changed for place in places)


def _is_of_text(target: Target, mine: Sequence[Target]) -> bool:
    """True for the colour of one text of a section that has nothing of its own behind it."""
    stem, _, kind = target.property.rpartition("-")
    names = {one.property for one in mine}
    if target.type != "color" or kind != "color" or not stem or f"{stem}-background" in names:
        return False
    is_called = any(_is_called_so(name.split()) for name in target.aliases)
    return is_called or any(one.property == stem and one.type in _TEXTS for one in mine)


def _is_called_so(words: Sequence[str]) -> bool:
    """True for the words of "brand text colour"."""
    return len(words) > 1 and words[-2] == "text" and words[-1] in _COLOUR


def _has_plain_text(mine: Sequence[Target], own: Sequence[Target]) -> bool:
    """True where some text of a section has the colour that the whole of it has."""
    if mine and mine[0].section == WHOLE_SITE:
        return True
    stems = {one.property.removesuffix("-color") for one in own}
    texts = [one for one in mine if one.type in _TEXTS and not one.property.endswith("-font")]
    return any(one.property not in stems and stems.isdisjoint(one.aliases) for one in texts)


def _first(
    places: Sequence[str], declared: str, changed: _Changed, index: SiteIndex
) -> Colour | None:
    for place in places:
        if (place, declared) in changed:
            return parse_colour(changed[place, declared])
        target = index.find(place, declared)
        if target is not None and (target.value is not None or target.computed):
            return parse_colour(target.value or target.computed)
    return None
