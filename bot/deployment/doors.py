"""What the command line opens: `deploy`, `doctor`, and `commands sync`."""

import logging
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import httpx

from bot import settings
from bot.deployment import cloud, guide, machine, template, vault
from bot.deployment.amazon import Amazon
from bot.deployment.answers import Answers, Asker
from bot.deployment.desk import Desk
from bot.deployment.gathering import BOT_TOKEN
from bot.deployment.questions import ALL
from bot.deployment.registering import sync
from bot.deployment.screen import Screen
from bot.deployment.shipping import Yard
from bot.deployment.stage import Stage
from bot.errors import ConfigurationError

PROJECT = Path(__file__).parents[2]
KEPT = ".ux-agent-deploy"
"""The git-ignored folder of what a deployment remembers, by stage."""


class Wish(NamedTuple):
    """What was said on the command line: the stage, answers, and whether to ask nothing."""

    stage: str
    answers: Iterable[str] = ()
    file: Path | None = None
    is_quiet: bool = False


def deploy(wish: Wish) -> int:
    """The guide; the exit status is 1 when a step stopped. Raises bot.errors.BotError."""
    parameters = template.load(PROJECT / "template.yaml")["Parameters"]
    # Answers are remembered in a file, so none is a secret.
    declared = [name for name, about in parameters.items() if not about.get("NoEcho")]
    with httpx.Client() as http:
        desk = _desk(wish, http)
        desk.asker.answers.require_known([*(question.name for question in ALL), *declared])
        for name in declared:
            given = desk.asker.answers.given(name)
            if given is not None:
                desk.asker.answers.remember(name, given)
        return guide.run(desk)


def check_cloud(stage: str) -> int:
    """`doctor --cloud`; the exit status is 1 when something is wrong."""
    with httpx.Client() as http:
        return cloud.run(_desk(Wish(stage, is_quiet=True), http))


def check_machine(site: Path | None) -> int:
    """`doctor`; the exit status is 1 when something is wrong."""
    return machine.run(_screen(), PROJECT, site)


def sync_commands(stage: str, guild_id: str, *, is_checked: bool, is_applied: bool) -> int:
    """`commands sync`; with `is_checked` the exit status is 1 when the lists differ.

    The bot token is the variable's, else the stage's own. Raises bot.errors.BotError.
    """
    with httpx.Client() as http:
        desk = _desk(Wish(stage, is_quiet=True), http)
        token = desk.settings.discord_bot_token or vault.read(
            desk.amazon.client("ssm"), desk.stage.secret(BOT_TOKEN)
        )
        if not token:
            raise ConfigurationError("no bot token: set DISCORD_BOT_TOKEN, or deploy first")
        is_same = sync(desk.screen, desk.portal(token), guild_id, is_applied=is_applied)
    return 1 if is_checked and not is_same else 0


def _screen() -> Screen:
    return Screen(sys.stdout, has_colour=sys.stdout.isatty() and settings.allows_colour())


def _desk(wish: Wish, http: httpx.Client) -> Desk:
    # A finding says what a person must know; without a handler, log lines would come between them.
    logging.getLogger().addHandler(logging.NullHandler())
    stage = Stage.of(wish.stage)
    yard = Yard(PROJECT, PROJECT / KEPT / stage.name)
    screen = _screen()
    answers = Answers(yard.folder / "answers.json", wish.answers, file=wish.file)
    asker = Asker(screen, answers, is_quiet=wish.is_quiet)
    amazon = Amazon(answers.known("region"))
    return Desk(screen, asker, stage, amazon, yard, settings.from_environment(), http)
