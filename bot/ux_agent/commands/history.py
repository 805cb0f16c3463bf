"""`/ux-history`: what is kept of what somebody and the bot said, by server, to read and delete."""

import base64
import binascii
import logging
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from bot.conversation.condition import Item
from bot.conversation.reply import Button, Card, Handle, Markup, Quote, Replace, Say
from bot.conversation.transcript import KEPT_SECONDS, MOST_MESSAGES, ChatSessions
from bot.errors import ConfigurationError, TransientError, UserError
from bot.texts.catalogue import texts
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.commands.asked import Asked

if TYPE_CHECKING:
    from bot.ux_agent.agent import UXAgent

MOST_SESSIONS = 4
_MOST_LINES = 12
_MOST_CHARACTERS = 160  # of a message: twelve fit into a card with room to spare
_ASK, _SURE, _KEEP = "0", "1", "2"
_NOTHING_SHOWN = "0" * 8

_log = logging.getLogger(__name__)


def history(agent: "UXAgent", asked: Asked) -> Say:
    """Told to this person alone; raises UserError where nothing can be read."""
    said = texts(asked.origin.locale)
    page = _of(agent, asked)
    if not page:
        card = Card(said.history_title, (said.history_none,))
        return Say(card, is_private=True)
    lines: list[str] = []
    each = max(2, _MOST_LINES // min(len(page), MOST_SESSIONS))
    for number, session in enumerate(page[:MOST_SESSIONS], start=1):
        which = f"**{number}.** " if len(page) > 1 else ""
        head = Markup(f"{which}{_head(session, asked)}")
        lines += [head, *_messages(session, each, said)]
    if len(page) > MOST_SESSIONS:
        lines.append(said.history_more)
    days = str(KEPT_SECONDS // 86_400)
    note = said.history_note.format(kept=MOST_MESSAGES, days=days)
    card = Card(said.history_title, tuple(lines), footer=note, rows=(_buttons(page, asked),))
    return Say(card, is_private=True)


def press(agent: "UXAgent", handle: Handle, asked: Asked) -> Replace | None:
    """Delete asks first; the answer deletes or keeps. None for a handle that is none of ours."""
    session_id = _uuid(handle.conversation_id)
    if not session_id or handle.argument not in (_ASK, _SURE, _KEEP):
        return None
    said = texts(asked.origin.locale)
    if handle.argument == _KEEP:
        return Replace(Card(said.history_kept_title, (said.history_kept,), tone="closed"))
    if handle.argument == _ASK:
        sure = handle._replace(argument=_SURE)
        keep = handle._replace(argument=_KEEP)
        delete = Button(sure, said.history_delete, "danger")
        row = (delete, Button(keep, said.history_keep, "secondary"))
        lines = (said.history_sure_line,)
        return Replace(Card(said.history_sure_title, lines, tone="question", rows=(row,)))
    with_it = _deleted(_sessions(agent), session_id, asked.presser.user_id)
    word = said.history_deleted if with_it else said.history_gone
    card = Card(said.history_deleted_title, (word,), tone="closed")
    return Replace(card, decision="forgotten" if with_it else "not_found")


def _sessions(agent: "UXAgent") -> ChatSessions:
    if agent.history is None:
        raise UserError(phrase(Texts.history_off))
    return agent.history()


def _of(agent: "UXAgent", asked: Asked) -> list[Item]:
    """The person's sessions, newest word first."""
    sessions = _sessions(agent)
    try:
        page = sessions.of_user(asked.presser.user_id, most=MOST_SESSIONS + 1)
    except ConfigurationError as error:
        _log.warning("nobody's history can be read: %s", error)
        raise UserError(phrase(Texts.history_off)) from error
    except TransientError as error:
        raise UserError(phrase(Texts.unreached)) from error
    return page.sessions


def _deleted(sessions: ChatSessions, session_id: str, user_id: str) -> bool:
    try:
        return sessions.delete(session_id, user_id)
    except ConfigurationError as error:
        _log.warning("nobody's history can be deleted: %s", error)
        raise UserError(phrase(Texts.history_off)) from error
    except TransientError as error:
        raise UserError(phrase(Texts.unsure)) from error


def _head(session: Item, asked: Asked) -> Markup:
    """Where it was, how much was said, and when last: all ours."""
    said, guild_id = texts(asked.origin.locale), session.get("guildId")
    where = said.history_elsewhere
    if guild_id == asked.presser.guild_id:
        where = said.history_in_messages if guild_id == "dm" else said.history_here
    elif guild_id == "dm":
        where = said.history_in_messages
    at = int(datetime.fromisoformat(session["updatedAt"]).timestamp())
    return Markup(where.format(count=session["messageCount"], when=f"<t:{at}:R>"))


def _messages(session: Item, most: int, said: Texts) -> list[str]:
    lines: list[str] = []
    for message in session["messages"][-most:]:
        speaker = said.history_you if message["type"] == "user_query" else said.history_me
        content = " ".join(str(message["content"]).partition("\n--- ")[0].split())  # no diff
        if len(content) > _MOST_CHARACTERS:
            content = f"{content[: _MOST_CHARACTERS - 1]}…"
        lines.append(Quote(f"{speaker}: {content}"))
    return lines


def _buttons(page: list[Item], asked: Asked) -> tuple[Button, ...]:
    said, shown = texts(asked.origin.locale), page[:MOST_SESSIONS]
    labels = [said.history_delete_numbered.format(number=n + 1) for n in range(len(shown))]
    if len(shown) == 1:
        labels = [said.history_delete]
    return tuple(
        Button(_handle(session["sessionId"], asked.presser.user_id), label, "danger")
        for session, label in zip(shown, labels, strict=True)
    )


def _handle(session_id: str, user_id: str) -> Handle:
    """A session's id as short as a conversation's: 16 bytes."""
    key = base64.urlsafe_b64encode(UUID(session_id).bytes).rstrip(b"=").decode()
    return Handle("forget", key, _NOTHING_SHOWN, user_id, _ASK)


def _uuid(key: str) -> str:
    """The inverse; '' for what is none."""
    try:
        return str(UUID(bytes=base64.urlsafe_b64decode(f"{key}==")))
    except (ValueError, binascii.Error):
        return ""
