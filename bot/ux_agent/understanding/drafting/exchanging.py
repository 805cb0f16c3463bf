"""Words of a text told beside those that go: "the lead should say Wales instead of Kent"."""

import re

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.drafting import below, pieces
from bot.ux_agent.understanding.figures.facts import words as words_of
from bot.ux_agent.understanding.literals import lift, mask, unquoted
from bot.ux_agent.understanding.placing import replacing
from bot.ux_agent.understanding.placing.candidates import candidates
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.clauses import JOINTS, LOOKS, VERBS, kinds
from bot.ux_agent.understanding.words.hints import may_hold
from bot.ux_agent.understanding.words.phrases import normal, nouns
from bot.ux_agent.understanding.words.property_words import head, is_text_word
from bot.ux_agent.understanding.words.trim import as_told, cleared
from bot.ux_agent.understanding.words.vocabulary import Vocabulary

_MODAL = r"(?:should|must|shall|needs? to|has to|have to|ought to|to|can|could)(?: now)?"
_NOT = r",?\s(?:instead of|rather than|in place of|not)\s"
_WHERE_NOW = (
    r",?\swhere\s(?:it|that|this)\s(?:(?:now|currently|still|just)\s)*(?:says|reads)\s(?:now\s)?"
)
_INSTEAD = re.compile(
    rf"(?is)^\W*(?P<subject>[^\"“”\n]{{2,70}}?)\s(?:{_MODAL}\s)?(?P<joint>say|says|read|reads|be"
    rf"|to)\s"
    rf"(?P<new>[^\"“”\n]{{1,120}}?)(?:{_NOT}|{_WHERE_NOW})(?P<old>[^\"“”\n]{{1,120}}?)\W*$"
)
_CHANGING = r"(?i)^(?:please\s|pls\s)?(?:change|set|update|make|let|have|i want|we want|get)\s"
_IT = r"(?i)(?:it|that|this|what (?:it|is|stands|we have)\b.*|the (?:old|current|present)\b.*)"
_IS_NOT = re.compile(
    r"(?i)^\W*(?P<subject>[^\"“”\n,]{2,60}?)\s(?:is|are)\s(?:now\s)?(?P<new>[^\"“”\n]{2,60}?),?"
    r"\s(?:and\s)?not\s(?P<old>[^\"“”\n]{2,60}?)(?:\s(?:any ?more|now|any longer))?\W*$"
)
_SCOPED = re.compile(
    r"(?is)^\W*(?P<subject>[^:\"“”\n]{2,60}):\s*(?:please\s)?(?:replace|swap|change|exchange"
    r"|substitute"
    r"|correct)\s(?:the words?\s|the name\s|the text\s)?(?P<old>\S.{0,120}?)\s(?:with|for|to|by"
    r"|into)\s"
    r"(?P<new>\S.*)$"
)
_USED = re.compile(
    rf"(?is)^\W*(?:please\s)?(?:use|write|put|say|have|(?:call|name|label) it)\s"
    rf"(?P<new>[^\"“”\n]{{1,80}}?){_NOT}"
    r"(?P<old>[^\"“”\n]{1,80}?)(?:\s(?:in|on)\s(?P<subject>(?:the|our|my)\s[\w'’ -]{2,50}?))?\W*$"
)
_SAYS = re.compile(
    r"(?is)^\W*(?:please\s|where\s)*(?P<subject>[^\"“”\n,;]{2,60}?)\s(?:(?:currently|now|still"
    r"|just|wrongly|at"
    r" the moment)\s)*(?:says?|reads?)\s(?:now\s"
    r"|at the moment\s)?(?P<old>\S.{1,120}?)[,;.]?\s(?:[-–]\s)?"
    r"(?:but\s|and\s|so\s|please\s|can you\s|could you\s)*(?:(?:it\s|that\s|this\s)?"
    r"(?:should|must|needs? to|ought to|has to)\s(?:be|say|read|now say)(?:\sinstead)?"
    r"|(?:change|update|correct|make|set|turn) (?:it|that|this)(?:\s(?:to|into|say"
    r"|read))?)\s(?P<new>\S.*)$"
)
# "Where it says A put B": the new words stand behind a verb of their own.
_WHERE = re.compile(
    r"(?is)^\W*(?:please\s)?where\s(?P<subject>[^\"“”\n,;]{2,40}?)\s(?:(?:now|currently|still)\s)?"
    r"(?:says?|reads?)\s(?P<old>[\"“„«]?\S.{1,120}?)[,;.]?\s(?:[-–]\s)?(?:please\s|can you\s"
    r"|could you\s|just\s|now\s)*(?:put|write|use|have it say|make it say|make it|i want|we want"
    r"|i(?:['’]d| would) (?:like|prefer|rather have))\s(?P<new>\S.*?)(?:\sinstead)?[\s.]*$"
)
# "… put B, and make it bold": another wish is no part of the new words.
_WISH = (
    r"(?i)[\s,.;]\s?(?:and|also|then|plus)\s(?:please\s)?(?:make|change|set|put|add|remove|hide|rename"
    r"|move|give|turn|delete|take|swap)\b"
)
_TYPO = re.compile(
    r"(?is)^\W*(?:there(?:['’]s| is| are)\s)?(?:an?\s|some\s)?(?:spelling\s)?(?:typo|mistake"
    r"|error)s?"
    r"(?:\s(?:in|on)\s(?P<subject>(?:the|our"
    r"|my)\s[\w'’ -]{2,40}?))?\s*[:,.–-]+\s*(?P<old>\S.{0,80}?)"
    r"\s(?:should (?:be|read|say)|must be|->|→|is really)\s(?P<new>\S.*)$"
)
_MISSPELT = re.compile(
    r"(?is)^\W*(?P<old>[^,;:\n]{2,60}?)\s(?:is|are)\s(?:spelt|spelled|written)\s(?:wrong(?:ly)?"
    r"|incorrectly|badly)(?:\s(?:in|on)\s(?P<subject>(?:the|our|my)\s[\w'’ -]{2,40}?))?[,;.–-]*\s"
    r"(?:(?:it|that|this)\s)?(?:should (?:be|read|say)|must be|is)\s(?P<new>\S.*)$"
)
_FIRST_OLD = re.compile(
    r"(?is)^\W*(?:instead of|rather than|in place of)\s(?P<old>\S.{1,120}?),?\s(?:please\s"
    r"|can you\s"
    r"|could you\s|it should\s|just\s)*(?:write|put|use|say|have|read)\s(?P<new>\S.*)$"
)
_AS = re.compile(
    r"(?is)^\W*(?:please\s)?(?:replace|swap|change|exchange|substitute"
    r"|rename)\s(?P<old>[^\"“”\n]{2,60}?)"
    r"\s(?:with|by|for|to)\s(?P<new>[^\"“”\n]{2,60}?)\sas\s(?:(?:the|our|a|an)\s)?(?:new\s)?"
    r"(?P<subject>[^\"“”\n]{2,40}?)\W*$"
)
_OLD_LOOK = re.compile(
    r"(?i),?\s+(?:instead of|rather than|in place of|and not|not)\s+(?:(?:that|this|those|these"
    r"|the (?:current|present|old|existing))(?:\s+[\w’'-]+){1,4}"
    r"|(?:the\s+)?(?:[\w’'-]+\s+){0,3}(?:colou?r|shade|tone|hue|look|thing)s?)"
    r"(?P<rest>(?:,?\s+(?:please|thanks?))?[\s.!]*)$"
)
# "Ann Lee doesn't run the bar any more, it's Bea Fox now": one name takes the other's place.
_PERSON = r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){1,2}"
_NO_MORE = (
    rf"\W*(?P<old>{_PERSON})\s(?:(?:is\s)?no longer|doesn['’]?t|does not|isn['’]?t|is not"
    r"|has stopped)\s"
    r"(?P<subject>[^,;.:\n]{2,60}?)(?:\s(?:any ?more|any longer|now))?\s*[,;.–-]\s*"
    r"(?:(?:and|but|now)\s)*(?:[Ii]t['’]?s|[Ii]t is|[Tt]hat['’]?s)\s(?:now\s)?"
    rf"(?P<new>{_PERSON})(?:\s(?:now|instead|who does|please))*\W*"
)
_NO_MORE_HINTS = ("no longer ", "n't ", "n’t ", "does not ", "is not ", "has stopped ")
# "Founded in 1963 not 1962", "get 20% off now, not 15": years and shares; times have others.
_NUMBER_NOT = (
    r"(?is)(?P<subject>[^\d\n\"“”]{4,80}?)\s(?P<new>(?:1[5-9]|20)\d\d|\d{1,3}\s?%)"
    r"(?P<rest>(?:\s[a-z]+){0,4}),?\s(?:and\s)?(?:not|instead of|rather than)\s(?:in\s)?"
    r"(?P<old>\d{4}|\d{1,3}\s?%?)(?:\s(?:any ?more|now|please))*\W*"
)
_SINCE = frozenset({"founded", "started", "established", "since", "began", "est", "formed"})
"""What is said of the year in which something began, of which there is one."""

