"""Answers that tell which one is meant, and no new text: "on the team page", "the yearly one"."""

import re
from collections.abc import Sequence

from bot.ux_agent.intent import Intent
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures.told import told as told_of
from bot.ux_agent.understanding.following.amending import kept
from bot.ux_agent.understanding.following.reader import Understanding
from bot.ux_agent.understanding.intents import concluded
from bot.ux_agent.understanding.linking.records import cells_of, rows_of
from bot.ux_agent.understanding.literals import lift, unquoted
from bot.ux_agent.understanding.placing import fitting, questions, strangers
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.phrases import normal, singles
from bot.ux_agent.understanding.words.property_words import is_generic
from bot.ux_agent.understanding.words.trim import as_told, cleared, parted
from bot.ux_agent.understanding.words.vocabulary import Vocabulary

_SOUND = (
    r"(?:(?:no|nope|oh|ok|okay|sorry|hmm+|well|i mean|i meant|please|pls|just|only|that'?s"
    r"|it'?s|its|that is|it is)\b\W*)*"
)
_AT = r"(?:in|on|at|of|for|from|inside|within|under|below|above|beside|next to|near)"
_PLACE = re.compile(
    rf"(?i:\W*{_SOUND}(?:(?:the|that) (?:one|text|bit|part)\s+)?)"
    rf"(?P<place>{_AT}\s+(?:(?:the|our|my)\s+)?[^\"“”\n:;,!?]{{2,50}}?)"
    r"(?i:\s+(?:please|pls|i mean|i meant|instead|one))*[.!]*"
)
_IS = r"(?:to|should be|is now|is|becomes?|costs?)"
_ROW = re.compile(
    r"(?i:\W*(?:(?:of|for|on|in)\s+)?)(?P<row>(?P<the>(?i:the|our|my)\s+)?[^\"“”\n:;,!?]{2,40}?)"
    rf"(?:(?P<mark>\s*[,:])\s*(?P<verb>{_IS}\s+)?|\s+{_IS}\s+)(?P<value>[£$€\d\"“#].{{0,80}})"
)
_ITS_FIELD = re.compile(
    r"(?i:\W*(?:(?:please|change|set|make|update)\s)*(?:(?:the|its|his|her|their)\s)?)"
    r"(?P<field>[^\W\d_]{3,20}(?:\s[^\W\d_]{3,20})?)"
    r"(?:(?i:\s(?:to|is now|is|should be|should say|becomes?))\s|\s*[:=]\s*|\s(?=[£$€\d]))"
    r"(?P<value>\S.*)"
)
_CALLED = (
    ("link-label", frozenset({"name", "label", "title", "heading", "called"})),
    ("link-href", frozenset({"address", "url", "link", "href", "where", "lead", "goe", "go"})),
    ("link-description", frozenset({"description", "beside", "below", "under"})),
    ("remove-link", frozenset({"remove", "delete", "take", "away", "out", "drop"})),
)
"""By what people call what may change about an entry of a list, the choice for it."""

