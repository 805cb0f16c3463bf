"""Pieces of a sentence that are no text as they stand: what they tell without its place, or ask."""

import re
from collections.abc import Iterator, Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures import clock, days
from bot.ux_agent.understanding.figures.facts import words
from bot.ux_agent.understanding.placing import fitting, pairs, strangers
from bot.ux_agent.understanding.placing.candidates import candidates
from bot.ux_agent.understanding.words import anchors, colours
from bot.ux_agent.understanding.words.phrases import normal

_PARTS = (
    r"(?:table|menu|nav|navbar|navigation|notice|list|footer|header|sidebar|bar|column|row|page"
    r"|description|title|heading|headline|paragraph|sentence|text)"
)
_PLACED = re.compile(
    rf"(?i)(\S.{{0,60}}?)\s+(?:in|on|from|of) (?:the|our|my) (?:[\w-]+ ){{0,3}}{_PARTS}"
)
_ABOUT = re.compile(
    r"(?:it'?s|it is|they'?re|they are|he'?s|she'?s|he is|she is|there'?s) (?:now |only )?"
    r"(?:on|at|in|from|until|till|not|off|closed|open|moved|cancelled|been|by|next|\d)\b.*"
)
# "In blue", "on a white background"
_LOOKED = re.compile(
    r"(?:in|on|against)(?: an?| the)? ([a-z -]{3,30}?|#[0-9a-f]{3,8})(?: [a-z]+ground)?"
)
# "Ends on Friday" tells when, and is nothing that stands there unless it begins so now.
_VERBED = re.compile(
    r"(?:starts?|begins?|ends?|finish(?:es)?|runs?|lasts?|opens?|closes?)"
    r" (?:on|at|in|from|until|till?|to|by|again)\b.*"
)
_JOINED = re.compile(r"(?i)(?:\b(?:to|be|as|is|are|with|into|says?|reads?)|[^\w\s])\W*$")
_SAYS = re.compile(r"(?i)\b(?:say|read)s?\W*$")
_STATED = re.compile(
    r"(?i)(?:the |our )?(.{2,40}?)\s+(?:is|are|was|will be|starts?|begins?|ends?|opens?|closes?"
    r"|finish(?:es)?|meets?|runs?|takes? place)\s+(?:now\s+)?(?:(?:on|at|in|from|until|till)\s+)?"
    r"(\S.{0,40})"
)
_REPLACES = re.compile(
    r"(?i)\b(?:to|with|by|into|for|says?|reads?|be|becomes?|called|named|as|not|instead|rather)\b"
    r"|->|=>|→"
)
_A_PAGE = re.compile(r"(?i)(?:to )?(?:the|our|my) ([\w& -]{1,40}?) (?:page|section|form|tab)")
_ON_A_DAY = re.compile(
    r"(?i)(?:on |every )?((?:mon|tues|wednes|thurs|fri|satur|sun)days?)(?: now)?"
)
_WHEN = re.compile(r"(?i)(?:on|at|by)\s+(?=(?:the )?\d)")
_CLOCK = re.compile(
    r"(?i)\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.|h|uhr)?|\b(?:at|on|every|and|to|from|till|until|noon|midday)\b"
)
_SHOULD = re.compile(
    r"(?i)\W*(\S.{2,60}?)\s+(?:should|must|has to|needs? to)\s+be\s+(?:in\s+)?"
    r"([a-z ]{3,30}?)[.!\s]*"
)
_LOOKS = frozenset(
    {"bold", "italic", "underlined", "uppercase", "lowercase", "centred", "centered"}
)
_SMALL = frozenset({"the", "our", "word", "words", "text", "please", "this", "that", "a", "on"})
_SHARED = 3
_TWO = re.compile(r"(\S.{0,60}?),? and (\S.{0,40}?) (?:to|into|->|→) (\S.{0,60})")
_GOING = re.compile(r"(?i)\b(?:go|goes|links?|leads?|takes?|points?)\b.{0,40}?\bto\b")


def settled(drafts: Sequence[Draft], message: str, index: SiteIndex) -> list[Draft]:
    """The drafts with texts that stand by themselves; what is none is asked for."""
    return [
        _settled(one, message, index) if _is_free(one) else one
        for draft in drafts
        for one in _both(draft, index)
    ]


