"""One of several proposed changes taken back: "undo the footer", "leave the headline as it was"."""

import re
from collections.abc import Sequence

from bot.texts.phrase import capitalised
from bot.ux_agent.intent import Change, Intent
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import scope, texts
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.following.elements import look
from bot.ux_agent.understanding.following.shades import alike
from bot.ux_agent.understanding.intents import concluded
from bot.ux_agent.understanding.placing import questions
from bot.ux_agent.understanding.words import colours
from bot.ux_agent.understanding.words.phrases import normal

_LEAD = (
    r"(?i)^\W*(?:(?:and|now|please|pls|then|also|so|ok|okay|hmm+|well|oh|actually|no|nope|sorry|but"
    r"|wait|can you|could you|let'?s|just|maybe|on second thoughts?|i changed my mind)\b\W*)*"
)
_TAIL = r"(?:\s+(?:again|please|pls|instead|though|after all|thanks?|for now|then))*\W*$"
_VERB = (
    r"(?:undo|un-?do|revert|reset|restore|scrap|ignore|take back|roll back|cancel"
    r"|forget(?: about)?)"
)
_BEFORE = (
    r"(?:to|like|as|how)\s+(?:(?:what|how|the way|as)\b.{0,20}|normal|before|default"
    r"|(?:the|its|their)\s+(?:old|original|previous|former)\b.{0,20}|it (?:was|is)|they were)"
)
_SURE = (
    rf"{_LEAD}{_VERB}\s+(.+?){_TAIL}",
    rf"{_LEAD}(?:put|set|bring|turn|change|switch)\s+(.+?)\s+back{_TAIL}",
    rf"{_LEAD}(?:(?:put|set|bring|turn|change|switch)\s+)?(.+?)\s+back\s+{_BEFORE}{_TAIL}",
)
_IT_WAS = r"(?:it|they) (?:is|are|was|were)"
_LEFT = (
    rf"{_LEAD}(?:leave|keep)\s+(.+?)\s+(?:(?:as|like|how|the way) {_IT_WAS}|as is|as before|alone"
    rf"|unchanged){_TAIL}"
)
_STAYS = (
    rf"{_LEAD}(.+?)\s+(?:(?:should|can|must|may)\s+)?(?:stays?|remains?)"
    rf"(?:\s+(?:as|like|the way|how|unchanged)\b.{{0,30}})?{_TAIL}"
)
_TAKEN_OUT = rf"{_LEAD}(?:take|leave)\s+(.+?)\s+out{_TAIL}"
_NO_CHANGE = rf"{_LEAD}no\s+(.+?)\s+changes?{_TAIL}"
_NOT = (
    rf"{_LEAD}(?:leave|keep the (?:old|original|current)|skip|not|without|leave out"
    rf"|(?:don'?t|do not) (?:change|touch|do|make))\s+(.+?){_TAIL}"
)
_KEPT = rf"{_LEAD}keep\s+(.+?){_TAIL}"
_UNSURE = (_LEFT, _STAYS, _NOT, _TAKEN_OUT, _NO_CHANGE, _KEPT)
_ALL_FORMS = (*_SURE, *_UNSURE)
_RATHER = (
    r"(?i)^\W*(?:(?:no|sorry|oh|wait)\b[,.]?\s+)*not\s+(the\s\S+(?:\s\S+){0,2}?)"
    r"(?:,|\s+but)\s+((?:the|our)\s\S.*)$"
)
_BEHIND = (
    r"(?i)^\W*(?:(?:no|sorry|oh|wait)\b[,.]?\s+)*(the\s\S+(?:\s\S+){0,2}?)\s+not"
    r"(?:,|\s+but)\s+((?:the|our)\s\S.*)$"
)
"""As before, with the "not" behind what is unwanted: "the photos not, the cards"."""

_ANEW = (
    rf"{_LEAD}(?:undo|revert|cancel|forget|scrap|take back) (?:that|it|this)(?: one| change)?"
    r"[,;:.–-]+\s+(?:and\s+|then\s+|but\s+|just\s+)?(\w\S*\s+\S.*)$"
)
_SHOWN = (
    rf"{_LEAD}(?:show|keep|unhide|don'?t hide) (?:that|it|this|them)(?: again| after all)?"
    r"(?:[,;:.–-]+\s+(?:and |but |just )*|\s+(?:and|but) (?:just )?)(\w\S*\s+\S.*)$"
)
_INSTEAD = (
    r"(?i)^\W*(?:no[,.]?\s+)?not\s+(\S+(?:\s\S+){0,3}?),?\s+(?:but|just|only|rather)\s+(\S.*)$"
)
_TAKES_BACK = (
    rf"{_LEAD}(?:undo|un-?do|revert|roll ?back|take (?:it|that|this) back|take back)\b"
    r"(?!.*(?:\bto\b|[\"“„:]))(?:\s.{1,60})?"
)
_HINTS = (
    *("undo", "un-do", "revert", "reset", "restore", "scrap", "ignore", "back", "cancel"),
    *("forget", "leave", "keep", "stay", "remain", "skip", "not ", "without", "don't", "dont"),
    *(" out", " change"),
)
_NOISE = frozenset(
    """the our my this that its a an change changes bit part thing one ones edit step wish request
    to of in for on about with from and is it them they all everything back""".split()  # noqa: SIM905 - a row
)
_LOOK_WORDS = {
    "background": "background bg colour color backdrop",
    "color": "colour color text lettering",
    "size": "size font text bigger smaller larger",
    "weight": "bold weight boldness bolder font thinner",
    "radius": "corners corner radius rounding rounder rounded roundness",
    "padding": "padding spacing space",
    "visibility": "hiding hidden visibility hide",
    "font": "font typeface",
    "alignment": "alignment aligned align centering centred centered",
    "italics": "italics italic slant",
    "capitals": "capitals caps uppercase lowercase capital letters",
    "underline": "underline underlining underlined line",
    "": "text wording words label rename name title",
}
_OF_LISTS = {
    "add": "new addition added entry item link",
    "remove": "removal removed removing",
    "reorder": "order ordering",
}
_ORDINALS = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "last": -1}
_LONGEST = 90
PENDING = "undo"
"""The op of what is pending while it is asked which change is to be taken back."""


