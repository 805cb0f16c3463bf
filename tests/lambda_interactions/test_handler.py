"""Tests of lambda_interactions.handler and its door, from AWS's event to AWS's answer."""

import json
from typing import Any

import pytest

from bot.conversation.reply import Button, Card, Later, Replace, Say
from bot.errors import ConfigurationError, TransientError, UserError
from bot.interactions.signature import Verifier
from bot.log import CONTAINER, Log
from lambda_interactions.door import OpenDoor
from tests.interactions.payloads import (
    CONVERSATION,
    NOW,
    OWNER,
    PUBLIC_KEY,
    SHOWN,
    Payload,
    RecordingAgent,
    command,
    encoded,
    event,
    fresh,
    handle,
    press,
    signed,
    submit,
)
from tests.lambda_interactions.house import WELL, House
from tests.shown import shown

# --- what is answered


def test_a_command_is_answered_by_the_agent() -> None:
    body = House(Say(Card("Preview: navbar"))).interact(command(request="make it blue"))
    assert body["type"] == 4
    assert shown(body["data"]).title == "📝 Preview: navbar"


def test_a_press_replaces_its_message() -> None:
    body = House(Replace(Card("Working"))).interact(press(handle()))
    assert (body["type"], shown(body["data"]).parts) == (7, ())


@pytest.mark.parametrize(("flags", "has_embed"), [(1 << 15, False), (0, True)])
def test_a_card_stays_a_card_even_where_messages_are_embeds(flags: int, has_embed: bool) -> None:
    agent = RecordingAgent(Replace(Card("Working")))
    verifier, log = Verifier(PUBLIC_KEY, 300), Log(list[str]().append)
    door = OpenDoor(verifier, lambda: agent, lambda: NOW, log, style="embed")
    payload = press(handle())
    payload["message"] = {**payload["message"], "flags": flags}
    data = json.loads(door.answer(event(encoded(payload)), "")["body"])["data"]
    assert ("embeds" in data) is has_embed


def test_a_form_sent_from_a_command_is_answered_by_a_new_message() -> None:
    form = submit(handle("change"), "x", "modal_submit_guild")
    assert House(Replace(Card("Preview"))).interact(form)["type"] == 4


@pytest.mark.parametrize("name", ["autocomplete_guild", "autocomplete_dm"])
def test_an_autocomplete_gets_what_may_be_meant(name: str) -> None:
    choices = [{"name": "Header", "value": "header"}]
    assert House().interact(fresh(name)) == {"type": 8, "data": {"choices": choices}}


@pytest.mark.parametrize(
    "fault", [TransientError("timed out"), UserError("no"), KeyError("x"), ConfigurationError("no")]
)
def test_an_autocomplete_that_fails_gets_an_empty_list(fault: Exception) -> None:
    body = House(fault=fault).interact(fresh("autocomplete_guild"))
    assert body == {"type": 8, "data": {"choices": []}}


def test_F15_a_foreign_button_is_answered_privately() -> None:
    data = House().interact(press("hello"))["data"]
    assert data["flags"] & 64
    assert "out of date" in shown(data).text


@pytest.mark.parametrize("payload", [command(request="x"), press(handle())])
def test_F11_a_failing_store_is_answered_with_try_again(payload: Payload) -> None:
    body = House(fault=TransientError("timed out")).interact(payload)
    assert (body["type"], body["data"]["flags"] & 64) == (4, 64)
    assert "Please try again" in shown(body["data"]).text


# --- what goes wrong


@pytest.mark.parametrize(
    "payload",
    [command(request="make it blue"), press(handle()), submit(handle("change"), "make it blue")],
)
@pytest.mark.parametrize(
    "fault", [KeyError("phase"), RecursionError(), ConfigurationError("not set: JOBS_QUEUE_URL")]
)
def test_F12_the_unexpected_is_a_private_apology_with_a_reference(
    payload: Payload, fault: Exception
) -> None:
    house = House(fault=fault)
    body = house.interact(payload)
    words = shown(body["data"]).text
    assert (body["type"], body["data"]["flags"] & 64) == (4, 64)
    assert house.line["reference"] in words
    assert type(fault).__name__ in house.line["traceback"]
    assert type(fault).__name__ not in words


