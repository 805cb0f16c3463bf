"""Text without quotes inside a message: where it ends, and what around it is mere courtesy."""

import re
from collections.abc import Iterable, Sequence

from bot.ux_agent.understanding.literals import unquoted
from bot.ux_agent.understanding.words import colours
from bot.ux_agent.understanding.words.lexicon import WEIGHTS, WORDS
from bot.ux_agent.understanding.words.vocabulary import Item

# Compiled when a text is looked at: the commonest requests, of colours and sizes, hold none.
_POLITE = (
    r"(?i)[\s,;.!]*\b(?:please|pls|thanks?(?:\s+you)?(?:\s+(?:a lot|so much|very much|in advance))?"
    r"|thx|cheers|instead)[\s.!]*$"
)
# What may be said of the wish, and may be said of a text's own matter: "Call us if you can".
_EITHER = (
    r"(?i)(?P<mark>[\s,;.!–-]*)\b(?:right now|if (?:possible|you can)|from now on(?:wards)?"
    r"|asap|as soon as (?:possible|you can)"
    r"|when(?:ever)? you (?:get|have|find) (?:a|the|some) (?:chance|minute|moment|time|sec|second)"
    r"|if (?:that['’]?s|it['’]?s) (?:ok(?:ay)?|alright|all right|fine)|if you don['’]?t mind"
    r"|(?P<me>for me))[\s.!]*$"
)
_DAYS = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?"
# How long or by when: said of a look or of a figure, and else rather a part of the text.
_WHEN = (
    r"(?i)(?P<mark>[\s,;.!–-]*)\b(?:for (?:the time being|now)|until further notice"
    r"|(?P<due>(?:by|before) (?:tomorrow|tonight|the weekend|next week|the end of (?:the|this)"
    r" (?:day|week|month))"
    r"|(?:ideally|preferably) (?:(?:by|before|on|around) )?(?:today|tonight|tomorrow|noon|lunch"
    r"|(?:this|next|the) (?:week|month|weekend|end of|\w+day)"
    rf"|{_DAYS}|\d{{1,2}}\s?[ap]m)\b[^.!?\n]{{0,20}}))[\s.!]*$"
)
_LONGEST_TAIL = 80
# What thanks may be the object of: "Say thanks", "No thanks", "Yes please".
_THANKED = r"(?i)\b(?:say|saying|give|giving|with|many|no|yes|big|our|my|and|a|of|your|to)\W*$"
# A text that speaks to its readers or of somebody: what stands behind may be said to them.
_SPEAKS = (
    r"(?i)\b(?:we|us|our|ours|you|your|yours|me|i|my|they|them|he|she|it|is|are|was|were|be|will|can"
    r"|may|must|shall|should|would|do|does|don['’]?t|let['’]?s|has|have|had|come|see|visit|call"
    r"|ring|phone|text|mail|email|e-mail|write|book|reserve|order|buy|pay|drop|pop|stop|swing|join"
    r"|try|ask|tell|take|get|go|give|bring|read|say|help|donate|apply|register|sign|send|reply|answer"
    r"|contact|open|closed|close|back|start|stay|eat|drink|walk|ride|play|meet|park|enter|wait"
    r"|leave|look|check|choose|pick|collect|find|share|follow|volunteer|arrive|return|keep|use|make"
    r"|available|live|free|here)\b|\w['’](?:s|re|ve|ll|m|d)\b|[.!?]\s"
)
_OF_A_FIGURE = (
    r"(?i)[£$€]?\d[\d.,:/-]*(?:\s?(?:[ap]m\b|[€%]|px|rem|em|pt))?|\b(?:[ap]m|to|till|until|and"
    r"|from|an?|per|each|hour|person|head|day|night|week|month|year|noon|midnight|euros?|pounds?"
    rf"|quid|dollars?|{_DAYS})\b"
    r"|[\s,.:/()&+–—-]+"
)
_BESIDE_LOOKS = "and a bit much little slightly hidden".split()  # noqa: SIM905 - a row of words
_LOOKS = frozenset([*WORDS["relative"].split("|"), *WEIGHTS, *_BESIDE_LOOKS])
_ABBREVIATED = r"(?:\b\w\.){2}$|\w\s[A-Z]\.$|\.\.$"  # "M.O.T.", "Tessa B.", "and so on..."
_MOST_COURTESY = 4
_MARKS = frozenset('"“”„«»')
_ASKING = (
    r"(?i)^\W*(?:(?:hey|hi|hello|please|so|and)\W+)*(?:can|could|would|will|may|might|is it"
    r"|how about"
    r"|what about|why not|shall we|should we|can['’]t|couldn['’]t)\b"
)
# "Ann Lee is called Ann Hill now": how long somebody has been called so is no part of the name.
_IS_CALLED = r"(?i)(?:\b(?:is|are|goes)|['’]s)\s(?:called|named|known as|by)\s*$"
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
    name = value.removesuffix(" now")
    if name != value and " " in name and name.istitle() and re.search(_IS_CALLED, text[:start]):
        value = name
    if value.endswith("?") and is_question(text):
        value = value.rstrip("? ")
    return value


