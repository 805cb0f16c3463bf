"""The HTTP language of the payment conversation and of people's chat sessions."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeAlias

from bot.log import Log
from bot.payment.session import MOST_MESSAGE, is_session_id
from bot.payment_page.pages import PAGE, STATIC, File, page, static
from lambda_interactions.chat_openapi import document
from lambda_interactions.http_event import Response
from lambda_interactions.web_door import Methods, WebDoor, in_json, json_of
from lambda_interactions.web_event import WebAnswer, WebRequest

MOST_BYTES = 32 * 1024
"""Of a body: the longest message, when each of its characters is written as two escapes."""

COOKIE = "pay_session"
KEPT_SECONDS = 86_400
"""How long a browser keeps the secret; the session is over long before, unless one goes on."""

HEADER = "x-session-secret"
FROM_BROWSER = "sec-fetch-site"
"""Every browser sends it (W3C, "Fetch Metadata"): no script of a page may read the secret there."""

_REDEEM = f"{PAGE}links"
_CHAT, _LISTED, _DOCUMENT = "/chat", "/chat/sessions", "/openapi.json"
Said: TypeAlias = tuple[int, Mapping[str, Any] | None, Mapping[str, str]]


class Answered(Protocol):
    """What the payment conversation answers; `new_secret` where the session was bound just now."""

    @property
    def status_code(self) -> int:
        """The HTTP status."""
        ...

    @property
    def body(self) -> Mapping[str, Any]:
        """The JSON body."""
        ...

    @property
    def new_secret(self) -> str:
        """The session's secret, when the browser does not have it yet; else ''."""
        ...

    @property
    def retry_after(self) -> int:
        """Seconds to wait, with 429 and 503; else 0."""
        ...


class Payments(Protocol):
    """The payment conversation."""

    def speaking(self, locale: str) -> "Payments":
        """The same in the language of `locale`, English where it has no other."""
        ...

    def say(self, session_id: str, secret: str, message: str, address: str, now: float) -> Answered:
        """The answer to a message; to '' the question once more."""
        ...

    def redeem(self, session_id: str, link_secret: str, now: float) -> str | None:
        """The secret of the session that a link leads to, once; None where it does not or did."""
        ...


class ChatSessions(Protocol):
    """People's own chat sessions, by the token that signs them in."""

    def answer(
        self,
        method: str,
        session_id: str,
        query: Mapping[str, str],
        *,
        authorization: str,
        now: int,
    ) -> Said:
        """Status, body and headers; the session is '' for the list."""
        ...


