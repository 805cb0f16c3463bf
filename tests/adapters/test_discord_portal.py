"""The developer portal's acts over Discord's API."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.adapters.discord_portal import UNVERIFIED, Portal, PortalRefused, invitation
from bot.playground.discord import errors
from tests.deployment.at_desk import Room, room


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    """A small Discord, over HTTP."""
    with room(tmp_path) as made:
        yield made


def portal(here: Room, token: str = "", waits: list[float] | None = None) -> Portal:
    """The API with a token, the right one unless given; `waits` hears of each wait."""
    heard: list[float] = [] if waits is None else waits
    base = here.addresses["DISCORD_API_URL"]
    return Portal(here.http, base, token or here.discord.bot_token, heard.append)


def test_the_token_tells_the_applications_id_and_public_key(here: Room) -> None:
    found = portal(here).application()
    assert (found.id, found.public_key, found.endpoint_url) == (
        here.discord.application_id,
        here.discord.public_key,
        "",
    )


def test_a_wrong_token_is_told_with_what_to_do(here: Room) -> None:
    with pytest.raises(PortalRefused, match="401: Unauthorized") as refused:
        portal(here, "wrong").application()
    assert refused.value.status == 401
    assert "DISCORD_BOT_TOKEN" in refused.value.mend[0]


def test_an_address_where_nobody_is_is_told(here: Room) -> None:
    nowhere = Portal(here.http, "http://127.0.0.1:1/api/v10", "token", lambda seconds: None)
    with pytest.raises(PortalRefused, match=r"no answer from http://127\.0\.0\.1:1") as refused:
        nowhere.application()
    assert refused.value.status == 0


def test_an_unfit_endpoint_is_refused_with_discords_code(here: Room) -> None:
    here.discord.dial = lambda url: lambda body, headers: (500, {}, b"")
    with pytest.raises(PortalRefused, match="could not be verified") as refused:
        portal(here).set_endpoint("https://example.com/")
    assert UNVERIFIED in refused.value.faults


def test_a_rate_limit_is_waited_for(here: Room) -> None:
    waits: list[float] = []
    here.discord.refuse(errors.rate_limited(1.5))
    assert portal(here, waits=waits).guilds()[here.server] == "Sample site"
    assert waits == [1.5]


def test_a_long_rate_limit_is_told_instead(here: Room) -> None:
    waits: list[float] = []
    here.discord.refuse(errors.rate_limited(600))
    with pytest.raises(PortalRefused) as refused:
        portal(here, waits=waits).guilds()
    assert (refused.value.status, waits) == (429, [])


def test_trouble_at_discords_side_is_tried_again_and_then_told(here: Room) -> None:
    waits: list[float] = []
    here.discord.refuse(*[errors.server_error() for _ in range(4)])
    with pytest.raises(PortalRefused) as refused:
        portal(here, waits=waits).guilds()
    assert (refused.value.status, len(waits)) == (500, 3)


def test_a_broken_command_is_refused_with_its_place(here: Room) -> None:
    broken = [{"name": "x", "description": "y" * 101}]
    with pytest.raises(PortalRefused, match=r"0\.description: Must be 100 or fewer"):
        portal(here).put_commands(here.discord.application_id, broken)


def test_the_invitation_asks_for_the_bot_and_its_commands_in_one_server() -> None:
    link = urlsplit(invitation("https://discord.com/api/v10", "42", "99"))
    asked = parse_qs(link.query)
    assert (link.netloc, link.path) == ("discord.com", "/oauth2/authorize")
    assert (asked["client_id"], asked["guild_id"]) == (["42"], ["99"])
    assert asked["scope"] == ["bot applications.commands"]


def test_the_invitation_asks_for_no_more_than_the_bot_uses() -> None:
    asked = parse_qs(urlsplit(invitation("https://discord.com/api/v10", "42")).query)
    view, send, embed, history = 1 << 10, 1 << 11, 1 << 14, 1 << 16
    assert int(asked["permissions"][0]) == view | send | embed | history
