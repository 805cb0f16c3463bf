"""Who may ask for a change and who may confirm one: role ids, as set up, else as the site says."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.conversation.store import ConversationStore
from bot.conversation.transition import EVERYONE, MOST_ROLES, Presser
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.sites import SiteRecord

NOT_ALLOWED = phrase(Texts.may_not_request)


def ruling(site: SiteRecord | None, index: SiteIndex | None, what: str) -> tuple[str, ...]:
    """The roles for `what`, "request" or "confirm": `/ux-setup` comes before the manifest."""
    chosen = getattr(site, f"{what}_roles") if site else ()
    return tuple(chosen or (index.roles.get(what, ()) if index else ()))


def may_request(site: SiteRecord | None, index: SiteIndex | None, held: Iterable[str]) -> bool:
    """Whether somebody who holds these roles may ask; everybody where none are named."""
    wanted = ruling(site, index, "request")
    return not wanted or not set(wanted).isdisjoint((EVERYONE, *held))


def may_confirm(site: SiteRecord | None, held: Iterable[str]) -> bool:
    """Whether somebody who holds these roles may confirm by what is ruled now.

    That whoever asked confirms, where no role is named, holds while they may ask.
    """
    index = site.known if site else None
    named = ruling(site, index, "confirm")
    held = (EVERYONE, *held)
    return not set(named).isdisjoint(held) if named else may_request(site, index, held)


def confirm_roles(site: SiteRecord | None, index: SiteIndex | None) -> dict[str, list[str]]:
    """The attribute `confirm_roles` of an item, or nothing: then its owner confirms."""
    roles = ruling(site, index, "confirm")
    return {"confirm_roles": list(roles)} if roles else {}


def by_roles(item: Mapping[str, Any], presser: Presser) -> dict[str, str]:
    """For the record: the roles by which this person decides on this conversation."""
    roles = item.get("confirm_roles", ())
    counted = [role for role in presser.held_roles if role in roles] if roles else []
    return {"roles": ",".join(counted)} if counted else {}


def fitting(store: ConversationStore, conversation_id: str, presser: Presser) -> Presser:
    """The person with few enough roles for one condition: of very many, those that matter here.

    Raises what the store raises, which only somebody with very many roles makes it read.
    """
    if len(presser.roles) <= MOST_ROLES:
        return presser
    item = store.get(conversation_id) or {}
    return presser.among(item.get("confirm_roles", ()))
