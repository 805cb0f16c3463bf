"""Text without quotes inside a message: where it ends, and what around it is mere courtesy."""

import re
from collections.abc import Iterable, Sequence

from bot.ux_agent.understanding.literals import unquoted
from bot.ux_agent.understanding.words.vocabulary import Item

_COURTESY = (
    r"(?i)(?<![\s,;.!])[\s,;.!]*\b(?:please|pls"
    r"|thanks?(?:\s+you)?(?:\s+(?:a lot|so much|very much|in advance))?"
    r"|thx|cheers|instead|right now|if possible|if you can|for me|from now on(?:wards)?|asap"
    r"|as soon as (?:possible|you can)|if (?:that['’]?s|it['’]?s) (?:ok(?:ay)?|alright|all right"
    r"|fine)"
    r"|if you don['’]?t mind|when(?:ever)? you (?:get|have|find) (?:a|the|some) (?:chance|minute"
    r"|moment"
    r"|time|sec|second)|for the time being|until further notice"
    r"|(?:by|before) (?:tomorrow|tonight|the weekend|next week|the end of (?:the|this) (?:day"
    r"|week|month))"
    r"|(?:ideally|preferably) (?:by|before|today|tomorrow|this|on)\b[^.!?\n]{0,30})[\s.!]*$"
)
_ABBREVIATED = r"(?:\b\w\.){2}$|\w\s[A-Z]\.$|\.\.$"  # "M.O.T.", "Tessa B.", "and so on..."
_MOST_COURTESY = 4
_MARKS = frozenset('"“”„«»')
_ASKING = (
    r"(?i)^\W*(?:(?:hey|hi|hello|please|so|and)\W+)*(?:can|could|would|will|may|might|is it"
    r"|how about"
    r"|what about|why not|shall we|should we|can['’]t|couldn['’]t)\b"
)
_LEAD = r"^[\s:,=]+|^(?:now|just|simply)\s+|^(?:the (?:text|words?|label|following)\s*:?\s+)"


def bare(text: str, start: int, end: int, items: Sequence[Item], *, is_part: bool = False) -> str:
    """The text between two characters without courtesy and without a section that closes it.

    `items` are those between them; `is_part` when it takes the place of a part of a text, whose
    property may close it too ("in the headline").
    """
    closing = _closing_place(items, is_part=is_part)
    if closing is not None:
        end = closing
    value = cleared(text[start:end])
    if value.endswith("?") and is_question(text):
        value = value.rstrip("? ")
    return value


def is_question(text: str) -> bool:
    """True for a request put as a question, whose mark is no part of a value."""
    return bool(re.match(_ASKING, text))


def polished(text: str) -> str:
    """`text` without courtesy and separators around it and without one full stop behind it."""
    return parted(cleared(text))[0]


def as_told(text: str) -> str:
    """A new text as somebody tells it: what is quoted whole as it stands, other words polished."""
    plain = polished(text)
    return unquoted(plain)


def cleared(text: str) -> str:
    """`text` without courtesy and separators around it."""
    text = re.sub(_LEAD, "", text.strip()).strip()
    for _ in range(_MOST_COURTESY):
        text = re.sub(_COURTESY, "", text)
    return _without_lone_quote(text.rstrip(" ,;:"))


def _without_lone_quote(text: str) -> str:
    """`text` without a quote at one end that has no partner."""
    marks = sum(text.count(sign) for sign in _MARKS)
    if marks == 1 and text[:1] in _MARKS:
        return text[1:].strip()
    if marks == 1 and text[-1:] in _MARKS and not text[-2:-1].isdigit():
        return text[:-1].strip()
    return text


def parted(text: str) -> tuple[str, str]:
    """A text and the full stop behind it, which may be the sentence's rather than the text's."""
    text = text.strip()
    if text.endswith(".") and not re.search(_ABBREVIATED, text):
        return text[:-1].strip(), "."
    return text, ""


def sections_of(items: Iterable[Item]) -> list[str]:
    """The sections that items name, each once; an ambiguous name as it stands."""
    return list(dict.fromkeys(item.value for item in items if item.kind == "section"))


def _closing_place(items: Sequence[Item], *, is_part: bool) -> int | None:
    """Where "in the footer" begins at the end of a text, or None."""
    places = {"section", "property"} if is_part else {"section"}
    if len(items) > 1 and items[-1].kind in places and items[-2].kind == "in":
        return items[-2].start
    return None
