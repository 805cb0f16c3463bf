"""The OpenAPI document of the chat function (openapis.org, version 3.1)."""

from typing import Any, TypeAlias

from bot.payment.session import MOST_MESSAGE

Json: TypeAlias = dict[str, Any]

CHAT_SESSION_ID = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
SESSION_ID = r"^[A-Za-z0-9._:-]{1,128}$"

STEPS = ("name", "card", "expiry", "cvv", "confirm", "none")
STATUSES = ("collecting", "awaiting_confirmation", "completed", "error")
_TEXT: Json = {"type": "string"}


def document(*, has_payments: bool = True, has_sessions: bool = True) -> Json:
    """The document, with what is switched on."""
    paths: Json = {"/openapi.json": {"get": _get("This document.", "application/json")}}
    if has_payments:
        paths["/chat"] = {"post": _chat()}
        paths["/pay/links"] = {"post": _links()}
        paths["/pay/"] = {"get": _get("The payment page.", "text/html; charset=utf-8")}
    if has_sessions:
        paths["/chat/sessions"] = {"get": _list()}
        paths["/chat/sessions/{sessionId}"] = {"delete": _delete()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "ux-agent chat",
            "version": "1",
            "description": "The payment conversation, and people's chat sessions.",
        },
        "paths": paths,
        "components": {
            "schemas": {
                "Error": _object({"error": _TEXT}, "error"),
                "State": _state(),
                "Wait": _object({"sessionId": _TEXT, "reply": _TEXT}, "reply"),
            },
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}
            },
        },
    }


def _object(fields: Json, *required: str) -> Json:
    return {"type": "object", "properties": fields, "required": list(required)}


def _state() -> Json:
    """A session as it is after a message."""
    collected = dict.fromkeys(("name", "card", "expiry", "cvv"), _TEXT)
    fields = {
        "sessionId": _TEXT,
        "reply": _TEXT,
        "currentStep": {"enum": list(STEPS)},
        "status": {"enum": list(STATUSES)},
        "collected": {"type": "object", "properties": collected},
        "error": _TEXT,
        "brand": _TEXT,
        "token": _TEXT,
    }
    return _object(fields, "sessionId", "reply", "currentStep", "status")


def _chat() -> Json:
    secret: Json = {
        "name": "X-Session-Secret",
        "in": "header",
        "description": "The session's secret, for who keeps no cookies.",
        "schema": _TEXT,
    }
    fields = {
        "sessionId": {"type": "string", "pattern": SESSION_ID},
        "message": {"type": "string", "maxLength": MOST_MESSAGE},
    }
    return {
        "summary": "Say something in a payment conversation; an empty message asks again.",
        "operationId": "chat",
        "parameters": [secret],
        "requestBody": _body(fields),
        "responses": {
            "200": {
                "description": "The conversation goes on.",
                "headers": {
                    "Set-Cookie": {"description": "The secret of a new session.", "schema": _TEXT},
                    "X-Session-Secret": {"description": "The same, for scripts.", "schema": _TEXT},
                },
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/State"}}},
            },
            **_errors("400", "404", "413", "415"),
            **_errors("429", "503", schema="Wait"),
        },
    }


def _links() -> Json:
    answered = {"application/json": {"schema": _object({"sessionId": _TEXT}, "sessionId")}}
    return {
        "summary": "Open the session that a link leads to, once.",
        "operationId": "redeem",
        "requestBody": _body({"link": _TEXT}),
        "responses": {
            "200": {"description": "The session is this browser's now.", "content": answered},
            **_errors("400", "409", "413", "415", "503"),
        },
    }


def _body(fields: Json) -> Json:
    schema = _object(fields, *fields)
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def _list() -> Json:
    listed = _object({"sessions": {"type": "array", "items": {"type": "object"}}}, "sessions")
    listed["properties"]["next_cursor"] = {"type": ["string", "null"]}
    cursor: Json = {"name": "cursor", "in": "query", "schema": _TEXT}
    limit: Json = {"name": "limit", "in": "query"}
    limit["schema"] = {"type": "integer", "minimum": 1, "maximum": 100}
    return {
        "summary": "The chat sessions of who is signed in, newest first.",
        "operationId": "listSessions",
        "security": [{"bearer": []}],
        "parameters": [cursor, limit],
        "responses": {
            "200": {
                "description": "Some of them.",
                "content": {"application/json": {"schema": listed}},
            },
            **_errors("400", "401", "413", "503"),
        },
    }


def _delete() -> Json:
    path: Json = {"name": "sessionId", "in": "path", "required": True}
    path["schema"] = {"type": "string", "pattern": CHAT_SESSION_ID}
    return {
        "summary": "Delete one of one's own chat sessions.",
        "operationId": "deleteSession",
        "security": [{"bearer": []}],
        "parameters": [path],
        "responses": {
            "204": {"description": "It is gone."},
            **_errors("400", "401", "404", "413", "503"),
        },
    }


def _get(summary: str, kind: str) -> Json:
    schema = {"type": "object"} if "json" in kind else _TEXT
    answered = {"description": summary, "content": {kind: {"schema": schema}}}
    return {"summary": summary, "responses": {"200": answered, **_errors("413")}}


_SAYINGS = {
    "400": "The request cannot be read; nothing was changed.",
    "401": "Nobody is signed in.",
    "404": "There is no such session, or it is somebody else's.",
    "409": "The link was used, or is too old.",
    "413": "The body is too large; nothing was changed.",
    "415": "The body is no JSON; nothing was changed.",
    "429": "Too many messages, or too many refused cards: try again after Retry-After seconds.",
    "503": "Something could not be reached: try again after Retry-After seconds.",
}


def _errors(*statuses: str, schema: str = "Error") -> Json:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {one: {"description": _SAYINGS[one], "content": content} for one in statuses}
