"""The new text of a wish that stands without quotation marks, put into them by its frame.

"The headline should be Put your feet up" names its place and its joint before the text: no verb, no
look and no place within it is meant. What is quoted is read so everywhere.
"""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.literals import lift, unquoted
from bot.ux_agent.understanding.words import anchors, colours
from bot.ux_agent.understanding.words.clauses import JOINTS, LOOKS, MENTIONS, VERBS, kinds
from bot.ux_agent.understanding.words.parts import without_article
from bot.ux_agent.understanding.words.property_words import head, is_text_word
from bot.ux_agent.understanding.words.trim import cleared, is_question, parted
from bot.ux_agent.understanding.words.vocabulary import Item, Vocabulary

_SOON = r"(?-i:\s(?:now|please|just|simply|instead|rather|actually|maybe))*"
_CALLED = r"(?:\s(?:called|named|changed to|replaced (?:with|by)|updated to))?"
_JOINT = re.compile(
    r"(?<!\bnext)(?<!\bclose)(?i:\s(?:would|could|might|should)\s(?:be|read|look|sound)\s(?:better|nicer|good|great)\sas"
    rf"|\s(?:should|shall|must|can|could|has to|needs? to|ought to|to){_SOON}"
    rf"\s(?:be|say|read|become){_CALLED}"
    rf"|\s(?:is|are|will be){_SOON}{_CALLED}"
    r"|\s(?:to|into|with|by|for|be|becomes?|says?|reads?|saying|reading|use|put|write|have)"
    r"|\s?(?::|->|=>|→|=))\s?:?\s{1,3}(?=(\S))"
)
_ANY = r"(?i)^\W*(?:(?:and|also|then|please)\s)*(?:the|our|my)(?:\s[\w'’-]+){1,5}$"
_SURE = r"(?i)\b(?:make sure|ensure|see to it|check)\b"
_FOR = r"(?i)^\W*(?:for|as|in)\s"
_AS = re.compile(
    r"^\W*(?:(?i:please|pls|can you|could you|can we|let['’]?s)\s)*(?i:use|put|take|have|write"
    r"|set|make"
    r"|what about|how about|why not|i['’]?d prefer|i['’]?d like|i want|i would like"
    r"|i['’]?d rather have)"
    r"\s([A-Z].{3,120})\s(?:as|for|into|in)\s((?:the\s|our\s|my\s)?[^\"“”.,;:?]{3,50}?)"
    r"\W*(?:please|pls|thanks|thank you)?\W*$"
)
# "Make the headline Come on in", and "…, the tagline Walk in" behind another new text.
_BARE = re.compile(
    r"(?:(?i:\b(make|set|use|have)\s)|^\W*(?i:(?:and|but|also|then)\s)?(?=(?:the"
    r"|our|my|its)\s))"
    r"((?:(?:the|our|my|its|this)\s)?[a-z][\w'’ -]{1,40}?)(?:\s(?:as|saying))?\s{1,3}(?=([A-Z]))"
)
_ANSWERED = re.compile(
    r"(?is)^\W*(?:(?:please|pls|just|ok(?:ay)?|hmm+|well|sure|yes|oh|so)[\s,.!]+)*"
    r"(?:(?:it|this|that|the (?:new )?(?:text|one|headline|title|label|button))\s)?"
    r"(?:(?:should|must|shall|can|could|needs? to|has to)\s)?(?:now\s)?"
    r"(?:say|read|be|to(?:\s(?:say|be|read))?|change (?:it|that|this) to|make it(?:\s(?:say"
    r"|read))?|put|write"
    r"|use|call it|name it|set it to|let['’]?s (?:say|have|use)|how about|what about|maybe"
    r"|i['’]d (?:like|say)"
    r"|i want)\s*[:,]?\s+(?-i:(?=[A-Z\"“„«'‘]))(?P<text>.+)$"
)
_ASKED = r"(?i)\b(?:how about|what about|can|could|maybe)\b"
_WHAT = (
    r"(?i)\b(change |update |set )what ((?:the|our|my) [\w'’ -]{2,40}?) (?:says|reads) (?:to|into) "
)
_SWAPPED = (
    r"(?i)^(\W*(?:please |pls |can you |could you )*)(?:swap|exchange|substitute|switch)(?: out)? "
    r"((?:the|our|my) [^\"“”,;:]{3,50}?) for (?-i:(?=[A-Z]))"
)
# "Make the heading that says Good to know red": which heading it is, then its look.
_SAYING = re.compile(
    r"(?i)^(\W*(?:\w+\s){0,4}?make\s(?:the|our|my)\s(?:[\w'’-]+\s){0,3}?"
    r"(?:heading|headline|title|text|line|button|link|label|sentence|paragraph))\s"
    r"(?:(?:that|which)\s(?:says|reads|is called)|saying|reading|called|titled|named|labelled"
    r"|entitled)\s(?=\S)"
)
_DAY = r"(?i)(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?s?\b[^\"“]*\d"
_SPOT = r"(?i)\s(?:first|last|before|after|above|below|behind)\b"
_BREAK = re.compile(
    r"(?i)(?:\s*[,;.!?])?\s+(?:(?:and|then|but|plus|also|&)\s+)+(?:please\s+)?(?=\S)"
    r"|\s*[,;.!?]\s+(?:please\s+)?(?=\S)"
)
_STARTS = frozenset({"set", "change", "make", "rename", "replace", "point"})
_MEASURED = frozenset(
    """
    phone email hours price address year logo order visibility font-family link-href image
    """.split()  # noqa: SIM905 - a row of words
)
_TOLD = frozenset({"say", "read", "says", "reads", "is", "use", "write", "put", "have"})
_MARKS = '"“”'
_IS = ("is", "is now")  # "the new vicar is now Ann Lee" speaks of a person
_LEAST = 2
_AT = r"(?i)\s(?:in|on|at|of|inside|within|under) (?:the|our|my|this|that|each|every)\s"
_IN_PART = (
    r"(?i)\S\s(?:in|on|at|from|of) (?:the|our|my) (?:[\w-]+ ){0,3}(?:table|menu|nav|navbar|list"
    r"|footer|header|sidebar|page|section|card|column|row)$"
)
_FEW = 6
_LONGEST = 400


