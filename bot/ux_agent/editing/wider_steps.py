"""The sizes that a utility class has on wider screens: they move with the one for all screens.

Tailwind's `text-2xl md:text-5xl`: whoever wants a smaller headline looks at either of them.
"""

import re
from collections.abc import Iterator

from bot.ux_agent.editing.class_literal import class_literal, style_of
from bot.ux_agent.editing.class_tokens import meaning, tokens
from bot.ux_agent.editing.rewriting import Rewrite, rewrite
from bot.ux_agent.site import Place, SiteIndex, Target

_WIDER = r"(?<![^\s\"'`{])(?:sm|md|lg|xl|2xl|3xl):$"
_SIZE = r"([0-9]*\.?[0-9]+)(px|r?em|%|vw|ch)?"
_QUOTES = "\"'`"


def steps(target: Target, value: str, index: SiteIndex) -> Iterator[tuple[Rewrite, str, str]]:
    """The rewrites of the other steps of a size, each with its old and its new value.

    They keep their proportion to the first step; of another unit they become the very value.
    """
    for place in target.places:
        if place.kind == "class" and target.type == "size" and place.raw:
            for twin, old in _twins(place, index):
                new = _moved(target.value or "", old, value)
                made = rewrite(twin, class_literal(twin, new))
                if made.new != made.old:
                    yield made, old, new


def _twins(place: Place, index: SiteIndex) -> Iterator[tuple[Place, str]]:
    """The classes of the same element and family on wider screens, on the line of the first."""
    style = style_of(place)
    line = index.files[place.file].lines.get(str(place.line), "").encode()
    start, end = _attribute(line, place.column)
    text = line[start:end].decode()
    if not style.system.startswith("tailwind"):
        return
    for token in tokens(text, style.family, style.system):
        if token.is_base or not re.search(_WIDER, text[: token.start]):
            continue
        size = meaning(token.word, style.group, style.system, style.names)
        if not re.fullmatch(_SIZE, size):
            continue
        column = start + len(text[: token.start].encode())
        raw = text[token.start : token.end]
        at = place.start - place.column + column
        twin = place._replace(start=at, end=at + len(raw.encode()), column=column, raw=raw)
        yield twin._replace(before="", after=""), size


def _attribute(line: bytes, column: int) -> tuple[int, int]:
    """The columns between the quotes around a class, or of the whole line."""
    signs = _QUOTES.encode()
    starts = [at for at in range(column) if line[at] in signs]
    start = starts[-1] + 1 if starts else 0
    ends = [at for at in range(column, len(line)) if line[at] in signs]
    return start, ends[0] if ends else len(line)


def _moved(base: str, old: str, value: str) -> str:
    """The size of a step when the first goes from `base` to `value`."""
    found = [re.fullmatch(_SIZE, one) for one in (base, value, old)]
    first, new, step = found
    if not (first and new and step) or first[2] != new[2] or not float(first[1]):
        return value
    moved = float(step[1]) * float(new[1]) / float(first[1])
    rounded = round(moved) if step[2] == "px" else round(moved, 2)
    return f"{rounded:g}{step[2] or ''}"
