"""The bot as a process of its own, on the very template in a local AWS."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bot.adapters.discord_portal import Application
from bot.interactions.commands import COMMANDS
from bot.playground.behind_gateway import Backing, Ground, local_stack
from bot.playground.discord.endpoint import nobody
from bot.playground.discord.exchange import Exchange
from bot.playground.discord.message import Message
from bot.playground.discord.people import User
from bot.playground.discord.small_discord import SmallDiscord
from bot.playground.sample import fresh_copy
from bot.playground.stack.local_stack import Places
from bot.settings import Settings
from tests.gateway.stage import Address, served
from tests.real_server import free_port
from tests.served import parents_by_process
from tests.transcripts.screen import buttons

pytestmark = pytest.mark.slow

SECONDS = 60.0
ROOT = Path(__file__).parents[2]


def until(done: Callable[[], Any], why: Callable[[], object]) -> Any:
    """Wait for something true, and give it."""
    end = time.monotonic() + SECONDS
    while not (found := done()):
        assert time.monotonic() < end, why()
        time.sleep(0.05)
    return found


class Process:
    """`ux-agent gateway`, typed in an environment."""

    def __init__(self, environment: dict[str, str], *arguments: str) -> None:
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "gateway", *arguments],
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def until_ready(self) -> None:
        """Wait until it says so."""
        until(lambda: any("ready:" in line for line in self.lines) or self._is_over(), self.said)
        assert not self._is_over(), self.said()

    def end(self, how: signal.Signals) -> int:
        """Send a signal and wait for the end; the exit status."""
        self.process.send_signal(how)
        status = self.process.wait(SECONDS)
        self._reader.join(SECONDS)
        return status

    def said(self) -> str:
        """All that it wrote."""
        return "\n".join(self.lines)

    def _is_over(self) -> bool:
        return self.process.poll() is not None

    def _read(self) -> None:
        assert self.process.stdout
        with self.process.stdout as printed:
            self.lines.extend(line.rstrip("\n") for line in printed)


class Scene(NamedTuple):
    """A small Discord with people, and a stack whose worker edits messages there."""

    discord: SmallDiscord
    address: Address
    backing: Backing
    site: Path

    @property
    def olive(self) -> User:
        """Somebody in the server."""
        return self.discord.state.world.users[0]

    @contextmanager
    def bot(self, *arguments: str, **environment: str) -> Iterator[Process]:
        """A process, gone when the block ends."""
        process = Process({**self.environment, **environment}, *arguments)
        try:
            process.until_ready()
            yield process
        finally:
            if process.process.poll() is None:
                process.end(signal.SIGTERM)

    @property
    def environment(self) -> dict[str, str]:
        """What the bot needs to know: where Discord is, and where AWS is."""
        named = {name: value for name, value in self.backing.variables.items() if value}
        return {**named, **at_discord(self.discord, self.address)}

    def ask(self, request: str) -> Exchange:
        """`/ux-update`."""
        exchange = self.discord.client.command(self.olive, "ux-update", {"request": request})
        assert exchange.status == "answered", exchange.reason
        return exchange

    def button(self, exchange: Exchange, label: str) -> tuple[Message, str]:
        """The message that an answer has become once it has that button, and its custom_id."""

        def found() -> tuple[Message, str] | None:
            message = self.discord.state.message(exchange.original_id)
            ids = [one["custom_id"] for one in buttons(message) if one.get("label") == label]
            return (message, ids[0]) if ids else None

        pair: tuple[Message, str] = until(found, lambda: self.discord.state.messages)
        return pair

    def press(self, message: Message, custom_id: str) -> Exchange:
        """Press a button, which must be answered."""
        exchange = self.discord.client.press(self.olive, message.id, custom_id)
        assert exchange.status == "answered", exchange.reason
        return exchange

    @contextmanager
    def over_http(self) -> Iterator[None]:
        """Interactions go to the function URL meanwhile."""
        self.discord.connect(self.backing.stack.invoke_url)
        yield
        self.discord.connect(nobody)

    def has_link(self, message: Message) -> bool:
        """Whether a message tells of the newest pull request."""
        return bool(self.pulls()) and f"ux-agent/pulls/{len(self.pulls())}" in str(
            message.resource()
        )

    def pulls(self) -> list[Path]:
        """The pull requests that there are."""
        return sorted(self.site.glob(".git/ux-agent/pulls/*.json"))


def at_discord(discord: SmallDiscord, address: Address) -> dict[str, str]:
    """Where Discord is, and the bot's token there."""
    return {
        "DISCORD_API_URL": address.api,
        "DISCORD_GATEWAY_URL": address.gateway,
        "DISCORD_BOT_TOKEN": discord.bot_token,
    }


