"""The page where somebody lets the application into a server (docs: Bot Authorization Flow)."""

from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from bot.playground.discord.developer import Developer
from bot.playground.discord.errors import ApiError

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>
<body><main><h1>{title}</h1><p>{words}</p>{more}</main></body></html>"""
_BUTTON = '<form method="post"><button>Authorise</button></form>'


def pages(developer: Developer) -> list[BaseRoute]:
    """`/oauth2/authorize`: the question, and the press of its button."""

    async def ask(request: Request) -> Response:
        words = f"Scopes: {request.query_params.get('scope', '')}"
        return _page("Let ux-agent into Sample site?", words, _BUTTON)

    async def press(request: Request) -> Response:
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
        return _page("Authorised", "You may close this window.")

    return [
        Route("/oauth2/authorize", ask, methods=["GET"]),
        Route("/oauth2/authorize", press, methods=["POST"]),
    ]


def _page(title: str, words: str, more: str = "", *, status: int = 200) -> HTMLResponse:
    return HTMLResponse(_PAGE.format(title=title, words=escape(words), more=more), status)
