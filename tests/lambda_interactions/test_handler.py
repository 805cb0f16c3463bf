"""Tests of lambda_interactions.handler and its door, from AWS's event to AWS's answer."""

import base64
import gc
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.deadline import Deadline
from bot.conversation.reply import Button, Card, Replace, Reply, Say
from bot.errors import ConfigurationError, TransientError
from bot.interactions.signature import Verifier
from bot.settings import Settings
from lambda_interactions.door import CONTAINER, Log, OpenDoor
from lambda_interactions.handler import Agents, lambda_handler, open_door
from tests.interactions.payloads import (
    CONVERSATION,
    KEY,
    NOW,
    OWNER,
    PUBLIC_KEY,
    Payload,
    RecordingAgent,
    command,
    encoded,
    event,
    fresh,
    handle,
    press,
    sample,
    signed,
    snowflake,
    submit,
)

WELL = Say(Card("Well"))


class House:
    """A door with an agent that answers `reply`, a clock that stands, and its log lines."""

    def __init__(
        self,
        reply: Reply = WELL,
        fault: Exception | None = None,
        *,
        public_key: str = PUBLIC_KEY,
        now: int = NOW,
    ) -> None:
        self.agent = RecordingAgent(reply, fault)
        self.asked = 0
        self.lines: list[str] = []
        self.door = OpenDoor(
            Verifier(public_key, 300), self._agent, lambda: now, Log(self.lines.append)
        )

    def _agent(self) -> RecordingAgent:
        self.asked += 1
        return self.agent

    def send(self, request: object) -> tuple[int, Any]:
        """Status and body of the answer to an event."""
        answer = self.door.answer(request, "request-1")
        assert answer["headers"] == {"content-type": "application/json", "x-container": CONTAINER}
        assert answer["isBase64Encoded"] is False
        return answer["statusCode"], json.loads(answer["body"])

    def interact(self, payload: Payload) -> Any:
        """The body of the answer to a well-signed interaction."""
        status, body = self.send(event(encoded(payload)))
        assert status == 200
        return body

    @property
    def line(self) -> dict[str, Any]:
        """The one line in the log."""
        (text,) = self.lines
        found: dict[str, Any] = json.loads(text)
        return found


REFUSAL = (401, {"error": "invalid request signature"})


# --- who is let in


def test_F09_a_ping_is_answered_without_asking_for_the_agent() -> None:
    house = House()
    assert house.interact(fresh("ping")) == {"type": 1}
    assert house.asked == 0


@pytest.mark.parametrize("name", ["signed_ping", "signed_command_string_guild"])
def test_what_discord_really_signed_is_answered_at_its_time(name: str) -> None:
    request = sample(name)
    now = int(request["headers"]["X-Signature-Timestamp"])
    house = House(public_key=request["public_key"], now=now)
    status, body = house.send(event(request["raw_body"].encode(), request["headers"]))
    assert status == 200
    assert body["type"] in (1, 4)


def test_F02_the_wrong_signature_that_discord_probes_with_is_401() -> None:
    request = sample("signed_ping_invalid")
    now = int(request["headers"]["X-Signature-Timestamp"])
    house = House(public_key=request["public_key"], now=now)
    assert house.send(event(request["raw_body"].encode(), request["headers"])) == REFUSAL
    assert house.asked == 0


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param({}, id="missing"),
        pytest.param({"x-signature-ed25519": ""}, id="empty"),
        pytest.param({"x-signature-ed25519": "zz" * 64}, id="no hex"),
        pytest.param({"x-signature-ed25519": "abc"}, id="odd"),
        pytest.param({"x-signature-ed25519": "00" * 64}, id="wrong"),
        pytest.param({"x-signature-timestamp": "٣"}, id="Arabic timestamp"),
        pytest.param({"x-signature-timestamp": str(NOW + 1)}, id="other timestamp"),
    ],
)
def test_F01_a_broken_signature_is_401_and_asks_for_nothing(broken: dict[str, str]) -> None:
    body = encoded(command(request="x"))
    headers = {**signed(body), **broken} if broken else {}
    house = House()
    assert house.send(event(body, headers)) == REFUSAL
    assert house.asked == 0
    assert house.line["status"] == 401


@pytest.mark.parametrize("drift", [-301, 301])
def test_F04_a_request_of_another_time_is_401(drift: int) -> None:
    house = House(now=NOW + drift)
    assert house.send(event(encoded(command(request="x")))) == REFUSAL
    assert house.asked == 0


