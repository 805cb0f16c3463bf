"""A draft brought to one declared place of the site, or to the one question that is missing."""

import re
from collections.abc import Sequence

from bot.texts.phrase import capitalised
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding import guard, texts
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.outcome import Outcome
from bot.ux_agent.understanding.placing import (
    fitting,
    lacking,
    pairs,
    questions,
    relative,
    strangers,
    variables,
)
from bot.ux_agent.understanding.placing.candidates import candidates, is_placed, preferred
from bot.ux_agent.understanding.placing.settling import settle
from bot.ux_agent.understanding.words import colours, lexicon
from bot.ux_agent.understanding.words.clauses import LOOKS
from bot.ux_agent.understanding.words.property_words import (
    BUTTON_COLOUR,
    BUTTON_WORDS_COLOUR,
    LINK_PROPERTIES,
    ROOTED,
    head,
    is_text_word,
)

_COUNT = r"(?i)\d{1,4} (?!p(?:ixels?|oints?)\b|percent\b)[a-z]{3,20}(?: .{0,40})?"
"""How many of something ("10 people"), which is no size of letters."""

_NUMBERED = r"[\d@]"
_OF_BUTTONS = frozenset({BUTTON_COLOUR, BUTTON_WORDS_COLOUR})
_MARKUP = frozenset({"html_text", "jsx_text"})
_AMOUNTS = frozenset({"increase", "decrease", "reduce", "higher", "lower"})


def resolve(draft: Draft, index: SiteIndex) -> Outcome:
    """The change, the question, the refusal or the "already so" that a draft comes to."""
    is_address = draft.nature == "address" and guard.is_address(draft.value)
    if is_address and guard.address(draft.value) is None:
        return Outcome(refusal=texts.bad_address())
    if draft.property in LINK_PROPERTIES:
        return _link(draft, index)
    if draft.property == ROOTED:
        question = questions.ask("section", texts.PARTS_STAY, questions.sections(index))
        return Outcome(question=question, draft=Draft())
    picked = index.find(draft.section, draft.property) if draft.property else None
    if picked and fitting.is_list(picked):
        return _link(draft._replace(property="link"), index)
    if draft.anchor:
        from bot.ux_agent.understanding.placing.replacing import replace  # noqa: PLC0415 - as for links

        replaced = replace(draft, index)
        return replaced if isinstance(replaced, Outcome) else resolve(replaced, index)
    if not draft.property and not draft.nature:
        return _vague(draft, index)
    if "year" in draft.property or "copyright" in draft.property:
        from bot.ux_agent.understanding.placing import yearly  # noqa: PLC0415 - few requests tell a year

        draft = yearly.placed(draft, index)
        if told := yearly.asked(draft, candidates(draft, index), index):
            return told
    return _either(draft, index) if draft.nature == "either" else _placed(draft, index)


def _placed(draft: Draft, index: SiteIndex) -> Outcome:
    """What a draft comes to with the targets that it may mean."""
    found = candidates(draft, index)
    if len(found) > 1:
        found = _led_to(draft, _distinct(found), index)
    unsure = _unsure(draft, found, index)
    if unsure:
        return unsure
    if not found and draft.nature == "number" and not draft.property:
        return _vague(Draft(draft.section, hint_section=draft.hint_section), index)
    if not found:
        return _elsewhere(draft, index) or _contact(draft, index) or _nothing(draft, index)
    if len(found) > 1 and draft.nature == "text" and draft.value[:1].isdigit():
        from bot.ux_agent.understanding.placing import mains  # noqa: PLC0415 - few texts are a length

        found = mains.lasting(draft.value, found)
    if len(found) > 1 and index.is_scanned and draft.nature == "text":
        found = pairs.spoken(draft.section, found, index)
    if len(found) > 1:
        return _tie(draft, found)
    one_of = _one_of(draft, found[0], index) if draft.many else None
    if one_of:
        return one_of
    if asked := _asked(draft, found[0], index):
        return asked
    if around := _around(draft, found[0], index):
        choices = questions.targets([around, found[0]], is_section_known=False)
        return Outcome(question=questions.ask("property", _which(draft), choices), draft=draft)
    if draft.nature == "address" and fitting.is_text(found[0]):
        return _led(draft, found[0], index)
    is_reckoned = draft.nature in {"relative", "colour"}
    return settle(draft, variables.computed(found[0], index) if is_reckoned else found[0])


