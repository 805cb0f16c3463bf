"""Another text for the one written last: "that sounds silly, use Come on in instead"."""

import re

from bot.ux_agent.intent import Intent
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.drafting import fonts
from bot.ux_agent.understanding.literals import lift, unquoted
from bot.ux_agent.understanding.placing import fitting
from bot.ux_agent.understanding.words import colours
from bot.ux_agent.understanding.words.clauses import LOOKS, kinds
from bot.ux_agent.understanding.words.trim import cleared
from bot.ux_agent.understanding.words.vocabulary import Vocabulary

_SOUND = (
    r"(?:(?:no|nope|nah|hmm+|oh|ugh|well|sorry|ok|okay|actually|wait|scrap that|forget that)"
    r"[\s,.!–-]+)*"
)
_COMPLAINT = (
    r"(?:(?:that|it|this)(?:['’]s|\s(?:is|was|sounds|looks|feels|reads))[^,;.!?\"“”\n]{2,40}"
    r"|i (?:don['’]t|do not) (?:really )?(?:like|love|want|need) (?:it|that"
    r"|this)[^,;.!?\"“”\n]{0,20})"
    r"\s*[,;.!–-]+\s*(?:(?:so|and|but|please|can you|could you|let['’]?s)\s)*"
)
_ANEW = re.compile(
    rf"(?i:^\W*{_SOUND}(?P<why>{_COMPLAINT})?(?P<verb>(?:let['’]?s\s|can we\s|maybe\s|rather\s"
    rf"|please\s)*"
    r"(?:make it|make that|use|try|take|put|have|say|write|go (?:for|with)|how about|what about"
    r"|change it to"
    r"|change that to|it should (?:be|say|read)|better|call it)(?:\s(?:say|read|to say))?)\s*:?\s+)"
    r"(?P<text>[A-Z\"“„«'‘].{2,200})$"
)
_THEN = r"(?i)\s(?:then|maybe|perhaps|better)[.!]*$"
_LABELS = frozenset({"link-label", "link-description"})
_LEAST = 2
_LONGEST = 300


def read(message: str, earlier: Intent, index: SiteIndex, words: Vocabulary) -> Draft | None:
    """The draft of the new text for what was written last; None for all else."""
    last = earlier.changes[-1] if earlier.changes and len(message) <= _LONGEST else None
    found = _ANEW.match(message) if last and last.op == "set" else None
    if last is None or found is None or not isinstance(last.value, str):
        return None
    target = index.find(last.section, last.property)
    if last.property not in _LABELS and not (target and fitting.is_text(target)):
        return None
    if fonts.told(message):
        return None
    text = cleared(re.sub(_THEN, "", cleared(found["text"])))
    if re.search(r"(?i)\babout$|\bcan we\b", found["verb"]):
        text = text.rstrip("? ")
    value = unquoted(text)
    is_label = last.property in _LABELS
    if value == text and not _is_text(text, words, is_label=is_label):
        return None
    return Draft(
        last.section, property=last.property, target=last.target, value=value, nature="text"
    )


def _is_text(text: str, words: Vocabulary, *, is_label: bool) -> bool:
    """True for words that name no place and no look, nor tell another wish."""
    items = words.items(lift(text))
    found = [one.kind for one in items]
    is_placed = any(
        one.kind == "property" and before in {"in", "to", "and"}
        for before, one in zip(found, items[1:], strict=False)
    )
    is_look = not {*found} - LOOKS - {"and"} or colours.parse(text.lower()) is not None
    is_other = bool(kinds(items) & {"quoted", "address", "to", "say"})
    is_other = is_other or ("section" in found and not is_label)  # a link is called as a part
    return len(text.split()) >= _LEAST and not (is_placed or is_look or is_other)
