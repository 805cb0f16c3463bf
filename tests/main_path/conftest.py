"""The whole application on this machine: template.yaml deployed, a small Discord, a git site."""

import os
import random
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import uvicorn
from starlette.applications import Starlette

from bot.playground.discord.exchange import Exchange
from bot.playground.discord.message import Message
from bot.playground.discord.people import User
from bot.playground.discord.routes import api
from bot.playground.discord.small_discord import SmallDiscord
from bot.playground.stack.local_stack import LocalStack, Places, StackOptions
from tests.git_site import git, new_site
from tests.shown import shown

HOST = "127.0.0.1"
BOT_TOKEN = "/ux-agent/main-path/discord-bot-token"


class Town(NamedTuple):
    """Everything that takes part in a conversation."""

    discord: SmallDiscord
    stack: LocalStack
    site: Path

    @property
    def ada(self) -> User:
        """Somebody in the server."""
        return self.discord.state.world.users[0]

    @property
    def bob(self) -> User:
        """Somebody else there."""
        return self.discord.state.world.users[1]

    def ask(self, request: str) -> Exchange:
        """`/ux-update`, answered."""
        exchange = self.discord.client.command(self.ada, "ux-update", {"request": request})
        assert exchange.status == "answered", exchange.reason
        return exchange

    def press(self, exchange: Exchange, label: str, user: User | None = None) -> Exchange:
        """Press a button of the message that an exchange answered with."""
        message = self.message(exchange)
        pressed = self.discord.client.press(user or self.ada, message.id, custom_id(message, label))
        assert pressed.status == "answered", pressed.reason
        return pressed

    def message(self, exchange: Exchange) -> Message:
        """The message that an exchange answered with."""
        return self.discord.state.message(exchange.original_id)

    def item(self, exchange: Exchange) -> dict[str, Any] | None:
        """The stored conversation behind a message with buttons, in wire format."""
        found = custom_id(self.message(exchange), "Cancel")
        return self.stack.conversation(found.split(":")[2])

    def until(self, done: Callable[[], Any], seconds: float = 90) -> Any:
        """Wait until `done` gives something true, and return it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = done()
            if found:
                return found
            time.sleep(0.1)
        raise AssertionError("it never happened")

    def pulls(self) -> list[Path]:
        """The records of the site's pull requests."""
        return sorted((self.site / ".git" / "ux-agent" / "pulls").glob("*.json"))


def text_of(message: Message) -> str:
    """All that a message says."""
    return shown(message.resource()).words


def custom_id(message: Message, label: str) -> str:
    """The custom_id of the button with that label."""
    for name, part in shown(message.resource()).buttons.items():
        if label in name:
            return str(part["custom_id"])
    raise AssertionError(f"no button {label!r} in {message.components}")


def free_port() -> int:
    """A free port below those that the system hands out for outgoing connections."""
    for port in random.sample(range(20000, 30000), 100):
        with socket.socket() as trial:
            if trial.connect_ex((HOST, port)) != 0:
                return port
    raise AssertionError("no free port")


def serve(discord: SmallDiscord, port: int) -> tuple[uvicorn.Server, threading.Thread]:
    """The small Discord's API on loopback, in a thread."""
    app = Starlette(routes=[api(discord.rest)])
    server = uvicorn.Server(uvicorn.Config(app, host=HOST, port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    return server, thread


@pytest.fixture(scope="module")
def further_parameters() -> Mapping[str, str]:
    """What a file's stack is deployed with besides; a file may have a fixture of its own."""
    return {}


@pytest.fixture(scope="module")
def town(
    root: Path, tmp_path_factory: pytest.TempPathFactory, further_parameters: Mapping[str, str]
) -> Iterator[Town]:
    """One stack for the tests of a file; each asks for changes of its own."""
    folder = tmp_path_factory.mktemp("town")
    site = new_site(folder / "site", {"README": "x"})
    shutil.copytree(root / "bot" / "playground" / "sample_site", site, dirs_exist_ok=True)
    git(site, "add", "--all")
    git(site, "commit", "--quiet", "-m", "The bakery")
    discord = SmallDiscord()
    port = free_port()
    server, thread = serve(discord, port)
    guild = discord.state.world.guild.id
    options = StackOptions(
        public_key=discord.public_key,
        application_id=discord.application_id,
        sites={guild: str(site)},
        discord_api_url=f"http://{HOST}:{port}/api/v10",
        pull_request_url="http://127.0.0.1:8400/playground/pulls/{number}",
        parameters={"DiscordBotTokenParameter": BOT_TOKEN, **further_parameters},
        secrets={BOT_TOKEN: discord.bot_token},
        port=free_port(),
        places=Places(work=folder / "work"),
    )
    try:
        with LocalStack.start(options, print) as stack:

            def endpoint(
                body: bytes, headers: dict[str, str]
            ) -> tuple[int, Mapping[str, str], bytes]:
                return tuple(stack.invoke_url(body, headers))  # type: ignore[return-value]

            discord.connect(endpoint)
            assert discord.client.check_endpoint() == ""
            yield Town(discord, stack, site)
    finally:
        server.should_exit = True
        thread.join(10)


def kill(pid: int) -> None:
    """SIGKILL, and wait until the process is gone."""
    os.kill(pid, 9)
    end = time.monotonic() + 30
    while time.monotonic() < end:
        state = Path(f"/proc/{pid}/stat")
        if not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] == "Z":
            return
        time.sleep(0.02)
    raise AssertionError(f"{pid} does not die")
