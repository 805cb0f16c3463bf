"""Checks bodies against the slice of Discord's OpenAPI description, closed to unknown keys.

Discord itself ignores a key that it does not know; here it is a fault, for it is a misspelling.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from bot.playground.discord.errors import Fault

_ADDRESS = "urn:discord"
_ANYTHING: dict[str, Any] = {}
_READ_ONLY_MEDIA = dict.fromkeys(
    ("proxy_url", "height", "width", "placeholder", "placeholder_version", "content_type", "flags"),
    _ANYTHING,
)

# Where the documentation says other than the description does: {schema: {property: what holds}}.
DOCUMENTED: dict[str, dict[str, Any]] = {
    "ApplicationCommandOptionStringChoice": {"value": {"type": "string", "maxLength": 100}},
    "ApplicationCommandUpdateRequest": {
        # The docs say a text of digits, and the API takes both (discord-api-spec issue 11).
        "default_member_permissions": {"type": ["string", "integer", "null"], "minimum": 0},
        "nsfw": {"type": ["boolean", "null"]},
    },
    "ComponentEmojiForRequest": {"animated": {"type": ["boolean", "null"]}},
    "IncomingWebhookUpdateForInteractionCallbackRequestPartial": {
        "tts": {"type": ["boolean", "null"]}
    },
    "MessageAttachmentRequest": {
        "id": {
            "anyOf": [
                {"type": "string", "pattern": "^[0-9]+$"},
                {"type": "integer", "minimum": 0},
            ]
        }
    },
    "RichEmbed": dict.fromkeys(("flags", "id", "content_scan_version"), _ANYTHING),
    "RichEmbedAuthor": {"proxy_icon_url": _ANYTHING},
    "RichEmbedFooter": {"proxy_icon_url": _ANYTHING},
    "RichEmbedImage": _READ_ONLY_MEDIA,
    "RichEmbedThumbnail": _READ_ONLY_MEDIA,
    "UnfurledMediaRequest": _READ_ONLY_MEDIA,
    "UnfurledMediaRequestWithAttachmentReferenceRequired": _READ_ONLY_MEDIA,
}

_FORMATS = FormatChecker(formats=())


@_FORMATS.checks("uri")
def _is_address(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    is_web = parts.scheme in {"http", "https", "discord"} and bool(parts.netloc)
    return is_web or value.startswith("attachment://")


@_FORMATS.checks("date-time", raises=ValueError)
def _is_time(value: object) -> bool:
    return not isinstance(value, str) or bool(datetime.fromisoformat(value))


@_FORMATS.checks("snowflake")
def _is_snowflake(value: object) -> bool:
    return not isinstance(value, str) or (value.isdigit() and int(value) < 1 << 64)


@cache
def description() -> dict[str, Any]:
    """The slice as it was published."""
    text = resources.files("bot.playground.discord").joinpath("openapi_slice.json").read_bytes()
    sliced: dict[str, Any] = json.loads(text)
    return sliced


@cache
def _registry(*, is_strict: bool) -> Registry[Any]:
    schemas = {
        name: dict(schema) for name, schema in description()["components"]["schemas"].items()
    }
    if is_strict:
        for name, schema in schemas.items():
            if schema.get("type") == "object" and "properties" in schema:
                schema["properties"] = {**schema["properties"], **DOCUMENTED.get(name, {})}
                schema.setdefault("additionalProperties", False)
    contents = {"components": {"schemas": schemas}}
    resource = Resource.from_contents(contents, default_specification=DRAFT202012)
    registry: Registry[Any] = Registry().with_resource(_ADDRESS, resource)
    return registry


@cache
def _tags(name: str) -> list[Any] | None:
    """The values of `type` that the schema of that name admits; None where it names none."""
    tags: list[Any] | None = (
        description()["components"]["schemas"][name]
        .get("properties", {})
        .get("type", {})
        .get("enum")
    )
    return tags


def _is_meant(branch: Mapping[str, Any], instance: object) -> bool:
    """Whether a branch of a union can hold of what says by its `type` which one it means."""
    if "$ref" not in branch or not isinstance(instance, dict) or "type" not in instance:
        return True
    tags = _tags(branch["$ref"].rpartition("/")[2])
    return tags is None or instance["type"] in tags


def _union(rule: str) -> Callable[..., Iterator[ValidationError]]:
    """The rule, without looking at all that is in the branches which are not meant."""
    look = Draft202012Validator.VALIDATORS[rule]

    def union(
        validator: object, branches: list[Any], instance: object, schema: object
    ) -> Iterator[ValidationError]:
        meant = [branch for branch in branches if _is_meant(branch, instance)]
        yield from look(validator, meant, instance, schema)

    return union


_Validator: type[Draft202012Validator] = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator, {rule: _union(rule) for rule in ("oneOf", "anyOf")}
)


@cache
def _validator(name: str, *, is_strict: bool) -> Draft202012Validator:
    return _Validator(
        {"$ref": f"{_ADDRESS}#/components/schemas/{name}"},
        registry=_registry(is_strict=is_strict),
        format_checker=_FORMATS,
    )


def request_faults(name: str, body: object) -> list[Fault]:
    """What is wrong with a body that an application sends, by the schema of that name."""
    return _faults(_validator(name, is_strict=True), body)


def answer_faults(name: str, body: object) -> list[Fault]:
    """What is wrong with a body that this fake sends, by the schema of that name."""
    return _faults(_validator(name, is_strict=False), body)


@cache
def callback_schemas() -> dict[int, str]:
    """Response type to the name of its schema."""
    schemas = description()["components"]["schemas"]
    names = [branch["$ref"].rpartition("/")[2] for branch in description()["callback"]["anyOf"]]
    return {
        number: name for name in names for number in schemas[name]["properties"]["type"]["enum"]
    }


def _faults(validator: Draft202012Validator, body: object) -> list[Fault]:
    found = [
        fault
        for error in validator.iter_errors(body)
        for leaf in _leaves(error)
        for fault in _translate(leaf)
    ]
    return list(dict.fromkeys(found))


def _leaves(error: ValidationError) -> list[ValidationError]:
    """The errors behind a failed union: those of the branch that the instance means."""
    if error.validator not in {"oneOf", "anyOf"} or not error.context:
        return [error]
    branches: dict[Any, list[ValidationError]] = defaultdict(list)
    for inner in error.context:
        branches[inner.schema_path[0]].append(inner)
    fitting = [inner for inner in branches.values() if not any(_is_other(e) for e in inner)]
    if not fitting:
        return [error]
    return [leaf for inner in min(fitting, key=len) for leaf in _leaves(inner)]


def _is_other(error: ValidationError) -> bool:
    """Whether the error says that this branch of a union is not meant at all."""
    is_tag = list(error.relative_path) == ["type"] and error.validator == "enum"
    return is_tag or (not error.relative_path and error.validator == "type")


_PLAIN = {
    "enum": ("BASE_TYPE_CHOICES", "Value must be one of {limit}."),
    "const": ("BASE_TYPE_CHOICES", "Value must be one of ({limit},)."),
    "maximum": ("NUMBER_TYPE_MAX", "int value should be less than or equal to {limit}."),
    "minimum": ("NUMBER_TYPE_MIN", "int value should be greater than or equal to {limit}."),
    "format": ("URL_TYPE_INVALID_URL", "Not a well formed {limit}."),
    "pattern": ("STRING_TYPE_REGEX", "String value did not match validation regex."),
    "oneOf": ("UNION_TYPE_CHOICES", 'Value of field "type" is not one of those allowed here.'),
    "anyOf": ("UNION_TYPE_CHOICES", 'Value of field "type" is not one of those allowed here.'),
    "uniqueItems": ("SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value"),
}
_TYPES = {
    "array": ("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType"),
    "object": ("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType"),
    "string": ("STRING_TYPE_CONVERT", "Could not interpret {value} as string."),
    "integer": ("NUMBER_TYPE_COERCE", "Value {value} is not int."),
    "boolean": ("BOOLEAN_TYPE_CONVERT", "Must be either true or false."),
}


def _translate(error: ValidationError) -> Iterator[Fault]:
    """An error of the validator in Discord's words."""
    path = tuple(error.absolute_path)
    limit: Any = error.validator_value
    instance: Any = error.instance
    schema: dict[str, Any] = error.schema if isinstance(error.schema, dict) else {}
    match error.validator:
        case "required":
            missing = next(name for name in limit if error.message.startswith(repr(name)))
            yield Fault((*path, missing), "BASE_TYPE_REQUIRED", "This field is required")
        case "additionalProperties":
            known = schema.get("properties", {})
            for name in [key for key in instance if key not in known]:
                yield Fault((*path, name), "UNKNOWN_KEY", "Discord knows no such key here")
        case "maxLength" | "minLength" | "maxItems" | "minItems":
            yield Fault(path, *_length(str(error.validator), schema))
        case "type":
            kind = limit if isinstance(limit, str) else next(iter(limit), "")
            code, words = _TYPES.get(kind, ("MODEL_TYPE_CONVERT", "Wrong type"))
            yield Fault(path, code, words.format(value=json.dumps(instance)[:60]))
        case rule:
            code, words = _PLAIN.get(str(rule), (str(rule).upper(), error.message[:200]))
            yield Fault(path, code, words.format(limit=limit))


def _length(rule: str, schema: dict[str, Any]) -> tuple[str, str]:
    unit = rule[3:]
    least, most = schema.get(f"min{unit}", 0), schema.get(f"max{unit}")
    if least and most:
        return "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length."
    if rule.startswith("max"):
        return "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length."
    return "BASE_TYPE_MIN_LENGTH", f"Must be {least} or more in length."
