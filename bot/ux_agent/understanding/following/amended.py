"""A short message about what was wanted last, brought to an intent or to plain words."""

from bot.ux_agent.intent import Intent
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.following import (
    amending,
    anaphora,
    degrees,
    follow_up,
    negated,
    owned,
    pointed,
    positions,
    repeated,
    respoken,
    restoring,
    revalued,
    reworded,
    undoing,
)
from bot.ux_agent.understanding.following.reader import Understanding
from bot.ux_agent.understanding.intents import concluded
from bot.ux_agent.understanding.words.vocabulary import Vocabulary


def amended(
    message: str,
    earlier: Intent,
    index: SiteIndex,
    *,
    words: Vocabulary,
    understand: Understanding,
) -> Intent | str:
    """What a short message about the last change comes to; any other message in plain words."""
    told = _told_anew(message, earlier, index, understand)
    if told:
        return told
    text = pointed.read(message, earlier, index, words)
    text = text or reworded.read(message, earlier, index, words)
    if text:
        return concluded(message, [text], index, earlier.changes[:-1])
    more = amending.again(message, earlier, index, words)
    if more:
        changed = follow_up.as_changed(index, earlier.changes)
        wishes = [degrees.between(draft, earlier, index) for draft in more[1]]
        return concluded(message, wishes, changed, more[0])
    renamed = amending.renamed(message, earlier, index, words)
    if renamed:
        return concluded(message, renamed[1], index, renamed[0])
    for form in (amending.elsewhere, amending.rethought, degrees.tinted):
        anew = form(message, earlier)
        if anew:
            return concluded(message, anew[1], index, anew[0])
    instead = undoing.instead(message, earlier, index)
    if instead:
        return undoing.without(understand(instead[1], index, earlier=instead[0]), instead[0])
    message = undoing.unmeant(message) or anaphora.filled(message, earlier.request)
    both = anaphora.parted(message, words)
    if both:
        moved = understand(both[0], index, earlier=earlier)
        return understand(both[1], index, earlier=moved) if moved.kind == "edit" else moved
    undone = amending.taken_back(message, earlier) or undoing.read(message, earlier, index)
    if undone and undone.kind == "refuse" and negated.is_said(message):
        return message  # of the one thing that was wanted it is a value
    return undone or revalued.plainly(respoken.respoken(message), earlier, index)


def _told_anew(
    message: str, earlier: Intent, index: SiteIndex, understand: Understanding
) -> Intent | None:
    """What the last change as it was, with another value, or a field of its entry comes to."""
    restored = restoring.read(message, earlier, index)
    if restored:
        return restored
    both = restoring.parted(message, earlier, index) if earlier.changes else None
    if both:
        left = both[0] if both[0].changes else None
        return understand(f"and {both[1]}" if left else both[1], index, earlier=left)
    moved = positions.restated(message, earlier)
    restated = moved or amending.restated(message, earlier)
    if restated:
        fresh = understand(restated, index)
        before = earlier.changes[:-1] if moved else earlier.changes
        return fresh._replace(changes=amending.kept(before, fresh.changes))
    placed = positions.placed(message, earlier)
    if placed:
        return concluded(message, [placed], index, earlier.changes[:-1])
    again = repeated.read(message, earlier, index)
    if again:
        return concluded(message, [again], index, earlier.changes)
    of_entry = _of_entry(message, earlier, index, understand)
    return of_entry or amending.recounted(message, earlier, index)


def _of_entry(
    message: str, earlier: Intent, index: SiteIndex, understand: Understanding
) -> Intent | None:
    """What a message about a field or the address of the entry spoken of last comes to."""
    led = owned.led(message, earlier, index)
    if led:
        return concluded(message, [led], index, earlier.changes)
    whose = owned.respoken(message, earlier, index)
    fresh = understand(whose, index) if whose else None
    if fresh is None or fresh.kind not in {"edit", "clarify"}:
        return None
    return fresh._replace(changes=amending.kept(earlier.changes, fresh.changes))
