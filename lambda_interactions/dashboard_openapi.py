"""The OpenAPI document of the dashboard function (openapis.org, version 3.1)."""

from bot.analytics.event import ACTORS, LAST_STEP, SOURCES
from bot.analytics.intake import MOST_EVENTS, TYPES
from bot.analytics.outcome import ENDINGS, OUTCOMES
from bot.analytics.reading.query import DAYS, MOST, SESSION_ID, USUAL_LIMIT, USUAL_RANGE
from lambda_interactions.dashboard_fields import described
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

_NUMBER: Json = {"type": "number"}
_WHOLE: Json = {"type": "integer"}
_MAYBE: Json = {"type": ["number", "null"]}
_CURSOR: Json = {"type": ["string", "null"]}
_TIME: Json = {"type": "string", "format": "date-time"}
_ENDING: Json = {"enum": [*ENDINGS, ""]}


def document(*, has_sessions: bool = True, has_intake: bool = True) -> Json:
    """The document, with what is switched on."""
    paths: Json = {
        "/openapi.json": {"get": get("This document.", "application/json")},
        "/healthz": {"get": _health()},
    }
    if has_sessions:
        paths["/sessions/list"] = {"get": _list()}
        paths["/sessions/{sessionId}"] = {"get": _detail("getSession")}
        paths["/conversations/{sessionId}"] = {"get": _detail("getConversation")}
        paths["/metrics/summary"] = {"get": _summary()}
    if has_intake:
        paths["/events"] = {"post": _events()}
    schemas = {
        "Session": _session(),
        "Event": _event(),
        "Told": _told(),
        "Numbers": _numbers(),
        "Health": object_of(
            {"status": TEXT, "tables": {"type": ["object", "string"]}}, "status", "tables"
        ),
    }
    description = (
        "Sessions of a tenant, their events, and what they come to."
        " A parameter that is not named here is not looked at."
    )
    keys: Json = {"tenantKey": {"type": "apiKey", "in": "header", "name": "X-Tenant-Key"}}
    told = described(schemas)
    return document_of("ux-agent dashboard", description, paths, told, keys=keys)


def _all(fields: Json) -> Json:
    return object_of(fields, *fields)


def _session() -> Json:
    return _all(
        {
            **dict.fromkeys(("session_id", "first_question", "last_event"), TEXT),
            **dict.fromkeys(("started_at", "ended_at"), _TIME),
            **dict.fromkeys(("message_count", "user_message_count", "bot_message_count"), _WHOLE),
            "event_count": _WHOLE,
            **dict.fromkeys(("duration_seconds", "write_units", "read_units", "cost"), _NUMBER),
            "outcome": {"enum": list(OUTCOMES)},
            "ending": {"enum": list(ENDINGS)},
            "source": {"enum": list(SOURCES)},
            "sample": {"type": "boolean"},
        }
    )


def _event() -> Json:
    return _all(
        {
            **dict.fromkeys(("event_id", "event_type"), TEXT),
            "timestamp": _TIME,
            "step_number": {"type": ["integer", "null"]},
            "source": {"enum": list(SOURCES)},
            "actor": _all({"kind": {"enum": list(ACTORS)}, "id": TEXT}),
            **dict.fromkeys(("user_messages", "bot_messages"), _WHOLE),
            "outcome": {"enum": [*OUTCOMES, ""]},
            "ending": _ENDING,
            "sample": {"type": "boolean"},
            "properties": {"type": "object"},
        }
    )


def _numbers() -> Json:
    counts = ("sessions", "active", "sampled", "confirmed", "cancelled")
    maybe = ("average_duration_seconds", "completion_rate")
    medians = ("median_seconds_to_confirm", "median_seconds_to_pull_request")
    cost = _all({"total": _NUMBER, "per_session": _MAYBE, "currency": TEXT})
    by_day = dict.fromkeys(("sessions", "completed", "confirmed", "cancelled"), _WHOLE)
    return _all(
        {
            "range": {"enum": list(DAYS)},
            **dict.fromkeys(("since", "until"), _TIME),
            "is_complete": {"type": "boolean"},
            **dict.fromkeys(counts, _WHOLE),
            **dict.fromkeys((*maybe, *medians), _MAYBE),
            "endings": _all(dict.fromkeys(ENDINGS, _WHOLE)),
            "funnel": _listed({"step": TEXT, "sessions": _WHOLE}),
            "drop_off": {
                **_listed({"step": TEXT, "left": _WHOLE, "share": _NUMBER}),
                "description": "Of those who left, without jobs that failed; shares add up to 1.",
            },
            "cost": cost,
            "days": _listed({"date": {"type": "string", "format": "date"}, **by_day}),
        }
    )


