"""Drafts that name their place by the text, the link or the colour that stands there now."""

import re
from collections.abc import Sequence

from bot.texts.english import Texts
from bot.texts.phrase import capitalised, phrase
from bot.ux_agent.intent import Change
from bot.ux_agent.site import Entry, SiteIndex, Target
from bot.ux_agent.understanding import guard, texts
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.outcome import Outcome
from bot.ux_agent.understanding.placing import fitting, grouped, links_resolve, pairs, questions
from bot.ux_agent.understanding.placing.candidates import candidates
from bot.ux_agent.understanding.placing.settling import settle
from bot.ux_agent.understanding.words import anchors, colours
from bot.ux_agent.understanding.words.property_words import (
    BUTTON_COLOUR,
    BUTTON_WORDS_COLOUR,
    head,
    is_aspect,
    is_generic,
    is_text_word,
    look_of,
    nature_of,
)

_AMOUNT = (
    r"(?i)(?:(?:up|down) to |at |from )?[£$€]?\s?\d[\d.,:]*(?:\s?(?:[£$€]|[a-z]{2,7}))?"
    r"(?: (?:and|a|per)\b.*)?"
)
_SHARED = ("font-family", "padding", "radius", "text-")
_PAGE = frozenset({"site", "page", "body", "global"})
_TELLING = 4
_MOST = 0.6
_LOOKS = frozenset({"colour", "size", "weight", "relative", "either"})


def replace(draft: Draft, index: SiteIndex) -> Outcome | Draft:
    """What a draft with an anchor comes to, or the draft without it where that says enough."""
    if not draft.value and draft.op == "set" and draft.property:
        draft = _of_look(draft, index)
        if not draft.anchor:
            return draft
    sections = draft.section.split()
    colour = colours.parse(draft.anchor)
    if colour and colours.parse(draft.value):
        if draft.section in _PAGE and not draft.property:
            from bot.ux_agent.understanding.placing import hues  # noqa: PLC0415 - few requests need it

            return hues.everywhere(draft, index)
        painted = anchors.coloured(colour, index, sections)
        if painted:
            return _repainted(draft, painted)
    found = _narrowed(draft, _found(draft, index), index)
    if draft.unknown:
        choices = questions.targets(_like(draft.value, index), is_section_known=False)
        text = texts.unknown_word(draft.unknown, texts.which_text(draft.value))
        question = questions.ask("property", text, choices)
        return Outcome(question=question, draft=draft._replace(anchor="", unknown=""))
    if (
        draft.nature in _LOOKS - {"either"}
        and found
        and all(_is_piece(one, draft) for one in found)
    ):
        return _of_a_piece(draft, found)
    if len(found) == 1:
        return _replaced(draft, found[0], index)
    if found:
        return _tie(draft, found, index)
    near = anchors.nearly(draft.anchor, index, sections)
    if near:
        return replace(draft._replace(anchor=near), index)
    is_unfound = draft.nature in _LOOKS and not colour
    if (draft.property or draft.section) and not is_unfound:
        return draft._replace(anchor="")
    return _unfound(draft, index)


def _of_look(draft: Draft, index: SiteIndex) -> Draft:
    """The draft of "change the colour of “Kind words”" for that look, and for no other words."""
    names = draft.property.split()
    exact = [one for one in index.targets if f"{one.section}.{one.property}" in names]
    if exact and not any(map(fitting.is_text, exact)):
        return draft._replace(anchor="")
    of_other = index.find(draft.section, draft.property)
    if of_other and not fitting.is_text(of_other):
        # The headline's colour, where the heading that is quoted may have its own.
        draft = draft._replace(property=look_of(nature_of(draft.property), ""))
    is_buttons = draft.property in {BUTTON_COLOUR, BUTTON_WORDS_COLOUR}
    if draft.nature or not (is_buttons or is_aspect(draft.property)):
        return draft
    nature = nature_of(draft.property)
    if is_buttons or head(draft.property).startswith(_SHARED):
        # Such a look is all buttons', or all of the page's.
        return draft._replace(nature=nature, section="", anchor="", unknown=f"“{draft.anchor}”")
    return draft._replace(nature=nature)


def _unfound(draft: Draft, index: SiteIndex) -> Outcome:
    """The question what is meant where nothing of the site is what was told of it."""
    is_colour = draft.nature == "colour"
    offered = [one for one in index.targets if one.type == "color"] if is_colour else _texts(index)
    choices = questions.targets(offered, is_section_known=False)
    asked = draft.value if draft.nature in {"text", "address"} else ""
    text = texts.not_found(draft.anchor, asked)
    if is_colour:
        text = texts.colour_not_found(draft.anchor, draft.value)
    question = questions.ask("property", text, choices)
    return Outcome(question=question, draft=draft._replace(anchor=""))


def _is_piece(found: anchors.Found, draft: Draft) -> bool:
    """True for a few words of a longer text, which do not stand for all of it."""
    rest = (found.before + found.after).strip(" .,;:!?")
    is_begun = not found.before.strip() and len(draft.anchor.split()) >= _TELLING
    return bool(rest) and not is_begun and len(draft.anchor) < _MOST * len(rest + draft.anchor)


