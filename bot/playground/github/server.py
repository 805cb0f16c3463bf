"""The small GitHub on a port of 127.0.0.1, in a thread of its own."""

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.playground.github.lines import Line
from bot.playground.github.routes import api
from bot.playground.github.small_github import SmallGitHub
from bot.playground.page.server import HOST, WebServer, reserve


class GitHubServer(WebServer):
    """Serves a small GitHub while it is entered; `port` 0 takes a free one.

    `more` are routes beside those of the API.
    """

    def __init__(
        self, github: SmallGitHub, *, port: int = 0, more: Sequence[BaseRoute] = ()
    ) -> None:
        self.github = github
        held = reserve(port)
        self.url = f"http://{HOST}:{held.getsockname()[1]}"
        super().__init__(Starlette(routes=[*more, *api(github)]), held, protocol=Line)
