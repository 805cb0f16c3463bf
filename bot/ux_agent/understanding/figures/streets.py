"""Where a site tells its postal address: in one text, or in several that follow one another."""

import re
from collections.abc import Iterator, Sequence

from bot.record import Record
from bot.ux_agent.site import Entry, Place, SiteIndex, Target
from bot.ux_agent.understanding.figures import numbering

_STREET = (
    r"(?:street|st|road|rd|lane|ln|avenue|ave|square|sq|place|close|drive|way|row|court|hill"
    r"|gardens?|terrace|quay|wharf|mews|park|yard|house|unit|studios?|mill|boulevard|blvd|floor"
    r"|\w+(?:stra(?:ß|ss)e|str\.|weg|platz|gasse|allee|gracht|straat)|rue|via|calle|piazza|plaza)\b"
)
# The number of a house beside its street: "12 Oak Lane", "Hauptstraße 5".
HOUSE = (
    rf"(?i)\b(?:\d+\w?,?\s(?:[\w'-]+,?\s){{0,3}}?{_STREET}|{_STREET}(?:\s[\w'-]+){{0,2}}\s\d+)\b"
)
"""An expression for a house's number beside a street that is called one."""

IN_STREET = rf"(?i){HOUSE[4:]}|\b{_STREET}\W*$"
CODE = (
    r"\b(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[\dW] ?[A-Z\d]{4}|\d{4} ?[A-Z]{2}(?![\w])|\d{5}"
    r"|[A-Z]\d[A-Z] ?\d[A-Z]\d|(?!19|20)\d{4}(?= [A-Z][a-zà-ÿ]{2,}\W*$))\b"
)
"""An expression for the codes of Britain, Ireland, the Netherlands, Canada, or five digits.

Four digits are one before the town that ends a line: "9000 Gent", "1010 Wien".
"""

_NUMBERED = (
    r"(?:[^\W\d_][\w.'’ -]{2,40} \d{1,4}\s?[a-zA-Z]?|\d{1,5}[a-zA-Z]?,? [^\W\d_][\w.'’ -]{2,40})"
)
_OTHER = (
    r"(?i)[@©!?]|\w\w\.\s[A-Z]\w+\s|\d{1,2}[:.]\d{2}"
    r"|\b(?:call|open|tel|phone|welcome|since|tour|day|course|we)\b"
)
_LONGEST = 100
_LINE = 60
_APART = 60  # bytes of markup or of a key between two pieces
_ROWS = 2
_STREET_LEAST = 3


class Piece(Record):
    """One text, or (`entry`) one label of a list, that tells a part of an address."""

    target: Target
    entry: Entry | None
    value: str
    place: Place


class Block(Record):
    """The pieces of one address: the first has the street, the last the code where there is one."""

    pieces: tuple[Piece, ...]

    @property
    def street(self) -> str:
        """The text of the first piece."""
        return self.pieces[0].value

    @property
    def end(self) -> str:
        """The text of the last piece of several; '' for one."""
        return self.pieces[-1].value if len(self.pieces) > 1 else ""


def is_address(text: str) -> bool:
    """True for what can be nothing but a postal address."""
    return _is_plain(text) and bool(re.search(HOUSE, text) or re.search(CODE, text))


def may_be_one(text: str) -> bool:
    """True for what may be an address, where it is called one: "Nieuwegracht 12"."""
    return is_address(text) or (_is_plain(text) and bool(re.match(_NUMBERED, text)))


def has_code(text: str) -> bool:
    """True where a postal code stands in a text."""
    return re.search(CODE, text) is not None


def is_coded(text: str) -> bool:
    """True where a code stands behind a street: the number of "2210 SE Division St" is none."""
    found = re.search(CODE, text)
    return found is not None and found.start() > _STREET_LEAST


def _is_plain(text: str) -> bool:
    is_other = re.search(_OTHER, text) or re.search(numbering.PHONE, text)
    return 0 < len(text) <= _LONGEST and not is_other


def blocks(index: SiteIndex) -> list[Block]:
    """The addresses of a site, those of one text among them."""
    found: list[Block] = []
    for run in _runs(index):
        at = 0
        while at < len(run):
            size = _size(run[at : at + 1 + _ROWS])
            if size:
                found.append(Block(tuple(run[at : at + size])))
            at += size or 1
    return found


def _size(pieces: Sequence[Piece]) -> int:
    """How many of some pieces, one behind another, are one address; 0 for none."""
    first = pieces[0].value.strip()
    if is_coded(first) and is_address(first):
        return 1
    is_street = bool(re.fullmatch(_NUMBERED, first)) or is_address(first)
    if not is_street or len(first) > _LINE:
        return 0
    for at, one in enumerate(pieces[1:], 2):
        if has_code(one.value) and len(one.value) <= _LINE:
            return at
        if any(map(str.isdigit, one.value)):
            break
    return 1 if is_address(first) else 0


def _runs(index: SiteIndex) -> Iterator[list[Piece]]:
    """The texts of each file in their order, parted where more than markup is between them."""
    pieces = [
        Piece(one, None, one.value or "", one.places[0])
        for one in index.targets
        if one.type in {"text", "string"} and one.places and one.value
    ]
    pieces += [
        Piece(one, entry, entry.label, entry.label_place)
        for one in index.targets
        for entry in one.entries
        if entry.href_place is None
    ]
    pieces.sort(key=lambda one: (one.place.file, one.place.start))
    run: list[Piece] = []
    for one in pieces:
        if run and not _goes_on(run[-1].place, one.place):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _goes_on(first: Place, last: Place) -> bool:
    is_near = first.end <= last.start <= first.end + _APART and first.start < first.end
    return first.file == last.file and is_near and last.line - first.line <= _ROWS
