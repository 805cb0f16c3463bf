"""Tests of bot.dispatch: each command, button, select and form reaches its action."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.reply import Card, Handle, Reply, Say, Suggest, Verb
from bot.dispatch import OUT_OF_DATE, TRY_AGAIN, dispatch
from bot.errors import ConfigurationError, Failed, Refused, TransientError, UserError
from bot.interactions.interaction import Interaction, Kind, parse
from bot.interactions.render import FIELD
from bot.ux_agent.agent import Origin
from bot.ux_agent.commands.asked import Asked
from tests.interactions.payloads import (
    NOW,
    OWNER,
    Payload,
    RecordingAgent,
    command,
    encoded,
    fresh,
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


def test_a_command_that_this_version_does_not_have_is_answered_kindly() -> None:
    payload = command(request="x")
    payload["data"]["name"] = "ux-tomorrow"
    assert refused(payload) == (
        "This version of me does not know the command “/ux-tomorrow”. /ux-help says what there is."
    )


def test_a_command_of_a_menu_is_answered_kindly() -> None:
    payload = command(request="x")
    payload["data"]["type"] = 2
    assert refused(payload) == "I do not know this command. Try /ux-update."


def test_every_other_command_brings_what_was_given() -> None:
    payload = command(conversation="abc")
    payload["data"]["name"] = "ux-help"
    called, name, asked = sent(payload)
    assert (called, name) == ("command", "ux-help")
    assert isinstance(asked, Asked)
    assert asked.options == {"conversation": "abc"}
    assert asked.origin == origin(payload)
    assert asked.presser.user_id == OWNER
    assert asked.permissions == int(payload["member"]["permissions"])


def attached(*names: str, url: str = "https://cdn.discordapp.com/a.png") -> Payload:
    """`/ux-update` with a file for each of these options."""
    payload = command(request="make the logo this")
    given = [{"name": name, "type": 11, "value": f"5{name[5:]}"} for name in names]
    payload["data"]["options"] = [*payload["data"]["options"], *given]
    file = {"filename": "a.png", "content_type": "image/png", "size": 9, "url": url}
    known = {option["value"]: {**file, "id": option["value"]} for option in given}
    payload["data"]["resolved"] = {"attachments": known}
    return payload


def test_the_pictures_of_a_request_come_along_in_their_order() -> None:
    images = sent(attached("image2", "image"))[5]
    assert isinstance(images, tuple)
    assert [image.id for image in images] == ["5", "52"]


def test_a_file_that_is_not_at_discord_is_refused_in_words() -> None:
    payload = attached("image", url="https://example.org/a.png")
    assert refused(payload) == "image: I cannot read this file. Please upload it again."


def test_while_it_is_typed_the_agent_suggests() -> None:
    payload = fresh("autocomplete_guild")
    agent = RecordingAgent(ANSWER)
    assert dispatch(read(payload), agent, NOW) == agent.suggestions
    ((called, name, asked),) = agent.calls
    assert (called, name, asked.focused) == ("suggest", "airhorn", "variant")
    assert asked.options == {"variant": "data a user is typ"}


@pytest.mark.parametrize(
    "fault", [TransientError("x"), UserError("x"), ConfigurationError("x"), Failed("x", "x")]
)
def test_what_goes_wrong_on_purpose_suggests_nothing(fault: Exception) -> None:
    agent = RecordingAgent(ANSWER, fault)
    assert dispatch(read(fresh("autocomplete_guild")), agent, NOW) == Suggest()


@pytest.mark.parametrize("verb", ["resume", "diff"])
def test_the_buttons_of_other_commands_reach_the_agent(verb: Verb) -> None:
    called, found, asked = sent(press(handle(verb)))
    assert (called, found) == ("press", handle(verb))
    assert isinstance(asked, Asked)


def test_what_is_picked_to_resume_comes_along() -> None:
    asked = sent(pick(handle("resume"), "q1w2e3r4t5y6u7i8o9p0aA"))[2]
    assert isinstance(asked, Asked)
    assert asked.picks == {"resume": ("q1w2e3r4t5y6u7i8o9p0aA",)}


def test_the_form_of_a_command_brings_its_texts_and_its_picks() -> None:
    payload = submit(handle("setup"), "ada/site")
    roles = {"type": 6, "id": 4, "custom_id": "request", "values": ["700"]}
    payload["data"]["components"].append({"type": 18, "id": 3, "component": roles})
    asked = sent(payload)[2]
    assert isinstance(asked, Asked)
    assert asked.options == {FIELD: "ada/site"}
    assert asked.picks["request"] == ("700",)


@pytest.mark.parametrize("verb", ["resume", "diff", "setup", "forget"])
def test_F15_a_button_that_this_version_does_not_have_is_out_of_date(verb: Verb) -> None:
    agent = RecordingAgent(ANSWER)
    agent.knows = ()
    made = submit(handle(verb), "x") if verb == "setup" else press(handle(verb))
    assert said(dispatch(read(made), agent, NOW)) == OUT_OF_DATE


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


@pytest.mark.parametrize("cause", [None, TransientError("timed out")])
def test_F11_what_could_not_be_reached_is_kept_for_the_log(cause: Exception | None) -> None:
    fault: Exception = TransientError("timed out")
    if cause:
        fault = UserError("Please try again.")
        fault.__cause__ = cause
    reply = dispatch(read(press(handle())), RecordingAgent(ANSWER, fault), NOW)
    assert isinstance(reply, Say)
    assert (reply.remark, reply.decision) == ("timed out", "unreached")


def test_what_nobody_foresaw_is_raised_for_the_door() -> None:
    agent = RecordingAgent(ANSWER, KeyError("phase"))
    with pytest.raises(KeyError):
        dispatch(read(press(handle())), agent, NOW)


CARD = "4242 4242 4242 4242"


@pytest.mark.parametrize(
    "payload",
    [
        command(request=f"make the headline {CARD}"),
        command(request="make the headline ４２４２４２４２４２４２４２４２"),
        command(request="make the navbar blue", section=CARD),
        submit(handle("change"), f"pay with {CARD}"),
        submit(handle("answer"), CARD),
    ],
)
def test_F63_a_card_number_is_neither_kept_nor_shown_nor_passed_on(payload: Payload) -> None:
    told = refused(payload)
    assert "holds a card number" in told
    assert "4242" not in told


def test_F63_nothing_is_suggested_to_who_types_a_card_number() -> None:
    agent = RecordingAgent(ANSWER)
    interaction = read(command(request="x"))._replace(
        kind=Kind.AUTOCOMPLETE, options={"conversation": CARD}
    )
    assert dispatch(interaction, agent, NOW) == Suggest()
    assert agent.calls == []


@pytest.mark.parametrize(
    "request_", ["thank <@362345678901234568> here", "call +49 30 901820, open 9-17, since 1984"]
)
def test_other_digits_are_let_through(request_: str) -> None:
    assert sent(command(request=request_))[1] == request_
