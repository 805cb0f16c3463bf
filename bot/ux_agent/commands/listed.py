"""A person's conversations as one line each, and which of them are open."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bot.conversation.condition import Item
from bot.conversation.phase import BEFORE_CONFIRM, RUNNING, Phase
from bot.conversation.reply import Choice
from bot.errors import TransientError, UserError
from bot.texts.catalogue import in_language, texts
from bot.texts.english import Texts
from bot.texts.phrase import name, phrase
from bot.ux_agent.commands.asked import Asked
from bot.ux_agent.listing import NotEnabled
from bot.ux_agent.undo_request import change_of

if TYPE_CHECKING:
    from bot.ux_agent.agent import UXAgent

_MOST_LABEL = 100  # of a choice's name (Discord docs, Application Command Option Choice)


def conversations(agent: "UXAgent", asked: Asked, *, most: int = 25) -> list[Item]:
    """All that this person began here, newest first.

    Raises UserError where they cannot be listed, for now or at all.
    """
    try:
        if agent.listing is None:
            raise NotEnabled
        return agent.listing.of_user(asked.presser.user_id, asked.presser.guild_id, most=most)
    except NotEnabled:
        raise UserError(phrase(Texts.not_listed)) from None
    except TransientError as error:
        raise UserError(phrase(Texts.unreached)) from error


def conversation(agent: "UXAgent", conversation_id: str) -> Item | None:
    """The one of that id, whoever began it; raises UserError where it cannot be read for now."""
    try:
        return agent.store.get(conversation_id)
    except TransientError as error:
        raise UserError(phrase(Texts.unreached)) from error


def is_open(item: Mapping[str, Any], now: int) -> bool:
    """Whether somebody or something is still to act on it."""
    if item["phase"] in BEFORE_CONFIRM:
        return bool(item["expires_at"] > now)
    return item["phase"] in RUNNING


def state(item: Mapping[str, Any], now: int, locale: str) -> str:
    """How far it is, in words."""
    phase = "put_off" if "put_off" in item and item["phase"] == Phase.CONFIRMED else item["phase"]
    if phase in BEFORE_CONFIRM and item["expires_at"] <= now:
        phase = "expired"
    return str(getattr(texts(locale), f"is_{phase}"))


def summary(item: Mapping[str, Any], locale: str) -> str:
    """Where on the site, and what was asked for; after more was said, what comes of it all."""
    said = texts(locale)
    if item.get("rounds") and item["plan"].get("lines"):
        return change_of(item)  # the last thing said need not tell what it is about
    request = " ".join(str(item["parsed_intent"].get("request", "")).split())
    section = str(item["section"])
    called = in_language(name(section), locale) if section else said.website
    return said.status_request.format(section=called, request=request)


def choice(item: Mapping[str, Any], now: int, locale: str) -> Choice:
    """One to pick from: its value is the conversation's id."""
    label = summary(item, locale)
    if len(label) > _MOST_LABEL:
        label = f"{label[: _MOST_LABEL - 1]}…"
    return Choice(label, item["conversation_id"], state(item, now, locale))


def matching(items: list[Item], wanted: str, locale: str) -> list[Item]:
    """Those that are meant by an id or by some of their words."""
    words = wanted.casefold().split()
    return [
        item
        for item in items
        if item["conversation_id"] == wanted
        or all(word in summary(item, locale).casefold() for word in words)
    ]
