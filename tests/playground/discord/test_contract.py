"""Which answer may be given to what, and what only the documentation says of it."""

import pytest

from bot.playground.discord.contract import callback_faults, webhook_faults
from tests.playground.discord.scripted import Json, message, modal, sample

COMMAND = sample("command_string_guild")
V2 = 1 << 15


@pytest.mark.parametrize(
    ("response", "asked"),
    [
        ({"type": 1}, "command_string_guild"),
        ({"type": 6}, "command_string_guild"),
        ({"type": 7, "data": {"content": "x"}}, "command_string_guild"),
        (modal(), "modal_submit_guild"),
        ({"type": 8, "data": {"choices": []}}, "button_guild"),
        (message(), "autocomplete_guild"),
        (message(), "ping"),
    ],
)
def test_a_response_of_the_wrong_type_is_refused(response: Json, asked: str) -> None:
    (fault, *_) = callback_faults(response, sample(asked))
    assert (fault.path, fault.code) == (("type",), "INTERACTION_RESPONSE_TYPE_INVALID")


def test_a_form_of_a_command_has_no_message_to_update() -> None:
    response = {"type": 7, "data": {"content": "x"}}
    (fault,) = callback_faults(response, sample("modal_submit_guild"))
    assert fault.code == "UNKNOWN_MESSAGE"


def test_a_deferral_takes_no_flag_but_ephemeral() -> None:
    (fault,) = callback_faults({"type": 5, "data": {"flags": V2}}, COMMAND)
    assert fault.path == ("data", "flags")
    assert callback_faults({"type": 5, "data": {"flags": 64}}, COMMAND) == []


@pytest.mark.parametrize("name", ["username", "avatar_url", "thread_name"])
def test_a_follow_up_speaks_in_nobody_elses_name(name: str) -> None:
    faults = webhook_faults({"content": "x", name: "https://example.com"}, "create")
    assert [(fault.path, fault.code) for fault in faults] == [((name,), "UNKNOWN_KEY")]


def test_an_edit_cannot_make_a_message_ephemeral_but_may_ask() -> None:
    assert webhook_faults({"content": "x", "flags": 64}, "edit") == []
    assert webhook_faults({"content": "x", "flags": 1 << 12}, "edit") != []


@pytest.mark.parametrize(
    ("choices", "codes_found"),
    [
        (None, {"BASE_TYPE_REQUIRED"}),
        ([{"name": "a", "value": "a"}], set()),
        ([{"name": "a", "value": 5}], {"APPLICATION_COMMAND_AUTOCOMPLETE_TYPE"}),
    ],
)
def test_suggestions_are_of_the_options_type(choices: object, codes_found: set[str]) -> None:
    data = {} if choices is None else {"choices": choices}
    faults = callback_faults({"type": 8, "data": data}, sample("autocomplete_guild"))
    assert {fault.code for fault in faults} & codes_found == codes_found
    assert bool(faults) == bool(codes_found)


def test_the_option_typed_in_is_found_inside_a_subcommand() -> None:
    typed = {"name": "count", "type": 4, "value": "5", "focused": True}
    asked = sample("autocomplete_guild")
    asked["data"] = {
        **asked["data"],
        "options": [{"name": "empty", "type": 1}, {"name": "sub", "type": 1, "options": [typed]}],
    }
    choices = [{"name": "five", "value": 5}]
    assert callback_faults({"type": 8, "data": {"choices": choices}}, asked) == []
