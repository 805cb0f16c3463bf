"""The total table of verdicts, the reply to every cell of it, and that the store agrees."""

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.memory import carry_out
from bot.conversation import transition
from bot.conversation.condition import Item
from bot.conversation.phase import MAX_ROUNDS, SCHEMA_VERSION, Phase
from bot.conversation.store import Lost
from bot.conversation.transition import Place, Presser
from bot.conversation.verdict import Action, Press, Verdict, judge
from tests.conversation.sample import KEY, NOW, item
from tests.conversation.total_table import (
    ACTIONS,
    CELLS,
    PHASES,
    SHOWN,
    WHEN,
    WHO,
    Cell,
)

DIGEST = "d1" * 32
PRESSERS = {
    "owner": Presser("11", "500", ("600",)),
    "stranger": Presser("22", "500", ("600",)),
    "elsewhere": Presser("11", "501"),
    "editor": Presser("33", "500", ("600", "700")),
    "roleless": Presser("11", "500", ("600",)),
}
NAMES_ROLES = {"editor", "roleless"}


def met(cell: Cell) -> Item | None:
    """The item that the press of a cell meets."""
    if cell.phase == "absent":
        return None
    roles = {"confirm_roles": ["700", "800"]} if cell.who in NAMES_ROLES else {}
    end = NOW + (cell.when == "open")
    return item(cell.phase, plan_digest=DIGEST, expires_at=end, **roles)


def press(cell: Cell) -> Press:
    action: Any = cell.action
    return Press(action, DIGEST[:8] if cell.shown == "current" else "e1e1e1e1", "9")


def test_the_table_has_every_cell_once() -> None:
    every = itertools.product(WHO, PHASES, WHEN, SHOWN, ACTIONS)

    assert sorted(cell[:5] for cell in CELLS) == sorted(every)


def test_the_verdict_on_every_cell_is_the_tables() -> None:
    wrong = [
        (cell, found)
        for cell in CELLS
        if (found := judge(met(cell), press(cell), PRESSERS[cell.who], NOW)) != cell.verdict
    ]

    assert wrong == []


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("phase", Phase)
def test_F31_nobody_judges_an_item_of_a_newer_version(phase: Phase, action: Action) -> None:
    newer = item(phase, schema_version=SCHEMA_VERSION + 1)

    found = judge(newer, Press(action, DIGEST[:8], "9"), PRESSERS["stranger"], NOW + 9999)

    assert found is Verdict.OTHER_VERSION


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("mark", ["confirm_id", "answer_id", "card_interaction_id"])
@pytest.mark.parametrize("phase", Phase)
def test_F23_an_interaction_recognises_what_it_has_done_itself(
    phase: Phase, mark: str, action: Action
) -> None:
    done = item(phase, **{mark: "9"})

    assert judge(done, Press(action, "", "9"), PRESSERS["owner"], NOW + 9999) is Verdict.OWN
    assert judge(done, Press(action, "", "8"), PRESSERS["owner"], NOW) is not Verdict.OWN


@pytest.mark.parametrize("phase", [Phase.NEEDS_CLARIFICATION, Phase.AWAITING_CONFIRMATION])
def test_F30_after_the_last_round_only_confirm_and_cancel_are_left(phase: Phase) -> None:
    worn = item(phase, rounds=MAX_ROUNDS, plan_digest=DIGEST)
    owner = PRESSERS["owner"]

    assert judge(worn, Press("answer", DIGEST[:8], "9"), owner, NOW) is Verdict.NOT_FOUND
    assert judge(worn, Press("cancel", DIGEST[:8], "9"), owner, NOW) is Verdict.OPEN


users = st.sampled_from(["11", "22"])
roles = st.lists(st.sampled_from(["@everyone", "600", "700"]), unique=True, min_size=1)
pressers = st.builds(
    Presser, users, st.sampled_from(["500", "501"]), roles.map(tuple) | st.just(())
)
items = st.builds(
    lambda phase, named, optional: item(phase, **named, **optional),
    st.sampled_from(Phase),
    st.fixed_dictionaries(
        {
            "user_id": users,
            "expires_at": st.integers(NOW - 1, NOW + 1),
            "rounds": st.integers(MAX_ROUNDS - 1, MAX_ROUNDS + 1),
            "schema_version": st.integers(SCHEMA_VERSION, SCHEMA_VERSION + 1),
            "plan_digest": st.sampled_from([DIGEST, "e1" * 32, ""]),
            "version": st.integers(1, 9),
        }
    ),
    st.fixed_dictionaries(
        {},
        optional={
            "confirm_roles": roles,
            "confirm_id": st.sampled_from(["7", "8"]),
            "answer_id": st.sampled_from(["7", "8"]),
            "card_interaction_id": st.sampled_from(["7", "8"]),
            "lease_until": st.integers(NOW - 1, NOW + 1),
        },
    ),
)


def wins(stored: Item, made: Press, presser: Presser) -> bool:
    """Whether the write of this press wins; that of an answer is bound to the item read."""
    writes = {
        "confirm": lambda: transition.confirm(
            KEY, presser, made.shown, confirm_id=made.interaction_id, now=NOW
        ),
        "cancel": lambda: transition.cancel(KEY, presser),
        "answer": lambda: transition.answer(stored, presser, NOW, {"phase": "collecting"}),
        "resume": lambda: transition.move(stored, presser, Place("89", made.interaction_id), NOW),
    }
    try:
        carry_out(writes[made.action](), stored)
    except Lost:
        return False
    return made.action != "answer" or str(stored["plan_digest"]).startswith(made.shown)


@given(items, pressers, st.sampled_from(ACTIONS), st.sampled_from([DIGEST[:8], "e1e1e1e1"]))
def test_a_press_is_open_exactly_when_its_write_wins(
    stored: Item, presser: Presser, action: Action, shown: str
) -> None:
    made = Press(action, shown, "9")

    verdict = judge(stored, made, presser, NOW)

    assert (verdict is Verdict.OPEN) == wins(stored, made, presser)


@given(
    items | st.none(),
    pressers,
    st.sampled_from(ACTIONS),
    st.text(max_size=9),
    st.sampled_from(["7", "8", "9"]),
)
def test_judging_never_raises_and_what_is_done_already_is_never_open(
    stored: Item | None, presser: Presser, action: Action, shown: str, interaction_id: str
) -> None:
    verdict = judge(stored, Press(action, shown, interaction_id), presser, NOW)

    is_own = stored is not None and interaction_id in (
        stored.get("confirm_id"),
        stored.get("answer_id"),
        stored.get("card_interaction_id"),
    )
    assert verdict is not Verdict.OPEN or not is_own
