"""One field of a new entry that is asked for and answered: in the others' form, or left out."""

import re
from collections.abc import Sequence

from bot.texts.phrase import Phrase, joined
from bot.ux_agent.editing.entry_copies import lacking
from bot.ux_agent.intent import Intent
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding import guard, texts
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures import sums
from bot.ux_agent.understanding.figures.calling import MAIL
from bot.ux_agent.understanding.linking import adding
from bot.ux_agent.understanding.linking.entry_forms import day, form_of, place_of, price, time
from bot.ux_agent.understanding.linking.entry_shapes import is_of_files, unled, values_of
from bot.ux_agent.understanding.literals import unquoted
from bot.ux_agent.understanding.placing import questions
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.phrases import normal
from bot.ux_agent.understanding.words.trim import as_told, polished

_SOUND = (
    r"(?:(?:oh|ok|okay|well|hmm+|sorry|just|please|pls|there is|there'?s|we|i|he|she|they)\b\W*)*"
)
_HAVE = r"(?:have|has|got|had|do|does)"
_NONE = re.compile(
    rf"(?i)\W*{_SOUND}(?:none(?: yet)?|no|nope|nothing(?: yet)?|not yet|n/?a|skip|empty|blank|later"
    r"|don'?t know(?: yet)?|unknown|tbd|tbc|keine?s?|nichts|weglassen|leer"
    rf"|(?:(?:don'?t|doesn'?t|do not|haven'?t|hasn'?t) (?:{_HAVE} )?(?:got )?"
    r"(?:a |an |any )?(?:one|any|it|that)?(?: of (?:it|that|those))?(?: yet)?)"
    r"|(?:skip|omit|ignore|forget) (?:it|that|this|the \w+)"
    r"|leave (?:it|that|this|the \w+)(?: field)? (?:out|off|empty|blank|away)"
    r"|leave out(?: (?:it|that|this|the \w+))?|(?:without|no|kein|keine|ohne) (?:\w+ ){0,2}?\w+"
    r"(?: yet| so far| at the moment| for now| available| needed)?)"
    r"(?:\W+(?:please|pls|thanks?|yet|for now|sorry|at the moment|right now|then))*\W*"
)
_NAMED = re.compile(r"(?i)\b(?:without|no|kein|keine|ohne|the)\s+((?:\w+ ){0,2}?\w+)")
_PICTURE_WORDS = frozenset({"photo", "picture", "image", "pic", "bild", "foto", "portrait"})
_LINK = re.compile(r"(?i)\blinks?\b")
_LONGEST = 60


def declined(intent: Intent, answer: str, index: SiteIndex) -> Intent | None:
    """The same question with the reason why "no photo yet" or "skip" is no answer; else None.

    So for words where the other entries have the addresses of pictures.
    """
    pending = Draft.from_data(intent.pending)
    asked = _asked(pending)
    target = _list_of(pending, index) if asked else None
    question = intent.question
    if target is None or question is None or any(answer == value for _, value in question.choices):
        return None
    if _is_none(answer, asked, target):
        reason = texts.entry_field_needed(adding.spoken(asked, target))
    elif is_of_files(asked, target) and not _is_picture(answer, asked, target, index):
        reason = texts.no_entry_picture(answer, values_of(asked, target)[-1])
    else:
        return None
    told = questions.ask("value", _again(reason, pending, target), _pictures(asked, target, index))
    return intent._replace(question=told)


def told(pending: Draft, answer: str, index: SiteIndex) -> Draft | None:
    """The new entry with the field that is answered, as the others have it; None where none is.

    A price that is answered where a text is asked for is the price, if that is lacking too.
    """
    asked = _asked(pending)
    target = _list_of(pending, index) if asked else None
    if target is None:
        return None
    known = tuple(one for one in pending.details[:-1] if one[1])
    for name in (asked, *(one for one in lacking(target) if one not in dict(pending.details))):
        value = _formed(name, answer, target)
        if value:
            return pending._replace(details=(*known, (name, value)))
        if form_of(asked, target) or not _is_price(answer):
            break
    return pending._replace(details=(*known, (asked, _worded(asked, answer, target))))


