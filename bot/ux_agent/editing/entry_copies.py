"""What a new entry of a list looks like: a copy of one that is there, with its own values."""

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from bot.errors import UserError
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.editing.encoding import encode
from bot.ux_agent.editing.entry_fields import fields, value_of
from bot.ux_agent.editing.entry_texts import initials
from bot.ux_agent.editing.plain_text import clean_text
from bot.ux_agent.site import Entry, Place, Target

_MARK = (
    r"(?i)\s+(?P<name>id|key|accesskey|data-[\w.:-]+|aria-[a-z]+)\s*=\s*"
    r"""(?:"[^"{<]*"|'[^'{<]*'|[^\s"'{<>=`]+(?=[\s>]))"""
)
"""Attributes that only tell one entry apart from the others; those that code makes are kept."""

_IDS = frozenset({"id", "identifier", "key", "uid", "_id", "slug", "nr", "no", "index"})
"""Keys of an entry that code tells it apart by, and no reader sees."""

_OWN = r"(?i)\sid\s*=|\baria-current\b|\b(?:active|current|selected)\b"


def lacking(target: Target) -> tuple[str, ...]:
    """What a new entry of a list needs beside a label and an address, "{}" where code is in it.

    A list that has gone tells nothing of its entries.
    """
    if not (target.entries or target.model):
        return ()
    names = tuple(target.places[0].style.split(", ")) if target.places[0].style else ()
    own = {**_counted(target, names, ""), **_switches(target, names), **_letters(target, "")}
    names = tuple(one for one in names if one not in own)
    model = target.model or _model(target)
    return (*names, "description") if model.description_place is not None else names


def copied(target: Target, given: Mapping[str, str]) -> str:
    """The source of a new entry with what is given; raises UserError when it would need more."""
    needed = lacking(target)
    model = target.model or _model(target)
    known = fields(model)
    if "{}" in needed:
        raise UserError(phrase(Texts.entry_has_code))
    missing = [one for one in needed if not given.get(one)]
    missing += [one for one in needed if one not in known and one != "description"]
    if missing:
        raise UserError(phrase(Texts.entry_needs, names=", ".join(dict.fromkeys(missing))))
    values = {model.label_place: given["label"]}
    values |= {known[one]: clean_text(given[one]) for one in needed if one != "description"}
    if model.href_place is not None:
        values[model.href_place] = given["href"]
    if model.description_place is not None:
        values[model.description_place] = clean_text(given["description"])
    own = _counted(target, known, given["label"]) | _letters(target, given["label"])
    values |= {known[name]: given.get(name) or one for name, one in own.items()}
    written = {place: encode(place, value) for place, value in values.items()}
    switches = _switches(target, target.places[0].style.split(", "))
    written |= {_switch_at(model, name): value for name, value in switches.items()}
    return _rewritten(model, {**dict.fromkeys(_own_marks(model, target), ""), **written})


def _counted(target: Target, names: Iterable[str], label: str) -> dict[str, str]:
    """What an entry is numbered or named by for code alone, for a new one with this label."""
    wanted = [name for name in names if name.lower() in _IDS]
    if not wanted or target.places[0].kind == "html_items":
        return {}
    each = [fields(entry) for entry in target.entries]
    shown = {(one.label_place.start, one.label_place.file) for one in target.entries}
    found: dict[str, str] = {}
    for name in wanted:
        places = [one[name] for one in each if name in one]
        given = [value_of(place) for place in places]
        is_shown = any((place.start, place.file) in shown for place in places)
        if not is_shown and 1 < len(each) == len(set(given)):
            found[name] = _next(given) or _named_alike(given, label)
    return {name: own for name, own in found.items() if own}


def _switches(target: Target, names: Iterable[str]) -> dict[str, str]:
    """What a new entry has where all others have only "true" or "false": off, if any is."""
    found: dict[str, str] = {}
    for name in names:
        each = [
            _switched(entry, name) for entry in (*target.entries, target.model or _model(target))
        ]
        given = {one[1] for one in each if one}
        if given and all(each):
            found[name] = "false" if "false" in given else "true"
    return found


def _letters(target: Target, label: str) -> dict[str, str]:
    """The initials of the label, for the fields in which all others have theirs."""
    each = [(entry, fields(entry).get("initials")) for entry in target.entries]
    held = [value_of(place) == initials(entry.label) for entry, place in each if place]
    return {"initials": initials(label)} if held and all(held) else {}


def _switched(entry: Entry, name: str) -> re.Match[str] | None:
    """Where an entry has nothing but "true" or "false" under a key."""
    form = rf"""(?:^|[\s{{,])["']?{re.escape(name)}["']?\s*[:=]\s*(true|false)(?=[\s,}}]|$)"""
    return re.search(form, entry.whole.raw) if name != "{}" else None


