"""What goes back on something: "put it back", "as before", "put it back, but last"."""

import re
from collections.abc import Sequence

from bot.ux_agent.intent import Change, Intent
from bot.ux_agent.site import Entry, SiteIndex, Target
from bot.ux_agent.understanding import texts
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.following import undoing
from bot.ux_agent.understanding.intents import concluded
from bot.ux_agent.understanding.literals import unquoted
from bot.ux_agent.understanding.placing import fitting
from bot.ux_agent.understanding.placing.neighbours import neighbour
from bot.ux_agent.understanding.words import anchors, colours
from bot.ux_agent.understanding.words.hints import may_hold

_LEAD = (
    r"\W*(?:(?:and|now|please|pls|then|also|so|ok|okay|no|nope|nah|oh|actually|well|hmm+|sorry|but"
    r"|wait|just|maybe|after all|on second thoughts?|i changed my mind|can (?:you|we|i)|could you"
    r"|let'?s)\b\W*)*"
)
_TAIL = (
    r"(?:\W+(?:please|pls|thanks?|thank you|though|after all|then|actually|instead|for now|now"
    r"|exactly|sorry))*\W*"
)
_IT = (
    r"(?:it|him|her|that|this|them|those|these|both(?: of them)?|the two(?: of them)?|everything"
    r"|all(?: of (?:it|that|them))?|the (?:lot|link|page|entry|item|thing))(?: all)?"
)
_VERB = (
    r"(?:put|bring|set|turn|switch|swap|change|take|add|move|place|get|have|name|call|rename|make"
    r"|flip|exchange|show)"
)
_WAS = (
    r"(?:(?:as|like|how|the way|what|where) (?:it|they|that|this|things|everything|all)"
    r" (?:is|was|were|used to be|had been)(?: (?:before|originally|at first))?"
    r"|(?:as|like) (?:before|(?:it )?used to be)|how (?:it )?used to be"
    r"|(?:the )?(?:old|original|previous) (?:way|state|version|order|one|text|colou?r|size|name))"
)
_TO_WAS = rf"(?:{_WAS}|before|normal)"
_AGAIN = r"(?:,? again| once more)?"
_IN = r"(?: (?:in|on|up|there|in there|onto? the (?:page|site)))?"
_MENU = r"(?: (?:in|on|into|to|onto) (?:the|our) (?:menu|nav|navbar|navigation|list|page|site))?"
_BACK = (
    rf"{_VERB} {_IT} back{_IN}{_MENU}{_AGAIN}(?: (?:to |into )?{_TO_WAS})?",
    rf"(?:{_VERB} )?back{_IN}{_MENU}(?: it (?:goes|comes))?{_AGAIN}(?: (?:to )?{_TO_WAS})?",
    rf"{_IT} (?:goes |comes |can go )?back(?: (?:in|on)|{_MENU}){_AGAIN}",
    (
        rf"(?:i|we)(?:'d)?(?: (?:would|do|still|really))* (?:want|need|like|prefer|miss) {_IT}"
        rf"(?: back{_IN}{_MENU}{_AGAIN}| {_WAS})"
    ),
    rf"have {_IT} back{_IN}{_AGAIN}",
    rf"(?:(?:leave|keep|make|put|set|have|get) )?(?:{_IT} )?(?:back )?(?:to )?{_WAS}{_AGAIN}",
    rf"go back(?: to {_TO_WAS})?",
    (
        r"(?:the )?(?:old|original|previous|former) (?:ones?|text|words?|wording|name|label|title"
        r"|heading|number|price|address|colou?r|size|order|picture|photo|version)"
        r"(?: (?:again|back)| (?:was|were|is|are) (?:better|nicer|fine|good))?"
    ),
    rf"keep (?:it(?: after all)?|{_IT} {_WAS})",
)
_SHOWN = (
    (
        rf"(?:add|include|put|turn|switch|display|list|have) {_IT}"
        r"(?: (?:back|in|on|up|there)){0,2} again"
    ),
    rf"(?:turn|switch) {_IT}(?: back)? on",
    rf"(?:restore|reinstate|unhide|un-hide|keep) {_IT}",
    r"(?:on|in) again",
)
_SWAPPED = (
    rf"(?:swap|switch|change|exchange|turn|flip) {_IT} (?:again|round again|around again)",
    r"(?:the other|other) way (?:a)?round(?: again)?|reverse (?:it|that|them)",
)
_NAMED = rf"(?:{_VERB} )?(?P<name>(?:the |our )?[^\"“”,;:]{{2,40}}?) back{_IN}{_MENU}{_AGAIN}"
_VALUE = rf"(?P<how>(?:(?:{_VERB}|go) )?(?:{_IT} )?)back to (?P<value>\S.{{0,80}}?)"
_PLACE = (
    r"(?P<place>(?:(?:as|in|at|to|right|just|directly|the|very)\s+)*"
    r"(?:first|second|third|fourth|fifth|last|end|start|beginning|top|bottom|front|before|after"
    r"|behind|between)\b.{0,60}?)"
)
_AT = (
    r"(?:[,;:.–-]+\s*|\s+)(?:(?:but|and|only|just|now|this time|rather|then|please)\s+)*"
    rf"(?:(?:put|move|make|place|list)\s+(?:it|that)\s+)?{_PLACE}"
)
_ANY = "|".join(f"(?:{one})" for one in (*_BACK, _SHOWN[0]))
_REASON = r"(?:[^,.;!?\"“”]{2,60}[,.;!–-]+\s*)??"
_WISH = (
    r"(?i)\b(?:make|set|change|put|add|remove|delete|hide|rename|move|swap|take|turn|should|must"
    r"|needs?)\b"
)
_WANTS = rf"(?i){_LEAD}(?:{_VERB}|i|we|restore|reinstate|unhide|keep|leave)\b"
# "Perfect, keep it as it is" is said of what is shown.
_PLEASED = (
    r"(?i)^(?!.*\b(?:not|but|don't|isn't|before)\b).*\b(?:perfect|great|lovely|love|like|nice|good"
    r"|fine|brilliant|happy|thanks?|thank you)\b"
)
_AS_IS = r"(?i)\b(?:keep|leave)\b.*\b(?:is|are)\b"
_IS_BACK, _IS_SHOWN, _IS_SWAPPED = (
    re.compile(rf"(?i)(?P<why>{_REASON}){_LEAD}(?:{'|'.join(forms)}){_TAIL}")
    for forms in (_BACK, _SHOWN, _SWAPPED)
)
_IS_AT = re.compile(rf"(?i){_LEAD}(?:{_ANY}|{_NAMED}){_AT}{_TAIL}")
_IS_NAMED = re.compile(rf"(?i){_LEAD}{_NAMED}{_TAIL}")
_MORE = re.compile(
    r"(?i)(?:\s*[,;.]\s*(?:and\s+|but\s+)?|\s+and\s+|\s+but\s+)(?:then\s+|also\s+|instead\s+)*"
    r"(?=(?:make|set|change|put|add|remove|delete|hide|rename|move|swap|take)\s)"
)
_POINTS = r"(?i)\b(?:it|its|them|that|this|they)\b"
_IS_VALUE = re.compile(rf"(?i){_LEAD}{_VALUE}{_TAIL}")
_SEVERAL = r"(?i)\b(?:them|those|these|they|ones|things|(?P<two>both|two|(?<!after )all))\b"
_EVERY = r"(?i)\b(?:everything|the lot)\b"
_JOINT = r"(?i)\band\b|[,;]|\.\s"
_HINTS: tuple[str, ...] = (" back", "back ", " again", " before", " was", " were", "used ", "old ")
_HINTS += ("original ", "previous ", "former ", "way ", "reverse ", "restore ", "unhide ", "keep ")
_HINTS += ("reinstate ", "turn ", "switch ", "un-hide ")
_NUMBERS = ("first", "second", "third", "fourth", "fifth")
_NUMBERED = r"(?i)\b(?:second|third|fourth|fifth)\b"
_LONGEST = 120


