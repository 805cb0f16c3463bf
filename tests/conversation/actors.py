"""Who acts on a conversation: people who press, and a worker; as the real ones do, but no more."""

from typing import Any

from bot.conversation import transition
from bot.conversation.condition import Item
from bot.conversation.phase import BEFORE_CONFIRM, SCHEMA_VERSION, Phase, open_until
from bot.conversation.store import ConversationStore, Lost
from bot.conversation.transition import Lease, Place, Presser
from bot.conversation.verdict import Action, Press, Verdict, judge

NOW = 1_800_000_000
KEY = "AbC_-12345678901234-zZ"
OWNER = Presser("11", "500")
STRANGER = Presser("22", "500", ("700",))
ELSEWHERE = Presser("11", "501")
PLAN, NEXT_PLAN = "d1" * 32, "d2" * 32
AWAITING = {"phase": Phase.AWAITING_CONFIRMATION, "plan_digest": NEXT_PLAN}


def conversation(key: str = KEY, **more: Any) -> Item:
    """A new conversation of OWNER at NOW whose preview waits for Confirm."""
    end = open_until(NOW, NOW)
    return {
        "conversation_id": key,
        "user_id": OWNER.user_id,
        "guild_id": OWNER.guild_id,
        "interaction_id": f"start {key}",
        "schema_version": SCHEMA_VERSION,
        "phase": Phase.AWAITING_CONFIRMATION,
        "version": 1,
        "created_at": NOW,
        "expires_at": end,
        "ttl": end,
        "rounds": 0,
        "attempts": 0,
        "epoch": 0,
        "confirmed": False,
        "plan_digest": PLAN,
        **more,
    }


def begun(store: ConversationStore, **more: Any) -> Item:
    """A conversation as `conversation` makes it, in the store."""
    return store.perform(transition.begin(conversation(**more)))


class Person:
    """Somebody at their screen: `shows` is the digest of the plan or question that they see."""

    def __init__(self, store: ConversationStore, presser: Presser = OWNER, key: str = KEY) -> None:
        self.store = store
        self.presser = presser
        self.key = key
        self.old: Item | None = None

    def confirm(self, click: str = "c1", *, now: int = NOW, shows: str = PLAN) -> Verdict:
        """Press Confirm; OPEN when it was this press that did it."""
        write = transition.confirm(self.key, self.presser, shows[:8], confirm_id=click, now=now)
        return self._press("confirm", write, click, now, shows)

    def cancel(self, click: str = "x1", *, now: int = NOW) -> Verdict:
        """Press Cancel; OPEN when it was this press that did it."""
        write = transition.cancel(self.key, self.presser)
        return self._press("cancel", write, click, now, PLAN)

    def read(self, answer: str = "a1", *, now: int = NOW, shows: str = PLAN) -> Verdict:
        """What stands in the way of an answer; OPEN when nothing does."""
        self.old = self.store.get(self.key)
        return judge(self.old, Press("answer", shows[:8], answer), self.presser, now)

    def answer(
        self, answer: str = "a1", *, now: int = NOW, shows: str = PLAN, **outcome: Any
    ) -> Verdict:
        """Answer what was just read: another plan, or what `outcome` says; OPEN when it counts."""
        assert self.old is not None
        values = {**AWAITING, **outcome, "answer_id": answer}
        write = transition.answer(self.old, self.presser, now, values)
        return self._press("answer", write, answer, now, shows)

    def see(self, *, now: int = NOW, resume: str = "r1") -> Verdict:
        """What stands in the way of having the card here; OPEN when nothing does."""
        self.old = self.store.get(self.key)
        return judge(self.old, Press("resume", "", resume), self.presser, now)

    def resume(self, resume: str = "r1", *, now: int = NOW, channel: str = "89") -> Verdict:
        """Have the card just seen here, as the answer to `resume`; OPEN when it now is."""
        assert self.old is not None
        write = transition.move(self.old, self.presser, Place(channel, resume), now)
        return self._press("resume", write, resume, now, "")

    def _press(
        self, action: Action, write: transition.Write, click: str, now: int, shows: str
    ) -> Verdict:
        try:
            self.store.perform(write)
        except Lost as lost:
            self.old = lost.old
            return judge(lost.old, Press(action, shows[:8], click), self.presser, now)
        return Verdict.OPEN


class Workman:
    """A worker with a conversation's job; `lease` is what it holds."""

    def __init__(self, store: ConversationStore, name: str = "w1", key: str = KEY) -> None:
        self.store = store
        self.name = name
        self.key = key
        self.lease = Lease(0, 0)

    def take(self, *, now: int = NOW, seconds: int = 60) -> bool:
        """T5; whether the job is ours."""
        until = now + seconds
        taken = won(self.store, transition.take(self.key, self.name, now=now, until=until))
        if taken:
            self.lease = Lease(taken["epoch"], until)
        return taken is not None

    def may_take(self) -> bool:
        """Whether the job looks as if it were to be taken."""
        item = self.store.get(self.key)
        return item is not None and item["phase"] not in BEFORE_CONFIRM

    def checkpoint(self, step: str = "G0") -> bool:
        """T6."""
        return bool(won(self.store, transition.checkpoint(self.key, self.lease, {"step": step})))

    def complete(self) -> bool:
        """T7."""
        write = transition.complete(self.key, self.lease, number=7, url="u")
        return bool(won(self.store, write))

    def fail(self) -> bool:
        """T8."""
        write = transition.fail(self.key, self.lease, error_code="no", error_message="No.")
        return bool(won(self.store, write))

    def release(self) -> bool:
        """T9."""
        return bool(won(self.store, transition.release(self.key, self.lease)))

    def reconsider(self) -> bool:
        """T9b, with the next plan."""
        write = transition.reconsider(conversation(self.key), self.lease, NOW, AWAITING)
        return bool(won(self.store, write))


def won(store: ConversationStore, write: transition.Write) -> Item | None:
    """The item after the write, None when it lost."""
    try:
        return store.perform(write)
    except Lost:
        return None


def stored(store: ConversationStore, key: str = KEY) -> Item:
    """The item, which is there."""
    item = store.get(key)
    assert item is not None
    return item
