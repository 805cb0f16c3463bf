"""`DynamoDBSessionMiddleware` as people add it: what the settings say it keeps sessions in."""

import json
import logging
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import boto3
import httpx
import pytest
from fastapi import FastAPI, Request
from moto import mock_aws
from starlette.applications import Starlette
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request as StarletteRequest
from starlette.responses import JSONResponse
from starlette.routing import Route
from uvicorn import Config, Server

from bot.adapters.aws.boto import Translated
from bot.errors import ConfigurationError
from bot.session_middleware import DynamoDBSessionMiddleware
from bot.web_sessions.asgi import App, Receive, Scope, Send
from bot.web_sessions.keeping import key_of
from tests.moto_over_http import moto_over_http
from tests.real_server import create_table
from tests.web_sessions.apps import Browser, starlette_app
from tests.web_sessions.exchange import ask, cookie_of, status

TABLE = "LLM-Duel-Sessions"
ON = {"USE_DYNAMODB_SESSIONS": "true"}
ABSENT = {"SESSION_TABLE_NAME": "absent"}


@pytest.fixture(autouse=True)
def by_boto3(monkeypatch: pytest.MonkeyPatch) -> None:
    """AWS is asked by what moto can intercept, where a test does not say otherwise."""
    monkeypatch.setenv("AWS_CLIENT", "boto3")


@pytest.fixture(scope="module")
def table(root: Path) -> Iterator[Any]:
    """A client to an account that has the documented table, and another one."""
    with mock_aws():
        client: Any = Translated(boto3.client("dynamodb"))
        for name in (TABLE, "mine", "lost"):
            create_table(client, root, name, "WebSessionsTable")
        yield client


