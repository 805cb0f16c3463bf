"""Where somebody lets the application into a server, or act for them (docs: Topics, OAuth2).

With a `redirect_uri` it is the latter (oauth/consent.py), else the Bot Authorization Flow.
"""

from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.playground.discord.developer import Developer
from bot.playground.discord.errors import ApiError
from bot.playground.discord.oauth import consent
from bot.playground.discord.page import page

_SERVER = "/playground"
"""The server's page: what people do in it."""

_BUTTON = '<form method="post"><button class="press">Authorise</button></form>'
_ON = f'<p><a class="press" href="{_SERVER}">Open {{server}}</a></p>'


def pages(developer: Developer) -> list[BaseRoute]:
    """`/oauth2/authorize`: the question, and the press of its button."""
    world, grants = developer.state.world, developer.grants
    bot, server = world.application.bot.username, world.guild.name

    async def ask(request: Request) -> Response:
        if consent.is_asked(request):
            return consent.ask(grants, request)
        words = f"Scopes: {request.query_params.get('scope', '')}"
        return page(f"Let {bot} into {server}?", words, _BUTTON)

    async def press(request: Request) -> Response:
        if _is_of_another_page(request):
            return page(
                "Not authorised", "That was pressed on a page of somebody else.", status=403
            )
        if consent.is_asked(request):
            return await consent.press(grants, request)
        asked = request.query_params
        try:
            await run_in_threadpool(
                developer.authorize,
                asked.get("client_id", ""),
                asked.get("guild_id") or developer.state.world.guild.id,
                asked.get("scope", ""),
            )
        except ApiError as error:
            return page("Not authorised", str(error), status=error.status)
        words = f"{bot} is in {server} now. You may close this window."
        return page("Authorised", words, _ON.format(server=escape(server)))

    return [
        Route("/oauth2/authorize", ask, methods=["GET"]),
        Route("/oauth2/authorize", press, methods=["POST"]),
    ]


def _is_of_another_page(request: Request) -> bool:
    """Whether a browser names another origin for the form; whoever is no browser names none."""
    ours = f"{request.url.scheme}://{request.url.netloc}"
    return request.headers.get("origin", ours) != ours