def _led_to(draft: Draft, found: list[Target], index: SiteIndex) -> list[Target]:
    """The one of several addresses whose link says all that was said of it: "the quote button"."""
    if not draft.unknown or draft.nature != "address":
        return found
    known = [one for one in found if not strangers.unexplained(draft.unknown, one, index)]
    return known if len(known) == 1 else found


def _asked(draft: Draft, target: Target, index: SiteIndex) -> Outcome | None:
    """What is asked before a text is written: which cell a number fills, which part a new text.

    So for hours that are called by the heading above them.
    """
    if rows := lacking.headed(draft, target, index):
        return lacking.asked(draft, rows)
    if fitting.is_text(target) and re.search(_NUMBERED, f"{draft.value}{target.value}"):
        # Few requests tell a text's number, or are of one.
        from bot.ux_agent.understanding.placing import labels  # noqa: PLC0415

        if asked := labels.asked(draft, target, index):
            return asked
    if draft.nature != "text" or not target.places or target.places[0].kind not in _MARKUP:
        return None
    from bot.ux_agent.understanding.placing import unfinished  # noqa: PLC0415 - as for links

    return unfinished.asked(draft, target, index)


def _one_of(draft: Draft, found: Target, index: SiteIndex) -> Outcome | None:
    """A question where several were named and this is the look of one of them."""
    from bot.ux_agent.understanding.placing import mains  # noqa: PLC0415 - few requests name all

    if not mains.is_one_of(draft, found, index):
        return None
    choices = questions.targets([found], is_section_known=False)
    said = mains.question(draft, found) or _which(draft)
    question = questions.ask("property", said, choices)
    return Outcome(question=question, draft=draft._replace(many=""))


def _distinct(found: Sequence[Target]) -> list[Target]:
    """The targets without those that stand at the very places of another one."""
    kept: list[Target] = []
    for one in found:
        is_there = all(place.end > place.start for place in one.places)
        if not (is_there and any(one.places == other.places for other in kept)):
            kept.append(one)
    return kept


def _around(draft: Draft, found: Target, index: SiteIndex) -> Target | None:
    """The background around a menu that has none itself, for "make the menu green"."""
    is_whole = draft.property in {"", "?color"} and found.property == "color"
    if not is_whole or found.section != "navbar" or draft.section != found.section:
        return None
    return index.find(lexicon.FALLBACKS["navbar"], "background")


def _elsewhere(draft: Draft, index: SiteIndex) -> Outcome | None:
    """What is told of a value that the section named shows, and that another one declares."""
    if draft.nature != "text" or not (draft.section and draft.property):
        return None
    from bot.ux_agent.understanding.placing import elsewhere  # noqa: PLC0415 - as for links

    target = elsewhere.shown(draft, index)
    return (_unsure(draft, [target], index) or settle(draft, target)) if target else None


def _contact(draft: Draft, index: SiteIndex) -> Outcome | None:
    """The link to a mail address or a telephone, where no text of that name is declared."""
    if head(draft.property) not in {"email", "phone"} or draft.nature in LOOKS:
        return None
    from bot.ux_agent.understanding.placing import contacts  # noqa: PLC0415 - as for links

    return contacts.settle(draft, index)


def _led(draft: Draft, text: Target, index: SiteIndex) -> Outcome:
    """A text that is to lead somewhere: its address, where one stands beside it."""
    address = pairs.address_of(text, index)
    if not pairs.is_whole_address(draft.value) or guard.is_address(text.value or ""):
        return settle(draft, text)
    return settle(draft, address) if address else _nothing(draft._replace(property=""), index)


def _unsure(draft: Draft, found: Sequence[Target], index: SiteIndex) -> Outcome | None:
    """A question where a word about the place means nothing here, or no place was named."""
    if len(found) != 1:
        return None
    if found[0].type == "size" and re.fullmatch(_COUNT, draft.value):
        return _nothing(draft._replace(section="", property="", hint_section=""), index)
    if strange := strangers.unexplained(draft.unknown, found[0], index) if draft.unknown else "":
        return _strange(draft, strange, found, index)
    if is_placed(draft, found[0], index):
        return None
    return _placeless(draft, found)


