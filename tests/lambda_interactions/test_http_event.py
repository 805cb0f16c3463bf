"""Tests of lambda_interactions.http_event: every shape in which AWS brings a request."""

import base64
import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refused
from bot.interactions.interaction import MOST_BYTES
from lambda_interactions.http_event import Request, TooLarge, read_request, respond

BODY = '{"name":"👋"}'
WANTED = Request("ab", "12", BODY.encode())


def test_a_function_url_brings_lower_case_names() -> None:
    headers = {"x-signature-ed25519": "ab", "x-signature-timestamp": "12"}
    event = {"version": "2.0", "headers": headers, "body": BODY, "isBase64Encoded": False}
    assert read_request(event) == WANTED


def test_F06_names_come_in_any_case() -> None:
    headers = {"X-Signature-Ed25519": "ab", "X-SIGNATURE-TIMESTAMP": "12"}
    assert read_request({"headers": headers, "body": BODY}) == WANTED


def test_F06_a_rest_api_brings_lists_of_values_as_well() -> None:
    single = {"X-Signature-Ed25519": "ab", "X-Signature-Timestamp": "12"}
    several = {name: [value] for name, value in single.items()}
    event = {"headers": single, "multiValueHeaders": several, "body": BODY}
    assert read_request(event) == WANTED


def test_F06_a_load_balancer_brings_lists_alone() -> None:
    several = {"x-signature-ed25519": ["ab"], "x-signature-timestamp": ["12"]}
    assert read_request({"multiValueHeaders": several, "body": BODY}) == WANTED


def test_F06_a_body_in_base64_is_decoded() -> None:
    headers = {"x-signature-ed25519": "ab", "x-signature-timestamp": "12"}
    body = base64.b64encode(BODY.encode()).decode()
    assert read_request({"headers": headers, "body": body, "isBase64Encoded": True}) == WANTED


@pytest.mark.parametrize(
    "junk", ["eyJ9=", "e y J 9", "eyJ9\n", "eyJ9!", "=", "eyJ9====", "٠٠٠٠", "\ud800"]
)
def test_F06_base64_is_decoded_strictly(junk: str) -> None:
    with pytest.raises(Refused):
        read_request({"headers": {}, "body": junk, "isBase64Encoded": True})


@pytest.mark.parametrize("flag", [False, None, "true", 1])
def test_F06_text_that_is_not_marked_stays_as_it_is(flag: object) -> None:
    body = base64.b64encode(BODY.encode()).decode()
    event = {"headers": {}, "body": body, "isBase64Encoded": flag}
    assert read_request(event).body == body.encode()


@pytest.mark.parametrize(
    "event",
    [
        {"headers": {"x-signature-ed25519": "ab", "X-Signature-Ed25519": "cd"}, "body": "{"},
        {"multiValueHeaders": {"x-signature-ed25519": ["ab", "cd"]}, "body": "{"},
    ],
)
def test_F01_a_header_that_comes_twice_is_one_that_fits_nothing(event: dict[str, Any]) -> None:
    assert read_request(event).signature == "ab,cd"


def test_missing_headers_are_empty() -> None:
    assert read_request({"body": "{"}) == Request("", "", b"{")


@pytest.mark.parametrize("event", [None, [], "", 1, {}, {"body": None}, {"body": 1}, {"body": {}}])
def test_F07_an_event_without_a_body_is_refused(event: object) -> None:
    with pytest.raises(Refused):
        read_request(event)


def test_a_lone_surrogate_in_the_body_is_refused() -> None:
    with pytest.raises(Refused):
        read_request({"body": "{\ud800"})


def test_F07_the_largest_body_is_taken() -> None:
    assert len(read_request({"body": "x" * MOST_BYTES}).body) == MOST_BYTES


def test_F07_the_largest_encoded_body_is_taken() -> None:
    body = base64.b64encode(b"x" * MOST_BYTES).decode()
    assert len(read_request({"body": body, "isBase64Encoded": True}).body) == MOST_BYTES


@pytest.mark.parametrize(
    "event",
    [
        pytest.param({"body": "x" * (MOST_BYTES + 1)}, id="characters"),
        pytest.param({"body": "é" * (MOST_BYTES // 2 + 1)}, id="bytes"),
        pytest.param(
            {
                "body": base64.b64encode(b"x" * (MOST_BYTES + 1)).decode(),
                "isBase64Encoded": True,
            },
            id="decoded",
        ),
        pytest.param({"body": "!" * 2 * MOST_BYTES, "isBase64Encoded": True}, id="not decoded"),
    ],
)
def test_F07_a_larger_body_is_too_large(event: dict[str, Any]) -> None:
    with pytest.raises(TooLarge):
        read_request(event)


@given(
    st.dictionaries(
        st.sampled_from(["headers", "multiValueHeaders", "body", "isBase64Encoded"]),
        st.none()
        | st.booleans()
        | st.text()
        | st.integers()
        | st.dictionaries(st.text(), st.none() | st.text() | st.lists(st.integers())),
    )
)
def test_F01_whatever_the_event_it_is_read_or_refused(event: dict[str, Any]) -> None:
    with contextlib.suppress(Refused):
        assert isinstance(read_request(event).body, bytes)


def test_an_answer_is_json_in_ascii_and_names_its_container() -> None:
    answer = respond(200, {"content": "é\u2028"}, container="1-a")
    assert answer == {
        "statusCode": 200,
        "headers": {"content-type": "application/json", "x-container": "1-a"},
        "body": '{"content":"\\u00e9\\u2028"}',
        "isBase64Encoded": False,
    }
    assert json.loads(answer["body"]) == {"content": "é\u2028"}
