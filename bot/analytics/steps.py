"""What a change of a conversation is called, who made it, and what was said with it.

Decided from the item before and after it alone: from the phases (bot/conversation/transition.py
has the table of all changes) and from what else differs between the two.
"""

from collections.abc import Mapping
from typing import NamedTuple

from bot.analytics.outcome import REFUSED
from bot.analytics.told import code
from bot.conversation.condition import Item
from bot.conversation.phase import ANSWERABLE, BEFORE_CONFIRM, TERMINAL, Phase


class Step(NamedTuple):
    """One change: its event type, the kind of its actor, and their user id, '' where unknown.

    `said` counts what the person said with it (presses as well), `shown` what the bot answered.
    """

    type: str
    kind: str = "bot"
    user_id: str = ""
    said: int = 0
    shown: int = 0
    reason: str = ""
    ending: str = "open"


def step_of(old: Item | None, new: Item | None, *, is_garbage: bool = False) -> Step | None:
    """The step that a change is; None where it is none: the version stays, or all was over.

    Raises KeyError on an item of another shape.
    """
    if new is None:
        return None if old is None else _gone(old, is_garbage=is_garbage)
    if old is None:
        return _begun(new)
    if old["version"] == new["version"]:
        return None
    step = _stayed(old, new) if old["phase"] == new["phase"] else _moved(old, new)
    return step._replace(ending=_ending(new))


def _ending(item: Item) -> str:
    if item["phase"] == Phase.COMPLETED:
        return "completed"
    if item["phase"] == Phase.FAILED:
        return "failed"
    return "open"


def _begun(new: Item) -> Step:
    shown = int(new["phase"] in ANSWERABLE)
    reason = "undo" if "undo_of" in new else ""
    return Step("CONVERSATION_STARTED", "user", new["user_id"], 1, shown, reason)


def _gone(old: Item, *, is_garbage: bool) -> Step | None:
    """Collected by the table, cancelled, or an undo that the worker answered with why not."""
    if old["phase"] in TERMINAL:
        return None
    if is_garbage:
        return Step("EXPIRED", "system", ending="expired")
    if old["phase"] == Phase.COLLECTING and "undo_of" in old:
        return Step("REFUSED", shown=1, reason="undo_refused", ending=REFUSED)
    if old["phase"] not in BEFORE_CONFIRM:
        return Step("CANCELLED", "operator", ending="cancelled")
    # Where roles may cancel, the item does not say who did.
    user_id = "" if "confirm_roles" in old else old["user_id"]
    return Step("CANCELLED", "user", user_id, 1, ending="cancelled")


def _moved(old: Item, new: Item) -> Step:
    """Into another phase."""
    before, after = old["phase"], new["phase"]
    if after in ANSWERABLE:
        return _proposed(before, after, new)
    if after == Phase.COLLECTING:
        return Step("ANSWERED", "user", new["user_id"], 1)
    if after == Phase.CONFIRMED:
        return _confirmed(before, new)
    if after == Phase.EXECUTING:
        return Step("EXECUTING")
    if after == Phase.COMPLETED:
        reason = "" if before == Phase.EXECUTING else "adopted"
        return Step("PULL_REQUEST_OPENED", shown=1, reason=reason)
    reason = code(new.get("error_code", ""))
    return Step("FAILED", "system" if reason == "gave_up" else "bot", shown=1, reason=reason)


def _proposed(before: str, after: str, new: Item) -> Step:
    """To a preview or a question."""
    if before in ANSWERABLE:
        return Step("ANSWERED", "user", new["user_id"], 1, 1)
    is_preview = after == Phase.AWAITING_CONFIRMATION
    reason = "" if before == Phase.COLLECTING else "site_moved"
    return Step("PREVIEW_SHOWN" if is_preview else "QUESTION_ASKED", shown=1, reason=reason)


def _confirmed(before: str, new: Item) -> Step:
    """To a job: confirmed, handed back by its worker, or by an operator."""
    if before == Phase.EXECUTING:
        return Step("RETRY_SCHEDULED", reason=_waits_for(new))
    if before == Phase.FAILED:
        return Step("REDRIVEN", "operator", str(new.get("redriven_by", "")))
    return Step("CONFIRMED", "user", new["confirmed_by"], 1)


def _waits_for(item: Item) -> str:
    put_off: Mapping[str, int] = item.get("put_off") or {}
    if not put_off:
        return ""
    return "asked_to_wait" if put_off["asked"] else "unreachable"


def _stayed(old: Item, new: Item) -> Step:
    """In the same phase, something else changed."""
    phase = new["phase"]
    if old.get("card_interaction_id") != new.get("card_interaction_id"):
        return Step("CARD_MOVED", "user", new["user_id"], 1, 1)
    if phase in BEFORE_CONFIRM:
        return Step("ANSWERED", "user", new["user_id"], 1, 1)
    if phase == Phase.EXECUTING:
        is_new = old["epoch"] != new["epoch"]
        return Step("EXECUTING", reason="lease_over") if is_new else Step("CHECKPOINT")
    if new.get("undone_by") != old.get("undone_by"):
        return Step("TAKEN_BACK")
    if "abandoned_by" in new and "abandoned_by" not in old:
        return Step("ABANDONED", "operator", new["abandoned_by"])
    return Step("NOTIFIED")