def _strange(draft: Draft, words: str, found: Sequence[Target], index: SiteIndex) -> Outcome:
    """What the words mean is asked; offered is what could take the value, in the section named."""
    plain = draft._replace(unknown="", hint_section="", hint_property="")
    mine = [target for target in found if target.section == draft.section]
    if not draft.nature:
        asked = settle(plain, found[0])
    elif draft.property in _OF_BUTTONS or "button-background" in draft.property:
        # Another button than those that are known, or another colour, but a button.
        choices = questions.targets(found, is_section_known=False)
        question = questions.ask("property", _which(draft), choices)
        asked = Outcome(question=question, draft=plain)
    elif mine:
        pool = [target for target in _taking(draft, index) if target.section == draft.section]
        choices = questions.targets(pool, is_section_known=True)
        text = texts.what_in(draft.section)
        asked = Outcome(
            question=questions.ask("property", text, choices), draft=plain._replace(property="")
        )
    else:
        asked = _anywhere(plain._replace(property="", section=""), _taking(draft, index))
    if asked.question and (mine or not absent_named(words, index)):
        said = texts.unknown_word(words, asked.question.text)
        return asked._replace(question=asked.question._replace(text=said))
    return asked


def _anywhere(draft: Draft, pool: Sequence[Target]) -> Outcome:
    is_one = len({target.section for target in pool}) == 1
    return _placeless(draft, pool) if is_one else _tie(draft, pool)


def _taking(draft: Draft, index: SiteIndex) -> list[Target]:
    """All that could take the value: of colours the backgrounds, where there are any."""
    is_text = draft.nature == "number" and is_text_word(draft.property)
    nature = "text" if is_text else draft.nature
    pool = [target for target in index.targets if fitting.takes(target, nature, draft.value)]
    pool = _alike(draft, pool)
    return preferred(pool, draft.nature) if not draft.section else pool


def _alike(draft: Draft, pool: Sequence[Target]) -> list[Target]:
    """Those of some targets that are prices or times too, where such a text is told."""
    is_told = any(map(str.isdigit, draft.value)) and not draft.value.startswith("#")
    if draft.nature != "text" or not is_told:
        return list(pool)
    from bot.ux_agent.understanding.placing import labels  # noqa: PLC0415 - few texts hold a number

    return labels.alike(draft.value, pool)


def absent_named(words: str, index: SiteIndex) -> str:
    """The part of a page among words that the site lacks."""
    from bot.ux_agent.understanding.placing import absent  # noqa: PLC0415 - only for what is not understood

    return absent.named(words, index)


def _placeless(draft: Draft, found: Sequence[Target]) -> Outcome:
    """A look that any part of a page has, and no part was named: each that has it is offered."""
    names = list(dict.fromkeys(target.section for target in found))
    text = texts.WHICH_COLOUR_SECTION if draft.nature == "colour" else texts.WHICH_SECTION
    question = questions.ask("section", text, _section_choices(names))
    return Outcome(question=question, draft=draft._replace(hint_section="", hint_property=""))


def _link(draft: Draft, index: SiteIndex) -> Outcome:
    # Only some requests are about links: a container that starts for another one need not load it.
    from bot.ux_agent.understanding.placing import links_resolve  # noqa: PLC0415

    return links_resolve.resolve(draft, index)


def _either(draft: Draft, index: SiteIndex) -> Outcome:
    """A colour's name, a weight or a size for a text: ask, unless only one can be meant."""
    text = draft._replace(nature="text")
    colour = colours.parse(draft.value) or colours.ending(draft.value)
    nature = "colour" if colour else "weight" if draft.value.isalpha() else "size"
    look = draft._replace(nature=nature, value=colour or draft.value)
    if not candidates(look, index):
        if not (index.is_scanned and draft.value.islower() and draft.value.split()[0].isalpha()):
            return resolve(text, index)
        # "Change the notice to red" hardly means that word: it is written only where that is said.
        choices = [(texts.write(draft.value), "text")]
        return Outcome(question=questions.ask("meaning", texts.BOTH, choices), draft=draft)
    if not any(map(fitting.is_text, candidates(text, index))):
        return resolve(look, index)
    choices = [(texts.write(draft.value), "text"), (texts.paint(draft.value), look.nature)]
    return Outcome(question=questions.ask("meaning", texts.BOTH, choices), draft=draft)


