"""A new entry of a list told in one sentence: "add a pizza Capricciosa for 12.50 with ham"."""

import re
from collections.abc import Mapping, Sequence

from bot.texts.phrase import capitalised
from bot.ux_agent.editing.entry_copies import lacking
from bot.ux_agent.editing.entry_fields import fields, value_of
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.linking import plain_lists
from bot.ux_agent.understanding.linking.entry_forms import (
    DAYS,
    Span,
    day,
    form_of,
    has_time,
    place_of,
    price,
    time,
)
from bot.ux_agent.understanding.linking.entry_shapes import (
    ROLES,
    alone,
    by_shape,
    in_common,
    is_called,
    is_literal,
    is_of_files,
    key_of,
    lists_called,
    shaped,
    told_by,
    with_quotes,
    without_quotes,
)
from bot.ux_agent.understanding.linking.records import PEOPLE, called, owned
from bot.ux_agent.understanding.placing import neighbours
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.phrases import normal, nouns

_ADDS = (
    r"(?is)\W*(?:(?:hi|hello|hey|please|pls|can|could|would|you|we|us|i|want|need|like|to|now|also|and"
    r"|there'?s|there is|we have|get|have)\b[\s,]*){0,6}"
    r"(?:(?:add|insert|include|put)\b\s*(?:in\b\s*)?)?(?:(?:a|an|another|one more|the|our)\b)?"
    r"\s*(?:new\s+)?"
)
_VERB = r"(?i)\b(?:add|insert|include|new|another|one more)\b"
_LIST_WORDS = r"(?i)\s+(?:list|section|page|table|menu|cards?)$"
_ENTRY = (
    r"(?i)^\s*(?:(?:an?|another|one more|new|\s)*\b(?:entry|item|row|line|card|someone|somebody"
    r"|person)\b(?:\s+new\b)?\s*)?(?:called|named)?[\s:,?!.]*"
)
_CALLED = r"(?i)^\s*(?:,|:|-|–|—|[.?!](?=\s)|called|named|for|is)?\s*"
_TO_LIST = (
    r"(?i)\s+(?:to|on|onto|in|into|under)\s+(?:(?:the|our|my)\s+)?([\w'’ -]{2,40}?)"
    r"(?=\s*(?:[,:.;?!\"“„«]|$)|\s+(?:with|for|by|at|as|called|named|and)\b)"
)
_PLACED = r"(?i)(?:to|on|onto|in|into|under)\s+(?:the|our|my)\s.*[.?!,]"
_WITH = (
    r"(?i)(?:^|[\s,])(?:with|by|as|taught by|led by|from)\s+(?!\d)"
    r"([^\d;:]{2,200}?(?:,\s+\d{1,3}(?=\W*$)|(?=\d|[;:]|$)))"
)
_JOINTS = (
    r"(?i)^(?:[\s,:;.–—-]|(?:on|at|for|from|and|it|its|is|costs?|costing|priced|price|called|named"
    r"|please|pls|thanks?)\b)+|(?:[\s,:;–—-]|(?<!\s[A-Z])\.|\b(?:on|at|for|from|and|it|is|costs?|costing|priced"
    r"|price|please|pls|thanks?|thank you))+$"
)
_EDGES = (
    r"(?i)^(?:[\s:;.–—-]|and\b|(?:it['’]?s?|is|costs?|for|at|on|from)\b)+"
    r"|(?:[\s:;–—-]|(?<!\s[A-Z])\.|\b(?:please|pls|thanks?|thank you)\b)+$"
)
_WISHES = "add|make|change|set|remove|delete|move|put|rename|hide|show|swap|replace|link"
_MORE = (
    rf"(?:,|\band\b|\bthen\b)\s*(?:please\s+)?(?:{_WISHES})\b"  # no "…, Set it once"
    rf"|(?i:[.;!?]\s*(?:please\s+)?(?:{_WISHES})\b)"
)
_ABOUT = frozenset(
    {
        *("with", "description", "desc", "about", "text", "note", "notes", "ingredients"),
        *("details", "detail", "blurb", "info", "subtitle", "toppings", "summary", "body"),
    }
)
_OWNED = (
    r"(?is)\s*(?:[\"“„«]([^\"”“«»]{1,200})[\"”»“]|([^\"“”„«»,;:]{2,60}?))"
    r"\s+(?:to|in|into|on|onto|under)\s+((?:(?:the|our|my)\s|what\s)?[^\"“”,;:]{2,80}?)\W*"
)
_ROLE = (
    r"(?i)(?:\bas|,)\s+(?:our\s+|the\s+|an?\s+)?(?:new\s+)?([^\W\d_][^\d,;:]{2,40})$"
    r"|\(([^()\d]{3,40})\)"
)
_FILLING = r"(?i)\b(?:please|pls|thanks?|thank you|the|a|an|one|entry|item|row|in|to|of|with|new)\b"
_BY = r"(?i)^(?:by|from)\s+"
# "We have a new lad. Joe Sutton, gas engineer. Put him in the team at the end"
_PUT = re.compile(
    r"(?is)^\W*(?:(?:we|i|they|there|meet|welcome|so|hi|hello|['’](?:ve|s)|have|has|is|got|hired|say)\b\W*)*"
    r"(?:(?:an?|another|our|the)\s)?new\s[\w’' -]{2,30}?\s*[.,:!–-]+\s+(?P<told>\S.*?)[\s,.;!]*"
    r"\b(?:(?:please|can you|could you|so|and)\s)*(?:put|add|list)\s(?:him|her|them|it|this)\s"
    r"(?P<place>(?:in|on|to|into|onto)\s(?:(?:the|our|my)\s)?[\w’' -]{2,30}?)"
    r"(?:\s(?:at|to) the (?:very )?(?:end|bottom)|\slast)?(?:\splease)?\W*$"
)
_FIELDS = r"[,\"“„«]"
_SEVERAL = 2
_LONGEST = 300
_LABEL = 200
_NUMBER = r"(?<![\w-])\d+(?![\w-])|[£$€]"  # but "5-class pass"
_AROUND = frozenset(
    {"about", "a", "words", "with", "copy", "content"}
)  # words that stand before much else


