"""Plain lists, whose entries are a text each, and what is to be added to them."""

import re
from collections.abc import Sequence

from bot.ux_agent.editing.entry_copies import lacking
from bot.ux_agent.site import Target
from bot.ux_agent.understanding.linking.entry_shapes import is_called
from bot.ux_agent.understanding.words.phrases import normal, nouns

_LIST_WORDS = r"(?i)\s+(?:list|section|page|table|menu|cards?)$"
_ADDS = r"(?i)^(?:please\s+)?(?:add|insert|include)\b\s*:?\s*"
_POINT_TO = (
    r"(?i)^(?:(?:an?|another|one more|new|\s)*\b(?:point|item|entry|line|bullet|tick)\s+)?"
    r"(?:(?:to|on|in|under|into)\s+)?(?:(?:the|our|my)\s+)?"
)
_LABEL_TO = (
    r"(?is)(?P<label>[\"“][^\"“”]{2,200}[\"”]|[^\"“”:;]{2,200}?)\s+(?:to|on|in|into|under)\s+"
    r"(?:the|our|my)\s+(?P<list>[\w' -]{3,40}?)\W*"
)


def named(text: str, lists: Sequence[Target]) -> tuple[Target, str] | None:
    """The list of mere labels of "perk: Free parking", and the label."""
    simple = [
        one
        for one in lists
        if not lacking(one) and not any(entry.href_place for entry in one.entries)
    ]
    found = re.match(r"(?i)([\w' -]{3,50}?)\s*(?::|\bcalled\b|\bnamed\b)\s*(?=\S)", text)
    behind = re.fullmatch(_LABEL_TO, text)
    told = [(found[1], text[found.end() :])] if found else []
    if found:
        told.insert(0, (re.sub(_POINT_TO, "", found[1]), text[found.end() :]))
    elif behind:
        told.append((behind["list"], behind["label"]))
    for name, label in told:
        said = normal(re.sub(_LIST_WORDS, "", name))
        mine = [one for one in simple if said in nouns(one) or (said and is_called(said, one))]
        if len(mine) == 1:
            return mine[0], re.sub(_ADDS, "", label)
    return None