_SUM = r"\W*[£$€]?\s?\d{1,6}(?:[.,]\d{2})?\W*"
_FIGURE = re.compile(r"[£$€]\s?\d|\d|[\"“#]")
_STRUCTURE = frozenset(
    """
    page section part header footer menu nav navbar navigation bar banner hero button form card
    cards box column list table row sidebar block area top bottom strip panel homepage
    """.split()  # noqa: SIM905 - a row of words
)
_PLACES = frozenset({"section", "property", "label"})
_REMOVES = (
    r"(?i)\W*(?:(?:please|pls|can you|could you)\W+)*(?:remove|delete|drop|scrap"
    r"|take (?:out|off|away)|get rid of)\b"
)
_NOISE = frozenset(
    """
    the one ones of in on at for from with that this my our please pls i mean meant it its is s a
    an no sorry just only text to
    """.split()  # noqa: SIM905 - as above
)
_MEANT = re.compile(
    r"(?i)\W*(?:(?:oh|no|nope|ah|oops|sorry|wait|actually|hmm+|ok|okay|well)\b\W*)*"
    r"i meant?\s+(?:to say\s+)?(?P<place>(?:the|our|my)\s+\S+(?:\s\S+){0,3}?)"
    r"(?:\s+(?:please|pls|instead|sorry))?[.!]*"
)
_OF_NUMBERS = r"(?i)\b(?:hours?|times?|prices?|costs?|fees?|rates?|charges?)\b"
_SENTENCE = r"\s*(?:[A-ZÄÖÜ][^\n]{2,400}\s[^\n]{2,400}[.!?]|[\"“][^\"“”\n]{2,400}[\"”])\s*"
_WISHES = (
    r"(?i)\W*(?:please|can|could|would|i|we|it|no|yes|make|change|set|put|the|that|this|show|give"
    r"|remove|delete|which|what|why|how|where|never|forget|stop|my|sorry|actually)\b"
)
"""What begins no text that is told without a word of what it is."""

_LONGEST = 120


def told(
    intent: Intent, answer: str, index: SiteIndex, words: Vocabulary, understand: Understanding
) -> Intent | None:
    """What the request comes to with the place, or the entry, that an answer adds; None for none.

    Only for an answer that would else become a text, and for a new entry told in a sentence.
    """
    if intent.question is None or len(answer) > _LONGEST or intent.pending.get("rest"):
        return None
    found = _renamed(intent, answer, words) or _added(intent, answer)
    if found:
        return _with(intent, understand(found, index))
    pending = Draft.from_data(intent.pending)
    if intent.question.slot == "value" and not pending.details and pending.op == "set":
        removed = _removed(intent, answer, index, understand)
        if removed or re.match(_REMOVES, intent.request):
            return removed
        place = _place(answer, words)
        if place:
            return _with(intent, understand(f"{intent.request} {place}", index))
    found_one = _of_field(intent, answer, index, understand)
    found_one = found_one or _counted(intent, answer, index, understand)
    return found_one or _valued(intent, answer, index, understand)


def again(
    intent: Intent, answer: str, index: SiteIndex, understand: Understanding
) -> Intent | None:
    """What an answer comes to that left the question as it was: by its words or its place."""
    question = intent.question
    if question is None or len(answer) > _LONGEST:
        return None
    if question.slot == "value":
        fresh = understand(answer, index)
        places = [index.find(one.section, one.property) for one in fresh.changes]
        is_told = all(one is None or fitting.is_text(one) for one in places)
        # "Bigger letters" may be of what is asked about; hours and prices are not.
        return _with(intent, fresh) if fresh.kind == "edit" and is_told else None
    if intent.pending.get("rest"):
        return None
    found = _PLACE.fullmatch(answer)
    more = found["place"] if found else ""
    if not more and _FIGURE.match(answer) and not intent.pending.get("value"):
        more = f"to {answer}"
    if not more:
        return None
    fresh = understand(f"{intent.request} {more}", index)
    if fresh.kind == "clarify" and question.slot == "target":
        return None
    is_other = fresh.kind in {"edit", "clarify"} and fresh.question != question
    return _with(intent, fresh) if is_other else None


def chosen(intent: Intent, answer: str) -> str:
    """The value of the one choice that has all words of an answer in its name; '' for none.

    "Of the monthly one" is "Monthly price: £89", not "10 class pass price".
    """
    question = intent.question
    said = singles(answer) - _NOISE
    if question is None or not said or len(answer) > _LONGEST or '"' in answer or "“" in answer:
        return ""
    named = [(singles(label.partition(": ")[0]), value) for label, value in question.choices]
    found = [value for words, value in named if said <= words]
    return found[0] if len(found) == 1 else ""


