"""`ux-agent cloud`: an empty AWS account, a Discord application, a GitHub repository to try with.

All three are on this machine: MiniStack, the small Discord, the small GitHub. What the README says
about deployment can be followed word for word against them.
"""

import shutil
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from bot.deployment import template
from bot.deployment.screen import Screen
from bot.playground.cloud.completing import Completer
from bot.playground.cloud.view import CloudBot, CloudPlayground
from bot.playground.discord.endpoint import Endpoint, dial
from bot.playground.discord.gateway_socket import PATH as GATEWAY
from bot.playground.discord.gateway_socket import gateway_route
from bot.playground.discord.small_discord import SmallDiscord
from bot.playground.github.control import control
from bot.playground.github.server import GitHubServer
from bot.playground.github.small_github import SmallGitHub
from bot.playground.page.hosted_site import HostedSite
from bot.playground.page.server import HOST, WebServer, reserve
from bot.playground.page.web import build
from bot.playground.sample import fresh_copy
from bot.playground.stack import engine
from bot.playground.stack.aws import ACCESS_KEY, Aws
from bot.playground.stack.local_stack import Places
from bot.playground.stopping import Stopping
from bot.settings import allows_colour

VARIABLES = "cloud.env"
REPOSITORY = "bakery/website"
_FUNCTION_URLS = ".lambda-url."
_LOOK_SECONDS = 0.5


class Cloud(NamedTuple):
    """The running stand-ins; `folder` holds what they keep."""

    discord: SmallDiscord
    github: SmallGitHub
    aws_address: str
    address: str
    github_address: str
    folder: Path

    @property
    def variables(self) -> dict[str, str]:
        """What a shell needs to know to take them for AWS, Discord and GitHub."""
        return {
            "AWS_ENDPOINT_URL": self.aws_address,
            "AWS_ACCESS_KEY_ID": ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY": ACCESS_KEY,
            "AWS_DEFAULT_REGION": engine.REGION,
            "DISCORD_API_URL": f"{self.address}/api/v10",
            "DISCORD_GATEWAY_URL": f"ws{self.address.removeprefix('http')}{GATEWAY}",
            "DISCORD_BOT_TOKEN": self.discord.bot_token,
            "DISCORD_CLIENT_SECRET": self.discord.grants.client_secret,
            "DISCORD_OAUTH_URL": f"{self.address}/oauth2/authorize",
            "GITHUB_API_URL": self.github_address,
            "GITHUB_APP_ID": str(self.github.app.id),
            "GITHUB_INSTALLATION_ID": str(self.github.app.installation_id),
        }


def main(port: int, *, places: Places | None = None) -> int:
    """Serve until a signal comes; raises bot.errors.BotError when something cannot start.

    The small Discord and the page are at `port`, the local AWS and the small GitHub after it.
    """
    where = places or Places()
    over = _told_to_stop()
    screen = Screen(sys.stdout, has_colour=sys.stdout.isatty() and allows_colour())
    end = Stopping()
    with _running(port, where, end) as cloud:
        file = where.work / VARIABLES
        text = _lead_there(cloud, file)
        _tell(screen, cloud, file)
        while not over.wait(_LOOK_SECONDS):
            pass  # a signal that comes just before a wait begins is only seen when it ends
        screen.text("")  # the terminal has shown ^C
        end.begin(screen.step)
        if file.is_file() and file.read_text(encoding="utf-8") == text:
            file.unlink()  # unless another one leads elsewhere by now
    end.finish(screen.step)
    return 0


@contextmanager
def _running(port: int, places: Places, end: Stopping) -> Iterator[Cloud]:
    folder = places.work / f"cloud-{port}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    discord, github = (
        SmallDiscord(),
        SmallGitHub(folder / "github", web=f"http://{HOST}:{port}/github"),
    )
    hosted = github.add_repository(REPOSITORY)
    with reserve(port) as held:
        hosted.import_folder(fresh_copy(folder / "site"))
        running = engine.start(places.ministack, port + 1, folder)
        try:
            aws = Aws(running.endpoint)
            _prepare(discord, f"{HOST}:{running.port}")
            playground = CloudPlayground(
                discord, HostedSite(hosted), CloudBot(running, aws, discord)
            )
            completer = Completer(aws, template.load(places.root / "template.yaml"))
            completer.start()
            app = build(playground, github)
            app.router.routes.insert(0, gateway_route(discord.gateway))
            with (
                WebServer(app, held, has_sockets=True),
                GitHubServer(github, port=port + 2, more=[control(github)]) as served,
            ):
                address = f"http://{HOST}:{port}"
                yield Cloud(discord, github, running.endpoint, address, served.url, folder)
            completer.stop()
        finally:
            if not running.stop():
                end.leaves(f"what the functions unpacked in {folder}")


def _prepare(discord: SmallDiscord, aws: str) -> None:
    """An application of which Discord knows nothing yet, and in no server."""
    discord.state.joined.clear()
    discord.state.installed_by.clear()
    discord.state.is_strict = True

    def call(url: str) -> Endpoint:
        return dial(url, aws if _FUNCTION_URLS in url else "")

    discord.dial = call


def _lead_there(cloud: Cloud, file: Path) -> str:
    """Write the variables to a file for the shell; its content."""
    key = cloud.folder / "github-app.pem"
    key.write_text(cloud.github.app.private_key, encoding="ascii")
    key.chmod(0o600)
    lines = [f"export {name}='{value}'" for name, value in cloud.variables.items()]
    lines.append(f"export GITHUB_PRIVATE_KEY=\"$(cat '{key}')\"")
    text = "\n".join(lines) + "\n"
    file.write_text(text, encoding="utf-8")
    file.chmod(0o600)
    return text


def _tell(screen: Screen, cloud: Cloud, file: Path) -> None:
    """Say what is where."""
    screen.title("ux-agent cloud", "an empty account to deploy to, all of it on this machine")
    screen.chapter("In another terminal")
    site = f"{cloud.discord.state.world.guild.id}={REPOSITORY}"
    screen.text(
        f". {file} && make deploy",
        "or, asking nothing:",
        f'. {file} && make deploy ARGS="--yes --answer sites={site}"',
    )
    screen.chapter("What is there")
    screen.text(
        f"AWS        {cloud.aws_address}  (MiniStack; roles are enforced)",
        f"Discord    {cloud.address}/playground  (server {cloud.discord.state.world.guild.id})",
        f"GitHub     {cloud.github_address}/_control/  (repository {REPOSITORY})",
        "stop       Ctrl-C; the account is forgotten",
        "",
    )


def _told_to_stop() -> threading.Event:
    over = threading.Event()

    def stop(_: int, __: FrameType | None) -> None:
        over.set()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    return over
