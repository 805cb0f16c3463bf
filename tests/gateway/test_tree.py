"""The commands as discord.py routes them."""

from typing import Any

import discord
import pytest

from bot.gateway.tree import Received, Tree
from bot.interactions.commands import COMMANDS


async def nobody(_: Received) -> None:
    """Answers nothing."""


@pytest.fixture
async def tree() -> Tree:
    return Tree(discord.Client(intents=discord.Intents.none()), nobody, COMMANDS)


def shape(command: Any) -> tuple[Any, ...]:
    """What routing depends on: names, types of the options, which are required."""
    options = {
        option["name"]: (option["type"], option.get("required", False))
        for option in command.get("options", ())
    }
    return command["name"], command["type"], command["description"], options


async def test_the_tree_is_made_from_the_one_list(tree: Tree) -> None:
    made = [shape(command.to_dict(tree)) for command in tree.get_commands()]
    assert sorted(made) == sorted(map(shape, COMMANDS))