def _of_a_piece(draft: Draft, found: Sequence[anchors.Found]) -> Outcome:
    """The question whether the whole text is to have the look that only some words can't have."""
    own = [one.target for one in found if one.entry is None]
    choices = questions.targets(list(dict.fromkeys(own)), is_section_known=False)
    question = questions.ask("property", texts.only_whole(draft.anchor), choices)
    return Outcome(question=question, draft=draft._replace(section="", property="", anchor=""))


def _texts(index: SiteIndex) -> list[Target]:
    return [target for target in index.targets if fitting.is_text(target)]


def _like(value: str, index: SiteIndex) -> list[Target]:
    """The texts that a value may become: for a price those that are one."""
    if not any(map(str.isdigit, value)):
        return _texts(index)
    from bot.ux_agent.understanding.placing import labels  # noqa: PLC0415 - few values hold a number

    return labels.alike(value, _texts(index))


def _repainted(draft: Draft, painted: Sequence[Target]) -> Outcome:
    known = draft._replace(nature="colour", anchor="")
    if len(painted) == 1:
        return settle(known, painted[0])
    choices = questions.targets(painted, is_section_known=False)
    question = questions.ask("property", texts.which_colour(draft.value), choices)
    return Outcome(question=question, draft=known)


def _found(draft: Draft, index: SiteIndex) -> list[anchors.Found]:
    sections = draft.section.split()
    named = _named(draft, index)
    held = anchors.find(draft.anchor, index._replace(targets=tuple(named))) if named else []
    if held:
        return held
    found = anchors.find(draft.anchor, index, sections)
    found += [] if sections or draft.nature != "text" else _said_too(draft.anchor, found, index)
    if not found and sections:
        found = anchors.find(draft.anchor, index)
    if not found and draft.nature in {"address", "text"}:
        found = anchors.contacts(draft.value, index, sections)
    return found


def _said_too(anchor: str, found: Sequence[anchors.Found], index: SiteIndex) -> list[anchors.Found]:
    """The further texts that hold a name of several words of which one text is the whole."""
    names = anchor.split()
    is_name = len(names) > 1 and all(name[:1].isupper() for name in names)
    if not is_name or len(found) != 1 or found[0].entry or found[0].before + found[0].after:
        return []
    return anchors.holding(anchor, index)


def _named(draft: Draft, index: SiteIndex) -> list[Target]:
    """The texts that are named as the place of the anchor; a button may be any of them."""
    is_text = is_text_word(draft.property) and not is_generic(draft.property)
    if not is_text or draft.nature != "text" or "cta-text" in draft.property:
        return []
    found = candidates(draft._replace(anchor="", nature="", value=""), index)
    return [target for target in found if fitting.is_text(target)]


def _narrowed(
    draft: Draft, found: Sequence[anchors.Found], index: SiteIndex
) -> Sequence[anchors.Found]:
    """Of several places those of the property that is named too; what leads nowhere gets no way."""
    if len(found) > 1 and draft.nature == "address":
        led = [one for one in found if one.entry or pairs.address_of(one.target, index)]
        found = led or found
    if len(found) < 2 or not draft.property:
        return found
    if not draft.section and "cta-text" in draft.property:
        return found  # each of them may be a button
    named = candidates(draft._replace(anchor="", nature="", value=""), index)
    return [one for one in found if one.entry is None and one.target in named] or found


def _replaced(draft: Draft, found: anchors.Found, index: SiteIndex) -> Outcome | Draft:
    target, entry = found.target, found.entry
    said = draft.value
    if said and not entry and _is_opening(draft, found):
        said = said[:1].upper() + said[1:]  # "eight wheels -> ten wheels" where "Eight" begins
    said = unrepeated(said, found)
    value = f"{found.before}{said}{found.after}" if said else ""
    is_open = draft.op == "set" and not (draft.value or draft.nature or entry)
    if is_open and (found.before + found.after).strip():
        # "Fix “choise”": the answer is for these words alone.
        question = questions.ask("value", texts.new_words(draft.anchor))
        known = draft._replace(section=target.section, property=target.property)
        return Outcome(question=question, draft=known)
    if entry:
        return _of_entry(draft, found, entry, value, index)
    if draft.nature == "address" and found.part == "value" and fitting.is_text(target):
        return _pointed(draft, target, index)
    if draft.nature in _LOOKS:
        is_button = "cta" in target.property or "button" in target.property
        look = BUTTON_COLOUR if is_button and draft.nature == "colour" else target.property
        return draft._replace(section=target.section, property=look, anchor="")
    if draft.op == "remove" and (found.before.strip() or found.after.strip()):
        return settle(Draft(value=_rest(found), nature="text"), target)
    stop = "" if found.after.strip() else draft.stop
    return settle(draft._replace(op="set", value=value, stop=stop), target)