def of_entry(intent: Intent, answer: str, index: SiteIndex) -> str:
    """The value of the choice by which an answer calls a field of the entry asked about, or ''."""
    said = singles(answer) - _NOISE
    offered = {value for _, value in intent.question.choices} if intent.question else set()
    plain = [value for value, names in _CALLED if said and said <= names and value in offered]
    found = plain[0] if plain else chosen(intent, answer)
    if found or not said:
        return found
    pending = Draft.from_data(intent.pending)
    rows = [row for row in rows_of(index) if row.label == pending.target]
    cells = [
        cell.target
        for row in rows
        if row.section == pending.section
        for cell in cells_of(row, " ".join(sorted(said)))
    ]
    places = {f"{one.section}.{one.property}" for one in cells if one} & offered
    return places.pop() if len(places) == 1 else ""


def worded(intent: Intent, answer: str, index: SiteIndex) -> Intent | None:
    """The question once more with the new text, told before which of the texts becomes it."""
    question = intent.question
    pending = Draft.from_data(intent.pending)
    is_bare = not (pending.value or pending.nature or pending.anchor or pending.target)
    if question is None or question.slot != "property" or not is_bare or pending.op != "set":
        return None
    is_text = re.fullmatch(_SENTENCE, answer) is not None and not re.match(_WISHES, answer)
    places = [value.partition(".") for _, value in question.choices]
    found = [index.find(place, name) for place, _, name in places if name]
    if not is_text or len(found) < len(places) or len(found) >= questions.MOST:
        return None
    if not all(one and fitting.is_text(one) for one in found):
        return None
    names = " ".join(value for _, value in question.choices)
    value, stop = parted(cleared(answer))
    draft = Draft(property=names, value=unquoted(value), stop=stop, nature="text")
    return concluded(intent.request, [draft], index, intent.changes)


def within(
    pending: Draft, said: Draft, choices: Sequence[tuple[str, str]], index: SiteIndex
) -> Draft | None:
    """The draft of what is left of the texts offered where an answer names their part alone.

    Where more were to choose from than a question holds, all texts of that part are left. None
    for all else: of looks a part has one that is meant first.
    """
    is_bare = not (said.property or said.value or said.anchor or said.target or said.nature)
    is_text = pending.nature in {"", "text"} and not (pending.anchor or pending.target)
    sections = said.section.split()
    if not (is_bare or is_generic(said.property)) or not (is_text and sections):
        return None
    places = [value.partition(".") for _, value in choices]
    left = [f"{place}.{name}" for place, _, name in places if name and place in sections]
    if left and len(choices) >= questions.MOST:
        mine = [one for one in index.targets if one.section in sections and fitting.is_text(one)]
        left = list(dict.fromkeys([*left, *(f"{one.section}.{one.property}" for one in mine)]))
    if not left:
        return None
    return pending._replace(section="", property=" ".join(left), unknown="", hint_section="")


def _with(intent: Intent, fresh: Intent) -> Intent:
    """The fresh intent with what was complete before."""
    return fresh._replace(changes=kept(intent.changes, fresh.changes))


def _renamed(intent: Intent, answer: str, words: Vocabulary) -> str:
    """The request with another place for the one that nobody knew: "sorry, I meant the porch"."""
    found = _MEANT.fullmatch(answer)
    if not found:
        return ""
    unknown = strangers.left_over(intent.request, words.items(lift(intent.request)))
    form = rf"(?i)(?:(?:the|our|my)\s+)?{re.escape(unknown)}(?:\s+(?:section|part|area|box))?\b"
    if not unknown or not re.search(form, intent.request):
        return ""
    return re.sub(form, lambda _: found["place"], intent.request, count=1)


def _added(intent: Intent, answer: str) -> str:
    """The request for a new entry with all that is told of it, quoted in part; '' for all else."""
    pending = Draft.from_data(intent.pending)
    is_open = pending.property == "add-link" and not (pending.value or pending.details)
    quoted = [one for one in lift(answer) if one.kind == "quoted"]
    is_part = bool(quoted) and answer.strip() != answer[quoted[0].start : quoted[0].end]
    return f"{intent.request}: {answer.strip()}" if is_open and is_part else ""


