"""A server's roles, as the bot sees them, and why it may not."""

from collections.abc import Mapping

import httpx
import pytest

from bot.adapters.discord_call import Discord
from bot.adapters.discord_roles import DiscordRoles
from bot.errors import TransientError
from bot.ux_agent.role_names import RolesHidden

ROLES = [
    {"id": "500", "name": "@everyone"},
    {"id": "7", "name": "Editor"},
    {"id": "8", "name": "Editor"},
]


class Server:
    """Discord answering with this status and body; notes what it was asked."""

    def __init__(self, status: int = 200, body: object = None) -> None:
        self.status, self.body = status, ROLES if body is None else body
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        return httpx.Response(self.status, json=self.body)


def look(server: Server, token: str = "bot", guild: str = "500") -> Mapping[str, tuple[str, ...]]:
    client = httpx.Client(transport=httpx.MockTransport(server))
    discord = Discord(client, "https://discord.example/api/v10", lambda _: None)
    return DiscordRoles(discord, lambda: token)(guild)


def test_every_role_is_found_by_its_name() -> None:
    server = Server()

    assert look(server) == {"@everyone": ("500",), "Editor": ("7", "8")}
    (request,) = server.asked
    assert request.url.path == "/api/v10/guilds/500/roles"
    assert request.headers["authorization"] == "Bot bot"


@pytest.mark.parametrize("guild", ["500", "dm"])
def test_without_a_token_nobody_is_asked(guild: str) -> None:
    server = Server()

    with pytest.raises(RolesHidden) as hidden:
        look(server, token="", guild=guild)

    assert (hidden.value.has_token, server.asked) == (False, [])


@pytest.mark.parametrize(("status", "has_token"), [(401, False), (403, True), (404, True)])
def test_a_refusal_says_what_is_missing(status: int, has_token: bool) -> None:
    with pytest.raises(RolesHidden) as hidden:
        look(Server(status, {"message": "no", "code": 10004}))

    assert hidden.value.has_token is has_token


@pytest.mark.parametrize(("status", "body"), [(502, {}), (429, {"retry_after": 3}), (200, {})])
def test_what_is_no_answer_may_come_later(status: int, body: object) -> None:
    with pytest.raises(TransientError):
        look(Server(status, body))


def test_outside_servers_there_are_no_roles() -> None:
    server = Server()

    with pytest.raises(RolesHidden):
        look(server, guild="dm")
    assert server.asked == []
