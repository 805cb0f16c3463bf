"""Tests of bot.interactions.render_form: what opens and what is suggested."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.reply import (
    Ask,
    Choice,
    FilePick,
    Form,
    RolePick,
    Suggest,
    TextInput,
)
from bot.interactions.render import FIELD, Json, response
from tests.interactions.payloads import CONVERSATION, OWNER, SHOWN, handle
from tests.interactions.texts import HANDLE, ID, TEXT, assert_fits


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


def test_what_led_to_a_question_stands_below_its_label() -> None:
    (label,) = response(asked("Which one?", note="I know no “x”."), on_message=True)["data"][
        "components"
    ]
    assert (label["label"], label["description"]) == ("Which one?", "I know no “x”.")


def test_a_long_question_comes_whole_before_what_led_to_it() -> None:
    question = "Which of the two links named About in the footer do you mean?"
    notes = {"I know no “x”.": f"I know no “x”. {question}", "I know no such thing. " * 4: question}
    for note, below in notes.items():
        (label,) = response(asked(question, note=note), on_message=True)["data"]["components"]
        assert label["label"].startswith("Which of the two links")
        assert label["description"] == below


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
