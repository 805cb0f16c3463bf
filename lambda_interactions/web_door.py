"""What every door for browsers and scripts shares: the frame of an answer, JSON, and the log."""

import json
from collections.abc import Callable, Mapping
from time import perf_counter
from traceback import format_tb
from typing import Any, Protocol, TypeAlias

from bot.errors import BotError, Refused, TransientError
from bot.log import CONTAINER, Fields, Log
from lambda_interactions.http_event import Response, TooLarge
from lambda_interactions.web_event import WebAnswer, WebRequest, read_web, respond_web

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
"""What the log calls by its name: any other is a text that the client chose."""

NOTHING = "default-src 'none'; frame-ancestors 'none'"
"""The content security policy of what is no page."""

NOT_FOUND = {"error": "not found"}

Act: TypeAlias = Callable[[WebRequest], WebAnswer]
Methods: TypeAlias = Mapping[str, tuple[str, Act]]
"""What may be done at a path: method to its name for the log and its answer."""


class Routes(Protocol):
    """What a door answers."""

    def methods(self, path: str) -> Methods:
        """What may be done at a decoded path; nothing where no path is."""
        ...

    def shared_with(self, request: WebRequest | None) -> Mapping[str, str]:
        """The headers that say which other origin may read the answer; {} for none."""
        ...


class WebDoor:
    """Answers HTTP events; a body may have `most` bytes.

    `is_plain` where it is served without TLS, on this machine.
    """

    def __init__(self, routes: Routes, log: Log, most: int, *, is_plain: bool = False) -> None:
        self._routes = routes
        self._log = log
        self._most = most
        self._is_plain = is_plain

    def answer(self, event: object, request_id: str) -> Response:
        """The HTTP response to one event; never raises."""
        started = perf_counter()
        fields: Fields = {"level": "INFO", "request_id": request_id}
        request: WebRequest | None = None
        try:
            request = read_web(event, self._most)
            if request.method in METHODS:
                fields["kind"] = request.method
            answer = self._route(request, fields)
        except TooLarge:
            answer = in_json(413, {"error": f"the body may have {self._most} bytes"})
        except Refused:
            answer = in_json(400, {"error": "no body that can be read"})
        except TransientError as error:
            fields |= {"level": "WARNING", "outcome": "unreached", "error": str(error)}
            answer = in_json(503, {"error": "please try again"}, {"retry-after": "1"})
        except BotError as error:
            fields |= {"level": "ERROR", "outcome": "misconfigured", "error": str(error)}
            answer = in_json(503, {"error": "not available"}, {"retry-after": "60"})
        except Exception as error:  # noqa: BLE001 - a crash would show as a bare 502
            fields |= {"level": "ERROR", "outcome": "error", "traceback": _where(error)}
            answer = in_json(500, {"error": "something went wrong"})
        fields["status"] = answer.status
        fields["duration_ms"] = round((perf_counter() - started) * 1000, 1)
        self._log(fields)
        return respond_web(request, self._secured(request, answer))

    def _route(self, request: WebRequest, fields: Fields) -> WebAnswer:
        """The answer of the path's own method, 405 to other methods, 404 where no path is."""
        methods = self._routes.methods(request.path)
        if not methods:
            return in_json(404, NOT_FOUND)
        asked = "GET" if request.method == "HEAD" else request.method
        if asked not in methods:
            allowed = [*methods, *(["HEAD"] if "GET" in methods else [])]
            return in_json(405, {"error": "method not allowed"}, {"allow": ", ".join(allowed)})
        name, act = methods[asked]
        fields["action"] = name
        return act(request)

    def _secured(self, request: WebRequest | None, answer: WebAnswer) -> WebAnswer:
        """With the headers of every answer; no other origin reads one that is not shared."""
        headers = {
            "cache-control": "no-store",
            "content-security-policy": NOTHING,
            "cross-origin-opener-policy": "same-origin",
            "cross-origin-resource-policy": "same-origin",
            "permissions-policy": "camera=(), geolocation=(), microphone=()",
            "referrer-policy": "no-referrer",
            "x-content-type-options": "nosniff",
            "x-container": CONTAINER,
        }
        if not self._is_plain:
            headers["strict-transport-security"] = "max-age=31536000"
        shared = self._routes.shared_with(request)
        return answer._replace(headers={**headers, **answer.headers, **shared})


def in_json(
    status: int, body: Mapping[str, Any], headers: Mapping[str, str] | None = None
) -> WebAnswer:
    """An answer with a JSON body."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return WebAnswer(status, {"content-type": "application/json", **(headers or {})}, text)


def json_of(request: WebRequest) -> Any | WebAnswer:  # noqa: ANN401 - JSON may be anything
    """The body as JSON, or the answer that says what is wrong with it."""
    if request.media_type != "application/json":
        return in_json(415, {"error": "the body is to be application/json"})
    try:
        return json.loads(request.body.decode(), object_pairs_hook=_once, parse_constant=_no)
    except (ValueError, RecursionError):
        return in_json(400, {"error": "the body is no JSON"})


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names come once; raises ValueError, for readers differ on the others."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name comes twice")
    return found


def _no(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _where(error: BaseException) -> str:
    """Where it happened and what it is, without its words: they may quote what is private."""
    return "".join([*format_tb(error.__traceback__), type(error).__name__])
