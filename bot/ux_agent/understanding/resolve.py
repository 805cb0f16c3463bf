"""A draft brought to one declared place of the site, or to the one question that is missing."""

import re
from collections.abc import Sequence

from bot.ux_agent.intent import Change
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding import (
    anchors,
    colours,
    fitting,
    links_resolve,
    questions,
    relative,
    texts,
)
from bot.ux_agent.understanding.candidates import candidates
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.outcome import Outcome
from bot.ux_agent.understanding.property_words import head

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def resolve(draft: Draft, index: SiteIndex) -> Outcome:
    """The change, the question, the refusal or the "already so" that a draft comes to."""
    if draft.property in links_resolve.PROPERTIES:
        return links_resolve.resolve(draft, index)
    picked = index.find(draft.section, draft.property)
    if picked and fitting.is_list(picked):
        return links_resolve.resolve(draft._replace(property="link"), index)
    if draft.anchor:
        return _by_anchor(draft, index)
    if not draft.property and not draft.nature:
        return _vague(draft, index)
    if draft.nature == "either":
        return _either(draft, index)
    found = candidates(draft, index)
    if not found:
        return _nothing(draft, index)
    if len(found) > 1:
        return _tie(draft, found)
    return settle(draft, found[0])


def _either(draft: Draft, index: SiteIndex) -> Outcome:
    """The name of a colour as the value of a text: ask, unless only one can be meant."""
    text = draft._replace(nature="text")
    colour = draft._replace(nature="colour", value=colours.parse(draft.value) or "")
    if not colour.value or not candidates(colour, index):
        return resolve(text, index)
    if not candidates(text, index):
        return resolve(colour, index)
    choices = [(texts.write(draft.value), "text"), (texts.paint(draft.value), "colour")]
    return Outcome(question=questions.ask("meaning", texts.BOTH, choices), draft=draft)


def settle(draft: Draft, target: Target) -> Outcome:
    """A draft for one target: its value fitted."""
    known = draft._replace(section=target.section, property=target.property, anchor="", stop="")
    if draft.nature == "relative" or not draft.value:
        return _ask_value(known, target)
    fitted = fitting.fit(target, _in_place(draft, target))
    if fitted.is_final:
        return Outcome(refusal=fitted.reason)
    if fitted.reason:
        choices = [(value, value) for value in target.values]
        known = known._replace(value="", nature="")
        return Outcome(question=questions.ask("value", fitted.reason, choices), draft=known)
    if fitting.same(target, fitted.value):
        return Outcome(same=texts.already(target.section, target.property, fitted.value))
    return Outcome(change=Change(target.section, "set", target.property, fitted.value))


def _in_place(draft: Draft, target: Target) -> str:
    """The value as it fits the current one: a sentence stays one, a year takes a year's place."""
    current = target.value or ""
    years = _YEAR.findall(current)
    if draft.nature == "number" and fitting.is_text(target) and _YEAR.fullmatch(draft.value):
        return _YEAR.sub(draft.value, current) if len(years) == 1 else draft.value
    return draft.value + (draft.stop if current.rstrip().endswith(".") else "")


def _ask_value(draft: Draft, target: Target) -> Outcome:
    text = texts.new_value(target.section, target.property, target.type)
    offered = target.values or (("hidden", "visible") if target.type == "bool" else ())
    choices = [(texts.spoken(value).capitalize(), value) for value in offered]
    if draft.nature == "relative":
        steps = relative.steps(target, draft.value)
        choices = [(value, value) for value in steps] or choices
    known = draft._replace(value="", nature="")
    return Outcome(question=questions.ask("value", text, choices), draft=known)


def _by_anchor(draft: Draft, index: SiteIndex) -> Outcome:
    sections = draft.section.split()
    colour = colours.parse(draft.anchor)
    painted = anchors.coloured(colour, index, sections) if colour else []
    if len(painted) == 1 and colours.parse(draft.value):
        return settle(draft._replace(nature="colour"), painted[0])
    found = anchors.find(draft.anchor, index, sections)
    if not found and sections:
        found = anchors.find(draft.anchor, index)
    if not found and draft.nature in {"address", "text"}:
        found = anchors.contacts(draft.value, index, sections)
    if len(found) == 1:
        return _replaced(draft, found[0])
    if found:
        return _anchor_tie(draft, found)
    if draft.property or draft.section:
        return resolve(draft._replace(anchor=""), index)
    choices = _all(index, "text")
    text = texts.not_found(draft.anchor, draft.value)
    return Outcome(
        question=questions.ask(
            "property", text, questions.targets(choices, is_section_known=False)
        ),
        draft=draft._replace(anchor=""),
    )


