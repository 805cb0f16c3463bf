"""Tests of bot.interactions.render: what Discord gets, whatever was typed."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.reply import (
    Ask,
    Button,
    Card,
    Choice,
    FilePick,
    Form,
    Handle,
    Later,
    Link,
    Markup,
    Replace,
    Reply,
    RolePick,
    Say,
    Select,
    Suggest,
    TextInput,
)
from bot.interactions.render import FIELD, Json, message, new_message, response
from tests.interactions.payloads import CONVERSATION, OWNER, SHOWN, handle

CARD = Card(
    "Preview: navbar",
    ("navbar background: #ffffff → #00008b",),
    diff=(
        "--- a/site.css\n+++ b/site.css\n@@ -1 +1 @@\n-  background: #fff;\n+  background: #00008b;"
    ),
    warnings=("Contrast 1.2 is below 4.5",),
    footer="Nothing changes until you press Confirm.",
    rows=((Button(handle(), "Confirm", "success"), Button(handle("cancel"), "Cancel", "danger")),),
)


def embed_of(body: Json) -> dict[str, Any]:
    found: dict[str, Any] = body["embeds"][0]
    return found


def test_a_card_reads_from_change_to_diff_to_warning() -> None:
    embed = embed_of(message(CARD))
    assert embed == {
        "title": "📝 Preview: navbar",
        "color": 0x5865F2,
        "description": (
            "**navbar background**: #ffffff → #00008b\n\n"
            "```diff\n--- a/site.css\n+++ b/site.css\n@@ -1 +1 @@\n"
            "-  background: #fff;\n+  background: #00008b;\n```\n\n"
            "⚠️ Contrast 1.2 is below 4.5"
        ),
        "footer": {"text": "Nothing changes until you press Confirm."},
    }


def test_buttons_carry_their_handle_and_style() -> None:
    assert message(CARD)["components"] == [
        {
            "type": 1,
            "components": [
                {
                    "type": 2,
                    "style": 3,
                    "label": "Confirm",
                    "custom_id": f"ux:c:{CONVERSATION}:{SHOWN}:{OWNER}",
                },
                {
                    "type": 2,
                    "style": 4,
                    "label": "Cancel",
                    "custom_id": f"ux:x:{CONVERSATION}:{SHOWN}:{OWNER}",
                },
            ],
        }
    ]


def test_F74_nobody_is_ever_pinged() -> None:
    assert message(CARD)["allowed_mentions"] == {"parse": []}


@pytest.mark.parametrize(
    ("reply", "on_message", "kind"),
    [
        (Say(CARD), False, 4),
        (Say(CARD), True, 4),
        (Replace(CARD), True, 7),
        (Replace(CARD), False, 4),
        (Ask(Form(handle("change"), "Change", (TextInput(FIELD, "What?"),))), True, 9),
        (Suggest((Choice("Header", "header"),)), False, 8),
        (Later(), False, 5),
        (Later(replaces=True), True, 6),
        (Later(replaces=True), False, 5),
    ],
)
def test_each_reply_has_its_type(reply: Reply, on_message: bool, kind: int) -> None:
    assert response(reply, on_message=on_message)["type"] == kind


def test_a_private_message_is_ephemeral() -> None:
    assert response(Say(CARD, is_private=True), on_message=False)["data"]["flags"] == 64


def test_a_private_wait_is_ephemeral() -> None:
    assert response(Later(is_private=True), on_message=False) == {"type": 5, "data": {"flags": 64}}


def test_a_public_message_sets_no_flag() -> None:
    assert "flags" not in new_message(CARD)


def test_a_replaced_message_loses_its_buttons() -> None:
    assert response(Replace(Card("Done")), on_message=True)["data"]["components"] == []


def test_an_empty_card_has_a_title_alone() -> None:
    assert embed_of(message(Card("Done", tone="success"))) == {
        "title": "✅ Done",
        "color": 0x57F287,
    }


def test_F74_a_line_is_escaped_unless_it_is_ours() -> None:
    card = Card("T", ("<@1> *hi*", Markup("by <@1>: [pull request #2](https://x.example/2)")))
    assert embed_of(message(card))["description"] == (
        "\\<\\@1> \\*hi\\*\nby <@1>: [pull request #2](https://x.example/2)"
    )


def test_F74_the_title_and_the_bold_part_of_a_line_are_escaped() -> None:
    embed = embed_of(message(Card("a*b\nc", ("x*y: 1 → 2",))))
    assert embed["title"] == "📝 a\\*b c"
    assert embed["description"] == "**x\\*y**: 1 → 2"


def test_F48_a_line_that_does_not_begin_with_a_name_is_shown_plainly() -> None:
    said = "y" * 2000
    shown = embed_of(message(Card("T", (f"{said}: 1 → 2",))))["description"]
    assert shown.startswith("yyy")


def test_F74_a_diff_cannot_leave_its_block() -> None:
    embed = embed_of(message(Card("T", diff="+ ```\n+ @everyone **x**\x1b[31m")))
    assert embed["description"] == "```diff\n+ ˋˋˋ\n+ @everyone **x**\ufffd[31m\n```"


def test_F48_a_long_diff_is_shortened_with_a_note() -> None:
    card = Card("T", ("a: b → c",), diff="\n".join(f"+ line {number}" for number in range(1000)))
    shown = embed_of(message(card))["description"]
    assert "+ line 0\n" in shown
    assert " more lines\n```" in shown
    assert len(shown) <= 4096


def test_F48_a_long_line_leaves_the_diff_and_the_warnings() -> None:
    card = CARD._replace(lines=("*" * 5000, "second"), warnings=("!" * 5000,) * 9)
    shown = embed_of(message(card))["description"]
    assert shown.startswith("\\*\\*")
    assert "+  background: #00008b;" in shown
    assert "⚠️ !!!" in shown
    assert len(shown) <= 4096


def test_F48_a_link_survives_whatever_is_cut() -> None:
    url = "https://github.com/o/r/pull/1"
    card = Card("x" * 5000, ("y" * 9000,) * 9, rows=((Link("z" * 500, url),),))
    button = message(card)["components"][0]["components"][0]
    assert (button["url"], button["style"], len(button["label"])) == (url, 5, 80)


@pytest.mark.parametrize("url", ["file:///tmp/pulls/1.json", "https://x.example/" + "a" * 600])
def test_F48_a_link_that_no_button_can_carry_is_written_out(url: str) -> None:
    body = message(Card("Done", rows=((Link("Pull request", url),),)))
    assert body["components"] == []
    assert embed_of(body)["description"].startswith("Pull request: ")


def test_F48_a_button_that_is_there_already_is_left_out() -> None:
    twin = Button(handle(), "Again")
    assert len(message(Card("T", rows=((twin, twin), (twin,))))["components"]) == 1


def test_F48_more_buttons_than_a_row_holds_go_on_in_the_next() -> None:
    many = tuple(Button(handle("answer", str(number)), "x") for number in range(12))
    rows = message(Card("T", rows=(many,)))["components"]
    assert [len(row["components"]) for row in rows] == [5, 5, 2]


def test_F48_a_message_holds_five_rows() -> None:
    rows = tuple((Button(handle("answer", str(number)), "x"),) for number in range(7))
    assert len(message(Card("T", rows=rows))["components"]) == 5


def test_a_select_shows_its_choices() -> None:
    select = Select(handle("answer"), "Pick one", (Choice("Dark", "0", "the dark one"),))
    assert message(Card("T", rows=(select,)))["components"][0]["components"] == [
        {
            "type": 3,
            "custom_id": f"ux:a:{CONVERSATION}:{SHOWN}:{OWNER}",
            "placeholder": "Pick one",
            "options": [{"label": "Dark", "value": "0", "description": "the dark one"}],
        }
    ]


@pytest.mark.parametrize(("different", "shown"), [(40, 25), (20, 20)])
def test_F48_a_select_shows_25_different_values_at_most(different: int, shown: int) -> None:
    choices = tuple(Choice(f"{number}", f"{number % different}") for number in range(80))
    body = message(Card("T", rows=(Select(handle("answer"), "", choices),)))
    options = body["components"][0]["components"][0]["options"]
    assert len({option["value"] for option in options}) == len(options) == shown


@pytest.mark.parametrize("choices", [(), (Choice("x", ""),), (Choice("x", "v" * 101),)])
def test_F48_a_select_of_nothing_is_left_out(choices: tuple[Choice, ...]) -> None:
    assert message(Card("T", rows=(Select(handle("answer"), "", choices),)))["components"] == []


def asked(label: str, **options: Any) -> Ask:
    """A form with one text input."""
    return Ask(Form(handle("change"), "Change", (TextInput(FIELD, label, **options),)))


def test_a_form_has_a_labelled_text_input() -> None:
    form = asked("What?", value="blue", hint="e.g. red", is_long=True)
    assert response(form, on_message=True)["data"] == {
        "custom_id": f"ux:m:{CONVERSATION}:{SHOWN}:{OWNER}",
        "title": "Change",
        "components": [
            {
                "type": 18,
                "label": "What?",
                "component": {
                    "type": 4,
                    "custom_id": "text",
                    "style": 2,
                    "min_length": 1,
                    "max_length": 1000,
                    "required": True,
                    "value": "blue",
                    "placeholder": "e.g. red",
                },
            }
        ],
    }


def test_a_long_question_goes_on_below_its_label() -> None:
    question = "Which of the two links named About in the footer do you mean?"
    (label,) = response(asked(question), on_message=True)["data"]["components"]
    assert label["label"].endswith("…")
    assert label["description"] == question


def test_a_form_takes_what_it_is_filled_with() -> None:
    form = asked("L", value="a\n" * 1500)
    field = response(form, on_message=True)["data"]["components"][0]["component"]
    assert (field["max_length"], field["style"], len(field["value"])) == (3000, 2, 3000)


def test_an_input_that_may_stay_empty_says_so() -> None:
    (label,) = response(asked("What?", is_required=False), on_message=True)["data"]["components"]
    assert (label["component"]["required"], label["component"]["min_length"]) == (False, 0)


def test_a_form_lets_roles_be_picked_and_files_be_added() -> None:
    inputs = (
        RolePick("request", "Who may request?", hint="none: everybody", roles=("5", "6", "5")),
        FilePick("image", "A picture", most=99),
    )
    data = response(Ask(Form(handle("change"), "T", inputs)), on_message=True)["data"]
    assert data["components"] == [
        {
            "type": 18,
            "label": "Who may request?",
            "description": "none: everybody",
            "component": {
                "type": 6,
                "custom_id": "request",
                "min_values": 0,
                "max_values": 25,
                "required": False,
                "default_values": [{"id": "5", "type": "role"}, {"id": "6", "type": "role"}],
            },
        },
        {
            "type": 18,
            "label": "A picture",
            "component": {
                "type": 19,
                "custom_id": "image",
                "min_values": 0,
                "max_values": 10,
                "required": False,
            },
        },
    ]


def test_suggestions_come_in_their_order_each_value_once() -> None:
    choices = (Choice("One", "1"), Choice(" ", "2"), Choice("Uno", "1"), Choice("x", " "))
    assert response(Suggest(choices), on_message=False)["data"] == {
        "choices": [{"name": "One", "value": "1"}, {"name": "…", "value": "2"}]
    }


# --- limits, whatever is in a card

TEXT = st.one_of(
    st.text(max_size=40),
    st.text(st.characters(exclude_categories=[]), max_size=40).map(lambda text: text * 200),
    st.sampled_from(["`" * 5000, "*" * 7000, "😀" * 3000, "e\u0301" * 3000, "\n" * 5000, " ", ""]),
)
ID = st.from_regex(r"[0-9]{1,20}", fullmatch=True)
HANDLE = st.builds(
    Handle,
    st.just("answer"),
    st.from_regex(r"[A-Za-z0-9_-]{22}", fullmatch=True),
    st.from_regex(r"[0-9a-f]{8}", fullmatch=True),
    ID,
    st.from_regex(r"([0-9]{1,10})?", fullmatch=True),
)
BUTTONS = st.lists(
    st.builds(Button, HANDLE, TEXT, st.sampled_from(["primary", "danger"]))
    | st.builds(Link, TEXT, TEXT | st.just("https://x.example")),
    max_size=7,
).map(tuple)
SELECT = st.builds(
    Select, HANDLE, TEXT, st.lists(st.builds(Choice, TEXT, TEXT, TEXT), max_size=30).map(tuple)
)
LINES = st.lists(TEXT | TEXT.map(lambda text: f"{text}: {text} → {text}"), max_size=8).map(tuple)
CARDS = st.builds(
    Card,
    title=TEXT,
    lines=LINES,
    diff=TEXT,
    warnings=LINES,
    footer=TEXT,
    tone=st.sampled_from(["plain", "question", "working", "success", "failure", "closed"]),
    rows=st.lists(BUTTONS | SELECT, max_size=7).map(tuple),
)


def assert_fits(text: str, least: int, most: int) -> None:
    assert least <= len(text.strip())
    assert len(text.encode("utf-16-le")) // 2 <= most


def assert_within_limits(body: Json) -> None:
    """Discord's limits of a message, as its documentation gives them."""
    (embed,) = body["embeds"]
    texts = [embed["title"], embed.get("description", ""), embed.get("footer", {}).get("text", "")]
    for text, most in zip(texts, (256, 4096, 2048), strict=True):
        assert_fits(text, 0, most)
    assert sum(map(len, texts)) <= 6000
    assert embed["title"].strip()
    assert len(body["components"]) <= 5
    names: list[str] = []
    for row in body["components"]:
        assert 1 <= len(row["components"]) <= 5
        for part in row["components"]:
            names += [part["custom_id"]] if "custom_id" in part else []
            assert_part_within_limits(part, alone=len(row["components"]) == 1)
    assert len(set(names)) == len(names)
    assert all(1 <= len(name) <= 100 for name in names)


