"""Telephone numbers and e-mail addresses: which of a site's are its own, which only of somebody."""

import re
from collections.abc import Iterable, Iterator

from bot.ux_agent.scanning.beside import said_before
from bot.ux_agent.scanning.copies import Group
from bot.ux_agent.scanning.data_lists import DataList, Held, is_address
from bot.ux_agent.scanning.meanings import kind_of
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.spots import Spot
from bot.ux_agent.scanning.wish import Where, Wish
from bot.ux_agent.scanning.wording import slug

_INLINE = frozenset({"a", "span", "strong", "b", "em", "i", "small"})
_MOST = 3
_KINDS = {"phone": ("number", "phone", "phone number"), "email": ("email", "e-mail", "mail")}
_FILLING = frozenset(
    {"a", "an", "and", "any", "at", "by", "call", "contact", "details", "dial", "drop", "e-mail"}
    | {"email", "for", "from", "in", "just", "line", "mail", "message", "of", "on", "or", "our"}
    | {"phone", "please", "ring", "send", "speak", "talk", "tel", "telephone", "text", "the", "to"}
    | {"us", "via", "with", "write", "you", "your", "can", "also", "number", "copy", "is", "are"}
)
"""Words before a number or an address that do not say whose it is."""

_LONGEST = 80
_LEAST = 4
"""Words beside a value that make a sentence of it rather than a label."""


def asides(groups: Iterable[Group]) -> frozenset[int]:
    """The groups, by identity, that tell somebody else's number or address within a sentence.

    That is so where another of its kind stands on the site by itself; the same one is no other.
    """
    found: dict[str, list[Group]] = {}
    for group in groups:
        kind = kind_of(group.first.value) if group.first.part == "text" else ""
        if kind:
            found.setdefault(kind, []).append(group)
    return frozenset(id(one) for same in found.values() for one in _said(same))


def words_before(spot: Spot) -> tuple[str, ...]:
    """What people call a number or an address in a sentence, by whom the words before it name."""
    kind = kind_of(spot.value) if spot.part == "text" else ""
    holder = _holder(spot.element)
    if not kind or holder is spot.element or not _is_sentence(spot, holder):
        return ()
    last = re.split(r"[.!?;:,()]\s|[\u2013\u2014]", said_before(spot.element))[-1]
    named: list[str] = []
    for word in reversed(re.findall(r"[^\W\d_][\w'\u2019-]*", last.casefold())):
        if word not in _FILLING:
            named.insert(0, word)
        elif named:
            break
    said = slug(" ".join(named[-_MOST:])).replace("-", " ")
    return tuple(f"{said} {word}" for word in _KINDS[kind]) if said else ()


def contacts_of_entries(lists: Iterable[DataList]) -> Iterator[tuple[Held, Wish]]:
    """Numbers and addresses that entries of data have in links only: `mailto:{{ one.mail }}`."""
    for one in lists:
        for held in one.held:
            label = one.labels.get(held.at, "")
            if held.part != "attr:href" or is_address(held) or one.doubt or not slug(label):
                continue
            field = slug(held.field)
            said = f"{label.casefold()} {field.replace('-', ' ')}"
            name = f"{slug(label, _MOST)}-{field}"
            at: Where = {"file": held.origin.file, "key": held.origin.key}
            if held.origin.kind == "object":
                at = {**at, "object": held.origin.name}
            yield held, Wish(one.area.section, name, "text", (at,), (said,), _LONGEST)


def _said(same: list[Group]) -> Iterator[Group]:
    own = {_plain(one.first.value) for one in same if not _is_said(one)}
    yield from (one for one in same if own and _plain(one.first.value) not in own)


def _plain(value: str) -> str:
    return "".join(sign for sign in value.casefold() if sign.isalnum() or sign in "@.")


def _is_said(group: Group) -> bool:
    """Whether a literal stands in running text; what data keeps is the site's own."""
    spot = group.first
    if spot.origin.kind in {"key", "object"}:
        return False
    return _is_sentence(spot, _holder(spot.element))


def _holder(element: Seen) -> Seen:
    while element.tag in _INLINE and element.parent is not None:
        element = element.parent
    return element


def _is_sentence(spot: Spot, holder: Seen) -> bool:
    said = len(holder.words.split()) - len(spot.value.split())
    return said >= _LEAST and ":" not in holder.words