def _section_choices(names: Sequence[str]) -> list[tuple[str, str]]:
    return [(capitalised(texts.spoken(name)), name) for name in dict.fromkeys(names)]


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
    found = _alike(draft, found)
    names = list(dict.fromkeys(target.section for target in found))
    if len(names) == 1:
        known = draft._replace(section=names[0])
        text = texts.which_property(names[0], draft.nature, draft.value)
        choices = questions.targets(found, is_section_known=True)
        return Outcome(question=questions.ask("property", text, choices), draft=known)
    if len(names) == len(found) and not fitting.are_listed(draft, found):
        text = texts.WHICH_COLOUR_SECTION if draft.nature == "colour" else texts.WHICH_SECTION
        question = questions.ask("section", text, _section_choices(names))
        return Outcome(question=question, draft=draft._replace(section=""))
    choices = questions.targets(found, is_section_known=False)
    return Outcome(question=questions.ask("property", _which(draft), choices), draft=draft)


def _nothing(draft: Draft, index: SiteIndex) -> Outcome:
    """No target fits: offer those that could take the value, in the section first."""
    named = candidates(draft._replace(nature="", value=""), index) if draft.property else []
    if len(named) == 1 and (told := _meant(draft, named[0], index)):
        return settle(draft, told)
    section = draft.section if len(draft.section.split()) == 1 else draft.hint_section
    draft = lacking.measured(draft)
    word = head(draft.property).strip("?*")
    if draft.nature == "state" and not named:
        word = re.sub(r".+-(?=visibility$)", "", word)
    if shown := lacking.shown(draft, word, index):
        return lacking.asked(draft, shown)
    open_one = draft._replace(property=lacking.kept(draft), hint_section="", hint_property="")
    if section in index.sections:
        mine = [target for target in index.targets if target.section == section]
        fitting_ones = [target for target in _offered(draft, index) if target in mine]
        fitting_ones = lacking.called(
            fitting_ones, draft, is_named=bool(named) and index.is_scanned
        )
        if not word and lacking.is_named(fitting_ones, section, index):
            return settle(draft, variables.computed(fitting_ones[0], index))
        lacks = texts.unfit if named else texts.lacks
        text = lacks(section, word) if word else texts.what_in(section)
        choices = questions.targets(fitting_ones or named or mine, is_section_known=True)
        known = open_one._replace(section=section)
        if not fitting_ones:
            # A size that is told next is no other one of that part.
            known = Draft(section, property=draft.property if draft.nature in LOOKS else "")
        return Outcome(question=questions.ask("property", text, choices), draft=known)
    choices = questions.targets(_offered(draft, index), is_section_known=False)
    asked = texts.lacks_anywhere(word) if word else _which(draft)
    if word and (named or (choices and word == "visibility")):
        # Of the latter something can be hidden, but not what is meant.
        asked = texts.unfit(named[0].section, named[0].property) if named else texts.lacks("", word)
    if not choices:
        question = questions.ask("section", asked, questions.sections(index))
        return Outcome(question=question, draft=Draft())
    known = open_one._replace(section="")
    return Outcome(question=questions.ask("property", asked, choices), draft=known)


def _meant(draft: Draft, named: Target, index: SiteIndex) -> Target | None:
    """What is meant by the one target that is named where it does not take the value."""
    if draft.value in _AMOUNTS:
        return named
    is_led = draft.nature == "address" and fitting.is_text(named)
    return pairs.sure_address(named, index) if is_led else None


def _which(draft: Draft) -> str:
    """The question for the place of a value."""
    if draft.nature == "text" and draft.value:
        return texts.which_text(draft.value)
    is_told = draft.nature == "colour" and draft.value
    return texts.which_colour(draft.value) if is_told else texts.WHAT


def _offered(draft: Draft, index: SiteIndex) -> list[Target]:
    pool = _all(index, draft.nature)
    if draft.nature == "relative":
        # What cannot be taller is not offered for it.
        pool = [one for one in pool if relative.is_offered(one, draft.value)]
    return _alike(draft, pool)


def _all(index: SiteIndex, nature: str) -> list[Target]:
    if nature == "text":
        return [target for target in index.targets if fitting.is_text(target)]
    return [target for target in index.targets if fitting.takes(target, nature, "")]