def read(message: str, index: SiteIndex, section: str = "") -> list[Draft] | None:
    """The draft of a new entry with all that is told of it; None for any other message."""
    plain = _PUT.sub(r"add a new entry: \g<told> \g<place>", message.strip())
    text, place = neighbours.parted(plain)
    lead = re.match(_ADDS, text)
    is_link = "http" in text or re.search(r"(?:^|\s)/[\w-]", text)
    if len(text) > _LONGEST or not lead or is_link or re.search(_MORE, text[lead.end() :]):
        return None
    mine = _of_an_entry(text, lead.end(), index)
    if mine:
        return [mine._replace(target=place)]
    sections = [section] if section else []
    lists = [one for one in anchors.lists(index, sections) if _is_plain(one)]
    found = _by_noun(text[lead.end() :], lists) or _by_place(text[lead.end() :], lists)
    found = found or plain_lists.named(text[lead.end() :], anchors.lists(index, sections))
    if found is None or not re.search(_VERB, text[: lead.end()] or text):
        return None
    target, told = found
    draft = _told(told, target)
    if draft is None and re.match(r"[\w' -]{3,30}:\s", text[lead.end() :]):
        # What stands before the colon is what such entries are, and no name of one.
        draft = Draft(target.section, "add", "add-link", listed=target.property)
    return [draft._replace(target=place)] if draft else None


def answered(pending: Draft, answer: str, index: SiteIndex) -> Draft | None:
    """The new entry that is asked about with all the fields that an answer tells at once.

    None where it tells no more than what is asked for.
    """
    lists = [one for one in anchors.lists(index, pending.section.split()) if _is_plain(one)]
    lists = [one for one in lists if one.property == pending.listed] or lists
    if len(lists) != 1 or len(answer) > _LONGEST or not re.search(_FIELDS, answer):
        return None
    if not pending.value:
        told = _told(answer, lists[0])
        return pending._replace(value=told.value, details=told.details) if told else None
    asked = pending.details[-1][0] if pending.details else ""
    told = _told(f"{pending.value}, {answer}", lists[0])
    is_one = told is None or told.value != pending.value or len(told.details) < _SEVERAL
    known = dict(pending.details[:-1])
    if (
        told is None
        or is_one
        or asked not in dict(told.details)
        or known.keys() & dict(told.details)
    ):
        return None
    return pending._replace(details=(*pending.details[:-1], *told.details))


