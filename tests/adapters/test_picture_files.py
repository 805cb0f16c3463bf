"""Pictures are read where Discord keeps them, and nowhere else."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

import httpx
import pytest

from bot.adapters.picture_files import MOST_SECONDS, PictureFiles
from bot.errors import Failed, TransientError
from bot.ux_agent.pictures import MOST_BYTES


class Cdn(NamedTuple):
    """A server of files; `asked` are the paths that somebody wanted."""

    base: str
    asked: list[str]


class Handler(BaseHTTPRequestHandler):
    """`/<status>/<bytes>`: that status with so many bytes; a redirect leads to `/200/3`."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        status, size = (int(part) for part in self.path.split("?")[0].strip("/").split("/"))
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/200/3")
        self.end_headers()
        for _ in range(size // 65536):
            self.wfile.write(bytes(65536))
        self.wfile.write(bytes(size % 65536))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def cdn() -> Iterator[Cdn]:
    asked: list[str] = []
    handler = type("Own", (Handler,), {"asked": asked})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield Cdn(f"http://127.0.0.1:{server.server_port}", asked)
        server.shutdown()
        thread.join()


def files(cdn: Cdn, **more: object) -> PictureFiles:
    return PictureFiles(httpx.Client(trust_env=False), (cdn.base,), **more)  # type: ignore[arg-type]


def test_a_picture_is_read(cdn: Cdn) -> None:
    assert files(cdn).fetch(f"{cdn.base}/200/70000?ex=1&is=2", "logo.png") == bytes(70_000)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/200/3",
        "{base}.evil.example/200/3",
        "{base}@evil.example/200/3",
        "file:///etc/passwd",
        "http://169.254.169.254/latest/meta-data",
        "",
    ],
)
def test_F72_nothing_is_asked_of_another_place(cdn: Cdn, url: str) -> None:
    with pytest.raises(Failed, match="not kept by Discord"):
        files(cdn).fetch(url.format(base=cdn.base), "logo.png")
    assert cdn.asked == []


@pytest.mark.parametrize("status", [403, 404, 410, 302])
def test_F72_an_address_that_ran_out_asks_for_the_picture_again(cdn: Cdn, status: int) -> None:
    with pytest.raises(Failed, match="send it again"):
        files(cdn).fetch(f"{cdn.base}/{status}/3", "logo.png")
    assert len(cdn.asked) == 1


@pytest.mark.parametrize("status", [429, 500, 503])
def test_trouble_of_theirs_passes(cdn: Cdn, status: int) -> None:
    with pytest.raises(TransientError):
        files(cdn).fetch(f"{cdn.base}/{status}/3", "logo.png")


def test_F72_more_than_it_may_have_is_not_read(cdn: Cdn) -> None:
    with pytest.raises(Failed, match="8 MB"):
        files(cdn).fetch(f"{cdn.base}/200/{MOST_BYTES + 1}", "logo.png")


def test_F72_what_drips_is_given_up(cdn: Cdn) -> None:
    times = iter([0.0, MOST_SECONDS + 1, MOST_SECONDS + 2])
    with pytest.raises(TransientError, match="slowly"):
        files(cdn, elapsed=lambda: next(times)).fetch(f"{cdn.base}/200/70000", "logo.png")


def test_a_server_that_is_away_may_come_back() -> None:
    away = PictureFiles(httpx.Client(trust_env=False), ("http://127.0.0.1:9",))
    with pytest.raises(TransientError):
        away.fetch("http://127.0.0.1:9/x", "logo.png")