def _both(draft: Draft, index: SiteIndex) -> Iterator[Draft]:
    """The two drafts of "Fired to Baked and Bristol to Bath", where the site has both."""
    found = _TWO.fullmatch(draft.value) if draft.anchor and draft.nature == "text" else None
    sections = draft.section.split()
    is_known = found is not None and bool(anchors.find(found[2], index, sections))
    if found is None or not is_known or anchors.is_whole(draft.anchor, index):
        yield draft
        return
    yield draft._replace(value=found[1], stop="")
    first, second = (
        {
            f"{one.target.section}.{one.target.property}"
            for one in anchors.find(text, index, sections)
        }
        for text in (draft.anchor, found[2])
    )
    name = next(iter(first & second)) if len(first & second) == 1 else draft.property
    yield draft._replace(anchor=found[2], value=found[3], property=name)


def _is_free(draft: Draft) -> bool:
    return draft.nature == "text" and draft.op == "set" and bool(draft.value)


def _settled(draft: Draft, message: str, index: SiteIndex) -> Draft:
    at = message.find(draft.value)
    if at < 0 or message[:at].endswith(tuple("\"“”„«'‘`")):
        return draft
    day = _ON_A_DAY.fullmatch(draft.value)
    if day:
        return _on(day[1], draft, message, index)
    when = _WHEN.match(draft.value)
    if when and not draft.property:
        draft = draft._replace(value=draft.value[when.end() :])
    page = _A_PAGE.fullmatch(draft.value)
    if page:
        led = _led(draft, page[1], index) if _GOING.search(message[:at]) else None
        return led or draft._replace(value="", nature="", stop="")
    if _is_said_of(draft, message[:at], index):
        return draft._replace(value="", nature="", stop="")
    is_renamed = bool(draft.anchor) or draft.property == "link-label"
    placed = _PLACED.fullmatch(draft.value) if is_renamed else None
    if placed:
        draft = draft._replace(value=placed[1])
    timed = _scheduled(draft, index) if draft.anchor else None
    if timed:
        return timed
    if look := _looked(draft, message, index):
        return look
    if draft.anchor:
        return _stated(draft, message, index) or _told(draft, message, index)
    return _alike(draft, index) if draft.section and not draft.property else draft


def _looked(draft: Draft, message: str, index: SiteIndex) -> Draft | None:
    """The look of "Read more should be bold", where "more" is but a word within some text.

    Nobody here knows the thing: so it is asked which is meant. None for all else.
    """
    told = _SHOULD.fullmatch(message)
    is_named = bool(draft.section or draft.property) and not draft.anchor
    is_placed = is_named or anchors.is_whole(draft.anchor, index)
    if told is None or is_placed or not told[0].rstrip(".! ").endswith(draft.value.rstrip(".! ")):
        return None
    colour = colours.parse(told[2])
    if not (colour or told[2] in _LOOKS):
        return None
    if set(normal(told[1]).split()) - set(normal(draft.anchor).split()) <= _SMALL:
        return None
    return Draft(value=colour or told[2], nature="colour" if colour else "weight", unknown=told[1])


def _is_said_of(draft: Draft, before: str, index: SiteIndex) -> bool:
    """True for what is told of a place, be it its look, rather than words to stand there."""
    if _SAYS.search(before):
        return False
    look = _LOOKED.fullmatch(draft.value)
    if _ABOUT.fullmatch(draft.value) or (look and colours.parse(look[1]) is not None):
        return True
    if not _VERBED.fullmatch(draft.value) or _JOINED.search(before):
        return False
    verb = f"{draft.value.partition(' ')[0]} "
    return not any((one.value or "").lower().startswith(verb) for one in candidates(draft, index))


def _scheduled(draft: Draft, index: SiteIndex) -> Draft | None:
    """The day and time of an entry, which are no new name of it: "wheel throwing to Mondays, 7pm".

    Without a value where more stands there than is told; None for what is no day or time.
    """
    shape = _moments(draft.value)
    if shape is None or shape == (0, 0) or _moments(draft.anchor):
        return None
    start = f"{normal(draft.anchor)} "
    held = [
        (one, moments)
        for one in index.targets
        if normal(one.property).startswith(start) and (moments := _moments(one.value or ""))
    ]
    if len(held) != 1 or not anchors.entries(draft.anchor, index, [held[0][0].section]):
        return None
    place = Draft(held[0][0].section, property=held[0][0].property)
    return place._replace(value=draft.value, nature="text") if held[0][1] == shape else place