def quoted(message: str, index: SiteIndex, words: Vocabulary) -> tuple[str, tuple[str, ...]]:
    """The message with its new texts in quotation marks, and those with a full stop behind them."""
    if len(message) > _LONGEST or any(sign in message for sign in "„«»<\n"):
        return message, ()
    led = _led_by_as(message, index, words)
    if led:
        return led, ()
    message = _looked(message, words)
    if any(map(str.isdigit, message)):
        from bot.ux_agent.understanding.drafting import dated  # noqa: PLC0415 - few tell a day

        message = dated.told(message, index)
    message = re.sub(_WHAT, r"\1\2 to ", message)
    message = re.sub(_SWAPPED, r"\1replace \2 with ", message)
    done, rest = "", message
    stops: list[str] = []
    while found := _framed(rest, index, words, is_more=bool(done)):
        start, end, value, stop = found
        stops += [value] if stop else []
        marks = "«»" if any(sign in value for sign in _MARKS) else "“”"
        done, rest = f"{done}{rest[:start]}{marks[0]}{value}{marks[1]}", rest[end:]
    return done + rest, tuple(stops)


def _looked(message: str, words: Vocabulary) -> str:
    """The message with the text that tells which place gets a look in quotation marks."""
    found = _SAYING.match(message)
    at = _look_at(message[found.end() :], words) if found else 0
    if not found or not at or any(sign in message for sign in _MARKS):
        return message
    start, end = found.end(), found.end() + at
    return f"{found[1]} “{message[start:end].strip()}” {message[end:]}"


def _look_at(said: str, words: Vocabulary) -> int:
    """Where the look at the end of a text begins, which has words before it; 0 for none."""
    items = words.items(lift(said))
    at = len(items)
    while at > 0 and items[at - 1].kind in LOOKS and said[items[at - 1].start].islower():
        at -= 1
    is_joined = at > 0 and items[at - 1].kind in JOINTS | {"and", "stop"}
    return 0 if at == len(items) or is_joined else items[at].start


def answered(answer: str) -> str:
    """The new text alone of "it should be Put your feet up, please", or of the text itself."""
    found = _ANSWERED.match(answer)
    text = cleared(found["text"] if found else answer)
    is_asked = found is not None and bool(re.search(_ASKED, found[0]))
    return unquoted(text.rstrip("? ") if is_asked else text)


