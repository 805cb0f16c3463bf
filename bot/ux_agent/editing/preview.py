"""What a person should know before they confirm: contrast, mirrors, several files."""

from collections.abc import Iterator, Sequence

from bot.texts.english import Texts
from bot.texts.phrase import Phrase, phrase
from bot.ux_agent.editing.contrast import READABLE, Colour, contrast, parse_colour
from bot.ux_agent.editing.naming import place_of
from bot.ux_agent.editing.resolving import Resolved, shown
from bot.ux_agent.site import Place, SiteIndex, Target
from bot.ux_agent.spoken import spoken

WHOLE_SITE = "site"
"""The section whose colours hold where a section has none of its own."""


def warnings(resolved: Sequence[Resolved], index: SiteIndex) -> tuple[str, ...]:
    """What to look at in the changes, in words."""
    told = (*_contrast(resolved, index), *_places(resolved), *_compared(resolved))
    renamed = [one for one in resolved if one.target.entries and one.rewrites]
    if not renamed:
        return told
    # Few changes are of an entry.
    from bot.ux_agent.editing import names_left  # noqa: PLC0415

    made = [rewrite for one in resolved for rewrite in one.rewrites]
    return (*told, *(text for one in renamed for text in names_left.told(one.target, made, index)))


def _contrast(resolved: Sequence[Resolved], index: SiteIndex) -> Iterator[str]:
    """Text that is hard to read on its background (WCAG 2.2, success criterion 1.4.3)."""
    changed = {
        (one.target.section, one.target.property): one.value for one in resolved if one.rewrites
    }
    sections = {section for section, declared in changed if declared in {"color", "background"}}
    for section in sorted(sections):
        text = _colour(section, "color", changed, index)
        background = _colour(section, "background", changed, index)
        if text is None or background is None:
            continue
        ratio = contrast(text, background)
        if ratio < READABLE:
            yield phrase(
                Texts.hard_to_read,
                text=text.code,
                background=background.code,
                section=spoken(section),
                ratio=_tenths(ratio),
                least=_tenths(READABLE),
            )


def _colour(
    section: str, declared: str, changed: dict[tuple[str, str], str], index: SiteIndex
) -> Colour | None:
    for place in (section, WHOLE_SITE):
        if (place, declared) in changed:
            return parse_colour(changed[place, declared])
        target = index.find(place, declared)
        if target is not None and target.value is not None:
            return parse_colour(target.value)
    return None


def _places(resolved: Sequence[Resolved]) -> Iterator[str]:
    for one in resolved:
        if one.rewrites and len(one.target.places) > 1:
            count = str(len(one.target.places))
            yield phrase(Texts.many_places, place=place_of(one.target), count=count)
    files = sorted({made.file for one in resolved for made in one.rewrites})
    if len(files) > 1:
        yield phrase(Texts.many_files, count=str(len(files)), files=", ".join(files))


def _compared(resolved: Sequence[Resolved]) -> Iterator[str]:
    """Texts that the code of their file compares with, which would no longer be the same."""
    for one in resolved:
        changed = {(made.file, made.start) for made in one.rewrites}
        for place in _literals(one.target):
            if place.style.endswith("compared") and (place.file, place.start) in changed:
                yield phrase(Texts.compared_in_code, file=place.file, value=shown(place.raw))


def _literals(target: Target) -> Iterator[Place]:
    yield from target.places
    for entries in (target.entries, *(mirror.entries for mirror in target.mirrors)):
        for entry in entries:
            parts = (entry.label_place, entry.href_place, entry.description_place)
            yield from (place for place in parts if place is not None)


def _tenths(number: float) -> Phrase:
    whole, tenths = f"{number:.1f}".split(".")
    return phrase(Texts.decimal, whole=whole, tenths=tenths)
