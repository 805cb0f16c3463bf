"""The whole application on this machine: template.yaml deployed into a local AWS."""

import http.client
import json
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self
from urllib.parse import urlsplit

from bot.deployment import template
from bot.deployment.build import Builder
from bot.deployment.targets import local_target
from bot.deployment.template import Function
from bot.playground.stack import engine
from bot.playground.stack.aws import Aws
from bot.playground.stack.containers import Container, containers
from bot.playground.stack.deploy import deploy
from bot.playground.stack.engine import Engine

PROJECT = Path(__file__).parents[3]
ENGINE_PORT = 8401
CALL_SECONDS = 30.0
QUIET_SECONDS = 15.0

PATIENCE = {"WorkerTimeout": "20", "QueueVisibilityTimeout": "120"}
"""A killed worker's job comes back after the visibility timeout: sooner here than on AWS."""

_PLATFORM_LINE = re.compile(r"(START|END|REPORT) RequestId: ")


class Places(NamedTuple):
    """Where things are: the project, the MiniStack program, what is built, what is left running."""

    root: Path = PROJECT
    ministack: Path = PROJECT / ".venv-ministack" / "bin" / "ministack"
    build: Path = PROJECT / "build" / "local"
    work: Path = PROJECT / ".ux-agent-local"


class StackOptions(NamedTuple):
    """What a stack is deployed with; `parameters` are further ones of template.yaml, by name.

    `secrets` are kept as SecureStrings of those names before that.
    """

    public_key: str
    application_id: str
    sites: Mapping[str, str]
    discord_api_url: str
    pull_request_url: str = ""
    parameters: Mapping[str, str] = {}
    secrets: Mapping[str, str] = {}
    port: int = ENGINE_PORT
    places: Places = Places()


