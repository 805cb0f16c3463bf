"""The OpenAPI document of the chat function (openapis.org, version 3.1)."""

from bot.payment.session import MOST_MESSAGE
from lambda_interactions.openapi import (
    SIGNED_IN,
    TEXT,
    Json,
    content,
    document_of,
    errors,
    get,
    named,
    object_of,
)

CHAT_SESSION_ID = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
SESSION_ID = r"^[A-Za-z0-9._:-]{1,128}$"

STEPS = ("name", "card", "expiry", "cvv", "confirm", "none")
STATUSES = ("collecting", "awaiting_confirmation", "completed", "error")


def document(*, has_payments: bool = True, has_sessions: bool = True) -> Json:
    """The document, with what is switched on."""
    paths: Json = {"/openapi.json": {"get": get("This document.", "application/json")}}
    if has_payments:
        paths["/chat"] = {"post": _chat()}
        paths["/pay/links"] = {"post": _links()}
        paths["/pay/"] = {"get": get("The payment page.", "text/html; charset=utf-8")}
    if has_sessions:
        paths["/chat/sessions"] = {"get": _list()}
        paths["/chat/sessions/{sessionId}"] = {"delete": _delete()}
    schemas = {"State": _state(), "Wait": object_of({"sessionId": TEXT, "reply": TEXT}, "reply")}
    description = "The payment conversation, and people's chat sessions."
    return document_of("ux-agent chat", description, paths, schemas)


def _state() -> Json:
    """A session as it is after a message."""
    collected = dict.fromkeys(("name", "card", "expiry", "cvv"), TEXT)
    fields = {
        "sessionId": TEXT,
        "reply": TEXT,
        "currentStep": {"enum": list(STEPS)},
        "status": {"enum": list(STATUSES)},
        "collected": {"type": "object", "properties": collected},
        "error": TEXT,
        "brand": TEXT,
        "token": TEXT,
    }
    return object_of(fields, "sessionId", "reply", "currentStep", "status")


def _chat() -> Json:
    secret: Json = {
        "name": "X-Session-Secret",
        "in": "header",
        "description": "The session's secret, for who keeps no cookies.",
        "schema": TEXT,
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
                    "Set-Cookie": {"description": "The secret of a new session.", "schema": TEXT},
                    "X-Session-Secret": {"description": "The same, for scripts.", "schema": TEXT},
                },
                "content": content(named("State")),
            },
            **errors("400", "404", "413", "415"),
            **errors("429", "503", schema="Wait"),
        },
    }


def _links() -> Json:
    answered = content(object_of({"sessionId": TEXT}, "sessionId"))
    return {
        "summary": "Open the session that a link leads to, once.",
        "operationId": "redeem",
        "requestBody": _body({"link": TEXT}),
        "responses": {
            "200": {"description": "The session is this browser's now.", "content": answered},
            **errors("400", "409", "413", "415", "503"),
        },
    }


def _body(fields: Json) -> Json:
    schema = object_of(fields, *fields)
    return {"required": True, "content": content(schema)}


def _list() -> Json:
    listed = object_of({"sessions": {"type": "array", "items": {"type": "object"}}}, "sessions")
    listed["properties"]["next_cursor"] = {"type": ["string", "null"]}
    cursor: Json = {"name": "cursor", "in": "query", "schema": TEXT}
    limit: Json = {"name": "limit", "in": "query"}
    limit["schema"] = {"type": "integer", "minimum": 1, "maximum": 100}
    return {
        "summary": "The chat sessions of who is signed in, newest first.",
        "operationId": "listSessions",
        "security": SIGNED_IN,
        "parameters": [cursor, limit],
        "responses": {
            "200": {
                "description": "Some of them.",
                "content": content(listed),
            },
            **errors("400", "401", "413", "503"),
        },
    }


def _delete() -> Json:
    path: Json = {"name": "sessionId", "in": "path", "required": True}
    path["schema"] = {"type": "string", "pattern": CHAT_SESSION_ID}
    return {
        "summary": "Delete one of one's own chat sessions.",
        "operationId": "deleteSession",
        "security": SIGNED_IN,
        "parameters": [path],
        "responses": {
            "204": {"description": "It is gone."},
            **errors("400", "401", "404", "413", "503"),
        },
    }
