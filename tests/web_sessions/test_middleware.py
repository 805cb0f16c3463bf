"""What the middleware does with sessions beyond Starlette's, under three makes of applications."""

import logging
import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from bot.adapters.memory import VirtualClock
from bot.adapters.memory_web_sessions import MemoryWebSessions
from bot.session_middleware import DynamoDBSessionMiddleware
from bot.web_sessions.asgi import App
from bot.web_sessions.keeping import key_of
from bot.web_sessions.ports import Stored
from tests.web_sessions.apps import Browser

HOUR = 3600
Make = Callable[..., App]


def id_of(answer: httpx.Response) -> str:
    """The id that an answer's cookie carries, '' where it sets none."""
    found = re.match(r"[^=]+=([^;]*)", answer.headers.get("set-cookie", ""))
    return found[1] if found else ""


async def test_the_documented_item_and_cookie(
    make: Make, store: MemoryWebSessions, clock: VirtualClock
) -> None:
    answer = await Browser(make())("/update", {"user": {"email": "u@e.org"}})
    session_id = id_of(answer)
    seed = store.items[key_of(session_id)].seed
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", session_id)
    assert answer.headers["set-cookie"] == (
        f"session_id={session_id}; path=/; Max-Age=3600; httponly; samesite=lax"
    )
    assert store.items == {
        key_of(session_id): Stored(
            '{"user":{"email":"u@e.org"}}', "2027-01-15T08:00:00Z", clock() + HOUR, 1, seed
        )
    }
    assert seed not in {"", session_id}


async def test_what_never_touches_the_session_asks_the_table_nothing(
    make: Make, store: MemoryWebSessions
) -> None:
    browser = Browser(make())
    await browser("/update", {"a": 1})
    store.requests.clear()
    answer = await browser("/nothing")
    assert answer.status_code == 200
    assert not {"vary", "cache-control", "set-cookie"} & set(answer.headers)
    assert not store.requests


async def test_a_request_that_reads_reads_once_and_writes_nothing(
    make: Make, store: MemoryWebSessions
) -> None:
    browser = Browser(make())
    await browser("/update", {"a": 1})
    store.requests.clear()
    await browser.session()
    assert store.requests == {"get": 1}


async def test_a_request_that_changes_it_reads_once_and_writes_once(
    make: Make, store: MemoryWebSessions
) -> None:
    browser = Browser(make())
    await browser("/update", {"a": 1})
    store.requests.clear()
    await browser("/update", {"a": 2})
    assert store.requests == {"get": 1, "replace": 1}


@pytest.mark.parametrize("data", [{"a": {"x": [1, 2]}, "b": 1}, {}])
async def test_setting_what_is_there_already_writes_nothing(
    make: Make, store: MemoryWebSessions, data: Any
) -> None:
    browser = Browser(make())
    await browser("/update", {"b": 1, "a": {"x": [1, 2]}})
    store.requests.clear()
    assert "set-cookie" not in (await browser("/update", data)).headers
    assert store.requests == {"get": 1}


async def test_another_order_alone_writes_nothing_and_the_first_one_stays(
    make: Make, store: MemoryWebSessions
) -> None:
    browser = Browser(make())
    await browser("/update", {"b": {"y": 1, "x": 2}, "a": 1})
    await browser("/update", {"b": {"x": 2, "y": 1}})
    assert store.requests["replace"] == 0
    assert (await browser("/view")).text.replace(" ", "") == '{"session":{"b":{"y":1,"x":2},"a":1}}'
    assert await browser.session("/popitem") == {"b": {"y": 1, "x": 2}}


async def test_F59_a_nested_change_is_saved(make: Make) -> None:
    browser = Browser(make())
    await browser("/update", {"some": {"deep": [1]}})
    await browser("/nested", 2)
    assert await browser.session() == {"some": {"deep": [1, 2]}}


async def test_an_empty_session_is_stored_nowhere(make: Make, store: MemoryWebSessions) -> None:
    browser = Browser(make())
    for path in ("/view", "/clear", "/update"):
        answer = await browser(path, {} if path == "/update" else None)
        assert "set-cookie" not in answer.headers
    assert not store.requests


@pytest.mark.parametrize(
    "cookie",
    [
        "",
        "A" * 43,
        "A" * 5000,
        "null",
        "%00",
        "../../etc/passwd",
        "eyJhIjogMX0=.aSCo9g.signed",
        "0123456789abcdef" * 4,
    ],
)
async def test_F58_a_cookie_of_somebodys_own_making_is_never_adopted(
    make: Make, store: MemoryWebSessions, cookie: str
) -> None:
    browser = Browser(make(), session_id=cookie)
    assert await browser.session() == {}
    assert store.items == {}
    answer = await browser("/update", {"a": 1})
    assert id_of(answer) != cookie
    assert list(store.items) == [key_of(id_of(answer))]