_LEAST = 4
_ANSWERED = (" answer ", " reply ")
_THE = r"(?i)^\sas (?:the|our|a|an|new)\s"
_OLD_IN = r"(?is)(\S.*)\s(?:in|on|at)\s((?:the|our|my)\s\S.*)"
_IN_WORDS = r"(?i)\b(?:it|this|that|there|where|the site|the page)\b"
_LITTLE = frozenset("the our my a an in on at of for first second third fourth last should".split())  # noqa: SIM905


def read(message: str, index: SiteIndex, words: Vocabulary) -> list[Draft] | str:
    """The draft of words that go and words that come; any other message in plainer words."""
    if may_hold(message, _ANSWERED):
        from bot.ux_agent.understanding.drafting import answers  # noqa: PLC0415 - few tell an answer

        told = answers.read(message, index)
        if told:
            return told
    message = _without_old_look(message, words)
    for form, reading in _FORMS:
        found = form.match(message)
        if found:
            return reading(found, index, words) or message
    if may_hold(message, _NO_MORE_HINTS):
        over = re.fullmatch(_NO_MORE, message)
        if over:
            return _succeeded(over, index) or message
    figures = re.fullmatch(_NUMBER_NOT, message) if any(map(str.isdigit, message)) else None
    if figures:
        return _renumbered(figures, index) or message
    stated = _IS_NOT.match(message)
    return (stated and _stated(stated, index, words)) or message


