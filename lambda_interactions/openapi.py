"""The parts that the OpenAPI documents of the functions share (openapis.org, version 3.1)."""

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

TEXT: Json = {"type": "string"}
SIGNED_IN: list[Json] = [{"bearer": []}]

_SAYINGS = {
    "400": "The request cannot be read; nothing was changed.",
    "401": "Nobody is signed in, or the key is none.",
    "404": "There is no such session, or it is somebody else's.",
    "409": "The link was used, or is too old.",
    "413": "The body is too large; nothing was changed.",
    "415": "The body is no JSON; nothing was changed.",
    "429": "Too many at once: try again after Retry-After seconds.",
    "503": "Something could not be reached: try again after Retry-After seconds.",
}


def document_of(
    title: str, description: str, paths: Json, schemas: Json, *, keys: Json | None = None
) -> Json:
    """A document of these paths and schemas; who is signed in sends a bearer token.

    `keys` are other ways to say who one is.
    """
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": "1", "description": description},
        "paths": paths,
        "components": {
            "schemas": {"Error": object_of({"error": TEXT}, "error"), **schemas},
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
                **(keys or {}),
            },
        },
    }


def object_of(fields: Json, *required: str) -> Json:
    """The schema of an object."""
    return {"type": "object", "properties": fields, "required": list(required)}


def named(schema: str) -> Json:
    """A schema of the document's components."""
    return {"$ref": f"#/components/schemas/{schema}"}


def content(schema: Json, kind: str = "application/json") -> Json:
    """A body of one content type."""
    return {kind: {"schema": schema}}


def get(summary: str, kind: str) -> Json:
    """A GET that takes nothing; its answer has the content type `kind`."""
    schema = {"type": "object"} if "json" in kind else TEXT
    answered = {"description": summary, "content": content(schema, kind)}
    return {"summary": summary, "responses": {"200": answered, **errors("413")}}


def errors(*statuses: str, schema: str = "Error") -> Json:
    """What each of these statuses says, with the body of a schema."""
    body = content(named(schema))
    return {one: {"description": _SAYINGS[one], "content": body} for one in statuses}
