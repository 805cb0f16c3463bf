"""One message that goes on about what it has named: "…, and make it green", "… and his role"."""

import re
from collections.abc import Iterator

from bot.ux_agent.intent import Intent
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import texts
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
    r"(?:(?:also|then|please|pls|oh|and)\s+)*(?=[\w\0])"
)
_VERBS = re.compile(
    r"(?i)\W*(?:(?:please|pls|can you|could you|and|also)\s+)*"
    r"(change|set|update|make|rename|put|correct)\s"
)
_ELIDED = re.compile(r"(?i)(?:(?:the|our|my)\s+)?[^\W\d][^,.;]{1,40}?\s+to\s+\S")
_SWALLOWED = re.compile(
    r"(?i)(?:,|\s)\s*and\s+"
    r"(?!(?:[^.;]{0,60}?\s)?(?:more|lots?|plenty|much|loads|room|time|space|ready|free"
    r"|welcome|happy|able|things?|something|somewhere|places?)\s(?:\w+\s)?to\s)"  # "more to come"
    r"\S.{0,60}?\s(?:is|are|to|costs?|should|becomes?|says?|reads?)\s"
)
# "The strip should say …": whose text is told, and with which words.
_TOLD = re.compile(
    r"(?is)\W*(?:(?:please|pls|can you|could you|and|also)\s+)*"
    r"(?P<subject>[^\W\d_][\w'’&: -]{1,60}?)\s"
    r"(?P<joint>(?:(?:should|must|has to|needs to|is to)\s(?:now\s)?(?:say|read|be)|says|reads"
    r"|is|are|costs?|opens|closes|starts|moves)(?=\s))"
)
_SUBJECTLESS = re.compile(
    r"(?i)(?:now\s)?(?:is|are|costs?|should|must|says|reads|opens|closes|starts|goes|leads|moves"
    r"|takes)\s"
)
_LED_BY = r"(?i)^(?:in|on) (?:the|our|my) [\w ]{0,20}?form\s*[:,]?\s+"
_OF_FORM = re.compile(r"(?i)(?:in|on) (?:the|our|my) (?:[a-z]+ )?form\b")
_BEGINS = re.compile(
    r"(?i)(?:the|our|my|that)\s[\w'’ -]{2,50}?"
    r"\s(?:(?:should|must|has to|needs to)\s|(?:away|gone)\b)"
)
_THAT_FIELD = re.compile(r"(?i)\bthat\s(box|field|input)\b")
_WITHIN_IT = re.compile(r"(?i)\b(?:in|on|of|inside|within|under|below|beside|behind)\sit\b")
_BARE_QUOTE = re.compile(r"(?i)((?:the|our|my|its)\s[\w'’ -]{2,60}?)\s(?=[\"“„«])")
# "Soup is £6. In the menu put Stew instead of Broth": a sentence before is no part of a text.
_NEXT = re.compile(
    r"(?i)[.!?;]\s+(?:(?:and|also|then|please|pls|in|on|at|the|our|my)\s+(?:[\w'’-]+\s+){0,4}?)?"
    r"(?:put|use|write|change|replace|set|make|remove|delete|rename|add|hide)\s"
)
_WHOLE = "site"  # the section of the page itself
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

    Not sure is a question, and a text that holds what may be a wish of its own. Where only one of
    two wishes is sure, the other one is asked about by its own words. Else the whole.
    """
    is_open = whole.kind in {"clarify", "refuse"}  # a value may be too long for its place
    if len(message) > _LONGEST or not (is_open or _swallows(message, whole)):
        return whole
    joints = list(_JOINTS.finditer(mask(message, lift(message))))
    offers: list[Intent] = []
    for joint in joints[:_MOST_TRIES]:
        head, tail = message[: joint.start()], message[joint.end() :]
        is_two = " " in head and _wants(tail, index)
        first = understand(head, index, earlier=earlier) if is_two else whole
        is_long = whole.kind == "refuse" and first.kind == "clarify" and not offers
        if is_long and _SWALLOWED.match(f" and {tail}"):
            return first._replace(request=message)  # both halves as one were too long for a place
        both = _of_halves(first, (head, tail), whole, index, understand) if is_two else None
        if both:
            return both._replace(request=message)
        may_part = _is_parting(joint[0], tail) if is_open else _BEGINS.match(tail) is not None
        if is_two and may_part:
            alone = understand(spelt_out(tail, head), index, earlier=earlier)
            both = _joined(first, alone) if first.kind == "edit" else None
            if both:
                return both._replace(request=message)
            offers += [*_offered(alone, first, tail)]
            if not any(one.section == _WHOLE for one in alone.changes):  # of a part that is unsure
                offers += [*_offered(first, alone, head)]
    fuller = [one for one in offers if not is_open or len(one.changes) > len(whole.changes)]
    is_asked = whole.reason not in {texts.OUT_OF_SCOPE, texts.MARKUP} and bool(fuller)
    best = max(fuller, key=lambda one: len(one.changes), default=whole)
    return best._replace(request=message) if is_asked else whole


def _of_halves(
    first: Intent,
    halves: tuple[str, str],
    whole: Intent,
    index: SiteIndex,
    understand: Understanding,
) -> Intent | None:
    """What the second half comes to behind the first, where that is sure by itself; else None."""
    head, tail = halves
    if first.kind != "edit" or _swallows(head, first):
        return None
    second = understand(f"and {_with_verb(tail, head)}", index, earlier=first)
    is_more = len(second.changes) > len(first.changes)
    is_sure = second.kind == "edit" and not _swallows(tail, second)
    if is_sure and is_more and _known(first) <= _known(second):
        return second
    is_named = second.kind == "clarify" and whole.kind == "edit" and _is_named(tail, index)
    return second if is_named else None


def _is_parting(joint: str, tail: str) -> bool:
    """True where a wish may begin: behind a sentence or "and", and as one behind a comma."""
    begins = _VERBS.match(tail) or _BEGINS.match(tail)
    return re.search(r"[.;\w]", joint) is not None or begins is not None


def spelt_out(tail: str, head: str) -> str:
    """The second half with what it leaves out of the first: its subject, "in it", "should say"."""
    form = _OF_FORM.match(head)
    told = _TOLD.match(head)
    if told is None:
        return f"{form[0]} {tail}" if form and "form" not in tail else tail
    if _SUBJECTLESS.match(tail):
        return f"{told['subject']} {tail}"
    field = _THAT_FIELD.search(tail)
    if field:
        name = re.sub(_LED_BY, "", told["subject"])
        tail = f"{tail[: field.start()]}the {name} {field[1]}{tail[field.end() :]}"
    tail = f"{form[0]} {tail}" if form and "form" not in tail else tail
    tail = _WITHIN_IT.sub(lambda found: f"{found[0][:-2]}{told['subject']}", tail, count=1)
    bare = _BARE_QUOTE.match(tail)
    return f"{bare[1]} {told['joint']} {tail[bare.end() :]}" if bare else tail


def _joined(first: Intent, second: Intent) -> Intent | None:
    """Both halves as one wish, where neither lacks anything nor tells the other's place anew."""
    if second.kind == "noop" and second.reason:
        return first._replace(reason=second.reason)
    more = [one for one in second.changes if one not in first.changes]
    places = {(one.section, one.property, one.target, one.op) for one in first.changes}
    is_anew = any((one.section, one.property, one.target, one.op) in places for one in more)
    if second.kind != "edit" or not more or is_anew:
        return None
    return first._replace(changes=(*first.changes, *more), reason=second.reason or first.reason)


def _offered(asked: Intent, sure: Intent, words: str) -> Iterator[Intent]:
    """The question of the half that is not sure, by its own words, with what the other changes."""
    if asked.kind == "clarify" and asked.question and sure.kind == "edit":
        more = [one for one in asked.changes if one not in sure.changes]
        text = texts.beside_the_rest(words, asked.question.text)
        question = asked.question._replace(text=text)
        yield asked._replace(changes=(*sure.changes, *more), question=question)


def _wants(tail: str, index: SiteIndex) -> bool:
    """True for what tells a value of its own, or wants something gone or added."""
    told = {item.kind for item in vocabulary_of(index).items(lift(tail))}
    return " " in tail and bool(told & (_TELLING | {"remove", "hide", "show", "add", "instead"}))


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
        (found := _SWALLOWED.search(value) or _NEXT.search(value)) is not None
        and found[0].strip(" ,.;") in message  # what the site's own text says is no wish
        and f'"{value}' not in message
        for value in values
        if " and " in value or ". " in value
    )
