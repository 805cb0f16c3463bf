"""A look that is found to be too much, told as the one that is wanted: "the logo is too big"."""

import re

_RATHER = {
    "bigger": "small|tiny|little",
    "smaller": "big|large|huge|massive|enormous",
    "lighter": "dark",
    "darker": "light|bright|pale|faint",
    "wider": "narrow",
    "narrower": "wide",
    "thinner": "thick|heavy|bold",
    "thicker": "thin",
    "shorter": "tall",
}
_WANTED = {word: look for look, words in _RATHER.items() for word in words.split("|")}
_BEFORE = (
    r"(?:(?:please|hi|hello|hmm+|well|also|sorry|honestly"
    r"|(?:i|we) (?:think|find|feel|believe|guess)(?: that)?|people say(?: that)?|to me|for me"
    r"|it seems(?: that)?)\W+)*"
)
_FOUND = re.compile(
    rf"(?i)^\W*{_BEFORE}(?P<what>(?:(?:the|our|my|this|that|these|those)\s+[^\"“”„«.!?,;:\n]{{2,60}}?"
    r"|(?:the\s+)?[\"“][^\"”\n]{2,60}[\"”](?:\s+[\w-]+){0,2}))"
    r"(?:\s+(?:is|are|looks?|seems?|feels?|appears?|['’]s)|['’]s)"
    r"(?:\s+(?:still|just|really|now|all|simply|actually))*"
    r"(?P<little>\s+(?:a\s+(?:bit|little|touch|tad)|slightly|somewhat))?"
    r"(?P<much>\s+(?:way|far|much|a lot))?"
    rf"\s+too\s+(?P<how>{'|'.join(_WANTED)})(?:\s+(?:for\s+(?:me|us|my eyes|people|our customers)"
    r"|to\s+(?:read|see)|at the moment|right now|now|i think|there))*"
    r"(?P<where>\s+(?:on|in|at)\s+(?:the|our)\s+[\w -]{3,25}?)?\W*$"
)
_WISH = (
    r"(?i)\b(?:change|make|set|add|remove|hide|should|must|needs?|says?|reads?|to|that|which|because"
    r"|cos|since|not|n['’]t|never)\b"
)
_OF_WORDS = r"(?i)\b(?:prices?|costs?|fees?|queue|wait|dogs?|rooms?|class(?:es)?|groups?)$"
"""What is big or small itself, whatever its letters are."""


def told(message: str) -> str:
    """The message as the wish for the look that is missed; any other message as it is."""
    found = _FOUND.match(message)
    if found is None:
        return message
    what = found["what"]
    is_quoted = any(sign in what for sign in '"“')
    if not is_quoted and (re.search(_WISH, what) or re.search(_OF_WORDS, what)):
        return message
    degree = "a bit " if found["little"] else "much " if found["much"] else ""
    return f"make {what} {degree}{_WANTED[found['how'].lower()]}{found['where'] or ''}"
