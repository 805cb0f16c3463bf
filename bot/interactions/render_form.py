"""Forms and suggestions as Discord takes them (Discord docs, Component Reference, Modal)."""

from bot.conversation.reply import Choice, FilePick, Form, Input, RolePick, TextInput
from bot.interactions import custom_id
from bot.interactions.markdown import clean, cut, one_line, units
from bot.interactions.render_parts import OPTION, OPTIONS, Json

_TITLE, _LABEL, _HINT, _TEXT = 45, 45, 100, 4000
_INPUTS, _FILES, _ROLES = 5, 10, 25


def modal(form: Form) -> Json:
    """The data of a modal; raises ValueError on a handle that no custom_id can carry."""
    return {
        "custom_id": custom_id.write(form.handle, "form"),
        "title": cut(one_line(form.title) or "…", _TITLE),
        "components": [_labelled(part) for part in form.inputs[:_INPUTS]],
    }


def _labelled(part: Input) -> Json:
    """An input under its label; what does not fit there, or a hint with no other place, below."""
    question, hint = one_line(part.label) or "…", one_line(part.hint)
    label: Json = {"type": 18, "label": cut(question, _LABEL)}
    below = question if units(question) > _LABEL else ""
    match part:
        case TextInput():
            label["component"] = _text_input(part, hint)
            below = _with_note(below, one_line(part.note))
        case RolePick():
            label["component"] = _role_select(part)
            below = below or hint
        case FilePick():
            label["component"] = _upload(part)
            below = below or hint
    if below:
        label["description"] = cut(below, _HINT)
    return label


def _with_note(question: str, note: str) -> str:
    """The note before a question that its label had to cut; the question alone without room."""
    whole = f"{note} {question}".strip()
    return whole if units(whole) <= _HINT or not question else question


def _text_input(part: TextInput, hint: str) -> Json:
    value = clean(part.value)
    limit = min(max(part.limit, units(value), 1), _TEXT)
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
        field["placeholder"] = cut(hint, _HINT)
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


def suggestions(choices: tuple[Choice, ...]) -> list[Json]:
    """What can be chosen while an option is typed; a value that could not come back is left out."""
    found: dict[str, Json] = {}
    for choice in choices:
        name = cut(one_line(choice.label) or "…", OPTION)
        if choice.value.strip() and units(choice.value) <= OPTION:
            found.setdefault(choice.value, {"name": name, "value": choice.value})
    return list(found.values())[:OPTIONS]