def test_F12_an_agent_that_cannot_be_made_is_the_unexpected_too() -> None:
    def no_agent() -> RecordingAgent:
        raise ConfigurationError("not set: JOBS_QUEUE_URL")

    lines: list[str] = []
    door = OpenDoor(Verifier(PUBLIC_KEY, 300), no_agent, lambda: NOW, Log(lines.append))
    answer = door.answer(event(encoded(command(request="x"))), "")
    assert answer["statusCode"] == 200
    assert "JOBS_QUEUE_URL" in lines[0]
    assert "JOBS_QUEUE_URL" not in answer["body"]


def test_F12_neither_token_nor_words_of_the_person_reach_the_log() -> None:
    wish = "my 'secret' \"wish\""
    payload = command(request=wish) | {"token": "like-no-token-that-is-known"}
    fault = ValueError(f"{payload['token']} {wish!r} 4111 1111 1111 1111")
    house = House(fault=fault)
    house.interact(payload)
    text = house.lines[0]
    assert "secret" not in text
    assert payload["token"] not in text
    assert "1111" not in text
    assert signed(encoded(payload))["x-signature-ed25519"] not in text


def test_F12_no_picture_of_the_person_reaches_the_log() -> None:
    url = "https://cdn.discordapp.com/ephemeral-attachments/1/7/diary.png?hm=0123"
    file = {"id": "7", "filename": "diary.png", "size": 1, "url": url}
    payload = command(request="make it blue")
    payload["data"] |= {
        "options": [*payload["data"]["options"], {"type": 11, "name": "image", "value": "7"}],
        "resolved": {"attachments": {"7": file}},
    }
    house = House(fault=ValueError(f"{url} {file['filename']}"))
    house.interact(payload)
    assert "ValueError: [hidden] [hidden]" in house.line["traceback"]


def test_whatever_breaks_before_the_signature_holds_is_401() -> None:
    class Broken:
        def verify(self, *args: object) -> None:
            raise MemoryError

    lines: list[str] = []
    agent = RecordingAgent(WELL)
    verifier: Any = Broken()
    door = OpenDoor(verifier, lambda: agent, lambda: NOW, Log(lines.append))
    assert door.answer(event(encoded(fresh("ping"))), "")["statusCode"] == 401
    assert "MemoryError" in lines[0]


# --- what the log says


def test_a_line_tells_who_did_what_and_how_it_ended() -> None:
    house = House(Replace(Card("Working")))
    payload = press(handle())
    house.interact(payload)
    line = house.line
    assert line.pop("duration_ms") >= 0
    assert line == {
        "level": "INFO",
        "request_id": "request-1",
        "interaction_id": payload["id"],
        "conversation_id": CONVERSATION,
        "guild_id": payload["guild_id"],
        "user_id": OWNER,
        "kind": "component",
        "action": "confirm",
        "audit": "confirm",
        "decision": "shown",
        "digest8": SHOWN,
        "outcome": "replace",
        "status": 200,
        "container": CONTAINER,
    }


def test_the_line_of_a_command_names_the_conversation_that_it_began() -> None:
    house = House(Say(Card("Preview", rows=((Button(handle(), "Confirm"),),))))
    house.interact(command(request="x"))
    assert (house.line["action"], house.line["conversation_id"]) == ("ux-update", CONVERSATION)


def test_a_line_is_left_out_below_the_least_severity() -> None:
    lines: list[str] = []
    agent = RecordingAgent(WELL)
    log = Log(lines.append, "ERROR")
    OpenDoor(Verifier(PUBLIC_KEY, 300), lambda: agent, lambda: NOW, log).answer({}, "")
    assert lines == []


@pytest.mark.parametrize("payload", [command(request="x"), press(handle())])
def test_the_line_of_what_the_worker_will_answer_says_so(payload: Payload) -> None:
    house = House(Later())
    house.interact(payload)
    assert house.line["outcome"] == "later"
