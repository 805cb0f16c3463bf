"""A limit is reached: conversations that are over make room, else the person is told what to do."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bot.conversation.phase import BEFORE_CONFIRM
from bot.conversation.reply import Markup, Say
from bot.texts.catalogue import texts
from bot.ux_agent.cards import notice, section_name
from bot.ux_agent.limits import HOUR_SECONDS, MOST_COMMANDS, MOST_OPEN, Command, Opened, Tally

if TYPE_CHECKING:
    from bot.conversation.condition import Item
    from bot.ux_agent.agent import UXAgent

WRITTEN_SECONDS = 5
"""A conversation that is not there this long after it was asked for never was, or is over."""

_TRIES = 2  # a second look, where another command of the same person came between
_MOST_REQUEST = 100  # characters that tell one conversation from another


def make_room(agent: "UXAgent", command: Command, tally: Tally, locale: str) -> Say | None:
    """Count the command in place of what is over; None when that is done, else why not.

    Reads each open conversation once. Raises TransientError as the store does.
    """
    seen: dict[Opened, Item | None] = {}
    for _ in range(_TRIES):
        if tally.commands >= MOST_COMMANDS:
            return _too_many(command, locale)
        seen |= {
            opened: agent.store.get(opened.conversation_id)
            for opened in tally.opened
            if opened not in seen
        }
        over = tuple(opened for opened in tally.opened if _is_over(opened, seen[opened], command))
        if not over and len(tally.opened) >= MOST_OPEN:
            return _too_many_open([seen[opened] for opened in tally.opened], locale)
        left = agent.limits.count(command, tally=tally, over=over)
        if left is None:
            return None
        tally = left
    return _refused(locale, texts(locale).limit_at_once)


def _is_over(opened: Opened, item: "Item | None", command: Command) -> bool:
    """Whether a conversation counts no more; one just asked for may still be on its way."""
    if item is None:
        return command.now - opened.asked_at > WRITTEN_SECONDS
    return item["phase"] not in BEFORE_CONFIRM or item["expires_at"] <= command.now


def _too_many_open(items: "list[Item | None]", locale: str) -> Say:
    said = texts(locale)
    found = (said.limit_on_its_way if item is None else _named(item) for item in items)
    named = [f"• {one}" for one in found]
    return _refused(locale, said.limit_open.format(most=MOST_OPEN), *named, said.limit_resume)


def _named(item: Mapping[str, Any]) -> str:
    request = " ".join(str(item["parsed_intent"].get("request", "")).split())
    if len(request) > _MOST_REQUEST:
        request = f"{request[: _MOST_REQUEST - 1]}…"
    return f"{section_name(item)}: {request}"


def _too_many(command: Command, locale: str) -> Say:
    moment = f"<t:{(command.hour + 1) * HOUR_SECONDS}:R>"
    told = texts(locale).limit_hour.format(most=MOST_COMMANDS, moment=moment)
    return _refused(locale, Markup(told))


def _refused(locale: str, *lines: str) -> Say:
    card = notice("", locale)._replace(lines=lines)
    return Say(card, is_private=True, decision="limit")
