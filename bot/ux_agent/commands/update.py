"""What is suggested while `/ux-update` is typed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.conversation.reply import Choice, Suggest
from bot.ux_agent.commands.asked import Asked
from bot.ux_agent.site import SiteIndex

if TYPE_CHECKING:
    from bot.ux_agent.agent import UXAgent

_MOST = 25
_MOST_NAME = 100


def suggest(agent: "UXAgent", asked: Asked) -> Suggest:
    """Sections of the site by name or alias: those that begin with what is typed come first."""
    site = agent.sites.find(asked.presser.guild_id)
    if asked.focused != "section" or site is None or site.known is None:
        return Suggest()
    typed = asked.options.get("section", "").strip().casefold()
    ranked = sorted(_ranked(site.known, typed), key=lambda found: found[0])
    return Suggest(tuple(choice for _, choice in ranked[:_MOST]))


def _ranked(index: SiteIndex, typed: str) -> Iterator[tuple[int, Choice]]:
    """Each section that may be meant once, with how far it is from what is typed."""
    for section, aliases in index.sections.items():
        if not any(target.section == section for target in index.targets):
            continue
        names = (section, *aliases)
        fits = [name for name in names if typed in name.casefold()]
        if fits and len(section) <= _MOST_NAME:
            begins = [name for name in fits if name.casefold().startswith(typed)]
            best = (begins or fits)[0]
            label = section if best == section else f"{section} ({best})"
            yield (0 if begins else 1), Choice(label[:_MOST_NAME], section)
