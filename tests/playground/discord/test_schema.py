"""The slice of Discord's description: how it is cut, and what it is held to."""

import json
from pathlib import Path

import pytest

from bot.playground.discord.schema import (
    DOCUMENTED,
    callback_schemas,
    description,
    request_faults,
)
from bot.playground.discord.slicing import CALLBACK, ROOTS, cut, main
from bot.playground.openapi import references

WEBHOOK = "IncomingWebhookRequestPartial"


def test_the_slice_holds_all_that_it_refers_to() -> None:
    schemas = description()["components"]["schemas"]
    assert set(references(schemas)) <= {f"#/components/schemas/{name}" for name in schemas}
    assert set(ROOTS) <= set(schemas)


def test_what_the_documentation_says_otherwise_is_of_the_slice() -> None:
    assert set(DOCUMENTED) <= set(description()["components"]["schemas"])


def test_every_documented_response_has_a_schema() -> None:
    assert {1, 4, 5, 6, 7, 8, 9, 12} <= set(callback_schemas())


def whole() -> dict[str, object]:
    """A description with more than we need."""
    sliced = description()
    body = {"content": {"application/json": {"schema": sliced["callback"]}}}
    schemas = {**sliced["components"]["schemas"], "Unused": {"type": "object"}}
    return {
        "info": sliced["info"],
        "paths": {CALLBACK: {"post": {"requestBody": body}}},
        "components": {"schemas": schemas},
    }


def test_cutting_leaves_out_what_nothing_refers_to() -> None:
    assert cut(whole()) == description()


def test_the_slice_is_written_as_it_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "openapi.json").write_text(json.dumps(whole()))
    main(str(tmp_path / "openapi.json"))
    assert json.loads(capsys.readouterr().out) == description()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ([], "MODEL_TYPE_CONVERT"),
        ({"embeds": [{"timestamp": "yesterday"}]}, "URL_TYPE_INVALID_URL"),
        ({"embeds": [{"url": "http://[::1"}]}, "URL_TYPE_INVALID_URL"),
        ({"allowed_mentions": {"users": ["x"]}}, "URL_TYPE_INVALID_URL"),
        ({"allowed_mentions": {"users": ["1", "1"]}}, "SET_TYPE_ALREADY_CONTAINS_VALUE"),
        ({"components": [{"type": 99}]}, "UNION_TYPE_CHOICES"),
        ({"components": [5]}, "UNION_TYPE_CHOICES"),
        ({"embeds": [{"url": 5}]}, "STRING_TYPE_CONVERT"),
        ({"flags": "many"}, "NUMBER_TYPE_COERCE"),
        ({"embeds": [{"color": -1}]}, "NUMBER_TYPE_MIN"),
    ],
)
def test_what_the_schema_refuses_is_said_in_discords_words(body: object, code: str) -> None:
    assert code in {fault.code for fault in request_faults(WEBHOOK, body)}