def _of_an_entry(text: str, start: int, index: SiteIndex) -> Draft | None:
    """A quoted entry for the list within another entry: "“Lockers” to the Flex plan"."""
    found = re.fullmatch(_OWNED, text[start:])
    listed = owned(found[3], index) if found and re.search(_VERB, text[:start]) else None
    if found is None or listed is None or set(lacking(listed)) - {"{}"}:
        return None
    label = (found[1] or found[2]).strip()
    return Draft(listed.section, "add", "add-link", label, listed=listed.property)


def _is_plain(target: Target) -> bool:
    """True for a list without addresses whose entries have more than a label."""
    needed = lacking(target)
    has_address = any(entry.href_place for entry in target.entries)
    return bool(needed) and "{}" not in needed and not has_address


def _by_noun(text: str, lists: Sequence[Target]) -> tuple[Target, str] | None:
    """The list of "pizza Capricciosa …", and what follows the noun."""
    for length in (3, 2, 1):
        words = re.match(rf"(?:[\w'-]+\s+){{{length - 1}}}[\w'-]+", text)
        named = lists_called(normal(words[0]), lists) if words else []
        if words and len(named) == 1:
            return named[0], re.sub(_CALLED, "", _behind(text[words.end() :], named[0]))
    return _by_last_noun(text, lists)


def _behind(text: str, target: Target) -> str:
    """What follows a noun, without the list itself: ": Is it far?" of " to the FAQ: Is it far?"."""
    place = re.match(_TO_LIST, f" {text.strip()}")
    if place is None:
        return text
    rest = f" {text.strip()}"[place.end() :]
    said = normal(re.sub(_LIST_WORDS, "", place[1]))
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
    for joint in re.finditer(r"\s+(?=(?:to|on|onto|in|into|under)\s)", text):
        place = re.compile(_TO_LIST).match(text, joint.start())
        if place is None:
            continue
        said = normal(re.sub(_LIST_WORDS, "", place[1]))
        named = lists_called(said, lists)
        if len(named) == 1:
            rest = text[: place.start()] + text[place.end() :]
            return named[0], re.sub(_ENTRY, "", rest)
    return None


def _told(text: str, target: Target) -> Draft | None:
    """What the words after the noun say: the label, and the fields by their form."""
    needed = lacking(target)
    model = target.model or next(reversed(target.entries), None)
    known = fields(model) if model else {}
    given: dict[str, str] = {}
    said = told_by(text)
    is_unquoted = said != text
    text, parts = without_quotes(said)
    text = in_common(_quoted(text, given), needed, given, target)
    if any(entry.label.endswith("?") for entry in target.entries):
        text = _asked(text, given)
    text = _formed(text, needed, given, target)
    for key in needed:
        if key not in given and (key == "description" or key in known):
            text = _taken(text, key, _keyed(text, key, target), given)
    text = _in_order(_about(_as(text, needed, given), needed, given), needed, given, target)
    rest = re.sub(_JOINTS, "", re.sub(_JOINTS, "", text)).strip(" '\"")
    if given.get("label") and re.search(r"\w", re.sub(_FILLING, "", rest)):
        return None  # nothing that is told may get lost
    label = given.pop("label", "") or rest
    literals = [sign for sign in label if is_literal(sign)]
    label = literals[0] if len(literals) == 1 else label  # of "item: “Is it far?”"
    kept = {key for key, value in given.items() if is_literal(alone(value))}
    if not _is_label(label, target):
        return None
    given = {key: with_quotes(alone(value), parts) for key, value in given.items()}
    is_quoted = is_literal(label) and not is_unquoted
    label = with_quotes(label, parts)
    label, given = shaped(label, given, target, is_quoted=is_quoted)
    if "description" in given and "description" not in kept and _ends_in_stops(target):
        given["description"] = re.sub(r"(?<![.!?])\.*$", ".", given["description"])
    details = tuple(given.items())
    return Draft(target.section, "add", "add-link", label, listed=target.property, details=details)