def read(message: str, earlier: Intent, index: SiteIndex) -> Intent | None:
    """The earlier intent without what a message goes back on, or that at another place; else None.

    "It" is what was wanted last with all that belongs to it, "them" all of the last message.
    """
    if len(message) > _LONGEST or not earlier.changes or not may_hold(f"{message} ", _HINTS):
        return None
    said = " ".join(message.replace("’", "'").split())
    if _goes_back(said, earlier.changes[-1]):
        return _without(message, _meant(said, earlier, index), earlier)
    at = _IS_AT.fullmatch(said)
    if at:
        return _placed(message, at, earlier, index)
    value, last = _IS_VALUE.fullmatch(said), earlier.changes[-1]
    if value is None or last.op != "set":
        return None
    if _is_old(value["value"], last, index):
        return _without(message, _meant(said, earlier, index), earlier)
    return None if value["how"] else _asked(message, earlier, index)


def _asked(message: str, earlier: Intent, index: SiteIndex) -> Intent | None:
    """The question for the words that are meant by "back to summer", where there were none such."""
    last = earlier.changes[-1]
    target = index.find(last.section, last.property)
    is_text = bool(last.target) or (target is not None and fitting.is_text(target))
    draft = Draft(last.section, property=last.property, target=last.target)
    return concluded(message, [draft], index, earlier.changes[:-1]) if is_text else None


def parted(message: str, earlier: Intent, index: SiteIndex) -> tuple[Intent, str] | None:
    """What is left, and the other wish, of "put it back and move Blog"; None for all else."""
    joint = _MORE.search(message) if may_hold(message, _HINTS) else None
    if joint is None or not joint.start() or re.search(_POINTS, message[joint.end() :]):
        return None
    said = " ".join(message[: joint.start()].replace("’", "'").split())
    named = _IS_NAMED.fullmatch(said)
    if _goes_back(said, earlier.changes[-1]):
        unwanted = _meant(said, earlier, index)
    else:
        unwanted = undoing.named(named["name"], earlier.changes, index) if named else []
    return (_without(message, unwanted, earlier), message[joint.end() :]) if unwanted else None


