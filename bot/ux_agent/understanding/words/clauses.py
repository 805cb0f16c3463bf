"""A message parted into clauses, each of which wants one thing."""

from collections.abc import Sequence

from bot.record import Record
from bot.ux_agent.understanding.words.vocabulary import Item

VERBS = frozenset(
    {"set", "make", "change", "rename", "replace", "add", "remove", "point", "hide", "show", "move"}
)
LITERALS = frozenset({"quoted", "address", "colour", "size", "figure", "number", "weight"})
LITERALS |= {"picture", "swatch"}
JOINTS = frozenset({"to", "say", "goes", "called"})
MENTIONS = frozenset({"section", "property", "link", "href", "caption", "label", "it"})
_AMOUNTS = frozenset({"figure", "number"})
_LOOKS = frozenset({"colour", "size"})
_SPOTS = frozenset({"first", "last", "before", "after"})
LOOKS = frozenset({"colour", "size", "weight", "relative"})
"""What is a look: kinds of items, and natures of what a draft wants."""

_PREDICATES = JOINTS - {"to"}
UNCLEAR = frozenset({"less", "relative", "vague"})

_COUNTED = (["to", "figure"], ["to", "number"])  # "costs £5"
_ENDLESS = frozenset({"add", "remove", "hide", "show", "rename", "replace", "change", "point"})


class Clause(Record):
    """Items of one wish; `end` is the character where it ends in the message."""

    items: tuple[Item, ...]
    end: int


def split(items: Sequence[Item], length: int) -> list[Clause]:
    """The clauses of a message of `length` characters."""
    clauses: list[Clause] = []
    current: list[Item] = []
    for at, item in enumerate(items):
        if item.kind in {"and", "stop"}:
            following = _until_separator(items, at + 1)
            # A value may be of words that stand for nothing: "text: A, …".
            has_text = current and item.start > current[-1].end + 1
            stands = [*current, item._replace(kind="word")] if has_text else current
            if item.kind == "stop" and following and _is_talk(current):
                current = []
            elif _is_joined(current, item, following):
                current.append(item)
            elif current and following and _parts(stands, following, is_said=_is_word(item)):
                clauses.append(Clause(tuple(current), item.start))
                current = []
            elif current:
                current.append(item)
            continue
        if item.kind in {"with", "in"} and _is_second_look(current, items, at):
            clauses.append(Clause(tuple(current), item.start))
            current = []
            continue
        if _starts_anew(current, item, items[at + 1 : at + 4]):
            clauses.append(Clause(tuple(current), item.start))
            current = []
        current.append(item)
    if current:
        clauses.append(Clause(tuple(current), length))
    return clauses


def _is_one_place(current: Sequence[Item], following: Sequence[Item]) -> bool:
    """True for "between Hire and About", and for "add Blog to the menu, /blog"."""
    is_between = len(current) > 1 and current[-2].value == "between"
    is_address = [item.kind for item in following] == ["address"]
    found = kinds(current)
    return is_between or (is_address and "add" in found and "address" not in found)


def _is_joined(current: Sequence[Item], item: Item, following: Sequence[Item]) -> bool:
    """True for a separator that parts nothing: in a name, in a place told by two, before a way."""
    if item.value == "&" and _is_open(current) and not kinds(following[:1]) & VERBS:
        return True
    return bool(current) and _is_one_place(current, following)


def _is_open(current: Sequence[Item]) -> bool:
    """True where a value of words has begun: "the headline to Bread & butter"."""
    joints = [at for at, item in enumerate(current) if item.kind in JOINTS]
    return bool(joints) and not kinds(current[joints[-1] :]) & LITERALS


def _is_word(item: Item) -> bool:
    return item.value.isalpha() and item.kind == "and"


def _is_talk(current: Sequence[Item]) -> bool:
    """True for a sentence that names nothing of a site and asks for nothing ("we moved!")."""
    return not kinds(current) & (LITERALS | MENTIONS | VERBS | JOINTS | UNCLEAR | {"in", "with"})


def kinds(items: Sequence[Item]) -> frozenset[str]:
    """The kinds among the items."""
    return frozenset([item.kind for item in items])


def _until_separator(items: Sequence[Item], at: int) -> Sequence[Item]:
    for end in range(at, len(items)):
        if items[end].kind in {"and", "stop"}:
            return items[at:end]
    return items[at:]


def _is_second_look(current: Sequence[Item], items: Sequence[Item], at: int) -> bool:
    """True for the second half of "black with white text", "white text on black"."""
    following = kinds(_until_separator(items, at + 1)[:3])
    found = kinds(current)
    if current[-1:] and current[-1].kind == "relative" and following == {"colour"}:
        return True  # "bigger in red"
    if (
        items[at].kind == "with"
        and found & {"colour", "size"}
        and following >= {"size", "property"}
    ):
        return not found & {"replace", "to", "relative"}
    if "to" in found and current[-1].kind not in {"colour", "relative"}:
        return False
    is_more = items[at].kind == "with" and "colour" in following and "replace" not in found
    if is_more and found & {"colour", "relative"} and following & {"property", "link"}:
        return True  # "bigger with yellow links"
    if items[at].kind == "in" and following >= {"section", "to"}:
        return False  # "the red stripe at the top should be blue"
    return (
        "colour" in found
        and "colour" in following
        and bool({"property"} & (found | following))
        and "replace" not in found
    )


