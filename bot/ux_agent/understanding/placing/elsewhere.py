"""Values of another part of a site that the named part shows too."""

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.placing import fitting
from bot.ux_agent.understanding.words.phrases import normal


def shown(draft: Draft, index: SiteIndex) -> Target | None:
    """The one text that the section of a draft shows too, as its name says ("footer phone")."""
    tiers = draft.property.split("|")
    names = {normal(name.rpartition(".")[2]) for tier in tiers for name in tier.split()}
    said = {f"{normal(draft.section)} {name}" for name in names}
    found = [
        one
        for one in index.targets
        if fitting.takes(one, draft.nature, draft.value)
        and not said.isdisjoint(map(normal, one.aliases))
    ]
    return found[0] if len(found) == 1 else None