def _without_old_look(message: str, words: Vocabulary) -> str:
    """The message without "instead of that orangy colour", which tells what a look is now."""
    found = _OLD_LOOK.search(message)
    before = words.items(lift(message[: found.start()])) if found else ()
    is_look = bool(before) and before[-1].kind in LOOKS and not kinds(before) & {"quoted", "say"}
    return f"{message[: found.start()]}{found['rest']}" if found and is_look else message


def _scoped(found: re.Match[str], index: SiteIndex, words: Vocabulary) -> list[Draft]:
    """The draft of "Bea's bio: swap A for B"."""
    subject = found["subject"].strip()
    if kinds(words.items(lift(subject))) & (VERBS | JOINTS | LOOKS):
        return []
    return _exchanged(subject, unquoted(found["old"]), as_told(found["new"]), index, words)


def _used(found: re.Match[str], index: SiteIndex, words: Vocabulary) -> list[Draft]:
    """The draft of "use A instead of B in the lead"."""
    old, new = unquoted(cleared(found["old"])), as_told(found["new"])
    return _exchanged(found["subject"] or "", old, new, index, words)


def _misspelt(found: re.Match[str], index: SiteIndex, words: Vocabulary) -> list[Draft]:
    """The draft of "typo: A should be B", where B may be one word of A."""
    old, new = unquoted(cleared(found["old"])), as_told(found["new"])
    if not pieces.is_one_for_several(new, old):
        return _used(found, index, words)
    whole = pieces.respelt(new, old)
    told = _exchanged(found["subject"] or "", old, whole, index, words) if whole else []
    return told or [Draft(anchor=old)]


def _held(found: re.Match[str], index: SiteIndex, words: Vocabulary) -> list[Draft]:
    """The draft of "swap Ann for Bea as treasurer", where Ann's role stands there as told."""
    told = (cleared(found["subject"]), found["old"])
    is_role = [anchors.is_whole(one, index) for one in told]
    new = cleared(found["new"])
    if all(is_role):
        return _exchanged("", found["old"], new, index, words)
    is_name = all(word[:1].isupper() for word in new.split())
    is_post = told[0].istitle() and len(new.split()) > 1  # "… with Tom Hill as Plumber"
    is_post = is_post or bool(re.search(_THE, found.string[found.end("new") :]))
    is_told = is_role[0] or (is_role[1] and is_post)
    if is_name and is_told and anchors.find(found["old"], index):
        asked = f"{found['old']} as {told[0]}"
        return [Draft(value=new, nature="text", unknown=asked)]
    return []


