"""From an HTTP event to its answer: verify, read, answer, and one line in the log."""

from collections.abc import Callable
from time import perf_counter
from typing import Protocol

from bot.answering import answer, who
from bot.dispatch import Agent
from bot.errors import Refused
from bot.interactions.interaction import DISCORD_CDN, Interaction, Kind, Malformed, parse
from bot.interactions.render import PONG, Json
from bot.interactions.signature import Verifier
from bot.log import CONTAINER, Fields, Log, describe
from bot.settings import MessageStyle
from lambda_interactions.http_event import Response, TooLarge, read_request, respond

UNAUTHORIZED: Json = {"error": "invalid request signature"}
_PONG = respond(200, PONG, container=CONTAINER)


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
    the minute. The others are told at DEBUG. Uploads count where their addresses begin with one
    of `cdn`.
    """

    def __init__(
        self,
        verifier: Verifier,
        agent: Callable[[], Agent],
        clock: Callable[[], int],
        log: Log,
        *,
        style: MessageStyle = "components",
        cdn: tuple[str, ...] = DISCORD_CDN,
    ) -> None:
        self._verifier = verifier
        self._agent = agent
        self._clock = clock
        self._log = log
        self._style = style
        self._cdn = cdn
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
        fields |= who(interaction)
        return 200, self._react(interaction, now, fields)

    def _read(self, event: object, now: int) -> Interaction:
        """The interaction, verified and fresh; raises TooLarge, Refused or Malformed."""
        request = read_request(event)
        self._verifier.verify(request.signature, request.timestamp, request.body, now)
        interaction = parse(request.body, cdn=self._cdn)
        self._verifier.check_id(interaction.id, now)
        return interaction

    def _react(self, interaction: Interaction, now: int, fields: Fields) -> Json:
        if interaction.kind is Kind.PING:
            fields["outcome"] = "pong"
            minute = now // 60
            fields["level"] = "DEBUG" if minute == self._minute_of_pong else "INFO"
            self._minute_of_pong = minute
            return PONG
        return answer(interaction, self._agent, now, fields, style=self._style)
