"""What people can do, and what becomes of an application's answer."""

import threading
from functools import partial

import pytest

from bot.playground.discord.endpoint import Answer
from bot.playground.discord.people import WORLD
from bot.playground.discord.refused import ClientRefused
from bot.playground.discord.small_discord import SmallDiscord
from bot.playground.discord.snowflakes import made_at
from tests.playground.discord.scripted import (
    JSON,
    HttpAnswer,
    Town,
    button,
    field,
    message,
    modal,
    said,
    select,
)


def test_an_endpoint_that_verifies_is_accepted(town: Town) -> None:
    assert town.discord.client.check_endpoint() == ""


def test_an_endpoint_that_believes_anybody_is_refused() -> None:
    discord = SmallDiscord(lambda body, headers: said({"type": 1}))
    assert discord.client.check_endpoint() == "a bad signature is not answered with 401"


def test_an_endpoint_that_answers_a_ping_with_words_is_refused(town: Town) -> None:
    town.application.script.append(message())
    assert town.discord.client.check_endpoint() == "the answer to a PING is not PONG"


def test_without_an_endpoint_nobody_answers() -> None:
    assert SmallDiscord().client.check_endpoint() == "HTTP status 503 instead of 200"


def test_a_message_appears(town: Town) -> None:
    exchange = town.ask(message(content="Here"))
    (shown,) = town.visible()
    assert (exchange.status, shown.content, shown.author.username) == (
        "answered",
        "Here",
        "ux-agent",
    )


def test_an_ephemeral_message_is_seen_by_one_person(town: Town) -> None:
    town.ask(message(content="Here", flags=64))
    assert [len(town.visible(user)) for user in (town.olive, town.ben)] == [1, 0]


def test_a_deferred_answer_thinks_until_it_is_edited(town: Town) -> None:
    exchange = town.ask({"type": 5})
    (shown,) = town.visible()
    assert shown.is_loading
    application = town.discord.application_id
    town.discord.rest.edit(application, exchange.token, "@original", {"content": "Done"})
    assert (shown.content, shown.is_loading, shown.edited_at) == ("Done", False, None)


def test_an_update_changes_the_pressed_message(town: Town) -> None:
    shown = town.show(button())
    town.application.script.append({"type": 7, "data": {"content": "New", "components": []}})
    exchange = town.press(shown)
    assert (shown.content, shown.components, exchange.original_id) == ("New", [], shown.id)
    assert shown.resource()["edited_timestamp"] is not None


def test_a_deferred_update_leaves_the_message_as_it_is(town: Town) -> None:
    shown = town.show(button())
    town.application.script.append({"type": 6})
    assert town.press(shown).original_id == shown.id
    assert not shown.is_loading


def test_an_answer_by_a_call_of_the_api_is_waited_for(town: Town) -> None:
    exchange = town.ask((202, {}, b""))
    assert exchange.status == "pending"
    town.discord.rest.respond(exchange.id, exchange.token, message(content="Later"))
    assert [shown.content for shown in town.visible()] == ["Later"]


def test_an_answer_by_a_call_of_the_api_counts_whatever_comes_after_it(town: Town) -> None:
    def answers_by_call() -> HttpAnswer:
        asked = town.application.asked[-1]
        town.discord.rest.respond(asked["id"], asked["token"], message(content="First"))
        return 500, JSON, b""

    exchange = town.ask(answers_by_call)
    assert (exchange.status, exchange.reason) == ("answered", "")
    assert [shown.content for shown in town.visible()] == ["First"]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((500, JSON, b"{}"), "HTTP status 500 instead of 200"),
        ((200, {"content-type": "text/html"}, b"{}"), "content type 'text/html' is not"),
        ((200, JSON, b"<html>"), "the body is not JSON"),
        ((202, JSON, b"{}"), "a 202 answer has no body"),
        (said([]), "Only dictionaries may be used"),
        (said({"type": 99}), "Value must be one of"),
        (said(message(content="   ")), "Cannot send an empty message"),
    ],
)
def test_a_bad_answer_fails_the_interaction_and_says_why(
    town: Town, answer: HttpAnswer, reason: str
) -> None:
    exchange = town.ask(answer)
    assert exchange.failure == "This interaction failed"
    assert reason in exchange.reason
    assert town.visible() == []


def test_an_endpoint_that_cannot_be_called_fails_the_interaction(town: Town) -> None:
    def broken() -> HttpAnswer:
        raise ConnectionRefusedError("nobody is there")

    exchange = town.ask(broken)
    assert exchange.reason == "the endpoint could not be called: nobody is there"


def test_an_update_that_empties_the_message_fails(town: Town) -> None:
    shown = town.show(button())
    town.application.script.append({"type": 7, "data": {"content": "", "components": []}})
    assert "empty message" in town.press(shown).reason


def test_a_press_that_nobody_answers_in_time_fails() -> None:
    released = threading.Event()

    def late(_: bytes, __: object) -> HttpAnswer:
        released.wait(5)
        return said(message())

    discord = SmallDiscord(late, deadline=0.05)
    exchange = discord.client.command(discord.state.world.users[0], "ux-update", {})
    released.set()
    assert (exchange.failure, exchange.reason) == (
        "The application did not respond",
        "no answer within 0.05 s",
    )


