"""A short message about what was wanted last, brought to an intent or to plain words."""

from typing import Protocol

from bot.ux_agent.intent import Intent
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.following import (
    amending,
    anaphora,
    degrees,
    follow_up,
    negated,
    respoken,
    revalued,
    undoing,
)
from bot.ux_agent.understanding.intents import concluded
from bot.ux_agent.understanding.words.vocabulary import Vocabulary


class Understanding(Protocol):
    """How a whole message is read (`read.understand`)."""

    def __call__(self, message: str, index: SiteIndex, *, earlier: Intent | None = None) -> Intent:
        """What the message wants, against an earlier intent if there is one."""


def amended(
    message: str,
    earlier: Intent,
    index: SiteIndex,
    *,
    words: Vocabulary,
    understand: Understanding,
) -> Intent | str:
    """What a short message about the last change comes to; any other message in plain words."""
    restated = amending.restated(message, earlier)
    if restated:
        fresh = understand(restated, index)
        return fresh._replace(changes=amending.kept(earlier.changes, fresh.changes))
    recounted = amending.recounted(message, earlier, index)
    if recounted:
        return recounted
    more = amending.again(message, earlier, index, words)
    if more:
        changed = follow_up.as_changed(index, earlier.changes)
        wishes = [degrees.between(draft, earlier, index) for draft in more[1]]
        return concluded(message, wishes, changed, more[0])
    renamed = amending.renamed(message, earlier, words)
    if renamed:
        return concluded(message, renamed[1], index, renamed[0])
    for form in (amending.elsewhere, amending.rethought, degrees.tinted):
        anew = form(message, earlier)
        if anew:
            return concluded(message, anew[1], index, anew[0])
    instead = undoing.instead(message, earlier, index)
    if instead:
        return undoing.without(understand(instead[1], index, earlier=instead[0]), instead[0])
    both = anaphora.parted(message, words)
    if both:
        moved = understand(both[0], index, earlier=earlier)
        return understand(both[1], index, earlier=moved) if moved.kind == "edit" else moved
    undone = amending.taken_back(message, earlier) or undoing.read(message, earlier, index)
    if undone and undone.kind == "refuse" and negated.is_said(message):
        return message  # of the one thing that was wanted it is a value
    return undone or revalued.plainly(respoken.respoken(message), earlier, index)
