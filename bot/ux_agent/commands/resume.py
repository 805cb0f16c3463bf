"""`/ux-resume`: brings the live card of an open conversation to where it is asked for."""

import re
from typing import TYPE_CHECKING

from bot.conversation.condition import Item
from bot.conversation.reply import Card, Handle, Markup, Reply, Say, Select, Suggest
from bot.conversation.store import Lost
from bot.conversation.transition import Place, move, place_of
from bot.conversation.verdict import Press, Verdict, judge
from bot.errors import BotError, UserError
from bot.texts.catalogue import texts
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent import cards
from bot.ux_agent.answers import refusal
from bot.ux_agent.commands import listed
from bot.ux_agent.commands.asked import Asked

if TYPE_CHECKING:
    from bot.ux_agent.agent import UXAgent

_ID = re.compile(r"[A-Za-z0-9_-]{22}")
_ANY = Handle("resume", "0" * 22, "0" * 8, "0")


def resume(agent: "UXAgent", asked: Asked) -> Reply:
    """The one that is meant comes here at once; of several that may be, one is to be picked."""
    wanted = asked.options.get("conversation", "").strip()
    if _ID.fullmatch(wanted):
        return bring(agent, asked, listed.conversation(agent, wanted))
    found = _open(agent, asked)
    if wanted:
        found = listed.matching(found, wanted, asked.origin.locale)
    if len(found) == 1:
        return bring(agent, asked, found[0])
    if found:
        return Say(_list(found, asked), is_private=True)
    if wanted:
        raise UserError(phrase(Texts.nothing_open_like, wanted=wanted))
    raise UserError(phrase(Texts.nothing_open))


def press(agent: "UXAgent", handle: Handle, asked: Asked) -> Reply | None:
    """The one that was picked comes here; None where what was picked is none of ours."""
    picked = asked.picks.get("resume", ())
    wanted = picked[0] if picked else handle.conversation_id
    found = _ID.fullmatch(wanted)
    return bring(agent, asked, listed.conversation(agent, wanted)) if found else None


def suggest(agent: "UXAgent", asked: Asked) -> Suggest:
    """The open ones, by what is typed of them."""
    typed, origin = asked.options.get(asked.focused, ""), asked.origin
    found = listed.matching(_open(agent, asked), typed, origin.locale)
    return Suggest(tuple(listed.choice(item, origin.now, origin.locale) for item in found))


def select(found: list[Item], asked: Asked) -> Select:
    """What to pick one of them from."""
    origin = asked.origin
    choices = tuple(listed.choice(item, origin.now, origin.locale) for item in found)
    handle = _ANY._replace(owner_id=asked.presser.user_id)
    return Select(handle, texts(origin.locale).resume_prompt, choices)


def bring(agent: "UXAgent", asked: Asked, item: Item | None) -> Say:
    """T15, and the card as a new message; the old one is retired by the worker.

    Raises what the store raises.
    """
    origin = asked.origin
    verdict = _judged(item, asked)
    if item is None or verdict is not Verdict.OPEN:
        return _refused(verdict, item, asked)
    here = Place(origin.channel_id, origin.interaction_id)
    if _is_later(item.get("card_interaction_id", ""), here.interaction_id):
        return _lost(item, asked)  # this command comes again, after another one
    try:
        moved = agent.store.perform(move(item, asked.presser, here, origin.now))
    except Lost as lost:
        if lost.old is None or place_of(lost.old) != place_of(item):
            return _lost(lost.old, asked)
        return bring(agent, asked, lost.old)  # its phase is another one: it is still where it was
    remark = _retire(agent, asked, item)
    return Say(cards.card_of(moved), remark=remark, decision="resumed")


def _open(agent: "UXAgent", asked: Asked) -> list[Item]:
    found = listed.conversations(agent, asked)
    return [item for item in found if listed.is_open(item, asked.origin.now)]


def _list(found: list[Item], asked: Asked) -> Card:
    said = texts(asked.origin.locale)
    return Card(
        said.resume_title, (said.resume_line,), tone="question", rows=(select(found, asked),)
    )


def _judged(item: Item | None, asked: Asked) -> Verdict:
    made = Press("resume", "", asked.origin.interaction_id)
    return judge(item, made, asked.presser, asked.origin.now)


def _is_later(one: str, other: str) -> bool:
    """Whether an interaction came after another: their ids grow with time (snowflakes)."""
    return one.isdigit() and other.isdigit() and int(one) > int(other)


def _lost(item: Item | None, asked: Asked) -> Say:
    """What happened between reading and writing: most likely another move."""
    verdict = _judged(item, asked)
    if item is None or verdict is not Verdict.OPEN:
        return _refused(verdict, item, asked)
    channel = Markup(f"<#{place_of(item).channel_id}>")
    elsewhere = texts(asked.origin.locale).moved_elsewhere.format(channel=channel)
    return Say(cards.notice(Markup(elsewhere), asked.origin.locale), is_private=True)


def _refused(verdict: Verdict, item: Item | None, asked: Asked) -> Say:
    """The truth for this person alone; the same card for an interaction that comes again."""
    if verdict is Verdict.OWN and item is not None:
        return Say(cards.card_of(item))
    reply = refusal(verdict, item, "resume", asked.origin.locale)
    is_foreign = item is not None and item["guild_id"] != asked.presser.guild_id
    remark = "other_guild" if is_foreign else ""
    return Say(reply.card, is_private=True, remark=remark, decision=str(verdict))


def _retire(agent: "UXAgent", asked: Asked, item: Item) -> str:
    """Have the old card closed; where that cannot be asked for, its buttons still tell the truth.

    The answer is a remark for the log.
    """
    old = place_of(item)
    job = asked.job("retire", item["conversation_id"])
    job = job._replace(card_channel_id=old.channel_id, card_interaction_id=old.interaction_id)
    try:
        agent.queue.send(job)
    except BotError as error:
        return str(error)
    return ""
