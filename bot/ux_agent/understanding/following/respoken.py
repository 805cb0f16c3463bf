"""What people say about the last change, in the forms that a follow-up is read in."""

import re

_LEAD = (
    r"(?i)^\W*(?:(?:and|now|please|pls|then|also|so|ok|okay|hmm+|well|oh|actually|yes|yeah|cool|nice"
    r"|great|perfect|can you|could you|let'?s|maybe|perhaps)\b\W*)*"
)
_SAME = (
    rf"{_LEAD}(?:do|make|use|apply|have|want)?\s*(?:it\s+)?(?:the\s+|exactly the\s+)?same"
    r"(?:\s+(?:thing|colou?r|change|size|one|again))?\s+(?:for|to|with|on|in|goes for)\s+(.+?)\W*$"
)
_NEXT = rf"{_LEAD}now\s+(the\s\S+(?: \S+){{0,2}}?)\W*$"
_WITHOUT = (
    rf"{_LEAD}(?:undo|revert|reset|restore|scrap|skip|ignore|un-?do|take back)\s+"
    r"(?:(?:the )?(?:change|changes|bit|part) (?:to|in|of|with|about|on)\s+)?(the\s.+?|that\s.+?)"
    r"(?:\s+(?:bit|part|one|change|thing|again|please))*\W*$"
)
_STAYS = (
    rf"{_LEAD}(?:but\s+)?(?:no,?\s+)?(?:keep|leave)?\s*((?:the|our|my)\s.{{2,30}}?)\s+"
    r"(?:(?:should|can|must|may|needs? to)\s+)?(?:stays?|remains?|keep|as it was|like it was"
    r"|the way it was|alone|unchanged|as is)\b.{0,30}$"
)
_TRYING = (
    rf"{_LEAD}(?:or|try|rather|how about|what about|what if|i'?d (?:rather|prefer)"
    r"|i(?: would)? prefer|i think|let'?s try|we could try|go (?:for|with)|better|just)\s+"
    r"(?:it\s+)?(?:in\s+)?"
    r"(.{2,40}?)\s*(?:instead|maybe|perhaps|then|please|pls)?[?!.\s]*$"
)
_PREFERRED = (
    rf"{_LEAD}(.{{2,30}}?)\s+(?:is|would be|looks?|might be|may be|'d be)\s+(?:much\s+|even\s+)?"
    r"(?:better|nicer|best|good|fine|great|prettier|cooler|perfect)\b.{0,20}$"
)
_RATHER = r"(?:no|nope|sorry|wait|rather|i meant?|(?:it )?should be|it'?s|better)"
FIGURE = (
    rf"{_LEAD}{_RATHER}[\s,.;:–-]+(?:{_RATHER}[\s,.;:–-]+)*"
    r"([£$€]?\d[\d.,:]*\s?(?:€|euros?|pounds?|[ap]m|px|%)?)"
    r"(?:\s*(?:please|sorry|instead|i meant?))?\W*$"
)
"""A correction that is a number alone, which is group 1."""

_TOO = (
    rf"{_LEAD}((?:the|our|its)\s.{{2,30}}?)\s+(?:is|are|looks?|seems?|feels?|got|'s)\s+(?:now\s+)?"
    r"((?:a (?:little |tiny )?bit|a little|slightly|way|far|much)\s+)?too\s+"
    r"(dark|light|bright|pale|big|large|huge|small|tiny|bold|thin|round)\b(?:\s+now)?\W*$"
)
OPPOSITES = {"dark": "lighter", "light": "darker", "bright": "darker", "pale": "darker"}
"""What is wished for by what there is too much of."""

OPPOSITES |= {"big": "smaller", "large": "smaller", "huge": "smaller", "small": "bigger"}
OPPOSITES |= {"tiny": "bigger", "bold": "thinner", "thin": "bolder", "wide": "smaller"}
OPPOSITES |= {"narrow": "bigger", "round": "sharper"}
_AFTER_ALL = r"(?i)[\s,]+after all(?=\W*$)"
_TOO_SO = (
    rf"{_LEAD}(?:(?:that|it|this)(?:['’]s|\s+is|\s+looks?)\s+|is\s+|now\s+|way\s+|far\s+|much\s+"
    r"|a (?:little |tiny )?bit\s+|still\s+)*too\s+\w+(?:\s+now)?[\s,.;:–-]+"
    r"(?=(?:[a-z]+\s+){0,4}[a-z]+er\b)"
)
_SOUND = r"(?i)^\W*(?:oh|ah|hm+|alright|right then)\b[\s,.!:–-]+(?=\w)"
_PRAISE = (
    r"(?i)^\W*(?:(?:perfect|great|nice|cool|lovely|good|super|brilliant|fine|ok|okay|yes|yeah"
    r"|thanks|nah|nope|hmm+|thank you|on second thoughts?|that'?s (?:good|great|nice|it|better)"
    r"|looks (?:good|great|nice))[\s,.!:–-]+){1,3}"
    r"(?=\w+\W+\w|#|\w+\W*$)"
)
_SHADE = r"(?i)\ba (?:shade|hair|smidge|smidgen|tick)\b(?=\s+\w+er\b)"
_LONGEST = 90


def respoken(message: str) -> str:
    """The message in the plain form of it: "same for the footer" is "and the footer too".

    Any other message as it is.
    """
    if len(message) > _LONGEST:
        return message
    message = re.sub(_PRAISE, "", re.sub(_SOUND, "", message, count=1), count=1)
    message = re.sub(_AFTER_ALL, "", message)
    message = re.sub(_TOO_SO, "", re.sub(_SHADE, "a bit", message), count=1)
    found = re.match(_TOO, message)
    if found:
        return f"make {found[1]} {found[2] or ''}{OPPOSITES[found[3].lower()]}"
    for form, plain in (
        (_SAME, "and {} too"),
        (_NEXT, "and {} too"),
        (FIGURE, "make that {}"),
        (_WITHOUT, "not {}"),
        (_STAYS, "not {}"),
        (_PREFERRED, "{} instead"),
        (_TRYING, "{} instead"),
    ):
        found = re.match(form, message)
        if found:
            return plain.format(found[1].strip())
    return message
