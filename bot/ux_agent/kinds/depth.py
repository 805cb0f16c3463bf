"""How deep a source nests: far beyond what people write, a parser takes minutes over it."""

import re
from string import punctuation

MOST_TAGS = 1500
MOST_BRACKETS = 300
"""Parsers of HTML and CSS take their time by the square of the depth, and cannot be stopped."""

MOST_SIGNS = 60_000
"""`<` of a page: one of twenty thousand elements has as many, and nobody writes it by hand."""

MOST_INDENTED = 100
"""Levels of lists and quotes of a text, two blanks each."""

MOST_MARKS = 4_000
"""Signs of Markdown in one paragraph: how they pair is sought by the square of their number."""

MOST_OF_SELECTOR = 3_000
"""Signs of the selectors of one rule."""

MOST_UNENDED = 300
"""Comments of a page that are begun and not ended."""

MOST_SIGNS_OF_ANY = 400_000
"""Signs and lines of a file: a parser takes up to 500 bytes for each, and ends with a fault of the
whole process where it cannot have them."""

MOST_TEXT = 300_000
"""Bytes of a text in Markdown, whose parser takes as much for every byte."""

_TAG = re.compile(rb"<(/?)([a-zA-Z][\w:-]*)[^<>]*?(/?)>")
_FLAT = frozenset(
    b"area base br col embed hr img input link meta source track wbr "
    b"p li dt dd td th tr thead tbody tfoot option optgroup colgroup rp rt".split()
)
_NESTED_LINE = re.compile(
    rb"^(?: {%d,}(?:[-+*]|\d+[.)])|(?:[ \t]*>){%d,})" % (2 * MOST_INDENTED, MOST_INDENTED),
    re.MULTILINE,
)
_BLANK_LINE = re.compile(rb"\n[ \t]*\n")
_MARK = re.compile(rb"[*_\[\]`~<]")
_SIGNS = bytes(sign for sign in range(128) if chr(sign) in f"{punctuation}\n")
_NO_SIGN = re.compile(rb"&#[0-9]{1000}")
_RUN = re.compile(rb"[^{};]++")
_OF_SELECTORS = re.compile(rb"[.:,\[(]")
_BRACKET = re.compile(rb"[(\[{]|[)\]}]")


def is_dense(data: bytes | bytearray) -> bool:
    """Whether a file holds more signs than a parser has the memory for."""
    return len(data) - len(data.translate(None, _SIGNS)) > MOST_SIGNS_OF_ANY


def is_deep_page(data: bytes | bytearray) -> bool:
    """Whether elements, or comments without end, nest deeper than in any page of people.

    So does a page of more elements than people write: each is told from all the others.
    """
    if data.count(b"<") > MOST_SIGNS or has_no_sign(data) or is_dense(data):
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


def has_no_sign(data: bytes | bytearray) -> bool:
    """Whether a reference has more digits than any character (Python reads 4300 at most)."""
    return _NO_SIGN.search(data) is not None


def is_deep_sheet(data: bytes) -> bool:
    """Whether brackets nest deeper than in any style sheet of people, or a selector is longer."""
    runs = (run[0] for run in _RUN.finditer(data))
    if any(len(_OF_SELECTORS.findall(one)) > MOST_OF_SELECTOR for one in runs if len(one) > 3_000):
        return True
    depth = 0
    for sign in _BRACKET.findall(data):
        depth = depth + 1 if sign in b"([{" else max(0, depth - 1)
        if depth > MOST_BRACKETS:
            return True
    return False


def is_deep_text(data: bytes) -> bool:
    """Whether a text in Markdown nests, or marks its words, more than people do."""
    if len(data) > MOST_TEXT or _NESTED_LINE.search(data):
        return True
    if data.count(b"*") + data.count(b"_") + data.count(b"[") + data.count(b"`") <= MOST_MARKS:
        return False
    return any(len(_MARK.findall(one)) > MOST_MARKS for one in _BLANK_LINE.split(data))