def test_an_answer_after_three_seconds_of_discords_clock_is_late(town: Town) -> None:
    def late() -> HttpAnswer:
        town.clock.advance(3.5)
        return said(message())

    exchange = town.ask(late)
    assert (exchange.status, exchange.reason) == ("failed", "no answer within 3 s")


def test_an_answer_to_a_failed_interaction_comes_too_late(town: Town) -> None:
    exchange = town.ask((500, JSON, b""))
    town.application.script.append(message())
    outcome = town.discord.client.resend(exchange)
    assert outcome.body == message()
    assert (exchange.status, town.visible()) == ("failed", [])


def test_which_container_answered_is_noted(town: Town) -> None:
    assert town.ask(said(message(), **{"X-Container": "2f-a1"})).container == "2f-a1"


def test_headers_are_read_in_any_case() -> None:
    assert Answer(200, {"X-CONTAINER": "1"}, b"").header("x-container") == "1"


def test_a_message_can_be_dismissed(town: Town) -> None:
    shown = town.show(button())
    town.discord.client.delete(town.olive, shown.id)
    assert town.visible() == []


@pytest.mark.parametrize(
    ("component", "values", "words"),
    [
        (button(disabled=True), None, "the component is disabled"),
        (button(), ["x"], "the component is not used in this way"),
        (select("a", custom_id="one"), None, "the component is not used in this way"),
        (select("a", custom_id="one"), ["b"], "that cannot be picked here"),
        (select("a", custom_id="one"), [], "that cannot be picked here"),
        (select("a", "b", custom_id="one"), ["a", "b"], "that cannot be picked here"),
        (button("two"), None, "the message has no such component"),
    ],
)
def test_the_client_lets_nobody_use_what_cannot_be_used(
    town: Town, component: dict[str, object], values: list[str] | None, words: str
) -> None:
    shown = town.show(component)
    client = town.discord.client
    use = client.press if values is None else partial(client.choose, values=values)
    with pytest.raises(ClientRefused, match=words):
        use(town.olive, shown.id, "one")


def test_nobody_presses_what_only_another_sees(town: Town) -> None:
    shown = town.show(button(), flags=64)
    with pytest.raises(ClientRefused, match="sees no such message"):
        town.press(shown, user=town.ben)


@pytest.mark.parametrize(
    ("given", "text", "words"),
    [
        ({}, "", "a required field is empty"),
        ({"min_length": 3}, "ab", "a field takes 3 to 4000 characters"),
        ({"max_length": 3}, "abcd", "a field takes 0 to 3 characters"),
    ],
)
def test_the_client_sends_no_form_that_is_filled_in_wrongly(
    town: Town, given: dict[str, object], text: str, words: str
) -> None:
    opener = town.ask(modal(field(**given)))
    with pytest.raises(ClientRefused, match=words):
        town.discord.client.submit(town.olive, opener.id, {"text": text})


def test_a_form_is_its_openers_own(town: Town) -> None:
    opener = town.ask(modal())
    with pytest.raises(ClientRefused, match="no such form open"):
        town.discord.client.submit(town.ben, opener.id, {"text": "Hi"})


def test_every_part_of_a_form_comes_back(town: Town) -> None:
    words = {"type": 10, "content": "Please"}
    legacy = {"type": 1, "components": [{**field()["component"], "custom_id": "old", "label": "?"}]}
    picked = {"type": 18, "label": "Which?", "component": select("a", "b")}
    opener = town.ask(modal(words, legacy, picked, field(required=False)))
    assert opener.status == "answered", opener.reason
    town.discord.client.submit(town.olive, opener.id, {"old": "Hi", "pick": "b"})
    sent = town.application.asked[1]["data"]["components"]
    assert [part["type"] for part in sent] == [10, 1, 18, 18]
    assert sent[1]["components"][0]["value"] == "Hi"
    assert sent[2]["component"]["values"] == ["b"]
    assert sent[3]["component"]["value"] == ""


def test_a_message_tells_how_it_came_about(town: Town) -> None:
    shown = town.show(button())
    town.application.script.extend([modal(), message(content="Thanks")])
    opener = town.press(shown)
    town.discord.client.submit(town.olive, opener.id, {"text": "Hi"})
    cause = town.visible()[-1].resource()["interaction_metadata"]
    assert cause["type"] == 5
    assert cause["triggering_interaction_metadata"]["interacted_message_id"] == shown.id
    assert shown.resource()["type"] == 20


def test_ids_grow_and_tell_their_time(town: Town) -> None:
    first, second = town.ask(), town.ask()
    assert int(first.id) < int(second.id)
    assert made_at(first.id) == town.clock.now()


def test_people_are_found_by_their_id() -> None:
    assert [WORLD.user(user.id) for user in WORLD.users] == list(WORLD.users)
    with pytest.raises(KeyError):
        WORLD.user("1")


def test_another_endpoint_is_called_once_it_is_connected(town: Town) -> None:
    town.discord.connect(lambda body, headers: said(message(content="I am new")))
    town.ask()
    assert [shown.content for shown in town.visible()] == ["I am new"]
