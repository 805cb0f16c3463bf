"""Single requests to a small GitHub: what is sent, and what becomes of every kind of answer."""

import logging
import socket
from collections.abc import Iterator

import httpx
import pytest

from bot.adapters.github import wire as wire_module
from bot.adapters.github.pace import Pace
from bot.adapters.github.wire import Request, Slow, Wire
from bot.errors import ConfigurationError, Failed, TransientError
from bot.playground.github import faults
from bot.playground.github.errors import Refusal
from bot.playground.github.faults import Trouble
from tests.adapters.github.hosts import Town, Watch, open_http

SITE = Request("GET", "/repos/ada/site")


def through(handle: httpx.MockTransport, base: str = "https://api.github.example") -> Wire:
    watch = Watch()
    return Wire(httpx.Client(transport=handle), base, Pace(watch, watch.sleep), lambda: 0)


def test_a_request_says_who_asks_for_which_version_and_in_what_form(town: Town) -> None:
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={})

    body = {"title": "Ä"}
    through(httpx.MockTransport(handle)).send(Request("POST", "/x", body=body), "ghs_1")
    headers = seen[0].headers
    assert headers["Accept"] == "application/vnd.github+json"
    assert headers["Authorization"] == "Bearer ghs_1"
    assert headers["User-Agent"].startswith("ux-agent (https://")
    assert headers["X-GitHub-Api-Version"] == "2022-11-28"
    assert headers["Content-Type"] == "application/json"
    assert seen[0].extensions["timeout"] == {"connect": 3, "read": 10, "write": 10, "pool": 10}


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_F42_trouble_on_githubs_side_may_pass(town: Town, status: int) -> None:
    town.github.faults.plan("GET", "/repos/", faults.broken(status))
    with pytest.raises(TransientError) as caught:
        town.wire.send(SITE, town.github.token())
    assert caught.value.retry_after is None


@pytest.mark.parametrize("trouble", [faults.CUT, faults.LOSE_REPLY, faults.GARBLE])
def test_F42_no_whole_answer_may_pass(town: Town, trouble: Trouble) -> None:
    town.github.faults.plan("GET", "/repos/", trouble)
    with pytest.raises(TransientError):
        town.wire.send(SITE, town.github.token())


def test_F42_github_that_cannot_be_reached_may_be_reached_later() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        watch = Watch()
        base = f"http://127.0.0.1:{held.getsockname()[1]}"
        with open_http() as client, pytest.raises(TransientError):
            Wire(client, base, Pace(watch, watch.sleep), watch).send(SITE, "ghs_1")


def test_F42_an_answer_that_never_comes_is_given_up() -> None:
    def handle(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("slow", request=request)

    with pytest.raises(Slow):
        through(httpx.MockTransport(handle)).send(SITE, "ghs_1")


def test_F42_an_answer_that_drips_for_ever_is_given_up() -> None:
    watch = Watch()

    def dripping() -> Iterator[bytes]:
        while True:
            watch.now += 9
            yield b" "

    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=dripping()))
    client = httpx.Client(transport=transport)
    with pytest.raises(Slow):
        Wire(client, "https://api.github.example", Pace(watch, watch.sleep), watch).send(SITE, "t")
    assert watch.now == 27


def test_F43_a_limit_holds_every_later_call_back(town: Town) -> None:
    town.github.faults.plan("GET", "/repos/", faults.secondary_limit(retry_after=30))
    waits = []
    for _ in range(2):
        with pytest.raises(TransientError) as caught:
            town.wire.send(SITE, town.github.token())
        waits.append(caught.value.retry_after)
        town.watch.now += 10
    assert waits == [30, 20]
    assert town.asked("GET", "/repos/ada/site") == 1


def test_F43_the_hours_limit_lasts_until_it_is_reset(town: Town) -> None:
    reset = int(town.github.clock.now()) + 1200
    town.github.faults.plan("GET", "/repos/", faults.primary_limit(reset))
    with pytest.raises(TransientError) as caught:
        town.wire.send(SITE, town.github.token())
    assert 1190 <= (caught.value.retry_after or 0) <= 1202


def test_a_definite_refusal_is_an_answer(town: Town) -> None:
    refusal = Refusal(422, "Validation Failed", errors=[{"field": "head", "code": "invalid"}])
    town.github.faults.plan("GET", "/repos/", Trouble(refusal=refusal))
    answer = town.wire.send(SITE, town.github.token())
    assert (answer.status, answer.errors) == (422, [{"field": "head", "code": "invalid"}])
    assert answer.said == "validation failed\ninvalid"


@pytest.mark.parametrize("errors", [["Too LATE"], "Too LATE", [{"message": "Too LATE"}]])
def test_every_form_of_githubs_errors_is_understood(errors: object) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(422, json={"errors": errors}))
    assert through(transport).send(SITE, "ghs_1").said == "too late"


def test_a_redirect_is_an_answer_that_is_not_followed() -> None:
    seen = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request.url)
        return httpx.Response(301, headers={"Location": "https://elsewhere.example/"})

    assert through(httpx.MockTransport(handle)).send(SITE, "ghs_1").status == 301
    assert len(seen) == 1


def test_an_answer_too_large_for_the_memory_is_not_read_to_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(wire_module, "MOST_BYTES", 10)
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json={"a": "12345678"}))
    with pytest.raises(Failed, match="too large"):
        through(transport).send(SITE, "ghs_1")


@pytest.mark.parametrize("base", ["", "api.github.com", "ftp://api.github.com", "http://\x00"])
def test_an_address_that_is_none_is_the_operators_to_mend(base: str) -> None:
    with open_http() as client:
        watch = Watch()
        with pytest.raises(ConfigurationError, match="GITHUB_API_URL"):
            Wire(client, base, Pace(watch, watch.sleep), watch).send(SITE, "ghs_1")


def test_no_token_and_nothing_of_an_answer_is_logged_or_raised(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    token = town.github.token()
    told = [faults.secondary_limit(), faults.CUT, faults.broken(500)]
    told += [Trouble(refusal=Refusal(404, f"no {token} here"))]
    texts = []
    with caplog.at_level(logging.DEBUG):
        for trouble in told:
            town.github.faults.clear()
            town.github.faults.plan("GET", "/repos/", trouble)
            try:
                town.wire.send(SITE, token)
            except TransientError as error:
                texts.append(str(error))
            town.watch.now += 100
    lines = [record.getMessage() for record in caplog.records]
    assert len(texts) == 3
    assert "status 404, request F00D:" in caplog.text
    assert not [text for text in (*texts, *lines) if token in text or "secondary" in text]
