"""The answer to a question, put where the draft lacked it."""

import re
from collections.abc import Sequence

from bot.ux_agent.intent import Intent
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding import grammar, guard
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.drafting import likened, plain, valued
from bot.ux_agent.understanding.figures import sums
from bot.ux_agent.understanding.following import entry_answers, figured, narrowing, still_open
from bot.ux_agent.understanding.linking import pages
from bot.ux_agent.understanding.literals import lift, unquoted
from bot.ux_agent.understanding.placing import fitting, relative
from bot.ux_agent.understanding.placing.candidates import candidates
from bot.ux_agent.understanding.words import anchors, colours
from bot.ux_agent.understanding.words.clauses import LOOKS
from bot.ux_agent.understanding.words.property_words import LINK_PROPERTIES, combined
from bot.ux_agent.understanding.words.trim import as_told, polished
from bot.ux_agent.understanding.words.vocabulary import Item, Vocabulary

_SENTENCE = (
    r"(?i)^\W*(?:please\s+)?(?:make|change|set|use|let|it should|should|i want|i'd like|turn"
    r"|call it|name it|put|write|change it|say|it is|it's|link it|to)\b"
)
_NUMBERS = ("first", "second", "third", "fourth", "fifth")
_COUNT = r"\d[\d.,]*\s?[a-z%]*"
_ORDINAL = (
    rf"(?:the )?(?:number |no\.? ?|#)?(?:({'|'.join(_NUMBERS)})|(\d\d?)(?:st|nd|rd|th|\.)?)"
    r"(?: one| choice| option)?[.!]?"
)
_EVERY = (
    r"(?i)\W*(?:all|both|everything|every one|everywhere|all of (?:them|those)"
    r"|alle|beide|alles|überall)\W*"
)
_QUOTES = " \"'“”„‘’"
_YES = (
    r"(?i)\W*(?:(?:yes|yeah|yep|yup|ok(?:ay)?|sure|fine|please|go ahead|do(?: it| so| that)|right"
    r"|(?:remove|add|use|take) it(?: there| then)?|that one|that'?s (?:it|right|fine)|correct"
    r"|exactly|ja|gerne|bitte|genau|mach das)\W*){1,4}"
)
_GERMAN_ARTICLE = r"^(?:(?:bei|in|an|auf) )?(?:der|das|den|dem)\s+|^die\s+|^(?:im|beim|am)\s+"
_IN_GERMAN = {
    "bool": {"ja": "visible", "an": "visible", "nein": "hidden", "aus": "hidden"},
    "weight": {"fett": "bold", "halbfett": "600", "dünn": "100", "leicht": "300"},
}
"""What people may answer in German, by the type of what is asked for; the rest is English."""

_REMOVES = (
    r"(?i)\W*(?:(?:please|just|no|yes)\W+)*(?:remove|delete|drop|hide|take|get rid of|cut|lose)"
    r" (?:it|that|this|them|all)(?: (?:all|out|off|away|completely|altogether|please|down))*\W*"
)
_SHOULD = r"(?i)\W*(\S.{0,60}?)[\"”'’]? should (?:be|say|read) [\"“'‘]?(\S.{0,200}?)[\"”'’.!]*"
_BARE = r"\d+(?:[.,]\d+)?"
_SHORT = 3
_PLACE = r"([\w-]+)\.([\w-]+)"


def read(intent: Intent, answer: str, index: SiteIndex, words: Vocabulary) -> list[Draft] | None:
    """The drafts of the intent with the answer filled in; None when it does not answer."""
    assert intent.question  # noqa: S101 - the caller asks only then
    rest = [Draft.from_data(one) for one in intent.pending.get("rest", ())]
    pending = entry_answers.linked(Draft.from_data(intent.pending), intent.request, index)
    slot = intent.question.slot
    chosen = picked(intent, answer)
    if chosen is None and slot == "property" and pending.property == "link":
        chosen = narrowing.of_entry(intent, answer, index) or None
    if chosen is None and slot == "property":
        chosen = _shown(pending, answer, index)
    corrected = None if chosen is not None else _corrected(pending, answer, index)
    if corrected:
        return [corrected, *rest]
    if slot in {"section", "property"} and re.fullmatch(_EVERY, answer) and chosen is None:
        choices = [value for _, value in intent.question.choices]
        filled: list[Draft] | None = [_placed(pending, slot, value) for value in choices]
    elif slot == "value" and (chosen is None or pending.details):
        filled = figured.read(pending, chosen or answer, intent.request, index) or _valued(
            pending, chosen or answer, index, words
        )
    elif slot == "target" and chosen is None:
        filled = _targeted(pending, answer, index, words)
    elif slot == "target":
        filled = [pending._replace(target=chosen or "")]
    elif chosen is not None:
        filled = [_placed(pending, slot, chosen)]
    else:
        filled = _said(pending, answer, index, words, intent.question.choices)
    if filled is None:
        return None
    named = _buttons_in(intent.request, words)
    # What named no place before counts no more once the answer names one.
    told = [one._replace(unknown="") if slot in {"section", "property"} else one for one in filled]
    placed = [_of_button(one, named) or _elsewhere(one, index) for one in told]
    if slot != "value":
        found = [figured.placed(one, intent.request, index) or [one] for one in placed]
        placed = [one for each in found for one in each]
    return placed + still_open.with_place(rest, pending, placed)


