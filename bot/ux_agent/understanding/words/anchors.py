"""The site's current texts and links, by which people say what they mean."""

import re
from collections.abc import Iterator, Sequence

from bot.record import Record
from bot.ux_agent.once import Once
from bot.ux_agent.site import Entry, SiteIndex, Target
from bot.ux_agent.understanding import guard
from bot.ux_agent.understanding.words import colours
from bot.ux_agent.understanding.words.spelling import nearest

_CONTACTS = ("mailto:", "tel:")
_PLAIN_SIGNS = str.maketrans(
    dict.fromkeys("‘’‚‛ʼ′´", "'") | dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‐‑‒–—−", "-")
)
# What a pattern that tells no capitals takes for an i: "İ" is folded to one with a dot above it.
_DOTS = str.maketrans({"\u0307": None, "ı": "i"})
_LEAST_MISSPELT, _LONG = 6, 12
"""Characters from which a text may have one mistake, or two."""

LEAST_WITHIN = 3
"""Shorter than this, what stands within some text of the site ("Unit 9") is nobody's "9"."""


class Found(Record):
    """A place whose current value holds what was looked for.

    `entry` is the link of a list; `part` says which of its values ("label", "href"), or "value"
    for the target's own. `whole` holds the value with a gap for a new text when only a part of
    it was looked for, else ''.
    """

    target: Target
    entry: Entry | None
    part: str
    before: str = ""
    after: str = ""


class _Place(Record):
    """A place with its value, also without capitals, as `_joined` has it and as keyboards do."""

    found: Found
    value: str
    folded: str
    joined: str
    loose: str


def find(text: str, index: SiteIndex, sections: Sequence[str] = ()) -> list[Found]:
    """Places whose value is `text`; failing that with other capitals; failing that within it.

    Quotes, dashes and "&" that a keyboard lacks, or that people write otherwise, count last.
    """
    wanted = " ".join(text.split())
    if not wanted or len(wanted) > _texts_of(index).longest:
        return []
    places = _places_of(index)
    if sections:
        places = tuple(one for one in places if one.found.target.section in sections)
    found = _matching(wanted, places, is_short_known=bool(sections))
    is_written = not wanted.replace(" ", "").isalnum() or " and " in wanted
    if not found and is_written and len(wanted) >= LEAST_WITHIN:
        found = _spelt_so(wanted, places)
    return _once(found) if len(found) > 1 else found


def nearly(text: str, index: SiteIndex, sections: Sequence[str] = ()) -> str:
    """The one text of the site that `text` misspells, '' where none or more may be meant."""
    wanted = " ".join(text.split()).casefold()
    if len(wanted) < _LEAST_MISSPELT or len(wanted) > _texts_of(index).longest:
        return ""
    values = {
        one.folded: one.value
        for one in _places_of(index)
        if not sections or one.found.target.section in sections
    }
    near = nearest(wanted, values, 1 if len(wanted) < _LONG else 2)
    return values[near[0]] if len(near) == 1 else ""


def plainly_spelt(text: str) -> str:
    """A text of the same length with the quotes, dashes and spaces that any keyboard has."""
    return text if text.isascii() else text.translate(_PLAIN_SIGNS)


def _matching(wanted: str, places: Sequence[_Place], *, is_short_known: bool) -> list[Found]:
    exact = [one.found for one in places if one.value == wanted]
    if exact:
        return exact
    folded = wanted.casefold()
    alike = [one.found for one in places if one.folded == folded]
    if not alike and not is_short_known and len(wanted) < LEAST_WITHIN:
        return []
    return alike or [
        part for one in _loosely(wanted, places) for part in _within(one.found, one.value, wanted)
    ]


def _spelt_so(wanted: str, places: Sequence[_Place]) -> list[Found]:
    """Places whose value is `wanted`, or holds it, in the signs of any keyboard."""
    joined, spelt = _joined(wanted), plainly_spelt(wanted)
    whole = [one.found for one in places if one.joined == joined]
    return whole or [
        part
        for one in _loosely(wanted, places)
        for part in _within(one.found, one.value, spelt, plainly_spelt(one.value))
    ]


def _loosely(wanted: str, places: Sequence[_Place]) -> list[_Place]:
    """The places that alone may hold `wanted`, in whatever capitals and signs."""
    loose = _loose(wanted.casefold())
    return [one for one in places if loose in one.loose]


def _loose(folded: str) -> str:
    return folded if folded.isascii() else plainly_spelt(folded).translate(_DOTS)


def _joined(text: str) -> str:
    """A text by which it is the same with "&" and with "and", and without a full stop."""
    return plainly_spelt(text).casefold().replace(" & ", " and ").rstrip(".")


def _once(found: Sequence[Found]) -> list[Found]:
    """Those of some places that are not another's too: a text that an entry of a list holds."""
    own = {
        (place.file, place.start)
        for one in found
        if one.entry is None
        for place in one.target.places
        if place.start < place.end
    }
    parts = {"description", "label"}
    return [one for one in found if one.part not in parts or _place_of(one) not in own]


def _place_of(found: Found) -> tuple[str, int] | None:
    entry = found.entry
    place = entry and (entry.label_place if found.part == "label" else entry.description_place)
    return (place.file, place.start) if place else None


def holding(text: str, index: SiteIndex) -> list[Found]:
    """Places whose value holds `text` as it is written and more than that."""
    return [
        part
        for one in _places_of(index)
        if text in one.value and one.value != text
        for part in _within(one.found, one.value, text)
    ]