def set_to(monkeypatch: pytest.MonkeyPatch, **variables: str) -> None:
    """Set these variables of the environment."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)


def documented() -> FastAPI:
    """An application that adds the middleware as the documentation writes it."""
    app = FastAPI()
    app.add_middleware(
        DynamoDBSessionMiddleware,
        session_cookie="session_id",
        max_age=7200,  # 2 hours
    )

    @app.post("/login")
    async def login(request: Request) -> dict[str, Any]:
        request.session["user"] = {"email": "user@example.com", "name": "User"}
        return {}

    @app.get("/whoami")
    async def whoami(request: Request) -> Any:
        return request.session.get("user")

    @app.post("/logout")
    async def logout(request: Request) -> dict[str, Any]:
        request.session.pop("user", None)
        request.session.clear()
        return {}

    return app


async def walked_through(app: App) -> httpx.Response:
    """Sign in, be known, sign out, be unknown; the answer to the sign-in."""
    browser = Browser(app)
    assert (await browser.http.get("/whoami")).json() is None
    signed_in = await browser("/login")
    found = (await browser.http.get("/whoami")).json()
    assert found == {"email": "user@example.com", "name": "User"}
    await browser("/logout")
    assert (await browser.http.get("/whoami")).json() is None
    return signed_in


async def test_the_documented_use_keeps_sessions_in_the_documented_table(
    monkeypatch: pytest.MonkeyPatch, table: Any
) -> None:
    set_to(monkeypatch, **ON)
    app = documented()
    answer = await walked_through(app)
    assert "Max-Age=7200" in answer.headers["set-cookie"]
    assert item_of(table, answer) == {}
    item = item_of(table, await Browser(app)("/login"))
    assert json.loads(item["user_data"]["S"])["user"]["name"] == "User"
    assert 7190 < int(item["ttl"]["N"]) - time.time() <= 7200


def id_of(answer: httpx.Response) -> str:
    """The id in the cookie that an answer sets."""
    return str(answer.headers["set-cookie"].split(";")[0].partition("=")[2])


def item_of(table: Any, answer: httpx.Response, name: str = TABLE) -> dict[str, Any]:
    """What the table holds of the session whose cookie an answer set."""
    key = {"session_id": {"S": key_of(id_of(answer))}}
    return dict(table.get_item(TableName=name, Key=key).get("Item", {}))


async def test_the_documented_use_signs_cookies_where_dynamodb_is_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    set_to(monkeypatch, SESSION_SECRET="key")
    answer = await walked_through(documented())
    assert answer.headers["set-cookie"].startswith("session_id=eyJ")

    async def nothing(*_: Any) -> None: ...

    theirs = SessionMiddleware(nothing, "key", session_cookie="session_id", max_age=7200)
    assert theirs.signer.unsign(id_of(answer), max_age=60)


async def test_a_key_given_to_it_signs_as_starlettes_option_does() -> None:
    def wrap(app: App) -> App:
        return DynamoDBSessionMiddleware(app, secret_key="example")

    browser = Browser(starlette_app(wrap))
    await browser("/update", {"a": 1})
    assert await browser.session() == {"a": 1}


async def test_migrating_keeps_people_signed_in_until_dynamodb_is_switched_on(
    monkeypatch: pytest.MonkeyPatch, table: Any
) -> None:
    old = Browser(starlette_app(partial(SessionMiddleware, secret_key="example")))
    await old("/update", {"a": 1})
    now = partial(DynamoDBSessionMiddleware, secret_key="example", session_cookie="session")
    for setting, seen in (("false", {"a": 1}), ("true", {}), ("false", {"a": 1})):
        set_to(monkeypatch, USE_DYNAMODB_SESSIONS=setting)
        browser = Browser(starlette_app(now))
        browser.http.cookies = httpx.Cookies(old.http.cookies)
        assert await browser.session() == seen


async def test_the_signing_key_may_be_a_parameter_of_ssm(
    monkeypatch: pytest.MonkeyPatch, table: Any
) -> None:
    ssm = boto3.client("ssm")
    ssm.put_parameter(Name="/sessions/key", Value="of ssm", Type="SecureString")
    set_to(monkeypatch, SESSION_SECRET_PARAMETER="/sessions/key")
    await walked_through(documented())


async def test_the_table_may_have_another_name(monkeypatch: pytest.MonkeyPatch, table: Any) -> None:
    set_to(monkeypatch, **ON, SESSION_TABLE_NAME="mine")
    assert item_of(table, await Browser(documented())("/login"), "mine")


async def test_the_light_client_asks_where_its_settings_are_enough(
    monkeypatch: pytest.MonkeyPatch, table: Any
) -> None:
    asked: list[str] = []
    with moto_over_http(asked.append) as url:
        set_to(monkeypatch, **ON, AWS_CLIENT="light", AWS_ENDPOINT_URL=url)
        await walked_through(documented())
    assert asked == ["PutItem", "GetItem", "GetItem", "DeleteItem"]


async def test_boto3s_asks_where_credentials_come_from_elsewhere(
    monkeypatch: pytest.MonkeyPatch, table: Any, tmp_path: Path
) -> None:
    profile = tmp_path / "credentials"
    profile.write_text("[default]\naws_access_key_id = a\naws_secret_access_key = b\n")
    set_to(monkeypatch, **ON, AWS_CLIENT="light", AWS_SHARED_CREDENTIALS_FILE=str(profile))
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    await walked_through(documented())


async def test_two_containers_share_the_sessions(
    monkeypatch: pytest.MonkeyPatch, table: Any
) -> None:
    set_to(monkeypatch, **ON)
    first, second = documented(), documented()
    browser = Browser(first)
    await browser("/login")
    browser.http._transport = httpx.ASGITransport(app=second)  # noqa: SLF001 - the same cookies
    assert (await browser.http.get("/whoami")).json()["name"] == "User"


async def test_the_offset_of_the_clock_counts(monkeypatch: pytest.MonkeyPatch, table: Any) -> None:
    set_to(monkeypatch, **ON)
    answer = await Browser(documented())("/login")
    assert item_of(table, answer)
    set_to(monkeypatch, CLOCK_OFFSET_SECONDS="7200")
    later = Browser(documented(), session_id=id_of(answer))
    assert (await later.http.get("/whoami")).json() is None


# --- a start that fails


async def nothing(scope: Scope, receive: Receive, send: Send) -> None:
    """Reads the session and answers 200."""
    scope["session"].get("user")
    await send({"type": "http.response.start", "status": 200})


BROKEN = {
    "no secret": {},
    "a setting that is none": {"USE_DYNAMODB_SESSIONS": "treu"},
    "no region": ON,
}


@pytest.mark.parametrize("how", BROKEN)
async def test_F59_what_cannot_begin_is_a_503_in_lambda_and_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    set_to(monkeypatch, **BROKEN[how], AWS_LAMBDA_FUNCTION_NAME="shop")
    with caplog.at_level(logging.ERROR):
        app = DynamoDBSessionMiddleware(nothing)
        assert status(await ask(app)) == 503
        assert (await ask(app, kind="websocket")) == [{"type": "websocket.close", "code": 1013}]
    assert "web sessions cannot begin" in caplog.text
    set_to(monkeypatch, USE_DYNAMODB_SESSIONS="false", SESSION_SECRET="key")
    assert status(await ask(app)) == 200


@pytest.mark.parametrize("how", BROKEN)
async def test_what_cannot_begin_elsewhere_fails_the_start_and_every_request(
    monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    set_to(monkeypatch, **BROKEN[how])
    (told,) = await ask(documented(), kind="lifespan")
    assert told["type"] == "lifespan.startup.failed"
    assert re.search(r"SESSION_SECRET|USE_DYNAMODB_SESSIONS|region", told["message"])
    with pytest.raises(ConfigurationError, match=r"SESSION_SECRET|USE_DYNAMODB_SESSIONS|region"):
        await ask(DynamoDBSessionMiddleware(nothing))


async def test_a_server_does_not_start_what_cannot_begin() -> None:
    server = Server(Config(documented(), host="127.0.0.1", port=0, log_config=None))
    with pytest.raises(SystemExit):
        await server.serve()
    assert not server.started


@pytest.mark.parametrize("where", ["", "shop"])
async def test_F59_a_table_that_is_not_there_is_a_503_and_nothing_in_memory(
    monkeypatch: pytest.MonkeyPatch, table: Any, caplog: pytest.LogCaptureFixture, where: str
) -> None:
    set_to(monkeypatch, **ON, **ABSENT, AWS_LAMBDA_FUNCTION_NAME=where)
    browser = Browser(documented())
    for _ in range(2):
        assert (await browser("/login")).status_code == 503
    assert "table absent: ResourceNotFoundException" in caplog.text


@pytest.mark.parametrize("where", ["", "shop"])
@pytest.mark.parametrize("has_region", [True, False])
async def test_F59_memory_serves_in_its_place_only_where_a_setting_says_so_and_is_logged(
    monkeypatch: pytest.MonkeyPatch,
    table: Any,
    caplog: pytest.LogCaptureFixture,
    where: str,
    has_region: bool,
) -> None:
    lenient = ON | ABSENT | {"SESSION_FALLBACK": "memory"}
    set_to(monkeypatch, **lenient, AWS_LAMBDA_FUNCTION_NAME=where)
    if not has_region:
        monkeypatch.delenv("AWS_DEFAULT_REGION")
    with caplog.at_level(logging.WARNING):
        await walked_through(documented())
    told = [one for one in caplog.messages if "kept in this process's memory" in one]
    assert len(told) == 1


async def test_F59_once_the_table_answered_memory_never_takes_its_place(
    monkeypatch: pytest.MonkeyPatch, table: Any
) -> None:
    set_to(monkeypatch, **ON, SESSION_FALLBACK="memory", SESSION_TABLE_NAME="lost")
    browser = Browser(documented())
    await browser("/login")
    table.delete_table(TableName="lost")
    assert (await browser.http.get("/whoami")).status_code == 503
    assert (await browser("/login")).status_code == 503


async def test_other_scopes_pass_while_nothing_can_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    set_to(monkeypatch, AWS_LAMBDA_FUNCTION_NAME="shop")
    seen: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope["type"])

    await ask(DynamoDBSessionMiddleware(app), kind="lifespan")
    assert seen == ["lifespan"]


def test_it_needs_no_starlette_where_sessions_are_in_dynamodb() -> None:
    code = (
        "import sys, bot.session_middleware; "
        "print({'starlette', 'itsdangerous', 'fastapi', 'botocore'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


async def test_starlette_takes_it_as_its_own() -> None:
    async def view(request: StarletteRequest) -> JSONResponse:
        request.session["n"] = request.session.get("n", 0) + 1
        return JSONResponse(request.session)

    app = Starlette(routes=[Route("/", view, methods=["POST"])])
    app.add_middleware(DynamoDBSessionMiddleware, secret_key="example", same_site="strict")
    first = await ask(app)
    assert cookie_of(first).startswith(b"session_id=")
    assert (await ask(app, cookies=[cookie_of(first)]))[1]["body"] == b'{"n":2}'
