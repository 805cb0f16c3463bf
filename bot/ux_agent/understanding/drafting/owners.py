"""Names in a request that say whose text is meant, rather than which text is to be replaced."""

import re

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.parts import QUOTES, Parts
from bot.ux_agent.understanding.words.trim import cleared

_ATTRIBUTES = frozenset({"price", "phone", "email", "hours", "address", "description"})
_HOURS = r"(?i)(?:the )?(?:opening|business|office)? ?(?:hours|times)"
_NOW = r"(?i)\W*\bnow\W*$"
_LONGEST_NAME = 4


def owner(anchor: str, parts: Parts, index: SiteIndex) -> str:
    """The name in "the price of the dairy", where a price is meant and not the name itself."""
    named = [item.value for item in parts.before if item.kind == "property"]
    is_quoted = any(f"{sign}{anchor}" in parts.text for sign in QUOTES)
    if anchor and not is_quoted and _is_headed(anchor, parts):
        return anchor  # not that heading, but what stands below it
    if anchor and not is_quoted and _leads(anchor, parts, index):
        return anchor  # "Safeguarding: …": not that word, but what stands behind it
    if anchor and not is_quoted and _is_told_of(anchor, parts):
        return anchor  # "small dogs: £35": what they cost, no new name for them
    is_attribute = any(not _ATTRIBUTES.isdisjoint(name.split("|")) for name in named)
    is_name = len(anchor.split()) <= _LONGEST_NAME and not re.search(r"\d|\.$", anchor)
    return anchor if anchor and is_attribute and is_name and not is_quoted else ""


def _leads(anchor: str, parts: Parts, index: SiteIndex) -> bool:
    """True for a word before a colon within a text that is to be something of another kind."""
    if parts.joint != "to" or parts.verb == "rename":
        return False
    found = anchors.find(anchor, index)
    is_before = len(found) == 1 and found[0].part == "value" and found[0].after.startswith(":")
    if not is_before:
        return False
    from bot.ux_agent.understanding.figures import days  # noqa: PLC0415 - few texts have a word so

    return not (days.named(anchor) and days.named(parts.text[parts.behind() :]))


def _is_told_of(anchor: str, parts: Parts) -> bool:
    """True for a price or a time that is told of what has words for its name."""
    behind = cleared(parts.text[parts.behind() :])
    if not any(map(str.isdigit, behind)):
        return False
    from bot.ux_agent.understanding.placing import labels  # noqa: PLC0415 - few values hold a number

    return labels.is_other_form(re.sub(_NOW, "", behind), anchor)


def _is_headed(anchor: str, parts: Parts) -> bool:
    """True for "Opening hours: Mon 9-5" and "Diavola: tomato, nduja", which rename nothing."""
    behind = parts.text[parts.behind() :]
    is_told = any(map(str.isdigit, behind)) and not any(map(str.isdigit, anchor))
    if is_told and re.fullmatch(_HOURS, anchor):
        return True
    from bot.ux_agent.understanding.figures import numbering  # noqa: PLC0415 - few values hold a number

    said = parts.said(parts.items[parts.at]) if parts.at is not None else ""
    is_number = is_told and bool(re.fullmatch(numbering.PHONE, cleared(behind)))
    is_listed = said == ":" and not parts.verb and "," in behind
    return is_number or is_listed


def aspect_of(anchor: str, parts: Parts) -> str:
    """The word that means nothing in "the answer of A", where A stands on the page."""
    items = parts.before
    for word, joint, item in zip(items, items[1:], items[2:], strict=False):
        is_anchor = item.value == anchor or parts.said(item) == anchor
        if word.kind == "word" and joint.kind == "in" and is_anchor:
            return parts.said(word)
    return ""
