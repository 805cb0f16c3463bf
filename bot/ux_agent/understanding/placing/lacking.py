"""What is asked of a wish for which no place of the site is fit."""

from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding import texts
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.outcome import Outcome
from bot.ux_agent.understanding.placing import questions, relative
from bot.ux_agent.understanding.words.clauses import LOOKS
from bot.ux_agent.understanding.words.property_words import is_generic, is_text_word

_HEADS = frozenset({"hours", "times", "öffnungszeiten"})
_SHORT = 3
_UNSEEN = "-visibility"
_PAGE = "home"
_OF_LETTERS = frozenset({"color", "font-size", "font-weight"})


def measured(draft: Draft) -> Draft:
    """The draft of "taller" with the height that it is about, which the part has not got."""
    if draft.nature != "relative" or draft.property:
        return draft
    return draft._replace(property=relative.extent(draft.value))


def extended(draft: Draft, changed: str, wish: str) -> Draft:
    """The draft of "taller", then "90px": so high the part shall be, not the space on all sides."""
    is_space = draft.nature == "size" and changed.endswith("padding")
    return draft._replace(property=relative.extent(wish)) if is_space else draft


def is_named(found: Sequence[Target], section: str, index: SiteIndex) -> bool:
    """True for the one look of what bears the section's own name, such as that of "the prices"."""
    names = {section, *index.sections.get(section, ())}
    return len(found) == 1 and not names.isdisjoint(found[0].aliases)


def called(found: Sequence[Target], draft: Draft, *, is_named: bool) -> list[Target]:
    """The looks that tell whose they are: a page's "font weight" is that of one text of it.

    Where a thing is to be hidden that cannot be, no other one is offered to be.
    """
    if draft.nature == "state" and draft.property.endswith(_UNSEEN):
        return []
    if not is_named:
        return list(found)
    return [one for one in found if one.section != _PAGE or one.property not in _OF_LETTERS]


def kept(draft: Draft) -> str:
    """The property that is still meant when only its section is told, '' for none.

    A heading without a colour of its own is one, and so is a height: the next size that is told
    is no other one of that part.
    """
    if draft.nature == "relative" and "." not in draft.property:
        return draft.property
    is_part = draft.nature in LOOKS and is_text_word(draft.property)
    return draft.property if is_part and not is_generic(draft.property) else ""


def asked(draft: Draft, found: Sequence[Target]) -> Outcome:
    """Which price or which hours are meant; words are no price, they say whose it is."""
    names = " ".join(f"{one.section}.{one.property}" for one in found)
    choices = questions.targets(found, is_section_known=False)
    if not any(map(str.isdigit, draft.value)):
        question = questions.ask("property", texts.WHAT, choices)
        return Outcome(question=question, draft=Draft(property=names))
    question = questions.ask("property", texts.which_text(draft.value), choices)
    known = draft._replace(property=names, hint_section="", hint_property="")
    return Outcome(question=question, draft=known)


def headed(draft: Draft, target: Target, index: SiteIndex) -> list[Target]:
    """The hours below a heading such as "Opening hours" and that one, where no new words are told.

    Empty for all other texts.
    """
    if draft.value or draft.nature or draft.anchor or target.type not in {"text", "bool"}:
        return []
    is_switch = target.type == "bool" and "hours" in draft.property.split("|")
    words = (target.value or "").casefold().split()
    if not is_switch and (not 0 < len(words) <= _SHORT or words[-1] not in _HEADS):
        return []
    from bot.ux_agent.understanding.placing import absent  # noqa: PLC0415 - few texts are such

    rows = absent.opening(index)
    if is_switch:
        return rows
    return [*rows, target] if rows and target not in rows else []


def shown(draft: Draft, word: str, index: SiteIndex) -> list[Target]:
    """The prices or the hours of a site, where such are meant; with a number the prices alone."""
    is_told = any(map(str.isdigit, draft.value))
    if word not in {"price", "hours"} or (is_told and word == "hours") or draft.nature in LOOKS:
        return []
    from bot.ux_agent.understanding.placing import absent  # noqa: PLC0415 - few requests name one

    if is_told:
        return absent.prices(index)
    if word == "hours":
        return absent.opening(index)
    return absent.priced(f"{draft.value} {draft.unknown}", index)
