"""HTTP requests as AWS hands them over, in each of its shapes, and what a door answers."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

SHAPES = ("url", "rest")
"""Payload 2.0 of function URLs and HTTP APIs, payload 1.0 of REST APIs."""


class Answered(NamedTuple):
    """A response: its status, headers by lower-case name with cookies among them, and its body."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def body(self) -> Any:
        """The body as JSON."""
        return json.loads(self.text)


def web_event(
    method: str,
    path: str,
    body: str | None = None,
    headers: Mapping[str, str] | None = None,
    *,
    shape: str = "url",
) -> dict[str, Any]:
    """One request as an event."""
    sent = dict(headers or {})
    path, _, query = path.partition("?")
    if shape == "rest":
        named = dict(pair.split("=", 1) for pair in query.split("&") if pair)
        return {
            "httpMethod": method,
            "path": path,
            "queryStringParameters": named or None,
            "headers": sent,
            "multiValueHeaders": {name: [value] for name, value in sent.items()},
            "body": body,
            "isBase64Encoded": False,
            "requestContext": {"identity": {"sourceIp": "192.0.2.7"}, "stage": "prod"},
        }
    cookie = sent.pop("cookie", "")
    event: dict[str, Any] = {
        "version": "2.0",
        "rawPath": path,
        "rawQueryString": query,
        "headers": {name.lower(): value for name, value in sent.items()},
        "isBase64Encoded": False,
        "requestContext": {
            "http": {"method": method, "path": path, "sourceIp": "192.0.2.7"},
            "stage": "$default",
        },
    }
    if cookie:
        event["cookies"] = cookie.split("; ")
    return event if body is None else event | {"body": body}


def answered(response: Mapping[str, Any]) -> Answered:
    """What a client sees of a response to AWS."""
    headers = {name.lower(): value for name, value in response["headers"].items()}
    for name, values in response.get("multiValueHeaders", {}).items():
        headers[name.lower()] = ", ".join(values)
    if response.get("cookies"):
        headers["set-cookie"] = ", ".join(response["cookies"])
    return Answered(response["statusCode"], headers, response["body"])
