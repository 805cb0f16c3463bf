"""The looks of a text that a clause names: its own colour, and two colours in one breath."""

from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.placing.candidates import candidates, own_look
from bot.ux_agent.understanding.words.clauses import kinds
from bot.ux_agent.understanding.words.parts import Parts
from bot.ux_agent.understanding.words.property_words import head, is_generic, is_text_word
from bot.ux_agent.understanding.words.vocabulary import Item

_LOOK_OF = {
    "?color": "color",
    "color": "color",
    "font-size": "font-size",
    "font-weight": "font-weight",
}
_BUTTON = "cta-text"
_PAGE = ("site", "page", "body", "global")
_AROUND = frozenset({"make", "set", "change", "to", "colour", "stop"})
_PARTS = frozenset(
    """
    section sections area areas part parts bar bars block blocks region zone box boxes row one all
    """.split()  # noqa: SIM905 - a row of words
)
_LOOK_TIERS = frozenset({"color", "font-size", "font-weight", "*text"})


def paired(items: Sequence[Item], sections: Sequence[str]) -> list[Draft]:
    """The looks of "white on brown": the text's and the background's."""
    for at in range(len(items) - 2):
        run = items[at : at + 3]
        if [item.kind for item in run] == ["colour", "in", "colour"] and "property" not in kinds(
            items
        ):
            pair = (("color", run[0].value), ("background", run[2].value))
            return [
                Draft(" ".join(sections), property=name, value=colour, nature="colour")
                for name, colour in pair
            ]
    return []


def own_property(named: Sequence[Item], sections: Sequence[str], index: SiteIndex) -> str:
    """The property of the colour or size that a named text has for itself, '' for none."""
    words = [item.value for item in named if item.kind == "property"]
    if len(words) < 2:
        return ""
    texts = [word for word in words if is_text_word(word) and not is_generic(word)]
    looks = [look for word in words if (look := _LOOK_OF.get(head(word)))]
    if len(texts) != 1 or len(looks) != 1 or len(words) != len(texts) + len(looks):
        return ""
    if looks[0] == "color" and _BUTTON in texts[0].split("|"):
        return ""  # the colour of a button is that behind its words
    tiers = "|".join(tier for tier in texts[0].split("|") if tier not in _LOOK_TIERS)
    stands = candidates(Draft(sections[0], property=tiers), index)
    found = own_look(stands[0], looks[0], index) if len(stands) == 1 else None
    return found.property if found else ""


def owners(named: Sequence[Item], index: SiteIndex) -> list[str]:
    """The section of the text whose looks are meant: "hero text colour", "size of the title"."""
    words = [item.value for item in named if item.kind == "property"]
    texts = [word for word in words if is_text_word(word) and not is_generic(word)]
    if not texts or len(texts) == len(words):
        return []
    tiers = [tier for tier in texts[0].split("|") if tier not in _LOOK_TIERS]
    found = candidates(Draft(property="|".join(tiers)), index) if tiers else []
    sections = list(dict.fromkeys(target.section for target in found))
    return sections if len(sections) == 1 else []


def is_of_page(draft: Draft, parts: Parts) -> bool:
    """True for "make the background white", which names no part of the page."""
    is_background = draft.nature == "colour" and draft.property.endswith("|*background")
    if not is_background or draft.section or draft.anchor or draft.unknown:
        return False
    if not _PARTS.isdisjoint(parts.text.lower().split()):
        return False
    kept = [item for item in parts.items if item.kind not in _AROUND]
    return [item.kind for item in kept] == ["property"] and not parts.is_follow_up


def of_page(index: SiteIndex) -> str:
    """The background of the whole page, as a property with its section; '' for none."""
    found = [one for one in _PAGE if index.find(one, "background")]
    return f"{found[0]}.background" if found else ""
