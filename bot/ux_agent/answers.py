"""What a person reads whose press changed nothing: the truth for every verdict."""

from collections.abc import Mapping
from typing import Any

from bot.conversation.phase import Phase
from bot.conversation.reply import Markup, Replace, Say
from bot.conversation.transition import EVERYONE
from bot.conversation.verdict import Action, Verdict
from bot.texts.catalogue import in_language
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent import cards

_FIXED = {
    Verdict.NOT_FOUND: cards.NOT_FOUND,
    Verdict.READING: phrase(Texts.reading),
    Verdict.BUSY: phrase(Texts.busy),
    Verdict.TOO_LATE: phrase(Texts.too_late),
    Verdict.OTHER_VERSION: phrase(Texts.other_version),
}
_NOT_DONE = phrase(Texts.not_done_title)
_ONLY_OWNER = {
    "confirm": Texts.only_owner_confirms,
    "cancel": Texts.only_owner_cancels,
    "answer": Texts.only_owner_answers,
    "resume": Texts.only_owner_resumes,
}


def refusal(
    verdict: Verdict, item: Mapping[str, Any] | None, action: Action, locale: str
) -> Say | Replace:
    """The answer to a press that did not go ahead; `item` is the conversation as it stands."""
    if verdict is Verdict.BUSY and item and item["phase"] == Phase.CONFIRMED and "put_off" in item:
        return Say(cards.later_card(item), is_private=True)
    if verdict in _FIXED or item is None:
        return _private(_FIXED.get(verdict, cards.NOT_FOUND), locale)
    if verdict is Verdict.NOT_YOURS:
        card = cards.notice("", locale)._replace(lines=_whose(item, action, locale))
        return Say(card, is_private=True)
    if verdict is Verdict.OWN:
        return Replace(cards.card_of(item))
    if verdict is Verdict.DONE:
        if "notified_at" not in item:
            return Replace(cards.done_card(item))
        done = phrase(Texts.done_before, url=item["pr_url"])
        return _private(done, locale, title=phrase(Texts.done_before_title))
    if verdict is Verdict.FAILED:
        return Say(cards.failed_card(item), is_private=True)
    return _current(item, locale)


def _current(item: Mapping[str, Any], locale: str) -> Say:
    """Another preview or question took the place of the one pressed: show that one."""
    card = cards.card_of(item)
    note = in_language(phrase(Texts.replaced), locale)
    return Say(card._replace(lines=(note, *card.lines)), is_private=True)


def _whose(item: Mapping[str, Any], action: Action, locale: str) -> tuple[str, ...]:
    """Who may; the names of roles, which the site gives, are no markdown of ours."""
    roles = item.get("confirm_roles")
    if action != "confirm" or not roles:
        owner = phrase(_ONLY_OWNER[action], person=f"<@{item['user_id']}>")
        return (Markup(in_language(owner, locale)),)
    known = [role for role in roles if role.isdecimal() or role == EVERYONE]
    mentions = ", ".join(f"<@&{role}>" if role.isdecimal() else role for role in known)
    named = phrase(Texts.only_roles_confirm, roles=mentions or ", ".join(roles))
    only = in_language(named, locale)
    lines = (Markup(only) if known else only,)
    if len(known) == len(roles):
        return lines
    return (*lines, in_language(phrase(Texts.roles_not_found), locale))


def _private(text: str, locale: str, *, title: str = _NOT_DONE) -> Say:
    return Say(cards.notice(text, locale, title=title), is_private=True)
