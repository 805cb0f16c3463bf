"""Keys to try the dashboard API with, as plain text for a shell: on this machine only."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Protocol

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.playground.page.playground import Playground

TOKEN = "/playground/token"  # noqa: S105 - a path
EVENT_KEY = "/playground/event-key"


class Keys(Protocol):
    """The port to who makes them."""

    def token(self, guild_id: str) -> str:
        """A token for a server's sessions; raises KeyError where there is no such server."""
        ...

    def event_key(self, guild_id: str) -> str:
        """A key that sends events to a server's; raises KeyError as `token` does."""
        ...


def routes(playground: Playground, keys: Keys) -> Iterable[BaseRoute]:
    """Both, for the first server, or for that of the query's `server`."""
    first = playground.discord.state.world.guild.id

    def serve(make: Callable[[str], str]) -> Callable[[Request], Awaitable[Response]]:
        async def give(request: Request) -> Response:
            try:
                made = make(request.query_params.get("server") or first)
            except KeyError:
                return JSONResponse({"error": "there is no such server"}, 404)
            return PlainTextResponse(f"{made}\n")

        return give

    return [Route(TOKEN, serve(keys.token)), Route(EVENT_KEY, serve(keys.event_key))]
