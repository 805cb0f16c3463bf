"""Summaries: the same of the same events, added one batch at a time or counted at once."""

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analytics.event import Event
from bot.analytics.outcome import ENDINGS, OUTCOMES
from bot.analytics.summary import Summary, added, addition, fold, may_add
from tests.analytics.samples import TENANT, at, event, loose

START = at(0)
EVENTS = st.builds(
    lambda step, second, **fields: event(step, timestamp=at(step + second), **fields),
    step=st.integers(0, 30),
    second=st.integers(0, 2),
    event_id=st.integers(0, 10**6).map(str),
    event_type=st.sampled_from(["MESSAGE_SENT", "MESSAGE_RECEIVED", "PREVIEW_SHOWN", "CONFIRMED"]),
    outcome=st.sampled_from(["", *OUTCOMES]),
    ending=st.sampled_from(["", *ENDINGS]),
    sample=st.booleans(),
    question=st.sampled_from(["", "header: background", "navbar: text"]),
    properties=st.sampled_from([{}, {"write_units": 2}, {"phase": "awaiting_confirmation"}]),
    actor=st.sampled_from([{"kind": "user"}, {"kind": "bot"}, {"kind": "operator"}]),
)
OPERATOR = {"kind": "operator"}


def of(*events: Event) -> Summary:
    return fold(events, START)


def outcome_of(*said: dict[str, Any]) -> str:
    events = [event(step, **{"user_messages": 0, **fields}) for step, fields in enumerate(said, 1)]
    (found,) = {of(*order).outcome for order in permutations(events)}
    return found


def test_a_summary_has_the_documented_attributes() -> None:
    summary = of(
        event(1, event_type="WIDGET_OPENED"),
        event(2, question="How do I volunteer?"),
        event(3, event_type="MESSAGE_RECEIVED", bot_messages=2),
        event(9, event_type="FORM_COMPLETED"),
    )
    assert (summary.session_id, summary.tenant_hash) == ("session-1", TENANT)
    assert (summary.started_at, summary.ended_at, summary.duration_ms) == (START, at(9), 9000)
    assert (summary.outcome, summary.first_question) == ("form_completed", "How do I volunteer?")
    counts = (summary.message_count, summary.user_message_count, summary.bot_message_count)
    assert (counts, summary.steps, summary.last_step) == ((3, 1, 2), 4, 9)


def test_what_an_operator_does_makes_a_session_no_longer() -> None:
    done = event(5, event_type="PULL_REQUEST_OPENED", ending="completed")
    looked = loose(900, event_type="LINK_CLICKED", actor=OPERATOR)
    summary = of(event(1), done, looked)
    assert (summary.ended_at, summary.latest_at, summary.duration_ms) == (at(5), at(900), 5000)
    assert (summary.steps, summary.last_type) == (3, "LINK_CLICKED")
    alone = of(looked)
    assert (alone.ended_at, alone.duration_ms) == (at(900), 900_000)


def test_what_an_operator_does_is_counted_and_never_added() -> None:
    assert addition([event(1, actor=OPERATOR)], START) is None
    there = of(event(1), event(2, timestamp=at(50), actor=OPERATOR))
    later = addition([event(3, timestamp=at(40))], START)
    assert later
    assert not may_add(there, later)


def test_F53_the_outcome_is_the_best_whatever_the_order() -> None:
    assert outcome_of({"outcome": "cta_clicked"}, {"outcome": "browsing"}) == "cta_clicked"
    assert outcome_of({"outcome": "link_clicked"}, {"outcome": "cta_clicked"}) == "link_clicked"
    assert (
        outcome_of({"outcome": "form_completed"}, {"outcome": "link_clicked"}) == "form_completed"
    )
    assert outcome_of({"outcome": "form_completed"}, {"ending": "failed"}) == "form_completed"


@pytest.mark.parametrize("ending", ["cancelled", "expired", "failed"])
def test_what_ends_without_anything_reached_is_abandoned(ending: str) -> None:
    assert outcome_of({"ending": "open"}, {"ending": ending}) == "abandoned"
    assert outcome_of({"outcome": "cta_clicked"}, {"ending": ending}) == "cta_clicked"


def test_what_goes_on_after_a_failure_is_browsing_again() -> None:
    assert outcome_of({"ending": "failed"}, {"ending": "open"}) == "browsing"
    assert outcome_of({}) == "browsing"


def test_the_ending_is_the_last_one_said() -> None:
    events = [event(1, ending="open"), event(2, ending="cancelled"), event(3)]
    assert {of(*order).ending for order in permutations(events)} == {"cancelled"}


def test_a_preview_is_known_by_its_type_or_its_phase() -> None:
    waiting = {"phase": "awaiting_confirmation"}
    first = event(1, event_type="CONVERSATION_STARTED", properties=waiting)
    shown, confirmed = event(2, event_type="PREVIEW_SHOWN"), event(3, event_type="CONFIRMED")
    assert of(first, shown).previewed_at == at(1)
    assert of(shown, confirmed).previewed_at == at(2)
    assert of(shown, confirmed).confirmed_at == at(3)
    assert of(confirmed, event(4, outcome="form_completed")).completed_at == at(4)


def test_how_far_it_came_is_not_how_it_left() -> None:
    waiting = event(1, event_type="ANSWERED", properties={"phase": "awaiting_confirmation"})
    gone = event(2, event_type="CANCELLED", ending="cancelled", properties={"phase": "absent"})
    left = event(3, event_type="EXPIRED", ending="expired")
    assert of(waiting, gone, left).reached == "awaiting_confirmation"
    assert of(waiting, gone).last_type == "CANCELLED"
    assert of(event(1, event_type="WIDGET_OPENED")).reached == "WIDGET_OPENED"


def test_units_are_added_up_where_they_are_whole() -> None:
    told = [{"write_units": 2, "read_units": 1}, {"write_units": 3}, {"write_units": "many"}]
    summary = of(*(event(step, properties=one) for step, one in enumerate(told)))
    assert (summary.write_units, summary.read_units) == (5, 1)


def test_a_long_question_is_cut() -> None:
    assert of(event(question="x" * 1000)).first_question == "x" * 200


def test_events_without_a_step_are_counted_and_never_added() -> None:
    assert addition([event(1), loose(2)], START) is None
    assert of(loose(1)).last_step == -1


def test_F53_nothing_earlier_is_added_to_what_is_there() -> None:
    there = of(event(5))
    late = addition([event(5, event_id="same-step")], START)
    early = addition([event(6, timestamp=at(4))], START)
    assert late
    assert early
    assert not may_add(there, late)
    assert not may_add(there, early)


def test_F53_a_lesser_outcome_is_never_put_over_a_better_one() -> None:
    there = of(event(1, outcome="form_completed"))
    lesser = addition([event(2, outcome="link_clicked")], START)
    silent = addition([event(2)], START)
    assert lesser
    assert silent
    assert not may_add(there, lesser)
    assert may_add(there, silent)


@given(st.lists(EVENTS, min_size=2, max_size=12, unique_by=lambda one: one.event_id), st.data())
def test_what_may_be_added_comes_to_the_same_as_counting_again(
    events: list[Event], data: st.DataObject
) -> None:
    events.sort(key=lambda one: (one.step_number or 0, one.timestamp))
    cut = data.draw(st.integers(1, len(events) - 1))
    there = of(*events[:cut])._replace(version=1)
    more = addition(events[cut:], START)
    if more and may_add(there, more):
        assert added(there, more) == of(*events)._replace(version=2)