def test_F04_an_old_interaction_signed_now_is_401() -> None:
    payload = command(request="x") | {"id": snowflake(NOW - 301)}
    house = House()
    assert house.send(event(encoded(payload))) == REFUSAL
    assert house.asked == 0


@pytest.mark.parametrize("drift", [-300, 300])
def test_F05_a_clock_within_the_window_is_answered(drift: int) -> None:
    house = House(now=NOW + drift)
    assert house.interact(fresh("ping")) == {"type": 1}


def test_F06_a_base64_body_of_a_rest_api_is_answered() -> None:
    body = encoded(command(request="größer 👋"))
    headers = {
        "X-Signature-Ed25519": [signed(body)["x-signature-ed25519"]],
        "X-Signature-Timestamp": [str(NOW)],
    }
    house = House()
    status, answer = house.send(
        {
            "version": "1.0",
            "httpMethod": "POST",
            "multiValueHeaders": headers,
            "body": base64.b64encode(body).decode(),
            "isBase64Encoded": True,
        }
    )
    assert (status, answer["type"]) == (200, 4)
    assert house.agent.calls[0][1] == "größer 👋"


def test_F06_base64_that_is_not_marked_is_401() -> None:
    body = encoded(fresh("ping"))
    request = event(body) | {"body": base64.b64encode(body).decode()}
    assert House().send(request) == REFUSAL


@pytest.mark.parametrize("body", ["", "gzip\x1f", "--boundary"])
def test_F07_a_body_of_another_kind_is_401(body: str) -> None:
    assert House().send(event(body.encode(), signed(body.encode()))) == REFUSAL


def test_F07_a_body_over_the_limit_is_413_unverified() -> None:
    house = House()
    status, _ = house.send({"headers": {}, "body": "{" * 300_000})
    assert status == 413
    assert house.line["outcome"] == "too_large"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b'{"type":1', id="truncated"),
        pytest.param(b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}", id="deep"),
        pytest.param(b'{"type":1,"id":"1","n":' + b"9" * 5000 + b"}", id="5,000 digits"),
        pytest.param(b'{"type":1,"id":"1","n":NaN}', id="NaN"),
        pytest.param(b'{"type":1,"id":"1","n":"\\ud800"}', id="lone surrogate"),
    ],
)
def test_F08_verified_but_malformed_is_400_and_logged(body: bytes) -> None:
    house = House()
    assert house.send(event(body)) == (400, {"error": "bad request"})
    assert house.line["request_id"] == "request-1"
    assert house.asked == 0


@pytest.mark.parametrize(
    "changed", [{"type": 6}, {"type": True}, {"version": 2}, {"id": None}, {"id": "x"}]
)
def test_F09_an_unknown_kind_is_400(changed: dict[str, Any]) -> None:
    status, _ = House().send(event(encoded(fresh("ping") | changed)))
    assert status == 400


HEADERS = st.dictionaries(
    st.sampled_from(["x-signature-ed25519", "X-Signature-Timestamp", "x"]),
    st.none() | st.text() | st.just("ab" * 64) | st.just(str(NOW)) | st.lists(st.text()),
)


@given(
    body=st.none() | st.text() | st.just("{}") | st.binary().map(lambda raw: "{" + raw.hex()),
    headers=HEADERS,
    several=HEADERS,
    encoded_flag=st.booleans() | st.none(),
)
def test_F01_whatever_comes_unsigned_is_401(
    body: object, headers: object, several: object, encoded_flag: object
) -> None:
    request = {
        "headers": headers,
        "multiValueHeaders": several,
        "body": body,
        "isBase64Encoded": encoded_flag,
    }
    assert House().send(request) == REFUSAL


@given(st.binary(max_size=200))
def test_F08_whatever_is_signed_is_200_or_400_or_401(raw: bytes) -> None:
    body = (b"{" + raw.replace(b"\x00", b"")).decode(errors="replace").encode()
    status, _ = House().send(event(body))
    assert status in (200, 400, 401)


# --- what is answered


def test_a_command_is_answered_by_the_agent() -> None:
    body = House(Say(Card("Preview: navbar"))).interact(command(request="make it blue"))
    assert body["type"] == 4
    assert body["data"]["embeds"][0]["title"] == "📝 Preview: navbar"


def test_a_press_replaces_its_message() -> None:
    body = House(Replace(Card("Working"))).interact(press(handle()))
    assert (body["type"], body["data"]["components"]) == (7, [])