class Answer(NamedTuple):
    """What the function URL answered; header names are lower-case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Told(NamedTuple):
    """The same with all headers, also those that came twice, as cookies do."""

    status: int
    pairs: Sequence[tuple[str, str]]
    body: bytes


class LogLine(NamedTuple):
    """One line that a function wrote, with its time in epoch milliseconds."""

    at: int
    text: str


class LocalStack:
    """A running stack. Every method may be called from any thread."""

    def __init__(
        self,
        running: Engine,
        aws: Aws,
        outputs: Mapping[str, str],
        functions: Iterable[Function],
    ) -> None:
        self.engine = running
        self.aws = aws
        self.outputs = outputs
        self._functions = {function.name: function.logical_id for function in functions}
        self._calls = 0
        self._is_gone: bool | None = None
        self._quiet = threading.Condition()

    @classmethod
    def start(cls, options: StackOptions, say: Callable[[str], None]) -> Self:
        """Build what changed, start the local AWS and deploy; returns when it can be called.

        `say` hears of each step. Raises BuildFailed, PortTaken, EngineFailed, DeployFailed and
        bot.errors.ConfigurationError, all with a text for the person, and leaves nothing running.
        """
        places = options.places
        engine.refuse_taken(options.port)
        declared = template.load(places.root / "template.yaml")
        target = local_target(places.ministack.with_name("python"))
        builder = Builder(places.root, places.build, target, say)
        parameters = _parameters(options)
        functions = template.functions(declared, parameters)
        archives = {function.logical_id: builder.archive(function) for function in functions}
        say("starting the local AWS")
        running = engine.start(places.ministack, options.port, places.work)
        try:
            aws = Aws(running.endpoint)
            for name, value in options.secrets.items():
                aws.keep_secret(name, value)
            say("deploying template.yaml")
            outputs = deploy(aws, declared, archives, parameters)
            return cls(running, aws, outputs, functions)
        except BaseException:
            running.stop()
            raise

    def invoke_url(self, body: bytes, headers: Mapping[str, str]) -> Answer:
        """POST to the interactions function's URL; raises OSError when nothing answers."""
        return self.post("InteractionsEndpointUrl", body, headers)

    def post(self, output: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """POST to the function URL in that output; raises OSError when nothing answers."""
        return self.call(output, "POST", "/", body, headers)

    def call(
        self, output: str, method: str, path: str, body: bytes, headers: Mapping[str, str]
    ) -> Answer:
        """Ask the function URL in that output; raises OSError when nothing answers."""
        told = self.ask(output, method, path, body, headers)
        return Answer(told.status, dict(told.pairs), told.body)

    def ask(
        self, output: str, method: str, path: str, body: bytes, headers: Mapping[str, str]
    ) -> Told:
        """The same with every header; raises KeyError where there is no such output."""
        host = urlsplit(self.outputs[output]).netloc
        with self._calling():
            connection = http.client.HTTPConnection(
                engine.HOST, self.engine.port, timeout=CALL_SECONDS
            )
            try:
                connection.request(method, path, body, {**headers, "host": host})
                response = connection.getresponse()
                pairs = [(name.lower(), value) for name, value in response.getheaders()]
                return Told(response.status, pairs, response.read())
            finally:
                connection.close()

    def containers(self) -> list[Container]:
        """The processes that serve the functions now, oldest first (on Linux)."""
        return containers(self.engine.folder, self._deployed)

    def recycle(self, function: str = "interactions") -> list[Container]:
        """End all containers of a function, so that the next call meets a new one; those ended.

        Waits for calls under way, as AWS does. A worker's job under way is cut off instead, and
        comes back after the queue's visibility timeout.
        """
        with self._quiet:
            self._quiet.wait_for(lambda: not self._calls, QUIET_SECONDS)
            ended = [container for container in self.containers() if container.function == function]
            self._renew(self._deployed[function])
        return ended

    def _renew(self, name: str) -> None:
        """Set the function's timeout to what it is: a change of it ends all containers."""
        timeout = self.aws.functions.get_function_configuration(FunctionName=name)["Timeout"]
        self.aws.functions.update_function_configuration(FunctionName=name, Timeout=timeout)

    def conversation(self, conversation_id: str) -> dict[str, Any] | None:
        """The stored item in DynamoDB's wire format, or None when there is none."""
        found = self.aws.dynamodb.get_item(
            TableName=self.outputs["ConversationsTable"],
            Key={"conversation_id": {"S": conversation_id}},
            ConsistentRead=True,
        )
        return dict(found["Item"]) if "Item" in found else None

    def logs(self, function: str = "interactions", since: int = 0) -> list[LogLine]:
        """What a function wrote since `since` (epoch milliseconds), oldest first."""
        group = self.outputs[f"{self._functions[function].removesuffix('Function')}LogGroup"]
        pages = self.aws.logs.get_paginator("filter_log_events").paginate(
            logGroupName=group, startTime=since
        )
        return [
            LogLine(event["timestamp"], event["message"])
            for page in pages
            for event in page["events"]
            if not _PLATFORM_LINE.match(event["message"])
        ]

    def stop(self) -> bool:
        """End the local AWS and all functions. May be called twice.

        Whether nothing of them is left, no file either: those may still be being removed.
        """
        if self._is_gone is None:
            self._is_gone = self.engine.stop()
        return self._is_gone

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def _deployed(self) -> dict[str, str]:
        return {name: self.outputs[logical_id] for name, logical_id in self._functions.items()}

    @contextmanager
    def _calling(self) -> Iterator[None]:
        with self._quiet:
            self._calls += 1
        try:
            yield
        finally:
            with self._quiet:
                self._calls -= 1
                self._quiet.notify_all()


def _parameters(options: StackOptions) -> dict[str, str]:
    return {
        "DiscordPublicKey": options.public_key,
        "DiscordApplicationId": options.application_id,
        "DiscordApiUrl": options.discord_api_url,
        "PullRequestUrl": options.pull_request_url,
        "Alarms": "off",  # MiniStack has no alarms over several metrics, and nobody to hear them
        "Sites": json.dumps(dict(options.sites)),
        **PATIENCE,
        **options.parameters,
    }
