"""Mail addresses and telephones that a site has as links only."""

import re

from bot.ux_agent.intent import Change
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.outcome import Outcome
from bot.ux_agent.understanding.placing import links_resolve, settling
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.property_words import head

_DIGITS = r"[0-9]"


def settle(draft: Draft, index: SiteIndex) -> Outcome | None:
    """The new address of the one link of that kind, with its label where that shows the old one.

    None where there is no such link, or several.
    """
    value = draft.value
    if head(draft.property) == "phone" and not value.startswith("tel:"):
        value = "tel:" + re.sub(r"[^0-9+]", "", value)
    found = anchors.contacts(value, index, draft.section.split())
    if len(found) != 1:
        return None
    place = found[0]
    if place.entry is None:
        return settling.settle(draft._replace(value=value, nature="address"), place.target)
    link = Draft(place.target.section, property="link-href", value=value)
    outcome = links_resolve.settle(link, place.target, place.entry)
    label, old = place.entry.label, place.entry.href.partition(":")[2]
    if outcome.change is None or not _shows(label, old):
        return outcome
    told = Change(place.target.section, "set", "link-label", draft.value, target=label)
    return outcome._replace(also=(told,))


def _shows(label: str, address: str) -> bool:
    """True for a label that is the address itself, or the number with other signs in it."""
    if label.strip().casefold() == address.casefold():
        return True
    said, dialled = ("".join(re.findall(_DIGITS, one)) for one in (label, address))
    return len(said) > 5 and dialled.endswith(said.lstrip("0"))
