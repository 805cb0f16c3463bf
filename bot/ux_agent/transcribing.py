"""What a conversation's change adds to the person's chat session: what they said, what was said.

Decided from the item before and after it, as the outbox does; a change that nobody said anything
with (a lease, a checkpoint, a card that was moved) adds nothing.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from bot.conversation.condition import Item
from bot.conversation.phase import ANSWERABLE, BEFORE_CONFIRM, Phase
from bot.conversation.transcript import (
    Message,
    Speaker,
    Turn,
    moment,
    session_id_of,
    shaped,
)
from bot.texts.catalogue import texts
from bot.ux_agent.outbox import Transition

_MOST_FILTERS = 8000  # bytes of JSON: ten messages stay far below an item's 400 kB
_SLOTS = ("section", "property", "value")
_BY_MODEL = 0.6


class Said(NamedTuple):
    """One message before it has an id."""

    type: Speaker
    content: str
    filters: Mapping[str, Any] = {}
    confidence: float = 0.0
    offered: tuple[str, ...] = ()


def turn_of(change: Transition, key: str) -> Turn | None:
    """The turn that a change is; None for none. `key` makes the ids, as of conversations."""
    item = change.new or change.old
    if item is None:
        return None
    said = tuple(_said(change))
    if not said:
        return None
    number = item["version"] + (change.new is None)
    turn_id = f"{change.conversation_id}#{number}"
    return Turn(
        session_id=session_id_of(key, item["user_id"], item["guild_id"]),
        user_id=item["user_id"],
        guild_id=item["guild_id"],
        turn_id=turn_id,
        at=change.at,
        messages=tuple(
            Message(
                message_id=shaped(key, turn_id, str(place)),
                type=one.type,
                content=one.content,
                timestamp=moment(change.at, 2 * number + place),
                extracted_filters=one.filters,
                recommendations=one.offered,
                confidence=one.confidence,
            )
            for place, one in enumerate(said)
        ),
    )


def confidence_of(intent: Mapping[str, Any]) -> float:
    """How sure the reading is: 1 where the grammar found all, less by each part that is asked for.

    What a language model found counts less, what was refused nothing.
    """
    if intent["kind"] in ("edit", "noop"):
        return _BY_MODEL if intent.get("by_model") else 1.0
    if intent["kind"] == "refuse" or intent["question"] is None:
        return 0.0
    known = sum(bool(intent["pending"].get(slot)) for slot in _SLOTS)
    return round(known / (len(_SLOTS) + 1), 2)


def _said(change: Transition) -> Iterator[Said]:
    old, new = change.old, change.new
    if new is None:
        if old is not None and _is_cancelled(old, is_garbage=change.is_garbage):
            yield Said("user_query", texts(old["locale"]).cancel)
        return
    words = _words(old, new)
    if words:
        is_read = new["phase"] in ANSWERABLE
        intent = new["parsed_intent"]
        filters, sure = (_bounded(intent), confidence_of(intent)) if is_read else ({}, 0.0)
        yield Said("user_query", words, filters, sure)
    answer = _answer(old, new)
    if answer:
        yield answer


def _is_cancelled(old: Item, *, is_garbage: bool) -> bool:
    """By a person: not collected by the table, nor taken away by the worker in an undo."""
    is_undo = old["phase"] == Phase.COLLECTING and "undo_of" in old
    return old["phase"] in BEFORE_CONFIRM and not is_garbage and not is_undo


def _words(old: Item | None, new: Item) -> str:
    """What its owner said: the request, an answer, or Confirm."""
    if old is None:
        return str(new["parsed_intent"].get("request", ""))
    if new.get("answer_id") != old.get("answer_id") and "said" in new:
        return str(new["said"][1])
    is_confirmed = new["phase"] == Phase.CONFIRMED and old["phase"] == Phase.AWAITING_CONFIRMATION
    if is_confirmed and new.get("confirmed_by") == new["user_id"]:
        return texts(new["locale"]).confirm
    return ""


def _answer(old: Item | None, new: Item) -> Said | None:
    """What was said to them: a preview or a question, a pull request, a failure."""
    phase = new["phase"]
    if phase in ANSWERABLE:
        if old and old["phase"] in ANSWERABLE and _shown(old) == _shown(new):
            return None
        intent = new["parsed_intent"]
        offered = tuple(_offered(intent))
        sure = confidence_of(intent)
        return Said("trini_response", str(new["preview_message"]), _bounded(intent), sure, offered)
    if old is not None and old["phase"] != phase:
        if phase == Phase.COMPLETED:
            done = texts(new["locale"]).history_done.format(url=new["pr_url"])
            return Said("trini_response", done)
        if phase == Phase.FAILED:
            return Said("trini_response", str(new["error_message"]))
    return None


def _shown(item: Item) -> tuple[object, ...]:
    return item["phase"], item["plan_digest"], item.get("answer_id")


def _offered(intent: Mapping[str, Any]) -> Iterator[str]:
    """The targets that a preview changes, or the choices that a question gives."""
    question = intent["question"]
    if question:
        yield from (str(value) for _, value in question["choices"])
        return
    places = (f"{change['section']}.{change['property']}" for change in intent["changes"])
    yield from dict.fromkeys(places)


def _bounded(intent: Mapping[str, Any]) -> dict[str, Any]:
    """The intent, or where it is too large its kind and what it begins with."""
    if len(json.dumps(intent)) <= _MOST_FILTERS:
        return dict(intent)
    whole = {"kind": intent["kind"], "request": str(intent["request"])[: _MOST_FILTERS // 8]}
    few = [
        {name: change[name] for name in ("section", "op", "property")} | {"value": ""}
        for change in intent["changes"][:10]
    ]
    return {**whole, "changes": few}