def _corrected(pending: Draft, answer: str, index: SiteIndex) -> Draft | None:
    """What "prefered should be preferred" replaces in the part asked about, or None."""
    is_open = not (pending.value or pending.nature or pending.property or pending.target)
    told = re.fullmatch(_SHOULD, answer) if is_open and "should" in answer.lower() else None
    if told is None or colours.parse(told[2]):
        return None
    if not anchors.find(told[1], index, pending.section.split()):
        return None
    return pending._replace(anchor=told[1], value=told[2], nature="text")


def _buttons_in(request: str, words: Vocabulary) -> list[Item]:
    found = words.items(lift(request))
    return [item for item in found if item.kind == "property" and "cta-text" in item.value]


def _of_button(draft: Draft, named: Sequence[Item]) -> Draft | None:
    """The button in the part that is answered, never all of that part; None for all else."""
    is_whole = bool(draft.section) and not (draft.property or draft.anchor or draft.target)
    if not named or not is_whole or draft.nature not in LOOKS:
        return None
    return draft._replace(property=combined(named, draft.nature))


def _elsewhere(draft: Draft, index: SiteIndex) -> Draft:
    """A draft whose section lacks what the answer names, which only another section has."""
    is_whole = bool(draft.section and draft.property and draft.nature)
    if not is_whole or draft.property in LINK_PROPERTIES or candidates(draft, index):
        return draft
    anywhere = draft._replace(section="", hint_section="")
    return anywhere if len(candidates(anywhere, index)) == 1 else draft


def picked(intent: Intent, answer: str) -> str | None:
    """The value of the choice whose value or label the answer is."""
    said = answer.strip().casefold()
    choices = intent.question.choices if intent.question else ()
    place = re.fullmatch(_ORDINAL, said)
    if place and choices and (place[1] or not _may_count(intent)):
        at = int(place[2]) - 1 if place[2] else _NUMBERS.index(place[1])
        return choices[at][1] if 0 <= at < len(choices) else None
    if len(choices) == 1 and re.fullmatch(_YES, answer):
        return choices[0][1]
    for label, value in choices:
        if said in {value.casefold(), label.casefold(), value.replace("-", " ").casefold()}:
            return value
    # "Headline: Fresh bread" is also meant by "headline", "Fußzeile" by "in der Fußzeile".
    short = {said, re.sub(_GERMAN_ARTICLE, "", said), said.strip(_QUOTES)}
    named = [
        value
        for label, value in choices
        if {*label.casefold().split(": ", 1), _in_quotes(label)} & short
    ]
    if len(named) == 1 or not any(")" in label for label, _ in choices):
        return named[0] if len(named) == 1 else None
    from bot.ux_agent.understanding.placing import grouped  # noqa: PLC0415 - few rows are in groups

    return grouped.picked(intent.question, answer) if intent.question else None


def _may_count(intent: Intent) -> bool:
    """True where a number may be the value that is asked for: a size, the beds of a new room."""
    if intent.question is None or intent.question.slot != "value":
        return False
    is_counted = any(re.fullmatch(_COUNT, value) for _, value in intent.question.choices)
    return is_counted or (bool(intent.pending.get("details")) and not _are_files(intent))


def _are_files(intent: Intent) -> bool:
    choices = intent.question.choices if intent.question else ()
    return all("." in value and " " not in value for _, value in choices)


def _shown(pending: Draft, answer: str, index: SiteIndex) -> str | None:
    """The place of the one text that an answer quotes, of more than the choices could hold."""
    said = unquoted(answer).strip().casefold()
    is_quoted = said != answer.strip().casefold() or len(said.split()) > _SHORT
    if not is_quoted or pending.nature not in {"", "text"} or pending.anchor:
        return None
    same = [one for one in index.targets if (one.value or "").strip().casefold() == said]
    same = [one for one in same if fitting.is_text(one)]
    places = [
        f"{one.section}.{one.property}" for one in same if pending.section in {"", one.section}
    ]
    return places[0] if len(places) == 1 else None


