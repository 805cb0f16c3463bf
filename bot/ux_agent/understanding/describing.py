"""Places that are called by the colour that they have: "the orange bar should be red"."""

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import hues
from bot.ux_agent.understanding.clauses import kinds
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.parts import Parts

_PLACED = frozenset({"section", "property", "label", "link", "word", "quoted", "it"})
"""Items that say which place is meant, or may say so."""


def described(draft: Draft, parts: Parts, index: SiteIndex) -> Draft:
    """A draft for the one place of that colour; one for a place of another colour is unsure."""
    if draft.nature != "colour":
        return draft
    if draft.anchor and not kinds(parts.items) & _PLACED:
        ground = hues.ground(draft.anchor, index)
        name = f"{ground.section}.{ground.property}" if ground else ""
        return draft._replace(anchor="", property=name) if name else draft
    first = next(at for at, item in enumerate(parts.items) if item.kind == "colour")
    following = [item for item in parts.items[first + 1 :] if item.kind != "in"][:1]
    if draft.anchor or draft.unknown or kinds(following) != {"section"}:
        return draft
    said = parts.said(parts.items[first])
    return draft._replace(unknown=said) if hues.denied(said, draft, index) else draft
