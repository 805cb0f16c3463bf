"""A text that is to stand beside another one: "write “Cash only” below the headline"."""

import re

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.literals import lift
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.clauses import kinds
from bot.ux_agent.understanding.words.property_words import is_text_word
from bot.ux_agent.understanding.words.trim import as_told
from bot.ux_agent.understanding.words.vocabulary import Vocabulary

_VERB = (
    r"^\W*(?:(?:please|pls|can you|could you|also|and)\s)*"
    r"(?:write|put|add|insert|place|type|have)\s"
)
_WHERE = (
    r"(?:(?:right |directly |just )?(?:below|under|underneath|beneath|above|over|before"
    r"|after"
    r"|beside|next to|on top of)\s(?:the|our|my)\s(?P<thing>[\w'’ -]{2,40}?))"
)
_LINE = r"(?:the words?|the text|a line|a sentence|a note|a text|another line)"
_END = r"(?:\s(?:please|pls|thanks))?\W*$"
_BESIDE = re.compile(
    rf"(?is){_VERB}(?:{_LINE}\s(?:saying\s|with\s)?)?(?P<text>[\"“„«]?\S[^\n]{{1,200}}?[\"”“»]?)"
    rf"\s{_WHERE}{_END}"
)
_LED = re.compile(
    rf"(?is){_VERB}{_LINE}\s{_WHERE}(?:\s*[:,–-]+\s*|\s(?:saying|that says"
    rf"|with)\s)(?P<text>\S[^\n]{{1,200}}?)"
    rf"{_END}"
)
_MARKS = tuple("\"“”„«»'‘’`")


def read(message: str, index: SiteIndex, words: Vocabulary) -> list[Draft]:
    """A draft that asks which text it shall be, as no new one can be added; [] for all else."""
    found = _LED.match(message) or _BESIDE.match(message)
    if found is None:
        return []
    text = as_told(found["text"])
    is_text = found["text"].startswith(_MARKS) or text[:1].isupper()
    items = words.items(lift(found["thing"]))
    is_landmark = bool(items) and items[-1].kind == "property" and is_text_word(items[-1].value)
    if not (text and is_text and is_landmark) or kinds(items) & {"label", "link"}:
        return []
    if anchors.is_whole(text, index) or "to" in kinds(words.items(lift(found["text"]))):
        return []
    return [Draft(value=text, nature="text")]
