"""The local stack as one command: the deployed bot, a small Discord, a site, and a page to see it.

Everything listens on 127.0.0.1 and ends with this process.
"""

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from bot import settings
from bot.errors import BotError
from bot.interactions.commands import commands
from bot.playground.at_github import SAMPLE_NAME, AtGitHub, repository_name
from bot.playground.at_hand import free_port, index_now, site_at_hand
from bot.playground.discord.cdn_routes import PATH as CDN_PATH
from bot.playground.discord.people import TEA_HOUSE
from bot.playground.discord.small_discord import SmallDiscord
from bot.playground.github.lines import Line
from bot.playground.model.at_hand import model_parameters
from bot.playground.operating import Operating
from bot.playground.page.hosted_site import HostedSite
from bot.playground.page.playground import Playground
from bot.playground.page.server import HOST, WebServer, reserve
from bot.playground.page.site_folder import SiteFolder
from bot.playground.page.web import build
from bot.playground.paying import payments
from bot.playground.pictures.chromium import picture
from bot.playground.pictures.photographer import Photographer
from bot.playground.sample import TEA_HOUSE as TEA
from bot.playground.sample import fresh_copy
from bot.playground.samples.crowd import Samples
from bot.playground.stack.local_stack import LocalStack, Places, StackOptions
from bot.playground.stopping import Stopping

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_LOOK_SECONDS = 0.5

BOT_TOKEN = "/ux-agent/local/discord-bot-token"  # noqa: S105 - a parameter's name


class StackEnded(BotError):
    """The local AWS went away by itself."""


class _Stop(BaseException):
    """Somebody wants this to end."""


class Wish(NamedTuple):
    """What is to be served at which port.

    `site` is a git folder, None takes a copy of the sample. With `is_at_github` a copy of it is in
    a repository of the small GitHub, where the pull requests are opened. The program `chromium`
    pictures the page for each preview, '' pictures none. With `has_samples` people who are not
    there say what fills the console.
    """

    port: int
    site: Path | None = None
    is_at_github: bool = False
    chromium: str = ""
    has_samples: bool = True


class Terminal(NamedTuple):
    """Tells the person what goes on, and that it `end`s; `has_colour` where it shows colours."""

    has_colour: bool
    started: float
    end: Stopping

    def stopping(self) -> None:
        """That it ends, as soon as somebody wants it to."""
        self.end.begin(self.step)

    def stopped(self) -> None:
        """The last line."""
        self.end.finish(self.step)

    def step(self, text: str) -> None:
        """One step that takes a moment."""
        print(f"  {self._dim('·')} {text}", flush=True)

    def head(self) -> None:
        """The first line."""
        print(f"\n  {self._bold('ux-agent')}  the whole bot on this machine\n", flush=True)

    def where_to_look(self, address: str, playground: Playground) -> None:
        """What to do now."""
        took = time.monotonic() - self.started
        whose = "a copy of the sample" if playground.is_sample else _whose(playground.site)
        request = next(iter(playground.examples()), "make the text bigger")
        lines = (
            f"\n  {self._bold('Ready')}, started in {took:.1f} s\n",
            f"  playground   {self._bold(address + 'playground')}",
            f"  say there    /ux-update {request}",
            f"  console      {self._bold(address + 'console')}  (sign in as Olive)",
            f"  all doors    {address}",
            f"  the website  {playground.site.place}  ({whose})",
            "  stop         Ctrl-C\n",
        )
        print("\n".join(lines), flush=True)

    def _bold(self, text: str) -> str:
        return f"\033[1m{text}\033[0m" if self.has_colour else text

    def _dim(self, text: str) -> str:
        return f"\033[2m{text}\033[0m" if self.has_colour else text


def _whose(site: SiteFolder) -> str:
    """What happens to a site that a person brought."""
    if isinstance(site, HostedSite):
        return "a copy: your folder stays as it is"
    return "a merge on its pull request’s page takes the work tree along; nothing else changes it"


def main(wish: Wish, places: Places | None = None) -> int:
    """Serve until a signal comes.

    Raises bot.errors.BotError, with a text for the person, when it cannot start or the local AWS
    ends by itself.
    """
    has_colour = sys.stdout.isatty() and settings.allows_colour()
    terminal = Terminal(has_colour, time.monotonic(), Stopping())
    with _signals(), suppress(_Stop):
        _serve(wish, places or Places(), terminal)
    terminal.stopped()
    return 0


def _serve(wish: Wish, places: Places, terminal: Terminal) -> None:
    with reserve(wish.port) as held:
        terminal.head()
        folder = site_at_hand(wish.site, places.work / f"site-{wish.port}", terminal.step)
        address = f"http://{HOST}:{wish.port}"
        discord = registered(address)
        keys = Operating(discord, address)
        shop = places.work / f"flower-shop-{wish.port}"
        samples = Samples(discord, shop) if wish.has_samples else None
        options = keys.deployed_with(_options(discord, folder, wish.port, places))
        if not wish.is_at_github:
            others = _others(wish, places)
            playground = Playground(discord, folder, is_sample=wish.site is None, others=others)
            options = options._replace(sites={**options.sites, **_folders(playground)})
            with WebServer(build(playground, keys=keys), held), _photographer(playground, wish):
                _run(playground, options, terminal, samples)
            return
        terminal.step("copying the site into a repository of the small GitHub")
        at_github = _at_github(wish, folder, places)
        shown = HostedSite(at_github.hosted)
        playground = Playground(discord, shown, is_sample=wish.site is None)
        server = WebServer(build(playground, at_github.github, keys), held, protocol=Line)
        with server, _photographer(playground, wish):
            try:
                options = at_github.deployed_with(options)
                _run(playground, options, terminal, samples, at_github.connect)
            finally:
                for breach in at_github.github.breaches:
                    terminal.step(f"not as GitHub describes it: {breach}")


