"""Tests of bot.log: what may stand in a line, and what never does."""

import json

import pytest

from bot.log import describe, line


def test_a_line_is_one_json_object() -> None:
    assert json.loads(line({"kind": "ping", "status": 200}) or "") == {
        "kind": "ping",
        "status": 200,
    }


def test_empty_fields_are_left_out() -> None:
    assert line({"kind": "ping", "action": ""}) == '{"kind": "ping"}'


@pytest.mark.parametrize("field", ["token", "body", "signature", "content", "request"])
def test_a_field_that_is_not_on_the_list_is_a_mistake(field: str) -> None:
    with pytest.raises(ValueError, match=field):
        line({field: "x"})


def test_F74_no_value_begins_a_line_or_colours_a_terminal() -> None:
    found = line({"error": 'x\r\n{"level":"INFO"}\x1b[31m\u2028\x9b'}) or ""
    assert found.isascii()
    assert found.isprintable()


def test_a_long_value_is_cut() -> None:
    assert len(line({"error": "x" * 9000}) or "") < 4100


@pytest.mark.parametrize(
    ("level", "least", "is_written"),
    [
        ("INFO", "INFO", True),
        ("INFO", "WARNING", False),
        ("ERROR", "WARNING", True),
        ("INFO", "DEBUG", True),
        ("INFO", "LOUD", True),
    ],
)
def test_the_least_severity_is_kept(level: str, least: str, is_written: bool) -> None:
    assert (line({"level": level}, least) is not None) is is_written


def described(message: str, *secrets: str) -> str:
    """The description of an error with this message, raised with a secret variable around."""

    def fail(local: str) -> None:
        raise KeyError(message)

    try:
        fail("a-local-value")
    except KeyError as error:
        return describe(error, secrets)
    raise AssertionError


def test_a_traceback_names_where_and_what() -> None:
    found = described("phase")
    assert "KeyError: 'phase'" in found
    assert "test_log.py" in found


def test_a_traceback_holds_no_variables() -> None:
    assert "a-local-value'" not in described("x")


@pytest.mark.parametrize(
    "secret",
    [
        "aW50ZXJhY3Rpb246MTM4MTE3NzEwNzU1NTY4MDMyNzo2ZlVl",
        "MTk4NjIyNDgzNDcx" + "OTI1MjQ4.Cl2FMQ." + "ZnCjm1XVW7vRze4b7Cq4se7kKWs",
        "ghs_16C7e42F292c6912E7710c838347Ae178B4a",
        "github_pat_11ABCDEFG0_x",
        "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc",
        "AKIAIOSFODNN7EXAMPLE",
        "ab" * 64,
        "4111 1111 1111 1111",
        "378282246310005",
        "5555-5555-5555-4444",
    ],
)
def test_no_token_signature_or_card_number_is_described(secret: str) -> None:
    assert secret not in described(f"bad value {secret} here")


def test_a_number_that_is_no_card_stays() -> None:
    assert "4111111111111112" in described("4111111111111112")


def test_what_the_caller_hides_is_hidden() -> None:
    found = described("cannot read make it blue", "make it blue", "make", "")
    assert "cannot read [hidden]" in found


def test_the_end_of_a_long_traceback_is_kept() -> None:
    found = described("x" * 9000 + "the end")
    assert len(found) == 4000
    assert "the end" in found