def _goes_back(said: str, last: Change) -> bool:
    """True for words that say no more than that what was wanted last is to be as it was."""
    is_gone = last.op == "remove" or last.value == "hidden"
    forms = [_IS_BACK, *([_IS_SHOWN] if is_gone else [])]
    forms += [_IS_SWAPPED] if last.op == "reorder" else []
    found = next((one for form in forms if (one := form.fullmatch(said))), None)
    if found is None or not found["why"]:
        return found is not None
    rest = said[found.end("why") :]
    is_pleased = re.search(_PLEASED, found["why"]) and re.search(_AS_IS, rest)
    return not (is_pleased or re.search(_WISH, found["why"])) and bool(re.match(_WANTS, rest))


def _meant(said: str, earlier: Intent, index: SiteIndex) -> list[Change]:
    """The changes that "it" or "them" is: of the last message those that are one thing, or all."""
    last, before = earlier.changes[-1], earlier.steps[-1] if earlier.steps else ()
    mine = [one for one in earlier.changes if one not in before] or [last]
    several = re.search(_SEVERAL, said)
    is_more = bool(several and several["two"]) and len(mine) == 1
    if is_more or re.search(_EVERY, said):
        return list(earlier.changes)
    if several or not re.search(_JOINT, earlier.request):
        return mine
    return [one for one in mine if one == last or _is_one(one, last, index)]


def _is_one(change: Change, last: Change, index: SiteIndex) -> bool:
    """True for the other half of a swap, and for the same news at another place of the site."""
    if change.op != last.op or not (isinstance(change.value, str) and isinstance(last.value, str)):
        return False
    if last.op == "reorder":
        return change.section == last.section and last.target == change.value
    return last.op == "set" and _news(change, index) == _news(last, index)


def _news(change: Change, index: SiteIndex) -> tuple[str, str]:
    """What goes and what comes by a change, without what both have: "£85" to "£95" is 8 and 9."""
    plain = [re.sub(r"\W", "", one) for one in (_old(change, index), str(change.value))]
    start = next((at for at, (a, b) in enumerate(zip(*plain, strict=False)) if a != b), 0)
    old, new = (one[start:] for one in plain)
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return old, new


def _old(change: Change, index: SiteIndex) -> str:
    """What stands there now, before a change."""
    if change.target and change.property == "link-label":
        return change.target
    if change.target:
        found = anchors.entries(change.target, index, [change.section])
        entry: Entry | None = found[0][1] if found else None
        return (
            (entry.href if change.property == "link-href" else entry.description) if entry else ""
        )
    target = index.find(change.section, change.property)
    return (target.value or "") if target else ""


def _is_old(said: str, change: Change, index: SiteIndex) -> bool:
    """True for words, or a colour, that stand there now."""
    old = _old(change, index).strip().casefold()
    plain = re.sub(r"^(?:the|our)\s+", "", unquoted(said).strip().casefold())
    if not old or plain in {old, re.sub(r"^(?:the|our)\s+", "", old)}:
        return bool(old)
    colour = colours.parse(plain)
    return colour is not None and colour == colours.parse(old)


def _without(message: str, unwanted: Sequence[Change], earlier: Intent) -> Intent:
    kept = tuple(one for one in earlier.changes if one not in unwanted)
    if not kept:
        return Intent("refuse", message, reason=texts.CANCELLED)
    return Intent("edit", message, kept)


def _placed(message: str, at: re.Match[str], earlier: Intent, index: SiteIndex) -> Intent | None:
    """The entry that was taken away, or moved, at another place of its list than it had."""
    named = undoing.named(at["name"], earlier.changes, index) if at["name"] else []
    change = named[-1] if named else earlier.changes[-1]
    is_meant = bool(named) or not at["name"]
    target = _list_of(change, index) if is_meant and change.op in {"remove", "reorder"} else None
    if target is None:
        return None
    place = (change.section, change.target)
    kept = tuple(one for one in earlier.changes if (one.section, one.target) != place)
    draft = Draft(
        change.section,
        "reorder",
        "order",
        _spot(at["place"], change.target, target, index),
        target=change.target,
        nature="text",
        listed=target.property,
    )
    return concluded(message, [draft], index, kept)


def _list_of(change: Change, index: SiteIndex) -> Target | None:
    """The one list that has the entry of a change."""
    mine = [
        one
        for one in anchors.lists(index, [change.section])
        if any(entry.label == change.target for entry in one.entries)
    ]
    own = [one for one in mine if one.property == change.property]
    return (own or mine)[0] if len(own or mine) == 1 else None


def _spot(place: str, label: str, target: Target, index: SiteIndex) -> str:
    """What "last, after Contact" is in a list; '' where it tells no place, or two of them."""
    rest = target._replace(entries=tuple(one for one in target.entries if one.label != label))
    labels = [*(one.label for one in rest.entries), ""]
    told = [neighbour(part, rest, index) for part in re.split(r"\s*[,;]\s*", place)]
    number = re.search(_NUMBERED, place)
    if number:
        told = [labels[min(_NUMBERS.index(number[0].lower()), len(labels) - 1)]]
    found = told[0]
    if found is None or any(one != found for one in told):
        return ""
    return "first" if found == labels[0] and found else found or "last"