@contextmanager
def _photographer(playground: Playground, wish: Wish) -> Iterator[None]:
    """Pictures for the previews meanwhile, where there is a program that takes them."""
    if not wish.chromium:
        yield
        return
    is_over = threading.Event()
    take = partial(picture, wish.chromium, is_over)
    base, pages = f"http://{HOST}:{wish.port}", playground.planned_pages
    photographer = Photographer(playground.discord, base, take, pages)
    photographer.start()
    try:
        yield
    finally:
        is_over.set()
        photographer.stop()


def _others(wish: Wish, places: Places) -> dict[str, SiteFolder]:
    """Beside the sample there is a second one, in the second server."""
    if wish.site is not None:
        return {}
    return {TEA_HOUSE.id: SiteFolder(fresh_copy(places.work / f"tea-house-{wish.port}", TEA))}


def _folders(playground: Playground) -> dict[str, str]:
    return {guild_id: str(site.folder) for guild_id, site in playground.others.items()}


def registered(address: str) -> SmallDiscord:
    """A small Discord at that address, where the bot's commands are registered."""
    discord = SmallDiscord()
    discord.state.cdn.base = f"{address}{CDN_PATH}"
    discord.developer.put_commands(discord.application_id, commands(payments=True))
    return discord


def _at_github(wish: Wish, folder: SiteFolder, places: Places) -> AtGitHub:
    name = SAMPLE_NAME if wish.site is None else repository_name(folder.folder)
    address = f"http://{HOST}:{wish.port}/github"
    return AtGitHub(places.work / f"github-{wish.port}", folder.folder, name, address)


def _run(
    playground: Playground,
    options: StackOptions,
    terminal: Terminal,
    samples: Samples | None,
    connect: Callable[[LocalStack], None] = lambda _: None,
) -> None:
    def say(text: str) -> None:
        playground.step = text
        terminal.step(text)

    read_at_once = tuple(options.sites)
    if samples is not None:
        options, playground.samples = samples.deployed_with(options), samples.site
    address = options.discord_api_url.removesuffix("/api/v10")
    with payments(options, address) as paying, LocalStack.start(paying, say) as stack:
        try:
            say("starting the first container")
            stack.invoke_url(b"", {})  # on a busy machine that takes longer than Discord waits
            say("sending a signed PING through the function URL")
            trouble = playground.connect(stack)
            if trouble:
                raise StackEnded(f"Discord would not accept the endpoint: {trouble}")
            connect(stack)
            playground.ask = stack.ask
            playground.read_again = lambda: index_now(stack, read_at_once)
            playground.read_again()
            terminal.where_to_look(options.discord_api_url.removesuffix("api/v10"), playground)
            with samples.at_work(stack.ask) if samples else nullcontext():
                _wait(stack, terminal)
        except _Stop:
            terminal.stopping()
            if not stack.stop():
                terminal.end.leaves(f"what the functions unpacked in {stack.engine.folder.parent}")
            raise


def _wait(stack: LocalStack, terminal: Terminal) -> None:
    try:
        while stack.engine.process.poll() is None:
            time.sleep(_LOOK_SECONDS)
    except _Stop:
        terminal.stopping()
        raise
    raise StackEnded(f"the local AWS ended by itself; its log: {stack.engine.log}")


def _options(discord: SmallDiscord, site: SiteFolder, port: int, places: Places) -> StackOptions:
    address = f"http://{HOST}:{port}"
    sites = dict.fromkeys((discord.state.world.guild.id, TEA_HOUSE.id, "dm"), str(site.folder))
    return StackOptions(
        public_key=discord.public_key,
        application_id=discord.application_id,
        sites=sites,
        discord_api_url=f"{address}/api/v10",
        pull_request_url=f"{address}/playground/pulls/{{site}}/{{number}}",
        parameters={
            "DiscordBotTokenParameter": BOT_TOKEN,
            "DiscordCdnUrl": f"{address}{CDN_PATH}",
            **model_parameters(),
        },
        secrets={BOT_TOKEN: discord.bot_token},
        port=free_port(port + 1),
        places=places,
    )


@contextmanager
def _signals() -> Iterator[None]:
    """The first signal raises _Stop in the main thread; later ones wait for what it began."""
    is_stopping = threading.Event()

    def stop(_: int, __: FrameType | None) -> None:
        if not is_stopping.is_set():
            is_stopping.set()
            raise _Stop

    before = {number: signal.signal(number, stop) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
