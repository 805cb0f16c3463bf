"""The parts of a card as Discord's markdown and components, within limits whatever was typed.

Sources: Discord docs, Component Reference and Message resource. Lengths are cut below the limits
as markdown.units counts them.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, TypeAlias

from bot.conversation.reply import Button, Card, Heading, Link, Markup, Quote, Select, Style, Tone
from bot.interactions import custom_id
from bot.interactions.markdown import clean, cut, escape, fitting, one_line, unfenced, units

Json: TypeAlias = dict[str, Any]

_LINE, _DIFF_LINE, _HEAD_BESIDE_DIFF = 1000, 200, 2200
_LABEL, _URL, _PLACEHOLDER, OPTION = 80, 512, 150, 100
_ROWS, _BUTTONS, OPTIONS = 5, 5, 25
_DIFF_FRAME = len("```diff\n\n```")
_STYLES: dict[Style, int] = {"primary": 1, "secondary": 2, "success": 3, "danger": 4}
TONES: dict[Tone, tuple[str, int]] = {
    "plain": ("📝", 0x5865F2),
    "question": ("💬", 0xFEE75C),
    "working": ("⏳", 0x3498DB),
    "success": ("✅", 0x57F287),
    "failure": ("❌", 0xED4245),
    "closed": ("ℹ️", 0x99AAB5),
}
"""The emoji and the colour (0xRRGGBB) of each tone."""


def colour(card: Card) -> int:
    """The colour at the card's edge, 0xRRGGBB: the one that it is about, else its tone's."""
    return card.accent or TONES[card.tone][1]


def texts(card: Card, limit: int) -> tuple[str, str, str, bool]:
    """Lines, diff and warnings in `limit` units, '' for none; whether the diff is shortened.

    The diff takes what room the others leave.
    """
    head = min(_HEAD_BESIDE_DIFF, limit) if card.diff else limit
    warnings = [f"⚠️ {cut(escape(warning), _LINE)}" for warning in card.warnings]
    warned = "\n".join(fitting(warnings, head // 2, "⚠️ … +{number}")) if warnings else ""
    lines = [*map(_line, card.lines), *map(_long_link, _unlinkable(card))]
    progress = f"\n\n{_line(card.progress)}" if card.progress else ""
    room = head - units(warned) - units(progress) - 2
    said = "\n".join(fitting(filter(None, lines), room, "… +{number}")) + progress
    if not card.diff:
        return said.strip("\n"), "", warned, False
    diff, is_cut = _diff(card.diff, limit - units(said) - units(warned) - 4)
    return said.strip("\n"), diff, warned, is_cut


def title(card: Card, limit: int) -> str:
    """The title behind its tone's emoji."""
    return cut(f"{TONES[card.tone][0]} {escape(one_line(card.title))}", limit)


def rows(card: Card, more: Button | None) -> list[Json]:
    """Action rows, `more` in the last one.

    A part that Discord would refuse (a twin, a select of nothing) is left out.
    """
    taken: set[str] = set()
    found: list[Json] = []
    for row in card.rows:
        parts = [_select(row)] if isinstance(row, Select) else [_button(part) for part in row]
        fresh: list[Json] = []
        for part in parts:
            name = part.get("custom_id") or part.get("url") or ""
            if name and name not in taken:
                taken.add(name)
                fresh.append(part)
        found += [
            {"type": 1, "components": fresh[start : start + _BUTTONS]}
            for start in range(0, len(fresh), _BUTTONS)
        ]
    if more is None:
        return found[:_ROWS]
    return [*found[: _ROWS - 1], {"type": 1, "components": [_button(more)]}]


def _line(line: str) -> str:
    """One line: ours as it stands, any other escaped; of "what: old → new" the first is bold."""
    if isinstance(line, Markup):
        return cut(line, _LINE)
    if isinstance(line, Heading):
        return f"\n**{cut(escape(line.strip(), is_inside=True), _LINE)}**"
    what, colon, rest = line.strip().partition(": ")
    if isinstance(line, Quote) or not colon or " → " not in rest or units(what) > _LABEL:
        return cut(escape(line.strip()), _LINE)
    start = f"**{escape(what)}**: "
    return start + cut(escape(rest, is_inside=True), _LINE - units(start))


def _diff(diff: str, limit: int) -> tuple[str, bool]:
    """The diff as a block, and whether something of it is missing."""
    found = unfenced(diff).strip("\n").split("\n")
    is_short = 2 * max(map(len, found)) <= _DIFF_LINE
    lines = found if is_short else [cut(line, _DIFF_LINE) for line in found]
    shown = fitting(lines, limit - _DIFF_FRAME, "… +{number}")
    return "\n".join(("```diff", *shown, "```")), shown != found


def _unlinkable(card: Card) -> Iterator[Link]:
    """The links that Discord would refuse as a button."""
    for row in card.rows:
        if not isinstance(row, Select):
            yield from (part for part in row if isinstance(part, Link) and not _can_link(part))


def _can_link(link: Link) -> bool:
    return link.url.startswith(("https://", "http://")) and units(link.url) <= _URL


def _long_link(link: Link) -> str:
    return cut(escape(f"{link.label}: {link.url}"), _LINE)


def _button(part: Button | Link) -> Json:
    label = _shown_label(part.label)
    if isinstance(part, Link):
        if not _can_link(part):
            return {}
        return {"type": 2, "style": 5, "label": label, "url": part.url}
    name = custom_id.write(part.handle, "button")
    return {"type": 2, "style": _STYLES[part.style], "label": label, "custom_id": name}


@lru_cache(maxsize=256)
def _shown_label(label: str) -> str:
    return cut(one_line(label) or "…", _LABEL)


def _select(select: Select) -> Json:
    options: dict[str, Json] = {}
    for choice in select.choices:
        option = {
            "label": cut(one_line(choice.label) or "…", OPTION),
            "value": choice.value,
        }
        if description := one_line(choice.description):
            option["description"] = cut(description, OPTION)
        if 0 < units(choice.value) <= OPTION:
            options.setdefault(choice.value, option)
    if not options:
        return {}
    return {
        "type": 3,
        "custom_id": custom_id.write(select.handle, "select"),
        "placeholder": cut(one_line(select.prompt), _PLACEHOLDER),
        "options": list(options.values())[:OPTIONS],
    }


@lru_cache(maxsize=64)
def plain_footer(footer: str, limit: int) -> str:
    """A footer without any markdown."""
    return cut(clean(footer).strip(), limit)
