"""What is said beside a wish and is no word of a site: "oh and", "btw", "…, on every page"."""

import re

from bot.ux_agent.understanding.literals import lift, mask

_OH = (
    r"(?:(?:oh|ooh|ah|aha|btw|by the way|hmm+|ps|p\.s\."
    r"|(?:and )?(?:one more|another|one last) thing)\b[\s,:.!–-]+"
    r"|(?:right|well|anyway|um+|erm?)\s*,\s+)"
)
_FIRST = re.compile(rf"(?i)^\W*(?:{_OH})+(?=[\w\0])")
_LATER = re.compile(
    rf"(?i)(?P<end>[.!?;,]\s+|\s(?=(?:and|but)\s))(?:(?:and|but)\s+)?(?:{_OH})+"
    r"(?=(?:and|also|please|pls|can|could|change|make|set|put|rename|remove|delete|drop|take"
    r"|get rid|add|hide|show|swap|move|replace|update|the|our|my|your)\b)"
    r"|(?P<by>(?-i:[.!?;]\s+))(?:btw|by the way|ps)\b[\s,:]+(?=[\w\0])"
)
_WIDELY = re.compile(
    r"(?i)[\s,;–-]*\b(?:(?:on|in|across|throughout) (?:all|every|each)(?: of)?(?: (?:the|our|my))?"
    r"(?: web)?\s?pages?|(?:across|throughout) (?:the|our|my) (?:whole |entire )?(?:web)?site)"
    r"(?P<end>(?:\s+(?:please|pls|thanks|now))*[\s.!]*$)"
)
# What stands there now, told by its own words, may stand in many texts: all of them are meant.
_OF_A_PART = r"change (?:the|our|my|that|this) (?:[^\"“”‘«'\s]|\s(?!')|(?<=\w)'){3,80}\bto"
_SAID = rf"(?i)\b(?:say|says|reads?|called|named|rename|titled|{_OF_A_PART})\b"
_LEGAL = r"(?i)\bcopyright\b|©|\(c\)"
_COUNTED = r"[\d#]"


def without(message: str) -> str:
    """The message without interjections, and without "on every page" behind a text that it tells.

    Where a text stands on every page it is one; of a price or a look these words say more.
    """
    message = _widely(message)
    plain = mask(message, lift(message))
    first = _FIRST.match(plain)
    start = first.end() if first else 0
    pieces, at = [], start
    for found in _LATER.finditer(plain, start):
        pieces += [message[at : max(found.end("end"), found.end("by"))]]
        at = found.end()
    return "".join([*pieces, message[at:]])


def _widely(message: str) -> str:
    found = _WIDELY.search(message)
    if found is None or not found.start():
        return message
    said = message[: found.start()]
    is_text = re.search(_SAID, said) is not None and re.search(_COUNTED, said) is None
    if not (is_text or re.search(_LEGAL, said)):
        return message
    return f"{said}{found['end']}"
