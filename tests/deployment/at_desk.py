"""A person at the desk, scripted; Discord and GitHub on loopback, AWS in this process."""

import io
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import httpx
from botocore.exceptions import ClientError
from moto import mock_aws
from starlette.applications import Starlette

from bot.deployment.amazon import Amazon
from bot.deployment.answers import Answers, Asker
from bot.deployment.desk import Desk
from bot.deployment.screen import Screen
from bot.deployment.shipping import Yard
from bot.deployment.stage import Stage
from bot.playground.discord.authorizing import pages
from bot.playground.discord.routes import api
from bot.playground.discord.small_discord import SmallDiscord
from bot.playground.github.server import GitHubServer
from bot.playground.github.small_github import SmallGitHub
from bot.playground.page.server import HOST, WebServer, reserve
from bot.settings import Settings

REGION = "eu-west-1"
SITE = "bakery/website"
MANIFEST = b"version: 1\nsections:\n  home:\n    properties: {}\n"


class Typed(Screen):
    """A screen whose person types these lines, one for each question."""

    def __init__(self, *lines: str) -> None:
        super().__init__(io.StringIO(), has_colour=False, columns=100)
        self.lines = list(lines)
        self.acts: list[Callable[[], object]] = []

    def ask(self, default: str = "") -> str:
        """The next line, else what is proposed; before that the person does what is in `acts`."""
        while self.acts:
            self.acts.pop(0)()
        return self.lines.pop(0) or default

    def ask_secret(self) -> str:
        """The next line."""
        return self.lines.pop(0)

    @property
    def shown(self) -> str:
        """All that was shown, blanks made one."""
        assert isinstance(self.out, io.StringIO)
        return " ".join(self.out.getvalue().split())


class Stacks:
    """CloudFormation with at most one stack, which is as these attributes say; '' is none."""

    def __init__(self) -> None:
        self.status = ""
        self.outputs: dict[str, str] = {}
        self.parameters: dict[str, str] = {}
        self.events: list[dict[str, Any]] = []
        self.alarms: list[str] = []

    def describe_stacks(self, StackName: str) -> dict[str, Any]:  # noqa: N803 - AWS's own
        """The stack; refuses as CloudFormation does where there is none."""
        if not self.status:
            words = f"Stack with id {StackName} does not exist"
            raise ClientError({"Error": {"Code": "ValidationError", "Message": words}}, "Describe")
        outputs = [{"OutputKey": key, "OutputValue": at} for key, at in self.outputs.items()]
        given = [{"ParameterKey": key, "ParameterValue": at} for key, at in self.parameters.items()]
        found = {"StackStatus": self.status, "Outputs": outputs, "Parameters": given}
        return {"Stacks": [found]}

    def describe_stack_events(self, StackName: str) -> dict[str, Any]:  # noqa: N803 - AWS's own
        """What happened to it, newest first."""
        self.describe_stacks(StackName)
        return {"StackEvents": self.events[::-1]}

    def describe_stack_resources(self, StackName: str) -> dict[str, Any]:  # noqa: N803
        """Its alarms, and a queue."""
        kinds = [("AWS::CloudWatch::Alarm", name) for name in self.alarms]
        keys = ("ResourceType", "PhysicalResourceId")
        found = [("AWS::SQS::Queue", "queue"), *kinds]
        return {"StackResources": [dict(zip(keys, one, strict=True)) for one in found]}

    def delete_stack(self, StackName: str) -> None:  # noqa: N803 - AWS's own
        """It is gone at once."""
        self.status = ""

    def get_waiter(self, name: str) -> "Stacks":
        """Nothing needs waiting for."""
        return self

    def wait(self, **_: object) -> None:
        """As above."""


class Room(NamedTuple):
    """What is outside of the desk, and the way to sit down at it."""

    discord: SmallDiscord
    github: SmallGitHub
    http: httpx.Client
    amazon: Amazon
    stacks: Stacks
    addresses: dict[str, str]
    folder: Path

    @property
    def server(self) -> str:
        """The id of the one server."""
        return self.discord.state.world.guild.id

    def desk(self, *lines: str, given: tuple[str, ...] = (), **environment: str) -> Desk:
        """A desk whose person types these lines; nobody is asked where there is none."""
        screen = Typed(*lines)
        answers = Answers(self.folder / "answers.json", given)
        return Desk(
            screen=screen,
            asker=Asker(screen, answers, is_quiet=not lines),
            stage=Stage.of("prod"),
            amazon=self.amazon,
            yard=Yard(self.folder, self.folder / "left"),
            settings=Settings(self.addresses | environment),
            http=self.http,
            sleep=lambda seconds: None,
        )


def person(desk: Desk) -> Typed:
    """Who types at the desk."""
    assert isinstance(desk.screen, Typed)
    return desk.screen


def shown(desk: Desk) -> str:
    """What the desk's screen shows."""
    return person(desk).shown


@contextmanager
def room(folder: Path) -> Iterator[Room]:
    """An AWS account, a Discord application and a GitHub repository, all empty but for the site."""
    discord, github = SmallDiscord(), SmallGitHub(folder / "github")
    github.add_repository(SITE, {".ux-agent.yml": MANIFEST, "index.html": b"<h1>Hello</h1>"})
    held = reserve(0)
    address = f"http://{HOST}:{held.getsockname()[1]}/api/v10"
    app = Starlette(routes=[api(discord.rest), *pages(discord.developer)])
    with ExitStack() as stack:
        stack.enter_context(mock_aws())
        stack.enter_context(WebServer(app, held))
        served = stack.enter_context(GitHubServer(github))
        http = stack.enter_context(httpx.Client())
        addresses = {"DISCORD_API_URL": address, "GITHUB_API_URL": served.url}
        amazon, stacks = Amazon(REGION), Stacks()
        amazon.clients["cloudformation"] = stacks
        yield Room(discord, github, http, amazon, stacks, addresses, folder)
