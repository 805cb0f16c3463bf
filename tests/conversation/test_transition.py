"""Every transition as data: when it wins, what it writes, and that each of its clauses refuses."""

from collections.abc import Iterator

import pytest

from bot.adapters.dynamodb.expression import update_arguments
from bot.adapters.memory import carry_out
from bot.conversation import transition
from bot.conversation.condition import Item, clauses, holds
from bot.conversation.phase import ABSOLUTE_SECONDS, Phase
from bot.conversation.store import Lost
from bot.conversation.transition import EVERYONE, Lease, Presser, Write, place_of
from tests.conversation.removal import all_words, taken_away
from tests.conversation.sample import ADA, DIGEST, KEY, NOW, Sample, changed, item
from tests.conversation.samples import HERE, SAMPLES

LOSING = [
    pytest.param(sample, changes, id=f"{name}: {why}")
    for name, sample in SAMPLES.items()
    for why, changes in sample.loses.items()
]
EXISTING = {name: sample for name, sample in SAMPLES.items() if sample.before is not None}
WITH_ROLES = Presser("33", "500", tuple(str(role) for role in range(250)))


def losers(sample: Sample) -> list[Item]:
    return [changed(sample.before, changes) for changes in sample.loses.values()]


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_a_transition_wins_on_its_item_and_changes_exactly_this(sample: Sample) -> None:
    after = carry_out(sample.write, sample.before)

    expected = None if sample.write.kind == "delete" else changed(sample.before, sample.changes)
    assert after == expected


@pytest.mark.parametrize(("sample", "changes"), LOSING)
def test_a_transition_loses_and_tells_what_it_met(sample: Sample, changes: Item) -> None:
    met = changed(sample.before, changes)

    with pytest.raises(Lost) as lost:
        carry_out(sample.write, met)

    assert (lost.value.old, lost.value.write) == (met, sample.write)


@pytest.mark.parametrize("sample", EXISTING.values(), ids=EXISTING)
def test_a_change_of_a_missing_conversation_loses(sample: Sample) -> None:
    with pytest.raises(Lost) as lost:
        carry_out(sample.write, None)

    assert lost.value.old is None


def refused_alone() -> Iterator[tuple[str, str]]:
    """Each clause without which a case that must lose would win."""
    for sample in SAMPLES.values():
        for clause in all_words(sample.write):
            rest = taken_away(sample.write, clause).condition
            if any(holds(rest, loser) for loser in losers(sample)):
                yield sample.write.name, clause


def test_every_clause_of_every_transition_refuses_a_case_that_no_other_refuses() -> None:
    every = {
        (sample.write.name, clause)
        for sample in SAMPLES.values()
        for clause in all_words(sample.write)
    }

    assert every - set(refused_alone()) == set()


def test_every_transition_of_the_table_has_a_sample() -> None:
    documented = {
        line.split("|")[1].strip()
        for line in (transition.__doc__ or "").splitlines()
        if line.startswith("| T")
    }

    assert documented == {sample.write.name for sample in SAMPLES.values()}
    assert [name.split()[0] for name in SAMPLES] == [one.write.name for one in SAMPLES.values()]


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_every_update_adds_one_to_the_version_and_names_no_attribute_twice(sample: Sample) -> None:
    if sample.write.kind != "update":
        assert not sample.write.added
        return

    assert "ADD" in update_arguments("t", sample.write)["UpdateExpression"]
    assert sample.changes["version"] == 4


def test_an_answer_never_keeps_a_conversation_open_past_a_day() -> None:
    old = item(Phase.AWAITING_CONFIRMATION, created_at=NOW - ABSOLUTE_SECONDS + 60)

    write = transition.answer(old, ADA, NOW, {"phase": Phase.COLLECTING})

    assert write.values["expires_at"] == write.values["ttl"] == NOW + 60


def test_a_new_preview_after_the_site_moved_never_outlives_a_day() -> None:
    old = item(Phase.EXECUTING, created_at=NOW - ABSOLUTE_SECONDS + 60)

    write = transition.reconsider(old, Lease(1, NOW), NOW, {"phase": "awaiting_confirmation"})

    assert write.values["expires_at"] == write.values["ttl"] == NOW + 60


def test_a_card_brought_elsewhere_keeps_no_conversation_open_past_a_day() -> None:
    old = item(Phase.AWAITING_CONFIRMATION, created_at=NOW - ABSOLUTE_SECONDS + 60)

    write = transition.move(old, ADA, HERE, NOW)

    assert write.values["expires_at"] == write.values["ttl"] == NOW + 60


def test_the_card_is_where_it_was_first_shown_until_it_is_brought_elsewhere() -> None:
    first = item(Phase.AWAITING_CONFIRMATION, channel_id="80", interaction_id="1")
    moved = carry_out(transition.move(first, ADA, HERE, NOW), first)

    assert place_of(first) == ("80", "1")
    assert moved is not None
    assert place_of(moved) == HERE


def test_a_confirm_names_the_plan_by_the_first_digits_of_its_digest() -> None:
    def confirms(digest: str) -> bool:
        write = transition.confirm(KEY, ADA, digest, confirm_id="9", now=NOW)
        return holds(write.condition, item(Phase.AWAITING_CONFIRMATION))

    assert confirms(DIGEST[:8])
    assert confirms(DIGEST)
    assert not confirms("0" + DIGEST[:7])


def test_roles_beyond_what_an_expression_has_room_for_need_to_be_chosen() -> None:
    open_item = item(Phase.AWAITING_CONFIRMATION) | {"confirm_roles": ["5", "200"]}

    def wins(presser: Presser) -> bool:
        write = transition.confirm(KEY, presser, DIGEST, confirm_id="9", now=NOW)
        return holds(write.condition, open_item)

    late = WITH_ROLES._replace(roles=tuple(map(str, range(6, 256))))
    assert not wins(late)
    assert wins(late.among(open_item["confirm_roles"]))
    assert late.among(open_item["confirm_roles"]).roles == ("200",)
    assert late.held_roles == (EVERYONE, *late.roles)


def test_the_longest_condition_fits_into_an_expression() -> None:
    writes: list[Write] = [
        transition.confirm(KEY, WITH_ROLES, DIGEST, confirm_id="9", now=NOW),
        transition.cancel(KEY, WITH_ROLES),
    ]

    for write in writes:
        expression = update_arguments("t", write)["ConditionExpression"]
        assert len(expression) < 4096
        assert len(list(clauses(write.condition))) < 300  # operators in one expression