def linked(pending: Draft, request: str, index: SiteIndex) -> Draft:
    """The draft of what a request calls a link, for no list of its part whose entries lead nowhere.

    Once its address is told that says which of the lists is meant.
    """
    is_open = pending.property == "add-link" and pending.section and not pending.details
    if not is_open or not _LINK.search(request):
        return pending
    lists = anchors.lists(index, pending.section.split())
    mine = [one.property for one in lists if any(entry.href_place for entry in one.entries)]
    if pending.value and pending.listed in mine:
        is_named = not set(normal(pending.listed).split()).isdisjoint(normal(request).split())
        return pending if is_named else pending._replace(listed="")
    is_needed = not (pending.value or pending.listed) and 0 < len(mine) < len(lists)
    return pending._replace(listed=mine[0]) if is_needed else pending


def _asked(pending: Draft) -> str:
    """The field that is asked for, '' for none."""
    is_open = pending.property == "add-link" and pending.details and not pending.details[-1][1]
    return pending.details[-1][0] if is_open else ""


def _list_of(pending: Draft, index: SiteIndex) -> Target | None:
    lists = anchors.lists(index, pending.section.split())
    lists = [one for one in lists if one.property == pending.listed] or lists
    return next((one for one in lists if _asked(pending) in lacking(one)), None)


def _is_none(answer: str, asked: str, target: Target) -> bool:
    """True for "none", "skip", "no photo yet", where no other entry says just that."""
    if len(answer) > _LONGEST or not _NONE.fullmatch(answer) or unquoted(answer) != answer:
        return False
    if any(value.casefold() == polished(answer).casefold() for value in values_of(asked, target)):
        return False
    named = _NAMED.search(answer)
    words = set(normal(named[1]).split()) if named else set()
    called = {asked.lower(), *normal(adding.spoken(asked, target)).split()}
    is_own = not words.isdisjoint(called | {"one", "idea", "it", "field", "text", "words"})
    is_shown = is_of_files(asked, target) or asked.lower() in {"alt", "caption"}
    # "No sugar" may be what the field is to say.
    return not words or is_own or (is_shown and not words.isdisjoint(_PICTURE_WORDS))


def _is_picture(answer: str, asked: str, target: Target, index: SiteIndex) -> bool:
    """True for the address of a picture: one of the site's, where these are known."""
    said = answer.strip()
    if re.match(r"(?i)https?://\S+$", said):
        return True
    offered = {value for _, value in _pictures(asked, target, index)}
    return said in offered if offered else guard.is_address(said)


def _pictures(asked: str, target: Target, index: SiteIndex) -> list[tuple[str, str]]:
    """The pictures of the site as choices, where they are written as in the other entries."""
    if not is_of_files(asked, target):
        return []
    known = next((one.values for one in index.targets if one.type == "image" and one.values), ())
    is_alike = not set(values_of(asked, target)).isdisjoint(known)
    return [(value, value) for value in known] if is_alike else []


def _again(reason: Phrase, pending: Draft, target: Target) -> Phrase:
    name = adding.spoken(_asked(pending), target)
    return joined(" ", (reason, texts.entry_field(pending.value, name)))


def _formed(name: str, answer: str, target: Target) -> str:
    """The day, time or price that an answer is, as the others have it; '' where it is none."""
    take = {"day": day, "time": time, "price": price}.get(form_of(name, target))
    place = place_of(name, target)
    found = take(answer, place, target) if take and place else None
    if found is None or re.search(r"\w", polished(answer[: found[0]] + answer[found[1] :])):
        return ""
    return found[2]


def _is_price(answer: str) -> bool:
    return any(one.coin for one in sums.sums(answer)) and len(answer.split()) == 1


def _worded(asked: str, answer: str, target: Target) -> str:
    """The answer as it is, with the full stop that all of the others end in."""
    others: Sequence[str] = values_of(asked, target)
    value = unled(as_told(answer), asked, target)
    is_plain = value[-1:].isalnum() and not (re.fullmatch(MAIL, value) or guard.is_address(value))
    is_sentence = len(others) > 1 and all(one.rstrip().endswith(".") for one in others)
    return f"{value}." if is_plain and is_sentence else value
