"""Tests of bot.dispatch: each command, button, select and form reaches its action."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.reply import Card, Handle, Reply, Say, Verb
from bot.dispatch import OUT_OF_DATE, TRY_AGAIN, dispatch
from bot.errors import Failed, Refused, TransientError, UserError
from bot.interactions.interaction import Interaction, parse
from bot.ux_agent.agent import Origin
from tests.interactions.payloads import (
    NOW,
    OWNER,
    Payload,
    RecordingAgent,
    command,
    encoded,
    handle,
    pick,
    press,
    submit,
)

ANSWER = Say(Card("Well"))


def read(payload: Payload) -> Interaction:
    return parse(encoded(payload))


def sent(payload: Payload, agent: RecordingAgent | None = None) -> tuple[object, ...]:
    """The one call that the agent got."""
    agent = agent or RecordingAgent(ANSWER)
    assert dispatch(read(payload), agent, NOW) == ANSWER
    (call,) = agent.calls
    return call


def said(reply: Reply) -> str:
    """What one person alone is told."""
    assert isinstance(reply, Say)
    assert reply.is_private
    return reply.card.lines[0]


def refused(payload: Payload) -> str:
    """What is told without asking the agent."""
    agent = RecordingAgent(ANSWER)
    reply = dispatch(read(payload), agent, NOW)
    assert agent.calls == []
    return said(reply)


def origin(payload: Payload) -> Origin:
    return Origin(
        interaction_id=payload["id"],
        interaction_token=payload["token"],
        application_id=payload["application_id"],
        channel_id=payload["channel_id"],
        locale=payload["locale"],
        now=NOW,
    )


def test_the_command_starts_a_conversation() -> None:
    payload = command(request="make the navbar dark blue", section="navbar")
    assert sent(payload) == (
        "start_conversation",
        "make the navbar dark blue",
        "navbar",
        (OWNER, "1380488052169769110", ()),
        origin(payload),
    )


def test_the_section_may_be_missing() -> None:
    assert sent(command(request="x"))[2] == ""


@pytest.mark.parametrize("name", ["command_string_dm", "command_string_group_dm_user_install"])
def test_F17_a_command_outside_a_server_says_so_to_the_agent(name: str) -> None:
    presser = sent(command(name, request="x"))[3]
    assert presser == (command(name)["user"]["id"], "dm", ())


@pytest.mark.parametrize("request_text", ["", "  \n "])
def test_an_empty_request_is_asked_for(request_text: str) -> None:
    assert refused(command(request=request_text)).startswith("Please say what to change")


def test_a_missing_request_is_asked_for() -> None:
    assert refused(command(section="header")).startswith("Please say what to change")


def test_a_request_longer_than_any_client_lets_through_is_refused() -> None:
    assert refused(command(request="x" * 2001)) == "Please say it in at most 2000 characters."


def test_a_section_longer_than_any_client_lets_through_is_refused() -> None:
    assert refused(command(request="x", section="y" * 101)) == "section: at most 100 characters"


def test_an_unknown_command_is_answered_kindly() -> None:
    payload = command(request="x")
    payload["data"]["name"] = "ux-history"
    assert refused(payload) == "I do not know this command. Try /ux-update."


@pytest.mark.parametrize(
    ("verb", "action"),
    [
        ("confirm", "confirm_and_execute"),
        ("cancel", "cancel"),
        ("change", "change_form"),
        ("answer", "answer_choice"),
        ("write", "answer_form"),
    ],
)
def test_each_button_reaches_its_action(verb: Verb, action: str) -> None:
    payload = press(handle(verb, "2"))
    presser = (OWNER, payload["guild_id"], ())
    assert sent(payload) == (action, handle(verb, "2"), presser, origin(payload))


def test_the_value_of_a_select_is_the_number_of_the_choice() -> None:
    assert sent(pick(handle("answer"), "7"))[:2] == ("answer_choice", handle("answer", "7"))


def test_a_select_without_a_value_is_out_of_date() -> None:
    assert refused(pick(handle("answer"))) == OUT_OF_DATE


@pytest.mark.parametrize(("verb", "action"), [("change", "change"), ("write", "answer")])
def test_each_form_reaches_its_action(verb: Verb, action: str) -> None:
    call = sent(submit(handle(verb), "make it red"))
    assert call[0] == action
    assert call[2] == "make it red"


@pytest.mark.parametrize("name", ["modal_submit_dm", "modal_submit_guild"])
def test_a_form_without_a_message_reaches_its_action_too(name: str) -> None:
    assert sent(submit(handle("change"), "x", name))[0] == "change"


@pytest.mark.parametrize("text", ["", " ", "x" * 4001])
def test_an_empty_or_endless_answer_is_refused(text: str) -> None:
    assert refused(submit(handle("write"), text)).startswith("Please say")


@pytest.mark.parametrize(
    "custom_id",
    ["hello", "ux:c:1:2", "ux_confirm_1", "ux:c:" + "x" * 95, handle()._replace(owner_id="1")],
)
def test_F15_a_button_of_another_make_is_out_of_date(custom_id: str | Handle) -> None:
    if isinstance(custom_id, str):
        assert refused(press(custom_id)) == OUT_OF_DATE
    else:
        assert sent(press(custom_id))[0] == "confirm_and_execute"


def test_F15_a_form_cannot_be_pressed_like_a_button() -> None:
    payload = submit(handle("change"), "x")
    assert refused(press(payload["data"]["custom_id"])) == OUT_OF_DATE


def test_F15_a_button_cannot_be_sent_like_a_form() -> None:
    payload = submit(handle("change"), "x")
    payload["data"]["custom_id"] = press(handle())["data"]["custom_id"]
    assert refused(payload) == OUT_OF_DATE


@given(st.text(max_size=120))
def test_F15_whatever_the_custom_id_the_person_gets_an_answer(custom_id: str) -> None:
    custom_id = custom_id.encode(errors="replace").decode()
    assert dispatch(read(press(custom_id)), RecordingAgent(ANSWER), NOW)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (UserError("colour: six hex digits"), "colour: six hex digits"),
        (Failed("gone", "The page is gone."), "The page is gone."),
        (Refused("Not here."), "Not here."),
    ],
)
def test_what_the_person_can_mend_is_said_to_them_alone(fault: Exception, words: str) -> None:
    assert said(dispatch(read(press(handle())), RecordingAgent(ANSWER, fault), NOW)) == words


def test_F11_a_store_that_fails_is_answered_with_try_again() -> None:
    agent = RecordingAgent(ANSWER, TransientError("timed out"))
    assert said(dispatch(read(command(request="x")), agent, NOW)) == TRY_AGAIN


def test_what_nobody_foresaw_is_raised_for_the_door() -> None:
    agent = RecordingAgent(ANSWER, KeyError("phase"))
    with pytest.raises(KeyError):
        dispatch(read(press(handle())), agent, NOW)