def _instead(found: re.Match[str], index: SiteIndex, words: Vocabulary) -> list[Draft] | str:
    """The draft of "the lead should say A instead of B"; in quotes where nothing holds B."""
    message = found.string
    new, old = cleared(found["new"]), cleared(found["old"])
    if re.fullmatch(_IT, old):
        return message[: found.end("new")]
    is_said = found["joint"].startswith(("say", "read"))
    subject = re.sub(_CHANGING, "", found["subject"])
    is_look = bool(kinds(words.items(lift(new))) & LOOKS) and not is_said
    is_wish = kinds(words.items(lift(subject))) & (VERBS | JOINTS)
    if is_look or is_wish or not subject.strip():
        return []
    known = _exchanged(subject, old, new, index, words)
    if known or not is_said:
        return known
    if new[:1].islower():
        return [Draft(value=new, nature="text", anchor=old)]  # hardly all of a text
    return f"{message[: found.start('new')]}“{new}” instead of “{old}”"


def _exchanged(
    subject: str, old: str, new: str, index: SiteIndex, words: Vocabulary
) -> list[Draft]:
    """The draft that exchanges words of the text that is named; [] where nothing holds them."""
    found = anchors.find(old, index)
    mine = [one for one in found if _is_named(subject, one, index)]
    mine = mine or [one for one in found if _may_be(subject, one, index, words)]
    known = Draft(value=new, nature="text", anchor=old)
    if not found:
        return []
    if not mine:
        return [Draft(value=new, nature="text")]
    if len(mine) > 1:
        sections = {one.target.section for one in mine}
        return [known._replace(section=sections.pop() if len(sections) == 1 else "")]
    return [_written(mine[0], old, new)]


def _written(one: anchors.Found, old: str, new: str) -> Draft:
    """The draft that exchanges the words in the one place that holds them."""
    if one.entry and one.part in {"label", "description"}:
        value = f"{one.before}{replacing.unrepeated(new, one)}{one.after}"
        listed = Draft(one.target.section, property=f"link-{one.part}", target=one.entry.label)
        return listed._replace(value=value, nature="text", listed=one.target.property)
    name = f"{one.target.section}.{one.target.property}"
    return Draft(one.target.section, property=name, value=new, nature="text", anchor=old)


def _is_named(subject: str, found: anchors.Found, index: SiteIndex) -> bool:
    """True where a word is told by which people call a text, its list, its entry or its part."""
    target, entry = found.target, found.entry
    names = [target.property, *target.aliases, target.section, *index.sections[target.section]]
    names += [*nouns(target), entry.label, entry.description] if entry else []
    names += ["answer"] if found.part == "description" else []
    known = {word.removesuffix("s") for word in words_of(*map(normal, names))}
    told = [word for word in normal(subject).split() if word not in _LITTLE]
    return any(word.removesuffix("s") in known for word in told)


def _may_be(subject: str, found: anchors.Found, index: SiteIndex, words: Vocabulary) -> bool:
    """True where no word for a text is for another than this one."""
    for item in words.items(lift(subject)):
        if item.kind == "section" and found.target.section not in item.value.split():
            return False
        if item.kind == "property" and not head(item.value).endswith("visibility"):
            return found.target in candidates(Draft(property=item.value), index)
        if item.kind == "label":
            return False
    return True


def _stated(found: re.Match[str], index: SiteIndex, words: Vocabulary) -> list[Draft] | str:
    """What "Ann is a cook, not a waiter" replaces in the one text that speaks of Ann.

    Of a text that is named itself, the wish without its value where B of "A, not B" is not there.
    """
    items = words.items(lift(found["subject"]))
    if items and items[-1].kind == "property" and is_text_word(items[-1].value):
        is_look = bool(kinds(words.items(lift(found["new"]))) & LOOKS)
        if is_look or kinds(items) & (VERBS | JOINTS | LOOKS):
            return []
        is_there = bool(anchors.find(found["old"], index))
        told = _exchanged(found["subject"], found["old"], found["new"], index, words)
        return told if is_there else f"change {found['subject']}"
    if any(map(str.isdigit, found[0])):
        return []  # times and prices are told with what stands before them
    wanted = words_of(found["subject"]) - _LITTLE
    held = [
        one
        for one in anchors.find(found["old"], index)
        if one.part in {"value", "description"} and (one.before + one.after).strip()
        if wanted <= words_of(one.before, one.after, one.entry.label if one.entry else "")
    ]
    if len(held) != 1:
        return []
    subject = held[0].entry.label if held[0].entry else held[0].target.property
    return _exchanged(subject, found["old"], found["new"], index, words)


