"""Places that are called by the colour that they have: "the orange bar should be red"."""

import re

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.placing import hues
from bot.ux_agent.understanding.words import colours
from bot.ux_agent.understanding.words.clauses import kinds
from bot.ux_agent.understanding.words.parts import Parts

_PART = r"(?i)\b(?:bar|banner|strip|stripe|box|band|block|panel|section|area|notice)\b"
_SEVERAL = 2
_WHOLE = frozenset({"", "site", "page", "body", "global"})
_PLACED = frozenset({"section", "property", "label", "link", "word", "quoted", "it"})
"""Items that say which place is meant, or may say so."""


def described(draft: Draft, parts: Parts, index: SiteIndex) -> Draft:
    """A draft for the one place of that colour; one for a place of another colour is unsure."""
    draft = _of_one(draft, parts, index)
    if draft.nature == "relative":
        return _shaded(draft, parts, index)
    if draft.nature != "colour":
        return draft
    if draft.anchor and not kinds(parts.items) & _PLACED:
        is_part = re.search(_PART, parts.text[parts.start : parts.end]) is not None
        ground = hues.ground(draft.anchor, index, is_part=is_part)
        name = f"{ground.section}.{ground.property}" if ground else ""
        return draft._replace(anchor="", property=name) if name else draft
    plain = draft._replace(anchor="")
    if draft.section not in _WHOLE and draft.anchor and hues.denied(draft.anchor, plain, index):
        return plain._replace(unknown=draft.anchor)
    if _is_which(parts) and not draft.anchor:
        return draft._replace(unknown=draft.unknown or parts.said(parts.after[0]))
    first = next(at for at, item in enumerate(parts.items) if item.kind == "colour")
    following = [item for item in parts.items[first + 1 :] if item.kind != "in"][:1]
    if draft.anchor or draft.unknown or kinds(following) != {"section"}:
        return draft
    said = parts.said(parts.items[first])
    return draft._replace(unknown=said) if hues.denied(said, draft, index) else draft


def _of_one(draft: Draft, parts: Parts, index: SiteIndex) -> Draft:
    """The draft for the one of several sections that has the colour told before their names."""
    first = next(item for item in parts.items if item.kind in {"colour", "section"})
    sections = draft.section.split()
    wanted = colours.parse(first.value) if first.kind == "colour" else None
    if len(sections) < _SEVERAL or wanted is None:
        return draft
    found = [
        section
        for section in sections
        if (ground := index.find(section, "background"))
        and (now := hues.colour_of(ground))
        and hues.is_tinged(now, wanted)
    ]
    return draft._replace(section=found[0]) if len(found) == 1 else draft


def _shaded(draft: Draft, parts: Parts, index: SiteIndex) -> Draft:
    """The draft of "everything green darker" for what has that colour, else for no sure place."""
    is_open = draft.section in _WHOLE and not (draft.property or draft.anchor or draft.unknown)
    said = next(parts.said(item) for item in parts.items if item.kind == "colour")
    if not is_open or kinds(parts.items) & {"label", "quoted", "property"}:
        return draft
    found = hues.called(colours.parse(said) or "", index)
    if not found:
        return draft._replace(unknown=said)
    names = " ".join(f"{one.section}.{one.property}" for one in found)
    return draft._replace(section="", property=names)


def _is_which(parts: Parts) -> bool:
    """True for "the buttons that are green red": the first colour tells which ones."""
    if parts.verb != "make" or [item.kind for item in parts.after] != ["colour", "colour"]:
        return False
    return parts.before[-1].kind == "it"