def _begins_beside(current: Sequence[Item], following: Sequence[Item]) -> bool:
    """True for "… and in the footer red", "… and in Anna's bio say “…”", "smaller, in coral"."""
    found = kinds(following)
    if _is_look_alone(following[1:]):
        return not _is_bare(current) and bool(kinds(current) & LOOKS)
    is_told = "say" in found and not _is_bare(current)
    return _has_value(following) and (bool(found & MENTIONS) or is_told)


def _is_look_alone(items: Sequence[Item]) -> bool:
    """True for looks and nothing else: the "coral" of "smaller and in coral"."""
    return bool(items) and kinds(items) <= LOOKS


def _has_value(items: Sequence[Item]) -> bool:
    found = kinds(items)
    return bool(found & (LITERALS | UNCLEAR)) or any(item.kind in JOINTS for item in items[1:])


def _is_bare(items: Sequence[Item]) -> bool:
    """True when the value is text without quotes, which may hold any word."""
    for at in range(len(items) - 1, -1, -1):
        if items[at].kind in JOINTS:
            return not kinds(items[at + 1 :]) & {"quoted", "address"} and bool(
                kinds(items[at + 1 :]) & {"word", "label"}
            )
    return False


def _parts(current: Sequence[Item], following: Sequence[Item], *, is_said: bool = False) -> bool:
    """True where one wish ends and another begins; `is_said` when a word like "and" says so."""
    if current[0].kind == "replace" and not kinds(current) & {"with", "to", "instead", "in"}:
        return False  # "swap A and B"
    first = following[0].kind
    found = kinds(following)
    if first in VERBS:
        is_wish = _has_value(current) or bool(kinds(current) & VERBS)
        # What the first half of "we also cover York and drop Wakefield" wants is asked about.
        is_wish = is_wish or (is_said and "word" in kinds(current))
        return is_wish and (not _is_bare(current) or bool(found & (MENTIONS | LITERALS)))
    verbs = kinds(current) & VERBS
    is_told = "called" in kinds(current) and [item.kind for item in following][:2] in _COUNTED
    if is_told or _is_move(following, verbs):
        return True
    if not _has_value(current) and not verbs & {"remove", "hide", "show"}:
        return _is_strange_look(current) and first in MENTIONS and _has_value(following)
    if _is_bare(current) and not (found & LITERALS or found & JOINTS):
        return False
    if verbs & {"remove", "hide", "show"}:
        is_wish = first in {"section", "property"} and bool(found & LITERALS)
        return is_wish or bool(found & VERBS)
    if first in MENTIONS:
        # In "the tagline should be Check-ups £48, Saturdays 9 to 12" a comma parts no wishes.
        is_text = not is_said and _is_bare(current) and kinds(following[1:2]) <= _AMOUNTS
        return _has_value(following) and not (is_text and found & LITERALS <= _AMOUNTS)
    if first in {"in", "with"}:
        return _begins_beside(current, following)
    if first in LITERALS | UNCLEAR:
        is_pair = first == "quoted" and len(following) > 2 and following[1].kind in JOINTS
        return is_pair or not _is_bare(current)
    is_told = not _is_bare(current) and _tells(following)
    return is_told or (bool(verbs & _ENDLESS) and "address" in found)


def _is_strange_look(current: Sequence[Item]) -> bool:
    """True for "make the tagline italic": a word behind a place, of which nothing is known."""
    found = [item.kind for item in current]
    return found[:1] == ["make"] and found[-1] == "word" and bool(MENTIONS & set(found[1:-1]))


def _tells(following: Sequence[Item]) -> bool:
    """True for what tells a value by itself: "prices should be bold", "read “Hello”"."""
    at = next((at for at, item in enumerate(following) if item.kind in JOINTS), -1)
    if at < 0 or not kinds(following[at + 1 :]) & (LITERALS | {"relative"}):
        return False
    is_look = kinds(following[1:]) <= LOOKS  # "… and be blue"
    return at > 0 or following[0].kind in _PREDICATES or is_look


def _is_move(following: Sequence[Item], verbs: frozenset[str]) -> bool:
    """True for the second half of "put Contact first and Home last"."""
    if following[0].kind not in {"section", "label"} or not verbs & {"move", "set"}:
        return False
    return len(following) > 1 and following[1].value in _SPOTS


def _starts_anew(current: Sequence[Item], item: Item, following: Sequence[Item]) -> bool:
    """True where a quoted value ended one wish and a verb or a mention begins the next."""
    if not current or len(current) < 2:
        return False
    if current[-1].kind in _LOOKS and "property" in kinds(current) and item.kind == "property":
        # "text white background black"
        return bool(following) and following[0].kind in _LOOKS
    if current[-1].kind != "quoted":
        return False
    if item.kind in VERBS:
        return True
    before = current[-2].kind
    if item.kind not in {"section", "property"} or before not in JOINTS | {"property"}:
        return False
    return "quoted" in kinds(following) or bool(kinds(following) & {"colour", "size"})
