"""One message that goes on about what it has named: "…, and make it green", "… and his role"."""

import re

from bot.ux_agent.intent import Intent
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.following import anaphora, positions
from bot.ux_agent.understanding.following.reader import Understanding
from bot.ux_agent.understanding.literals import lift, mask
from bot.ux_agent.understanding.words.clauses import LITERALS
from bot.ux_agent.understanding.words.vocabulary import Vocabulary, vocabulary_of

_VERB = (
    r"(?:(?:make|set|change|turn|update|put|rename|give|replace|paint|correct|edit|let|have)\s+)?"
)
_GOES_ON = re.compile(
    r"(?i)(?:\s*[,;.]\s*(?:and\s+|but\s+)?|\s+and\s+|\s+but\s+)(?:also\s+|then\s+|please\s+|pls\s+)*"
    rf"(?={_VERB}(?:its|his|her|their|it|that\s+(?:section|part|page)['’]s)\s+[\w\0#£$€]"
    r"|(?:change|set|rename|update)\s+the\s+(?:text|words|wording|label|heading|title)\s+to\b"
    r"|(?:change\s+|set\s+|rename\s+|make\s+)?the\s+(?:heading|headline|title|text|button)\s+"
    r"(?:of|in|on|for)\s+that\s+(?:section|part|page|block)\b"
    rf"|{_VERB}(?-i:{anaphora.WHOSE})\s+[a-z][\w -]{{1,30}}?\s+(?:to|is|should|says?|reads?)\b)"
)
_FIELD = re.compile(
    rf"(?i)and\s+{_VERB}(?:its|his|her|their|(?-i:{anaphora.WHOSE}))\s+"
    r"[^\W\d][\w -]{1,30}?(?:\s*[:=]|\s+(?:to|is|as)\b)"
)
_TELLING = LITERALS | {"relative", "goes", "say", "called", "to"}
# "The lead says Kent, it should say Wales" tells what stands there first, "too big" what it is.
_REPORTS = (
    r"(?i)^(?!.*\b(?:make sure|ensure)\b).*\b(?:says|reads|is (?:spelt|spelled)"
    r"|(?:is|are|looks?|seems?|feels?)\s(?:\w+\s){0,3}too\s\w+$)"
)
_JOINTS = re.compile(
    r"(?i)(?:[,;.]\s+(?:and\s+|also\s+|but\s+)?|\s+(?:and|but)\s+)"
    r"(?:also\s+|then\s+|please\s+|pls\s+)*(?=[\w\0])"
)
_VERBS = re.compile(
    r"(?i)\W*(?:(?:please|pls|can you|could you|and|also)\s+)*"
    r"(change|set|update|make|rename|put|correct)\s"
)
_ELIDED = re.compile(r"(?i)(?:(?:the|our|my)\s+)?[^\W\d][^,.;]{1,40}?\s+to\s+\S")
_SWALLOWED = re.compile(
    r"(?i)(?:,|\s)\s*and\s+\S.{0,60}?\s(?:is|are|to|costs?|should|becomes?|says?|reads?)\s"
)
_MOST_TRIES = 4
_LONGEST_NAME = 3
_LONGEST = 300


def parted(message: str, words: Vocabulary) -> tuple[str, str] | None:
    """What comes before "and its …", and that, as a message that follows it; None for no such.

    In "change the headline to Come in and make it yours" nothing is told of it.
    """
    if len(message) > _LONGEST:
        return None
    message = anaphora.filled(message)
    found = _GOES_ON.search(mask(message, lift(message)))
    if found is None or not found.start() or re.search(_REPORTS, message[: found.start()]):
        return None
    more = f"and {message[found.end() :].strip()}"
    told = [item.kind for item in words.items(lift(more))]
    is_told = bool(_TELLING.intersection(told)) or _FIELD.match(more) or positions.is_told(more)
    return (message[: found.start()].strip(), more) if is_told else None


def followed(
    first: Intent, more: str, index: SiteIndex, understand: Understanding
) -> Intent | None:
    """What the two come to, where the first is sure and of one part of the page; else None."""
    if first.kind != "edit" or len({one.section for one in first.changes}) > 1:
        return None  # "they" are several
    second = understand(more, index, earlier=first)
    is_open = second.kind == "clarify" and not second.pending.get("unknown")
    if second.kind != "edit" and not is_open:
        return None
    return second._replace(request=f"{first.request}, {more}")


def halved(
    message: str,
    whole: Intent,
    index: SiteIndex,
    understand: Understanding,
    earlier: Intent | None,
) -> Intent:
    """What a message comes to that is not sure as a whole, but is as two: each by itself an edit.

    Not sure is a question, and a text that holds what may be a wish of its own. Else the whole.
    """
    is_open = whole.kind in {"clarify", "refuse"}  # a value may be too long for its place
    if len(message) > _LONGEST or not (is_open or _swallows(message, whole)):
        return whole
    joints = list(_JOINTS.finditer(mask(message, lift(message))))
    for joint in joints[:_MOST_TRIES]:
        head, tail = message[: joint.start()], message[joint.end() :]
        is_two = " " in head and _wants(tail, index)
        first = understand(head, index, earlier=earlier) if is_two else whole
        if whole.kind == "refuse" and first.kind == "clarify" and _SWALLOWED.match(f" and {tail}"):
            return first._replace(request=message)  # both halves as one were too long for a place
        if first.kind != "edit" or _swallows(head, first):
            continue
        second = understand(f"and {_with_verb(tail, head)}", index, earlier=first)
        is_more = len(second.changes) > len(first.changes)
        if second.kind == "edit" and is_more and _known(first) <= _known(second):
            return second._replace(request=message)
        if second.kind == "clarify" and whole.kind == "edit" and _is_named(tail, index):
            return second._replace(request=message)
    return whole


def _wants(tail: str, index: SiteIndex) -> bool:
    """True for what tells a value of its own, or wants something gone or added."""
    told = {item.kind for item in vocabulary_of(index).items(lift(tail))}
    return " " in tail and bool(told & (_TELLING | {"remove", "hide", "show", "add"}))


def _is_named(tail: str, index: SiteIndex) -> bool:
    """True for what begins with the name of an entry: "Marcus is …"."""
    from bot.ux_agent.understanding.linking.records import rows_of  # noqa: PLC0415 - few texts hold one

    name = tail.split(maxsplit=1)[0]
    called = {one for row in rows_of(index) for one in (row.label, *row.known)}
    short = (one.split() for one in called if len(one.split()) <= _LONGEST_NAME)
    return name[:1].isupper() and any(name in words for words in short)


def _known(intent: Intent) -> set[str]:
    """The changes of an intent, to compare them."""
    return {str(one.to_data()) for one in intent.changes}


def _with_verb(tail: str, head: str) -> str:
    """The second half with the verb of the first: "the street to …" behind "change the mail …"."""
    verb = _VERBS.match(head)
    return f"{verb[1]} {tail}" if verb and _ELIDED.match(tail) and not _VERBS.match(tail) else tail


def _swallows(message: str, intent: Intent) -> bool:
    """True where a new text, told without quotation marks, holds "and … is …"."""
    values = [one.value for one in intent.changes if isinstance(one.value, str)]
    return any(
        " and " in value and _SWALLOWED.search(value) and f'"{value}' not in message
        for value in values
    )