def _in_quotes(label: str) -> str:
    """The words of a choice that is a text of the page."""
    return label.casefold().partition("” (")[0].partition("“ (")[0].strip(_QUOTES)


def _placed(pending: Draft, slot: str, picked: str) -> Draft:
    place = re.fullmatch(_PLACE, picked)
    if slot == "value":
        return pending._replace(value=picked, nature=pending.nature or "text")
    if place and place[2] == "link-label":
        named = pending.anchor or pending.target
        return pending._replace(section=place[1], property=place[2], target=named, anchor="")
    if place and pending.property == "link":  # another field of the entry
        return Draft(place[1], property=place[2], value=pending.value, nature=pending.nature)
    if place:
        return pending._replace(section=place[1], property=place[2], hint_section="")
    if slot == "meaning":
        said = pending.value
        colour = (colours.parse(said) or colours.ending(said)) if picked == "colour" else None
        return pending._replace(nature=picked, value=colour or pending.value)
    if slot == "section":
        return pending._replace(section=picked)
    return pending._replace(property=picked)


def _valued(pending: Draft, answer: str, index: SiteIndex, words: Vocabulary) -> list[Draft] | None:
    """A value in the answer's own words, or out of a sentence that holds one."""
    if pending.property == "add-link":
        return [_new_entry(pending, answer, index)]
    if re.fullmatch(_REMOVES, answer):
        gone = pending._replace(op="remove", value="", nature="")
        if pending.target:
            return [gone._replace(property="remove-link")]
        return [gone] if pending.anchor else None
    target = index.find(pending.section, pending.property)
    alike = likened.answered(answer, target, index, words) if target and "same" in answer else ""
    if alike:
        return [pending._replace(value=alike, nature="text")]
    wish = _wish(answer, target, words)
    if wish:
        return [pending._replace(value=wish, nature="relative")]
    said = _worded(pending, answer, target) or _sentence(pending, answer, index, words)
    if said and pending.anchor:
        return [_instead(pending, said[0].value, target)]
    if said:
        return said
    if pending.anchor:
        return [_instead(pending, as_told(answer), target)]
    is_way = pending.property == "link-href" or (target is not None and target.type == "url")
    page = pages.answered(answer, index) if is_way else ""
    return _plainly(pending, page or answer, target, words)


def _plainly(
    pending: Draft, answer: str, target: Target | None, words: Vocabulary
) -> list[Draft] | None:
    """The answer itself as the value, in the form of its kind; None where nothing is said."""
    value = unquoted(answer)
    if not value.strip():
        return None
    if target and target.type == "color":
        value = _colour(answer, words) or value
    if target and target.type in _IN_GERMAN:
        value = _IN_GERMAN[target.type].get(value.strip().lower(), value)
    if pending.property == "link-href":
        address = next((token.value for token in lift(answer) if token.kind == "address"), "")
        value = address or value
    if target and fitting.is_text(target) and re.fullmatch(_BARE, value.strip()):
        is_price = any(one.coin for one in sums.sums(target.value or ""))
        value = sums.in_form(value.strip(), target.value or "") if is_price else value
    return [pending._replace(value=value, nature="text")]


def _worded(pending: Draft, answer: str, target: Target | None) -> list[Draft]:
    """The new text alone of "it should be Put your feet up, please"; [] for all else."""
    is_text = target is not None and target.type == "text" and not pending.anchor
    text = valued.answered(answer) if is_text else ""
    is_told = text[:1].isupper() and text != answer.strip()
    return [pending._replace(value=text, nature="text")] if is_told else []


def _wish(answer: str, target: Target | None, words: Vocabulary) -> str:
    """The wish of "a bit smaller", where it is sure what that comes to; '' for all else."""
    items = words.items(lift(answer)) if target and target.value else []
    said = [item.value for item in items if item.kind == "relative"]
    if target is None or len(said) != 1 or any(item.kind == "quoted" for item in items):
        return ""
    wish = relative.wish(said[0], answer, ())
    return wish if relative.takes(target, wish) and relative.reached(target, wish) else ""


def _instead(pending: Draft, value: str, target: Target | None) -> Draft:
    """New words for the anchor alone, or for the whole text where they hold more of it."""
    rest = set((target.value or "").casefold().split() if target else ())
    rest -= set(pending.anchor.casefold().split())
    is_whole = any(len(word) > _SHORT and word in rest for word in value.casefold().split())
    is_whole = is_whole or len(value.split()) > len(pending.anchor.split()) + _SHORT
    anchor = "" if is_whole else pending.anchor
    return pending._replace(value=value, nature="text", anchor=anchor)