def read(message: str, earlier: Intent, index: SiteIndex) -> Intent | None:
    """The earlier intent without the changes that a message takes back; None for all else.

    Where it surely takes back what was not changed, it is asked which of the changes is meant.
    """
    said = message.lower().replace("’", "'")
    if len(said) > _LONGEST or not any(one in said for one in _HINTS):
        return None
    if not earlier.changes:
        return _unasked(message, earlier, index)
    for forms, is_sure in ((_SURE, True), (_UNSURE, False)):
        for form in forms:
            found = re.match(form, message.replace("’", "'"))
            words = _words(found[1]) if found else []
            if not words:
                continue
            unwanted = _meant(words, earlier.changes, index)
            if form == _KEPT:
                unwanted = [one for one in unwanted if _is_gone(one)]
            if unwanted:
                return _without(message, unwanted, earlier)
            unasked = _unasked(message, earlier, index)
            if unasked:
                return unasked
            if is_sure and not scope.is_outside(message):
                return _asked(message, found[1] if found else "", earlier, index)
    return None


def has_nothing(message: str, earlier: Intent | None) -> bool:
    """True for "undo the last thing" where this conversation has come to nothing so far.

    "Revert the headline to “Hello”" tells what is to be there.
    """
    is_begun = earlier is not None and bool(earlier.changes or earlier.question)
    return not is_begun and len(message) <= _LONGEST and bool(re.fullmatch(_TAKES_BACK, message))


def _is_gone(change: Change) -> bool:
    """True for what is removed or hidden, which "keep it" takes back."""
    return change.op == "remove" or change.value == "hidden"


def _unasked(message: str, earlier: Intent, index: SiteIndex) -> Intent | None:
    """What is left where a message takes back what the open question is about; None else."""
    pending = earlier.pending
    if earlier.question is None or pending.get("op") == PENDING:
        return None
    said = message.replace("’", "'")
    found = next((one for form in _ALL_FORMS if (one := re.match(form, said))), None)
    words = _words(found[1]) if found else []
    value = pending.get("value", "")
    name = str(pending.get("property", "")).partition("|")[0]
    change = Change(str(pending.get("section", "")), pending.get("op", "set"), name, value)
    is_asked = _meant(words, [change], index) or _is_told(words, change, earlier, index)
    if not words or not is_asked:
        return None
    rest = [Draft.from_data(one) for one in pending.get("rest", ())]
    if rest:
        return concluded(earlier.request, rest, index, earlier.changes)
    if not earlier.changes:
        return Intent("refuse", message, reason=texts.CANCELLED)
    return Intent("edit", message, earlier.changes)


def _is_told(words: Sequence[str], asked: Change, earlier: Intent, index: SiteIndex) -> bool:
    """True for words of the request that no change holds: what of it is asked about."""
    said = {_single(word) for word in normal(earlier.request).split()}
    is_held = bool(_meant(words, earlier.changes, index))
    return not asked.property and not is_held and said.issuperset(map(_single, words))


def named(said: str, changes: Sequence[Change], index: SiteIndex) -> list[Change]:
    """The changes that words such as "the headline" tell of."""
    words = _words(said)
    return _meant(words, changes, index) if words else []


def instead(message: str, earlier: Intent, index: SiteIndex) -> tuple[Intent, str] | None:
    """For "not bold, just bigger" the earlier intent, what is unwanted last, and the wish.

    So for "undo that, make …"; None for all else. What is unwanted is what the wish is about.
    """
    if len(message) > _LONGEST or not earlier.changes:
        return None
    is_gone = _is_gone(earlier.changes[-1])
    anew = re.match(_ANEW, message) or (re.match(_SHOWN, message) if is_gone else None)
    if anew:
        return earlier, f"and {anew[1]}"
    message = re.sub(_BEHIND, r"not \1, \2", message)
    for form, wish in ((_RATHER, "actually {}"), (_INSTEAD, "and {}")):
        found = re.match(form, message)
        unwanted = named(found[1], earlier.changes, index) if found else []
        if found and len(unwanted) == 1:
            last = earlier._replace(changes=(*_kept(unwanted, earlier), *unwanted))
            return last, wish.format(found[2])
    return None


