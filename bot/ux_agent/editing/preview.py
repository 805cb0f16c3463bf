"""What a person should know before they confirm: contrast, mirrors, several files."""

from collections.abc import Iterator, Sequence

from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.editing import borders
from bot.ux_agent.editing.legibility import hard_to_read
from bot.ux_agent.editing.naming import place_of
from bot.ux_agent.editing.resolving import Resolved, shown
from bot.ux_agent.site import Place, SiteIndex, Target

_LOOKS = frozenset({"color", "size", "bool", "enum", "image"})


def warnings(resolved: Sequence[Resolved], index: SiteIndex) -> tuple[str, ...]:
    """What to look at in the changes, in words."""
    told = (
        *hard_to_read(resolved, index),
        *_places(resolved),
        *_compared(resolved),
        *borders.keeping(resolved, index),
    )
    if all(one.target.type in _LOOKS for one in resolved):
        return told
    # Some changes are of looks alone.
    from bot.ux_agent.editing import left_over  # noqa: PLC0415

    return (*told, *left_over.told(resolved, index))


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
