"""A draft brought to one declared place of the site, or to the one question that is missing."""

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
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.outcome import Outcome

_OFFERED = ("background", "color")


def resolve(draft: Draft, index: SiteIndex) -> Outcome:
    """The change, the question, the refusal or the "already so" that a draft comes to."""
    if draft.property in links_resolve.PROPERTIES:
        return links_resolve.resolve(draft, index)
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


def candidates(draft: Draft, index: SiteIndex) -> list[Target]:
    """The targets that a draft may mean, what was said before counting where it fits."""
    places = [draft.section]
    if draft.hint_section and not draft.section:
        places.insert(0, draft.hint_section)
    hint = draft.hint_property.split("|")[0]
    if hint and not draft.property:
        found = _first(draft, [hint], places, index)
        if found:
            return found
    if not draft.property:
        found = next((pool for place in places if (pool := _pool(draft, place, index))), [])
        return _preferred(found, draft.nature)
    tiers = draft.property.split("|")
    if tiers[0] == "text" and draft.nature in {"", "text"} and not places[0]:
        tiers = ["*text"]
    found = _first(draft, tiers, places, index)
    if not found and draft.nature in {"number", "size", "weight", "address", "either"}:
        return candidates(draft._replace(nature="text"), index)
    if not found and draft.nature == "text":
        return _named(draft, tiers[0], places, index)
    return found


def settle(draft: Draft, target: Target) -> Outcome:
    """A draft for one target: its value fitted."""
    known = draft._replace(section=target.section, property=target.property, anchor="", stop="")
    if draft.nature == "relative" or not draft.value:
        return _ask_value(known, target)
    # A sentence stays one where the current text is one.
    stop = draft.stop if (target.value or "").rstrip().endswith(".") else ""
    fitted = fitting.fit(target, draft.value + stop)
    if fitted.is_final:
        return Outcome(refusal=fitted.reason)
    if fitted.reason:
        choices = [(value, value) for value in target.values]
        known = known._replace(value="", nature="")
        return Outcome(question=questions.ask("value", fitted.reason, choices), draft=known)
    if fitting.same(target, fitted.value):
        return Outcome(same=texts.already(target.section, target.property, fitted.value))
    return Outcome(change=Change(target.section, "set", target.property, fitted.value))


def _ask_value(draft: Draft, target: Target) -> Outcome:
    text = texts.new_value(target.section, target.property, target.type)
    offered = target.values or (("hidden", "visible") if target.type == "bool" else ())
    choices = [(texts.spoken(value).capitalize(), value) for value in offered]
    if draft.nature == "relative":
        steps = relative.steps(target, draft.value)
        choices = [(value, value) for value in steps] or choices
    known = draft._replace(value="", nature="")
    return Outcome(question=questions.ask("value", text, choices), draft=known)


def _first(
    draft: Draft, tiers: Sequence[str], places: Sequence[str], index: SiteIndex
) -> list[Target]:
    """The targets of the first tier, and in it of the first place, that has any."""
    pools = [_pool(draft, place, index) for place in places]
    for tier in tiers:
        for pool in pools:
            found = [target for target in pool if _is_in(target, tier.split())]
            if found:
                return found
    return []


def _pool(draft: Draft, place: str, index: SiteIndex) -> list[Target]:
    """The targets of a place (all for '') that take the draft's value."""
    sections = place.split()
    return [
        target
        for target in index.targets
        if (not sections or target.section in sections)
        and fitting.takes(target, draft.nature, draft.value)
    ]


def _named(draft: Draft, tier: str, places: Sequence[str], index: SiteIndex) -> list[Target]:
    """The targets of that very name, whatever they take."""
    names = [name for name in tier.split() if not name.startswith("*")]
    return _first(draft._replace(nature=""), [" ".join(names)], places, index)


def _preferred(pool: Sequence[Target], nature: str) -> list[Target]:
    """Without a property a colour is a background's, where there is one."""
    if nature == "colour":
        backgrounds = [target for target in pool if target.property == "background"]
        return backgrounds or list(pool)
    return list(pool) if nature else []


def _is_in(target: Target, tier: Sequence[str]) -> bool:
    for name in tier:
        if name == target.property:
            return True
        if name == "*text" and fitting.is_text(target):
            return True
        if name == "*background" and target.type == "color" and "background" in target.property:
            return True
        if name == "?color" and target.type == "color" and target.property in _OFFERED:
            return True
    return False


def _by_anchor(draft: Draft, index: SiteIndex) -> Outcome:
    sections = draft.section.split()
    colour = colours.parse(draft.anchor)
    painted = anchors.coloured(colour, index, sections) if colour else []
    if len(painted) == 1 and colours.parse(draft.value):
        return settle(draft._replace(nature="colour"), painted[0])
    found = anchors.find(draft.anchor, index, sections)
    if not found and sections:
        found = anchors.find(draft.anchor, index)
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
    text = texts.which_text(draft.value) if draft.nature == "text" else texts.WHAT
    choices = questions.targets(found, is_section_known=False)
    return Outcome(question=questions.ask("property", text, choices), draft=draft)


def _nothing(draft: Draft, index: SiteIndex) -> Outcome:
    """No target fits: offer those that could take the value, in the section first."""
    section = draft.section if len(draft.section.split()) == 1 else draft.hint_section
    word = draft.property.split("|")[0].split(" ")[0].strip("?*")
    mine = [target for target in _all(index, draft.nature) if target.section == section]
    if section and mine:
        text = texts.lacks(section, word) if word else texts.what_in(section)
        choices = questions.targets(mine, is_section_known=True)
        known = draft._replace(section=section, property="", hint_property="")
        return Outcome(question=questions.ask("property", text, choices), draft=known)
    fitting = _all(index, draft.nature)
    choices = questions.targets(fitting, is_section_known=False)
    if not choices:
        return Outcome(
            question=questions.ask("section", texts.WHAT, questions.sections(index)),
            draft=draft._replace(property="", section=""),
        )
    text = texts.which_text(draft.value) if draft.nature == "text" and draft.value else texts.WHAT
    known = draft._replace(property="", section="", hint_section="", hint_property="")
    return Outcome(question=questions.ask("property", text, choices), draft=known)


def _all(index: SiteIndex, nature: str) -> list[Target]:
    if nature == "text":
        return [target for target in index.targets if fitting.is_text(target)]
    return [target for target in index.targets if fitting.takes(target, nature, "")]