def assert_part_within_limits(part: Json, *, alone: bool) -> None:
    if part["type"] == 2:
        assert_fits(part["label"], 1, 80)
        assert ("url" in part) == (part["style"] == 5)
        assert_fits(part.get("url", "https://x"), 8, 512)
        return
    assert alone
    assert_fits(part["placeholder"], 0, 150)
    assert 1 <= len(part["options"]) <= 25
    assert len({option["value"] for option in part["options"]}) == len(part["options"])
    for option in part["options"]:
        assert_fits(option["label"], 1, 100)
        assert 1 <= len(option["value"]) <= 100
        assert_fits(option.get("description", ""), 0, 100)


@given(CARDS)
def test_F48_every_card_is_within_limits_and_can_be_sent(card: Card) -> None:
    body = message(card)
    assert_within_limits(body)
    json.dumps(body, ensure_ascii=False).encode()


@given(CARDS)
def test_F74_no_card_has_more_than_one_code_block(card: Card) -> None:
    shown = embed_of(message(card)).get("description", "")
    assert shown.replace("\\`", "").count("```") == (2 if card.diff else 0)


INPUTS = st.one_of(
    st.builds(TextInput, st.just("text"), TEXT, TEXT, TEXT, st.booleans(), st.integers(0, 9000)),
    st.builds(RolePick, st.just("roles"), TEXT, TEXT, st.lists(ID).map(tuple), st.integers(0, 30)),
    st.builds(FilePick, st.just("files"), TEXT, TEXT, st.integers(0, 30)),
)
FORMS = st.builds(Form, HANDLE, TEXT, st.lists(INPUTS, min_size=1, max_size=7).map(tuple))


