"""Another place for what was wanted last, told by its words: "the one that says Our history"."""

import re

from bot.ux_agent.intent import Intent
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.following import elements
from bot.ux_agent.understanding.following.amending import wished
from bot.ux_agent.understanding.literals import unquoted
from bot.ux_agent.understanding.placing import fitting
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.vocabulary import Vocabulary

_SOUND = (
    r"(?:(?:no|nope|oh|ok|okay|sorry|hmm+|well|actually|wait|rather|i mean|i meant|just|only"
    r"|not that|but)\b\W*)*"
)
_THING = r"(?:\w+ )?(?:one|heading|headline|title|text|line|button|link|sentence|words?|part)"
_SAYS = (
    r"(?:(?:that|which) (?:says|reads)|saying|reading|with the (?:text|words?)|with"
    r"|(?:that is |which is )?(?:called|named|labell?ed))"
)
_ONE = re.compile(
    rf"(?i)^\W*{_SOUND}(?:the|that) {_THING} {_SAYS}\s*:?\s+(\S.{{0,120}}?)"
    r"(?:,? (?:please|pls|instead|only|i mean|i meant))*[.!]*$"
)
_CALLED = re.compile(
    rf"(?i)^\W*{_SOUND}(?:the|that) ([\"“„'‘].{{2,120}}[\"”’'])(?: {_THING})?"
    r"(?:,? (?:please|pls|instead|only|i mean|i meant))*[.!]*$"
)
_WHICH = re.compile(
    rf"(?i)^\W*{_SOUND}(?:the|that) (\S[^\"“”]{{2,80}}?) one"
    r"(?:,? (?:please|pls|instead|only|i mean|i meant))*[.!]*$"
)
"""What may be the words of a thing: it is where they are all that stands there."""

_LONGEST = 200


def read(message: str, earlier: Intent, index: SiteIndex, words: Vocabulary) -> Draft | None:
    """The last wish for the text that is told by its words; None for all else."""
    last = earlier.changes[-1] if earlier.changes and len(message) <= _LONGEST else None
    found = _ONE.match(message) or _CALLED.match(message) if last else None
    found = found or (_which(message, index) if last else None)
    if last is None or found is None or last.op != "set" or last.target:
        return None
    target = index.find(last.section, last.property)
    said = unquoted(found[1]).strip(" '‘’")
    places = {id(one.target) for one in anchors.find(said, index)}
    if target is None or not isinstance(last.value, str) or len(places) != 1:
        return None
    if fitting.is_text(target):
        return Draft(anchor=said, value=last.value, nature="text")
    wish = wished(earlier.request, words)
    if wish:
        return Draft(anchor=said, value=wish, nature="relative")
    nature = elements.NATURES.get(elements.look(last.property), "")
    value = elements.lettering(elements.look(last.property), last.value)
    return Draft(anchor=said, value=value, nature=nature) if nature else None


def _which(message: str, index: SiteIndex) -> re.Match[str] | None:
    """The words of "the Read more one", where some text of the site is just that."""
    found = _WHICH.match(message)
    known = anchors.find(found[1], index) if found else []
    is_whole = any(one.part == "value" and not one.before + one.after for one in known)
    return found if is_whole else None
