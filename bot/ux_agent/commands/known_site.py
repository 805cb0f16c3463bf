"""What a command can tell of a server's site from the index at hand."""

from bot.texts.catalogue import texts
from bot.ux_agent.commands.asked import Asked
from bot.ux_agent.sites import SiteRecord


def site_name(site: SiteRecord) -> str:
    """The site's own name where it is known, else its repository; of a folder, the last part."""
    if site.known and site.known.name:
        return site.known.name
    return site.site.rstrip("/").rpartition("/")[2] if site.site.startswith("/") else site.site


def missing_site(asked: Asked) -> str:
    """How to come by a site where there is none."""
    said = texts(asked.origin.locale)
    is_direct = asked.presser.guild_id == "dm"
    return said.help_no_site_in_messages if is_direct else said.help_no_site_here
