"""Buttons and selects of messages that were sent at any time, by any process.

Their custom_id tells all there is to know (bot.interactions.custom_id), so nothing is remembered
here and a restart loses nothing.
"""

import re
from typing import Any, Self

import discord

from bot.gateway.tree import Received, Take


def item(take: Take) -> "type[discord.ui.DynamicItem[discord.ui.Item[Any]]]":
    """What stands for every button and select, old and foreign ones too: `take` has words for them.

    discord.py wants a class, of which it makes one object for each press.
    """

    class Pressed(discord.ui.DynamicItem[discord.ui.Item[Any]], template=r"(?s).{1,100}"):
        """One press of a button, or one choice from a select."""

        @classmethod
        async def from_custom_id(
            cls, _: Received, item: discord.ui.Item[Any], __: re.Match[str], /
        ) -> Self:
            return cls(item)

        async def callback(self, interaction: Received) -> None:
            await take(interaction)

    return Pressed
