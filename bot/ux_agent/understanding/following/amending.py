"""Short messages about what was wanted last: take it back, more of it, another value for it."""

import re
from collections.abc import Sequence

from bot.ux_agent.intent import Change, Intent
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import texts
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.following import respoken, shades, undoing
from bot.ux_agent.understanding.intents import concluded
from bot.ux_agent.understanding.literals import lift
from bot.ux_agent.understanding.placing import fitting, pairs, relative
from bot.ux_agent.understanding.words.phrases import STATIC
from bot.ux_agent.understanding.words.vocabulary import Vocabulary

_COURTESY = (
    r"(?:\W*\b(?:please|pls|no|hmm+|well|ok|okay|oh|wait|sorry|actually|and|but|just|can you"
    r"|could you)\b)*\W*"
)
_LAST = (
    r"(?:(?:that|the|this|it|my)?\s*(?:very )?(?:last|latest|previous)"
    r"(?:\s+(?:one|change|thing|bit|part|step|edit))?"
    r"|(?:that|this|the)\s+(?:bit|part|one|change|step|edit))"
)
_TAKES_BACK = (
    rf"(?i){_COURTESY}(?:undo|take back|revert|drop|scrap|forget|remove|cancel|leave out)\s+{_LAST}"
    rf"(?: again)?{_COURTESY}"
)
_NOW_IT_IS = r"(?:(?:that'?s|this is|it'?s|now it'?s|it is|that is|looks?|still)\s+)*"
_DEGREE = (
    r"(?:(?:just |only )?(?:(?:a )?(?:(?:little|tiny) )?(?:bit|touch|tad)|a little|way|far|much"
    r"|slightly|still)\s+)?"
)
_LESS = (
    rf"(?i){_COURTESY}{_NOW_IT_IS}{_DEGREE}(?:(?:too|so|that) much|less"
    r"|not (?:that|so|as|quite so) (?:much|big|large|small|dark|light|bright|bold|strong|far)"
    rf"|over the top|half as much)(?: (?:now|so))?{_COURTESY}"
)
_TOO = (
    rf"(?i){_COURTESY}{_NOW_IT_IS}{_DEGREE}too (dark|light|bright|pale|big|large|huge|small"
    rf"|tiny|bold|thin|wide|narrow|round)(?: now)?{_COURTESY}"
)
_OTHER_WAY = {"bigger": "smaller", "smaller": "bigger", "darker": "lighter", "lighter": "darker"}
_OTHER_WAY |= {"larger": "smaller", "brighter": "darker", "rounder": "sharper", "bolder": "thinner"}
_CALL = (
    rf"(?i){_COURTESY}(?:rather )?(?:call|name|label|rename|title) (?:it|that|this)(?: to| rather)?"
    r"\s+(\S.{0,60}?)\s*(?:please|pls|instead)?[.!]*$"
)
_SAID_ANEW = (
    r"(?:(?:[Aa]ctually|[Nn]o|[Ss]orry|[Hh]mm+|[Ww]ait|[Rr]ather|[Mm]ake (?:that|it)|[Bb]etter"
    r"|[Ii] meant?|[Oo]r)[,:]?\s+){1,3}(?!I\b)([A-Z]\S*(?: \S+){0,8}?)[.!]?$"
)
_INSTEAD = r"([A-Z]\S*(?: \S+){1,8}?),? (?:instead|rather)[.!]?"
_ANOTHER_PLACE = (
    rf"(?i){_COURTESY}(?:i meant |not (?:that|this)(?: one)?\W+)?"
    rf"the other (?:one|part|place|side){_COURTESY}"
)
_OF_WHICH = r"(?i)(.*\S)\s+(?:on|for|with|in|of)\s+((?:the|our)\s.{2,30}?)(?: please| pls)?[.!]?"
_MORE = (
    rf"(?i){_COURTESY}(?:(?:even|(?:a )?(?:(?:little|tiny) )?(?:bit|touch|tad)|a little|still|much"
    rf"|a lot|some)\s+)?(?:more|further|again|stronger|once more)(?: of (?:it|that))?{_COURTESY}"
)
_WHAT = (
    r"(?:one|colou?r|shade|tone|size|text|wording|headline|title|font|value|words?|name|label|link"
    r"|address|price|number|thing)"
)
_OTHER = (
    rf"(?i){_COURTESY}(?:(?:make|use|take|try|want|i want|i'd like|let's (?:try|have))"
    rf"\s+(?:it\s+)?)?(?:(?:an?|the|some)\s*)?(?:other|another|different|new)\s+{_WHAT}{_COURTESY}"
)
_SAME_AS = (
    rf"(?i){_COURTESY}(?:make it |use )?(?:the )?same(?: colou?r| size| one)? (?:as|like) .{{3,40}}"
)
_SOMETHING = (
    rf"(?i){_COURTESY}(?:make it |use |say |write )?(?:something|anything) (?:else|different|other)"
    rf"{_COURTESY}"
)


