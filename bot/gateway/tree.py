"""The slash commands as discord.py routes them, made from the one list of commands.

Discord learns of commands by `ux-agent commands sync`, never from here.
"""

import inspect
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

import discord
from discord import app_commands

Received: TypeAlias = "discord.Interaction[Any]"
Take: TypeAlias = Callable[[Received], Awaitable[None]]
"""Answers an interaction that was received."""

_TYPES: dict[int, object] = {3: str, 11: discord.Attachment}


class Tree(app_commands.CommandTree[Any]):
    """Hands every command, and what is typed into one, to `take`."""

    def __init__(self, client: discord.Client, take: Take, declared: list[dict[str, Any]]) -> None:
        super().__init__(client)
        self._take = take
        for command in declared:
            self.add_command(command_of(command, take))

    async def interaction_check(self, interaction: Received, /) -> bool:
        """Answer what is being typed at once: an answer may hold more than discord.py's choices."""
        if interaction.type is discord.InteractionType.autocomplete:
            await self._take(interaction)
            return False
        return True

    async def on_error(self, interaction: Received, error: app_commands.AppCommandError, /) -> None:
        """A command that the list does not have, or not so: the dispatcher has words for it."""
        await self._take(interaction)


def command_of(declared: Mapping[str, Any], take: Take) -> app_commands.Command[Any, ..., None]:
    """The command of that declaration (docs: Application Command Structure)."""

    async def callback(interaction: Received, **_: object) -> None:
        await take(interaction)

    options = [_parameter(option) for option in declared.get("options", ())]
    first = inspect.Parameter("interaction", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    signature = inspect.Signature([first, *options])
    callback.__signature__ = signature  # type: ignore[attr-defined]
    described = {option["name"]: option["description"] for option in declared.get("options", ())}
    return app_commands.Command(
        name=declared["name"],
        description=declared["description"],
        callback=app_commands.describe(**described)(callback),
    )


def _parameter(option: Mapping[str, Any]) -> inspect.Parameter:
    kind = _TYPES[option["type"]]
    is_required = option.get("required", False)
    return inspect.Parameter(
        option["name"],
        inspect.Parameter.KEYWORD_ONLY,
        annotation=kind if is_required else kind | None,  # type: ignore[operator]
        default=inspect.Parameter.empty if is_required else None,
    )
