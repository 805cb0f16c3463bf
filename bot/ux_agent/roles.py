"""Who may ask for a change and who may confirm one, as the site's manifest says: role ids."""

from collections.abc import Iterable

from bot.conversation.transition import EVERYONE
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.site import SiteIndex

NOT_ALLOWED = phrase(Texts.may_not_request)


def may_request(index: SiteIndex | None, held: Iterable[str]) -> bool:
    """Whether somebody who holds these roles may ask; everybody where the site names none."""
    wanted = index.roles.get("request", ()) if index else ()
    return not wanted or not set(wanted).isdisjoint((EVERYONE, *held))


def confirm_roles(index: SiteIndex | None) -> dict[str, list[str]]:
    """The attribute `confirm_roles` of an item, or nothing: then its owner confirms."""
    roles = index.roles.get("confirm", ()) if index else ()
    return {"confirm_roles": list(roles)} if roles else {}