class ChatDoor:
    """Answers HTTP events; what is None is not there, and its paths lead nowhere.

    `clock` gives epoch seconds. `is_plain` where the page is served without TLS, on this machine.
    """

    def __init__(
        self,
        payments: Callable[[], Payments] | None,
        sessions: Callable[[], ChatSessions] | None,
        clock: Callable[[], int],
        log: Log,
        *,
        publishable_key: str = "",
        is_plain: bool = False,
    ) -> None:
        self._payments = payments
        self._sessions = sessions
        self._clock = clock
        self._key = publishable_key
        self._is_plain = is_plain
        self._door = WebDoor(self, log, MOST_BYTES, is_plain=is_plain)

    def answer(self, event: object, request_id: str) -> Response:
        """The HTTP response to one event; never raises."""
        return self._door.answer(event, request_id)

    def shared_with(self, _: WebRequest | None) -> Mapping[str, str]:
        """With nobody: the page is its own origin."""
        return {}

    def methods(self, path: str) -> Methods:
        """What may be done at a path: method to its name for the log and its answer."""
        if path == _DOCUMENT:
            return {"GET": ("document", self._document)}
        if self._sessions is not None:
            if path == _LISTED:
                return {"GET": ("list", self._sessions_of)}
            if path.startswith(f"{_LISTED}/") and is_session_id(path[len(_LISTED) + 1 :]):
                return {"DELETE": ("delete", self._sessions_of)}
        if self._payments is None:
            return {}
        if path == _CHAT:
            return {"POST": ("say", self._say)}
        if path == _REDEEM:
            return {"POST": ("redeem", self._redeem)}
        if path.startswith(STATIC):
            file = static(path.removeprefix(STATIC))
            return {} if file is None else {"GET": ("static", lambda _: _file(file))}
        return {"GET": ("page", self._page)} if _is_page(path) else {}

    def _say(self, request: WebRequest) -> WebAnswer:
        assert self._payments is not None  # noqa: S101 - the path is not there without them
        given = _read(request, "sessionId", "message")
        if isinstance(given, WebAnswer):
            return given
        session_id, message = given
        fault = _fault(session_id, message)
        if fault:
            return in_json(400, {"error": fault})
        secret = request.headers.get(HEADER) or request.cookie(COOKIE)
        payments = self._payments().speaking(_language(request))
        said = payments.say(session_id, secret, message, address=request.address, now=self._clock())
        wait = {"retry-after": str(said.retry_after)} if said.retry_after else {}
        cookie = self._cookie(said.new_secret) if said.new_secret else ""
        if said.new_secret and FROM_BROWSER not in request.headers:
            wait[HEADER] = said.new_secret
        return in_json(said.status_code, said.body, wait)._replace(cookie=cookie)

    def _redeem(self, request: WebRequest) -> WebAnswer:
        """Turn a link into its session; whoever comes later learns that it was used."""
        assert self._payments is not None  # noqa: S101 - as above
        given = _read(request, "link")
        if isinstance(given, WebAnswer):
            return given
        session_id, _, link_secret = given[0].rpartition(".")
        used = in_json(409, {"error": "this link was used, or is too old"})
        if not is_session_id(session_id) or not link_secret:
            return used
        secret = self._payments().redeem(session_id, link_secret, self._clock())
        if secret is None:
            return used
        return in_json(200, {"sessionId": session_id})._replace(cookie=self._cookie(secret))

    def _sessions_of(self, request: WebRequest) -> WebAnswer:
        assert self._sessions is not None  # noqa: S101 - as above
        status, body, headers = self._sessions().answer(
            "GET" if request.method == "HEAD" else request.method,
            request.path.removeprefix(_LISTED).strip("/"),
            request.query,
            authorization=request.headers.get("authorization", ""),
            now=self._clock(),
        )
        if body is None:
            return WebAnswer(status, headers, "")
        return in_json(status, body, headers)

    def _page(self, _: WebRequest) -> WebAnswer:
        return _file(page(self._key))

    def _document(self, _: WebRequest) -> WebAnswer:
        has_payments, has_sessions = self._payments is not None, self._sessions is not None
        return in_json(200, document(has_payments=has_payments, has_sessions=has_sessions))

    def _cookie(self, secret: str) -> str:
        """HttpOnly, so that no script reads it; Strict, so that no other site can send it."""
        secure = "" if self._is_plain else "; Secure"
        kept = f"Max-Age={KEPT_SECONDS}"  # the session's hour begins anew with each message
        return f"{COOKIE}={secret}; HttpOnly{secure}; SameSite=Strict; Path=/; {kept}"


def _language(request: WebRequest) -> str:
    """The language that the browser names first (RFC 9110, Accept-Language)."""
    return request.headers.get("accept-language", "").partition(",")[0].partition(";")[0].strip()


def _is_page(path: str) -> bool:
    """Whether the page is there: alone, or with the link that leads to a session."""
    if path in (PAGE, PAGE.rstrip("/")):
        return True
    session_id, dot, secret = path.removeprefix(PAGE).rpartition(".")
    return bool(path.startswith(PAGE) and dot and secret and is_session_id(session_id))


def _read(request: WebRequest, *names: str) -> list[str] | WebAnswer:
    """These texts of a JSON object, or the answer that says what is wrong with the body."""
    body = json_of(request)
    if isinstance(body, WebAnswer):
        return body
    if not isinstance(body, dict):
        return in_json(400, {"error": "the body is to be an object"})
    values = [body.get(name) for name in names]
    for name, value in zip(names, values, strict=True):
        if not isinstance(value, str):
            return in_json(400, {"error": f"{name}: a text is needed"})
        if any("\ud800" <= sign <= "\udfff" for sign in value):
            return in_json(400, {"error": f"{name}: half a character"})
    return [str(value) for value in values]


def _fault(session_id: str, message: str) -> str:
    """What is wrong with these, '' when nothing is."""
    if not is_session_id(session_id):
        return "sessionId: 1 to 128 of the letters A to Z, digits, and . _ : -, but no card number"
    if len(message) > MOST_MESSAGE:
        return f"message: at most {MOST_MESSAGE} characters"
    return ""


def _file(file: File) -> WebAnswer:
    headers = {"content-type": file.media_type, "content-security-policy": file.policy}
    return WebAnswer(200, headers, file.text)
