"""One write of each transition: an item on which it wins, what it changes, what makes it lose.

Every case of losing makes a single clause false, so that each clause is seen to refuse alone.
"""

from bot.conversation import operating, taking_back, transition
from bot.conversation.condition import Item
from bot.conversation.phase import KEPT_SECONDS, Phase
from bot.conversation.transition import Lease, Place, Presser, Write
from tests.conversation.sample import (
    ADA,
    CONFIRMED,
    DIGEST,
    EXPIRED,
    FENCE,
    GONE,
    HELD,
    KEY,
    NEWER,
    NOT_FAILED,
    NOW,
    OPERATOR,
    TEXT_OF_ERROR,
    UNLEASED,
    Cases,
    Changes,
    Sample,
    changed,
    item,
)

ELSEWHERE: Cases = {"it belongs to another server": {"guild_id": "501"}}
STRANGER: Cases = {"it belongs to somebody else": {"user_id": "22"}}
ANSWERED: Changes = {"phase": "collecting", "said": ["answer", "the navbar"], "answer_id": "8"}
READ: Changes = {"phase": "awaiting_confirmation", "plan_digest": "d2" * 32, "section": "navbar"}
PR: Changes = {"phase": "completed", "pr_number": 7, "pr_url": "https://example.com/7"}
LEASE = Lease(2, NOW + 70)

_ANSWER_LOSES: Cases = {
    "it is not open to answers": {"phase": "collecting"},
    **STRANGER,
    **ELSEWHERE,
    "something happened since it was read": {"version": 4},
    "all rounds are used up": {"rounds": 5},
    **EXPIRED,
    **NEWER,
}
_ANSWER_CHANGES: Changes = {"rounds": 5, "version": 4, "expires_at": NOW + 3600, "ttl": NOW + 3600}
_CONFIRM_CHANGES: Changes = {
    "phase": "confirmed",
    "confirmed": True,
    "confirm_id": "9",
    "confirmed_at": NOW,
    "ttl": NOW + KEPT_SECONDS,
    "version": 4,
}
_CONFIRM_LOSES: Cases = {
    "it awaits no confirmation": {"phase": "needs_clarification"},
    **ELSEWHERE,
    "another plan was shown": {"plan_digest": "e1" * 32},
    **EXPIRED,
    **NEWER,
}
HERE = Place("89", "9")
MOVED: Changes = {"card_channel_id": "89", "card_interaction_id": "9", "version": 4}
THERE: Changes = {"card_channel_id": "88", "card_interaction_id": "8"}
WENT: Cases = {"it was brought elsewhere": {"card_interaction_id": "7"}}
_MOVE_LOSES: Cases = {**STRANGER, **ELSEWHERE, **WENT, **NEWER}
_EDITOR = Presser("33", "500", ("600", "700"))


def _confirm(presser: Presser) -> Write:
    return transition.confirm(KEY, presser, DIGEST[:8], confirm_id="9", now=NOW)


def _asked(phase: str) -> Item:
    return item(phase, plan_digest="q1" * 32)


