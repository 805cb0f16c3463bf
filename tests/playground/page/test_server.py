"""The page's web server."""

import socket
import urllib.error
import urllib.request

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.errors import ConfigurationError
from bot.playground.page.server import HOST, WebServer, reserve


async def hello(request: Request) -> PlainTextResponse:
    return PlainTextResponse("Hello")


def test_it_answers_while_it_is_entered_and_leaves_the_port_free() -> None:
    with reserve(0) as held, WebServer(Starlette(routes=[Route("/", hello)]), held):
        port = held.getsockname()[1]
        with urllib.request.urlopen(f"http://{HOST}:{port}/", timeout=5) as answer:
            assert answer.read() == b"Hello"

    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"http://{HOST}:{port}/", timeout=5)
    reserve(port).close()


def test_a_taken_port_is_told_in_one_line() -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(ConfigurationError, match=f"port {port} of 127.0.0.1 is taken"):
            reserve(port)


def test_a_port_that_is_taken_is_told_with_both_ways_to_name_another() -> None:
    with reserve(0) as held, pytest.raises(ConfigurationError, match=r"--port \(of make: PORT=…\)"):
        reserve(held.getsockname()[1])
