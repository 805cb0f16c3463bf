"""Takes an application's initial response to an interaction, or refuses it as Discord does."""

from typing import Any

from bot.playground.discord import errors
from bot.playground.discord.contract import callback_faults
from bot.playground.discord.exchange import Exchange
from bot.playground.discord.flags import EPHEMERAL, LOADING
from bot.playground.discord.message import Message, new_flags
from bot.playground.discord.message_limits import is_empty
from bot.playground.discord.state import State
from bot.playground.discord.unchecked import mapping
from bot.playground.discord.uploads import settled


def acknowledge(state: State, exchange: Exchange, body: object) -> None:
    """Let `body` be the initial response; raises ApiError when Discord would not take it."""
    if exchange.status == "answered":
        raise errors.already_acknowledged()
    if exchange.status == "failed":
        raise errors.unknown_interaction()
    faults = callback_faults(body, exchange.payload)
    if faults:
        raise errors.invalid_form(faults)
    answer = mapping(body)
    data = mapping(answer.get("data"))
    match answer["type"]:
        case 4:
            if is_empty(data):
                raise errors.empty_message()
            exchange.original_id = say(state, exchange, data).id
        case 5:
            message = say(state, exchange, {"flags": data.get("flags", 0)})
            message.flags |= LOADING
            exchange.original_id = message.id
        case 6:
            exchange.original_id = exchange.message_id
        case 7:
            _update(state, exchange, data)
        case 8:
            exchange.choices = data["choices"]
        case 9:
            exchange.form = data
    exchange.response_type = answer["type"]
    exchange.status = "answered"
    exchange.answered.set()
    state.changed()


def responded(state: State, exchange: Exchange) -> dict[str, Any]:
    """What the initial response made (docs: Interaction Callback Response Object)."""
    about: dict[str, Any] = {"id": exchange.id, "type": exchange.kind}
    resource: dict[str, Any] = {"type": exchange.response_type}
    message = state.messages.get(exchange.original_id)
    if message is not None:
        about |= {
            "response_message_id": message.id,
            "response_message_loading": message.is_loading,
            "response_message_ephemeral": bool(message.visible_to),
        }
        resource["message"] = message.resource()
    return {"interaction": about, "resource": resource}


def say(state: State, exchange: Exchange, body: dict[str, Any]) -> Message:
    """A new message of the bot in the exchange's channel."""
    flags = new_flags(body)
    message = Message(
        id=state.snowflakes.make(),
        channel_id=exchange.channel.id,
        author=state.world.application.bot,
        created_at=state.clock.now(),
        flags=flags,
        visible_to=exchange.user.id if flags & EPHEMERAL else "",
        cause=exchange.metadata(),
    )
    message.write(settled(state, message, body))
    state.messages[message.id] = message
    state.changed()
    return message


def _update(state: State, exchange: Exchange, data: dict[str, Any]) -> None:
    message = state.message(exchange.message_id)
    if is_empty(message.after(data)):
        raise errors.empty_message()
    message.edit(data, state.clock.now())
    exchange.original_id = message.id