async def test_the_key_of_the_table_is_no_cookie(make: Make, store: MemoryWebSessions) -> None:
    app = make()
    await Browser(app)("/update", {"a": 1})
    (key,) = store.items
    assert await Browser(app, session_id=key).session() == {}


async def test_F58_an_expired_session_is_none_though_the_table_has_it_still(
    make: Make, store: MemoryWebSessions, clock: VirtualClock
) -> None:
    browser = Browser(make(), "http://shop.test")
    old = id_of(await browser("/update", {"user": 1}))
    clock.advance(HOUR)
    browser = Browser(make(), session_id=old)
    assert await browser.session() == {}
    answer = await browser("/update", {"a": 1})
    assert id_of(answer) not in {"", old}
    assert store.items[key_of(old)].text == '{"user":1}'
    clock.advance(-1)
    assert await Browser(make(), session_id=old).session() == {"user": 1}


async def test_a_read_slides_only_in_the_second_half_of_a_sessions_life(
    make: Make, store: MemoryWebSessions, clock: VirtualClock
) -> None:
    browser = Browser(make())
    session_id = id_of(await browser("/update", {"a": 1}))
    first = store.items[key_of(session_id)]
    clock.advance(HOUR // 2)
    assert "set-cookie" not in (await browser("/view")).headers
    assert store.items[key_of(session_id)].ttl == first.ttl
    clock.advance(1)
    answer = await browser("/view")
    assert id_of(answer) == session_id
    assert "Max-Age=3600" in answer.headers["set-cookie"]
    assert store.items[key_of(session_id)] == first._replace(ttl=clock() + HOUR)
    assert store.requests["extend"] == 1


async def test_without_a_max_age_the_table_keeps_it_for_two_weeks_after_its_last_use(
    make: Make, store: MemoryWebSessions, clock: VirtualClock
) -> None:
    browser = Browser(make(max_age=None))
    for n in range(2):
        await browser("/update", {"n": n})
        (stored,) = store.items.values()
        assert stored.ttl == clock() + 14 * 86400
        clock.advance(86400)


async def test_a_write_slides_and_keeps_when_it_began(
    make: Make, store: MemoryWebSessions, clock: VirtualClock
) -> None:
    browser = Browser(make(max_age=7200))
    session_id = id_of(await browser("/update", {"a": 1}))
    first = store.items[key_of(session_id)]
    clock.advance(10)
    answer = await browser("/update", {"a": 2})
    assert "Max-Age=7200" in answer.headers["set-cookie"]
    assert store.items[key_of(session_id)] == first._replace(
        text='{"a":2}', ttl=clock() + 7200, version=2
    )


@pytest.mark.parametrize(
    ("before", "change", "rotates"),
    [
        ({"a": 1}, {"user": {"name": "U"}}, True),
        ({"a": 1, "user": {"role": "editor"}}, {"user": {"role": "admin"}}, True),
        ({"user": 1}, {"user": True}, True),
        ({"a": 1}, {"user_id": 7}, True),
        ({"a": 1, "user": 1}, {"a": 2}, False),
        ({"a": 1}, {"other": 1}, False),
    ],
)
async def test_F58_a_sign_in_or_another_role_changes_the_id(
    make: Make, store: MemoryWebSessions, before: Any, change: Any, rotates: bool
) -> None:
    browser = Browser(make())
    old = id_of(await browser("/update", before))
    store.requests.clear()
    new = id_of(await browser("/update", change))
    assert (new != old) is rotates
    assert list(store.items) == [key_of(new)]
    assert store.requests == {"get": 1, "move" if rotates else "replace": 1}
    assert await browser.session() == {**before, **change}


async def test_the_keys_of_a_sign_in_are_the_applications_to_name(make: Make) -> None:
    browser = Browser(make(rotate_on=("account",)))
    first = id_of(await browser("/update", {"a": 1}))
    assert id_of(await browser("/update", {"user": 1})) == first
    assert id_of(await browser("/update", {"account": 1})) != first


async def test_rotating_keeps_the_content_and_kills_the_old_id(
    make: Make, store: MemoryWebSessions
) -> None:
    app = make()
    browser = Browser(app)
    old = id_of(await browser("/update", {"a": 1}))
    new = id_of(await browser("/rotate"))
    assert new not in {"", old}
    assert await browser.session() == {"a": 1}
    assert await Browser(app, session_id=old).session() == {}
    assert list(store.items) == [key_of(new)]


async def test_rotating_what_is_nothing_yet_is_nothing(
    make: Make, store: MemoryWebSessions
) -> None:
    assert "set-cookie" not in (await Browser(make())("/rotate")).headers
    assert not store.items


async def test_signing_out_deletes_and_has_the_browser_forget(
    make: Make, store: MemoryWebSessions
) -> None:
    browser = Browser(make())
    await browser("/update", {"user": 1})
    answer = await browser("/clear")
    assert id_of(answer) == "null"
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert store.items == {}
    assert store.requests == {"create": 1, "get": 1, "delete": 1}
    assert not browser.http.cookies


async def test_a_host_cookie_is_set_and_read_by_its_name(make: Make) -> None:
    browser = Browser(make(https_only=True), "https://shop.test")
    answer = await browser("/update", {"a": 1})
    assert answer.headers["set-cookie"].startswith("__Host-session_id=")
    assert "; secure" in answer.headers["set-cookie"]
    assert await browser.session() == {"a": 1}
    plain = Browser(make(https_only=True), "https://shop.test", session_id=id_of(answer))
    assert await plain.session() == {}


@pytest.mark.parametrize("path", ["/view", "/update", "/clear"])
async def test_F59_a_store_that_is_away_is_a_503_and_no_empty_session(
    make: Make, store: MemoryWebSessions, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    browser = Browser(make())
    await browser("/update", {"a": 1})
    store.is_down = True
    with caplog.at_level(logging.ERROR):
        answer = await browser(path, {"b": 1} if path == "/update" else None)
    assert answer.status_code == 503
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["retry-after"] == "1"
    assert "set-cookie" not in answer.headers
    assert "the table refuses for now" in caplog.text
    assert (await browser("/nothing")).status_code == 200
    store.is_down = False
    assert await browser.session() == {"a": 1}


async def test_F59_a_write_that_fails_is_a_503_where_the_read_was_none(
    make: Make, store: MemoryWebSessions
) -> None:
    store.faults = ["refused"]
    browser = Browser(make())
    assert (await browser("/update", {"a": 1})).status_code == 503
    assert not browser.http.cookies


async def test_a_write_whose_reply_is_lost_is_found_done(
    make: Make, store: MemoryWebSessions
) -> None:
    browser = Browser(make())
    await browser("/update", {"a": 1})
    store.faults = [None, "reply lost"]
    assert (await browser("/update", {"a": 2})).status_code == 503
    assert await browser.session() == {"a": 2}


async def test_a_session_that_is_not_extended_serves_nevertheless(
    make: Make, store: MemoryWebSessions, clock: VirtualClock, caplog: pytest.LogCaptureFixture
) -> None:
    browser = Browser(make())
    await browser("/update", {"a": 1})
    clock.advance(HOUR - 1)
    store.faults = [None, "refused"]
    assert await browser.session() == {"a": 1}
    assert "was not extended: the table refuses for now" in caplog.text


@pytest.mark.parametrize("text", ["no JSON", "[]", "null", ""])
async def test_an_item_that_is_no_session_is_an_empty_one(
    make: Make,
    store: MemoryWebSessions,
    clock: VirtualClock,
    caplog: pytest.LogCaptureFixture,
    text: str,
) -> None:
    store.items[key_of("A" * 43)] = Stored(text, "", clock() + 10, 1, "")
    browser = Browser(make(), session_id="A" * 43)
    assert await browser.session() == {}
    assert f"web session {key_of('A' * 43)[:8]}… is no JSON object" in caplog.text
    assert id_of(await browser("/update", {"a": 1})) != "A" * 43


async def test_another_programs_json_of_the_same_is_not_written_again(
    make: Make, store: MemoryWebSessions, clock: VirtualClock
) -> None:
    store.items[key_of("A" * 43)] = Stored('{"b": "ü", "a": 1}', "", clock() + HOUR, 1, "")
    browser = Browser(make(), session_id="A" * 43)
    answer = await browser("/view")
    assert answer.json() == {"session": {"b": "ü", "a": 1}}
    assert "set-cookie" not in answer.headers
    assert store.requests == {"get": 1}


async def test_what_it_holds_may_be_of_any_language_and_long(make: Make) -> None:
    browser = Browser(make())
    data = {"naïve 😀": "日本語" * 3000}
    answer = await browser("/update", data)
    assert len(answer.headers["set-cookie"]) < 200
    assert await browser.session() == data


async def test_no_log_line_shows_an_id(
    make: Make, store: MemoryWebSessions, clock: VirtualClock, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        browser = Browser(make())
        session_id = id_of(await browser("/update", {"a": 1}))
        clock.advance(HOUR - 1)
        store.faults = [None, "refused"]
        await browser.session()
        store.is_down = True
        await browser("/view")
    assert session_id not in caplog.text
    assert key_of(session_id) not in caplog.text


def test_an_option_that_is_none_is_refused() -> None:
    async def app(*_: Any) -> None: ...

    with pytest.raises(TypeError, match="cookie_name"):
        DynamoDBSessionMiddleware(app, MemoryWebSessions(), cookie_name="a")  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="same_site"):
        DynamoDBSessionMiddleware(app, MemoryWebSessions(), same_site="some")  # type: ignore[arg-type]