def _moments(text: str) -> tuple[int, int] | None:
    """How many groups of days and how many times a text consists of; None where it says more."""
    rest, groups = text, days.named(text)
    for group in reversed(groups):
        rest = f"{rest[: group.start]} {rest[group.end :]}"
    times = [one for one in clock.times(rest) if one.is_clock]
    left = _CLOCK.sub(" ", rest)
    return None if re.search(r"\w", left) else (len(groups), len(times))


def _alike(draft: Draft, index: SiteIndex) -> Draft:
    """The text of a section that has most words of the new one: "Open daily from 6 to 10"."""
    new = {word for word in words(draft.value) if word.isalpha()}
    shared = [
        (len(new & words(target.value or "")), target)
        for target in candidates(draft, index)
        if fitting.is_text(target)
    ]
    best = max((count for count, _ in shared), default=0)
    mine = [target for count, target in shared if count == best]
    if best < _SHARED or 2 * best < len(new) or len(mine) != 1:
        return draft
    return draft._replace(property=mine[0].property)


def _led(draft: Draft, page: str, index: SiteIndex) -> Draft | None:
    """The address of a page for what leads to one; None where either is not sure."""
    texts = [target for target in candidates(draft, index) if fitting.is_text(target)]
    place = pairs.address_of(texts[0], index) if len(texts) == 1 else None
    named = set(_pages(page, index))
    if place is None or len(named) != 1:
        return None
    address = named.pop()
    if address.startswith("/") != (place.value or "").startswith("/"):
        return None
    return Draft(place.section, property=place.property, value=address, nature="address")


def _pages(page: str, index: SiteIndex) -> Iterator[str]:
    """The addresses by which the site's links lead to a page of that name."""
    said = normal(page)
    for target in anchors.lists(index):
        for entry in target.entries:
            stem = re.sub(r"\.\w+$", "", entry.href.rstrip("/").rpartition("/")[2])
            if entry.href and said in {normal(entry.label), normal(stem)}:
                yield entry.href


def _on(day: str, draft: Draft, message: str, index: SiteIndex) -> Draft:
    """The day of "choir is on Wednesdays now" where one text is a day and is the choir's."""
    draft = draft._replace(value=day)
    stated = None if draft.section or draft.property or draft.anchor else _STATED.match(message)
    if stated is None:
        return draft
    mine = [
        target
        for target in index.targets
        if fitting.is_text(target)
        and _ON_A_DAY.fullmatch(target.value or "")
        and not strangers.unexplained(stated[1], target, index)
    ]
    if len(mine) != 1:
        return draft
    return Draft(mine[0].section, property=mine[0].property, value=day, nature="text")


def _stated(draft: Draft, message: str, index: SiteIndex) -> Draft | None:
    """The fact of "football is on Wednesday instead of Tuesday", where football's is the Tuesday.

    None for what is no such statement.
    """
    stated = _STATED.fullmatch(draft.value)
    at = message.find(draft.value)
    if stated is None or message.find(draft.anchor) < at or message[:at].strip():
        return None
    subject, new = stated.groups()
    found = [
        one
        for one in anchors.find(draft.anchor, index)
        if one.entry is None and not strangers.unexplained(subject, one.target, index)
    ]
    if len(found) != 1:
        return draft._replace(value=new, unknown=subject)
    one = found[0]
    value = f"{one.before}{new}{one.after}"
    return Draft(one.target.section, property=one.target.property, value=value, nature="text")


def _told(draft: Draft, message: str, index: SiteIndex) -> Draft:
    """A draft whose anchor only begins a sentence ("Doors open …") asks for the whole text."""
    start = message.lower().find(draft.anchor.lower())
    end = start + len(draft.anchor)
    behind = message.find(draft.value, end)
    is_quoted = message[end : end + 1] in tuple("\"“”'’`")
    if start < 0 or behind < 0 or is_quoted:
        return draft
    found = anchors.find(draft.anchor, index, draft.section.split())
    said = f"{message[end:behind]}{' '.join(draft.value.split()[:1])}".strip(" .,:;").casefold()
    is_cut = any(one.after.strip(" .,:;").casefold().startswith(said) for one in found)
    if _REPLACES.search(message[end:behind]) and not is_cut:
        return draft
    inside = [one for one in found if one.entry is None and (one.before + one.after).strip()]
    if not found or len(inside) < len(found):
        return draft
    if len(found) > 1:
        return draft._replace(value="", nature="", stop="")
    return Draft(found[0].target.section, property=found[0].target.property)
