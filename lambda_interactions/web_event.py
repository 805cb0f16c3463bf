"""AWS's HTTP events as requests with a method, a path and cookies, and answers as AWS takes them.

Takes what http_event takes: function URLs and HTTP APIs (payload 2.0, whose cookies come apart
from the headers), REST APIs and load balancers (1.0).
"""

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote

from lambda_interactions.http_event import Response, parts_of


class WebRequest(NamedTuple):
    """One HTTP request; header names are lower-case, `path` and `query` are decoded.

    `address` is whom AWS saw, never what a header says. `is_second` where cookies go out as
    payload 2.0 wants them.
    """

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    address: str
    is_second: bool

    @property
    def media_type(self) -> str:
        """The content type without its parameters, in lower case; '' where none is named."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def cookie(self, name: str) -> str:
        """The value of the first cookie of that name, '' without one."""
        for pair in self.headers.get("cookie", "").split(";"):
            found, _, value = pair.strip().partition("=")
            if found == name:
                return value
        return ""


class WebAnswer(NamedTuple):
    """A status, headers by lower-case name, the body as text, and a cookie to set, '' for none."""

    status: int
    headers: Mapping[str, str]
    body: str
    cookie: str = ""


def read_web(event: object, most: int) -> WebRequest:
    """Read an event; raises TooLarge beyond `most` bytes of body, Refused on what is no event."""
    given = event if isinstance(event, dict) else {}
    filled = given if given.get("body") is not None else {**given, "body": ""}
    headers, body = parts_of(filled if isinstance(event, dict) else event, most)
    context = _map(given.get("requestContext"))
    http = _map(context.get("http"))
    cookies = given.get("cookies")
    if isinstance(cookies, list):
        headers["cookie"] = "; ".join(map(str, cookies))
    path = str(given.get("rawPath") or given.get("path") or "/")
    stage = f"/{context.get('stage')}/"
    if http and path.startswith(stage):
        path = path[len(stage) - 1 :]
    identity = _map(context.get("identity"))
    return WebRequest(
        str(http.get("method") or given.get("httpMethod") or "GET").upper(),
        unquote(path) if http else path,
        _query(given),
        headers,
        body,
        str(http.get("sourceIp") or identity.get("sourceIp") or ""),
        is_second=bool(http),
    )


def respond_web(request: WebRequest | None, answer: WebAnswer) -> Response:
    """The answer as AWS takes it; a HEAD gets no body."""
    response: Response = {
        "statusCode": answer.status,
        "headers": dict(answer.headers),
        "body": "" if request is not None and request.method == "HEAD" else answer.body,
        "isBase64Encoded": False,
    }
    if answer.cookie and request is not None and request.is_second:
        response["cookies"] = [answer.cookie]
    elif answer.cookie:
        response["multiValueHeaders"] = {"set-cookie": [answer.cookie]}
    return response


def _map(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _query(event: Mapping[str, Any]) -> dict[str, str]:
    """The parameters of the query; of one that repeats, the last."""
    raw = event.get("rawQueryString")
    if isinstance(raw, str):
        return dict(parse_qsl(raw, keep_blank_values=True))
    return {
        str(name): str(value) for name, value in _map(event.get("queryStringParameters")).items()
    }
