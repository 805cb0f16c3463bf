"""What is kept of a decision: fields of the log, fixed words and ids, never words of people.

Of what people decide, every door writes them into its own line, which tells already who and where;
of what the worker decides, and what an operator does, there is a line for each write.
"""

from collections.abc import Callable

from bot.conversation.condition import Item
from bot.conversation.phase import Phase
from bot.conversation.reply import Ask, Reply, Say, Suggest
from bot.conversation.store import ConversationStore, Lost
from bot.conversation.transition import Write
from bot.errors import TransientError
from bot.log import Fields

_UNNAMED = {"Ask": "form", "Later": "later", "Replace": "shown"}
_OF_WORK = {
    "T2": ("understand", ""),
    "T7": ("execute", "executed"),
    "T8": ("execute", "failed"),
    "T9b": ("execute", "site_moved"),
    "T11": ("give_up", "abandoned"),
    "T12": ("give_up", "adopted"),
    "T17": ("undo", "refused"),
}
"""A transition's action and decision; without a word it is the phase that came of it."""

_OF_OPERATORS = {
    "T13": ("redrive", "handed_back", ("redriven_by", "redriven_at")),
    "T18": ("abandon", "closed", ("abandoned_by", "abandoned_at")),
}
"""A transition's action, decision, and the attributes that tell who did it, and when."""


def record(action: str, reply: Reply) -> Fields:
    """The fields of what was decided on a command or a press; none while something is typed."""
    if isinstance(reply, Suggest):
        return {}
    if isinstance(reply, Ask):
        return {"audit": action, "decision": _UNNAMED["Ask"]}
    return {"audit": action, "decision": reply.decision or _unnamed(reply), **reply.facts}


def _unnamed(reply: Reply) -> str:
    """The word for a reply that names no decision."""
    if isinstance(reply, Say):
        return "told" if reply.is_private else "shown"
    return _UNNAMED[type(reply).__name__]


class RecordedStore:
    """A worker's ConversationStore that tells `log` of every decision once it is written."""

    def __init__(self, store: ConversationStore, log: Callable[[Fields], None]) -> None:
        self._store = store
        self._log = log

    def get(self, conversation_id: str) -> Item | None:
        """As the store does."""
        return self._store.get(conversation_id)

    def perform(self, write: Write) -> Item:
        """As the store does; what loses is no decision."""
        item = self._store.perform(write)
        if write.name in _OF_WORK:
            self._log(_work(write.name, item))
        return item


class OperatorsStore:
    """An operator's ConversationStore that tells `log` who did what once it is written.

    Where nobody knows whether it was, the decision is `unsure`: the conversation itself tells.
    """

    def __init__(self, store: ConversationStore, log: Callable[[Fields], None]) -> None:
        self._store = store
        self._log = log

    def get(self, conversation_id: str) -> Item | None:
        """As the store does."""
        return self._store.get(conversation_id)

    def perform(self, write: Write) -> Item:
        """As the store does; what loses is no decision, unless it lost to itself."""
        try:
            item = self._store.perform(write)
        except Lost as lost:
            if lost.old and _is_done(write, lost.old):  # sent again after its reply was lost
                self._log(_act(write, lost.old))
            raise
        except TransientError:
            self._log(_act(write, {}) | {"decision": "unsure"})
            raise
        self._log(_act(write, item))
        return item


def _is_done(write: Write, item: Item) -> bool:
    """Whether this very person did this at this very second."""
    _, _, marks = _OF_OPERATORS[write.name]
    return all(item.get(name) == write.values[name] for name in marks)


def _act(write: Write, item: Item) -> Fields:
    action, decision, (by, _) = _OF_OPERATORS[write.name]
    return {
        "level": "INFO",
        "audit": action,
        "decision": decision,
        "conversation_id": write.conversation_id,
        "guild_id": item.get("guild_id", ""),
        "user_id": write.values[by],
        "digest8": str(item.get("plan_digest", ""))[:8],
        "was": str(Phase.FAILED),
        "now": str(write.values.get("phase", Phase.FAILED)) if item else "",
    }


def _work(transition: str, item: Item) -> Fields:
    action, decision = _OF_WORK[transition]
    fields: Fields = {
        "level": "INFO",
        "audit": action,
        "decision": decision or str(item["phase"]),
        "conversation_id": item["conversation_id"],
        "guild_id": item["guild_id"],
        "user_id": item.get("confirmed_by", item["user_id"]),
        "digest8": str(item["plan_digest"])[:8],
    }
    told = {"error": item.get("error_code"), "now": item.get("pr_url")}
    return fields | {name: str(value) for name, value in told.items() if value}
