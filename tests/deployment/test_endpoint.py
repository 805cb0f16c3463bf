"""Step 4: the endpoint is probed, given to Discord, and a refusal explained."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.adapters.discord_portal import PortalRefused
from bot.deployment import endpoint
from bot.deployment.finding import Halted, Mark
from bot.deployment.probe import Probe, forge, reachable
from bot.deployment.stack import Stack
from bot.playground.discord.errors import unverified_endpoint
from bot.playground.page.server import HOST, WebServer, reserve
from tests.deployment.at_desk import Room, shown

LOG = "ux-agent-log"
Behaviour = Callable[[bool], Response]


def right(is_forged: bool) -> Response:
    """As Discord wants it."""
    return Response(status_code=401) if is_forged else JSONResponse({"type": 1})


def with_another_key(is_forged: bool) -> Response:
    """Nobody's signature fits."""
    return Response(status_code=401)


def careless(is_forged: bool) -> Response:
    """Everybody is believed."""
    return JSONResponse({"type": 1})


def failing(is_forged: bool) -> Response:
    """As AWS answers for a function that does not start."""
    return Response("Internal Server Error", 502)


def forbidden(is_forged: bool) -> Response:
    """As AWS answers where a function URL is not public."""
    return JSONResponse({"Message": "Forbidden"}, 403)


@contextmanager
def served(behave: Behaviour) -> Iterator[str]:
    """An endpoint that behaves so; its address."""

    async def answer(request: Request) -> Response:
        await request.body()
        return behave(request.headers["x-signature-ed25519"] == "0" * 128)

    held = reserve(0)
    with WebServer(Starlette(routes=[Route("/", answer, methods=["POST"])]), held):
        yield f"http://{HOST}:{held.getsockname()[1]}/"


def stack(here: Room, url: str, key: str = "") -> Stack:
    """A stack with that endpoint and that public key, the right one unless given."""
    outputs = {endpoint.OUTPUT: url, "InteractionsLogGroup": LOG}
    return Stack("CREATE_COMPLETE", outputs, {"DiscordPublicKey": key or here.discord.public_key})


def write_log(here: Room, *lines: str) -> None:
    """What the function wrote just now."""
    logs = here.amazon.client("logs")
    logs.create_log_group(logGroupName=LOG)
    logs.create_log_stream(logGroupName=LOG, logStreamName="one")
    now = int(time.time() * 1000)
    events = [{"timestamp": now, "message": line} for line in lines]
    if events:
        logs.put_log_events(logGroupName=LOG, logStreamName="one", logEvents=events)


def connect(here: Room, stack_: Stack, *typed: str) -> str:
    """Do the step; what the screen shows, with what halted it."""
    desk = here.desk(*typed)
    portal = desk.portal(here.discord.bot_token)
    try:
        endpoint.connect(desk, portal, portal.application(), stack_)
    except Halted as halted:
        desk.screen.show(halted.finding)
    return shown(desk)


def test_a_right_endpoint_is_taken(here: Room) -> None:
    with served(right) as url:
        text = connect(here, stack(here, url))
    assert "✓ forged request refused with 401" in text
    assert f"Discord called it and took it: {url}" in text
    assert here.discord.state.endpoint_url == url


def test_an_endpoint_that_discord_has_is_left_alone(here: Room) -> None:
    with served(right) as url:
        here.discord.state.endpoint_url = url
        text = connect(here, stack(here, url))
    assert f"Discord has it: {url}" in text
    assert [call for call in here.discord.state.calls if call["method"] == "PATCH"] == []


def claim(here: Room, before: Stack | None, *typed: str, takes_over: bool = False) -> str:
    """Ask for the application's URL; what is said against it."""
    desk = here.desk(*typed)._replace(takes_over=takes_over)
    try:
        endpoint.claim(desk, desk.portal(here.discord.bot_token).application(), before)
    except Halted as halted:
        desk.screen.show(halted.finding)
    return shown(desk)


@pytest.mark.parametrize("typed", [(), ("no",)])
def test_an_endpoint_of_another_deployment_is_not_taken(here: Room, typed: tuple[str]) -> None:
    with served(right) as other:
        here.discord.state.endpoint_url = other
        text = claim(here, stack(here, "http://127.0.0.1:1/"), *typed)
    assert f"serves another deployment, which answers: {other}" in text
    assert "✗ endpoint URL" in text
    assert ("--take-over" in text, "to give it back" in text) == (True, True)


@pytest.mark.parametrize(("typed", "takes_over"), [(("yes",), False), ((), True)])
def test_an_endpoint_of_another_deployment_is_taken_on_purpose(
    here: Room, typed: tuple[str, ...], takes_over: bool
) -> None:
    with served(right) as other:
        here.discord.state.endpoint_url = other
        assert "✗" not in claim(here, None, *typed, takes_over=takes_over)


def test_an_endpoint_of_this_very_stack_needs_no_claim(here: Room) -> None:
    with served(right) as url:
        here.discord.state.endpoint_url = url
        assert claim(here, stack(here, url)) == ""


def test_an_endpoint_where_nobody_answers_is_free(here: Room) -> None:
    here.discord.state.endpoint_url = "http://127.0.0.1:1/"
    assert claim(here, None) == ""


