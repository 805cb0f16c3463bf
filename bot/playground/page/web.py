"""The local stack's web server: all doors, the playground, and the small Discord's API."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.playground.discord.authorizing import pages as authorizing
from bot.playground.discord.cdn_routes import cdn
from bot.playground.discord.people import FLOWER_SHOP
from bot.playground.discord.routes import api as discord_api
from bot.playground.github.routes import api as github_api
from bot.playground.github.small_github import SmallGitHub
from bot.playground.page import (
    folder_pulls,
    forward,
    github_door,
    github_pages,
    key_routes,
    site_view,
)
from bot.playground.page.api import api as page_api
from bot.playground.page.headers import SecureHeaders
from bot.playground.page.key_routes import Keys
from bot.playground.page.playground import Playground

HERE = Path(__file__).parent
HOSTS = ["127.0.0.1", "localhost"]

_TEMPLATES = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=select_autoescape(),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def build(
    playground: Playground, github: SmallGitHub | None = None, keys: Keys | None = None
) -> Starlette:
    """The application; loopback's names alone are served, so that no foreign name leads here.

    With a small GitHub, its API is at /github/api and its web pages are beside that. `keys` are
    there where the console and the dashboard API are switched on.
    """
    return Starlette(
        routes=[*_github(github), *_keys(playground, keys), *_routes(playground, github, keys)],
        middleware=[
            Middleware(SecureHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS),
        ],
        exception_handlers={404: _not_found},
    )


def _keys(playground: Playground, made: Keys | None) -> Iterable[BaseRoute]:
    return () if made is None else key_routes.routes(playground, made)


def _routes(
    playground: Playground, github: SmallGitHub | None, made: Keys | None
) -> Iterator[BaseRoute]:
    async def health(request: Request) -> Response:
        trouble = await run_in_threadpool(playground.trouble)
        if trouble:
            return JSONResponse({"status": "unavailable", "reason": trouble}, 503)
        return JSONResponse({"status": "ok"})

    yield Route("/healthz", health)
    yield from _pages(playground, github, has_console=made is not None)
    yield from forward.routes(playground)
    yield from site_view.routes(playground)
    yield page_api(playground)
    yield discord_api(playground.discord.rest)
    yield cdn(playground.discord.state)
    yield from authorizing(playground.discord.developer)
    yield Mount("/static", StaticFiles(directory=HERE / "static"))


def _github(github: SmallGitHub | None) -> list[BaseRoute]:
    if github is None:
        return []
    pages = (*github_door.routes(github, _page), *github_pages.routes(github, _page))
    return [Mount("/github/api", routes=github_api(github)), *pages]


def _pages(
    playground: Playground, github: SmallGitHub | None, *, has_console: bool
) -> Iterator[BaseRoute]:
    async def doors(request: Request) -> Response:
        address = str(request.base_url).rstrip("/")
        return _page(
            "doors.html",
            playground=playground,
            github=github,
            console=address if has_console and playground.ask else "",
            samples=FLOWER_SHOP.id if playground.samples else "",
        )

    async def chat(request: Request) -> Response:
        examples = await run_in_threadpool(playground.examples)
        return _page("playground.html", world=playground.world(), examples=examples)

    yield Route("/", doors)
    yield Route("/playground", chat)
    yield from folder_pulls.routes(playground, _page)


def _page(template: str, **values: object) -> HTMLResponse:
    return HTMLResponse(_TEMPLATES.get_template(template).render(**values))


async def _not_found(request: Request, error: Exception) -> Response:
    led = site_view.rooted(request)
    if led is not None:
        return led
    words = str(getattr(error, "detail", "")) or "Not Found"
    if request.url.path.startswith("/playground/api"):
        return JSONResponse({"error": words}, 404)
    content = _TEMPLATES.get_template("not_found.html").render(words=words)
    return HTMLResponse(content, 404)
