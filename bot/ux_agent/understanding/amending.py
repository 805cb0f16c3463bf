"""Short messages about what was wanted last: take it back, more of it, another value for it."""

import re
from collections.abc import Sequence

from bot.ux_agent.intent import Change, Intent
from bot.ux_agent.understanding import relative, texts
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.literals import lift
from bot.ux_agent.understanding.vocabulary import Vocabulary

_COURTESY = (
    r"(?:\W*\b(?:please|pls|no|hmm+|well|ok|okay|oh|wait|sorry|actually|and|but|just|can you"
    r"|could you)\b)*\W*"
)
_LAST = (
    r"(?:that|the|this|it|my)?\s*(?:very )?(?:last|latest|previous)"
    r"(?:\s+(?:one|change|thing|bit|part|step|edit))?"
)
_TAKES_BACK = (
    rf"(?i){_COURTESY}(?:undo|take back|revert|drop|scrap|forget|remove|cancel|leave out)\s+{_LAST}"
    rf"(?: again)?{_COURTESY}"
)
_MORE = (
    rf"(?i){_COURTESY}(?:(?:even|a (?:little )?bit|a little|a touch|a tad|still|much|a lot|some)"
    rf"\s+)?(?:more|further|again|stronger|once more)(?: of (?:it|that))?{_COURTESY}"
)
_WHAT = (
    r"(?:one|colou?r|shade|tone|size|text|wording|headline|title|font|value|words?|name|label|link"
    r"|address|price|number|thing)"
)
_OTHER = (
    rf"(?i){_COURTESY}(?:(?:make|use|take|try|want|i want|i'd like|let's (?:try|have))"
    rf"\s+(?:it\s+)?)?(?:(?:an?|the|some)\s*)?(?:other|another|different|new)\s+{_WHAT}{_COURTESY}"
)
_SOMETHING = (
    rf"(?i){_COURTESY}(?:make it |use |say |write )?(?:something|anything) (?:else|different|other)"
    rf"{_COURTESY}"
)


# Longer messages say more than this; and the expressions need not be fast on them.
_LONGEST = 80


def _says(form: str, message: str) -> bool:
    return len(message) <= _LONGEST and bool(re.fullmatch(form, message))


def taken_back(message: str, earlier: Intent) -> Intent | None:
    """The earlier intent without its last change, for "undo that last one"; None for all else."""
    if not earlier.changes or not _says(_TAKES_BACK, message):
        return None
    kept = earlier.changes[:-1]
    if not kept:
        return Intent("refuse", message, reason=texts.CANCELLED)
    return Intent("edit", message, kept)


def again(
    message: str, earlier: Intent, words: Vocabulary
) -> tuple[tuple[Change, ...], list[Draft]] | None:
    """The last wish of the kind "bigger" once more, for "even more"; None for all else."""
    wish = wished(earlier.request, words) if earlier.changes and _says(_MORE, message) else ""
    if not wish:
        return None
    last = earlier.changes[-1]
    draft = Draft(last.section, property=last.property, value=wish, nature="relative")
    return earlier.changes[:-1], [draft]


def rethought(message: str, earlier: Intent) -> tuple[tuple[Change, ...], list[Draft]] | None:
    """The last change without its value, for "another colour"; None for all else."""
    if not earlier.changes or not (_says(_OTHER, message) or _says(_SOMETHING, message)):
        return None
    last = earlier.changes[-1]
    if last.op != "set":
        return None
    draft = Draft(last.section, property=last.property, target=last.target)
    return earlier.changes[:-1], [draft]


def wished(request: str, words: Vocabulary) -> str:
    """The wish of a request that was relative ("bigger", "darker little"), '' for another one."""
    multiple = relative.multiple(request)
    if multiple:
        return multiple
    items: Sequence[str] = [
        item.value for item in words.items(lift(request)) if item.kind == "relative"
    ]
    return relative.wish(items[-1], request, ()) if items else ""