def _led_by_as(message: str, index: SiteIndex, words: Vocabulary) -> str:
    """The message "use Come in as the headline" the other way round; '' for any other."""
    found = _AS.match(message)
    if found is None or re.search(_SPOT, found[1]) or not _is_place(found[2], "to", index, words):
        return ""
    value = cleared(found[1])
    return f"set {found[2]} to “{value}”" if _is_text(value, words, is_told=False) else ""


def _framed(
    message: str, index: SiteIndex, words: Vocabulary, *, is_more: bool
) -> tuple[int, int, str, str] | None:
    """The first new text told by its frame: from where to where, its words and its full stop."""
    began = 0
    for joint in _JOINT.finditer(message):
        said = joint[0].strip(" :").rpartition(" ")[2].lower()
        if not joint[1].isupper() or re.match(_DAY, message[joint.end() :]):
            continue
        began = max(began, _begin(message, joint.start(), words))
        if not _is_place(message[began : joint.start()], said, index, words):
            continue
        found = _text(message, joint.end(), words, is_told=said in _TOLD)
        if found:
            return found
    return _unjoined(message, index, words, is_more=is_more)


def _unjoined(
    message: str, index: SiteIndex, words: Vocabulary, *, is_more: bool
) -> tuple[int, int, str, str] | None:
    """The new text right behind its place: "make the headline Come on in and blue"."""
    bare = _BARE.search(message)
    if not bare or not (bare[1] or is_more) or not _is_named(words.items(lift(bare[2]))):
        return None
    look = re.search(r",? and ([a-z #0-9]+)[.!]*$", message[bare.end() :])
    is_look = look is not None and kinds(words.items(lift(look[1]))) <= LOOKS
    end = bare.end() + look.start() if look and is_look else len(message)
    said = message[bare.end() : end]
    short = said[: _look_at(said, words)].strip()
    if short and (short.istitle() or anchors.is_whole(short, index)):
        # "Make the heading Good to know red": which heading it is, then its look.
        return bare.end(), bare.end() + len(short), short, ""
    return _text(message[:end], bare.end(), words, is_told=True)


def _text(
    message: str, start: int, words: Vocabulary, *, is_told: bool
) -> tuple[int, int, str, str] | None:
    """The new text that begins at a character; None where it may be none."""
    end = _end(message, start, words)
    value, stop = _value(message, start, end)
    is_quoted = any(sign in value for sign in _MARKS)
    if not value or (is_quoted and not _is_around(value, words)):
        return None
    is_name = message[:start].lower().rstrip().endswith(_IS) and value.istitle()
    is_text = is_quoted or (not is_name and _is_text(value, words, is_told=is_told))
    return (start, end, value, stop) if is_text else None


def _is_around(value: str, words: Vocabulary) -> bool:
    """True for words around a quoted one, which are its text too: The “Lulu” look."""
    before, behind = value[: _mark(value)].strip(), value.rstrip()[-1:]
    found = [one.kind for one in words.items(lift(before))]
    is_text = bool(before) and not {*found} & (VERBS | {"property", "section", "caption"})
    is_second = bool({*found[-1:]} & JOINTS) and bool({*found} & {"and", "stop"})
    is_text = is_text and not ({*found[:1]} & JOINTS or is_second)  # "… and Bath to “Bristol”"
    return is_text and (behind not in _MARKS or len(before.split()) >= _LEAST)


def _mark(value: str) -> int:
    return min(at for sign in _MARKS if (at := value.find(sign)) >= 0)


def _begin(message: str, joint: int, words: Vocabulary) -> int:
    """Where the wish begins whose joint is at a character."""
    at = 0
    for found in _BREAK.finditer(message, 0, joint):
        if _wants(message[found.end() :], words):
            at = found.end()
    return at


def _end(message: str, start: int, words: Vocabulary) -> int:
    """Where the text ends that begins at a character: at the next wish, or with the message."""
    for found in _BREAK.finditer(message, start):
        if _wants(message[found.end() :], words):
            # "Get muddy! and …": such a mark is the text's own.
            return found.start() + (message[found.start()] in "!?")
    return len(message)