def _of_entry(
    draft: Draft, found: anchors.Found, entry: Entry, value: str, index: SiteIndex
) -> Outcome | Draft:
    """What words of an entry of a list come to: its label's, its address's or those beside it."""
    target = found.target
    if found.part == "description":
        about = draft._replace(section=target.section, property="description", target=entry.label)
        return links_resolve.settle(about._replace(value=value, anchor=""), target, entry)
    is_number = draft.nature in {"number", "size"} or bool(re.fullmatch(_AMOUNT, draft.value))
    is_look = draft.nature in _LOOKS - {"either"}
    named = Draft(target.section, property="link-label", target=entry.label, value=value)
    if is_look or (is_number and not any(map(str.isdigit, entry.label))):
        # "the flat white to 3.60": a price, no name; and "our team heading green" is none either.
        asked = grouped.priced(named, entry, index) if is_number else None
        plain = Draft(target.section, property="link")
        return asked or links_resolve.settle(plain, target, entry)
    if draft.op == "remove":
        return Draft(target.section, "remove", "remove-link", target=entry.label)
    if found.part == "href" or draft.nature == "address":
        named = named._replace(property="link-href")
    return links_resolve.settle(named, target, entry, index)


def _is_opening(draft: Draft, found: anchors.Found) -> bool:
    """Whether a capital of the text goes that was told in small letters, as was the new one."""
    old = " ".join((found.target.value or "").split())[len(found.before) :][:1]
    is_part = bool(found.before or found.after) and found.part == "value"
    return is_part and old.isupper() and draft.anchor[:1].islower() and draft.value[:1].islower()


def unrepeated(said: str, found: anchors.Found) -> str:
    """The new words without those at an end that stand there beside the old ones.

    "Eight weeks instead of six" where "within six weeks" stands.
    """
    words = said.split(" ")
    plain = said.lower().split(" ")
    before, after = found.before.lower(), found.after.lower()
    most = min(len(words) - 1, max(before.count(" "), after.count(" ")))
    for count in range(most, 0, -1):
        first, last = " ".join(plain[:count]), " ".join(plain[-count:])
        behind = after[len(last) + 1 :]
        if after.startswith(f" {last}") and not _is_word(behind[:1]):
            return " ".join(words[:-count])
        if before.endswith(f"{first} ") and not _is_word(before[: -len(first) - 1][-1:]):
            return " ".join(words[count:])
    return said


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _rest(found: anchors.Found) -> str:
    """A text without some of its words; '' where what is left would be no sentence."""
    if not found.before.strip() and found.after.strip()[:1].islower():
        return ""
    rest = " ".join(f"{found.before}{found.after}".split())
    rest = re.sub(r" ([.,;:!?])", r"\1", rest)
    rest = re.sub(r"[,;:]+(?=[.!?])", "", rest)
    return re.sub(r"([.,;:!?])(?: ?[.,;:])+", r"\1", rest)


def _pointed(draft: Draft, target: Target, index: SiteIndex) -> Outcome | Draft:
    """The address that a text leads to, which stands beside it; never the text itself."""
    found = pairs.address_of(target, index)
    if found is None:
        text = texts.lacks(target.section, "address")
        mine = [one for one in index.targets if one.section == target.section]
        choices = questions.targets(mine, is_section_known=True)
        return Outcome(
            question=questions.ask("property", text, choices), draft=Draft(target.section)
        )
    return draft._replace(section=found.section, property=found.property, anchor="")


def _both(draft: Draft, linked: Sequence[anchors.Found], index: SiteIndex) -> Outcome | Draft:
    """The link found, and its address too where that is what its label shows."""
    outcome = _replaced(draft, linked[0], index)
    entry = linked[0].entry
    is_shown = len(linked) == 2 and [one.part for one in linked] == ["label", "href"]
    if not is_shown or linked[1].entry is not entry or not isinstance(outcome, Outcome):
        return outcome
    address = guard.address(draft.value)
    if outcome.change is None or address is None or entry is None:
        return outcome
    led = Change(linked[0].target.section, "set", "link-href", address, target=entry.label)
    return outcome._replace(also=(led,))


def _tie(draft: Draft, found: Sequence[anchors.Found], index: SiteIndex) -> Outcome | Draft:
    own = [one.target for one in found if one.entry is None]
    linked = [one for one in found if one.entry]
    names = list(dict.fromkeys(one.target.section for one in linked))
    if not own and len(names) > 1:
        choices = [(capitalised(texts.spoken(name)), name) for name in names]
        question = questions.ask("section", texts.WHICH_SECTION, choices)
        return Outcome(question=question, draft=draft)
    if not own:
        return _both(draft, linked, index)
    choices = questions.targets(own, is_section_known=False)
    choices += [
        (
            phrase(
                Texts.link_choice,
                section=capitalised(texts.spoken(one.target.section)),
                link=one.entry.label,
            ),
            f"{one.target.section}.link-label",
        )
        for one in linked
        if one.entry
    ]
    is_look = draft.nature in _LOOKS - {"either"}
    is_told = bool(draft.value) and not is_look
    asked = texts.which_text(draft.value) if is_told else texts.WHICH_TEXT
    question = questions.ask("property", asked, choices)
    return Outcome(question=question, draft=draft)
