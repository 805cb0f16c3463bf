"""Parts of the site that are to be hidden, shown again or taken away."""

from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.placing import fitting
from bot.ux_agent.understanding.placing.candidates import candidates
from bot.ux_agent.understanding.words.clauses import kinds
from bot.ux_agent.understanding.words.phrases import normal
from bot.ux_agent.understanding.words.trim import sections_of
from bot.ux_agent.understanding.words.vocabulary import Item


def seen(draft: Draft, verb: str, named: Sequence[Item], index: SiteIndex) -> Draft:
    """Hidden and shown parts of the site; what is removed asks what comes instead."""
    words = [item.value for item in named if item.kind == "property"]
    state = "visible" if verb == "show" else "hidden"
    if words and not draft.anchor:
        switch = Draft(" ".join(sections_of(named)), property=words[-1].partition("|")[0])
        found = candidates(switch._replace(value=state, nature="state"), index)
        if len(found) == 1 and found[0].type == "bool":
            return draft._replace(property=words[-1], value=state, nature="state")
        line = _switch_of(switch, index)
        if line:
            return draft._replace(property=line, value=state, nature="state")
        notice = _alone_in_its_part(switch, index)
        if notice:
            return draft._replace(property=f"{notice}.visibility", value=state, nature="state")
    if verb == "remove" and (draft.anchor or not _is_switched(named, index)):
        return draft._replace(op="remove") if draft.anchor else draft
    if words:
        return draft if verb == "remove" else _unseen(draft, words[-1], state, named, index)
    return draft._replace(property="visibility", value=state, nature="state")


def _unseen(draft: Draft, word: str, state: str, named: Sequence[Item], index: SiteIndex) -> Draft:
    """What cannot be hidden, by the name that its switch would have: no new words are asked for."""
    switch = Draft(" ".join(sections_of(named)), property=word.partition("|")[0])
    found = candidates(switch, index)
    if len(found) != 1 or draft.anchor or not index.is_scanned:
        return draft
    name = f"{found[0].property}-visibility"
    return draft._replace(section=found[0].section, property=name, value=state, nature="state")


def _switch_of(named: Draft, index: SiteIndex) -> str:
    """What hides the one text that is named, by the name of the text; '' without such a thing."""
    found = [target for target in candidates(named, index) if fitting.is_text(target)]
    if len(found) != 1:
        return ""
    text = found[0]
    names = {f"{normal(name)} visibility" for name in (text.property, *text.aliases)}
    for one in index.targets:
        is_same = one.section == text.section and one.type == "bool"
        if is_same and not names.isdisjoint(map(normal, one.aliases)):
            return f"{one.section}.{one.property}"
    return ""


def _alone_in_its_part(named: Draft, index: SiteIndex) -> str:
    """The section that can be hidden and says nothing but the text that is named; '' for none."""
    found = [target for target in candidates(named, index) if fitting.is_text(target)]
    if len(found) != 1 or not index.find(found[0].section, "visibility"):
        return ""
    said = [one for one in index.targets if one.section == found[0].section]
    texts = [one for one in said if fitting.is_text(one) or one.entries]
    return found[0].section if texts == found else ""


def _is_switched(named: Sequence[Item], index: SiteIndex) -> bool:
    """True for a section, with nothing of it named, that can be hidden."""
    sections = sections_of(named)
    has_part = bool(kinds(named) & {"property", "label", "link"})
    return not has_part and any(index.find(section, "visibility") for section in sections)