def _listed(fields: Json) -> Json:
    return {"type": "array", "items": _all(fields)}


def _asked(name: str, schema: Json) -> Json:
    return {"name": name, "in": "query", "schema": schema}


def _list() -> Json:
    limit = {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL_LIMIT}
    filters = {"outcome": OUTCOMES, "ending": ENDINGS, "source": SOURCES}
    listed = {"type": "array", "items": named("Session")}
    page = _all({"sessions": listed, "next_cursor": _CURSOR})
    return {
        "summary": "The tenant's sessions, newest first.",
        "operationId": "listSessions",
        "security": SIGNED_IN,
        "parameters": [
            _asked("range", _range()),
            _asked("limit", limit),
            _asked("cursor", TEXT),
            *(_asked(name, {"enum": list(words)}) for name, words in filters.items()),
        ],
        "responses": {
            "200": {"description": "Some of them.", "content": content(page)},
            **errors("400", "401", "413", "503"),
        },
    }


def _range() -> Json:
    return {"enum": list(DAYS), "default": USUAL_RANGE}


def _detail(operation: str) -> Json:
    path: Json = {"name": "sessionId", "in": "path", "required": True}
    path["schema"] = {"type": "string", "pattern": f"^{SESSION_ID}$"}
    events = {"type": "array", "items": named("Event")}
    more = _all({"events": events, "next_cursor": _CURSOR})
    whole = {"allOf": [named("Session"), more]}
    return {
        "summary": "One of the tenant's sessions, with its events in order.",
        "operationId": operation,
        "security": SIGNED_IN,
        "parameters": [path, _asked("cursor", TEXT)],
        "responses": {
            "200": {"description": "The session.", "content": content(whole)},
            **errors("400", "401", "404", "413", "503"),
        },
    }


def _summary() -> Json:
    return {
        "summary": "What the tenant's sessions of a range come to.",
        "operationId": "summary",
        "security": SIGNED_IN,
        "parameters": [_asked("range", _range())],
        "responses": {
            "200": {"description": "The numbers.", "content": content(named("Numbers"))},
            **errors("400", "401", "413", "503"),
        },
    }


def _health() -> Json:
    told = content(named("Health"))
    return {
        "summary": "Whether both tables can be used, or are switched off.",
        "operationId": "health",
        "responses": {
            "200": {"description": "They can, or are off.", "content": told},
            **errors("413"),
            "503": {"description": "One cannot, and which.", "content": told},
        },
    }


def _events() -> Json:
    several = {"type": "array", "minItems": 1, "maxItems": MOST_EVENTS, "items": named("Told")}
    taken = _listed({"event_id": TEXT, "session_id": TEXT})
    fault = _listed({"index": _WHOLE, "code": TEXT, "error": TEXT})
    wrong = content(object_of({"error": TEXT, "events": fault}, "error"))
    return {
        "summary": "Tell of events of a tenant's own sessions: all are taken, or none.",
        "operationId": "sendEvents",
        "security": [{"tenantKey": []}],
        "requestBody": {"required": True, "content": content({"anyOf": [named("Told"), several]})},
        "responses": {
            "202": {"description": "Taken.", "content": content(_all({"accepted": taken}))},
            "400": {"description": "Some are none, and which.", "content": wrong},
            "413": {"description": "Too many, or too large.", "content": wrong},
            **errors("401", "415", "503"),
        },
    }


def _told() -> Json:
    """An event as a widget tells of it; what else it has is kept."""
    fields: Json = {
        "event_id": {"type": "string", "pattern": r"^[A-Za-z0-9._~-]{1,128}$"},
        "event_type": {"enum": list(TYPES)},
        "session_id": {"type": "string", "pattern": f"^{SESSION_ID}$"},
        "timestamp": _TIME,
        "step_number": {"type": "integer", "minimum": 0, "maximum": LAST_STEP},
        "properties": {"type": "object"},
    }
    return object_of(fields, "event_type", "session_id", "timestamp")
