"""Messages of ASGI: websockets, streams, late changes, and what fails on the way."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import pytest

from bot.adapters.memory import VirtualClock
from bot.adapters.memory_web_sessions import MemoryWebSessions
from bot.session_middleware import DynamoDBSessionMiddleware
from bot.web_sessions.asgi import App, Message, Receive, Scope, Send
from bot.web_sessions.canonical import Unstorable
from bot.web_sessions.cookie import CookieRules
from bot.web_sessions.keeping import Keeper, Ways
from bot.web_sessions.middleware import ServerSessions
from bot.web_sessions.ports import Unavailable
from tests.web_sessions.exchange import ask, cookie_of, header, status

START = {"type": "http.response.start", "status": 200, "headers": []}
BODY = {"type": "http.response.body", "body": b""}
Act: TypeAlias = Callable[[Any, Send], Awaitable[None]]


@pytest.fixture
def behind(store: MemoryWebSessions, clock: VirtualClock) -> Callable[[Act], App]:
    """Makes an application of what is to be done with the session, behind the middleware."""

    def built(act: Act) -> App:
        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            await act(scope.get("session"), send)

        return DynamoDBSessionMiddleware(app, store, clock=clock)

    return built


def held(store: MemoryWebSessions) -> list[Any]:
    """The data of all sessions."""
    return [json.loads(stored.text) for stored in store.items.values()]


async def begun(behind: Callable[[Act], App], **data: Any) -> bytes:
    """A session with this data; its cookie."""

    async def act(session: Any, send: Send) -> None:
        session.update(data)
        await send(dict(START))

    return cookie_of(await ask(behind(act)))


async def test_other_scopes_have_no_session(behind: Callable[[Act], App]) -> None:
    seen: list[Any] = []

    async def act(session: Any, send: Send) -> None:
        seen.append(session)

    app = behind(act)
    keeper = Keeper(MemoryWebSessions(), Ways())
    await ask(app, kind="lifespan")
    await ask(ServerSessions(app, keeper, CookieRules()), kind="lifespan")
    assert seen == [None, None]


async def test_a_websocket_reads_and_writes_the_session(
    behind: Callable[[Act], App], store: MemoryWebSessions
) -> None:
    async def act(session: Any, send: Send) -> None:
        session["n"] = session.get("n", 0) + 1
        await send({"type": "websocket.accept"})
        session["closed"] = True
        await send({"type": "websocket.close"})

    cookie = cookie_of(await ask(behind(act), kind="websocket"))
    sent = await ask(behind(act), kind="websocket", cookies=[cookie])
    assert [message["type"] for message in sent] == ["websocket.accept", "websocket.close"]
    assert cookie_of(sent) == cookie
    assert header(sent, b"vary") == [b"Cookie"]
    assert held(store) == [{"n": 2, "closed": True}]


async def test_a_websocket_that_is_denied_by_a_response_keeps_its_session_too(
    behind: Callable[[Act], App], store: MemoryWebSessions
) -> None:
    async def act(session: Any, send: Send) -> None:
        session["n"] = 1
        await send({"type": "websocket.http.response.start", "status": 401, "headers": []})
        await send({"type": "websocket.http.response.body", "body": b""})

    assert cookie_of(await ask(behind(act), kind="websocket"))
    assert held(store) == [{"n": 1}]


@pytest.mark.parametrize("extensions", [{}, {"websocket.http.response": {}}])
async def test_F59_a_websocket_is_refused_where_the_store_is_away(
    behind: Callable[[Act], App], store: MemoryWebSessions, extensions: dict[str, Any]
) -> None:
    async def act(session: Any, send: Send) -> None:
        session.get("a")
        await send({"type": "websocket.accept"})

    cookie = await begun(behind, a=1)
    store.is_down = True
    sent = await ask(behind(act), kind="websocket", cookies=[cookie], extensions=extensions)
    if extensions:
        assert sent[0]["type"] == "websocket.http.response.start"
        assert status(sent) == 503
    else:
        assert sent == [{"type": "websocket.close", "code": 1013}]


async def test_a_change_after_the_response_began_is_kept_where_the_browser_has_the_id(
    behind: Callable[[Act], App], store: MemoryWebSessions
) -> None:
    async def act(session: Any, send: Send) -> None:
        inner = session["inner"]
        await send(dict(START))
        inner["late"] = 1
        session["late"] = 2
        await send(dict(BODY))

    sent = await ask(behind(act), cookies=[await begun(behind, inner={})])
    assert held(store) == [{"inner": {"late": 1}, "late": 2}]
    assert not cookie_of(sent)


async def test_a_late_change_of_a_session_that_has_just_begun_is_kept_too(
    behind: Callable[[Act], App], store: MemoryWebSessions
) -> None:
    async def act(session: Any, send: Send) -> None:
        session["a"] = 1
        await send(dict(START))
        session["late"] = 2

    assert cookie_of(await ask(behind(act)))
    assert held(store) == [{"a": 1, "late": 2}]


async def test_F59_what_is_put_in_after_a_sign_out_was_sent_is_not_kept(
    behind: Callable[[Act], App], store: MemoryWebSessions
) -> None:
    async def act(session: Any, send: Send) -> None:
        session.clear()
        await send(dict(START))
        session["late"] = 2

    await ask(behind(act), cookies=[await begun(behind, user=1)])
    assert held(store) == []
    assert store.requests == {"create": 1, "get": 1, "delete": 1}


async def test_a_sign_out_with_a_word_of_goodbye_is_another_session(
    behind: Callable[[Act], App], store: MemoryWebSessions
) -> None:
    async def act(session: Any, send: Send) -> None:
        session.clear()
        session["flash"] = "Goodbye"
        await send(dict(START))

    cookie = await begun(behind, user=1)
    assert cookie_of(await ask(behind(act), cookies=[cookie])) not in {b"", cookie}
    assert held(store) == [{"flash": "Goodbye"}]


async def test_F59_what_expires_during_a_request_is_not_written_again(
    behind: Callable[[Act], App], store: MemoryWebSessions, clock: VirtualClock
) -> None:
    async def act(session: Any, send: Send) -> None:
        session["a"] = 2
        clock.advance(3600)
        await send(dict(START))
        await send(dict(BODY))

    sent = await ask(behind(act), cookies=[await begun(behind, a=1)])
    assert status(sent) == 200
    assert not cookie_of(sent)
    assert held(store) == [{"a": 1}]
    assert store.requests == {"create": 1, "get": 1, "replace": 1}


@pytest.mark.parametrize("change", ["new", "user"])
async def test_F58_a_late_change_that_needs_another_id_is_not_kept_and_says_so(
    behind: Callable[[Act], App],
    store: MemoryWebSessions,
    caplog: pytest.LogCaptureFixture,
    change: str,
) -> None:
    async def act(session: Any, send: Send) -> None:
        await send(dict(START))
        session[change] = 1
        await send(dict(BODY))

    cookies = [await begun(behind, a=1)] if change == "user" else []
    before = held(store)
    sent = await ask(behind(act), cookies=cookies)
    assert [message["type"] for message in sent] == [START["type"], BODY["type"]]
    assert held(store) == before
    assert "after the response began" in caplog.text


async def test_a_late_sign_out_deletes(
    behind: Callable[[Act], App], store: MemoryWebSessions
) -> None:
    async def act(session: Any, send: Send) -> None:
        await send(dict(START))
        session.clear()

    await ask(behind(act), cookies=[await begun(behind, user=1)])
    assert held(store) == []


async def test_what_an_application_did_before_it_failed_is_not_kept(
    behind: Callable[[Act], App], store: MemoryWebSessions
) -> None:
    async def act(session: Any, send: Send) -> None:
        session["a"] = 2
        raise RuntimeError("a bug")

    cookie = await begun(behind, a=1)
    with pytest.raises(RuntimeError, match="a bug"):
        await ask(behind(act), cookies=[cookie])
    assert held(store) == [{"a": 1}]


async def test_what_json_cannot_hold_is_said_and_nothing_is_lost(
    behind: Callable[[Act], App], store: MemoryWebSessions
) -> None:
    async def act(session: Any, send: Send) -> None:
        session["seen"] = {1, 2}
        try:
            await send(dict(START))
        except Unstorable as error:
            await send({**START, "status": 500})
            await send({**BODY, "body": str(error).encode()})

    cookie = await begun(behind, a=1)
    for cookies in ([cookie], []):
        sent = await ask(behind(act), cookies=cookies)
        assert status(sent) == 500
        assert b"session['seen'] is a set" in sent[1]["body"]
        assert not cookie_of(sent)
        assert held(store) == [{"a": 1}]


async def test_a_session_larger_than_an_item_is_said_and_nothing_is_lost(
    behind: Callable[[Act], App], store: MemoryWebSessions
) -> None:
    async def act(session: Any, send: Send) -> None:
        session["much"] = "x" * 410_000
        await send(dict(START))

    cookie = await begun(behind, a=1)
    with pytest.raises(Unstorable, match="410,017 bytes of JSON"):
        await ask(behind(act), cookies=[cookie])
    assert held(store) == [{"a": 1}]


async def test_an_application_may_answer_by_itself_that_sessions_are_away(
    behind: Callable[[Act], App], store: MemoryWebSessions
) -> None:
    async def act(session: Any, send: Send) -> None:
        try:
            session.get("a")
        except Unavailable:
            await send({**START, "status": 200})

    cookie = await begun(behind, a=1)
    store.is_down = True
    assert status(await ask(behind(act), cookies=[cookie])) == 200


async def test_F59_an_application_that_swallows_it_writes_no_empty_session(
    behind: Callable[[Act], App], store: MemoryWebSessions
) -> None:
    async def act(session: Any, send: Send) -> None:
        with pytest.raises(Unavailable):
            session["b"] = 2
        await send(dict(START))

    cookie = await begun(behind, a=1)
    store.faults = ["refused"]
    sent = await ask(behind(act), cookies=[cookie])
    assert not cookie_of(sent)
    assert held(store) == [{"a": 1}]


async def test_once_refused_nothing_more_is_sent(
    behind: Callable[[Act], App], store: MemoryWebSessions
) -> None:
    async def act(session: Any, send: Send) -> None:
        session["a"] = 1
        await send(dict(START))
        await send({**BODY, "body": b"welcome"})

    store.is_down = True
    sent = await ask(behind(act))
    assert [message["type"] for message in sent] == [START["type"], BODY["type"]]
    assert status(sent) == 503
    assert b"welcome" not in sent[1]["body"]


async def test_a_store_that_goes_after_the_response_began_leaves_it_whole(
    behind: Callable[[Act], App], store: MemoryWebSessions, caplog: pytest.LogCaptureFixture
) -> None:
    async def act(session: Any, send: Send) -> None:
        session.get("a")
        await send(dict(START))
        store.is_down = True
        session["a"] = 2
        await send(dict(BODY))

    sent = await ask(behind(act), cookies=[await begun(behind, a=1)])
    assert [message["type"] for message in sent] == [START["type"], BODY["type"]]
    assert "the table refuses for now" in caplog.text


async def test_the_loop_goes_on_while_a_session_is_written(
    behind: Callable[[Act], App], store: MemoryWebSessions
) -> None:
    loop = asyncio.get_running_loop()
    ticked = asyncio.Event()

    class Slow(MemoryWebSessions):
        def create(self, key: str, session: Any) -> bool:
            asyncio.run_coroutine_threadsafe(_set(ticked), loop).result(10)
            return super().create(key, session)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        scope["session"]["a"] = 1
        await send(dict(START))

    sent = await ask(DynamoDBSessionMiddleware(app, Slow()))
    assert ticked.is_set()
    assert cookie_of(sent)


async def _set(event: asyncio.Event) -> None:
    event.set()


async def test_cookies_in_several_headers_and_the_applications_own_live_together(
    behind: Callable[[Act], App],
) -> None:
    async def act(session: Any, send: Send) -> None:
        session["n"] = session.get("n", 0) + 1
        headers = [(b"set-cookie", b"theme=dark"), (b"set-cookie", b"lang=en")]
        await send({**START, "headers": headers})

    first = await ask(behind(act))
    assert [one.split(b"=")[0] for one in header(first, b"set-cookie")] == [
        b"theme",
        b"lang",
        b"session_id",
    ]
    cookies = [b"theme=dark", b"lang=\xff\xfe", b"x=1; " + cookie_of(first)]
    assert cookie_of(await ask(behind(act), cookies=cookies)) == cookie_of(first)


async def test_headers_may_be_any_iterable(behind: Callable[[Act], App]) -> None:
    async def act(session: Any, send: Send) -> None:
        session["a"] = 1
        message: Message = {"type": START["type"], "status": 200}
        message["headers"] = (pair for pair in [(b"x", b"y")])
        await send(message)

    assert header(await ask(behind(act)), b"x") == [b"y"]


async def test_level_of_the_log_is_an_error_where_somebody_was_refused(
    behind: Callable[[Act], App], store: MemoryWebSessions, caplog: pytest.LogCaptureFixture
) -> None:
    async def act(session: Any, send: Send) -> None:
        session["a"] = 1
        await send(dict(START))

    store.is_down = True
    await ask(behind(act))
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
