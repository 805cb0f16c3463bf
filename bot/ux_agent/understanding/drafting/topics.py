"""A text that is called by what it speaks of: "the text about parking" is the parking text."""

import re

from bot.ux_agent.understanding.words import colours
from bot.ux_agent.understanding.words.lexicon import LETTERINGS, WEIGHTS, WORDS

_NOUN = (
    r"(?:text|line|sentence|paragraph|words?|wording|note|bit|part|info|information|blurb|passage"
    r"|message|copy)"
)
_TOPIC = re.compile(
    rf"(?i)^(?P<before>[^\"“”„«:\n]{{0,60}}?)\b(?P<article>the|our|that|this)\s+{_NOUN}\s+"
    r"(?:(?:that|which)\s+(?:is|talks|speaks)\s+)?(?:about|regarding|concerning)\s+"
    r"(?:(?:the|our|my)\s+)?(?P<topic>[^\W\d][^\"“”„«,.:;!?\n]{1,30}?)"
    r"(?=\s+(?:to|in|on|at|from|should|must|needs?|has to|ought|says?|reads?|is|are|with|into)\b"
    r"|\s*[,:.;!?]|\s*$)"
)
_TOLD = r"(?i)\b(?:to|says?|reads?|be|with|into|as|called)\b"
_US = frozenset({"us", "ourselves", "me", "myself"})
_NO_TOPIC = frozenset(
    ["page", "section", *WORDS["relative"].split("|"), *WEIGHTS, *LETTERINGS, "underlined"]
)
"""What ends no topic: a part of the site, or the look that the text is to have."""


def told(message: str) -> str:
    """The message with such a text by its name; any other message as it is."""
    found = _TOPIC.match(message)
    if found is None or re.search(_TOLD, found["before"]):
        return message
    topic = found["topic"]
    last = topic.lower().split()[-1]
    if last in _NO_TOPIC or colours.parse(last):
        return message
    name = "about" if topic.lower() in _US else topic
    return f"{found['before']}{found['article']} {name} text{message[found.end() :]}"
