"""What a message comes to by what was said before: it ends it, varies it, or goes on about it."""

import re

from bot.ux_agent.intent import Intent
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import scope, texts
from bot.ux_agent.understanding.following import twofold, wholly
from bot.ux_agent.understanding.following.reader import Understanding
from bot.ux_agent.understanding.words.hints import may_hold
from bot.ux_agent.understanding.words.vocabulary import vocabulary_of

_UNDO_HINTS = ("undo", "un-do", "revert", "roll", "take ")
_FORMER = (
    r"(?:(?:the|our|my) (?:(?:old|original|first|previous|former|earlier|other)\b(?: \w+){0,2})"
    r"|(?:it|that|this|them|what (?:was|we had|i had|it was|there was)(?: there)?)"
    r"(?: (?:more|better|best|as (?:it|they) (?:was|were)|the way (?:it|they) (?:was|were)"
    r"|how (?:it|they) (?:was|were)|anyway|really|at all))*(?: before)?)"
)
_JUDGED = (
    r"(?:better|nicer|fine|good|great|right|ok|okay|best|prettier|clearer|a mistake|wrong"
    r"|my mistake|worse|awful|horrible|terrible|ugly|bad)"
)
# Why something is taken back: it tells nothing of what is to be there instead.
_WHY = (
    r"(?i)(?:\s*[,;.!–-]+\s+|\s+)(?:(?:because|since|as|cos|but)\s+)?(?:"
    r"(?:i|we)(?: (?:did|do|actually|really|just|still|much|both|all))*"
    rf" (?:lik|prefer|lov|miss)\w* {_FORMER}"
    rf"|(?:i|we) (?:don['’]?t|do not|didn['’]?t|did not) (?:really )?(?:like|want|need) {_FORMER}"
    r"|(?:(?:i|we)(?:['’]ve| have)? )?changed (?:my|our) minds?"
    rf"|(?:(?:the|our) (?:old|original|first|previous) \w+|it|that|this)"
    r"(?:['’]s| (?:is|was|were|looked|looks|sounded|sounds|read|reads))"
    rf"(?: (?:much|so|far|just|actually))* {_JUDGED}(?: before)?)[\s.!]*$"
)


def told(
    message: str,
    index: SiteIndex,
    section: str,
    earlier: Intent | None,
    understand: Understanding,
) -> Intent | str:
    """The intent that a message comes to by what was said before; any other in plain words."""
    ended = _ended(message, earlier) if earlier else None
    ended = ended or _undone(message, earlier)
    if ended:
        return ended
    anew = wholly.dropped(message) if earlier and not earlier.changes else ""
    if anew:
        return understand(anew, index, section=section)
    words = vocabulary_of(index)
    parted = twofold.parted(message, words)
    if parted:
        first = understand(parted[0], index, section=section, earlier=earlier)
        both = twofold.followed(first, parted[1], index, understand)
        if both:
            return both
    if earlier and earlier.kind == "noop":
        from bot.ux_agent.understanding.following import revalued  # noqa: PLC0415 - few are so already

        return revalued.plainly(message, earlier, index)
    if earlier is None or not earlier.changes or scope.has_tags(message):
        return message
    # No first request is about an earlier one.
    from bot.ux_agent.understanding.following.amended import amended  # noqa: PLC0415

    if " same " in message:
        from bot.ux_agent.understanding.drafting import likened  # noqa: PLC0415 - few say so
        from bot.ux_agent.understanding.following import follow_up  # noqa: PLC0415

        changed = follow_up.as_changed(index, earlier.changes)
        message = likened.told(message, changed, words)
    return amended(message, earlier, index, words=words, understand=understand)


def _undone(message: str, earlier: Intent | None) -> Intent | None:
    """The refusal to take back what this conversation has not changed."""
    if not may_hold(message, _UNDO_HINTS) or (earlier and earlier.changes):
        return None
    from bot.ux_agent.understanding.following import undoing  # noqa: PLC0415 - few take back

    if not undoing.has_nothing(message, earlier):
        return None
    return Intent("refuse", message, reason=texts.NOTHING_TO_UNDO)


def _ended(message: str, earlier: Intent) -> Intent | None:
    """What becomes of an earlier intent by a message that stops it or leaves all as it is."""
    from bot.ux_agent.understanding.following import follow_up  # noqa: PLC0415 - as above

    if may_hold(message, _UNDO_HINTS):
        message = re.sub(_WHY, "", message)
    is_refused = earlier.kind == "edit" and follow_up.declines(message)
    is_back = earlier.kind == "edit" and follow_up.steps_back(message)
    if earlier.steps and is_back:
        return Intent("edit", message, earlier.steps[-1])
    if is_back or is_refused or follow_up.stops(message):
        return Intent("refuse", message, reason=texts.CANCELLED)
    return earlier if follow_up.agrees(message) else None
