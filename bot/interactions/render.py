"""Replies as the JSON that Discord takes, within its limits whatever somebody typed.

Sources: Discord docs, Receiving and Responding (response types), Message resource (embeds),
Component Reference. Lengths are cut below the limits as markdown.units counts them.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, TypeAlias

from bot.conversation.reply import (
    Ask,
    Button,
    Card,
    Choice,
    FilePick,
    Form,
    Input,
    Later,
    Link,
    Markup,
    Replace,
    Reply,
    RolePick,
    Say,
    Select,
    Style,
    Suggest,
    TextInput,
    Tone,
)
from bot.interactions import custom_id
from bot.interactions.markdown import clean, cut, escape, fitting, one_line, unfenced, units

Json: TypeAlias = dict[str, Any]

PONG: Json = {"type": 1}
NO_SUGGESTIONS: Json = {"type": 8, "data": {"choices": []}}

FIELD = "text"
"""Name of a form's only input."""

_EPHEMERAL = 64
_TITLE, _DESCRIPTION, _FOOTER = 256, 4096, 500  # together below the 6000 of all embeds
_LINE, _DIFF_LINE = 1000, 200
_HEAD_BESIDE_DIFF = 2200
_LABEL, _URL, _PLACEHOLDER, _OPTION = 80, 512, 150, 100
_ROWS, _BUTTONS, _OPTIONS = 5, 5, 25
_FORM_TITLE, _FORM_LABEL, _FORM_HINT, _FORM_TEXT = 45, 45, 100, 4000
_INPUTS, _FILES, _ROLES = 5, 10, 25
_STYLES: dict[Style, int] = {"primary": 1, "secondary": 2, "success": 3, "danger": 4}
_TONES: dict[Tone, tuple[str, int]] = {
    "plain": ("📝", 0x5865F2),
    "question": ("💬", 0xFEE75C),
    "working": ("⏳", 0x3498DB),
    "success": ("✅", 0x57F287),
    "failure": ("❌", 0xED4245),
    "closed": ("ℹ️", 0x99AAB5),
}


def response(reply: Reply, *, on_message: bool) -> Json:
    """The answer to an interaction.

    Without a message to replace (`on_message`), what would replace one becomes a new message.
    Raises ValueError on a handle that no custom_id can carry.
    """
    match reply:
        case Say(card, is_private):
            return {"type": 4, "data": new_message(card, is_private=is_private)}
        case Replace(card):
            data = message(card) if on_message else new_message(card)
            return {"type": 7 if on_message else 4, "data": data}
        case Ask(form):
            return {"type": 9, "data": _modal(form)}
        case Later(replaces, is_private):
            if replaces and on_message:
                return {"type": 6}
            return {"type": 5, "data": {"flags": _EPHEMERAL}} if is_private else {"type": 5}
        case Suggest(choices):
            return {"type": 8, "data": {"choices": _suggestions(choices)}}


def message(card: Card) -> Json:
    """The body that turns an existing message into the card: also its buttons go, or change."""
    return {
        "embeds": [_embed(card)],
        "components": _rows(card),
        "allowed_mentions": {"parse": []},
    }


def new_message(card: Card, *, is_private: bool = False) -> Json:
    """The body of a message that is not there yet; a private one is seen by one person."""
    return message(card) | ({"flags": _EPHEMERAL} if is_private else {})


def _embed(card: Card) -> Json:
    emoji, colour = _TONES[card.tone]
    title = f"{emoji} {escape(one_line(card.title))}"
    embed: Json = {"title": cut(title, _TITLE), "color": colour}
    description = _description(card)
    if description:
        embed["description"] = description
    footer = _shown_footer(card.footer)
    if footer:
        embed["footer"] = {"text": footer}
    return embed


@lru_cache(maxsize=64)
def _shown_footer(footer: str) -> str:
    return cut(clean(footer).strip(), _FOOTER)


@lru_cache(maxsize=256)
def _shown_label(label: str) -> str:
    return cut(one_line(label) or "…", _LABEL)


