"""An entry that goes and one that comes in its list: "remove A from the prices and add B"."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.literals import lift, mask
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.phrases import normal

_BOTH = (
    r"(?is)(.*?\b(?:remove|delete|drop|take|scrap|get rid of)\b.{2,120}?)"
    r"(?:\s*[,;.]\s*|\s+)(?:(?:and|then|also|please|instead)\s+)*((?:add|insert|put in)\b.+)"
)
_PLACE = r"(?i)\b(?:from|off|of|in)\s+((?:the|our|my)\s[\w' -]{2,40}?)\W*$"
_OWN = r"(?i)\b(?:to|in|into|on|under)\s+(?:the|our|my)\s"
_END = r"[\s.!]*$"
_ONE = r"(?i)^(?:add|insert|put in)\s+(?:a new one|another(?: one)?|a different one|one)\b[\s:,–-]*"


def parted(message: str) -> tuple[str, str] | None:
    """What is to go and what is to come, as two requests; None for any other message."""
    found = re.fullmatch(_BOTH, message)
    return (found[1], found[2]) if found and found[1].count('"') % 2 == 0 else None


def placed(first: str, second: str, gone: Sequence[Draft], index: SiteIndex) -> str:
    """The second request with the list of the first, where it names none of its own; or ''."""
    if re.search(_OWN, mask(second, lift(second))):
        return second
    said = re.search(_PLACE, first)
    second = re.sub(_ONE, "add ", second)
    place = _list_of(gone, index) or (said[1] if said else "")
    return f"{re.sub(_END, '', second)} to {place}" if place else ""


def _list_of(gone: Sequence[Draft], index: SiteIndex) -> str:
    """The one list that has all that goes."""
    names = {
        normal(target.property)
        for draft in gone
        if draft.op == "remove" and draft.target
        for target, _ in anchors.entries(draft.target, index)
    }
    return f"the {names.pop()}" if len(names) == 1 else ""
