"""How deep a source nests: far beyond what people write, a parser takes minutes over it."""

import re

MOST_TAGS = 1500
MOST_BRACKETS = 300
"""Parsers of HTML and CSS take their time by the square of the depth, and cannot be stopped."""

MOST_SIGNS = 60_000
"""`<` of a page: one of twenty thousand elements has as many, and nobody writes it by hand."""

MOST_INDENTED = 100
"""Levels of lists and quotes of a text, two blanks each."""

MOST_MARKS = 4_000
"""Signs of Markdown in one paragraph: how they pair is sought by the square of their number."""

MOST_UNENDED = 300
"""Comments of a page that are begun and not ended."""

_TAG = re.compile(rb"<(/?)([a-zA-Z][\w:-]*)[^<>]*?(/?)>")
_FLAT = frozenset(
    b"area base br col embed hr img input link meta source track wbr "
    b"p li dt dd td th tr thead tbody tfoot option optgroup colgroup rp rt".split()
)
_NESTED_LINE = re.compile(
    rb"^(?: {%d,}(?:[-+*]|\d+[.)])|(?:\s*>){%d,})" % (2 * MOST_INDENTED, MOST_INDENTED),
    re.MULTILINE,
)
_BLANK_LINE = re.compile(rb"\n[ \t]*\n")
_MARK = re.compile(rb"[*_\[\]`~<]")
_BRACKET = re.compile(rb"[(\[{]|[)\]}]")


def is_deep_page(data: bytes) -> bool:
    """Whether elements, or comments without end, nest deeper than in any page of people.

    So does a page of more elements than people write: each is told from all the others.
    """
    if data.count(b"<") > MOST_SIGNS:
        return True
    if data.count(b"<!--") - data.count(b"-->") > MOST_UNENDED:
        return True
    depth = 0
    for tag in _TAG.finditer(data):
        if tag[2].lower() in _FLAT or tag[3]:
            continue
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > MOST_TAGS:
            return True
    return False


def is_deep_sheet(data: bytes) -> bool:
    """Whether brackets nest deeper than in any style sheet of people."""
    depth = 0
    for sign in _BRACKET.findall(data):
        depth = depth + 1 if sign in b"([{" else max(0, depth - 1)
        if depth > MOST_BRACKETS:
            return True
    return False


def is_deep_text(data: bytes) -> bool:
    """Whether a text in Markdown nests, or marks its words, more than people do."""
    if _NESTED_LINE.search(data):
        return True
    if data.count(b"*") + data.count(b"_") + data.count(b"[") + data.count(b"`") <= MOST_MARKS:
        return False
    return any(len(_MARK.findall(one)) > MOST_MARKS for one in _BLANK_LINE.split(data))
