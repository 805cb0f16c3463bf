"""Judges what an application sends to Discord: its answers to interactions and its messages."""

from collections.abc import Mapping
from typing import Any

from bot.playground.discord.errors import Fault
from bot.playground.discord.flags import EPHEMERAL, Kind
from bot.playground.discord.message_limits import message_faults
from bot.playground.discord.modal_limits import choice_faults, modal_faults
from bot.playground.discord.schema import callback_schemas, request_faults
from bot.playground.discord.unchecked import mapping, number

PING, COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 1, 2, 3, 4, 5
PONG, MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL, LAUNCH = (
    1, 4, 5, 6, 7, 8, 9, 12,
)  # fmt: skip

ANSWERS = {
    PING: {PONG},
    COMMAND: {MESSAGE, DEFERRED_MESSAGE, MODAL, LAUNCH},
    COMPONENT: {MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, MODAL, LAUNCH},
    AUTOCOMPLETE: {CHOICES},
    MODAL_SUBMIT: {MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, LAUNCH},
}
"""Interaction type to the response types that may answer it (docs: Interaction Callback Type)."""

_BODIES: dict[Kind, str] = {
    "create": "IncomingWebhookRequestPartial",
    "edit": "IncomingWebhookUpdateRequestPartial",
}


def callback_faults(body: object, interaction: Mapping[str, Any]) -> list[Fault]:
    """What is wrong with `body` as the initial response to an interaction."""
    if not isinstance(body, dict):
        return [Fault((), "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")]
    kind, schemas = number(body.get("type")), callback_schemas()
    if kind not in schemas:
        words = f"Value must be one of {sorted(schemas)}."
        return [Fault(("type",), "BASE_TYPE_CHOICES", words)]
    faults = [*_place_faults(kind, interaction), *request_faults(schemas[kind], body)]
    faults += _data_faults(kind, mapping(body.get("data")), interaction)
    return list(dict.fromkeys(faults))


def webhook_faults(body: object, kind: Kind, *, old_flags: int = 0) -> list[Fault]:
    """What is wrong with `body` as a follow-up ("create") or an edit of one ("edit")."""
    faults = request_faults(_BODIES[kind], body)
    faults += message_faults(mapping(body), kind, old_flags=old_flags)
    if kind == "create":
        unsupported = ("username", "avatar_url", "thread_name", "applied_tags")
        faults += [
            Fault((key,), "UNKNOWN_KEY", "not supported for follow-ups of interactions")
            for key in unsupported
            if mapping(body).get(key) is not None
        ]
    return list(dict.fromkeys(faults))


def _place_faults(kind: int, interaction: Mapping[str, Any]) -> list[Fault]:
    """Whether this type of response may answer this interaction."""
    asked = interaction["type"]
    if kind not in ANSWERS[asked]:
        words = f"Response type {kind} cannot answer an interaction of type {asked}."
        return [Fault(("type",), "INTERACTION_RESPONSE_TYPE_INVALID", words)]
    if asked == MODAL_SUBMIT and kind == UPDATE and "message" not in interaction:
        words = "Unknown Message: a command opened this modal, there is nothing to update."
        return [Fault(("type",), "UNKNOWN_MESSAGE", words)]
    return []


def _data_faults(kind: int, data: dict[str, Any], interaction: Mapping[str, Any]) -> list[Fault]:
    match kind:
        case 4:
            return list(message_faults(data, "callback", base=("data",)))
        case 7:
            old_flags = number(mapping(interaction.get("message")).get("flags")) or 0
            found = message_faults(data, "update", base=("data",), old_flags=old_flags)
            return list(found)
        case 5 if (number(data.get("flags")) or 0) & ~EPHEMERAL:
            words = "A deferred response may only set EPHEMERAL."
            return [Fault(("data", "flags"), "MESSAGE_FLAGS_INVALID", words)]
        case 8:
            return list(choice_faults(data, mapping(interaction.get("data"))))
        case 9:
            return list(modal_faults(data))
        case _:
            return []
