"""`/ux-help`: what can be said, and what can be changed on this site."""

from typing import TYPE_CHECKING

from bot.conversation.reply import Card, Heading, Markup, Say
from bot.texts.catalogue import texts
from bot.ux_agent.commands.asked import Asked
from bot.ux_agent.commands.known_site import missing_site, site_name
from bot.ux_agent.commands.setup import may_set_up
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.sites import SiteRecord

if TYPE_CHECKING:
    from bot.ux_agent.agent import UXAgent

_MOST_ALIASES = 3


def tell(agent: "UXAgent", asked: Asked) -> Say:
    """Told to this person alone, from the index at hand; never empty."""
    said = texts(asked.origin.locale)
    lines = (
        *_what_can_be_said(agent, asked),
        Heading(said.help_more),
        *_commands(agent, asked),
    )
    return Say(Card(said.help_title, lines), is_private=True)


def _what_can_be_said(agent: "UXAgent", asked: Asked) -> tuple[str, ...]:
    """How to ask and for what; where there is no site, nobody is invited to what cannot work."""
    said = texts(asked.origin.locale)
    site = agent.sites.find(asked.presser.guild_id)
    if site is None:
        return (missing_site(asked),)
    start = (said.help_start, Markup(said.help_examples), said.help_after)
    return (*start, *_what_can_be_changed(site, asked))


def _what_can_be_changed(site: SiteRecord, asked: Asked) -> tuple[str, ...]:
    said = texts(asked.origin.locale)
    if site.known is None:
        return (said.help_unread.format(site=site_name(site)),)
    sections = [_section(site.known, name, asked) for name in site.known.sections]
    more = (said.help_partial,) if site.known.is_partial else ()
    heading = Heading(said.help_sections.format(site=site_name(site)))
    return (heading, *filter(None, sections), *more)


def _commands(agent: "UXAgent", asked: Asked) -> tuple[str, ...]:
    """What else there is; the setup only to those who may, payments where they are on."""
    said = texts(asked.origin.locale)
    setup = (said.help_setup,) if may_set_up(asked) else ()
    paying = (said.help_payment,) if "payment" in agent.others else ()
    own = (said.help_status, said.help_resume, said.help_undo, said.help_history)
    return (*own, *setup, *paying)


def _section(index: SiteIndex, name: str, asked: Asked) -> str:
    """One section with its other names and what is declared in it, '' where that is nothing."""
    said = texts(asked.origin.locale)
    found = [_property(target) for target in index.targets if target.section == name]
    properties = ", ".join(dict.fromkeys(found))
    if not properties:
        return ""
    aliases = ", ".join(index.sections[name][:_MOST_ALIASES])
    if not aliases:
        return said.help_section.format(section=name, properties=properties)
    return said.help_section_named.format(section=name, aliases=aliases, properties=properties)


def _property(target: Target) -> str:
    """A property as people say it, with its first other name."""
    called = target.property.replace("-", " ")
    return f"{called} ({target.aliases[0]})" if target.aliases else called
