"""`/ux-status`: a person's conversations here, and what is known of the site."""

from typing import TYPE_CHECKING

from bot.conversation.condition import Item
from bot.conversation.phase import Phase
from bot.conversation.reply import Card, Heading, Markup, Quote, Say
from bot.errors import UserError
from bot.texts.catalogue import in_language, texts
from bot.ux_agent.cards import pull_text
from bot.ux_agent.commands import listed
from bot.ux_agent.commands.asked import Asked
from bot.ux_agent.commands.known_site import missing_site, site_name
from bot.ux_agent.commands.resume import select

if TYPE_CHECKING:
    from bot.ux_agent.agent import UXAgent

_MOST = 10


def status(agent: "UXAgent", asked: Asked) -> Say:
    """Told to this person alone; never empty."""
    origin = asked.origin
    said = texts(origin.locale)
    try:
        found = listed.conversations(agent, asked)
        lines = _lines(found[:_MOST], asked) or (said.status_nothing,)
    except UserError as fault:
        found, lines = [], (in_language(str(fault), origin.locale),)
    still_open = [item for item in found if listed.is_open(item, origin.now)]
    rows = (select(still_open, asked),) if still_open else ()
    card = Card(said.status_title, (*lines, *_site(agent, asked)), rows=rows)
    return Say(card, is_private=True)


def _lines(found: list[Item], asked: Asked) -> tuple[str, ...]:
    lines: list[str] = []
    for number, item in enumerate(found, start=1):
        summary = Quote(listed.summary(item, asked.origin.locale))
        lines += [_line(number, item, asked), summary]
    return tuple(lines)


def _line(number: int, item: Item, asked: Asked) -> Markup:
    """How far it is, when it began, and the pull request: all ours, times in the reader's zone."""
    said = texts(asked.origin.locale)
    state = listed.state(item, asked.origin.now, asked.origin.locale)
    line = said.status_line.format(number=number, state=state, when=f"<t:{item['created_at']}:R>")
    if item["phase"] == Phase.COMPLETED:
        line = f"{line} · {pull_text(item, said)}"
    return Markup(line)


def _site(agent: "UXAgent", asked: Asked) -> tuple[str, ...]:
    said = texts(asked.origin.locale)
    site = agent.sites.find(asked.presser.guild_id)
    if site is None:
        return (missing_site(asked),)
    told = Heading(said.status_site.format(site=site_name(site)))
    if site.known is None:
        return (told, said.status_unread)
    return (told, Markup(said.status_index.format(when=f"<t:{site.refreshed_at}:R>")))
