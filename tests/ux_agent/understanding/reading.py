"""Short forms of what a conversation with a sample site comes to."""

from bot.ux_agent.intent import Intent
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.read import complete, understand


def said(index: SiteIndex, *turns: str) -> Intent:
    """The intent after the last turn: answers where a question is open, else follow-ups."""
    intent = understand(turns[0], index)
    for turn in turns[1:]:
        if intent.kind == "clarify":
            intent = complete(intent, turn, index)
        else:
            intent = understand(turn, index, earlier=intent)
    return intent


def changes(index: SiteIndex, *turns: str) -> list[tuple[str, str, str, object]]:
    """Section, property, target and value of each change that the turns come to."""
    intent = said(index, *turns)
    assert intent.kind == "edit", intent
    return [(one.section, one.property, one.target, one.value) for one in intent.changes]


def question(index: SiteIndex, *turns: str) -> str:
    """The question that the turns end in."""
    intent = said(index, *turns)
    assert intent.question, intent
    return str(intent.question.text)
