"""An endpoint's address, called over the wire."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.playground.discord.endpoint import dial
from bot.playground.page.server import HOST, WebServer, reserve


@pytest.fixture
def place() -> Iterator[str]:
    """Host and port of a server that tells what it was asked."""

    async def tell(request: Request) -> Response:
        body = (await request.body()).decode()
        seen = {"host": request.headers["host"], "query": request.url.query, "body": body}
        return JSONResponse(seen | {"path": request.url.path, "kind": request.headers["x-kind"]})

    held = reserve(0)
    with WebServer(Starlette(routes=[Route("/{rest:path}", tell, methods=["POST"])]), held):
        yield f"{HOST}:{held.getsockname()[1]}"


def test_an_address_is_called_as_it_stands(place: str) -> None:
    status, headers, body = dial(f"http://{place}/a?b=c")(b"hello", {"X-Kind": "x"})
    assert (status, headers["content-type"]) == (200, "application/json")
    assert f'"host":"{place}","query":"b=c","body":"hello","path":"/a","kind":"x"' in body.decode()


def test_another_host_is_called_in_its_place_by_its_name(place: str) -> None:
    url = "https://abc.lambda-url.eu-west-1.on.aws/"
    _, __, body = dial(url, place)(b"", {"X-Kind": "x"})
    assert '"host":"abc.lambda-url.eu-west-1.on.aws"' in body.decode()


def test_an_address_without_a_path_has_the_root(place: str) -> None:
    assert b'"path":"/"' in dial(f"http://{place}")(b"", {"X-Kind": "x"})[2]


def test_nobody_there_is_an_error() -> None:
    with pytest.raises(OSError, match="refused"):
        dial("https://127.0.0.1:1/")(b"", {})