def unmeant(message: str) -> str:
    """What is meant, of "not the team photos, the cards", where nothing of the former changes."""
    if len(message) > _LONGEST:
        return ""
    found = re.match(_RATHER, re.sub(_BEHIND, r"not \1, \2", message))
    return f"actually {found[2]}" if found else ""


def without(fresh: Intent, before: Intent) -> Intent:
    """What a wish comes to, without the last change of before."""
    kept = tuple(one for one in fresh.changes if one != before.changes[-1])
    if fresh.kind == "edit" and not kept:
        return Intent("refuse", fresh.request, reason=texts.CANCELLED)
    return fresh._replace(changes=kept)


def answered(intent: Intent, answer: str, index: SiteIndex) -> Intent | None:
    """The intent without the change that was picked to be taken back; None for no such answer."""
    if intent.pending.get("op") != PENDING or intent.question is None:
        return None
    said = answer.strip().casefold()
    picked = {
        value for both in intent.question.choices for value in both[1:] if said in _folded(both)
    }
    unwanted = [one for one in intent.changes if _place(one) in picked]
    unwanted = unwanted or named(answer, intent.changes, index)
    return _without(intent.request, unwanted, intent) if unwanted else None


def _folded(choice: tuple[str, str]) -> set[str]:
    return {one.casefold() for one in choice}


def _without(message: str, unwanted: Sequence[Change], earlier: Intent) -> Intent:
    kept = _kept(unwanted, earlier)
    if earlier.question is not None:
        return earlier._replace(changes=kept)
    if not kept:
        return Intent("refuse", message, reason=texts.CANCELLED)
    return Intent("edit", message, kept)


def _kept(unwanted: Sequence[Change], earlier: Intent) -> tuple[Change, ...]:
    return tuple(change for change in earlier.changes if change not in unwanted)


def _asked(message: str, named: str, earlier: Intent, index: SiteIndex) -> Intent:
    choices = []
    for change in earlier.changes:
        label = capitalised(texts.place(change.section, change.property))
        choices.append((label, _place(change)))
    question = questions.ask("target", texts.take_back(named), choices)
    return Intent("clarify", message, earlier.changes, {"op": PENDING}, question)


def _place(change: Change) -> str:
    return f"{change.section}.{change.property}" + (f" {change.target}" if change.target else "")


def _words(said: str) -> list[str]:
    """The words of a place but for articles and the like; none where it says more than a place."""
    if "," in said.strip(" ,"):
        return []
    words = normal(said.replace("“", "").replace("”", "").replace('"', "")).split()
    if {"but", "instead", "should", "make", "be", "say"} & set(words):
        return []
    return [one for one in words if one not in _NOISE] or [one for one in words if one == "about"]


def _meant(words: Sequence[str], changes: Sequence[Change], index: SiteIndex) -> list[Change]:
    """The changes that all of the words tell of: by their element, else by their section."""
    if len(words) == 1 and words[0] in _ORDINALS and len(changes) > 1:
        at = _ORDINALS[words[0]]
        return [changes[at]] if at < len(changes) else []
    wanted = set(map(_single, words))
    for known in (_own, _all):
        found = [change for change in changes if wanted <= known(change, index)]
        if found:
            return found
    return []


def _own(change: Change, index: SiteIndex) -> set[str]:
    """The words for the element of a change, its look, and its new value."""
    target = index.find(change.section, change.property)
    said = [change.property, change.target, *(target.aliases if target else ())]
    said.append(_LOOK_WORDS[look(change.property)] if change.op == "set" else "")
    said.append(_OF_LISTS.get(change.op, ""))
    if "link" in change.property or "order" in change.property:
        said.append("link menu entry item order url address")
    values = [change.value] if isinstance(change.value, str) else [*change.value.values()]
    said += values
    value = str(values[0]) if values else ""
    if colours.parse(value) and target is not None:
        said.append(" ".join(one for one in _NAMED if alike(colours.parse(one) or "", value)))
    if not _names_part(change):
        said += [change.section]
    return {_single(word) for one in said for word in normal(one).split()}


def _names_part(change: Change) -> bool:
    """True for what is a part of its section by its name ("kiln-background")."""
    return change.section in {"home", "site"} or "-" in change.property


def _all(change: Change, index: SiteIndex) -> set[str]:
    said = [change.section, *index.sections.get(change.section, ())]
    words = {_single(word) for one in said for word in normal(one).split()}
    return words | _own(change, index)


def _single(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


_NAMED = tuple(
    """red green blue black white yellow orange purple pink brown grey gray navy teal maroon
    olive lime aqua silver gold beige cream ivory coral salmon crimson indigo violet turquoise
    lavender khaki tan plum magenta cyan""".split()  # noqa: SIM905 - a row of words
)
