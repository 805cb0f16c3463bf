"""Which command, press and half-typed option goes to which function; loaded when one comes."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from bot.conversation.reply import Handle, Reply, Suggest, Verb
from bot.ux_agent.commands import diff, history, resume, setup, status, undo, update
from bot.ux_agent.commands.asked import Asked
from bot.ux_agent.commands.help import tell

if TYPE_CHECKING:
    from bot.ux_agent.agent import UXAgent

Command: TypeAlias = Callable[["UXAgent", Asked], Reply]
Press: TypeAlias = Callable[["UXAgent", Handle, Asked], Reply | None]
Suggestion: TypeAlias = Callable[["UXAgent", Asked], Suggest]

COMMANDS: Mapping[str, Command] = {
    "ux-status": status.status,
    "ux-resume": resume.resume,
    "ux-undo": undo.undo,
    "ux-history": history.history,
    "ux-help": tell,
    "ux-setup": setup.setup,
}
PRESSES: Mapping[Verb, Press] = {
    "diff": diff.press,
    "resume": resume.press,
    "setup": setup.press,
    "forget": history.press,
}
SUGGESTIONS: Mapping[str, Suggestion] = {
    "ux-update": update.suggest,
    "ux-resume": resume.suggest,
    "ux-undo": undo.suggest,
}


def suggestions(agent: "UXAgent", name: str, asked: Asked) -> Suggest:
    """What may be meant; nothing for an option that has no suggestions."""
    suggest = SUGGESTIONS.get(name)
    return suggest(agent, asked) if suggest else Suggest()
