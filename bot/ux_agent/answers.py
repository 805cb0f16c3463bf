"""What a person reads whose press changed nothing: the truth for every verdict."""

from collections.abc import Mapping
from typing import Any

from bot.conversation.phase import Phase
from bot.conversation.reply import Markup, Replace, Say
from bot.conversation.transition import EVERYONE
from bot.conversation.verdict import Action, Verdict
from bot.ux_agent import cards

_FIXED = {
    Verdict.NOT_FOUND: cards.NOT_FOUND,
    Verdict.READING: "I am still reading the last answer. One moment, please.",
    Verdict.BUSY: "In progress: the pull request is already being opened.",
    Verdict.TOO_LATE: "Already confirmed. Close the pull request to undo it.",
    Verdict.OTHER_VERSION: "This was made by another version of the bot. Please start again.",
}


def refusal(verdict: Verdict, item: Mapping[str, Any] | None, action: Action) -> Say | Replace:
    """The answer to a press that did not go ahead; `item` is the conversation as it stands."""
    if verdict is Verdict.BUSY and item and item["phase"] == Phase.CONFIRMED and "put_off" in item:
        return Say(cards.later_card(item), is_private=True)
    if verdict in _FIXED or item is None:
        return _private(_FIXED.get(verdict, cards.NOT_FOUND))
    if verdict is Verdict.NOT_YOURS:
        return _private(_whose(item, action))
    if verdict is Verdict.OWN:
        return Replace(cards.card_of(item))
    if verdict is Verdict.DONE:
        if "notified_at" not in item:
            return Replace(cards.done_card(item))
        return _private(f"Already done: {item['pr_url']}", title="Done")
    if verdict is Verdict.FAILED:
        return Say(cards.failed_card(item), is_private=True)
    return _current(item)


def _current(item: Mapping[str, Any]) -> Say:
    """Another preview or question took the place of the one pressed: show that one."""
    card = cards.card_of(item)
    note = "This preview was replaced; here is the current one."
    return Say(card._replace(lines=(note, *card.lines)), is_private=True)


def _whose(item: Mapping[str, Any], action: Action) -> str:
    verb = {"confirm": "confirm", "cancel": "cancel", "answer": "answer"}[action]
    roles = item.get("confirm_roles")
    if action == "confirm" and roles:
        named = ", ".join(f"<@&{role}>" if role.isdigit() else role for role in roles)
        if not all(role.isdigit() or role == EVERYONE for role in roles):
            named += ". I know roles by their id alone: please have .ux-agent.yml name the id"
        return Markup(f"Only members with one of these roles can confirm this: {named}")
    return Markup(f"Only <@{item['user_id']}> can {verb} this")


def _private(text: str, *, title: str = "Not done") -> Say:
    return Say(cards.notice(text, title=title), is_private=True)
