"""What every step of a deployment has at hand."""

import time
from collections.abc import Callable
from typing import NamedTuple

import httpx

from bot.adapters.discord_portal import Portal
from bot.deployment.amazon import Amazon
from bot.deployment.answers import Asker
from bot.deployment.screen import Screen
from bot.deployment.shipping import Yard
from bot.deployment.stage import Stage
from bot.settings import Settings


class Desk(NamedTuple):
    """The person's screen and answers, the stage, and the ways to AWS, Discord and GitHub."""

    screen: Screen
    asker: Asker
    stage: Stage
    amazon: Amazon
    yard: Yard
    settings: Settings
    http: httpx.Client
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.time
    takes_over: bool = False
    """Whether Discord may be turned away from another deployment without a question."""

    def portal(self, bot_token: str) -> Portal:
        """Discord's API as the bot with that token."""
        return Portal(self.http, self.settings.discord_api_url, bot_token, self.sleep)
