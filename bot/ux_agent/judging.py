"""Presses that do not go ahead: judged against the stored item, and answered with the truth."""

from typing import TYPE_CHECKING

from bot.conversation.condition import Item
from bot.conversation.reply import Handle, Replace, Say
from bot.conversation.transition import Presser
from bot.conversation.verdict import Action, Press, Verdict, judge
from bot.ux_agent.answers import refusal
from bot.ux_agent.cards import notice
from bot.ux_agent.roles import NOT_ALLOWED, confirm_roles
from bot.ux_agent.sites import SiteRecord

if TYPE_CHECKING:
    from bot.ux_agent.agent import Origin


def stopped(
    item: Item | None, handle: Handle, presser: Presser, origin: "Origin", action: Action
) -> Say | Replace | None:
    """What a person is told who may not do this now; None where it can go ahead."""
    verdict = _judged(item, handle, presser, origin, action)
    if verdict is Verdict.OPEN:
        return None
    reply = refusal(verdict, item, action, origin.locale)._replace(decision=str(verdict))
    return _refused(reply, item, presser)


def lost(
    item: Item | None, handle: Handle, presser: Presser, origin: "Origin", action: Action
) -> Say | Replace:
    """What a person is told whose write lost; `item` is the conversation as it stood then."""
    verdict = _judged(item, handle, presser, origin, action)
    reply = refusal(verdict, item, action, origin.locale)._replace(decision=str(verdict))
    return _refused(reply, item, presser)


def barred(site: SiteRecord | None, origin: "Origin") -> Say:
    """What a person is told who may not confirm by what is ruled now, whatever the preview says."""
    ruled = confirm_roles(site, site.known if site else None)
    if not ruled:
        return Say(notice(NOT_ALLOWED, origin.locale), is_private=True, decision="not_allowed")
    reply = refusal(Verdict.NOT_YOURS, ruled, "confirm", origin.locale)
    return Say(reply.card, is_private=True, decision=str(Verdict.NOT_YOURS))


def is_only_moved(before: Item, after: Item) -> bool:
    """Whether nothing but one T15 happened between two readings."""
    marks = (before.get("card_interaction_id"), after.get("card_interaction_id"))
    return marks[0] != marks[1] and bool(after["version"] == before["version"] + 1)


def _judged(
    item: Item | None, handle: Handle, presser: Presser, origin: "Origin", action: Action
) -> Verdict:
    return judge(item, Press(action, handle.shown, origin.interaction_id), presser, origin.now)


def _refused(reply: Say | Replace, item: Item | None, presser: Presser) -> Say | Replace:
    """The reply; an id of another server is noted, and answered as if there was none."""
    is_foreign = item is not None and item["guild_id"] != presser.guild_id
    return reply._replace(remark="other_guild") if is_foreign and isinstance(reply, Say) else reply
