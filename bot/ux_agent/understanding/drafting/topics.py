"""A text that is called by what it speaks of: "the text about parking" is the parking text."""

import re

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.literals import unquoted
from bot.ux_agent.understanding.placing import fitting, strangers
from bot.ux_agent.understanding.words import colours
from bot.ux_agent.understanding.words.lexicon import LETTERINGS, WEIGHTS, WORDS
from bot.ux_agent.understanding.words.phrases import normal
from bot.ux_agent.understanding.words.trim import cleared, parted

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

_CHANGES = (
    r"(?i)\W*(?:(?:please|pls|can you|could you|(?:i|we) (?:want|would like) to|just|also)\s+)*"
    r"(?:(?P<goes>remove|delete|drop|take (?:out|away|off))"
    r"|change|edit|update|rewrite|reword|alter|fix|correct|amend|replace|adjust)?\s*"
)
_REST = re.compile(
    r"(?is)(?:\s+(?:in|on|at|of)\s+(?:the|our|my)\s+(?P<place>[^\W\d][\w'’ -]{1,30}?)"
    r"(?:\s+(?:page|section|bar|area))?)?"
    r"(?:\s*(?:[:=→]|\s(?:to(?:\s(?:say|read))?|with|into|(?:should|must|needs? to|has to)\s"
    r"(?:now\s)?(?:say|read|be)|says?|reads?)\b)\s*:?\s*(?P<new>\S.*))?[\s.!?]*"
)
_PLEADED = r"(?i)[\s,]*\b(?:please|pls|thanks|thank you)\W*$"
_SEVERAL = 3
_MOST = 25


def read(message: str, index: SiteIndex) -> str | list[Draft]:
    """What is wanted of the texts that speak of a topic, or the message with such a text's name.

    "Change the text about dogs" is of all texts with that word, if there are but a few of them.
    """
    found = _TOPIC.match(message)
    is_wish = found is not None and re.fullmatch(_CHANGES, found["before"])
    rest = _REST.fullmatch(re.sub(_PLEADED, "", message[found.end() :])) if found else None
    if not (found and is_wish and rest):
        return told(message)
    topic, new = found["topic"], rest["new"] or ""
    if (is_wish["goes"] and new) or (new and not _is_text(new)) or _is_named(topic, index):
        return told(message)
    texts = [one for one in index.targets if fitting.is_text(one)]
    if rest["place"]:
        place = normal(rest["place"])
        texts = [one for one in texts if place in map(normal, _places(one, index))]
    held = strangers.speaking(topic, texts)
    if not held and rest["place"] and _SEVERAL <= len(texts) <= _MOST:
        held = texts  # none of that part speaks of it: no other one is meant for sure
    if not held:
        return told(message)
    value, stop = parted(cleared(new))
    whole = Draft(value=unquoted(value), stop=stop, nature="text" if value else "")
    sentence = _sentence(topic, held[0].value or "") if len(held) == 1 else ""
    if sentence:
        return [whole._replace(section=held[0].section, anchor=sentence)]
    names = " ".join(f"{one.section}.{one.property}" for one in held)
    return [whole._replace(property=names)]


def _sentence(topic: str, text: str) -> str:
    """The one sentence of several that speaks of a topic, without its full stop; '' for none."""
    sentences = re.split(r"(?<=[.!?])\s+(?=[^\W\d_a-z])", text)
    said = strangers.telling(topic)
    found = [one for one in sentences if said <= strangers.telling(one)]
    return parted(found[0])[0] if len(sentences) > 1 and len(found) == 1 else ""


def _places(target: Target, index: SiteIndex) -> tuple[str, ...]:
    return target.section, *index.sections.get(target.section, ())


def _is_named(topic: str, index: SiteIndex) -> bool:
    """True for a topic that a part of the site, or a text, is called by: that is meant first."""
    name = normal(topic)
    if topic.lower() in _US or any(
        name in map(normal, (one, *also)) for one, also in index.sections.items()
    ):
        return True
    names = {name, f"{name} text", f"{name} line", f"{name} note"}
    return any(
        not names.isdisjoint(map(normal, (one.property, *one.aliases)))
        for one in index.targets
        if fitting.is_text(one)
    )


def _is_text(new: str) -> bool:
    """True for words that are no look: a colour, a weight, a degree."""
    words = new.lower().strip(" .!").split()
    is_look = any(
        one.strip(",") in _NO_TOPIC or colours.parse(one) for one in words[-1:] + words[:1]
    )
    return new[0] in '"“„«' or (not is_look and (new[0].isupper() or len(words) >= _SEVERAL))


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
