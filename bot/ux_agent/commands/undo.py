"""`/ux-undo`: has a change taken back that was made: the person's last one, or a named one."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bot.conversation.condition import Item
from bot.conversation.phase import SCHEMA_VERSION, Phase
from bot.conversation.reply import Choice, Later, Markup, Reply, Say, Suggest
from bot.conversation.store import Lost
from bot.conversation.transition import begin
from bot.errors import UserError
from bot.texts.catalogue import texts
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent import cards
from bot.ux_agent.beginning import new_item, unread
from bot.ux_agent.commands import listed
from bot.ux_agent.commands.asked import Asked
from bot.ux_agent.commands.known_site import missing_site
from bot.ux_agent.limits import reached
from bot.ux_agent.roles import NOT_ALLOWED, confirm_roles, may_request
from bot.ux_agent.undo_request import change_of, request_to_undo

if TYPE_CHECKING:
    from bot.ux_agent.agent import UXAgent

_ID = re.compile(r"[A-Za-z0-9_-]{22}")
_MOST_LABEL = 100  # of a choice's name (Discord docs, Application Command Option Choice)
_MOST_LISTED = 25
_MOST_TRIED = 10


def undo(agent: "UXAgent", asked: Asked) -> Reply:
    """T1 and a job: the worker looks whether the site still is as the change left it."""
    presser, origin = asked.presser, asked.origin
    site = agent.sites.find(presser.guild_id)
    if site is None:
        raise UserError(missing_site(asked))
    if not may_request(site, site.known, presser.held_roles):
        raise UserError(NOT_ALLOWED)
    old, *older = _meant(agent, asked)
    refusal = _refusal(old, asked, confirm_roles(site, site.known).get("confirm_roles", ()))
    if refusal is not None:
        return refusal
    if old["site"] != site.site:
        raise UserError(phrase(Texts.undo_other_site))
    key = agent.conversation_id(origin.interaction_id)
    full = reached(agent, presser, origin, key)
    if full is not None:
        return full
    item = new_item(key, presser, origin, site) | unread(
        request_to_undo(old, asked.origin.locale), presser, old["section"]
    )
    agent.queue.send(asked.job("undo", key))
    try:
        agent.store.perform(begin({**item, **_meaning(old, older)}))
    except Lost:
        return Later()  # the interaction came again: its conversation is there
    return Later()


def suggest(agent: "UXAgent", asked: Asked) -> Suggest:
    """The person's own changes that are made, newest first, by what is typed of them."""
    words = asked.options.get("change", "").casefold().split()
    found = (_choice(item, asked) for item in _made(agent, asked))
    fitting = (one for one in found if all(word in one.label.casefold() for word in words))
    return Suggest(tuple(fitting)[:_MOST_LISTED])


def _meant(agent: "UXAgent", asked: Asked) -> list[Item]:
    """The change that is named by an id or a number, else all, the last one first.

    Raises UserError.
    """
    wanted = asked.options.get("change", "").strip()
    if _ID.fullmatch(wanted):
        item = agent.store.get(wanted)
        if item is not None and item["guild_id"] == asked.presser.guild_id:
            if item["schema_version"] > SCHEMA_VERSION:
                raise UserError(phrase(Texts.other_version))
            return [item]
        raise UserError(phrase(Texts.undo_unknown, wanted=wanted))
    made = _made(agent, asked)
    if wanted:
        number = wanted.removeprefix("#")
        made = [item for item in made if str(item["pr_number"]) == number]
    if not made and wanted:
        raise UserError(phrase(Texts.undo_unknown, wanted=wanted))
    if not made:
        raise UserError(phrase(Texts.undo_nothing))
    return made[:1] if wanted else made


def _meaning(old: Item, older: Sequence[Item]) -> Item:
    """Which change is to go, and the older ones of its site that may be meant as well.

    Only the worker can see whether the last one is live: what is not merged is nothing to undo.
    """
    meant: Item = {"undo_of": old["conversation_id"]}
    others = [item["conversation_id"] for item in older if item["site"] == old["site"]]
    return {**meant, "undo_else": others[: _MOST_TRIED - 1]} if others else meant


def _made(agent: "UXAgent", asked: Asked) -> list[Item]:
    """What this person has had made here, newest first."""
    found = listed.conversations(agent, asked)
    return [
        item
        for item in found
        if item["phase"] == Phase.COMPLETED and item["schema_version"] <= SCHEMA_VERSION
    ]


def _refusal(old: Item, asked: Asked, roles: Any) -> Say | None:  # noqa: ANN401 - role ids
    """What somebody is told who may not undo it; raises UserError where nobody may."""
    said = texts(asked.origin.locale)
    is_owner = old["user_id"] == asked.presser.user_id
    may_confirm = not set(roles).isdisjoint(asked.presser.held_roles)
    if not is_owner and not may_confirm:
        text = Markup(said.undo_not_yours.format(person=f"<@{old['user_id']}>"))
        notice = cards.notice(text, asked.origin.locale)
        return Say(notice, is_private=True, decision="not_yours")
    if old["phase"] != Phase.COMPLETED:
        raise UserError(phrase(Texts.undo_not_done))
    return None


def _choice(item: Item, asked: Asked) -> Choice:
    said = texts(asked.origin.locale)
    ago = f" · {_ago(asked.origin.now - item['confirmed_at'], asked)}"
    label = said.undo_choice.format(number=item["pr_number"], change=change_of(item))
    room = _MOST_LABEL - len(ago)
    label = label if len(label) <= room else f"{label[: room - 1]}…"
    return Choice(label + ago, item["conversation_id"])


def _ago(seconds: int, asked: Asked) -> str:
    said = texts(asked.origin.locale)
    if seconds < 3600:
        if seconds < 60:
            return said.undo_just_now
        return said.undo_minutes.format(count=max(seconds, 0) // 60)
    if seconds < 86_400:
        return said.undo_hours.format(count=seconds // 3600)
    return said.undo_days.format(count=seconds // 86_400)
