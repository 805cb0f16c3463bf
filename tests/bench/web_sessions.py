"""The session middleware beside Starlette's own: what a request takes of the processor and tables.

All are asked over ASGI in this process, the same application behind each, in turns; requests to
DynamoDB go to the stand-in, whose own time does not count.
"""

import asyncio
import statistics
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from botocore.session import Session as AwsSession
from starlette.applications import Starlette
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.adapters.aws.boto import Translated
from bot.adapters.aws.light import open_tables
from bot.adapters.aws.shared import Shared
from bot.adapters.dynamodb.web_sessions import DynamoWebSessions
from bot.adapters.memory_web_sessions import MemoryWebSessions
from bot.session_middleware import DynamoDBSessionMiddleware
from bot.settings import AwsSettings
from bot.web_sessions.asgi import App
from tests.bench.certificates import make_server
from tests.bench.payments import client_of
from tests.bench.rounds import StandIn, stand_in
from tests.web_sessions.exchange import ask, cookie_of

ROUNDS = 5
BATCH = 200
STARLETTE, AGAIN = "Starlette's own", "Starlette's again"
MEMORY, DYNAMODB, BOTO3 = "ours in memory", "ours in DynamoDB", "by boto3 in DynamoDB"
KINDS = ("untouched", "read", "written")
_REQUESTS = ("GetItem", "PutItem", "UpdateItem", "DeleteItem")
CONTENT = {
    "user": {"id": "812340118112239747", "name": "Olive", "email": "olive@example.org"},
    "csrf": "b7bF6xS1m0vO3qkT9cJ2uQ",
    "servers": [{"id": str(10**17 + number), "name": f"Server {number}"} for number in range(5)],
}


class Measured(NamedTuple):
    """One contender and kind of request: by round, its seconds of CPU and requests to the table."""

    name: str
    kind: str
    seconds: list[float]
    table_requests: list[float]


def application(wrap: Callable[[App], App]) -> App:
    """Endpoints that leave the session alone, read it, and write it, behind a middleware."""

    async def untouched(request: Request) -> Response:
        return Response()

    async def read(request: Request) -> Response:
        return Response(request.session.get("csrf", ""))

    async def written(request: Request) -> Response:
        request.session["seen"] = request.session.get("seen", 0) + 1
        return Response()

    async def begun(request: Request) -> Response:
        request.session.update(CONTENT)
        return Response()

    made = (untouched, read, written, begun)
    app = Starlette(routes=[Route(f"/{one.__name__}", one, methods=["POST"]) for one in made])
    return wrap(app)


def contenders(light: Any, boto3: Any) -> dict[str, App]:
    """The application behind each, ours over clients of DynamoDB too."""
    ours = partial(partial, DynamoDBSessionMiddleware)
    theirs = partial(SessionMiddleware, secret_key="bench", max_age=3600)
    wraps: dict[str, Callable[[App], App]] = {
        STARLETTE: theirs,
        MEMORY: ours(store=MemoryWebSessions()),
        DYNAMODB: ours(store=DynamoWebSessions(light, "light")),
        BOTO3: ours(store=DynamoWebSessions(Translated(boto3), "boto3")),
        AGAIN: theirs,
    }
    return {name: application(wrap) for name, wrap in wraps.items()}


async def beside(aws: StandIn, apps: Mapping[str, App], rounds: int, batch: int) -> list[Measured]:
    """Every contender and kind, in turns."""
    cookies = {name: cookie_of(await ask(app, "/begun")) for name, app in apps.items()}
    found = [Measured(name, kind, [], []) for name in apps for kind in KINDS]
    for number in range(-1, rounds):  # the first is to warm up
        for name, kind, seconds, table_requests in found:
            aws.take_counts()
            taken = await _batch(apps[name], kind, cookies, name, batch)
            counts = aws.take_counts()
            if number >= 0:
                seconds.append(taken / batch)
                table_requests.append(sum(counts.get(one, 0) for one in _REQUESTS) / batch)
    return found


async def _batch(app: App, kind: str, cookies: dict[str, bytes], name: str, batch: int) -> float:
    """Seconds of CPU, those of other threads included; a browser keeps what it is given."""
    began = time.process_time()
    for _ in range(batch):
        answer = await ask(app, f"/{kind}", cookies=[cookies[name]])
        cookies[name] = cookie_of(answer) or cookies[name]
    return time.process_time() - began


def told(found: list[Measured]) -> str:
    """The lines of a report: ratios to Starlette's own of the same round."""
    by_name = {(one.name, one.kind): one for one in found}
    lines = [f"web sessions, under Starlette: CPU a request, medians of {len(found[0].seconds)}"]
    for kind in KINDS:
        base = by_name[STARLETTE, kind].seconds
        parts = [f"{STARLETTE} {statistics.median(base) * 1e6:.0f} µs (1.00)"]
        for name in (AGAIN, MEMORY, DYNAMODB, BOTO3):
            one = by_name[name, kind]
            parts.append(f"{name} {ratio(one.seconds, base):.2f}")
        parts.append(f"{by_name[DYNAMODB, kind].table_requests[-1]:.0f} requests to the table")
        lines.append(f"  {kind}: {'; '.join(parts)}")
    return "\n".join(lines)


def ratio(seconds: list[float], base: list[float]) -> float:
    """The median of the ratios, round by round."""
    return statistics.median(one / other for one, other in zip(seconds, base, strict=True))


def measured(root: Path, scratch: Path, rounds: int = ROUNDS, batch: int = BATCH) -> list[Measured]:
    """All contenders, ours on a stand-in of its own, its certificate in `scratch`."""
    server = make_server(scratch)
    with stand_in(root, server) as aws:
        variables = {
            "AWS_ACCESS_KEY_ID": "bench",
            "AWS_SECRET_ACCESS_KEY": "bench",
            "AWS_REGION": "us-east-1",
            "AWS_ENDPOINT_URL": f"https://127.0.0.1:{aws.port}",
            "AWS_CA_BUNDLE": str(server.authority),
        }
        light = Shared(lambda: open_tables(AwsSettings.read(variables)))
        boto3 = client_of(AwsSession(), server, aws.port)
        return asyncio.run(beside(aws, contenders(light, boto3), rounds, batch))
