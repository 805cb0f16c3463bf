"""What a press means for a conversation as it stands: pure, and total."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Literal, TypeAlias

from bot.conversation.phase import ANSWERABLE, BEFORE_CONFIRM, MAX_ROUNDS, SCHEMA_VERSION, Phase
from bot.conversation.transition import Presser
from bot.record import Record

Action: TypeAlias = Literal["confirm", "cancel", "answer", "resume"]


class Verdict(StrEnum):
    """What the person is told; OPEN alone means that the action can go ahead."""

    OPEN = "open"
    OWN = "own"  # this very interaction has already done it
    NOT_FOUND = "not_found"
    NOT_YOURS = "not_yours"
    STALE = "stale"  # another preview or question has taken the place of the one pressed
    READING = "reading"  # the worker is still reading the request
    BUSY = "busy"
    DONE = "done"
    FAILED = "failed"
    TOO_LATE = "too_late"
    OTHER_VERSION = "other_version"


class Press(Record):
    """One press of a button, one answer, or the wish to have the card here ("resume").

    `shown` are the first 8 digits of the digest of what was shown; a resume shows what there is.
    """

    action: Action
    shown: str
    interaction_id: str


_MARKS = ("confirm_id", "answer_id", "card_interaction_id")


def judge(item: Mapping[str, Any] | None, press: Press, presser: Presser, now: int) -> Verdict:
    """Judge a press against the stored item; never raises on an item of ours."""
    if item is None or item["guild_id"] != presser.guild_id:
        return Verdict.NOT_FOUND
    if item["schema_version"] > SCHEMA_VERSION:
        return Verdict.OTHER_VERSION
    if press.interaction_id in (item.get(mark) for mark in _MARKS):
        return Verdict.OWN
    if _is_over(item, press, now):
        return Verdict.NOT_FOUND
    if not _may(item, press, presser):
        return Verdict.NOT_YOURS
    if item["phase"] in BEFORE_CONFIRM:
        return _judge_open(item, press)
    return _judge_closed(item["phase"], press.action)


def _is_over(item: Mapping[str, Any], press: Press, now: int) -> bool:
    if item["phase"] not in BEFORE_CONFIRM or press.action == "cancel":
        return False
    return bool(item["expires_at"] <= now)


def _may(item: Mapping[str, Any], press: Press, presser: Presser) -> bool:
    is_owner = bool(item["user_id"] == presser.user_id)
    roles = item.get("confirm_roles")
    holds_role = bool(roles) and not set(roles or ()).isdisjoint(presser.held_roles)
    if press.action == "confirm":
        return holds_role if roles else is_owner
    return is_owner or (press.action == "cancel" and holds_role)


def _judge_open(item: Mapping[str, Any], press: Press) -> Verdict:
    if press.action == "cancel":
        return Verdict.OPEN
    if item["phase"] == Phase.COLLECTING:
        return Verdict.READING
    if press.action == "resume":
        return Verdict.OPEN
    if not str(item.get("plan_digest", "")).startswith(press.shown):
        return Verdict.STALE
    if press.action == "confirm":
        can_confirm = item["phase"] == Phase.AWAITING_CONFIRMATION
        return Verdict.OPEN if can_confirm else Verdict.STALE
    can_answer = item["phase"] in ANSWERABLE and item["rounds"] < MAX_ROUNDS
    return Verdict.OPEN if can_answer else Verdict.NOT_FOUND


def _judge_closed(phase: str, action: Action) -> Verdict:
    if phase == Phase.COMPLETED:
        return Verdict.DONE
    if phase == Phase.FAILED:
        return Verdict.FAILED
    if action == "resume":
        return Verdict.OPEN
    return Verdict.BUSY if action == "confirm" else Verdict.TOO_LATE
