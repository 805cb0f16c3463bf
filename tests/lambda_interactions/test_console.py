"""The console behind AWS's events: pages, cookies and redirects as function URLs want them."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from bot.errors import ConfigurationError
from bot.settings import Settings
from lambda_interactions.console import open_console
from tests.lambda_interactions.web import web_event

ENVIRONMENT = {
    "DISCORD_APPLICATION_ID": "77",
    "DISCORD_CLIENT_SECRET": "secret",
    "CONVERSATION_ID_KEY": "k" * 32,
    "JOBS_QUEUE_URL": "http://127.0.0.1:1/jobs",
    "CONSOLE_URL": "https://console.example",
    "DYNAMODB_WRITE_ENABLED": "true",
}


class Context:
    """Lambda's context."""

    aws_request_id = "r"


@pytest.fixture(autouse=True)
def _loop() -> Iterator[None]:
    """A loop as Lambda's process has for its whole life, and Mangum asks for; closed here."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    yield
    asyncio.set_event_loop(None)
    loop.close()


@pytest.fixture
def signed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sessions in signed cookies, which need no table."""
    monkeypatch.setenv("SESSION_SECRET", "s" * 32)


def asked(path: str, method: str = "GET", **changed: str) -> dict[str, Any]:
    """The response to one event."""
    console = open_console(lambda: Settings({**ENVIRONMENT, **changed}), lambda line: None)
    event = web_event(method, path, headers={"host": "x.lambda-url.eu-west-1.on.aws"})
    answer: dict[str, Any] = console(event, Context())  # type: ignore[arg-type]
    return answer


@pytest.mark.usefixtures("signed")
def test_a_page_is_text_with_its_headers() -> None:
    answer = asked("/console/sign-in")
    assert answer["statusCode"] == 200
    assert "Sign in with Discord" in answer["body"]
    assert answer["isBase64Encoded"] is False
    assert "default-src 'none'" in answer["headers"]["content-security-policy"]


@pytest.mark.usefixtures("signed")
@pytest.mark.parametrize("name", ["mark.svg", "console.css", "console.js"])
def test_so_is_everything_that_it_loads(name: str) -> None:
    answer = asked(f"/console/static/{name}")
    assert (answer["statusCode"], answer["isBase64Encoded"]) == (200, False)


@pytest.mark.usefixtures("signed")
def test_the_way_to_discord_and_its_cookie_are_those_of_the_settings() -> None:
    answer = asked("/console/sign-in/discord", DISCORD_OAUTH_URL="https://discord.example/a")
    assert answer["statusCode"] == 303
    address = answer["headers"]["location"]
    assert address.startswith("https://discord.example/a?response_type=code&client_id=77")
    assert "redirect_uri=https%3A%2F%2Fconsole.example%2Fconsole%2Fcallback" in address
    [cookie] = answer["cookies"]
    assert cookie.startswith("session_id=")
    assert "secure" in cookie.lower()


@pytest.mark.usefixtures("signed")
def test_on_this_machine_a_cookie_needs_no_tls() -> None:
    answer = asked("/console/sign-in/discord", CONSOLE_URL="http://127.0.0.1:8400")
    assert "secure" not in answer["cookies"][0].lower()


@pytest.mark.usefixtures("signed")
def test_the_root_leads_to_the_console() -> None:
    assert asked("/")["headers"]["location"] == "/console"


@pytest.mark.usefixtures("signed")
@pytest.mark.parametrize(
    "name", ["DISCORD_APPLICATION_ID", "DISCORD_CLIENT_SECRET", "JOBS_QUEUE_URL"]
)
def test_what_is_missing_is_named(name: str) -> None:
    with pytest.raises(ConfigurationError, match=name):
        asked("/console", **{name: ""})
