"""Values of another kind than what stands in their place: no number is what somebody is called."""

import re

from bot.ux_agent.intent import Change
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures import calling, days
from bot.ux_agent.understanding.figures.told import FRAME
from bot.ux_agent.understanding.linking.records import FREE
from bot.ux_agent.understanding.outcome import Outcome
from bot.ux_agent.understanding.placing import pairs
from bot.ux_agent.understanding.placing.resolve import resolve

_WORDS = frozenset({"text", "string", "markdown"})
_NAME = r"[A-Z][^\W\d_]+(?:[ '’.-]+[A-Z][^\W\d_]*){1,3}"
_ADDRESS = r"(?:https?://|www\.)\S+|[\w/-]+\.html?"
_FIGURE = r"(?i)[£$€+(]{0,2}\d[\W\d]{0,20}(?:[ap]m|uhr)?"
# Who changes the title to 1984 has said what kind of place that is.
_OF_WORDS = r"(?i)\b(?:title|headline|heading|name|text|label|words?|button|link|menu|line)\b"
_TOLD_WORDS = r"(?i)\b(?:text|says?|reads?|words?|label|called|caption)\b"
_QUOTES = frozenset("\"'“„«‘")


def asked(change: Change, request: str, index: SiteIndex) -> Outcome | None:
    """The question whose number or address it is that would stand for a name; None for all else.

    An address for the words of a button is where that leads. What the request has in quotation
    marks is written as it stands.
    """
    value, target = str(change.value).strip(), index.find(change.section, change.property)
    if change.op != "set" or change.target or target is None or target.type not in _WORDS:
        return None
    old, at = target.value or "", request.find(value)
    way = pairs.address_of(target, index) if re.fullmatch(_ADDRESS, value) else None
    is_told = re.search(_TOLD_WORDS, request) or (at > 0 and request[at - 1] in _QUOTES)
    if way and not is_told and not re.search(r"\w\.\w", old):
        return resolve(
            Draft(way.section, property=way.property, value=value, nature="address"), index
        )
    is_name = re.fullmatch(_NAME, old) is not None and old.lower() not in FREE
    if not is_name or days.named(old) or at < 0 or request[at - 1 : at] in _QUOTES:
        return None
    if re.search(_OF_WORDS, request[:at]):
        return None
    told = list(calling.numbers_in(value))
    is_number = len(told) == 1 and told[0][1].strip() == value
    if not (is_number or re.fullmatch(_FIGURE, value) or re.fullmatch(_ADDRESS, value)):
        return None
    said = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", request[:at])
    words = " ".join(word for word in said if word.lower() not in FRAME)
    shown = [
        f"{one.target.section}.{one.target.property}"
        for one in calling.spots_of(index)
        if is_number and ("@" in one.key) == ("@" in value)
        if one.entry is None and one.target.type != "url"
    ]
    names = " ".join(dict.fromkeys(shown)) if len(set(shown)) > 1 else ""
    return resolve(Draft(property=names, value=value, nature="text", unknown=words), index)