def _is_label(label: str, target: Target) -> bool:
    """False for words on both sides of what was told of a field, and for more than a name."""
    is_led = ":" in label and not any(":" in entry.label for entry in target.entries)
    is_figure = re.search(_NUMBER, label) and not all(
        re.search(_NUMBER, entry.label) for entry in target.entries
    )
    is_question = any(entry.label.endswith("?") for entry in target.entries)
    is_placed = re.match(_PLACED, label) or (re.search(r"[?!]\s", label) and not is_question)
    return not (" , " in label or is_led or len(label) > _LABEL or is_figure or is_placed)


def _formed(text: str, needed: Sequence[str], given: dict[str, str], target: Target) -> str:
    """The text without the day, the time and the price that are told in it."""
    forms = {key: form_of(key, target) for key in needed}
    for form, take in (("day", day), ("time", time), ("price", price)):
        key = next((one for one in needed if forms[one] == form), "")
        if form == "day" and not key:
            key = next((one for one in needed if one.lower() in DAYS), "")
        place = place_of(key, target) if key else None
        is_both = form == "day" and forms.get(key) == "time" and has_time(text)
        if place and not is_both:
            text = _taken(text, key, take(text, place, target), given)
    return text


def _as(text: str, needed: Sequence[str], given: dict[str, str]) -> str:
    """The text without "as stylist", "(stylist)", which is what somebody does."""
    key = next((one for one in needed if one.lower() in ROLES and one not in given), "")
    # Behind several commas each part is told in its order.
    found = re.search(_ROLE, text) if key and text.count(",") < _SEVERAL else None
    if found is None:
        return text
    given[key] = capitalised((found[1] or found[2]).strip())
    return f"{text[: found.start()]} {text[found.end() :]}"


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


def _taken(text: str, key: str, found: Span | None, given: dict[str, str]) -> str:
    if found is None:
        return text
    given[key] = found[2]
    return f"{text[: found[0]]} , {text[found[1] :]}"


def _keyed(text: str, key: str, target: Target) -> Span | None:
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
    value = re.sub(_EDGES, "", found[1].strip())
    is_number = key in known and value_of(known[key]).strip().isdigit()
    return (found.start(), found.end(), value) if not is_number or value.isdigit() else None


def _about(text: str, needed: Sequence[str], given: dict[str, str]) -> str:
    """The text without "with …", which is the description or the one field that is left."""
    left = [name for name in needed if name not in given]
    keys = [name for name in left if name.lower() in _ABOUT] or left
    if len(keys) != 1:
        return text
    found = re.search(_WITH, text) or re.search(r"\(([^()]{2,200})\)", text)
    if found is None:
        return text
    is_by = re.match(r"(?i)\W*by\b", found[0]) and found[1][:1].islower()
    if is_by and keys[0].lower() not in PEOPLE:
        return text  # "by arrangement" is nobody
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
    parts = [part for part in (re.sub(_EDGES, "", one) for one in text.split(",")) if part]
    left = [name for name in needed if name not in given]
    has_label = "label" in given
    plain = [name for name in left if not is_of_files(name, target)]
    left = plain if len(parts) == len(plain) + (not has_label) else left
    if not left or len(parts) != len(left) + (not has_label):
        plain = [name for name in left if not form_of(name, target)]
        # One part behind a name may be its own: "Sam Reid, loves yoga".
        is_row = not has_label and len(parts) + len(given) > _SEVERAL
        fitting = by_shape(parts, plain, target) if is_row else {}
        if fitting:
            given.update(fitting)
            return parts[0]
        return ", ".join(parts) if left else " ".join(parts[:1]) if len(parts) == 1 else text
    told = zip(left, parts[not has_label :], strict=True)
    given.update((key, re.sub(_BY, "", one) if key in PEOPLE else one) for key, one in told)
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
