"""Borders that keep the colour which the background of a button or a box had until now."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.editing.naming import place_of
from bot.ux_agent.editing.resolving import Resolved, shown
from bot.ux_agent.site import Place, SiteIndex

_FARTHEST = 12
"""Lines of a rule that are looked at on each side of the background."""

_BORDER = r"\bborder(?:-(?:top|right|bottom|left|block|inline))?(?:-color)?\s*:[^;{{}}]*{colour}"

_REMARK = r"(?s)/\*.*?(?:\*/|$)"


def keeping(resolved: Sequence[Resolved], index: SiteIndex) -> Iterator[str]:
    """What to say of each border that stays in the old colour of the background beside it."""
    for one in resolved:
        if not one.rewrites or not one.target.property.endswith("background"):
            continue
        place = one.target.places[0] if one.target.places else None
        if place is None or not place.raw or place.file not in index.files:
            continue
        rule = _rule(place, index.files[place.file].lines)
        if "border" not in rule:
            continue  # so for most: no pattern is made for them
        colour = rf"(?<![\w-]){re.escape(place.raw)}(?![\w-])"
        if re.search(_BORDER.format(colour=colour), re.sub(_REMARK, " ", rule)):
            yield phrase(Texts.border_stays, place=place_of(one.target), colour=shown(place.raw))


def _rule(place: Place, lines: Mapping[str, str]) -> str:
    """What the index knows of the rule around a place, without the rules within it."""
    here = lines.get(str(place.line), "").encode()
    before = here[: place.column].decode(errors="ignore")
    behind = here[place.column + len(place.raw.encode()) :].decode(errors="ignore")
    number = place.line
    while "{" not in before and place.line - number < _FARTHEST and str(number - 1) in lines:
        number -= 1
        before = lines[str(number)] + before
    number = place.line
    while not {"{", "}"} & set(behind) and number - place.line < _FARTHEST:
        number += 1
        if str(number) not in lines:
            break
        behind += lines[str(number)]
    return before.rpartition("{")[2] + ";" + behind.partition("}")[0].partition("{")[0]
