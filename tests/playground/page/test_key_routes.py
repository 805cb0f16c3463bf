"""Keys to try the dashboard API with, and where they are told of."""

import html
import re

import jwt
import pytest

from bot.analytics.event import tenant_hash
from bot.playground.discord.people import FLOWER_SHOP
from bot.playground.operating import AUDIENCE, ISSUER, JWT_KEYS, Operating
from bot.playground.page.web import build
from bot.playground.stack.local_stack import StackOptions
from bot.transcript.signed_in import SignedIn
from tests.playground.http_client import Http
from tests.playground.page.stage import Stage

ADDRESS = "http://127.0.0.1:8400"
OPTIONS = StackOptions("", "", {}, "")


class Operated:
    """A stage whose console is switched on."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.keys = Operating(stage.town.discord, ADDRESS)
        self.options = self.keys.deployed_with(OPTIONS)
        self.http = Http(build(stage.playground, keys=self.keys))


@pytest.fixture
def operated(stage: Stage) -> Operated:
    return Operated(stage)


def claims(operated: Operated, token: str) -> dict[str, object]:
    """What the dashboard API reads of a token."""
    keys = jwt.decode(token, options={"verify_signature": False})
    found: dict[str, object] = keys
    return found


def test_a_token_signs_in_for_the_first_servers_sessions(operated: Operated) -> None:
    answer = operated.http.get("playground/token")
    token, now = answer.text.strip(), int(operated.stage.town.clock.now())
    signed_in = SignedIn(lambda: operated.options.secrets[JWT_KEYS], ISSUER, AUDIENCE)
    world = operated.stage.town.discord.state.world
    assert answer.headers["content-type"].startswith("text/plain")
    assert signed_in.user_of(f"Bearer {token}", now) == world.guild.owner_id
    assert claims(operated, token)["tenant_hash"] == tenant_hash(world.guild.id)


def test_another_servers_has_to_be_named(operated: Operated) -> None:
    token = operated.http.get(f"playground/token?server={FLOWER_SHOP.id}").text.strip()
    assert claims(operated, token)["tenant_hash"] == tenant_hash(FLOWER_SHOP.id)
    assert operated.http.get("playground/token?server=1").status_code == 404


def test_each_server_has_a_key_for_events(operated: Operated) -> None:
    first = operated.http.get("playground/event-key").text
    other = operated.http.get(f"playground/event-key?server={FLOWER_SHOP.id}").text
    assert len({first, other}) == 2
    assert operated.http.get("playground/event-key?server=1").status_code == 404


def test_the_way_back_from_signing_in_is_registered(operated: Operated) -> None:
    assert operated.stage.town.discord.grants.redirect_uris == [
        "http://127.0.0.1:8400/console/callback",
        "http://localhost:8400/console/callback",
    ]


def test_the_doors_tell_of_the_console_once_it_is_there(operated: Operated) -> None:
    before = operated.http.get("").text
    operated.stage.playground.ask = lambda *_: pytest.fail("nothing is asked")
    after = operated.http.get("").text
    for words in ('href="/console"', "/playground/token", "/sessions/list", "/metrics/summary"):
        assert (words in before, words in after) == (False, True)


@pytest.mark.parametrize("samples", [None, "a site"])
def test_the_doors_give_token_and_key_of_one_server(
    operated: Operated, samples: str | None
) -> None:
    operated.stage.playground.ask = lambda *_: pytest.fail("nothing is asked")
    operated.stage.playground.samples = samples  # type: ignore[assignment]
    page = html.unescape(operated.http.get("").text)
    asked = re.findall(r"/playground/(token|event-key)(\S*?)'\)", page)
    query = f"?server={FLOWER_SHOP.id}" if samples else ""
    assert sorted(asked) == [("event-key", query), ("token", query)]


def test_the_doors_link_to_nothing_that_wants_a_token(operated: Operated) -> None:
    operated.stage.playground.ask = lambda *_: pytest.fail("nothing is asked")
    links = re.findall(r'href="([^"]+)"', operated.http.get("").text)
    assert "/dashboard/openapi.json" in links
    assert [
        one for one in links if one.startswith(("/sessions", "/conversations", "/metrics"))
    ] == []


def test_where_it_is_not_switched_on_there_are_no_keys(stage: Stage) -> None:
    assert stage.http.get("playground/token").status_code == 404
