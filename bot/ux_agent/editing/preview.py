"""What a person should know before they confirm: contrast, mirrors, several files."""

from collections.abc import Iterator, Sequence

from bot.ux_agent.editing.contrast import READABLE, Colour, contrast, parse_colour
from bot.ux_agent.editing.resolving import Resolved
from bot.ux_agent.site import SiteIndex

WHOLE_SITE = "site"
"""The section whose colours hold where a section has none of its own."""


def warnings(resolved: Sequence[Resolved], index: SiteIndex) -> tuple[str, ...]:
    """What to look at in the changes, in words."""
    return (*_contrast(resolved, index), *_places(resolved))


def _contrast(resolved: Sequence[Resolved], index: SiteIndex) -> Iterator[str]:
    """Text that is hard to read on its background (WCAG 2.2, success criterion 1.4.3)."""
    changed = {
        (one.target.section, one.target.property): one.value for one in resolved if one.rewrites
    }
    sections = {section for section, name in changed if name in {"color", "background"}}
    for section in sorted(sections):
        text = _colour(section, "color", changed, index)
        background = _colour(section, "background", changed, index)
        if text is None or background is None:
            continue
        ratio = contrast(text, background)
        if ratio < READABLE:
            yield (
                f"Hard to read: text {text.code} on {background.code} in the {section} has a "
                f"contrast of {ratio:.1f}; {READABLE} or more is advised."
            )


def _colour(
    section: str, name: str, changed: dict[tuple[str, str], str], index: SiteIndex
) -> Colour | None:
    for place in (section, WHOLE_SITE):
        if (place, name) in changed:
            return parse_colour(changed[place, name])
        target = index.find(place, name)
        if target is not None and target.value is not None:
            return parse_colour(target.value)
    return None


def _places(resolved: Sequence[Resolved]) -> Iterator[str]:
    for one in resolved:
        if one.rewrites and len(one.target.places) > 1:
            name = f"{one.target.section} {one.target.property}"
            yield f"The {name} stands in {len(one.target.places)} places; all of them change."
    files = sorted({made.file for one in resolved for made in one.rewrites})
    if len(files) > 1:
        yield f"{len(files)} files change: {', '.join(files)}."
