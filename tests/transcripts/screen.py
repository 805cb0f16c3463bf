"""What people see of messages, forms and suggestions, as lines of text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.playground.discord.component_limits import walk
from bot.playground.discord.message import Message

Json = Mapping[str, Any]

_EPHEMERAL = 64
_BUTTON, _TEXT_INPUT, _LABEL, _TEXT_DISPLAY, _FILE = 2, 4, 18, 10, 13
_SELECTS = {3: "options", 5: "users", 6: "roles", 7: "mentionables", 8: "channels"}
_FILE_UPLOAD = 19
_ROW, _SECTION, _SEPARATOR, _CONTAINER = 1, 9, 14, 17
_TIME = re.compile(r"<t:(\d+)(:[a-zA-Z])?>")
_SNOWFLAKE = re.compile(r"\b[0-9]{17,20}\b")


def message_lines(message: Message) -> list[str]:
    """A message as it is shown, in the order of its parts."""
    if message.is_deleted:
        return ["(deleted)"]
    if message.is_loading:
        return ["UX agent is thinking…"]
    lines = [*message.content.splitlines()]
    for embed in message.embeds:
        lines += _embed(embed)
    lines += _parts(message.components)
    lines += [f"file {one['filename']}" for one in message.attachments]
    mark = ": " if message.flags & _EPHEMERAL else "| "
    return [mark + line for line in lines]


def form_lines(form: Json) -> list[str]:
    """A form: its title and its inputs, with what stands in them."""
    return [
        f"= {form['title']}",
        *(f"= {line}" for part in form["components"] for line in _input(part)),
    ]


def standing(form: Json) -> Iterator[tuple[str, str | list[str]]]:
    """What stands in each input of a form as it opens."""
    for part in form.get("components", ()):
        field = part.get("component", {})
        if field.get("type") == _TEXT_INPUT:
            yield field["custom_id"], field.get("value", "")
        elif field:
            yield field["custom_id"], [one["id"] for one in field.get("default_values", ())]


def suggestion_lines(choices: Iterable[Json]) -> list[str]:
    """What is offered while somebody types."""
    return [f"? {choice['name']}" for choice in choices] or ["? (nothing)"]


def without_chance(text: str, names: Mapping[str, str]) -> str:
    """The text without what differs from run to run: ids by `names`, times."""
    for identity, name in names.items():
        text = text.replace(identity, name)
    return _SNOWFLAKE.sub("<id>", _TIME.sub("<time>", text))


def buttons(message: Message) -> Iterator[Json]:
    """Every button and select that can be used."""
    for _, part in walk(message.components, ()):
        if part.get("custom_id") and not part.get("disabled"):
            yield part


def _embed(embed: Json) -> Iterator[str]:
    yield f"**{embed['title']}**"
    yield from str(embed.get("description", "")).splitlines()
    if embed.get("footer"):
        yield f"-# {embed['footer']['text']}"


def _parts(components: Iterable[Json]) -> Iterator[str]:
    for part in components:
        kind = part["type"]
        if kind == _ROW:
            yield " ".join(_pressable(one) for one in part["components"])
        elif kind == _TEXT_DISPLAY:
            yield from part["content"].splitlines()
        elif kind == _SEPARATOR:
            yield "---"
        elif kind == _FILE:
            yield f"file {part['file']['url'].removeprefix('attachment://')}"
        elif kind in (_CONTAINER, _SECTION):
            yield from _parts(part["components"])
            yield from _parts([part["accessory"]] if "accessory" in part else ())
        else:
            yield _pressable(part)


def _pressable(part: Json) -> str:
    if part["type"] == _BUTTON:
        address = f" {part['url']}" if "url" in part else ""
        return f"[{part['label']}{address}]"
    if part["type"] in _SELECTS:
        shown = [option["label"] for option in part.get("options", ())]
        return f"({part.get('placeholder', '')}: {' / '.join(shown) or _SELECTS[part['type']]})"
    return f"<component {part['type']}>"


def _input(part: Json) -> Iterator[str]:
    if part["type"] == _TEXT_DISPLAY:
        yield from part["content"].splitlines()
        return
    field = part.get("component", part)
    hint = f" — {part['description']}" if part.get("description") else ""
    if field["type"] == _TEXT_INPUT:
        yield f"{part['label']}{hint}: {field.get('value', '')}".rstrip()
    elif field["type"] == _FILE_UPLOAD:
        yield f"{part['label']}{hint}: (files)"
    else:
        chosen = [str(one["id"]) for one in field.get("default_values", ())]
        yield f"{part['label']}{hint}: {_pressable(field)} {' '.join(chosen)}".rstrip()