def _switch_at(entry: Entry, name: str) -> Place:
    found = _switched(entry, name)
    start, end = found.span(1) if found else (0, 0)
    raw, whole = entry.whole.raw, entry.whole
    first, last = (whole.start + len(raw[:at].encode()) for at in (start, end))
    return whole._replace(start=first, end=last, raw=raw[start:end])


def _next(given: Sequence[str]) -> str:
    """The number after those of the entries: `3`, `item-3`; '' where they do not rise by one."""
    parts = [re.fullmatch(r"(\D*?)(0*)(\d+)", one) for one in given]
    numbers = [int(part[3]) for part in parts if part]
    is_counted = len(numbers) == len(given) and len({part[1] for part in parts if part}) == 1
    if not is_counted or any(other - one != 1 for one, other in pairwise(numbers)):
        return ""
    last = parts[-1]
    digits = len(last[2] + last[3]) if last and last[2] else 0
    return f"{last[1]}{numbers[-1] + 1:0{digits}}" if last else ""


def _named_alike(given: Sequence[str], label: str) -> str:
    """The label as the names of the entries are spelled; '' where they are no such names."""
    if not all(re.fullmatch(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", one) for one in given):
        return ""
    if not any(re.search("[a-z]", one) for one in given):
        return ""
    sign = "_" if any("_" in one for one in given) else "-"
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    made = sign.join(re.findall(r"[a-z0-9]+", plain)) if label else sign
    return "" if made in given else made


def _own_marks(model: Entry, target: Target) -> Iterator[Place]:
    """The attributes that say which of the entries the copied one is: no other has the same."""
    if model.whole.kind != "html_items":
        return
    others = [one.whole.raw for one in target.entries if one is not model]
    others = [raw for raw in others if raw != model.whole.raw]
    values = [model.label_place, model.href_place, model.description_place]
    for found in re.finditer(_MARK, model.whole.raw):
        before, inside = (len(model.whole.raw[:at].encode()) for at in found.span())
        start, end = model.whole.start + before, model.whole.start + inside
        is_value = any(one and start <= one.start and one.end <= end for one in values)
        is_alike = others and all(found[0].split() in _marks_of(raw) for raw in others)
        if not is_value and (not is_alike or found["name"].lower() == "id"):
            yield model.whole._replace(start=start, end=end, raw=found[0])


def _marks_of(raw: str) -> list[list[str]]:
    return [found[0].split() for found in re.finditer(_MARK, raw)]


def is_in_rank(entries: Sequence[Entry]) -> bool:
    """Whether no entry is numbered, or their numbers rise as they follow one another."""
    places = [entry.rank_place for entry in entries]
    numbers = [int(place.raw) for place in places if place and place.raw.isdecimal()]
    is_rising = all(one < other for one, other in pairwise(numbers))
    return not any(places) or (len(numbers) == len(places) and is_rising)


def ranked(entry: Entry, slot: Entry) -> str:
    """The source of an entry as it stands in the place of another: with the number of that one."""
    if entry.rank_place is None or slot.rank_place is None:
        return entry.whole.raw
    return _rewritten(entry, {entry.rank_place: slot.rank_place.raw})


def rebased(address: str, folder: str, here: str) -> str:
    """An address that is relative to one folder, relative to another; others as they are."""
    if folder == here or not address or re.match(r"[/#?]|[A-Za-z][A-Za-z0-9+.-]*:", address):
        return address
    path = re.split(r"[?#]", address, maxsplit=1)[0]
    moved = posixpath.relpath(posixpath.join("/", folder, path), posixpath.join("/", here))
    return moved + ("/" if path.endswith("/") else "") + address[len(path) :]


def _model(target: Target) -> Entry:
    """The last entry, best one with an address, without a text or a mark that is its own alone."""
    return min(
        reversed(target.entries),
        key=lambda entry: (not entry.href_place, _has_own_text(entry), _is_marked(entry)),
    )


def _is_marked(entry: Entry) -> bool:
    return bool(re.search(_OWN, entry.whole.raw))


def _has_own_text(entry: Entry) -> bool:
    """Whether the entry shows a text beside its label, which a copy would repeat."""
    raw, label = entry.whole.raw.encode(), entry.label_place
    start, end = label.start - entry.whole.start, label.end - entry.whole.start
    return bool(re.sub(r"<[^>]*>", "", (raw[:start] + raw[end:]).decode()).strip())


def _rewritten(entry: Entry, literals: dict[Place, str]) -> str:
    """The source of an entry with other literals at places in it."""
    source = entry.whole.raw.encode()
    for place in sorted(literals, key=lambda one: one.start, reverse=True):
        start, end = (offset - entry.whole.start for offset in (place.start, place.end))
        source = source[:start] + literals[place].encode() + source[end:]
    return source.decode()
