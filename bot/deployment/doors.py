"""What the command line opens: `deploy`, `doctor`, and `commands sync`."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import httpx

from bot import settings
from bot.deployment import guide
from bot.deployment.amazon import Amazon
from bot.deployment.answers import Answers, Asker
from bot.deployment.desk import Desk
from bot.deployment.screen import Screen
from bot.deployment.shipping import Yard
from bot.deployment.stage import Stage

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
    with httpx.Client() as http:
        return guide.run(_desk(wish, http))


def _desk(wish: Wish, http: httpx.Client) -> Desk:
    stage = Stage.of(wish.stage)
    yard = Yard(PROJECT, PROJECT / KEPT / stage.name)
    screen = Screen(sys.stdout, has_colour=sys.stdout.isatty() and settings.allows_colour())
    answers = Answers(yard.folder / "answers.json", wish.answers, file=wish.file)
    asker = Asker(screen, answers, is_quiet=wish.is_quiet)
    amazon = Amazon(answers.known("region"))
    return Desk(screen, asker, stage, amazon, yard, settings.from_environment(), http)
