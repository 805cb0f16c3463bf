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


# "In the form: the button should say Send": the text of the form that is called so.
_IN_FORM = re.compile(
    r"(?i)^\W*(?:(?:and|also|please|pls)\s+)*(?P<form>(?:in|on) (?:the|our|my)"
    r" (?:[a-z]+ )?form)\s*[:,]?\s+(?P<what>(?!(?:put|change|make|set|replace|use|write)\b)"
    r"[^\s\"“:;.][^\"“:;.]{1,50}?)\s+"
    r"(?=(?:should|must|has to|needs? to|is to)\s(?:now\s)?(?:be|say|read)\b)"
)
# "The grey text in the e-mail box": what shows where nothing is filled in yet.
_FADED = re.compile(
    r"(?i)\b(?:(?:gr[ae]y(?:ed)?(?:[ -]out)?|faint|example|placeholder|hint)\s"
    r"(?:text|words?|writing|hint)|placeholder|hint)\s(?:in|inside|of|on|for|from)\s(?:the|our|my)\s(?P<field>[^\"“:;,.]{2,40}?)"
    r"\s(?:box|field|input|text ?box)\b"
)
_AWAY = re.compile(
    r"(?i)^\W*(?:(?:and|also|in the form)\s+)*(?P<what>(?:the|our|my|that|this)\s"
    r"(?!.*\b(?:is|are|was|were|be|has|have|should|must|can|will|far|right|straight|take|took|taking"
    r"|give|giving|throw|fly|flies|run|runs|get|gets|go|goes|miles?|minutes?|steps?|yards?)\b)"
    r"[^\"“:;,.\d]{2,60}?)\s(?:away|gone)\W*$"
)


def without(message: str) -> str:
    """The message without interjections, and without "on every page" behind a text that it tells.

    Where a text stands on every page it is one; of a price or a look these words say more.
    """
    message = _of_form(_widely(message))
    plain = mask(message, lift(message))
    first = _FIRST.match(plain)
    start = first.end() if first else 0
    pieces, at = [], start
    for found in _LATER.finditer(plain, start):
        pieces += [message[at : max(found.end("end"), found.end("by"))]]
        at = found.end()
    return "".join([*pieces, message[at:]])


def _of_form(message: str) -> str:
    """The message with a text of a form told by its place put behind it, and a faint one named."""
    if "form" in message.lower():
        message = _IN_FORM.sub(r"\g<what> \g<form> ", message)
    message = _FADED.sub(r"\g<field> placeholder", message)
    return _AWAY.sub(r"remove \g<what>", message)


def _widely(message: str) -> str:
    found = _WIDELY.search(message)
    if found is None or not found.start():
        return message
    said = message[: found.start()]
    is_text = re.search(_SAID, said) is not None and re.search(_COUNTED, said) is None
    if not (is_text or re.search(_LEGAL, said)):
        return message
    return f"{said}{found['end']}"
