"""Messages that tell one piece of a sentence anew: "members get 15% off", "we are seven vets"."""

import re
from collections.abc import Iterator

from bot.record import Record
from bot.ux_agent.site import Entry, SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures.facts import words
from bot.ux_agent.understanding.figures.told import FRAME
from bot.ux_agent.understanding.literals import lift
from bot.ux_agent.understanding.placing import fitting

_ONES = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
    """.split()  # noqa: SIM905 - a row of words
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905 - as above
_COUNTS = {word: at for at, word in enumerate(_ONES, 1)}
_COUNTS |= {word: 10 * at for at, word in enumerate(_TENS, 2)}
_WORDS = {number: word for word, number in _COUNTS.items()}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_KINDS = re.compile(
    r"(?P<percent>\d+(?:[.,]\d+)?\s?%|\b\d+(?:[.,]\d+)?\s?(?:per ?cent)\b)"
    r"|(?P<code>\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b)"
    rf"|(?P<day>\b(?:{'|'.join(_DAYS)})s?\b)"
    r"|(?P<year>(?<![\w./-])(?:19|20)\d\d(?![\w/-]|\.\d))"
    rf"|(?P<count>(?<![\w£$€.,:/#%-])(?:\d{{1,4}}|(?:{'|'.join(_COUNTS)})\b)"
    r"(?![\w%]|[.,:/-]\d|\s?(?:[ap]\.?m\b|o'?clock|px|rem|em\b|pounds?|quid|euros?|dollars?|pence)"
    r"|\s(?:jan|feb|mar(?:ch)?\b|apr|may\b|june?\b|july?\b|aug|sep|oct|nov|dec)))",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"(?i)(?:,\s*|\()?\b(?:not|instead of|rather than|was|were|used to be)\s+(?:on\s+)?$"
)
_CHANGED = re.compile(r"(?i)\W*(?:please\s+)?(?:change|set|update|raise|lower|put|make)\b")
_PLAIN = FRAME | {
    *("get", "gets", "every", "each", "correct", "correction", "fix", "wrong", "right", "really"),
    *("they", "there", "meet", "meets", "happen", "happens", "held", "run", "runs", "number"),
    *("moved", "move", "moves", "switched", "becomes", "become", "more", "less", "than", "say"),
    *("been", "we've", "there's", "you've", "i've", "got", "now's"),
    *("says", "read", "reads", "took", "take", "takes", "place", "since", "by", "with", "only"),
}
_OF_KIND = {
    "code": frozenset({"postcode", "post", "code", "zip", "postal"}),
    "year": frozenset({"year"}),
    "percent": frozenset(
        {"discount", "reduction", "rebate", "percent", "percentage", "off", "cut"}
    ),
}
"""Words that say of which kind a piece is, and not whose."""

_MOVED = frozenset({"moved", "move", "took"})
_END = re.compile(r"[.!?](?=\s|$)|\n")
_LONGEST = 160
_LONGEST_TEXT = 600
_UNREAD = frozenset({"quoted", "colour", "address", "picture", "swatch"})
_OTHER = re.compile(
    r"(?i)\b(?:add|another|remove|delete|hide|show|swap|bigger|smaller|larger|colou?rs?|fonts?|"
    r"background|padding|button|link|all|every price|rename|price[sd]?|hours|open|closed?)\b|\?\s*$"
)


_TO = re.compile(r"(?i)\bto\s+$")


class Piece(Record):
    """A typed piece of a text at characters `start` to `end`: a percentage, day, count, or code."""

    kind: str
    said: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """What tells it from others of its kind, however it is written."""
        plain = re.sub(r"[\s%]|per ?cent", "", self.said.lower()).replace(",", ".")
        if self.kind == "day":
            return plain.removesuffix("s")
        return str(_COUNTS.get(plain, plain))


class Spot(Record):
    """A text of the site, or the label or the description of an entry, and what it is called."""

    target: Target
    entry: Entry | None
    value: str
    property: str
    names: frozenset[str]


def read(message: str, index: SiteIndex, section: str = "") -> list[Draft] | None:
    """The drafts that put the new piece in the place of the one of its kind; None if not sure."""
    if len(message) > _LONGEST or _OTHER.search(message):
        return None
    if any(token.kind in _UNREAD for token in lift(message)):
        return None
    told = _told(message)
    if told is None:
        return None
    new, old, subject, unit = told
    lead = _lead(message, new) if new.kind == "count" and not (old or unit) else ""
    meant: list[tuple[Spot, Piece]] = []
    for spot in _spots(index, section):
        fits = [one for one in _pieces(spot.value) if _is_like(one, (new, old, unit, lead), spot)]
        if len(fits) == 1 and _is_named(subject, spot, fits[0]):
            meant.append((spot, fits[0]))
    if not meant or len({(spot.value, piece.start) for spot, piece in meant}) != 1:
        return None
    return [_draft(spot, piece, new) for spot, piece in meant]


def _told(message: str) -> tuple[Piece, str, tuple[str, ...], str] | None:
    """The new piece, the key of the old one, the words that say whose it is, and what it counts."""
    found = _pieces(message)
    olds = [one for one in found if _OLD.search(message[: one.start])]
    if len(found) == 2 and not olds and found[0].kind == found[1].kind:
        between = message[found[0].end : found[1].start].strip().lower()
        is_range = _TO.search(message[: found[0].start]) is not None  # "to 10 to 30 kg"
        is_moved = between in {"to", "->", "→", "into", "with"} and not is_range
        is_moved = is_moved or (between.endswith(" to") and bool(_CHANGED.match(message)))
        olds = found[:1] if is_moved else []
    news = [one for one in found if one not in olds]
    if len(news) != 1 or len(olds) > 1 or (olds and olds[0].kind != news[0].kind):
        return None
    new = news[0]
    rest = message
    for one in sorted(found, key=lambda piece: -piece.start):
        rest = f"{rest[: one.start]} {rest[one.end :]}"
    if any(map(str.isdigit, rest)):
        return None
    said = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", rest.lower().replace("’", "'"))
    plain = [word.removesuffix("'s") for word in said]
    skipped = _PLAIN | _OF_KIND.get(new.kind, frozenset())
    skipped = skipped - _MOVED if new.kind == "year" else skipped
    skipped = skipped | ({"not", "instead", "rather"} if olds else set())
    subject = tuple(word for word in plain if word not in skipped)
    is_followed = new.kind in {"count", "day"}
    behind = re.match(r"\s?([^\W\d_]+)", message[new.end :]) if is_followed else None
    unit = behind[1].lower() if behind and behind[1].lower() not in skipped else ""
    if not subject and new.kind != "code" and not (new.kind == "year" and olds):
        return None
    return new, olds[0].key if olds else "", subject, unit


def _pieces(text: str) -> list[Piece]:
    return [
        Piece(match.lastgroup or "", match[0], *match.span()) for match in _KINDS.finditer(text)
    ]


def _is_like(piece: Piece, told: tuple[Piece, str, str, str], spot: Spot) -> bool:
    """Whether a piece of a text is what the new one stands for: of its kind, and of its noun."""
    new, old, unit, lead = told
    if piece.kind != new.kind or piece.key == new.key or (old and piece.key != old):
        return False
    if new.kind == "year":
        return not re.search(r"(?i)©|\(c\)|copyright", spot.value)  # whose year is another thing
    following = re.findall(r"[^\W\d_]+", spot.value[piece.end : piece.end + 40])[:2]
    if new.kind != "count":
        # "Friday building" is a name, no Friday.
        return new.kind != "day" or not unit or not words(unit).isdisjoint(words(*following))
    if unit:
        return not words(unit).isdisjoint(words(*following))
    return bool(old) or (bool(lead) and _lead(spot.value, piece) == lead)


def _lead(text: str, piece: Piece) -> str:
    """The word just before a number that says what it counts: "seats 80"; '' for none."""
    found = re.search(r"([^\W\d_]{3,}) $", text[: piece.start])
    word = found[1].lower() if found else ""
    return "" if word in _PLAIN else word


def _is_named(subject: tuple[str, ...], spot: Spot, piece: Piece) -> bool:
    """Whether all the words stand in the piece's own sentence, or are what the text is called."""
    start = max((one.end() for one in _END.finditer(spot.value, 0, piece.start)), default=0)
    last = _END.search(spot.value, piece.end)
    sentence = spot.value[start : last.start() if last else len(spot.value)]
    known = words(sentence) | spot.names
    return all(not words(word).isdisjoint(known) for word in subject)


