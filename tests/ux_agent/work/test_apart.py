"""A look beside the main thread: it tells what it finds, and is ended as any other."""

import threading
from collections.abc import Callable, Mapping

import pytest

from bot.errors import Failed, TransientError
from bot.ux_agent.scanning.scan import index_of, scan
from bot.ux_agent.work.apart import index_apart, index_within, manifest_apart
from bot.ux_agent.work.bounds import TooMuch, can_end
from tests.ux_agent.fake_site import FakeSite

PAGE = "<html><head><title>Tea</title></head><body><main><h1>Tea</h1></main></body></html>"
SITE = FakeSite({"index.html": PAGE})
ROOM = 256 * 1024**2


def in_thread(work: Callable[[], object]) -> object:
    """What work gives beside the main thread; raises what it raises."""
    found: list[object] = []

    def run() -> None:
        try:
            found.append(work())
        except BaseException as fault:  # noqa: BLE001 - it is raised again
            found.append(fault)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if isinstance(found[0], BaseException):
        raise found[0]
    return found[0]


def test_a_look_apart_finds_what_any_look_finds() -> None:
    assert index_apart("site", SITE) == index_of("site", SITE)
    assert manifest_apart("site", SITE) == scan("site", SITE).manifest.encode()


def test_beside_the_main_thread_a_look_is_apart() -> None:
    assert in_thread(can_end) is False
    assert in_thread(lambda: index_within("site", SITE)) == index_of("site", SITE)


def test_why_nothing_is_found_is_told() -> None:
    with pytest.raises(Failed, match="begins with"):
        index_apart("site", FakeSite({"package.json": "{}", "a.txt": ""}))


ENDLESS = FakeSite(
    {
        "index.html": "<div class='a b'><p class=x>k</p></div>" * 3000
        + "<link rel=stylesheet href=a.css>",
        "a.css": "".join(f".a .b{n} > p.x:not(.c{n}){{color:red}}\n" for n in range(20_000)),
    }
)


def test_F68_a_look_apart_that_takes_too_long_is_ended() -> None:
    with pytest.raises(Failed, match="takes more than"):
        in_thread(lambda: index_within("site", ENDLESS, (0.3, ROOM)))


def test_F68_one_that_takes_too_much_memory_is_ended() -> None:
    large = FakeSite({"index.html": "<p>x</p>" * 25_000})
    with pytest.raises(Failed, match=r"takes more than|holds what"):
        in_thread(lambda: index_within("site", large, (20, 8 * 1024**2)))


class Away(FakeSite):
    def read(self, blob: str) -> bytes:
        raise TransientError("away")

    def tree(self, commit: str) -> Mapping[str, str]:
        return super().tree(commit)


def test_what_reading_raises_is_raised_here() -> None:
    with pytest.raises(TransientError):
        index_apart("site", Away({"index.html": PAGE}))


def test_a_process_that_says_nothing_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.ux_agent.work.apart._GRACE", 0)
    with pytest.raises(TooMuch):
        index_apart("site", SITE, (0, ROOM))
