"""A new row with its price for a group that is named: "add Puppy visit £20 to small dogs"."""

import re

from bot.ux_agent.editing.entry_copies import lacking
from bot.ux_agent.site import Entry, SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures import facts, groups, restating, sums
from bot.ux_agent.understanding.words.phrases import normal

_VERB = r"(?i)^\W*(?:please\s|can you\s|could you\s)*(?:add|insert|include)\s+"
_ROW = (
    r"(?i)^\W*(?:an?\s|another\s|one more\s|the\s)?(?:new\s)?(?:price|row|line|entry|item|service"
    r"|treatment)\b(?:\s(?:called|named|for))?\s*"
)
_LISTED = r"(?:\s(?:prices?|price list|list|rows?|section|group|table))?"
_ENDS = r"(?i)^[\s,;:–—-]+|(?:[\s,;:–—.!-]|\b(?:for|at|costs?|costing|is|please|thanks?|called))+$"
_MOST_WORDS = 6
_LONGEST = 200
_JOINED = r"(?i)\b(?:and|but|then|to|from|all|every)\b|[?;]"


def read(message: str, index: SiteIndex, section: str = "") -> list[Draft] | None:
    """The draft of a new row of a group; None for any other message, and where none is sure."""
    lead = re.match(_VERB, message)
    prices = [one for one in sums.sums(message) if one.coin]
    if lead is None or len(prices) != 1 or len(message) > _LONGEST:
        return None
    price = prices[0]
    found = [
        (target, sample, rest)
        for target, name, sample in _lists(index)
        if not section or target.section in section.split()
        if (rest := _without(message[lead.end() : price.start], message[price.end :], name))
    ]
    if len(found) != 1:
        return None
    target, sample, rest = found[0]
    label = _label(rest, target)
    value = restating.restated(message[price.start : price.end], sample)
    needed = lacking(target)
    if not (label and value and len(needed) == 1) or "{}" in needed:
        return None
    known = {normal(entry.label) for entry in target.entries}
    if normal(label) in known:
        return None
    details = ((needed[0], value),)
    return [
        Draft(target.section, "add", "add-link", label, listed=target.property, details=details)
    ]


def _lists(index: SiteIndex) -> list[tuple[Target, str, str]]:
    """The lists of rows with one price each, with the name of the group and a price of it."""
    found: dict[tuple[str, str], tuple[Target, str, str]] = {}
    for fact in facts.facts_of(index):
        place, group = groups.place_of(fact), groups.group_of(fact, index)
        if place is None or group is None or not restating.is_price(fact):
            continue
        rows = [
            (entry.whole.end - entry.whole.start, target)
            for target in index.targets
            for entry in target.entries
            if entry.whole.file == place.file and _holds(entry, place.start)
        ]
        if rows:
            target = min(rows, key=lambda one: one[0])[1]
            found.setdefault((target.section, target.property), (target, group.name, fact.value))
    return list(found.values())


def _holds(entry: Entry, start: int) -> bool:
    return entry.whole.start <= start < entry.whole.end


def _without(before: str, behind: str, name: str) -> str:
    """What is said before the price, without the group of that name; '' where it is not named."""
    group = (
        rf"(?i)(?:\b(?:to|for|in|into|under|on)\s+)?(?:the\s|our\s)?\b{re.escape(name)}{_LISTED}\b"
    )
    told = [re.search(group, one) for one in (before, behind)]
    if sum(one is not None for one in told) != 1:
        return ""
    if told[1]:
        rest = f"{behind[: told[1].start()]} {behind[told[1].end() :]}"
        return "" if re.search(r"\w", re.sub(r"(?i)\bplease|thanks?\b", "", rest)) else before
    if re.search(r"\w", re.sub(r"(?i)\bplease|thanks?\b", "", behind)) or told[0] is None:
        return ""
    return f"{before[: told[0].start()]} , {before[told[0].end() :]}"


def _label(rest: str, target: Target) -> str:
    """The name of the new row in the words before its price; '' where that is not sure."""
    quoted = re.findall(r"[\"“„]([^\"“”]{2,60})[\"”]", rest)
    plain = re.sub(_ROW, "", rest)
    said = quoted[0] if len(quoted) == 1 else re.sub(_ENDS, "", re.sub(_ENDS, "", plain))
    if not quoted and (re.search(_JOINED, said) or re.search(r"[\d\",]", said)):
        return ""
    if not 0 < len(said.split()) <= _MOST_WORDS:
        return ""
    is_large = all(entry.label[:1].isupper() for entry in target.entries)
    return said[:1].upper() + said[1:] if is_large else said
