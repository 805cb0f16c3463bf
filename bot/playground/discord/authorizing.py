"""The page where somebody lets the application into a server (docs: Bot Authorization Flow)."""

from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from bot.playground.discord.developer import Developer
from bot.playground.discord.errors import ApiError

_SERVER = "/playground"
"""The server's page: what people do in it."""

_PAGE = """<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="dark light">
  <title>{title}</title>
  <link rel="icon" href="/static/agent.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/static/colours.css">
  <link rel="stylesheet" href="/static/pages.css">
</head>
<body class="page">
  <main class="asked">
    <img src="/static/agent.svg" alt="" width="56" height="56">
    <h1>{title}</h1>
    <p class="lead">{words}</p>
    {more}
  </main>
</body>
</html>"""
_BUTTON = '<form method="post"><button class="press">Authorise</button></form>'
_ON = f'<p><a class="press" href="{_SERVER}">Open {{server}}</a></p>'


def pages(developer: Developer) -> list[BaseRoute]:
    """`/oauth2/authorize`: the question, and the press of its button."""
    world = developer.state.world
    bot, server = world.application.bot.username, world.guild.name

    async def ask(request: Request) -> Response:
        words = f"Scopes: {request.query_params.get('scope', '')}"
        return _page(f"Let {bot} into {server}?", words, _BUTTON)

    async def press(request: Request) -> Response:
        if _is_of_another_page(request):
            return _page(
                "Not authorised", "That was pressed on a page of somebody else.", status=403
            )
        asked = request.query_params
        try:
            await run_in_threadpool(
                developer.authorize,
                asked.get("client_id", ""),
                asked.get("guild_id") or developer.state.world.guild.id,
                asked.get("scope", ""),
            )
        except ApiError as error:
            return _page("Not authorised", str(error), status=error.status)
        words = f"{bot} is in {server} now. You may close this window."
        return _page("Authorised", words, _ON.format(server=escape(server)))

    return [
        Route("/oauth2/authorize", ask, methods=["GET"]),
        Route("/oauth2/authorize", press, methods=["POST"]),
    ]


def _is_of_another_page(request: Request) -> bool:
    """Whether a browser names another origin for the form; whoever is no browser names none."""
    ours = f"{request.url.scheme}://{request.url.netloc}"
    return request.headers.get("origin", ours) != ours


def _page(title: str, words: str, more: str = "", *, status: int = 200) -> HTMLResponse:
    return HTMLResponse(_PAGE.format(title=escape(title), words=escape(words), more=more), status)