def contacts(value: str, index: SiteIndex, sections: Sequence[str] = ()) -> list[Found]:
    """The links to a mail address or a telephone, for a value that is one too."""
    address = guard.address(value) or ""
    if not address.startswith(_CONTACTS):
        return []
    scheme = address.partition(":")[0] + ":"
    found = [
        Found(target, entry, "href")
        for target in lists(index, sections)
        for entry in target.entries
        if entry.href.startswith(scheme)
    ]
    return found + [
        Found(target, None, "value")
        for target in index.targets
        if target.type == "url"
        and (target.value or "").startswith(scheme)
        and (not sections or target.section in sections)
    ]


def is_whole(text: str, index: SiteIndex) -> bool:
    """True when `text` is one current text, link or address of the site, capitals aside."""
    folded, texts = " ".join(text.split()).casefold(), _texts_of(index)
    if folded in texts.folded or not folded or len(folded) > texts.longest:
        return folded in texts.folded
    is_plain = folded.replace(" ", "").isalnum() and " and " not in folded
    return not is_plain and _joined(folded) in texts.joined


def entries(
    label: str, index: SiteIndex, sections: Sequence[str] = ()
) -> list[tuple[Target, Entry]]:
    """The links of that label; failing that with other capitals; failing that misspelt."""
    links = [
        (target, entry)
        for target in index.targets
        if not sections or target.section in sections
        for entry in target.entries
    ]
    wanted = " ".join(label.split())
    folded = wanted.casefold()
    near = nearest(folded, {entry.label.casefold() for _, entry in links})
    ranked = (
        [one for one in links if one[1].label == wanted],
        [one for one in links if one[1].label.casefold() == folded],
        [one for one in links if one[1].href == wanted],
        [one for one in links if len(near) == 1 and one[1].label.casefold() == near[0]],
    )
    return next((found for found in ranked if found), [])


def lists(index: SiteIndex, sections: Sequence[str] = ()) -> list[Target]:
    """The lists of links."""
    return [
        target
        for target in index.targets
        if (target.entries or target.type == "items")
        and (not sections or target.section in sections)
    ]


def coloured(value: str, index: SiteIndex, sections: Sequence[str] = ()) -> list[Target]:
    """The targets whose current colour is `value` (`#rrggbb`)."""
    return [
        target
        for target in index.targets
        if target.type == "color"
        and (not sections or target.section in sections)
        and colours.parse(target.value or "") == value
    ]


def _labels(index: SiteIndex) -> frozenset[tuple[str, int]]:
    """Where the texts of entries stand; scripts may write one of them in another place too."""
    entries = [entry for target in index.targets for entry in target.entries]
    places = [entry.label_place for entry in entries]
    places += [entry.description_place for entry in entries if entry.description_place]
    return frozenset((place.file, place.start) for place in places)


_labels_of = Once(_labels)


def _is_label(target: Target, index: SiteIndex) -> bool:
    """Whether a text of several places is the label of an entry, which is spoken of as that."""
    places = target.places[1:] and {(one.file, one.start) for one in target.places}
    return bool(places) and not _labels_of(index).isdisjoint(places)


def _values(index: SiteIndex) -> Iterator[tuple[Found, str]]:
    for target in index.targets:
        if target.value and target.type != "color" and not _is_label(target, index):
            yield Found(target, None, "value"), " ".join(target.value.split())
        for entry in target.entries:
            yield Found(target, entry, "label"), " ".join(entry.label.split())
            yield Found(target, entry, "href"), entry.href
            if entry.description:
                yield Found(target, entry, "description"), " ".join(entry.description.split())
            if entry.href.startswith(_CONTACTS):
                yield Found(target, entry, "href"), entry.href.partition(":")[2]


def _places(index: SiteIndex) -> tuple[_Place, ...]:
    return tuple(_place(found, value) for found, value in _values(index))


def _place(found: Found, value: str) -> _Place:
    folded = value.casefold()
    return _Place(found, value, folded, _joined(value), _loose(folded))


_places_of = Once(_places)


class _Texts(Record):
    """All texts, links and addresses of a site, and how long a message's words for one may be."""

    folded: frozenset[str]
    joined: frozenset[str]
    longest: int


def _texts(index: SiteIndex) -> _Texts:
    places = [one for one in _places_of(index) if one.value]
    folded = frozenset(one.folded for one in places)
    joined = frozenset(one.joined for one in places)
    lengths = [max(len(one.value), len(one.joined)) for one in places]
    longest = 2 * max(lengths, default=0) + LEAST_WITHIN  # other capitals and signs may be longer
    return _Texts(folded, joined, longest)


_texts_of = Once(_texts)


def _within(found: Found, value: str, wanted: str, spelt: str = "") -> Iterator[Found]:
    """The place with what stands around `wanted` in its value, or in that as it is `spelt`."""
    if found.part == "href" or found.target.type not in {"text", "items"}:
        return
    if len(wanted) > len(value):
        return
    # "Pre-order now" does not say "order now", but "2009-2024" says 2024.
    pattern = rf"(?<!\w)(?<![^\W\d_]-){re.escape(wanted)}(?!\w)(?!-[^\W\d_])"
    spans = [match.span() for match in re.finditer(pattern, spelt or value, re.IGNORECASE)]
    if len(spans) == 1:
        start, end = spans[0]
        yield found._replace(before=value[:start], after=value[end:])