def test_a_changed_stack_is_given_to_discord_once_more(here: Room) -> None:
    with served(right) as url:
        here.discord.state.endpoint_url = url
        desk = here.desk()
        portal = desk.portal(here.discord.bot_token)
        endpoint.connect(desk, portal, portal.application(), stack(here, url), is_changed=True)
    assert "Discord has it, and took it once more" in shown(desk)
    assert [call["method"] for call in here.discord.state.calls].count("PATCH") == 1


def test_an_endpoint_that_discord_has_is_no_excuse_for_a_wrong_key(here: Room) -> None:
    with served(right) as url:
        here.discord.state.endpoint_url = url
        text = connect(here, stack(here, url, key="ab" * 32))
    assert "✗ endpoint URL it verifies with a wrong key" in text
    assert "--forget DiscordPublicKey" in text


def test_the_endpoint_that_was_there_before_is_told(here: Room) -> None:
    here.discord.state.endpoint_url = "https://other.example.com/"
    with served(right) as url:
        text = connect(here, stack(here, url))
        assert here.discord.state.endpoint_url == url
    assert "Discord sent interactions to https://other.example.com/" in text


def test_a_wrong_public_key_is_found_as_the_cause(here: Room) -> None:
    with served(with_another_key) as url:
        text = connect(here, stack(here, url, key="ab" * 32))
    assert endpoint.NOT_VERIFIED in text
    assert "deployed with the public key abababab…" in text


def test_with_the_right_key_the_functions_log_is_shown(here: Room) -> None:
    write_log(here, "START", '{"level": "ERROR", "error": "clock is off"}', "END")
    with served(with_another_key) as url:
        text = connect(here, stack(here, url))
    assert endpoint.NOT_VERIFIED in text
    assert '"error": "clock is off"' in text
    assert "START" not in text


def test_a_function_that_does_not_start_is_not_given_to_discord(here: Room) -> None:
    write_log(here, "Runtime.ImportModuleError: Unable to import module 'nacl'")
    with served(failing) as url:
        text = connect(here, stack(here, url))
    assert "HTTP status 502 instead of 401" in text
    assert "Runtime.ImportModuleError" in text
    assert here.discord.state.refused_endpoints == []


def test_an_endpoint_that_believes_everybody_is_not_given_to_discord(here: Room) -> None:
    write_log(here, "all is well")
    with served(careless) as url:
        text = connect(here, stack(here, url))
    assert "HTTP status 200 instead of 401" in text


def test_an_endpoint_that_is_not_public_is_told_apart(here: Room) -> None:
    with served(forbidden) as url:
        text = connect(here, stack(here, url))
    assert "the function URL is not public" in text


def test_an_address_where_nobody_is_is_told(here: Room) -> None:
    text = connect(here, stack(here, "http://127.0.0.1:1/"))
    assert "no answer: ConnectError" in text


def test_a_log_that_cannot_be_read_is_told_in_its_place(here: Room) -> None:
    (line,) = endpoint.log_lines(here.desk(), stack(here, "http://127.0.0.1:1/"))
    assert "the log cannot be read" in line


def test_a_silent_log_is_told_in_its_place(here: Room) -> None:
    write_log(here)
    (line,) = endpoint.log_lines(here.desk(), stack(here, "http://127.0.0.1:1/"))
    assert f"nothing in {LOG} in the last 10 minutes" in line


def test_a_slow_refusal_is_worth_knowing(here: Room) -> None:
    desk, found = here.desk(), Probe(401, 3.5, "")
    finding = endpoint.judged(desk, stack(here, "http://127.0.0.1:1/"), found)
    assert (finding.mark, "InteractionsMemory" in finding.mend[0]) == (Mark.NOTE, True)


def test_a_slow_first_refusal_is_tried_again(here: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = [3.5, 0.1]

    def probe(*_: Any) -> Probe:
        return Probe(401, slow.pop(0), "")

    monkeypatch.setattr("bot.deployment.probe.forge", probe)
    assert endpoint.probed(here.desk(), "http://127.0.0.1:1/").seconds == 0.1


def test_another_refusal_of_discord_is_not_explained_away(here: Room) -> None:
    with served(right) as url, pytest.raises(PortalRefused, match="2048 or fewer"):
        connect(here, stack(here, f"{url}?{'x' * 3000}"))


def test_a_forged_ping_is_a_ping_with_a_bad_signature(here: Room) -> None:
    seen: list[tuple[bool, str]] = []

    def behave(is_forged: bool) -> Response:
        seen.append((is_forged, ""))
        return Response("no", 401)

    with served(behave) as url:
        found = forge(here.http, url, 1_700_000_000)
    assert (found.is_right, found.said, seen) == (True, "no", [(True, "")])


def test_a_local_aws_is_called_by_the_name_of_the_function_url() -> None:
    url = "https://abc.lambda-url.eu-west-1.on.aws/"
    assert reachable(url, "127.0.0.1:4566") == (
        "http://127.0.0.1:4566/",
        {"Host": "abc.lambda-url.eu-west-1.on.aws"},
    )
    assert reachable(url, "") == (url, {})


def test_the_words_are_discords_own(here: Room) -> None:
    assert endpoint.NOT_VERIFIED in json.dumps(unverified_endpoint().body())
