"""What stands beside a text and names it: the head of its row, its term, the question above it."""

import html
from functools import lru_cache

from bot.ux_agent.kinds.elements import Element, Piece
from bot.ux_agent.kinds.runs import runs
from bot.ux_agent.scanning.meanings import is_free
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.spots import Spot
from bot.ux_agent.scanning.wording import slug, spoken, words_of

MOST_WORDS = 8
"""Words of a first cell that still names its row."""

_SAYERS = frozenset({"cite", "figcaption", "footer"})
_NAMED_SAYERS = frozenset({"author", "cite", "name", "by", "byline", "who", "customer", "client"})
"""What says who says a quote, by its tag, or by its class."""

_LAID_OUT = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "table", "form", "header", "footer", "nav", "main"}
)
"""What cells of data do not hold: a table with them only places the parts of a page."""


def is_partial(spot: Spot) -> bool:
    """Whether an element says more than this text, so that it is no name for all of it."""
    said = [
        shown
        for element in (spot.element, *spot.element.below())
        for shown in element.texts
        if shown.origin is not None and shown.origin.kind in {"part", "md"}
    ]
    return sum(any(sign.isalpha() for sign in shown.value) for shown in said) > 1


def beside(element: Seen) -> tuple[str, str]:
    """What names a text, and what kind of text of it that is; '' where nothing does."""
    for one in (element, *element.above()):
        if one.tag in {"td", "th"}:
            return _cell(one)
        if one.tag == "dd":
            term = next((before for before in _before(one) if before.tag == "dt"), None)
            return (slug(term.words, 3), "text") if term else ("", "")
        if one.tag == "summary":
            return "", ""
        if one.tag == "details":
            asked = next((child for child in one.children if child.tag == "summary"), None)
            return (slug(asked.words, 4), "answer") if asked else ("", "")
    return "", ""


def label_before(spot: Spot) -> str:
    """The label that a line begins with before a value of its own: `Sat: {hours}`; '' for none."""
    element = spot.element
    if spot.value.rstrip().endswith(":"):
        return ""
    before = _said_before(spot) if element.children or len(element.texts) == 1 else ""
    if not before and not element.children:
        said = [shown.value.strip() for shown in element.texts]
        at = said.index(spot.value.strip()) if spot.value.strip() in said else 0
        before = said[at - 1] if at > 0 else ""
    is_short = len(before.split()) <= MOST_WORDS
    return before[:-1].strip() if before.endswith(":") and is_short else ""


def _said_before(spot: Spot) -> str:
    """The literal text right before a text, or before the element that it is all of."""
    origin = spot.origin
    if len(spot.element.texts) > 1 or spot.element.children:
        is_own = origin.kind == "part" and origin.element is spot.element.source
        number = int(origin.part.partition(".")[2] or 0) if is_own else 0
        return _text_before(spot.element.source, number, None)
    return said_before(spot.element)


def said_before(element: Seen) -> str:
    """The literal text right before an element in what it stands in; '' where there is none."""
    parent = element.parent
    if parent is None or parent.source is None or element.source is None:
        return ""
    return _text_before(parent.source, 0, element.source)


def _text_before(holder: Element | None, number: int, element: Element | None) -> str:
    """The text in a holder right before an element, or before its text of that number."""
    if holder is None:
        return ""
    own = runs(holder)
    start = element.start if element is not None else own[number].start if own[number:] else 0
    last = [piece for piece in holder.pieces if piece.end <= start and not _is_blank(piece, holder)]
    is_text = bool(last) and last[-1].kind == "text"
    text = holder.document.text(last[-1].start, last[-1].end) if is_text else ""
    return " ".join(html.unescape(text).split())


def _is_blank(piece: Piece, holder: Element) -> bool:
    return piece.kind == "text" and not holder.document.data[piece.start : piece.end].strip()


def says(element: Seen) -> str:
    """Who says a quote, by the first name that stands below it; '' of what is none."""
    chain = (element, *element.above())
    holder = next((one for one in chain if one.tag in {"blockquote", "figure"}), None)
    if holder is None or any(is_sayer(one) for one in chain):
        return ""
    around = holder if holder.tag == "figure" or holder.parent is None else holder.parent
    is_alone = sum(one.tag == "blockquote" for one in around.below()) <= 1
    pool = [*holder.below(), *(around.below() if is_alone else ())]
    named = next((one.words for one in pool if is_sayer(one)), "")
    first = slug(named.lstrip("—–-~ "), 1)
    return first if named and len(named.split()) <= MOST_WORDS else ""


def is_sayer(element: Seen) -> bool:
    """Whether an element in or below a quote tells who says it."""
    if element.tag in _SAYERS:
        return element.tag != "footer" or any(one.tag == "blockquote" for one in element.above())
    return bool(spoken(words_of(element)) & _NAMED_SAYERS) and not element.children


def is_label(element: Seen) -> bool:
    """Whether a text is what names others: a term, or the first cell of a row of data."""
    for one in (element, *element.above()):
        if one.tag == "dt":
            return True
        if one.tag in {"td", "th"}:
            row = one.parent
            others = row.children[1:] if row is not None else []
            return one.previous is None and any(_cell(other)[0] for other in others)
    return False


def _cell(cell: Seen) -> tuple[str, str]:
    """The first cell of the row, and the head of the column."""
    at = len(_before(cell))
    row = cell.parent
    table = next((one for one in cell.above() if one.tag == "table"), None)
    if at == 0 or row is None or table is None or _is_layout(table):
        return "", ""
    first = next(one for one in table.below() if one.tag == "tr")
    has_heads = not (_names_itself(first) or _is_like_next(first))
    if first is row and has_heads and len(table.words) > len(row.words):
        return "", ""
    heads = [one.words for one in first.children] if has_heads and first is not row else []
    kind = slug(heads[at], 2) if at < len(heads) else ""
    told = row.children[0].words
    name = slug(told, 3) if len(told.split()) <= MOST_WORDS else ""
    return (name, kind or "text") if name else ("", "")


def _names_itself(row: Seen) -> bool:
    """Whether a row begins with its own head and goes on with data, so that it heads no columns."""
    tags = [one.tag for one in row.children]
    is_data = any(sign.isdigit() for one in row.children[1:] for sign in one.words)
    return tags[:2] == ["th", "td"] or ("th" not in tags and is_data)


def _is_like_next(row: Seen) -> bool:
    """Whether the first row is marked as the ones below it, or says a price in words."""
    rows = [one for one in row.siblings if one.tag == "tr"]
    if any(one.tag == "th" for one in row.children) or row is not rows[0] or len(rows) < 2:
        return False
    marks = [[one.attributes.get("class", "") for one in of.children] for of in rows[:2]]
    is_marked = any(one and one == other for one, other in zip(*marks, strict=False))
    return is_marked or any(is_free(one.words) for one in row.children[1:])


@lru_cache(maxsize=8)
def _is_layout(table: Seen) -> bool:
    """Whether a table only places the parts of a page."""
    is_said_so = table.attributes.get("role") in {"presentation", "none"}
    return is_said_so or any(one.tag in _LAID_OUT for one in table.below())


def _before(element: Seen) -> list[Seen]:
    """The siblings before an element, the nearest first."""
    found: list[Seen] = []
    one = element.previous
    while one is not None:
        found.append(one)
        one = one.previous
    return found
