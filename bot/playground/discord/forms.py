"""A form as a person filled it in (docs: Component Reference, the modal interactions)."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from bot.playground.discord.component_limits import LABEL, SELECTS, STRING_SELECT, TEXT_INPUT, walk
from bot.playground.discord.refused import ClientRefused
from bot.playground.discord.resolving import FILE_UPLOAD, Resolved

RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 21, 22, 23
_LONGEST_TEXT = 4000
Values: TypeAlias = Mapping[str, str | Sequence[str]]
"""By custom_id: a text, or the values or ids that were picked."""


def filled(form: Mapping[str, Any], values: Values, resolved: Resolved) -> list[dict[str, Any]]:
    """The form's components as they are sent back; raises ClientRefused where none would be."""
    components = [_part(part, values, resolved) for part in form["components"]]
    for identity, (_, component) in enumerate(walk(components, ()), start=1):
        component["id"] = identity
    return components


def check_picked(select: Mapping[str, Any], picked: Sequence[str], *, is_required: bool) -> None:
    """Raise ClientRefused unless a select takes these values; ids are for `resolved` to know."""
    least, most = select.get("min_values"), select.get("max_values")
    low, high = 1 if least is None else least, 1 if most is None else most
    is_left_out = not picked and not is_required
    offered = {option["value"] for option in select.get("options") or ()}
    is_offered = select["type"] in SELECTS - {STRING_SELECT} or offered.issuperset(picked)
    if not (is_left_out or low <= len(picked) <= high) or not is_offered:
        raise ClientRefused("that cannot be picked here")


def _part(part: Mapping[str, Any], values: Values, resolved: Resolved) -> dict[str, Any]:
    """A top-level component."""
    if part["type"] == LABEL:
        return {"component": _field(part["component"], values, resolved), "type": LABEL}
    if "components" in part:
        inner = [_field(component, values, resolved) for component in part["components"]]
        return {"components": inner, "type": part["type"]}
    return {"type": part["type"]}


def _field(field: Mapping[str, Any], values: Values, resolved: Resolved) -> dict[str, Any]:
    kind, given = field["type"], values.get(field["custom_id"], "")
    sent = {"custom_id": field["custom_id"], "type": kind}
    if kind == TEXT_INPUT:
        return {**sent, "value": _text(field, given if isinstance(given, str) else "")}
    picked = [given] if isinstance(given, str) and given else list(given)
    is_required = field.get("required", True)
    if kind == CHECKBOX:
        return {**sent, "value": picked == ["true"]}
    if kind == RADIO_GROUP:
        _check_choice(field, picked, 1, is_required=is_required)
        return {**sent, "value": picked[0] if picked else None}
    if kind == CHECKBOX_GROUP:
        _check_choice(field, picked, len(field["options"]), is_required=is_required)
        return {**sent, "values": picked}
    if kind == FILE_UPLOAD:
        _check_files(field, picked, is_required=is_required)
    else:
        check_picked(field, picked, is_required=is_required)
    resolved.add(kind, picked)
    return {**sent, "values": picked}


def _text(field: Mapping[str, Any], given: str) -> str:
    least, most = field.get("min_length") or 0, field.get("max_length") or _LONGEST_TEXT
    if field.get("required", True) and not given:
        raise ClientRefused("a required field is empty")
    if given and not least <= len(given) <= most:
        raise ClientRefused(f"a field takes {least} to {most} characters")
    return given


def _check_choice(
    field: Mapping[str, Any], picked: Sequence[str], most: int, *, is_required: bool
) -> None:
    offered = {option["value"] for option in field["options"]}
    if (is_required and not picked) or len(picked) > most or not offered.issuperset(picked):
        raise ClientRefused("that cannot be picked here")


def _check_files(field: Mapping[str, Any], picked: Sequence[str], *, is_required: bool) -> None:
    least, most = field.get("min_values"), field.get("max_values") or 1
    low = 1 if least is None else least
    is_left_out = not picked and not is_required
    if not (is_left_out or low <= len(picked) <= most):
        raise ClientRefused(f"a field takes {low} to {most} files")