def descendants_of(process: int) -> set[int]:
    """The ids of all processes that it started, directly or not."""
    parents, found = parents_by_process(), {process}
    for _ in parents:
        found |= {child for child, parent in parents.items() if parent in found}
    return found - {process}


@contextmanager
def discord_with_commands() -> Iterator[tuple[SmallDiscord, Address]]:
    """A small Discord that knows our commands, on sockets."""
    discord = SmallDiscord()
    discord.developer.put_commands(discord.application_id, COMMANDS)
    with served(discord) as address:
        yield discord, address


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """The template deployed for a bot that is not there yet."""
    places = Places(work=tmp_path_factory.mktemp("stack"))
    if not places.ministack.is_file():
        pytest.skip(f"no local AWS at {places.ministack}; `make setup` installs it")
    site = fresh_copy(tmp_path_factory.mktemp("site") / "site")
    with discord_with_commands() as (discord, address):
        application = Application(discord.application_id, "bot", discord.public_key, "")
        chosen = Settings(at_discord(discord, address))
        guilds = [discord.state.world.guild.id]
        ground = Ground(site, places, free_port())
        with local_stack(chosen, application, guilds, lambda text: None, ground) as backing:
            yield Scene(discord, address, backing, site)


def test_a_bot_killed_between_preview_and_confirm_confirms_once_it_is_there_again(
    scene: Scene,
) -> None:
    before = len(scene.pulls())
    with scene.bot() as bot:
        message, confirm = scene.button(scene.ask("make the navbar dark blue"), "Confirm")
        bot.end(signal.SIGKILL)
    with scene.bot():
        pressed = scene.press(message, confirm)
        assert pressed.response_type == 7
        until(lambda: scene.has_link(message), message.resource)
    assert len(scene.pulls()) == before + 1


def test_what_was_begun_at_the_gateway_is_confirmed_through_the_function_url(scene: Scene) -> None:
    with scene.bot():
        message, confirm = scene.button(scene.ask("make the footer text white"), "Confirm")
    with scene.over_http():
        scene.press(message, confirm)
        until(lambda: scene.has_link(message), message.resource)


def test_what_was_begun_through_the_function_url_is_confirmed_at_the_gateway(scene: Scene) -> None:
    with scene.over_http():
        message, confirm = scene.button(scene.ask('change "Opening hours" to "Open"'), "Confirm")
    with scene.bot():
        scene.press(message, confirm)
        until(lambda: scene.has_link(message), message.resource)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_bot_well(scene: Scene, how: signal.Signals) -> None:
    with scene.bot() as bot:
        scene.ask("make the navbar dark blue")
        assert bot.end(how) == 0
    assert bot.lines[-1].endswith("stopped; nothing is left running")
    until(lambda: not scene.discord.gateway.connections, bot.said)


def test_the_log_lines_hold_no_token(scene: Scene) -> None:
    with scene.bot(LOG_LEVEL="DEBUG") as bot:
        exchange = scene.ask("make the navbar dark blue")
        bot.end(signal.SIGTERM)
    assert exchange.id in bot.said()
    assert exchange.token not in bot.said()
    assert scene.discord.bot_token not in bot.said()


def test_without_a_queue_it_brings_its_own_stack_and_leaves_nothing() -> None:
    with discord_with_commands() as (discord, address):
        bot = Process(at_discord(discord, address), "--guild", discord.state.world.guild.id)
        try:
            bot.until_ready()
            descendants = descendants_of(bot.process.pid)
            user = discord.state.world.users[0]
            wish = {"request": "make the navbar dark blue"}
            exchange = discord.client.command(user, "ux-update", wish)
            assert exchange.status == "answered", bot.said()
            answer = discord.state.message(exchange.original_id)
            until(lambda: "Confirm" in str(answer.resource()), bot.said)
        finally:
            status = bot.end(signal.SIGINT)
    assert (status, len(descendants) > 1) == (0, True), bot.said()
    assert not [one for one in descendants if Path(f"/proc/{one}").exists()]


def test_a_stack_that_dies_ends_the_bot_with_the_reason() -> None:
    with discord_with_commands() as (discord, address):
        bot = Process(at_discord(discord, address))
        bot.until_ready()
        for one in descendants_of(bot.process.pid):
            os.kill(one, signal.SIGKILL)
        status = bot.process.wait(SECONDS)
    assert status == 1, bot.said()
    assert bot.lines[-1].startswith("ux-agent: the local AWS ended by itself; its log: ")
