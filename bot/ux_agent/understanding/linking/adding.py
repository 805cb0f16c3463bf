"""A new entry of a list told in one sentence: "add a pizza Capricciosa for 12.50 with ham"."""

import re
from collections.abc import Mapping, Sequence

from bot.texts.phrase import capitalised
from bot.ux_agent.editing.entry_copies import lacking
from bot.ux_agent.editing.entry_fields import fields, value_of
from bot.ux_agent.site import Place, SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures import clock, days, sums
from bot.ux_agent.understanding.linking.entry_shapes import (
    alone,
    is_called,
    is_literal,
    is_of_files,
    key_of,
    shaped,
    told_by,
    with_quotes,
    without_quotes,
)
from bot.ux_agent.understanding.linking.records import called, owned
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.phrases import normal, nouns

_ADDS = (
    r"(?is)\W*(?:(?:hi|hello|hey|please|pls|can|could|would|you|we|us|i|want|need|like|to|now|also|and"
    r"|there'?s|there is|we have|get|have)\b[\s,]*){0,6}"
    r"(?:(?:add|insert|include|put)\b\s*(?:in\b\s*)?)?(?:(?:a|an|another|one more|the|our)\b)?"
    r"\s*(?:new\s+)?"
)
_VERB = r"(?i)\b(?:add|insert|include|new|another|one more)\b"
_CALLED = r"(?i)^\s*(?:,|:|-|–|—|called|named|for|is)?\s*"
_TO_LIST = (
    r"(?i)\s+(?:to|on|onto|in|into|under)\s+(?:the|our|my)\s+([\w' -]{2,40}?)"
    r"(?=\s*(?:[,:.;\"“„«]|$)|\s+(?:with|for|by|at|called|named|and)\b)"
)
_WITH = r"(?i)(?:^|[\s,])(?:with|by|as|taught by|led by|from)\s+(?!\d)([^\d;:]{2,200})"
_JOINTS = (
    r"(?i)^(?:[\s,:;.–—-]|(?:on|at|for|from|and|it|its|is|costs?|costing|priced|price|called|named"
    r"|please|pls|thanks?)\b)+|(?:[\s,:;–—-]|(?<!\s[A-Z])\.|\b(?:on|at|for|from|and|it|is|costs?|costing|priced"
    r"|price|please|pls|thanks?|thank you))+$"
)
_MORE = (
    r"(?i)(?:,|\band\b|\bthen\b|[.;!?])\s*(?:please\s+)?"
    r"(?:add|make|change|set|remove|delete|move|put|rename|hide|show|swap|replace|link)\b"
)
_PRICES = frozenset(["price", "cost", "fee", "amount", "rate", "preis"])
_TIMES = frozenset(["time", "start", "starts", "from", "at", "when", "hour", "hours", "zeit"])
_DAYS = frozenset(["day", "weekday", "tag", "date", "when"])
_DATE = (
    r"(?i)\b(?:\d{1,2}(?:st|nd|rd|th)?(?: of)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]*(?:,?\s\d{4})?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s\d{1,2}"
    r"(?:st|nd|rd|th)?(?:,?\s\d{4})?|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)
_ABOUT = frozenset(
    {
        *("with", "description", "desc", "about", "text", "note", "notes", "ingredients"),
        *("details", "detail", "blurb", "info", "subtitle", "toppings", "summary", "body"),
    }
)
_OWNED = (
    r"(?is)\s*[\"“„«]([^\"”“«»]{1,200})[\"”»“]\s+(?:to|in|into|on|onto|under)\s+"
    r"((?:the|our|my)\s[^\"“”,;:]{2,80}?)\W*"
)
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LONGEST = 300
_LABEL = 200
_NUMBER = r"(?<![\w-])\d+(?![\w-])|[£$€]"  # but "5-class pass"
_AROUND = frozenset(
    {"about", "a", "words", "with", "copy", "content"}
)  # words that stand before much else


def read(message: str, index: SiteIndex, section: str = "") -> list[Draft] | None:
    """The draft of a new entry with all that is told of it; None for any other message."""
    text = message.strip()
    lead = re.match(_ADDS, text)
    is_link = "http" in text or re.search(r"(?:^|\s)/[\w-]", text)
    if len(text) > _LONGEST or not lead or is_link or re.search(_MORE, text[lead.end() :]):
        return None
    mine = _of_an_entry(text, lead.end(), index)
    if mine:
        return [mine]
    sections = [section] if section else []
    lists = [one for one in anchors.lists(index, sections) if _is_plain(one)]
    found = _by_noun(text[lead.end() :], lists) or _by_place(text[lead.end() :], lists)
    if found is None or not re.search(_VERB, text[: lead.end()] or text):
        return None
    target, told = found
    draft = _told(told, target)
    return [draft] if draft else None


def _of_an_entry(text: str, start: int, index: SiteIndex) -> Draft | None:
    """A quoted entry for the list within another entry: "“Lockers” to the Flex plan"."""
    found = re.fullmatch(_OWNED, text[start:])
    listed = owned(found[2], index) if found and re.search(_VERB, text[:start]) else None
    if found is None or listed is None or set(lacking(listed)) - {"{}"}:
        return None
    return Draft(listed.section, "add", "add-link", found[1].strip(), listed=listed.property)


def _is_plain(target: Target) -> bool:
    """True for a list without addresses whose entries have more than a label."""
    needed = lacking(target)
    has_address = any(entry.href_place for entry in target.entries)
    return bool(needed) and "{}" not in needed and not has_address


def _by_noun(text: str, lists: Sequence[Target]) -> tuple[Target, str] | None:
    """The list of "pizza Capricciosa …", and what follows the noun."""
    for length in (3, 2, 1):
        words = re.match(rf"(?:[\w'-]+\s+){{{length - 1}}}[\w'-]+", text)
        named = [one for one in lists if words and normal(words[0]) in nouns(one)]
        named = named or [one for one in lists if words and is_called(normal(words[0]), one)]
        if words and len(named) == 1:
            return named[0], re.sub(_CALLED, "", _behind(text[words.end() :], named[0]))
    return _by_last_noun(text, lists)


def _behind(text: str, target: Target) -> str:
    """What follows a noun, without the list itself: ": Is it far?" of " to the FAQ: Is it far?"."""
    place = re.match(_TO_LIST, f" {text.strip()}")
    if place is None:
        return text
    rest = f" {text.strip()}"[place.end() :]
    said = normal(place[1])
    is_own = said in nouns(target) or is_called(said, target)
    return rest if is_own or not re.search(r"\w", rest) else text


def _by_last_noun(text: str, lists: Sequence[Target]) -> tuple[Target, str] | None:
    """The list of "chess club on Fridays", where the noun follows the entry's name."""
    words = re.match(r"([\w'-]{3,30}) ([\w'-]+)(?=\s+(?:on|at|for)\b|,)", text)
    named = [one for one in lists if words and normal(words[2]) in nouns(one)]
    if words is None or len(named) != 1:
        return None
    label = words[1] if named[0].entries[0].label[:1].islower() else capitalised(words[1])
    return named[0], f'"{label}" {text[words.end() :]}'


def _by_place(text: str, lists: Sequence[Target]) -> tuple[Target, str] | None:
    """The list of "Capricciosa to the pizzas", and the words around that."""
    for place in re.finditer(_TO_LIST, text):
        named = [one for one in lists if normal(place[1]) in nouns(one)]
        named = named or [one for one in lists if is_called(normal(place[1]), one)]
        if len(named) == 1:
            return named[0], text[: place.start()] + text[place.end() :]
    return None


def _told(text: str, target: Target) -> Draft | None:
    """What the words after the noun say: the label, and the fields by their form."""
    needed = lacking(target)
    known = fields(target.model or target.entries[-1])
    given: dict[str, str] = {}
    text, parts = without_quotes(told_by(text))
    text = _quoted(text, given)
    for names, take in ((_DAYS, _day), (_TIMES, _time), (_PRICES, _price)):
        key = next((one for one in needed if one.lower() in names), "")
        is_both = take is _day and key.lower() in _TIMES and _has_time(text)
        if key and key in known and not is_both:
            text = _taken(text, key, take(text, known[key], target), given)
    for key in needed:
        if key not in given and (key == "description" or key in known):
            text = _taken(text, key, _keyed(text, key, target), given)
    text = _in_order(_asked(_about(text, needed, given), given), needed, given, target)
    label = given.pop("label", "") or re.sub(_JOINTS, "", re.sub(_JOINTS, "", text)).strip(" '\"")
    literals = [sign for sign in label if is_literal(sign)]
    label = literals[0] if len(literals) == 1 else label  # of "item: “Is it far?”"
    is_torn = " , " in label  # words on both sides of what was told of a field
    if is_torn or len(label) > _LABEL or re.search(_NUMBER, label):
        return None
    given = {key: with_quotes(alone(value), parts) for key, value in given.items()}
    label, given = shaped(with_quotes(label, parts), given, target)
    if "description" in given and _ends_in_stops(target):
        given["description"] = re.sub(r"(?<![.!?])\.*$", ".", given["description"])
    details = tuple(given.items())
    return Draft(target.section, "add", "add-link", label, listed=target.property, details=details)


def _ends_in_stops(target: Target) -> bool:
    """True where the descriptions of all entries are sentences with their full stop."""
    said = [entry.description.strip() for entry in target.entries]
    return len(said) > 1 and all(one.endswith(".") for one in said)


def _quoted(text: str, given: dict[str, str]) -> str:
    """The text without the label that is quoted at its start."""
    lead = text.lstrip()
    if lead and is_literal(lead[0]):
        given["label"] = lead[0]
        return lead[1:]
    return text


_Span = tuple[int, int, str]


def _taken(text: str, key: str, found: _Span | None, given: dict[str, str]) -> str:
    if found is None:
        return text
    given[key] = found[2]
    return f"{text[: found[0]]} , {text[found[1] :]}"


def _keyed(text: str, key: str, target: Target) -> _Span | None:
    """What follows a field's own name: "sleeps 3" where the others say how many they sleep."""
    known = fields(target.model or target.entries[-1])
    names = frozenset({re.sub(r"[-_]", " ", key)})
    if key == "description":
        names = called(key_of(key, target)) - _AROUND
    said = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    value = r"(.{1,200}?)(?= , |$)" if key == "description" else r"([^,;]{1,60})"
    lead = r"(?:^|[,;]\s*|\s)(?:with\s+)?(?:(?:the|an?)\s+)?"
    found = re.search(rf"(?i){lead}(?:{said})\s*:?\s+{value}", text) if said else None
    if found is None:
        return None
    value = re.sub(_JOINTS, "", found[1].strip())
    is_number = key in known and value_of(known[key]).strip().isdigit()
    return (found.start(), found.end(), value) if not is_number or value.isdigit() else None


def _day(text: str, place: Place, _: Target) -> _Span | None:
    """A day of the week, as long and as plain as the one that stands there."""
    dated = re.search(_DATE, text)
    if dated and re.search(_DATE, value_of(place)):
        return dated.start(), dated.end(), dated[0]
    found = days.named(text)
    if len(found) != 1 or len(found[0].days) != 1:
        return None
    old = value_of(place)
    if _has_time(old):
        return found[0].start, found[0].end, capitalised(text[found[0].start : found[0].end])
    name = _NAMES[min(found[0].days)]
    short = name[: len(old)] if len(old) <= 3 else name
    plural = "s" if old.endswith("days") else ""
    return found[0].start, found[0].end, (short if old[:1].isupper() else short.lower()) + plural


def _time(text: str, place: Place, target: Target) -> _Span | None:
    """A time or a range of times, as the list writes its own."""
    how = clock.style([value_of(place), *_values(place, target)])
    values = (value_of(place), *_values(place, target))
    dated = next((one for one in values if days.named(one) and _has_time(one)), "")
    if dated:
        return _day_and_time(text, dated, how)
    spans = clock.ranges(text)
    plain = [time for time in clock.times(text) if time.is_clock]
    if how is None:
        return None
    if len(spans) == 1 and (minutes := clock.span(spans[0])):
        said = how.between.join(clock.written(one, how) for one in minutes)
        return spans[0].first.start, spans[0].last.end, said
    if len(plain) == 1 and not spans:
        return plain[0].start, plain[0].end, clock.written(clock.nearest(plain[0], None), how)
    return None


def _has_time(text: str) -> bool:
    return any(time.is_clock for time in clock.times(text)) or bool(clock.ranges(text))


def _day_and_time(text: str, old: str, how: clock.Style | None) -> _Span | None:
    """Days and a time behind them, parted as in "Fridays, 6pm"; None where one is not told."""
    named, spans = days.named(text), clock.ranges(text)
    plain = [time for time in clock.times(text) if time.is_clock]
    minutes = clock.span(spans[0]) if len(spans) == 1 else None
    if how is None or len(named) != 1 or not (minutes or len(plain) == 1):
        return None
    ends = minutes or (clock.nearest(plain[0], None),)
    start, end = (
        (spans[0].first.start, spans[0].last.end) if minutes else (plain[0].start, plain[0].end)
    )
    if named[0].end > start or re.search(r"\w", re.sub(r"\bat\b", "", text[named[0].end : start])):
        return None
    said = how.between.join(clock.written(one, how) for one in ends)
    parting = re.match(r"[,:]?\s*", old[days.named(old)[0].end :])
    day = text[named[0].start : named[0].end]
    day = day[:1].upper() + day[1:] if old[:1].isupper() else day
    return named[0].start, end, f"{day}{parting[0] if parting else ' '}{said}"


def _values(place: Place, target: Target) -> list[str]:
    """What the other entries have under the key of a place of the model."""
    names = [name for name, one in fields(target.entries[-1]).items() if one.start == place.start]
    return [
        value_of(known[name])
        for name in names
        for entry in target.entries
        if name in (known := fields(entry))
    ]


def _price(text: str, place: Place, target: Target) -> _Span | None:
    """A price in the form of the one that stands there, or "free" where another one is so."""
    found = sums.sums(text)
    free = re.search(r"(?i)(?:,\s*)?(?:\band\s+)?(?:\bit'?s?\s+)?(?:\bis\s+)?\bfree\b", text)
    known = [one for one in _values(place, target) if one.lower() == "free"] if free else []
    if free and known and not found:
        return free.start(), free.end(), known[0]
    with_coin = [one for one in found if one.coin]
    found = with_coin if len(with_coin) == 1 else found
    if len(found) != 1:
        return None
    old = value_of(place)
    there = sums.sums(old)
    if len(there) != 1:
        return None
    new = sums.written(found[0].number, there[0].number, is_bare=not place.quote)
    value = old[: there[0].first] + new + old[there[0].last :]
    if re.search(r"(?i)[a-z]", old):
        value = f"{there[0].coin}{new}" if old[: there[0].first].endswith(there[0].coin) else new
    return found[0].start, found[0].end, value


def _about(text: str, needed: Sequence[str], given: dict[str, str]) -> str:
    """The text without "with …", which is the description or the one field that is left."""
    left = [name for name in needed if name not in given]
    keys = [name for name in left if name.lower() in _ABOUT] or left
    if len(keys) != 1:
        return text
    found = re.search(_WITH, text) or re.search(r"\(([^()]{2,200})\)", text)
    if found is None:
        return text
    said = re.sub(_JOINTS, "", found[1])
    given[keys[0]] = said
    return text[: found.start()] + " " + text[found.end() :]


def _asked(text: str, given: dict[str, str]) -> str:
    """The text without “Is it far? Not at all.”, which is a question and its answer."""
    found = re.fullmatch(r"\W*(\w[^?]{4,120}\?)\s+(\w.{1,200})", text)
    if found is None or not {"label", "description"}.isdisjoint(given):
        return text
    given["label"], given["description"] = found[1], found[2]
    return ""


def _in_order(text: str, needed: Sequence[str], given: dict[str, str], target: Target) -> str:
    """The text without the parts behind commas that are as many as the fields still to be told."""
    parts = [re.sub(_JOINTS, "", part) for part in text.split(",")]
    parts = [part for part in parts if part]
    left = [name for name in needed if name not in given]
    has_label = "label" in given
    plain = [name for name in left if not is_of_files(name, target)]
    left = plain if len(parts) == len(plain) + (not has_label) else left
    if not left or len(parts) != len(left) + (not has_label):
        return ", ".join(parts) if left else " ".join(parts[:1]) if len(parts) == 1 else text
    given.update(zip(left, parts[not has_label :], strict=True))
    return "" if has_label else parts[0]


def missing(target: Target, details: Mapping[str, str]) -> str:
    """The first field of a new entry that is not told yet, '' for none."""
    known = fields(target.model or target.entries[-1])
    return next(
        (
            name
            for name in lacking(target)
            if name not in details and (name in known or name == "description")
        ),
        "",
    )


def spoken(name: str, target: Target) -> str:
    """What a field is called when it is asked for: by its key in the file, if that is a word."""
    key = key_of(name, target)
    return key if len(key) > 1 and key not in _AROUND else name
