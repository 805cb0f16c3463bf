"""What Discord refuses in an answer, with its own error body (docs: Error Messages)."""

from typing import Any

import pytest
from starlette.applications import Starlette

from bot.playground.discord.contract import callback_faults
from bot.playground.discord.routes import api
from tests.playground.discord.scripted import (
    Json,
    Town,
    button,
    field,
    message,
    modal,
    row,
    sample,
    select,
)
from tests.playground.http_client import Http

COMMAND = sample("command_string_guild")
LINK = {"type": 2, "style": 5, "label": "Go", "url": "https://example.com"}
EMBED = {"title": "t"}
V2 = 1 << 15
TEXT_DISPLAY = {"type": 10, "content": "Hi"}


def embeds(*several: Json) -> Json:
    """A response with these embeds."""
    return message(embeds=list(several))


def rows(*components: Json) -> Json:
    """A response with these in one row."""
    return message(content="x", components=[row(*components)])


def new(**data: Any) -> Json:
    """A response in components V2."""
    return message(flags=V2, **data)


# (what is too much, the response, the place in `data`, Discord's code)
REFUSED: list[tuple[str, Json, str, str]] = [
    ("content", message(content="x" * 2001), "content", "BASE_TYPE_MAX_LENGTH"),
    ("embeds", embeds(*[EMBED] * 11), "embeds", "BASE_TYPE_MAX_LENGTH"),
    ("title", embeds({"title": "x" * 257}), "embeds.0.title", "BASE_TYPE_MAX_LENGTH"),
    (
        "description",
        embeds({"description": "x" * 4097}),
        "embeds.0.description",
        "BASE_TYPE_MAX_LENGTH",
    ),
    (
        "footer",
        embeds({"footer": {"text": "x" * 2049}}),
        "embeds.0.footer.text",
        "BASE_TYPE_MAX_LENGTH",
    ),
    (
        "field value",
        embeds({"fields": [{"name": "n", "value": "x" * 1025}]}),
        "embeds.0.fields.0.value",
        "BASE_TYPE_MAX_LENGTH",
    ),
    (
        "empty field",
        embeds({"fields": [{"name": " ", "value": "x"}]}),
        "embeds.0.fields.0.name",
        "BASE_TYPE_REQUIRED",
    ),
    (
        "fields",
        embeds({"fields": [{"name": "n", "value": "v"}] * 26}),
        "embeds.0.fields",
        "BASE_TYPE_MAX_LENGTH",
    ),
    (
        "embed total",
        embeds(*[{"description": "x" * 3001}] * 2),
        "embeds",
        "MAX_EMBED_SIZE_EXCEEDED",
    ),
    (
        "embed colour",
        embeds({"title": "t", "color": 0x1000000}),
        "embeds.0.color",
        "NUMBER_TYPE_MAX",
    ),
    (
        "embed address",
        embeds({"title": "t", "url": "discord://x"}),
        "embeds.0.url",
        "URL_TYPE_INVALID_SCHEME",
    ),
    (
        "no address",
        embeds({"title": "t", "url": "nowhere"}),
        "embeds.0.url",
        "URL_TYPE_INVALID_URL",
    ),
    (
        "lost attachment",
        embeds({"image": {"url": "attachment://a.png"}}),
        "embeds.0.image.url",
        "ATTACHMENT_NOT_FOUND",
    ),
    (
        "rows",
        message(content="x", components=[row(button(str(n))) for n in range(6)]),
        "components",
        "BASE_TYPE_MAX_LENGTH",
    ),
    (
        "buttons",
        rows(*[button(str(n)) for n in range(6)]),
        "components.0.components",
        "BASE_TYPE_BAD_LENGTH",
    ),
    ("empty row", rows(), "components.0.components", "BASE_TYPE_BAD_LENGTH"),
    (
        "button label",
        rows(button(label="x" * 81)),
        "components.0.components.0.label",
        "BASE_TYPE_MAX_LENGTH",
    ),
    (
        "no label",
        rows(button(label=" ")),
        "components.0.components.0.label",
        "BUTTON_COMPONENT_LABEL_REQUIRED",
    ),
    (
        "custom_id",
        rows(button("x" * 101)),
        "components.0.components.0.custom_id",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        "no custom_id",
        rows({"type": 2, "style": 1, "label": "x"}),
        "components.0.components.0.custom_id",
        "BASE_TYPE_REQUIRED",
    ),
    (
        "twins",
        rows(button(), button()),
        "components.0.components.1.custom_id",
        "COMPONENT_CUSTOM_ID_DUPLICATED",
    ),
    (
        "twin ids",
        rows(button("a", id=7), button("b", id=7)),
        "components.0.components.1.id",
        "COMPONENT_ID_DUPLICATED",
    ),
    ("style", rows(button(style=9)), "components.0.components.0.style", "BASE_TYPE_CHOICES"),
    (
        "link with custom_id",
        rows({**LINK, "custom_id": "x"}),
        "components.0.components.0.custom_id",
        "BUTTON_COMPONENT_INVALID_FIELD",
    ),
    (
        "long link",
        rows({**LINK, "url": f"https://example.com/{'x' * 500}"}),
        "components.0.components.0.url",
        "BASE_TYPE_MAX_LENGTH",
    ),
    (
        "button alone",
        message(content="x", components=[button()]),
        "components.0",
        "UNION_TYPE_CHOICES",
    ),
    (
        "select beside a button",
        rows(select("a"), button()),
        "components.0.components.1",
        "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
    ),
    (
        "options",
        rows(select(*[f"v{n}" for n in range(26)])),
        "components.0.components.0.options",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        "option twins",
        rows(select("a", "a")),
        "components.0.components.0.options.1.value",
        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
    ),
    (
        "defaults",
        rows(select(options=[{"label": v, "value": v, "default": True} for v in "ab"])),
        "components.0.components.0.options",
        "SELECT_COMPONENT_TOO_MANY_DEFAULTS",
    ),
    (
        "range",
        rows(select("a", "b", min_values=2, max_values=1)),
        "components.0.components.0.min_values",
        "SELECT_COMPONENT_MIN_VALUES_TOO_BIG",
    ),
    (
        "placeholder",
        rows(select("a", placeholder="x" * 151)),
        "components.0.components.0.placeholder",
        "BASE_TYPE_MAX_LENGTH",
    ),
    (
        "new component in an old message",
        message(content="x", components=[TEXT_DISPLAY]),
        "components.0",
        "COMPONENT_LAYOUT_REQUIRES_COMPONENTS_V2",
    ),
    (
        "content beside new components",
        new(content="x", components=[TEXT_DISPLAY]),
        "content",
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    ("no new components", new(components=[]), "components", "BASE_TYPE_REQUIRED"),
    (
        "many new components",
        new(components=[TEXT_DISPLAY] * 41),
        "components",
        "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
    ),
    (
        "long new texts",
        new(components=[{"type": 10, "content": "x" * 2001}] * 2),
        "components",
        "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
    ),
    ("flags", message(content="x", flags=1 << 7), "flags", "MESSAGE_FLAGS_INVALID"),
    (
        "mentions",
        message(content="x", allowed_mentions={"parse": ["users"], "users": ["1"]}),
        "allowed_mentions",
        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
    ),
    ("misspelled", message(content="x", ephemeral=True), "ephemeral", "UNKNOWN_KEY"),
    ("no text", message(content=5), "content", "STRING_TYPE_CONVERT"),
    ("no list", message(embeds="x"), "embeds", "LIST_TYPE_CONVERT"),
    (
        "no boolean",
        rows(button(disabled="yes")),
        "components.0.components.0.disabled",
        "BOOLEAN_TYPE_CONVERT",
    ),
    ("form title", modal(title="x" * 46), "title", "BASE_TYPE_BAD_LENGTH"),
    (
        "form parts",
        modal(*[field(custom_id=str(n)) for n in range(6)]),
        "components",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        "form label",
        modal({**field(), "label": "x" * 46}),
        "components.0.label",
        "BASE_TYPE_BAD_LENGTH",
    ),
    ("form twins", modal(field(), field()), "components.1.component.custom_id", "COMPONENT_"),
    (
        "input range",
        modal(field(min_length=5, max_length=4)),
        "components.0.component.min_length",
        "TEXT_INPUT_MIN_LENGTH_TOO_BIG",
    ),
    (
        "input value",
        modal(field(value="x" * 6, max_length=5)),
        "components.0.component.value",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        "input limit",
        modal(field(max_length=4001)),
        "components.0.component.max_length",
        "NUMBER_TYPE_MAX",
    ),
    (
        "disabled in a form",
        modal({"type": 18, "label": "?", "component": select("a", disabled=True)}),
        "components.0.component.disabled",
        "COMPONENT_DISABLED_IN_MODAL",
    ),
    (
        "nothing picked but required",
        modal({"type": 18, "label": "?", "component": select("a", min_values=0)}),
        "components.0.component.min_values",
        "SELECT_COMPONENT_REQUIRED",
    ),
]

ALLOWED = [
    message(content="x" * 2000),
    embeds(*[EMBED] * 10),
    embeds({"title": "x" * 256, "description": "x" * 4096}),
    embeds(*[{"description": "x" * 3000}] * 2),
    embeds({"title": "t", "url": "https://example.com", "timestamp": "2026-01-01T00:00:00Z"}),
    rows(*[button(str(n), label="x" * 80) for n in range(5)]),
    rows(button("x" * 100)),
    rows(LINK),
    rows(select(*[f"v{n}" for n in range(25)], placeholder="x" * 150)),
    new(components=[TEXT_DISPLAY] * 40),
    message(content="x", flags=64, allowed_mentions={"parse": []}),
    modal(*[field(custom_id=str(n)) for n in range(5)], title="x" * 45),
    modal(field(value="x" * 5, max_length=5)),
]


def codes(tree: Json, place: str) -> list[str]:
    """The codes at a place of an error body."""
    for step in ["data", *place.split(".")]:
        tree = tree[step]
    return [error["code"] for error in tree["_errors"]]


@pytest.mark.parametrize(
    ("response", "place", "code"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_an_answer_beyond_a_limit_is_refused_with_discords_body(
    town: Town, response: Json, place: str, code: str
) -> None:
    exchange = town.ask((202, {}, b""))
    http = Http(Starlette(routes=[api(town.discord.rest)]))
    path = f"/api/v10/interactions/{exchange.id}/{exchange.token}/callback"

    answered = http.post(path, json=response)

    body = answered.json()
    assert answered.status_code == 400
    assert (body["code"], body["message"]) == (50035, "Invalid Form Body")
    assert any(found.startswith(code) for found in codes(body["errors"], place))


@pytest.mark.parametrize("response", ALLOWED)
def test_an_answer_at_the_limits_is_taken(response: Json) -> None:
    assert callback_faults(response, COMMAND) == []