def _succeeded(found: re.Match[str], index: SiteIndex) -> list[Draft]:
    """The draft of "Ann no longer runs the bar, it's Bea", in the place that is called by all.

    Never who an entry or a card is about: its other fields are that person's too.
    """
    told = [word for word in words_of(found["subject"]) if word not in _LITTLE]
    own = words_of(found["old"])
    whole = [
        one
        for one in anchors.find(found["old"], index)
        if one.entry is None and own.isdisjoint(one.target.property.split("-"))
        if all(_is_named(word, one, index) for word in told)
    ]
    return [_written(whole[0], found["old"], found["new"])] if told and len(whole) == 1 else []


def _renumbered(found: re.Match[str], index: SiteIndex) -> list[Draft]:
    """The drafts of "founded in 1963 not 1962" for the one text, or all that tell the year so."""
    new, old = found["new"], found["old"]
    old = f"{old}%" if new.endswith("%") and not old.endswith("%") else old
    wanted = {one for one in words_of(found["subject"], found["rest"]) if len(one) >= _LEAST}
    is_since = not wanted.isdisjoint(_SINCE)
    wanted |= _SINCE if is_since else set()
    held = [
        one
        for one in anchors.find(old, index)
        if one.part in {"value", "description"}
        if not wanted.isdisjoint(words_of(one.before, one.after))
    ]
    if not (len(held) == 1 or is_since) or new.endswith("%") != old.endswith("%"):
        return []
    return [_written(one, old, new) for one in held]


def _said(found: re.Match[str], index: SiteIndex, words: Vocabulary) -> list[Draft] | str:
    """The draft of "the lead says A, change it to B"; B whole where nothing holds A."""
    old, new = unquoted(found["old"]), as_told(found["new"])
    items = words.items(lift(new))
    is_look = bool(items) and kinds(items) <= LOOKS
    subject = found["subject"]
    is_more = re.search(_WISH, mask(found["new"], lift(found["new"])))
    if (
        is_look
        or is_more
        or not (old and new)
        or kinds(words.items(lift(subject))) & (VERBS | JOINTS)
    ):
        return []
    subject = re.sub(_IN_WORDS, "", subject).strip()
    placed = re.fullmatch(_OLD_IN, old) if not subject else None
    if placed and anchors.find(placed[1], index):
        subject, old = placed[2], placed[1]
    is_quoted = unquoted(found["old"]) != found["old"]
    if not is_quoted and _begins_another(old, new, index):
        return [Draft(anchor=old)]
    return _exchanged(subject, old, new, index, words)


def _begins_another(old: str, new: str, index: SiteIndex) -> bool:
    """True where a piece of a sentence would give way to the beginning of one: to be asked.

    "Dogs are Hello there" is not meant by "where it says welcome put Hello there".
    """
    rest = new.split()[1:]
    is_sentence = new[:1].isupper() and bool(rest) and any(word[:1].islower() for word in rest)
    found = anchors.find(old, index) if is_sentence else []
    return bool(found) and all(one.before and not below.is_capital(one) for one in found)


def _instead_of(found: re.Match[str], index: SiteIndex, words: Vocabulary) -> list[Draft]:
    """The draft of "instead of A write B"."""
    return _exchanged("", unquoted(found["old"]), as_told(found["new"]), index, words)


_FORMS = (
    (_TYPO, _misspelt),
    (_MISSPELT, _misspelt),
    (_WHERE, _said),
    (_SAYS, _said),
    (_FIRST_OLD, _instead_of),
    (_SCOPED, _scoped),
    (_AS, _held),
    (_USED, _used),
    (_INSTEAD, _instead),
)
