"""What Starlette documents and tests of its sessions, of ours and of Starlette's own alike."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount

from bot.adapters.memory_web_sessions import MemoryWebSessions
from bot.session_middleware import DynamoDBSessionMiddleware
from bot.web_sessions.asgi import App
from tests.web_sessions.apps import MAKES, Browser, starlette_app

OURS, THEIRS = "ours", "Starlette's"


@pytest.fixture(params=[(who, make) for who in (OURS, THEIRS) for make in MAKES], ids=str)
def build(request: pytest.FixtureRequest) -> Callable[..., App]:
    """Makes the application behind either middleware, with these options."""
    who, make = request.param

    def built(**options: Any) -> App:
        own: dict[str, Any] = {"session_cookie": "session", "max_age": 14 * 86400}
        if who == THEIRS:
            return MAKES[make](partial(SessionMiddleware, secret_key="example", **own | options))
        store = MemoryWebSessions()
        return MAKES[make](partial(DynamoDBSessionMiddleware, store=store, **own | options))

    return built


async def test_what_is_put_there_is_there_until_it_is_cleared(build: Callable[..., App]) -> None:
    browser = Browser(build())
    assert await browser.session() == {}
    answer = await browser("/update", {"some": "data"})
    assert answer.json() == {"session": {"some": "data"}}
    age = re.search(r"; Max-Age=([0-9]+);", answer.headers["set-cookie"])
    assert age is not None
    assert int(age[1]) == 14 * 24 * 3600
    assert await browser.session() == {"some": "data"}
    assert await browser.session("/clear") == {}
    assert await browser.session() == {}
    assert not browser.http.cookies


@pytest.mark.parametrize("partitioned", [False, True])
async def test_a_cookie_may_be_partitioned(build: Callable[..., App], partitioned: bool) -> None:
    app = build(https_only=True, same_site="none", partitioned=partitioned)
    browser = Browser(app, "https://shop.test")
    for path, data in (("/update", {"some": "data"}), ("/clear", None)):
        attributes = (await browser(path, data)).headers["set-cookie"].split("; ")
        assert ("partitioned" in attributes) is partitioned
        assert {"secure", "httponly", "samesite=none"} <= set(attributes)


async def test_a_session_older_than_its_max_age_is_none(build: Callable[..., App]) -> None:
    app = build(max_age=-1)
    answer = await Browser(app)("/update", {"some": "data"})
    found = re.search(r"session=([^;]*);", answer.headers["set-cookie"])
    assert found is not None
    assert await Browser(app, session=found[1]).session() == {}


async def test_a_secure_session_is_of_https_alone(build: Callable[..., App]) -> None:
    app = build(https_only=True)
    plain, secure = Browser(app), Browser(app, "https://shop.test")
    for browser, kept in ((plain, {}), (secure, {"some": "data"})):
        assert await browser.session("/update", {"some": "data"}) == {"some": "data"}
        assert await browser.session() == kept


async def test_a_cookie_is_of_a_path_where_it_says_so() -> None:
    inner = starlette_app(
        partial(DynamoDBSessionMiddleware, store=MemoryWebSessions(), path="/second_app")
    )
    app = Starlette(routes=[Mount("/second_app", app=inner)])
    answer = await Browser(app)("/second_app/update", {"some": "data"})
    assert "; path=/second_app;" in answer.headers["set-cookie"]


async def test_middleware_of_starlettes_between_it_and_the_endpoint_uses_the_same_session() -> None:
    async def counted(request: Request, call_next: RequestResponseEndpoint) -> Response:
        request.session["before"] = request.session.get("before", 0) + 1
        response = await call_next(request)
        request.session["after"] = request.session.get("after", 0) + 1
        return response

    def wrap(app: App) -> App:
        inner = BaseHTTPMiddleware(GZipMiddleware(app), dispatch=counted)
        return DynamoDBSessionMiddleware(inner, store)

    store = MemoryWebSessions()
    browser = Browser(starlette_app(wrap))
    await browser("/update", {"a": 1})
    assert await browser.session() == {"a": 1, "before": 2, "after": 1}
    store.is_down = True
    assert (await browser("/view")).status_code == 503


async def test_a_cookie_that_is_none_of_ours_is_an_empty_session(
    build: Callable[..., App],
) -> None:
    assert await Browser(build(), session="invalid").session() == {}


async def test_without_a_max_age_the_cookie_goes_with_the_browser(
    build: Callable[..., App],
) -> None:
    browser = Browser(build(max_age=None))
    answer = await browser("/update", {"some": "data"})
    assert "max-age" not in answer.headers["set-cookie"].lower()
    assert await browser.session() == {"some": "data"}
    browser.http.cookies.clear()
    assert await browser.session() == {}


async def test_a_cookie_is_of_a_domain_where_it_says_so(build: Callable[..., App]) -> None:
    answer = await Browser(build(domain=".shop.test"))("/update", {"some": "data"})
    assert "domain=.shop.test" in answer.headers["set-cookie"]


async def test_a_cookie_is_set_by_a_change_alone(build: Callable[..., App]) -> None:
    browser = Browser(build())
    assert "set-cookie" in (await browser("/update", {"some": "data"})).headers
    assert "set-cookie" not in (await browser("/view")).headers
    assert "set-cookie" not in (await browser("/setdefault", "other")).headers


async def test_whatever_depends_on_a_session_varies_by_cookie() -> None:
    for middleware in (
        partial(SessionMiddleware, secret_key="example"),
        partial(DynamoDBSessionMiddleware, store=MemoryWebSessions()),
    ):
        browser = Browser(starlette_app(middleware))
        assert (await browser("/update", {"some": "data"})).headers["vary"] == "Cookie"
        assert (await browser("/view")).headers["vary"] == "Cookie"
        assert "vary" not in (await browser("/nothing")).headers


@pytest.mark.parametrize(
    ("path", "data", "expected"),
    [
        ("/in_place", {"c": "3"}, {"a": "1", "b": "2", "c": "3"}),
        ("/popitem", None, {"a": "1"}),
        ("/pop", "a", {"b": "2"}),
        ("/pop", "missing", {"a": "1", "b": "2"}),
        ("/setdefault", "new", {"a": "1", "b": "2", "some": "new"}),
        ("/clear", None, {}),
    ],
)
async def test_every_way_to_change_it_is_kept(
    build: Callable[..., App], path: str, data: Any, expected: Any
) -> None:
    browser = Browser(build())
    await browser("/update", {"a": "1", "b": "2"})
    assert await browser.session(path, data) == expected
    assert await browser.session() == expected


async def test_another_session_of_another_browser_is_another(build: Callable[..., App]) -> None:
    app = build()
    one, other = Browser(app), Browser(app)
    await one("/update", {"whose": "one"})
    await other("/update", {"whose": "other"})
    assert await one.session() == {"whose": "one"}
    assert await other.session() == {"whose": "other"}
