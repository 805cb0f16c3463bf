"""What points at the thing just named, and corrections that add a look: "make that heading red"."""

import re
from collections.abc import Sequence

from bot.ux_agent.understanding.following import negated
from bot.ux_agent.understanding.literals import lift
from bot.ux_agent.understanding.words.hints import NOT_BOLD, may_hold
from bot.ux_agent.understanding.words.parts import QUOTED
from bot.ux_agent.understanding.words.vocabulary import Vocabulary

_NOUN = (
    r"(?:(?:section |page |sub)?(?:heading|headline|title)|button|text|line|sentence|paragraph"
    r"|label|wording|phrase)"
)
_POINTS = (
    rf"(?i)({QUOTED})|\b((?:make|set|turn|paint|colou?r|have|get)\s+)(?:that|this)(?:\s+new)?"
    rf"\s+{_NOUN}\s+(?!(?:say|read|to\s+(?:say|read))\b)(?=[\w#])"
)
_CORRECTS = (
    r"(?i)(\W*(?:(?:oh|no|nope|sorry|wait|ok|hmm+)\b\W+)*(?:actually|rather|i meant?"
    r"|instead|no|sorry)\b\W+(?:(?:actually|rather|i meant?|make (?:it|that)|for|on)\W+)*"
    r"(?:the|our|my)\s+\S+(?:\s\S+){0,3}?)"
    r"(?:\s*,\s*|\s+)and\s+((?:(?:also|make it|in|a bit|a little|much)\s+)*\S+(?:\s\S+){0,2})"
)
WHOSE = r"(?<!\w)[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,2}(?:['’]s|(?<=s)['’])"
"""Whose something is, by a name: "Ann Lee's"."""

_FIELD = rf"{WHOSE}\s+([a-z][\w -]{{1,30}}?)\s+(?:to|is|are|should|says?|reads?)\b"
_ITS_OWN = rf"(\b(?i:and|also|plus|then)\s+{WHOSE})(?=\s+(?:to|is|should|says?|reads?)\b|\s*:)"
_OF = r"(?i)\bthe\s+([a-z][\w -]{1,40}?)\s+(?:of|on|for)\s+(?:the|our|my)\b"
_THE_ONE = r"(?i)\bthe\s+one(?=s?\s+(?:of|on|for)\s+(?:the|our|my)\b)"
_FIRST = re.compile(
    r"(?is)^\W*(?P<what>(?:the|our|my|that|those|these|this)\s"
    r"(?:(?!\b(?:is|are|was|were|be|looks?|needs?|should|ha[sd]|have|must|says?|reads?|to)\b)"
    r"[^,:;.?!\"“”]){3,80}?)\s*[,:–-]\s+(?:(?:can|could|would|will) (?:you|we) )?"
    r"(?:please |pls |just )?(?P<verb>make|turn|paint|colou?r) (?:it|that|this|them|those) "
    r"(?P<rest>\S.*)$"
)
"""A thing that is named before what is wanted of it: "the strip at the top, make that red"."""

_PLACES = frozenset({"section", "property"})
_VALUES = frozenset({"colour", "weight", "relative"})
_LONGEST = 90


def resolved(message: str) -> str:
    """The message with "it" in the place of "that heading": what was named last is meant."""
    message = re.sub(_POINTS, lambda one: one[1] or f"{one[2]}it ", message)
    message = filled(message)
    first = _FIRST.match(message)
    message = f"{first['verb']} {first['what']} {first['rest']}" if first else message
    return negated.told(message) if may_hold(message, NOT_BOLD) else message


def filled(message: str, before: str = "") -> str:
    """The message with the field named before: "and Ella's to …", "and the one of the shop …".

    It was named in the message itself, or in the one `before`.
    """
    said = f"{before}\n{message}"
    if "the one" in message.lower():
        of = re.search(_OF, said)
        if of and of[1].lower() not in {"one", "ones"}:
            message = re.sub(_THE_ONE, f"the {of[1]}", message)
    field = re.search(_FIELD, said) if "'" in message or "’" in message else None
    return re.sub(_ITS_OWN, rf"\1 {field[1]}", message) if field else message


def parted(message: str, words: Vocabulary) -> tuple[str, str] | None:
    """The place and the further look of "actually the tagline, and bold"; None for all else."""
    found = re.fullmatch(_CORRECTS, message.strip()) if len(message) <= _LONGEST else None
    if found is None:
        return None
    place, look = (_kinds(one, words) for one in found.groups())
    is_both = not _VALUES & set(place) and _VALUES & set(look) and not _PLACES & set(look)
    return (found[1], f"and {found[2]}") if is_both else None


def _kinds(said: str, words: Vocabulary) -> Sequence[str]:
    return [item.kind for item in words.items(lift(said))]