def _replaced(draft: Draft, found: anchors.Found) -> Outcome:
    target, entry = found.target, found.entry
    if entry:
        name = "link-href" if found.part == "href" or draft.nature == "address" else "link-label"
        value = f"{found.before}{draft.value}{found.after}" if draft.value else ""
        one = Draft(target.section, property=name, target=entry.label, value=value)
        return links_resolve.settle(one, target, entry)
    if not draft.value:
        return settle(draft._replace(value="", nature=""), target)
    return settle(draft._replace(value=f"{found.before}{draft.value}{found.after}"), target)


def _anchor_tie(draft: Draft, found: Sequence[anchors.Found]) -> Outcome:
    own = [one.target for one in found if one.entry is None]
    linked = [one for one in found if one.entry]
    if not own and len({one.target.section for one in linked}) > 1:
        names = [one.target.section for one in linked]
        question = questions.ask("section", texts.WHICH_SECTION, _section_choices(names))
        return Outcome(question=question, draft=draft)
    if not own:
        one = linked[0]
        return _replaced(draft, one)
    choices = questions.targets(own, is_section_known=False) + [
        (
            f"{texts.spoken(one.target.section).capitalize()} link: {one.entry.label}",
            f"{one.target.section}.link-label",
        )
        for one in linked
        if one.entry
    ]
    question = questions.ask("property", texts.which_text(draft.value), choices)
    return Outcome(question=question, draft=draft)


def _section_choices(names: Sequence[str]) -> list[tuple[str, str]]:
    return [(texts.spoken(name).capitalize(), name) for name in dict.fromkeys(names)]


def _vague(draft: Draft, index: SiteIndex) -> Outcome:
    section = draft.section or draft.hint_section
    if len(section.split()) == 1:
        mine = [target for target in index.targets if target.section == section]
        choices = questions.targets(mine, is_section_known=True)
        question = questions.ask("property", texts.what_in(section), choices)
        return Outcome(question=question, draft=draft._replace(section=section))
    question = questions.ask("section", texts.WHAT, questions.sections(index))
    return Outcome(question=question, draft=draft)


def _tie(draft: Draft, found: Sequence[Target]) -> Outcome:
    names = list(dict.fromkeys(target.section for target in found))
    if len(names) == 1:
        known = draft._replace(section=names[0])
        text = texts.which_property(names[0], draft.nature, draft.value)
        choices = questions.targets(found, is_section_known=True)
        return Outcome(question=questions.ask("property", text, choices), draft=known)
    if len(names) == len(found):
        text = texts.WHICH_COLOUR_SECTION if draft.nature == "colour" else texts.WHICH_SECTION
        question = questions.ask("section", text, _section_choices(names))
        return Outcome(question=question, draft=draft._replace(section=""))
    choices = questions.targets(found, is_section_known=False)
    return Outcome(question=questions.ask("property", _which(draft), choices), draft=draft)


def _nothing(draft: Draft, index: SiteIndex) -> Outcome:
    """No target fits: offer those that could take the value, in the section first."""
    section = draft.section if len(draft.section.split()) == 1 else draft.hint_section
    word = head(draft.property).strip("?*")
    open_one = draft._replace(property="", hint_section="", hint_property="")
    if section in index.sections:
        mine = [target for target in index.targets if target.section == section]
        fitting_ones = [target for target in _all(index, draft.nature) if target in mine]
        text = texts.lacks(section, word) if word else texts.what_in(section)
        choices = questions.targets(fitting_ones or mine, is_section_known=True)
        known = open_one._replace(section=section)
        if not fitting_ones:
            known = Draft(section)
        return Outcome(question=questions.ask("property", text, choices), draft=known)
    choices = questions.targets(_all(index, draft.nature), is_section_known=False)
    text = texts.lacks_anywhere(word) if word else _which(draft)
    if not choices:
        question = questions.ask("section", text, questions.sections(index))
        return Outcome(question=question, draft=Draft())
    known = open_one._replace(section="")
    return Outcome(question=questions.ask("property", text, choices), draft=known)


def _which(draft: Draft) -> str:
    """The question for the place of a value."""
    if draft.nature == "text" and draft.value:
        return texts.which_text(draft.value)
    return texts.which_colour(draft.value) if draft.nature == "colour" else texts.WHAT


def _all(index: SiteIndex, nature: str) -> list[Target]:
    if nature == "text":
        return [target for target in index.targets if fitting.is_text(target)]
    return [target for target in index.targets if fitting.takes(target, nature, "")]