@given(FORMS)
def test_F48_every_form_is_within_limits(form: Form) -> None:
    data = response(Ask(form), on_message=True)["data"]
    assert_fits(data["title"], 1, 45)
    assert 1 <= len(data["components"]) <= 5
    for label in data["components"]:
        assert_fits(label["label"], 1, 45)
        assert_fits(label.get("description", ""), 0, 100)
        assert_input_fits(label["component"])
    json.dumps(data, ensure_ascii=False).encode()


def assert_input_fits(field: Json) -> None:
    if field["type"] == 4:
        assert_fits(field.get("placeholder", ""), 0, 100)
        assert 1 <= field["max_length"] <= 4000
        assert len(field.get("value", "")) <= field["max_length"]
        return
    most = {6: 25, 19: 10}[field["type"]]
    assert 1 <= field["max_values"] <= most
    assert len(field.get("default_values", ())) <= field["max_values"]


@given(st.lists(st.builds(Choice, TEXT, TEXT), max_size=40).map(tuple))
def test_F48_all_suggestions_are_within_limits(choices: tuple[Choice, ...]) -> None:
    found = response(Suggest(choices), on_message=False)["data"]["choices"]
    assert len(found) <= 25
    assert len({choice["value"] for choice in found}) == len(found)
    for choice in found:
        assert_fits(choice["name"], 1, 100)
        assert_fits(choice["value"], 1, 100)