def _description(card: Card) -> str:
    """Lines, diff, warnings; the diff takes what room the others leave."""
    limit = _HEAD_BESIDE_DIFF if card.diff else _DESCRIPTION
    warnings = [f"⚠️ {cut(escape(warning), _LINE)}" for warning in card.warnings]
    lines = [*map(_line, card.lines), *map(_long_link, _unlinkable(card))]
    warned = "\n".join(fitting(warnings, limit // 2, "⚠️ … and {number} more"))
    room = limit - units(warned) - 2
    said = "\n".join(fitting(filter(None, lines), room, "… and {number} more"))
    rest = _DESCRIPTION - units(said) - units(warned) - 4
    diff = _diff(card.diff, rest) if card.diff else ""
    return "\n\n".join(filter(None, (said, diff, warned)))


def _line(line: str) -> str:
    """One line: ours as it stands, any other escaped; of "what: old → new" the first is bold."""
    if isinstance(line, Markup):
        return cut(line, _LINE)
    what, colon, rest = line.strip().partition(": ")
    if not colon or " → " not in rest or units(what) > _LABEL:
        return cut(escape(line.strip()), _LINE)
    start = f"**{escape(what)}**: "
    return start + cut(escape(rest), _LINE - units(start))


def _diff(diff: str, limit: int) -> str:
    found = unfenced(diff).strip("\n").split("\n")
    lines = [line if 2 * len(line) <= _DIFF_LINE else cut(line, _DIFF_LINE) for line in found]
    frame = units("```diff\n\n```")
    return "\n".join(("```diff", *fitting(lines, limit - frame, "… {number} more lines"), "```"))


def _unlinkable(card: Card) -> Iterator[Link]:
    """The links that Discord would refuse as a button."""
    for row in card.rows:
        if not isinstance(row, Select):
            yield from (part for part in row if isinstance(part, Link) and not _can_link(part))


def _can_link(link: Link) -> bool:
    return link.url.startswith(("https://", "http://")) and units(link.url) <= _URL


def _long_link(link: Link) -> str:
    return cut(escape(f"{link.label}: {link.url}"), _LINE)


def _rows(card: Card) -> list[Json]:
    """Action rows; a part that Discord would refuse (a twin, a select of nothing) is left out."""
    taken: set[str] = set()
    rows: list[Json] = []
    for row in card.rows:
        parts = [_select(row)] if isinstance(row, Select) else [_button(part) for part in row]
        fresh: list[Json] = []
        for part in parts:
            name = str(part.get("custom_id") or part.get("url") or "")
            if name and name not in taken:
                taken.add(name)
                fresh.append(part)
        rows += [
            {"type": 1, "components": fresh[start : start + _BUTTONS]}
            for start in range(0, len(fresh), _BUTTONS)
        ]
    return rows[:_ROWS]


def _button(part: Button | Link) -> Json:
    label = _shown_label(part.label)
    if isinstance(part, Link):
        if not _can_link(part):
            return {}
        return {"type": 2, "style": 5, "label": label, "url": part.url}
    name = custom_id.write(part.handle, "button")
    return {"type": 2, "style": _STYLES[part.style], "label": label, "custom_id": name}


def _select(select: Select) -> Json:
    options: dict[str, Json] = {}
    for choice in select.choices:
        option = {
            "label": cut(one_line(choice.label) or "…", _OPTION),
            "value": choice.value,
        }
        if description := one_line(choice.description):
            option["description"] = cut(description, _OPTION)
        if 0 < units(choice.value) <= _OPTION:
            options.setdefault(choice.value, option)
    if not options:
        return {}
    return {
        "type": 3,
        "custom_id": custom_id.write(select.handle, "select"),
        "placeholder": cut(one_line(select.prompt), _PLACEHOLDER),
        "options": list(options.values())[:_OPTIONS],
    }


def _suggestions(choices: tuple[Choice, ...]) -> list[Json]:
    """What can be chosen while an option is typed; a value that could not come back is left out."""
    found: dict[str, Json] = {}
    for choice in choices:
        name = cut(one_line(choice.label) or "…", _OPTION)
        if choice.value.strip() and units(choice.value) <= _OPTION:
            found.setdefault(choice.value, {"name": name, "value": choice.value})
    return list(found.values())[:_OPTIONS]


def _modal(form: Form) -> Json:
    return {
        "custom_id": custom_id.write(form.handle, "form"),
        "title": cut(one_line(form.title) or "…", _FORM_TITLE),
        "components": [_labelled(part) for part in form.inputs[:_INPUTS]],
    }


def _labelled(part: Input) -> Json:
    """An input under its label; what does not fit there, or a hint with no other place, below."""
    question, hint = one_line(part.label) or "…", one_line(part.hint)
    label: Json = {"type": 18, "label": cut(question, _FORM_LABEL)}
    below = question if units(question) > _FORM_LABEL else ""
    match part:
        case TextInput():
            label["component"] = _text_input(part, hint)
        case RolePick():
            label["component"] = _role_select(part)
            below = below or hint
        case FilePick():
            label["component"] = _upload(part)
            below = below or hint
    if below:
        label["description"] = cut(below, _FORM_HINT)
    return label


def _text_input(part: TextInput, hint: str) -> Json:
    value = clean(part.value)
    limit = min(max(part.limit, units(value), 1), _FORM_TEXT)
    field: Json = {
        "type": 4,
        "custom_id": part.name,
        "style": 2 if part.is_long or "\n" in value else 1,
        "min_length": int(part.is_required),
        "max_length": limit,
        "required": part.is_required,
    }
    if value.strip():
        field["value"] = cut(value, limit)
    if hint:
        field["placeholder"] = cut(hint, _FORM_HINT)
    return field


def _role_select(part: RolePick) -> Json:
    most = min(max(part.most, 1), _ROLES)
    picked = list(dict.fromkeys(part.roles))[:most]
    field: Json = {
        "type": 6,
        "custom_id": part.name,
        "min_values": 0,
        "max_values": most,
        "required": False,
    }
    if picked:
        field["default_values"] = [{"id": role, "type": "role"} for role in picked]
    return field


def _upload(part: FilePick) -> Json:
    most = min(max(part.most, 1), _FILES)
    return {
        "type": 19,
        "custom_id": part.name,
        "min_values": 0,
        "max_values": most,
        "required": False,
    }
