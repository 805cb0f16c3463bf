"""The chat function's entry: what it needs, and what it loads when."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.errors import ConfigurationError
from bot.settings import Settings
from lambda_interactions.chat import open_door
from tests.lambda_interactions.web import answered, web_event

ON = {
    "ENABLE_PAYMENTS": "true",
    "STRIPE_SECRET_KEY": "sk_test_1",
    "JOBS_QUEUE_URL": "http://127.0.0.1:9/queue",
    "DISCORD_PUBLIC_KEY": "ab" * 32,
    "CONVERSATION_ID_KEY": "key",
}
LOADED = """
import json, sys
from lambda_interactions import chat
print(json.dumps(sorted(sys.modules)))
"""


def status(environ: dict[str, str], method: str, path: str, lines: list[str]) -> int:
    """What the door of these settings answers."""
    door = open_door(lambda: Settings(environ), lines.append)
    event = web_event(method, path, '{"sessionId": "s-1", "message": ""}')
    event["headers"] = {"content-type": "application/json"}
    return answered(door.answer(event, "request-1")).status


def test_a_function_that_has_nothing_to_do_says_which_settings_are_missing() -> None:
    with pytest.raises(ConfigurationError, match="ENABLE_PAYMENTS or DASHBOARD_JWT_KEYS"):
        open_door(lambda: Settings({}), print)


def test_what_is_missing_is_named_in_the_log_and_to_nobody_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    lines: list[str] = []
    assert status(ON, "POST", "/chat", lines) == 503
    assert all("PAYMENT_KEY_ID or PAYMENT_KEY_FILE" in line for line in lines)
    assert len(lines) == 2  # once as it starts, once for the message


def test_no_public_key_seals_what_is_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    lines: list[str] = []
    assert status({**ON, "CONVERSATION_ID_KEY": ""}, "POST", "/chat", lines) == 503
    assert "not set: CONVERSATION_ID_KEY" in lines[-1]


def test_the_page_is_there_whatever_else_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    assert status(ON, "GET", "/pay/", []) == 200


def test_with_the_keys_of_a_dashboard_alone_there_are_no_payments() -> None:
    environ = {"DASHBOARD_JWT_KEYS": "{}", "DISCORD_PUBLIC_KEY": "ab" * 32}
    assert status(environ, "POST", "/chat", []) == 404


@pytest.mark.parametrize(("is_on", "wanted"), [("true", True), ("false", False)])
def test_stripes_library_is_loaded_as_it_starts_and_only_for_payments(
    root: Path, is_on: str, wanted: bool, tmp_path: Path
) -> None:
    environ = {
        **ON,
        "ENABLE_PAYMENTS": is_on,
        "DASHBOARD_JWT_KEYS": "{}",
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "PAYMENT_KEY_FILE": str(tmp_path / "key"),
        "PYTHONPATH": str(root),
    }
    ended = subprocess.run(
        [sys.executable, "-c", LOADED], env=environ, capture_output=True, text=True, check=True
    )
    loaded = set(json.loads(ended.stdout.splitlines()[-1]))
    assert ("stripe" in loaded) is wanted
    assert loaded & {"discord", "starlette", "tree_sitter", "bot.ux_agent.agent"} == set()