SAMPLES: dict[str, Sample] = {
    "T1": Sample(
        transition.begin(item(Phase.COLLECTING)),
        None,
        item(Phase.COLLECTING),
        {"it exists": item(Phase.CONFIRMED)},
    ),
    "T1b": Sample(
        transition.begin(item(Phase.AWAITING_CONFIRMATION)),
        None,
        item(Phase.AWAITING_CONFIRMATION),
        {"it exists": item(Phase.COMPLETED)},
    ),
    "T2": Sample(
        transition.propose(KEY, 3, NOW, READ),
        item(Phase.COLLECTING),
        {**READ, "version": 4},
        {
            "it has been read": {"phase": "needs_clarification"},
            "something happened since it was read": {"version": 4},
            **EXPIRED,
            **NEWER,
        },
    ),
    "T3": Sample(
        transition.answer(_asked(Phase.NEEDS_CLARIFICATION), ADA, NOW, ANSWERED),
        _asked(Phase.NEEDS_CLARIFICATION),
        {**ANSWERED, **_ANSWER_CHANGES},
        _ANSWER_LOSES,
    ),
    "T3b": Sample(
        transition.answer(item(Phase.AWAITING_CONFIRMATION), ADA, NOW, READ),
        item(Phase.AWAITING_CONFIRMATION),
        {**READ, **_ANSWER_CHANGES},
        _ANSWER_LOSES,
    ),
    "T4": Sample(
        _confirm(ADA),
        item(Phase.AWAITING_CONFIRMATION),
        {**_CONFIRM_CHANGES, "confirmed_by": "11"},
        {**_CONFIRM_LOSES, **STRANGER, "roles are named": {"confirm_roles": ["700"]}},
    ),
    "T4 by a role": Sample(
        _confirm(_EDITOR),
        item(Phase.AWAITING_CONFIRMATION, confirm_roles=["650", "700"]),
        {**_CONFIRM_CHANGES, "confirmed_by": "33"},
        {**_CONFIRM_LOSES, "other roles are named": {"confirm_roles": ["650", "7"]}},
    ),
    "T4 by everyone": Sample(
        _confirm(Presser("44", "500")),
        item(Phase.AWAITING_CONFIRMATION, confirm_roles=["@everyone"]),
        {**_CONFIRM_CHANGES, "confirmed_by": "44"},
        {**_CONFIRM_LOSES, "other roles are named": {"confirm_roles": ["700"]}},
    ),
    "T5": Sample(
        transition.take(KEY, "w2", now=NOW, until=NOW + 70),
        item(Phase.CONFIRMED),
        {
            "phase": "executing",
            "lease_owner": "w2",
            "lease_until": NOW + 70,
            "epoch": 3,
            "attempts": 5,
            "version": 4,
        },
        {
            "it is not confirmed": {"phase": "awaiting_confirmation"},
            "all attempts are used up": {"attempts": 5},
            **NEWER,
        },
    ),
    "T5 of the dead": Sample(
        transition.take(KEY, "w2", now=NOW, until=NOW + 70),
        HELD,
        {"lease_owner": "w2", "lease_until": NOW + 70, "epoch": 3, "attempts": 5, "version": 4},
        {
            "its worker may live": {"lease_until": NOW},
            "it is over": {"phase": "completed"},
            "all attempts are used up": {"attempts": 5},
            **NEWER,
        },
    ),
    "T6": Sample(
        transition.checkpoint(KEY, LEASE, {"step": "G2", "commit_sha": "abc"}),
        HELD,
        {"step": "G2", "commit_sha": "abc", "lease_until": NOW + 70, "version": 4},
        FENCE,
    ),
    "T7": Sample(
        transition.complete(KEY, LEASE, number=7, url=PR["pr_url"]),
        HELD,
        {**PR, **UNLEASED, "version": 4},
        FENCE,
    ),
    "T8": Sample(
        transition.fail(KEY, LEASE, error_code="gone", error_message="The file is gone."),
        HELD,
        {"phase": "failed", **TEXT_OF_ERROR, **UNLEASED, "version": 4},
        FENCE,
    ),
    "T9": Sample(
        transition.release(KEY, LEASE),
        HELD,
        {"phase": "confirmed", **UNLEASED, "version": 4},
        FENCE,
    ),
    "T9 because it was asked to wait": Sample(
        transition.release(KEY, LEASE, transition.PutOff(NOW + 60, NOW + 60, 1), is_counted=False),
        HELD,
        {
            "phase": "confirmed",
            "put_off": {"at": NOW + 60, "until": NOW + 60, "asked": 1},
            "attempts": HELD["attempts"] - 1,
            **UNLEASED,
            "version": 4,
        },
        FENCE,
    ),
    "T9b": Sample(
        transition.reconsider(HELD, LEASE, NOW, READ),
        changed(HELD, {**CONFIRMED, "step": "G2", "commit_sha": "abc"}),
        {
            **READ,
            **UNLEASED,
            "confirmed": False,
            "confirm_id": GONE,
            "confirmed_at": GONE,
            "confirmed_by": GONE,
            "step": GONE,
            "commit_sha": GONE,
            "expires_at": NOW + 3600,
            "ttl": NOW + 3600,
            "attempts": 0,
            "version": 4,
        },
        FENCE,
    ),
    "T10": Sample(
        transition.cancel(KEY, ADA),
        item(Phase.NEEDS_CLARIFICATION, expires_at=NOW - 9999),
        {},
        {"it is confirmed": {"phase": "confirmed"}, **STRANGER, **ELSEWHERE, **NEWER},
    ),
    "T10 by a role": Sample(
        transition.cancel(KEY, _EDITOR),
        item(Phase.AWAITING_CONFIRMATION, confirm_roles=["700"]),
        {},
        {
            "it is executing": {"phase": "executing"},
            "other roles are named": {"confirm_roles": ["7"]},
            **ELSEWHERE,
            **NEWER,
        },
    ),
    "T11": Sample(
        transition.give_up(KEY, NOW, "The file is gone."),
        item(Phase.CONFIRMED),
        {
            "phase": "failed",
            "error_code": "gave_up",
            "error_message": "The file is gone.",
            "version": 4,
        },
        {"it is over": {"phase": "completed"}, "a worker lives": {"lease_until": NOW}, **NEWER},
    ),
    "T11 of the dead": Sample(
        transition.give_up(KEY, NOW, "The file is gone.", confirm_id="8"),
        {**HELD, "confirm_id": "8"},
        {
            "phase": "failed",
            "error_code": "gave_up",
            "error_message": "The file is gone.",
            **UNLEASED,
            "version": 4,
        },
        {
            "it awaits confirmation": {"phase": "awaiting_confirmation"},
            "it was handed back": {"confirm_id": "redrive-9"},
            **NEWER,
        },
    ),
    "T12": Sample(
        transition.adopt(KEY, DIGEST, now=NOW, number=7, url=PR["pr_url"]),
        item(Phase.FAILED, **TEXT_OF_ERROR, notified_at=NOW - 9),
        {**PR, **NOT_FAILED, "version": 4},
        {
            "it awaits confirmation": {"phase": "awaiting_confirmation"},
            "it has another plan": {"plan_digest": "e1" * 32},
            **NEWER,
        },
    ),
    "T12 of the dead": Sample(
        transition.adopt(KEY, DIGEST, now=NOW, number=7, url=PR["pr_url"]),
        HELD,
        {**PR, **UNLEASED, "version": 4},
        {
            "its worker lives": {"lease_until": NOW},
            "it is not executing": {"phase": "awaiting_confirmation"},
            **NEWER,
        },
    ),
    "T13": Sample(
        operating.redrive(KEY, 3, OPERATOR, confirm_id="redrive-1"),
        item(Phase.FAILED, **TEXT_OF_ERROR, notified_at=NOW - 9),
        {
            "phase": "confirmed",
            "attempts": 0,
            "confirm_id": "redrive-1",
            "redriven_by": "99",
            "redriven_at": NOW,
            "ttl": NOW + KEPT_SECONDS,
            **NOT_FAILED,
            "version": 4,
        },
        {
            "it has not failed": {"phase": "completed"},
            "something happened since it was seen": {"version": 4},
            "it has no plan": {"plan_digest": GONE},
            "an operator has closed it": {"abandoned_at": NOW - 1},
            **NEWER,
        },
    ),
    "T18": Sample(
        operating.abandon(KEY, 3, OPERATOR),
        item(Phase.FAILED, **TEXT_OF_ERROR),
        {"abandoned_by": "99", "abandoned_at": NOW, "version": 4},
        {
            "it was handed back": {"phase": "confirmed"},
            "something happened since it was seen": {"version": 4},
            "it is closed already": {"abandoned_at": NOW - 1},
            **NEWER,
        },
    ),
    "T14": Sample(
        transition.notify(KEY, NOW),
        item(Phase.COMPLETED),
        {"notified_at": NOW, "version": 4},
        {"it is not over": {"phase": "confirmed"}},
    ),
    "T14 of a failure": Sample(
        transition.notify(KEY, NOW),
        item(Phase.FAILED),
        {"notified_at": NOW, "version": 4},
        {"its site moved": {"phase": "awaiting_confirmation"}},
    ),
    "T15": Sample(
        transition.move(item(Phase.AWAITING_CONFIRMATION), ADA, HERE, NOW),
        item(Phase.NEEDS_CLARIFICATION),
        {**MOVED, "expires_at": NOW + 3600, "ttl": NOW + 3600},
        {"it is being read": {"phase": "collecting"}, **_MOVE_LOSES, **EXPIRED},
    ),
    "T15 once more": Sample(
        transition.move(item(Phase.AWAITING_CONFIRMATION, **THERE), ADA, HERE, NOW),
        item(Phase.AWAITING_CONFIRMATION, **THERE),
        {**MOVED, "expires_at": NOW + 3600, "ttl": NOW + 3600},
        {"it is confirmed": {"phase": "confirmed"}, **_MOVE_LOSES, **EXPIRED},
    ),
    "T15 of a running job": Sample(
        transition.move(item(Phase.CONFIRMED), ADA, HERE, NOW),
        item(Phase.EXECUTING, expires_at=NOW - 9999),
        MOVED,
        {"it is over": {"phase": "completed"}, **_MOVE_LOSES},
    ),
    "T16": Sample(
        taking_back.undone_by(item(Phase.COMPLETED), "undo-1"),
        item(Phase.COMPLETED),
        {"undone_by": "undo-1", "version": 4},
        {
            "it is not made": {"phase": "failed"},
            "another one takes it back": {"undone_by": "undo-2"},
            **NEWER,
        },
    ),
    "T16 once more": Sample(
        taking_back.undone_by(item(Phase.COMPLETED, undone_by="undo-1"), "undo-2"),
        item(Phase.COMPLETED, undone_by="undo-1"),
        {"undone_by": "undo-2", "version": 4},
        {"a third one takes it back": {"undone_by": "undo-3"}},
    ),
    "T17": Sample(
        taking_back.drop(item(Phase.COLLECTING)),
        item(Phase.COLLECTING),
        {},
        {
            "it has been read": {"phase": "awaiting_confirmation"},
            "something happened since it was seen": {"version": 4},
            **NEWER,
        },
    ),
}