# Longer messages say more than this; and the expressions need not be fast on them.
_LONGEST = 80


_CONTACT = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\(?\d[\d ()/-]{5,18}\d"
_RESTATED = (
    rf"(?i){_COURTESY}(?:(?:it'?s|i meant?|(?:it )?should be|make (?:it|that)|use|better)"
    rf"\s+)?(?:{_CONTACT}){_COURTESY}"
)
_NUMBER = r"[£$€]?\d+(?:[.,:]\d+)*(?:\s?(?:[ap]m|%|€)(?!\w))?"
_LOOKS = frozenset({"background", "color", "font-size", "font-weight", "padding", "radius"})


def _says(form: str, message: str) -> bool:
    return len(message) <= _LONGEST and bool(re.fullmatch(form, message))


def taken_back(message: str, earlier: Intent) -> Intent | None:
    """The earlier intent one step back, for "undo that last one"; None for all else.

    Where the last message was the first, it is without its last change.
    """
    if not earlier.changes or not _says(_TAKES_BACK, message):
        return None
    kept = earlier.steps[-1] if earlier.steps else earlier.changes[:-1]
    if not kept:
        return Intent("refuse", message, reason=texts.CANCELLED)
    return Intent("edit", message, kept)


def again(
    message: str, earlier: Intent, index: SiteIndex, words: Vocabulary
) -> tuple[tuple[Change, ...], list[Draft]] | None:
    """The last wish of the kind "bigger" once more, for "even more"; None for all else.

    "Less on the headline" is about the change that it names.
    """
    if not earlier.changes:
        return None
    named = re.fullmatch(_OF_WHICH, message) if len(message) <= _LONGEST else None
    meant = undoing.named(named[2], earlier.changes, index) if named else []
    if named and len(meant) != 1:
        return None
    last = meant[0] if meant else earlier.changes[-1]
    before = wished(earlier.request, words) or _direction(earlier, last, index)
    wish = _once_more(named[1] if named else message, before)
    if not wish or last.op != "set":
        return None
    draft = Draft(last.section, property=last.property, value=wish, nature="relative")
    return tuple(one for one in earlier.changes if one is not last), [draft]


def _direction(earlier: Intent, last: Change, index: SiteIndex) -> str:
    """The wish behind "a bit more" itself: which way the value went from what the site has."""
    target = index.find(last.section, last.property)
    forms = (_MORE, _LESS, _TOO)
    if target is None or not any(_says(form, earlier.request) for form in forms):
        return ""
    less, more = ("darker", "lighter") if target.type == "color" else ("smaller", "bigger")
    return {-1: less, 0: "", 1: more}[shades.way(target, str(last.value))]


def _once_more(message: str, wish: str) -> str:
    """The last wish again, by how much more is said, or the other way: "too much", "too dark"."""
    too = re.fullmatch(_TOO, message) if len(message) <= _LONGEST else None
    if too:
        return relative.wish(
            respoken.OPPOSITES[too[1].lower()], message.lower().replace("too", ""), ()
        )
    word, _, amount = wish.partition(" ")
    if wish and _says(_LESS, message):
        back = _OTHER_WAY.get(word, "")
        return back and (f"{back} little" if amount in {"", "little"} else back)
    if not wish or not _says(_MORE, message):
        return ""
    return relative.wish(word, message, ()) if amount in {"", "little", "much"} else wish


def restated(message: str, earlier: Intent) -> str:
    """The earlier request with another address or number: "no, sing@…"; '' for all else.

    Several places may show what it told.
    """
    found = re.fullmatch(_RESTATED, message.strip()) if len(message) <= _LONGEST else None
    if found is None or not earlier.changes:
        return ""
    new = re.findall(_CONTACT, message)[0]
    told = [one for one in re.findall(_CONTACT, earlier.request) if ("@" in one) == ("@" in new)]
    return earlier.request.replace(told[0], new) if len(told) == 1 else ""


def recounted(message: str, earlier: Intent, index: SiteIndex) -> Intent | None:
    """The earlier intent with another number within its last text: "no wait, £45"; else None.

    It asks for the text where it is not sure which of its numbers is meant.
    """
    found = re.match(respoken.FIGURE, message) if len(message) <= _LONGEST else None
    last = earlier.changes[-1] if earlier.changes else None
    if found is None or last is None or last.op != "set" or not isinstance(last.value, str):
        return None
    target = index.find(last.section, last.property)
    is_look = target is not None and target.type not in {"text", "string", "markdown"}
    if is_look or not re.search(r"(?<![\w.#])[^\W\d_]{3}", last.value):
        return None
    before = re.findall(_NUMBER, (target.value if target else "") or "")
    told = [one for one in re.finditer(_NUMBER, last.value) if one[0] not in before]
    is_price = found[1][0] in "£$€"
    if len(told) != 1 or (is_price and told[0][0][0] not in "£$€"):
        draft = Draft(last.section, property=last.property, target=last.target)
        return concluded(message, [draft], index, earlier.changes[:-1])
    old, new = told[0], found[1].strip()
    if old[0][0] in "£$€" and new[0].isdigit():
        new = old[0][0] + new
    value = f"{last.value[: old.start()]}{new}{last.value[old.end() :]}"
    changed = [
        one._replace(value=value) if one.value == last.value else one for one in earlier.changes
    ]
    return earlier._replace(request=message, changes=tuple(changed))


def kept(before: Sequence[Change], fresh: Sequence[Change]) -> tuple[Change, ...]:
    """The fresh changes behind those of other places that were wanted before."""
    places = {(one.section, one.property, one.target) for one in fresh}
    other = [one for one in before if (one.section, one.property, one.target) not in places]
    return (*other, *fresh)


def renamed(
    message: str, earlier: Intent, index: SiteIndex, words: Vocabulary
) -> tuple[tuple[Change, ...], list[Draft]] | None:
    """The last text or label with other words: "call it Get in touch"; None for all else.

    Behind a new address these are the words that lead there.
    """
    last = earlier.changes[-1] if earlier.changes else None
    found = re.match(_CALL, message) if len(message) <= _LONGEST else None
    found = found or _said_anew(message, words)
    if last is None or found is None:
        return None
    if last.op == "add" and not isinstance(last.value, str):
        value = {**last.value, "label": found[1].strip("\"“”'")}
        return (*earlier.changes[:-1], last._replace(value=value)), []
    if last.op != "set":
        return None
    is_link = bool(last.target)
    is_text = isinstance(last.value, str) and not last.value.startswith("#")
    if not (is_link or is_text) or last.property in _LOOKS:
        return None
    name = "link-label" if is_link else _called(last, index)
    if not name:
        return None
    text = found[1].strip("\"“”'")
    draft = Draft(last.section, property=name, value=text, target=last.target, nature="text")
    kept = earlier.changes[:-1] if last.property == name else earlier.changes
    return kept, [draft]


def _called(change: Change, index: SiteIndex) -> str:
    """The property of the words that a change is of; '' for an address without words of its own."""
    element = index.find(change.section, change.property)
    if element is None or element.type != "url":
        return change.property
    found = [one for one in index.targets if pairs.address_of(one, index) is element]
    return found[0].property if len(found) == 1 and fitting.is_text(found[0]) else ""


def _said_anew(message: str, words: Vocabulary) -> re.Match[str] | None:
    """The words of "actually Good morning": several, in capitals, that want nothing else."""
    forms = (_SAID_ANEW, _INSTEAD) if len(message) <= _LONGEST else ()
    found = next((one for form in forms if (one := re.fullmatch(form, message.strip()))), None)
    said = found[1].lower().split() if found else []
    if len(said) == 1 and (said[0] in words.phrases or words.correct(said[0]) != said[0]):
        return None
    first = STATIC.get(said[0]) if said else None
    return None if first and first.kind not in {"vague", "filler", "weight"} else found


def elsewhere(message: str, earlier: Intent) -> tuple[tuple[Change, ...], list[Draft]] | None:
    """The last change for a place that is asked for, for "no, the other one"; None for all else."""
    if not earlier.changes or not _says(_ANOTHER_PLACE, message):
        return None
    last = earlier.changes[-1]
    if last.op != "set" or not isinstance(last.value, str):
        return None
    nature = "colour" if last.value.startswith("#") else "text"
    draft = Draft(
        property=last.property if nature == "text" else "", value=last.value, nature=nature
    )
    return earlier.changes[:-1], [draft._replace(property="")]


def rethought(message: str, earlier: Intent) -> tuple[tuple[Change, ...], list[Draft]] | None:
    """The last change without its value, for "another colour"; None for all else."""
    forms = (_OTHER, _SOMETHING, _SAME_AS)
    if not earlier.changes or not any(_says(form, message) for form in forms):
        return None
    last = earlier.changes[-1]
    if last.op != "set":
        return None
    draft = Draft(last.section, property=last.property, target=last.target)
    return earlier.changes[:-1], [draft]


def wished(request: str, words: Vocabulary) -> str:
    """The wish of a request that was relative ("bigger", "darker little"), '' for another one."""
    multiple = relative.multiple(request)
    if multiple:
        return multiple
    items: Sequence[str] = [
        item.value for item in words.items(lift(request)) if item.kind == "relative"
    ]
    return relative.wish(items[-1], request, ()) if items else ""