def is_question(text: str) -> bool:
    """True for a request put as a question, whose mark is no part of a value."""
    return bool(re.match(_ASKING, text))


def polished(text: str, *, is_wish: bool = False) -> str:
    """`text` without courtesy and separators around it and without one full stop behind it.

    `is_wish` for what is no text to be written but all that somebody wants.
    """
    return parted(cleared(text, is_wish=is_wish))[0]


def as_told(text: str) -> str:
    """A new text as somebody tells it: what is quoted whole as it stands, other words polished."""
    plain = polished(text)
    return unquoted(plain)


def cleared(text: str, *, is_wish: bool = False) -> str:
    """`text` without courtesy and separators around it; `is_wish` as for polished()."""
    text = re.sub(_LEAD, "", text.strip()).strip()
    is_pleaded = False
    for _ in range(_MOST_COURTESY):
        polite = _polite(text)
        is_pleaded = is_pleaded or polite < len(text)
        end = (
            polite
            if polite < len(text)
            else _said_of_it(text, is_wish=is_wish, is_pleaded=is_pleaded)
        )
        text = text[:end]
    return _without_lone_quote(text.rstrip(" ,;:"))


def _polite(text: str) -> int:
    """Where a "please" or thanks behind a text begin; its length where none are."""
    found = re.compile(_POLITE).search(text, max(0, len(text) - _LONGEST_TAIL))
    if found is None:
        return len(text)
    said, phrase = text[: found.start()], found[0]
    is_own = not said and phrase[:1].isupper()
    is_object = phrase[:1].isspace() and re.search(_THANKED, said[-_LONGEST_TAIL:])
    return len(text) if is_own or is_object else found.start()


def _said_of_it(text: str, *, is_wish: bool, is_pleaded: bool) -> int:
    """Where what is surely said of a wish begins; the text's length where nothing is.

    `is_pleaded` where "please" stood behind it.
    """
    found = re.compile(_EITHER).search(text, max(0, len(text) - _LONGEST_TAIL))
    when = None if found else re.compile(_WHEN).search(text, max(0, len(text) - _LONGEST_TAIL))
    told = found or when
    if told is None:
        return len(text)
    said, is_marked = text[: told.start()], bool(told["mark"].strip())
    is_lower = told[0].strip(" \t\n,;.!–-")[:1].islower()
    is_speech = bool(re.search(_SPEAKS, said))
    is_sure = is_wish or is_measured(said)
    if found:
        is_sure = is_sure or (is_lower and (is_marked or not (found["me"] or is_speech)))
    elif when and when["due"]:
        is_sure = is_sure or (is_lower and not is_speech and (is_marked or is_pleaded))
    return told.start() if is_sure else len(text)


def is_measured(said: str) -> bool:
    """True for a figure, or for a look told in its own words."""
    words = said.casefold().split()
    is_look = bool(words) and all(word.strip(",") in _LOOKS for word in words)
    is_figure = any(map(str.isdigit, said)) and not re.sub(_OF_A_FIGURE, "", said)
    return is_look or is_figure or colours.parse(said) is not None


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
    """The sections that items name, each once; an ambiguous name as it stands.

    Behind a name of one section it tells no more: the banner of "the start page banner" is there.
    """
    found: dict[str, int] = {}
    for item in items:
        if item.kind != "section":
            continue
        before = next(reversed(found.items()), ("", -1))
        is_told = before[1] + 1 == item.start and before[0] in item.value.split()
        if not (is_told and " " in item.value):
            found.setdefault(item.value, item.end)
    return list(found)


def _closing_place(items: Sequence[Item], *, is_part: bool) -> int | None:
    """Where "in the footer" begins at the end of a text, or None."""
    places = {"section", "property"} if is_part else {"section"}
    if len(items) > 1 and items[-1].kind in places and items[-2].kind == "in":
        return items[-2].start
    return None