def _value(message: str, start: int, end: int) -> tuple[str, str]:
    value = cleared(message[start:end])
    if value.endswith("?") and is_question(message):
        value = value.rstrip("? ")
    text, stop = parted(value)
    if not re.search(r"[.!?]\s", text):
        return text, stop
    # The last of several sentences ends as the others do.
    return (f"{text}.", "") if stop or message[end : end + 1] == "." else (text, "")


def _wants(said: str, words: Vocabulary) -> bool:
    """True for a clause that is a wish of its own: "make the menu green", "the button to Go"."""
    items = words.items(lift(said[:_LONGEST]))
    at = next((at for at, one in enumerate(items) if one.kind in {"and", "stop"}), len(items))
    piece = items[: min(at, _FEW)]
    found = kinds(piece)
    if not piece:
        return False
    if piece[0].kind in VERBS:
        is_it = "it" in found and bool(found & LOOKS)
        return is_it or bool(found & (MENTIONS - {"it"}))
    is_named = piece[0].kind in {"section", "property", "label", "it"}
    if is_named and re.match(r"(?:the|our|its) [a-z ]{3,30} [A-Z]", said):
        return piece[0].kind == "property" and is_text_word(piece[0].value)
    return is_named and bool(kinds(piece[1:]) & (JOINTS | LOOKS))


def _is_place(said: str, joint: str, index: SiteIndex, words: Vocabulary) -> bool:
    """True for words that name a text of the site and nothing else, with a verb that fits."""
    if joint in {"says", "reads"} and not re.search(_SURE, said):
        return False  # what it says now
    if joint in {"say", "read"} and re.search(_ANY, said) and not _is_known(said, words):
        return True  # "the opening notice should say": what that is will be asked
    is_for = bool(re.match(_FOR, said))
    if is_for != (joint in {"use", "put", "write", "have"}) and not (is_for and joint == "say"):
        return False
    items = list(words.items(lift(said)))
    verb = ""
    while items and items[0].kind in VERBS | {"stop", "and", "in"}:
        verb = items.pop(0).kind
    if joint == "is":
        return bool(re.search(r"(?i)\bnew\b", said)) and _is_named(items)
    if joint in {"with", "by", "for"} and verb != "replace":
        return False
    if verb not in _STARTS | {"", "in", "and", "stop"}:
        return False
    if _is_named(items):
        return True
    if [one.kind for one in items] == ["quoted"] and verb in {"change", "rename", "replace"}:
        return bool(anchors.find(items[0].value, index))
    subject = without_article(said[said.find(" ") + 1 :] if verb in VERBS else said)
    return verb == "rename" and anchors.is_whole(subject, index)


def _is_known(said: str, words: Vocabulary) -> bool:
    return bool(kinds(words.items(lift(said))) & {"section", "label", "quoted", "less"})


def _is_named(items: Sequence[Item]) -> bool:
    """True where the last of some items is a word for a text, perhaps with the part it is in."""
    items = [one for one in items if one.kind != "vague"]
    if [one.kind for one in items[-2:]] == ["in", "section"]:
        items = items[:-2]
    found = kinds(items)
    if not items or found & (VERBS | JOINTS | LOOKS | {"from", "quoted", "address", "less", "it"}):
        return False
    last = items[-1]
    return (
        last.kind == "property" and is_text_word(last.value) and head(last.value) not in _MEASURED
    )


def _is_text(value: str, words: Vocabulary, *, is_told: bool) -> bool:
    """True for words that no look can be, and that the reading of plain words may get wrong."""
    items = words.items(lift(value))
    found = kinds(items)
    if len(value.split()) < _LEAST or colours.parse(value.lower()) or "address" in found:
        return False
    if "instead" in found or _is_placed(value, items):
        return False
    if items and items[0].kind in LOOKS and not (is_told or found & {"word", "vague"} | VERBS):
        return False
    if is_told:
        return True
    is_look = bool(found) and found <= LOOKS | {"and", "size", "number"}
    return not is_look


def _is_placed(value: str, items: Sequence[Item]) -> bool:
    """True for words that end with the part of a page where they are to stand."""
    is_last = [one.kind for one in items[-2:]] == ["in", "section"]
    if is_last and re.search(_AT, value[items[-2].start - 1 :]):
        return True
    return bool(re.search(_IN_PART, value))