def test_a_form_sent_from_a_command_is_answered_by_a_new_message() -> None:
    form = submit(handle("change"), "x", "modal_submit_guild")
    assert House(Replace(Card("Preview"))).interact(form)["type"] == 4


@pytest.mark.parametrize("name", ["autocomplete_guild", "autocomplete_dm"])
def test_an_autocomplete_gets_its_empty_list(name: str) -> None:
    assert House().interact(fresh(name)) == {"type": 8, "data": {"choices": []}}


def test_F15_a_foreign_button_is_answered_privately() -> None:
    data = House().interact(press("hello"))["data"]
    assert data["flags"] == 64
    assert "out of date" in data["embeds"][0]["description"]


@pytest.mark.parametrize("payload", [command(request="x"), press(handle())])
def test_F11_a_failing_store_is_answered_with_try_again(payload: Payload) -> None:
    body = House(fault=TransientError("timed out")).interact(payload)
    assert (body["type"], body["data"]["flags"]) == (4, 64)
    assert "Please try again" in body["data"]["embeds"][0]["description"]


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
    shown = body["data"]["embeds"][0]["description"]
    assert (body["type"], body["data"]["flags"]) == (4, 64)
    assert house.line["reference"] in shown
    assert type(fault).__name__ in house.line["traceback"]
    assert type(fault).__name__ not in shown


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
    payload = command(request=wish)
    fault = ValueError(f"{payload['token']} {wish!r} 4111 1111 1111 1111")
    house = House(fault=fault)
    house.interact(payload)
    text = house.lines[0]
    assert "secret" not in text
    assert payload["token"] not in text
    assert "1111" not in text
    assert signed(encoded(payload))["x-signature-ed25519"] not in text


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


# --- how the container starts


def environment(**changed: str) -> Callable[[], Settings]:
    return lambda: Settings({"DISCORD_PUBLIC_KEY": PUBLIC_KEY, **changed})


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"DISCORD_PUBLIC_KEY": ""}, "DISCORD_PUBLIC_KEY"),
        ({"DISCORD_PUBLIC_KEY": "x" * 64}, "DISCORD_PUBLIC_KEY"),
        ({"SITES": "owner/name"}, "SITES"),
        ({"FRESHNESS_SECONDS": "soon"}, "FRESHNESS_SECONDS"),
    ],
)
def test_an_unreadable_setting_is_401_for_all_and_named_in_the_log(
    changed: dict[str, str], named: str
) -> None:
    lines: list[str] = []
    door = open_door(environment(**changed), lines.append)
    body = encoded(fresh("ping"))
    answer = door.answer(event(body), "request-1")
    assert (answer["statusCode"], json.loads(answer["body"])) == REFUSAL
    assert named in json.loads(lines[-1])["error"]
    assert named not in answer["body"]


def test_the_handler_answers_with_nothing_set() -> None:
    assert lambda_handler({}, None)["statusCode"] == 401


class StoreThatFails:
    def __init__(self) -> None:
        self.reads = 0

    def get(self, conversation_id: str) -> None:
        self.reads += 1
        raise TransientError("no connection")


class AgentOf:
    def __init__(self) -> None:
        self.store = StoreThatFails()


def test_F10_the_agent_is_made_and_connected_once_before_the_first_request() -> None:
    made: list[Any] = []

    def make(_: Deadline) -> Any:
        made.append(AgentOf())
        return made[-1]

    agents = Agents(make)
    agents.warm_up(Log(lambda _: None))
    assert agents() is agents()
    assert made[0].store.reads == 1
    assert len(made) == 1


def test_F10_a_failure_at_the_start_is_logged_and_met_again_at_first_use() -> None:
    lines: list[str] = []
    attempts = 0

    def make(_: Deadline) -> Any:
        nonlocal attempts
        attempts += 1
        raise ConfigurationError("not set: JOBS_QUEUE_URL")

    agents = Agents(make)
    agents.warm_up(Log(lines.append))
    assert "JOBS_QUEUE_URL" in json.loads(lines[0])["traceback"]
    with pytest.raises(ConfigurationError):
        agents()
    assert attempts == 2


def test_the_garbage_collector_runs_again_after_the_start() -> None:
    agent: Any = AgentOf()
    Agents(lambda _: agent).warm_up(Log(lambda _: None))
    assert gc.isenabled()


def test_the_keys_of_the_tests_fit_together() -> None:
    assert KEY.verify_key.encode().hex() == PUBLIC_KEY
