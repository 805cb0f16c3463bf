"""Signing in with Discord: against the small Discord, and against answers that are none."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from bot.adapters.discord_sign_in import DiscordSignIn
from bot.errors import Refused, TransientError
from tests.playground.discord.oauth.signing_in import BACK, CHALLENGE, VERIFIER, App
from tests.playground.discord.scripted import Town

PAGE, BASE = "https://discord.com/oauth2/authorize", "http://127.0.0.1:8400/api/v10"
Answer = Callable[[httpx.Request], httpx.Response]


@pytest.fixture
def town() -> Town:
    return Town()


def small(town: Town) -> tuple[App, DiscordSignIn]:
    """The small Discord, and the adapter that asks it."""
    app = App(town)

    def hand_on(request: httpx.Request) -> httpx.Response:
        headers = {name: value for name, value in request.headers.items() if name != "host"}
        path = f"api/v10/{str(request.url).removeprefix(f'{BASE}/')}"
        answer = app.http.request(request.method, path, content=request.content, headers=headers)
        return httpx.Response(answer.status_code, content=answer.content, headers=answer.headers)

    identity, secret = app.client
    return app, over(hand_on, identity, secret)


def over(answer: Answer, identity: str = "77", secret: str = "s") -> DiscordSignIn:
    client = httpx.Client(transport=httpx.MockTransport(answer))
    return DiscordSignIn(client, PAGE, BASE, application_id=identity, secret=lambda: secret)


def test_somebody_is_known_with_all_their_servers(town: Town) -> None:
    app, sign_in = small(town)
    code = app.code(code_challenge=CHALLENGE, code_challenge_method="S256")
    identity = sign_in.identify(code, VERIFIER, BACK)
    assert identity.user_id == town.olive.id
    assert identity.name == (town.olive.global_name or town.olive.username)
    owned = [server for server in identity.servers if server.is_owner]
    assert owned
    assert all(server.is_managed for server in owned)


def test_the_verifier_has_to_be_that_of_the_challenge(town: Town) -> None:
    app, sign_in = small(town)
    code = app.code(code_challenge=CHALLENGE, code_challenge_method="S256")
    with pytest.raises(Refused):
        sign_in.identify(code, "w" * 43, BACK)


def test_a_code_counts_once(town: Town) -> None:
    app, sign_in = small(town)
    code = app.code(code_challenge=CHALLENGE, code_challenge_method="S256")
    sign_in.identify(code, VERIFIER, BACK)
    with pytest.raises(Refused):
        sign_in.identify(code, VERIFIER, BACK)


def test_whoever_has_another_secret_is_refused(town: Town) -> None:
    app, _ = small(town)
    code = app.code(code_challenge=CHALLENGE, code_challenge_method="S256")
    app.client = (app.client[0], "another")
    stranger = small(town)[1]
    stranger._secret = lambda: "another"  # noqa: SLF001 - a secret that was changed at Discord
    with pytest.raises(Refused):
        stranger.identify(code, VERIFIER, BACK)


def test_the_browser_is_led_to_discord_with_all_that_it_asks_for() -> None:
    first = over(lambda request: httpx.Response(500)).address("s", "c", BACK, is_renewal=False)
    page, _, query = first.partition("?")
    assert page == PAGE
    assert {name: values[0] for name, values in parse_qs(query).items()} == {
        "response_type": "code",
        "client_id": "77",
        "redirect_uri": BACK,
        "scope": "identify guilds",
        "state": "s",
        "code_challenge": "c",
        "code_challenge_method": "S256",
    }


def test_a_renewal_asks_nothing() -> None:
    again = over(lambda request: httpx.Response(500)).address("s", "c", BACK, is_renewal=True)
    assert parse_qs(urlsplit(again).query)["prompt"] == ["none"]


TOKEN = {"access_token": "secret-token", "token_type": "Bearer"}
OLIVE = {"id": "1", "username": "olive", "global_name": None}


def answering(**answers: httpx.Response | Exception) -> Answer:
    """Answers by the last part of the path; what is not given goes well."""
    usual = {"token": TOKEN, "@me": OLIVE, "guilds": []}

    def answer(request: httpx.Request) -> httpx.Response:
        part = request.url.path.rpartition("/")[2]
        given = answers.get(part.strip("@"), httpx.Response(200, json=usual[part]))
        if isinstance(given, Exception):
            raise given
        return given

    return answer


def test_without_a_name_to_show_it_is_the_users() -> None:
    assert over(answering()).identify("c", "v", BACK).name == "olive"


@pytest.mark.parametrize("part", ["token", "me", "guilds"])
@pytest.mark.parametrize(
    "trouble",
    [
        httpx.Response(500),
        httpx.Response(429, headers={"retry-after": "1.5"}),
        httpx.Response(302, headers={"location": "https://elsewhere.example"}),
        httpx.Response(200, content=b"<html>"),
        httpx.Response(200, json=["nonsense"]),
        httpx.Response(200, json={"nonsense": 1}),
        httpx.ConnectTimeout("secret-token"),
    ],
    ids=["broken", "limited", "elsewhere", "no JSON", "a list", "an object", "away"],
)
def test_an_answer_that_is_none_is_a_passing_trouble(
    part: str, trouble: httpx.Response | Exception
) -> None:
    with pytest.raises(TransientError) as caught:
        over(answering(**{part: trouble})).identify("c", "v", BACK)
    assert "secret-token" not in str(caught.value)


def test_the_wait_that_a_limit_asks_for_is_kept() -> None:
    limited = httpx.Response(429, headers={"retry-after": "1.5"})
    with pytest.raises(TransientError) as caught:
        over(answering(guilds=limited)).identify("c", "v", BACK)
    assert caught.value.retry_after == 1.5


@pytest.mark.parametrize("part", ["token", "me", "guilds"])
@pytest.mark.parametrize("status", [400, 401, 403])
def test_a_refusal_is_one(part: str, status: int) -> None:
    with pytest.raises(Refused):
        over(answering(**{part: httpx.Response(status)})).identify("c", "v", BACK)
