"""The table of transitions in every state that it can come to: nothing broken, nobody stuck."""

import pytest

from tests.conversation.model.design import Design
from tests.conversation.model.item import some_write
from tests.conversation.model.search import Outcome, search
from tests.conversation.removal import all_words

pytestmark = pytest.mark.no_cover

ALWAYS = {"T1", "T10", "T11", "T12", "T1b", "T2", "T4", "T5", "T6", "T7", "T8", "T9"}
CHANGES = {"T3", "T3b", "T9b"}


def without(*removed: tuple[str, str]) -> Design:
    """The design without these clauses of these transitions."""
    assert all(clause in all_words(some_write(name)) for name, clause in removed)
    return Design(removed=frozenset(removed))


def assert_sound(outcome: Outcome) -> None:
    assert outcome.violations == {}
    assert outcome.stuck == 0


REMOVALS = {
    "the phase in T4": (without(("T4", "phase = awaiting_confirmation")), "two Confirms win"),
    "expires_at in T4": (without(("T4", "expires_at >")), "confirmed after expiry"),
    "plan_digest in T4": (
        without(("T4", "BeginsWith plan_digest"))._replace(has_change=True, clicks=1, workers=1),
        "a plan is confirmed that was not shown",
    ),
    "the phase in T10": (without(("T10", "OneOf phase")), "Confirm and Cancel both win"),
    "the ttl of T4": (Design(moves_ttl=False), "a running conversation is deleted"),
    "phase and epoch in T7": (
        without(("T7", "phase = executing"), ("T7", "epoch ="))._replace(clicks=1),
        "a terminal phase is overwritten",
    ),
    "the epoch in T8": (without(("T8", "epoch =")), "a zombie declares failure"),
    "the branch named after the plan": (
        Design(names_branch_by_plan=False),
        "a second branch",
    ),
    "the second look of the dead letters": (
        Design(looks_again=False, clicks=1),
        "failed, although a pull request is open",
    ),
    "the look after the last T11": (
        Design(looks_until_sure=False),
        "failed, although a pull request is open",
    ),
    "no failure once the fence was passed": (
        Design(fails_only_unfenced=False, clicks=1),
        "failed, although a pull request is open",
    ),
    "the phase in T15": (
        without(("T15", "OneOf phase"))._replace(
            has_resume=True, has_change=True, clicks=1, workers=1
        ),
        "a request is read in vain",
    ),
    "the place in T15": (
        without(("T15", "Absent card_interaction_id"))._replace(
            has_resume=True, clicks=1, workers=1
        ),
        "a live card is left behind",
    ),
    "expires_at in T15": (
        without(("T15", "expires_at >"))._replace(has_resume=True, clicks=1, workers=1),
        "what is over is brought back",
    ),
    "closing duplicates, a human closing ours": (
        Design(closes_duplicates=False, has_human=True, clicks=1),
        "a second pull request",
    ),
    "closed pull requests in the look, and closing duplicates": (
        Design(finds_closed=False, closes_duplicates=False, has_human=True, clicks=1),
        "a second pull request",
    ),
}
STRANDING = {
    "sending before writing": Design(sends_before_writing=False, clicks=1),
    "keeping a message on a live lease": Design(keeps_on_live_lease=False, clicks=1),
    "waiting before an unconfirmed message is dropped": Design(
        waits_before_dropping=False, clicks=1
    ),
}


@pytest.mark.slow
def test_the_design_breaks_no_promise_and_leaves_nobody_stuck() -> None:
    outcome = search(Design())
    assert_sound(outcome)
    assert outcome.states >= 150_000
    assert outcome.won == ALWAYS


def test_nor_does_it_with_one_click_while_answers_and_the_site_change_the_plan() -> None:
    outcome = search(Design(has_change=True, clicks=1, workers=1))
    assert_sound(outcome)
    assert outcome.won == ALWAYS | CHANGES


def test_nor_does_it_while_two_bring_the_card_to_themselves() -> None:
    outcome = search(Design(has_resume=True, clicks=1, workers=1))
    assert_sound(outcome)
    assert outcome.won == ALWAYS | {"T15"}


def test_F21_nor_does_it_while_one_operator_hands_back_and_another_closes() -> None:
    outcome = search(Design(has_redrive=True, clicks=1, workers=1))
    assert_sound(outcome)
    assert outcome.won == ALWAYS | {"T13", "T18"}


@pytest.mark.prove
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(
    "design",
    [
        Design(has_human=True),
        Design(has_redrive=True),
        Design(has_change=True, workers=1),
        Design(has_change=True, clicks=1),
        Design(has_human=True, has_redrive=True, clicks=1),
        Design(has_resume=True, has_redrive=True, clicks=1),
        Design(has_resume=True, has_change=True, clicks=1, workers=1),
    ],
    ids=lambda design: "+".join(name for name, value in design._asdict().items() if value is True),
)
def test_nor_does_it_with_more_actors(design: Design) -> None:
    assert_sound(search(design))


@pytest.mark.slow
@pytest.mark.parametrize("removed", REMOVALS)
def test_without_one_rule_a_promise_breaks(removed: str) -> None:
    design, promise = REMOVALS[removed]
    assert promise in search(design, wanted=frozenset({promise})).violations


@pytest.mark.parametrize("removed", STRANDING)
def test_without_one_rule_somebody_waits_for_ever(removed: str) -> None:
    outcome = search(STRANDING[removed])
    assert outcome.stuck > 0


SAVES_WORK = [("T5", "lease_until <"), ("T7", "epoch =")]


@pytest.mark.parametrize("clause", SAVES_WORK)
def test_a_clause_that_only_saves_work_breaks_nothing_when_removed(clause: tuple[str, str]) -> None:
    assert_sound(search(without(clause)._replace(clicks=1)))


@pytest.mark.prove
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("clause", SAVES_WORK)
def test_nor_does_it_with_two_clicks(clause: tuple[str, str]) -> None:
    assert_sound(search(without(clause)))
