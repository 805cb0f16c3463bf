"""What every door does with an interaction that it trusts: dispatch, render, fill the log line."""

import os
from collections.abc import Callable, Iterator

from bot.audit import record
from bot.conversation.reply import Ask, Button, Handle, Replace, Reply, Say, Select
from bot.dispatch import Agent, dispatch, private
from bot.interactions import custom_id
from bot.interactions.command_names import NAMES
from bot.interactions.interaction import Interaction, Kind
from bot.interactions.render import NO_SUGGESTIONS, Json, response
from bot.log import Fields, describe
from bot.settings import MessageStyle
from bot.texts.english import Texts
from bot.texts.phrase import phrase

_KINDS = {kind: kind.name.lower() for kind in Kind}
_LEAST_HIDDEN = 4  # shorter words would only garble a traceback


def answer(
    interaction: Interaction,
    agent: Callable[[], Agent],
    now: int,
    fields: Fields,
    *,
    style: MessageStyle = "components",
) -> Json:
    """The body that answers anything but a PING; never raises.

    `agent` is asked for only where it is needed; `now` is in epoch seconds. What the log line
    tells of the answer is added to `fields`.
    """
    try:
        reply = dispatch(interaction, agent(), now)
        body = response(
            reply,
            on_message=interaction.on_message,
            style=style,
            on_components=interaction.on_components,
        )
    except Exception as error:  # noqa: BLE001 - Discord gets an answer to whatever went wrong
        reference = os.urandom(4).hex()
        fields |= {"level": "ERROR", "outcome": "error", "reference": reference}
        fields |= {"traceback": describe(error, _hidden(interaction))}
        if interaction.kind is Kind.AUTOCOMPLETE:  # which takes suggestions, and no words
            return NO_SUGGESTIONS
        apology = _apology(reference, interaction.locale)
        return response(apology, on_message=False, style=style)
    fields |= _what(reply) | record(str(fields.get("action", "unknown")), reply)
    return body


def who(interaction: Interaction) -> Fields:
    """The fields of the log line that the interaction itself tells."""
    fields: Fields = {"interaction_id": interaction.id, "kind": _KINDS[interaction.kind]}
    if interaction.kind is Kind.PING:
        return fields
    fields |= {"user_id": interaction.presser.user_id, "guild_id": interaction.presser.guild_id}
    pressed = custom_id.read(interaction.custom_id)
    if pressed:
        fields |= {"action": pressed.handle.verb, "conversation_id": pressed.handle.conversation_id}
        fields["digest8"] = pressed.handle.shown
    elif interaction.name in NAMES:
        fields["action"] = interaction.name
    return fields


def _apology(reference: str, locale: str) -> Reply:
    return private(phrase(Texts.went_wrong, reference=reference), locale)


def _what(reply: Reply) -> Fields:
    """The fields of the log line that the reply tells."""
    fields: Fields = {"outcome": type(reply).__name__.lower()}
    if isinstance(reply, Say) and reply.remark:
        # A service that could not be reached, or an id carried from one server to another.
        fields = {"level": "WARNING", "outcome": reply.remark}
    for handle in _handles(reply):
        fields["conversation_id"] = handle.conversation_id
        fields["digest8"] = handle.shown
    return fields


def _handles(reply: Reply) -> Iterator[Handle]:
    if isinstance(reply, Ask):
        yield reply.form.handle
    elif isinstance(reply, Say | Replace):
        for row in reply.card.rows:
            parts = [row] if isinstance(row, Select) else row
            yield from (part.handle for part in parts if isinstance(part, Button | Select))


def _hidden(interaction: Interaction) -> Iterator[str]:
    """What no log may hold, also as Python writes it inside an exception's text."""
    texts = (*interaction.options.values(), *interaction.fields.values(), *interaction.values)
    files = [file for given in interaction.files.values() for file in given]
    told = [text for file in files for text in (file.url, file.filename)]
    for text in (interaction.token, *texts, *told):
        if len(text) >= _LEAST_HIDDEN:
            yield text
            yield repr(text)[1:-1]