def _spots(index: SiteIndex, section: str) -> Iterator[Spot]:
    """The texts that may hold a piece."""
    for target in index.targets:
        if section and target.section not in section.split():
            continue
        value, names = target.value or "", words(target.property, *target.aliases)
        if fitting.is_text(target) and len(value) <= _LONGEST_TEXT and _KINDS.search(value):
            yield Spot(target, None, value, target.property, names)
        for entry in target.entries:
            if _KINDS.search(entry.label):
                yield Spot(target, entry, entry.label, "link-label", names)
            if _KINDS.search(entry.description):
                own = names | words(entry.label)
                yield Spot(target, entry, entry.description, "link-description", own)


def _draft(spot: Spot, piece: Piece, new: Piece) -> Draft:
    value = f"{spot.value[: piece.start]}{_written(new, piece)}{spot.value[piece.end :]}"
    target = spot.target
    if spot.entry:
        return Draft(target.section, property=spot.property, target=spot.entry.label, value=value)
    return Draft(target.section, property=target.property, value=value, nature="text")


def _written(new: Piece, current: Piece) -> str:
    """The new piece as the site writes the current one: spelled out, in the plural, in capitals."""
    if new.kind == "percent":
        sign = re.sub(r"[\d.,]+", "", current.said)
        return f"{re.match(r'[0-9.,]+', new.said)[0]}{sign}"  # type: ignore[index]
    if new.kind == "code":
        return new.said.upper()
    if new.kind == "day":
        is_many = current.said.lower().endswith("s")
        return _cased(f"{new.key}{'s' * is_many}", current.said)
    number = int(new.key)
    is_spelled = not current.said.isdigit()
    if is_spelled and number in _WORDS:
        return _cased(_WORDS[number], current.said)
    return str(number)


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word.lower()
