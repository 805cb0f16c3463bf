"""What is stored of a conversation when it begins: all documented attributes, and ours."""

from typing import TYPE_CHECKING

from bot.conversation.condition import Item
from bot.conversation.phase import SCHEMA_VERSION, Phase, open_until
from bot.conversation.transition import Presser
from bot.ux_agent.intent import Intent
from bot.ux_agent.roles import confirm_roles
from bot.ux_agent.sites import SiteRecord

if TYPE_CHECKING:
    from bot.ux_agent.agent import Origin


def new_item(conversation_id: str, presser: Presser, origin: "Origin", site: SiteRecord) -> Item:
    """The attributes that do not depend on what is asked for."""
    end = open_until(origin.now, origin.now)
    item: Item = {
        "conversation_id": conversation_id,
        "user_id": presser.user_id,
        "guild_id": presser.guild_id,
        "site": site.site,
        "images": [],
        "confirmed": False,
        "version": 1,
        "schema_version": SCHEMA_VERSION,
        "interaction_id": origin.interaction_id,
        "application_id": origin.application_id,
        "channel_id": origin.channel_id,
        "locale": origin.locale,
        "created_at": origin.now,
        "expires_at": end,
        "ttl": end,
        "rounds": 0,
        "attempts": 0,
        "epoch": 0,
    }
    return item | confirm_roles(site, site.known)


def unread(request: str, presser: Presser, section: str) -> Item:
    """The other attributes while the worker is to read the request."""
    return {
        "phase": Phase.COLLECTING,
        "requester_roles": list(presser.held_roles),
        "section": section,
        "updates": {},
        "parsed_intent": Intent("clarify", request).to_data(),
        "plan": {},
        "plan_digest": "",
        "preview_message": "",
        "needs_clarification": False,
        "clarification_questions": [],
    }
