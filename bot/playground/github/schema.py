"""Checks requests and answers against the slice of GitHub's OpenAPI description.

Bodies are closed to unknown keys: GitHub refuses or overlooks them, and each is a misspelling.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from bot.playground.github.slicing import Part, within

_ADDRESS = "urn:github"
_FORMATS = FormatChecker(formats=())
_BASIC_ERROR = {"$ref": "#/components/schemas/basic-error"}


@_FORMATS.checks("uri")
def _is_address(value: object) -> bool:
    return not isinstance(value, str) or urlsplit(value).scheme in {"http", "https"}


@_FORMATS.checks("date-time", raises=ValueError)
def _is_time(value: object) -> bool:
    return not isinstance(value, str) or bool(datetime.fromisoformat(value))


@cache
def description() -> dict[str, Any]:
    """The slice as it was published."""
    text = resources.files("bot.playground.github").joinpath("openapi_slice.json").read_bytes()
    sliced: dict[str, Any] = json.loads(text)
    return sliced


def operation(method: str, path: str) -> dict[str, Any]:
    """The description of an operation, by its method and its path with {parameters}."""
    found: dict[str, Any] = description()["paths"][path][method.lower()]
    return found


def resolved(part: dict[str, Any]) -> dict[str, Any]:
    """A part of the description, followed to where it stands."""
    while "$ref" in part:
        kind, name = part["$ref"].split("/")[2:]
        part = description()["components"][kind][name]
    return part


def modern(schema: Part) -> Part:
    """A schema of OpenAPI 3.0 as JSON Schema: `nullable` adds null, references get an address.

    The branches of GitHub's unions overlap (its errors are all of one another), so one must fit.
    """
    new = within({key: part for key, part in schema.items() if key != "nullable"}, modern)
    if "oneOf" in new:
        new["anyOf"] = new.pop("oneOf")
    if isinstance(new.get("$ref"), str):
        new["$ref"] = _ADDRESS + new["$ref"]
    return {"anyOf": [new, {"type": "null"}]} if schema.get("nullable") is True else new


@cache
def _registry() -> Registry[Any]:
    contents = {"components": {"schemas": modern(description()["components"]["schemas"])}}
    resource = Resource.from_contents(contents, default_specification=DRAFT202012)
    registry: Registry[Any] = Registry().with_resource(_ADDRESS, resource)
    return registry


@cache
def _validator(schema: str) -> Draft202012Validator:
    """The validator of a schema that is given as JSON, so that it is made once."""
    return Draft202012Validator(json.loads(schema), registry=_registry(), format_checker=_FORMATS)


def body_faults(method: str, path: str, body: object) -> list[str]:
    """What is wrong with a request's body, in GitHub's words; None stands for no body."""
    declared = operation(method, path).get("requestBody")
    if declared is None:
        return [] if body is None else ["This operation takes no body."]
    if body is None and not declared.get("required"):
        return []
    schema = modern(_closed(declared["content"]["application/json"]["schema"]))
    return _words(schema, {} if body is None else body)


def parameter_faults(
    method: str, path: str, query: Mapping[str, str], at: Mapping[str, str]
) -> list[str]:
    """What is wrong with the parameters in the query and in the path."""
    declared = [resolved(part) for part in operation(method, path).get("parameters", ())]
    schemas = {part["name"]: part["schema"] for part in declared}
    asked = {part["name"] for part in declared if part["in"] == "query"}
    faults = [f'"{name}" is not a permitted key.' for name in query if name not in asked]
    for name, text in (*query.items(), *at.items()):
        if name in schemas:
            schema = modern(resolved(schemas[name]))
            given = int(text) if schema.get("type") == "integer" and text.isdigit() else text
            faults += _words({"properties": {name: schema}}, {name: given})
    return faults


def answer_faults(method: str, path: str, status: int, body: object) -> list[str]:
    """What is wrong with an answer of that status; an undescribed refusal is a basic error."""
    answers = operation(method, path)["responses"]
    content = resolved(answers.get(str(status), {})).get("content", {})
    described = content.get("application/json")
    if described is None and status < 300:
        return [f"{method} {path} never answers {status}."]
    return _words(modern(described["schema"] if described else _BASIC_ERROR), body)


def resource_faults(name: str, body: object) -> list[str]:
    """What is wrong with a resource, by the schema of that name."""
    return _words({"$ref": f"{_ADDRESS}#/components/schemas/{name}"}, body)


def _closed(schema: Part) -> Part:
    """A schema that admits no other properties than it names, at any depth."""
    new = within(schema, _closed)
    if new.get("type") == "object" and "properties" in new:
        new.setdefault("additionalProperties", False)
    return new


def _words(schema: dict[str, Any], body: object) -> list[str]:
    validator = _validator(json.dumps(schema, sort_keys=True))
    return [words for error in validator.iter_errors(body) for words in _translated(error)]


def _translated(error: ValidationError) -> Iterator[str]:
    """An error of the validator in GitHub's words."""
    place = "/".join(("properties", *map(str, error.absolute_path)))
    instance: Any = error.instance
    limit: Any = error.validator_value
    given = json.dumps(instance)[:80]
    match error.validator:
        case "required":
            missing = next(name for name in limit if error.message.startswith(repr(name)))
            yield f'"{missing}" wasn\'t supplied.'
        case "additionalProperties":
            known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
            names = [name for name in instance if name not in known]
            yield from (f'"{name}" is not a permitted key.' for name in names)
        case "type":
            yield f"For '{place}', {given} is not a {limit}."
        case "enum":
            yield f"For '{place}', {given} is not a member of {json.dumps(limit)}."
        case rule:
            yield f"For '{place}', {given} breaks {rule}."
