"""From an HTTP event to its answer: verify, read, dispatch, render, and one line in the log."""

import os
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Protocol

from bot.conversation.reply import Ask, Button, Handle, Later, Reply, Say, Select
from bot.dispatch import Agent, dispatch, private
from bot.errors import Refused
from bot.interactions import custom_id
from bot.interactions.commands import UX_UPDATE
from bot.interactions.interaction import Interaction, Kind, Malformed, parse
from bot.interactions.render import NO_SUGGESTIONS, PONG, Json, response
from bot.interactions.signature import Verifier
from lambda_interactions.http_event import Response, TooLarge, read_request, respond
from lambda_interactions.log import CONTAINER, Fields, Log, describe

UNAUTHORIZED: Json = {"error": "invalid request signature"}
_KINDS = {kind: kind.name.lower() for kind in Kind}
_PONG = respond(200, PONG, container=CONTAINER)
_LEAST_HIDDEN = 4  # shorter words would only garble a traceback


class Door(Protocol):
    """Answers HTTP events; never raises."""

    def answer(self, event: object, request_id: str) -> Response:
        """The HTTP response to an event of AWS."""
        ...


class ClosedDoor:
    """Answers 401 to everybody while a setting cannot be read: nobody can be verified then.

    Another status would tell strangers about the trouble. Discord's portal refuses the address,
    and the log names the variable.
    """

    def __init__(self, fault: str, log: Log) -> None:
        self._fault = fault
        self._log = log

    def answer(self, event: object, request_id: str) -> Response:
        self._log(
            {
                "level": "ERROR",
                "request_id": request_id,
                "outcome": "misconfigured",
                "status": 401,
                "error": self._fault,
            }
        )
        return respond(401, UNAUTHORIZED, container=CONTAINER)


class OpenDoor:
    """Answers Discord; `agent` is asked for only once a command or a press is verified.

    `clock` gives epoch seconds. Of the PINGs, the first of each minute is told at INFO: who sets
    the endpoint up looks for it, and the alarm on refused requests counts what was accepted by
    the minute. The others are told at DEBUG.
    """

    def __init__(
        self, verifier: Verifier, agent: Callable[[], Agent], clock: Callable[[], int], log: Log
    ) -> None:
        self._verifier = verifier
        self._agent = agent
        self._clock = clock
        self._log = log
        self._minute_of_pong = -1

    def answer(self, event: object, request_id: str) -> Response:
        started = perf_counter()
        fields: Fields = {"level": "INFO", "request_id": request_id}
        status, body = self._answer(event, fields)
        fields["status"] = status
        fields["duration_ms"] = round((perf_counter() - started) * 1000, 1)
        self._log(fields)
        if body is PONG:
            return _PONG
        return respond(status, body, container=CONTAINER)

    def _answer(self, event: object, fields: Fields) -> tuple[int, Json]:
        now = self._clock()
        try:
            interaction = self._read(event, now)
        except TooLarge:
            fields["outcome"] = "too_large"
            return 413, {"error": "too large"}
        except Malformed as reason:
            fields |= {"outcome": "malformed", "error": str(reason)}
            return 400, {"error": "bad request"}
        except Refused as reason:
            fields |= {"outcome": "refused", "error": str(reason)}
            return 401, UNAUTHORIZED
        except Exception as error:  # noqa: BLE001 - who is not verified learns nothing
            fields |= {"level": "ERROR", "outcome": "error", "traceback": describe(error, ())}
            return 401, UNAUTHORIZED
        fields |= _who(interaction)
        return 200, self._react(interaction, now, fields)

    def _read(self, event: object, now: int) -> Interaction:
        """The interaction, verified and fresh; raises TooLarge, Refused or Malformed."""
        request = read_request(event)
        self._verifier.verify(request.signature, request.timestamp, request.body, now)
        interaction = parse(request.body)
        self._verifier.check_id(interaction.id, now)
        return interaction

    def _react(self, interaction: Interaction, now: int, fields: Fields) -> Json:
        if interaction.kind is Kind.PING:
            fields["outcome"] = "pong"
            minute = now // 60
            fields["level"] = "DEBUG" if minute == self._minute_of_pong else "INFO"
            self._minute_of_pong = minute
            return PONG
        if interaction.kind is Kind.AUTOCOMPLETE:
            fields["outcome"] = "no_suggestions"
            return NO_SUGGESTIONS
        try:
            reply = dispatch(interaction, self._agent(), now)
            body = response(reply, on_message=interaction.on_message)
        except Exception as error:  # noqa: BLE001 - Discord gets an answer to whatever went wrong
            reference = os.urandom(4).hex()
            fields |= {"level": "ERROR", "outcome": "error", "reference": reference}
            fields |= {"traceback": describe(error, _hidden(interaction))}
            return response(_apology(reference), on_message=False)
        fields |= _what(reply)
        return body


def _apology(reference: str) -> Reply:
    return private(
        "Something went wrong on my side; it has been noted. "
        f"Please try again, or tell the bot's operator this reference: {reference}"
    )


def _who(interaction: Interaction) -> Fields:
    """The fields of the log line that the interaction itself tells."""
    fields: Fields = {"interaction_id": interaction.id, "kind": _KINDS[interaction.kind]}
    if interaction.kind is Kind.PING:
        return fields
    fields |= {"user_id": interaction.presser.user_id, "guild_id": interaction.presser.guild_id}
    pressed = custom_id.read(interaction.custom_id)
    if pressed:
        fields |= {"action": pressed.handle.verb, "conversation_id": pressed.handle.conversation_id}
    elif interaction.name == UX_UPDATE:
        fields["action"] = UX_UPDATE
    return fields


def _what(reply: Reply) -> Fields:
    """The fields of the log line that the reply tells."""
    fields: Fields = {"outcome": type(reply).__name__.lower()}
    if isinstance(reply, Say) and reply.remark:
        # A service that could not be reached, or an id carried from one server to another.
        fields = {"level": "WARNING", "outcome": reply.remark}
    for handle in _handles(reply):
        fields["conversation_id"] = handle.conversation_id
    return fields


def _handles(reply: Reply) -> Iterator[Handle]:
    if isinstance(reply, Ask):
        yield reply.form.handle
    elif not isinstance(reply, Later):
        for row in reply.card.rows:
            parts = [row] if isinstance(row, Select) else row
            yield from (part.handle for part in parts if isinstance(part, Button | Select))


def _hidden(interaction: Interaction) -> Iterator[str]:
    """What no log may hold, also as Python writes it inside an exception's text."""
    texts = (*interaction.options.values(), *interaction.fields.values(), *interaction.values)
    for text in (interaction.token, *texts):
        if len(text) >= _LEAST_HIDDEN:
            yield text
            yield repr(text)[1:-1]
