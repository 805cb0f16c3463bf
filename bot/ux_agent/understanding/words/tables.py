"""The heads of a table by one name: a table's header is never that of the site."""

import re

_QUOTED = re.compile(r"(\"[^\"]*\"|“[^”]*”|«[^»]*»)")
_TABLE = r"(?:[^\W\d]+-)?(?:time|price|hours)?tables?"
_NAMED = rf"(?:the|our|my|each|every|both) (?:[^\W\d]+ ){{0,2}}?{_TABLE}"
_HEAD = (
    r"(?:header|head(?:ing)?|top|title|column) (?:row|line|bar|cells?|columns?|headings?)"
    r"|headers?|headings|heads?|column (?:heads?|headers?|titles?|names?)"
)
_WHOLE = r"\b(?! (?:page|section|of contents|tab|link|part|area|view))"
_BEFORE = re.compile(rf"(?i)\b({_TABLE})(?:['’]s?)? (?:{_HEAD}){_WHOLE}")
_BEHIND = re.compile(
    rf"(?i)\b(?:(?:the|its|our) )?(?:{_HEAD}|first row)(?: cells?)?"
    rf" (?:of|in|on|at|for|from) ({_NAMED}){_WHOLE}"
)
_APART = re.compile(
    rf"(?i)\b(?:the|its|our) (?:{_HEAD}) ((?:(?!\band\b)[^.,;!?\n]){{2,40}}?)"
    rf" (?:in|on|of|for) ({_NAMED}){_WHOLE}"
)
_AHEAD = re.compile(
    rf"(?i)\b(?:in|on|of|for) ({_NAMED}){_WHOLE},? ((?:make|paint|turn|set|colou?r) )?(?:the|its)"
    rf" (?:{_HEAD})\b"
)
_BARE = re.compile(
    r"(?i)(^|\b(?:make|paint|turn|colou?r|set|change|and|in|of|on|for|with)\s+)"
    r"(?:(?:the|our|my) )?tables? headcells\b"
)


def told(message: str) -> str:
    """The message with "table headcells" for "table header", "head row of the table" and so on.

    A table without a name is "the whole table": one that is named has its own heads alone.
    """
    pieces = _QUOTED.split(message)
    return "".join(piece if at % 2 else _plain(piece) for at, piece in enumerate(pieces))


def _plain(said: str) -> str:
    said = _BEHIND.sub(r"\1 headcells", _BEFORE.sub(r"\1 headcells", said))
    said = _APART.sub(r"\2 headcells \1", _AHEAD.sub(r"\2\1 headcells", said))
    return _BARE.sub(r"\1whole table headcells", said)