def _removed(
    intent: Intent, answer: str, index: SiteIndex, understand: Understanding
) -> Intent | None:
    """The entry gone that is named for "remove the class"; None for all else."""
    label = as_told(answer)
    if not re.match(_REMOVES, intent.request) or not anchors.entries(label, index):
        return None
    for request in (f"{intent.request} {label}", f"remove {label}"):
        fresh = understand(request, index)
        if fresh.kind == "edit" and all(one.op == "remove" for one in fresh.changes):
            return _with(intent, fresh)
    return None


def _of_field(
    intent: Intent, answer: str, index: SiteIndex, understand: Understanding
) -> Intent | None:
    """What "its price to 4.80" comes to of the entry that is asked about; None for all else."""
    pending = Draft.from_data(intent.pending)
    if pending.property != "link" or not pending.target:
        return None
    found = _ITS_FIELD.fullmatch(answer)
    bare = re.fullmatch(_SUM, answer)
    if not (found or bare):
        return None
    field, value = (found["field"], found["value"]) if found else ("price", answer.strip())
    fresh = understand(f"change {pending.target}'s {field} to {value}", index)
    return _with(intent, fresh) if fresh.kind == "edit" else None


def _counted(
    intent: Intent, answer: str, index: SiteIndex, understand: Understanding
) -> Intent | None:
    """What the request comes to with the price or the hours that it lacked; None for all else.

    Only where the words that it was taken for hold no number: "the price of the class", "15".
    """
    question = intent.question
    if question is None or question.slot != "value" or not re.search(_OF_NUMBERS, intent.request):
        return None
    target = index.find(*map(str, map(intent.pending.get, ("section", "property"))))
    is_words = target is not None and fitting.is_text(target) and bool(target.value)
    if target is None or not is_words or any(map(str.isdigit, target.value or "")):
        return None
    said = told_of(answer)
    if said is None or said.subject or not (said.range or said.time or said.sum):
        return None
    fresh = understand(f"{intent.request} to {answer}", index)
    places = {(one.section, one.property) for one in fresh.changes}
    is_other = bool(places) and (target.section, target.property) not in places
    return _with(intent, fresh) if fresh.kind == "edit" and is_other else None


def _place(answer: str, words: Vocabulary) -> str:
    """The words for a place that are all of an answer; '' for what may be a text."""
    found = _PLACE.fullmatch(answer)
    if not found or answer.strip()[:1].isupper():
        return ""
    told = words.items(lift(found["place"]))
    kinds = {one.kind for one in told}
    is_known = bool(kinds & _PLACES) and kinds <= _PLACES | {"in", "it", "filler"}
    is_part = not _STRUCTURE.isdisjoint(normal(found["place"]).split()[-1:])
    return found["place"] if is_part or is_known else ""


def _valued(
    intent: Intent, answer: str, index: SiteIndex, understand: Understanding
) -> Intent | None:
    """What the request comes to with "the home visit, to £80", which names a row and its value."""
    found = _ROW.fullmatch(answer)
    if not found or intent.pending.get("value") or answer.strip()[:1].isupper():
        return None
    if not (found["the"] or found["verb"]):
        return None
    target = index.find(*map(str, map(intent.pending.get, ("section", "property"))))
    is_sure = bool(found["mark"]) or found["value"][0] in "£$€"
    if target and not is_sure and not any(map(str.isdigit, target.value or "")):
        return None  # "the road to 2027" may be a headline
    told = (f"{intent.request} of {found['row']} to {found['value']}",)
    for request in (*told, f"change {found['row']} to {found['value']}"):
        fresh = understand(request, index)
        if fresh.kind == "edit":
            return _with(intent, fresh)
    first = understand(told[0], index)
    return _with(intent, first) if first.kind == "clarify" else None