def _new_entry(pending: Draft, answer: str, index: SiteIndex) -> Draft:
    """A new entry of a list with all that the answer tells of it, or a new link."""
    from bot.ux_agent.understanding.linking import adding  # noqa: PLC0415 - few add an entry

    whole = adding.answered(pending, answer, index) or entry_answers.told(pending, answer, index)
    return whole or _new_link(pending, answer, index)


def _new_link(pending: Draft, answer: str, index: SiteIndex) -> Draft:
    """A new link with what the answer says: "About:/about", the address, or the label."""
    if pending.details and not pending.details[-1][1]:
        *others, (name, _) = pending.details
        return pending._replace(details=(*others, (name, as_told(answer))))
    label, href = grammar.link_pair(unquoted(answer))
    found = [token.value for token in lift(answer) if token.kind == "address"]
    if guard.is_address(answer.strip()) and not pending.href:
        return pending._replace(href=answer.strip())
    if pending.value:
        page = pages.answered(answer, index)
        return pending._replace(href=href or page or (found[0] if found else label))
    return pending._replace(value=label, href=pending.href or href)


def _colour(answer: str, words: Vocabulary) -> str:
    found = [item.value for item in words.items(lift(answer)) if item.kind == "colour"]
    return found[0] if len(found) == 1 else colours.parse(polished(answer)) or ""


def _sentence(
    pending: Draft, answer: str, index: SiteIndex, words: Vocabulary
) -> list[Draft] | None:
    if not re.match(_SENTENCE, answer) and not any(
        token.kind == "quoted" for token in lift(answer)
    ):
        return None
    context = plain.Context(pending.section, pending.property, is_follow_up=True)
    drafts = plain.read(answer, words.items(lift(answer)), index, context)
    if len(drafts) != 1 or not drafts[0].value:
        return None
    said = drafts[0]
    if pending.target:
        return [pending._replace(value=said.value, nature=said.nature)]
    return [
        said._replace(
            section=said.section or pending.section, property=said.property or pending.property
        )
    ]


def _targeted(
    pending: Draft, answer: str, index: SiteIndex, words: Vocabulary
) -> list[Draft] | None:
    sections = pending.section.split()
    said = polished(unquoted(answer))
    if anchors.entries(said, index, sections):
        return [pending._replace(target=said)]
    labels = [
        item.value
        for item in words.items(lift(answer))
        if item.kind in {"label", "quoted"} and anchors.entries(item.value, index, sections)
    ]
    if not labels:
        short = re.sub(r"^(?:the|a)\s+|\s+(?:link|one|entry|item)$", "", said, flags=re.IGNORECASE)
        labels = [short] if anchors.entries(short, index, sections) else []
    return [pending._replace(target=labels[0])] if labels else None


def _said(
    pending: Draft,
    answer: str,
    index: SiteIndex,
    words: Vocabulary,
    choices: Sequence[tuple[str, str]],
) -> list[Draft] | None:
    """A place, or more, out of the words of an answer."""
    items = words.items(lift(answer))
    is_new = pending.property == "add-link" and not pending.value
    whole = _new_entry(pending, answer, index) if is_new and pending.section else pending
    if whole.details:
        return [whole]
    if is_new and items and {item.kind for item in items} <= {"word", "label", "quoted"}:
        return [pending._replace(value=as_told(answer))]
    if pending.property == "add-link" and any(item.kind == "address" for item in items):
        return [_new_link(pending, answer, index)]
    drafts = plain.read(answer, items, index, plain.Context(pending.section))
    if not drafts:
        return None
    said = drafts[0]
    if not (said.section or said.property or said.anchor or said.value):
        return None
    if pending.property == "link" and said.nature == "address":
        return [pending._replace(property="link-href", value=said.value, nature="address")]
    is_other = said.nature != pending.nature and bool({said.nature, pending.nature} & LOOKS)
    if is_other and pending.value and said.value and said.section:
        return None  # "make the footer black", where a text was asked about
    is_new = said.nature == "text" and pending.nature not in {"", "text"}
    if said.value and (said.section or said.anchor or is_new) and said.property:
        return drafts
    left = narrowing.within(pending, said, choices, index) if len(drafts) == 1 else None
    return [left] if left else [_filled(pending, one) for one in drafts]


def _filled(pending: Draft, said: Draft) -> Draft:
    """The draft with the place, and the value if it has one, that an answer names."""
    is_kept = bool(pending.value) and (not said.value or said.nature == "text")
    return pending._replace(
        section=said.section or pending.section,
        property=said.property or pending.property,
        value=pending.value if is_kept else said.value,
        nature=pending.nature if is_kept else said.nature,
        target=pending.target or said.target,
    )
