"""Tests of bot.interactions.signature: who is let in, by real signatures and by broken ones."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ConfigurationError, Refused
from bot.interactions.signature import Verifier
from tests.interactions.payloads import KEY, NOW, PUBLIC_KEY, sample, signed, snowflake

BODY = '{"type":1,"name":"👋"}'.encode()


def check(
    body: bytes = BODY, *, now: int = NOW, signature: str | None = None, timestamp: str = str(NOW)
) -> None:
    """Verify a body that is well signed except for what is given."""
    headers = signed(body, timestamp)
    given_signature = headers["x-signature-ed25519"] if signature is None else signature
    Verifier(PUBLIC_KEY, 300).verify(given_signature, timestamp, body, now)


def good() -> str:
    return signed(BODY)["x-signature-ed25519"]


def test_a_signed_body_is_accepted() -> None:
    check()


@pytest.mark.parametrize(
    "name", ["signed_ping", "signed_command_string_guild", "signed_command_guild_2022"]
)
def test_what_discord_really_signed_is_accepted_at_its_time(name: str) -> None:
    request = sample(name)
    headers = request["headers"]
    timestamp = headers["X-Signature-Timestamp"]
    verifier = Verifier(request["public_key"], 300)
    body = request["raw_body"].encode()
    verifier.verify(headers["X-Signature-Ed25519"], timestamp, body, int(timestamp) + 1)
    verifier.check_id(json.loads(body)["id"], int(timestamp) + 1)


def test_F02_the_wrong_signature_that_discord_probes_with_is_refused() -> None:
    request = sample("signed_ping_invalid")
    headers = request["headers"]
    timestamp = headers["X-Signature-Timestamp"]
    with pytest.raises(Refused, match="wrong signature"):
        Verifier(request["public_key"], 300).verify(
            headers["X-Signature-Ed25519"], timestamp, request["raw_body"].encode(), int(timestamp)
        )


def test_a_body_encoded_again_is_refused() -> None:
    request = sample("signed_command_string_guild")
    headers = request["headers"]
    again = json.dumps(json.loads(request["raw_body"]), separators=(",", ":")).encode()
    with pytest.raises(Refused, match="wrong signature"):
        Verifier(request["public_key"], 300).verify(
            headers["X-Signature-Ed25519"],
            headers["X-Signature-Timestamp"],
            again,
            int(headers["X-Signature-Timestamp"]),
        )


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param("", id="empty"),
        pytest.param("zz" * 64, id="no hex"),
        pytest.param(good()[:-1], id="odd length"),
        pytest.param(good()[:-2], id="63 bytes"),
        pytest.param(good() + "00", id="65 bytes"),
        pytest.param(f" {good()[1:]}", id="a space for a digit"),
        pytest.param(f"{good()[:64]} {good()[64:]}", id="a space inside"),
        pytest.param(f"{good()}\n", id="a newline after it"),
        pytest.param(f"{good()},{good()}", id="twice"),
        pytest.param(good().translate({ord("0"): "٠"}), id="Arabic digits"),
        pytest.param("é" * 128, id="not ASCII"),
    ],
)
def test_F01_a_malformed_signature_header_is_refused(broken: str) -> None:
    with pytest.raises(Refused, match="malformed"):
        check(signature=broken)


def test_F02_a_valid_signature_by_another_key_is_refused() -> None:
    other = type(KEY)(bytes(32))
    foreign = signed(BODY, key=other)["x-signature-ed25519"]
    with pytest.raises(Refused, match="wrong signature"):
        check(signature=foreign)


@pytest.mark.parametrize(
    "timestamp",
    [
        "",
        "1_800_000_000",
        " 1800000000",
        "1800000000\n",
        "+1800000000",
        "١٨٠٠٠٠٠٠٠٠",
        "0" * 21,
        "x",
    ],
)
def test_F03_a_timestamp_that_is_not_plain_digits_is_refused(timestamp: str) -> None:
    with pytest.raises(Refused, match="malformed"):
        check(timestamp=timestamp)


def test_F03_the_boundary_between_timestamp_and_body_cannot_be_shifted() -> None:
    body = b'1{"type":1}'
    with pytest.raises(Refused, match="no object"):
        check(body, timestamp=str(NOW // 10), now=NOW // 10)


def test_an_empty_body_is_refused() -> None:
    with pytest.raises(Refused, match="no object"):
        check(b"")


@pytest.mark.parametrize("drift", [-300, -120, 0, 120, 300])
def test_F05_a_clock_within_the_window_is_accepted(drift: int) -> None:
    check(now=NOW + drift)


@pytest.mark.parametrize("drift", [-301, 301, 86_400])
def test_F04_a_request_outside_the_window_is_refused(drift: int) -> None:
    with pytest.raises(Refused, match="outside the window"):
        check(now=NOW + drift)


@pytest.mark.parametrize("drift", [-301, 301])
def test_F04_an_interaction_made_outside_the_window_is_refused(drift: int) -> None:
    with pytest.raises(Refused, match="outside the window"):
        Verifier(PUBLIC_KEY, 300).check_id(snowflake(NOW), NOW + drift)


def test_an_id_that_is_no_snowflake_is_refused() -> None:
    with pytest.raises(Refused, match="snowflake"):
        Verifier(PUBLIC_KEY, 300).check_id("-1", NOW)


@pytest.mark.parametrize(
    "key", ["", "zz" * 32, PUBLIC_KEY[:-2], PUBLIC_KEY + "00", PUBLIC_KEY + "\n"]
)
def test_a_malformed_public_key_is_a_configuration_error(key: str) -> None:
    with pytest.raises(ConfigurationError, match="DISCORD_PUBLIC_KEY"):
        Verifier(key, 300)


@given(signature=st.text(), timestamp=st.text(), body=st.binary())
def test_F01_whatever_is_not_signed_is_refused_and_nothing_else_happens(
    signature: str, timestamp: str, body: bytes
) -> None:
    with pytest.raises(Refused):
        Verifier(PUBLIC_KEY, 300).verify(signature, timestamp, body, NOW)


@given(position=st.integers(0, 127), digit=st.sampled_from("0123456789abcdef"))
def test_no_digit_of_a_signature_may_differ(position: int, digit: str) -> None:
    changed = good()[:position] + digit + good()[position + 1 :]
    if changed != good():
        with pytest.raises(Refused):
            check(signature=changed)
