"""Tests of lambda_interactions.handler: who is let in, whatever is sent."""

import base64
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.interactions.payloads import (
    NOW,
    command,
    encoded,
    event,
    fresh,
    sample,
    signed,
    snowflake,
)
from tests.lambda_interactions.house import REFUSAL, House


def test_F09_a_ping_is_answered_without_asking_for_the_agent() -> None:
    house = House()
    assert house.interact(fresh("ping")) == {"type": 1}
    assert house.asked == 0


def test_of_a_minutes_pings_the_first_is_told_and_the_others_only_at_debug() -> None:
    house = House()
    for _ in range(3):
        house.interact(fresh("ping"))
    assert (house.line["outcome"], house.line["level"]) == ("pong", "INFO")


def test_F05_pings_of_every_minute_are_told_to_the_alarm_on_refused_requests() -> None:
    house = House()
    for minute in range(3):
        house.now = NOW + 60 * minute
        house.interact(fresh("ping"))
    assert len(house.lines) == 3


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
