"""What the command line opens: `deploy`, `doctor`, and `commands sync`."""

import logging
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import httpx

from bot import settings
from bot.adapters.discord_portal import PortalRefused
from bot.adapters.github.credentials import is_sendable
from bot.deployment import (
    cloud,
    guide,
    machine,
    registering,
    registration,
    template,
    vault,
    wording,
)
from bot.deployment import stack as stacks
from bot.deployment.amazon import Amazon, CloudFault
from bot.deployment.answers import Answers, Asker
from bot.deployment.desk import Desk
from bot.deployment.gathering import BOT_TOKEN
from bot.deployment.screen import Screen
from bot.deployment.shipping import Yard
from bot.deployment.stage import Stage
from bot.errors import ConfigurationError
from bot.interactions.commands import commands

PROJECT = Path(__file__).parents[2]
KEPT = ".ux-agent-deploy"
"""The git-ignored folder of what a deployment remembers, by stage."""


class Wish(NamedTuple):
    """What was said on the command line: the stage, answers, and whether to ask nothing."""

    stage: str
    answers: Iterable[str] = ()
    file: Path | None = None
    is_quiet: bool = False
    takes_over: bool = False


def deploy(wish: Wish) -> int:
    """The guide; the exit status is 1 when a step stopped. Raises bot.errors.BotError."""
    parameters = template.load(PROJECT / "template.yaml")["Parameters"]
    with httpx.Client() as http:
        desk = _desk(wish, http)._replace(takes_over=wish.takes_over)
        return guide.run(desk, parameters)


def check_cloud(stage: str) -> int:
    """`doctor --cloud`; the exit status is 1 when something is wrong."""
    with httpx.Client() as http:
        return cloud.run(_desk(Wish(stage, is_quiet=True), http))


def check_machine() -> int:
    """`doctor`; the exit status is 1 when something is wrong."""
    return machine.run(_screen(), PROJECT)


def sync_commands(stage: str, wish: registering.Wish, *, is_checked: bool) -> int:
    """`commands sync`; with `is_checked` the exit status is 1 when the lists differ.

    The bot token is the variable's, else the stage's own. Raises bot.errors.BotError.
    """
    with httpx.Client() as http:
        desk = _desk(Wish(stage, is_quiet=True), http)
        token = (desk.settings.discord_bot_token or _kept_token(desk)).strip()
        if not is_sendable(token):
            raise ConfigurationError("the bot token holds blanks or strange signs: copy it anew")
        server = f" --guild {wish.guild_id}" if wish.guild_id else ""
        command = f"{wording.AGENT} commands sync{server}{desk.stage.option}"
        wish = wish._replace(is_attended=sys.stdin.isatty(), command=command, ours=_ours(desk))
        try:
            is_same = registering.sync(desk.screen, desk.portal(token), wish)
        except PortalRefused as refused:
            told = "\n  ".join((str(refused), *refused.mend))
            raise ConfigurationError(told) from refused
    return 1 if is_checked and not is_same else 0


def _ours(desk: Desk) -> list[dict[str, Any]]:
    """Our commands as the variables say, or where the stage's token serves, as its stack does."""
    known = desk.settings
    if known.discord_bot_token:
        return commands(
            direct_messages=known.direct_messages,
            user_installs=known.user_installs,
            payments=known.enable_payments,
        )
    stack = stacks.find(desk.amazon.client("cloudformation"), desk.stage.stack)
    return registration.of_stack(stack.parameters if stack else {})


def _kept_token(desk: Desk) -> str:
    """The stage's own bot token; raises ConfigurationError with the ways to one."""
    name, command = desk.stage.name, wording.deploy(desk.stage)
    try:
        token = vault.read(desk.amazon.client("ssm"), desk.stage.secret(BOT_TOKEN))
    except CloudFault as fault:
        raise ConfigurationError(
            f"no bot token: DISCORD_BOT_TOKEN is not set, and AWS, where stage {name} keeps its "
            f"own, cannot be asked ({fault})\n  set AWS_REGION and sign in; or, in a rehearsal,\n"
            f"    . .ux-agent-local/cloud.env\n  or deploy the stage first: {command}"
        ) from fault
    if not token:
        raise ConfigurationError(
            f"no bot token: stage {name} keeps none in {desk.amazon.region}; set "
            f"DISCORD_BOT_TOKEN, or deploy first: {command}"
        )
    return token


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
