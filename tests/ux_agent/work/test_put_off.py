"""A confirmed job whose code host is away, or asks for a wait: kept, tried again, and said so."""

from collections.abc import Callable

import pytest

from bot.conversation.messenger import Gone
from bot.conversation.operating import Operator, redrive
from bot.conversation.phase import MAX_ATTEMPTS
from bot.errors import TransientError
from bot.ux_agent.cards import card_of
from bot.ux_agent.work.patience import LONGEST_ASKED
from bot.ux_agent.work.services import Done, HandBack
from bot.ux_agent.work.telling import backoff
from tests.ux_agent.work.shipping import assert_one_of_each, lose_reply
from tests.ux_agent.work.workshop import ID, Workshop

TWO_PAUSES = [HandBack("put off", 5), HandBack("put off", 30)]


def asks(seconds: float) -> Callable[[], None]:
    """The host asks for a wait."""

    def refuse() -> None:
        raise TransientError("secondary rate limit", seconds)

    return refuse


def test_F42_a_repository_that_is_away_is_tried_again_with_growing_pauses(
    shop: Workshop,
) -> None:
    job = shop.confirmed()
    shop.host.before["head"] = lose_reply
    results = shop.perform_until_it_ends(job)
    pauses = [result.delay for result in results if isinstance(result, HandBack)]
    assert pauses == [5, 30, 120, 480]
    assert results[-1] == Done("failed")
    assert shop.item()["error_code"] == "unreachable"
    assert shop.person.titles[-1] == "Failed: navbar"
    assert shop.clock.now - job.sent_at < 900  # any bot can still edit the message


def test_F42_the_person_reads_once_that_it_is_saved_and_until_when_it_is_tried(
    shop: Workshop,
) -> None:
    job = shop.confirmed()
    shop.host.before["head"] = lose_reply
    shop.perform_until_it_ends(job)
    assert shop.person.titles == ["Saved: navbar", "Failed: navbar"]
    card = shop.person.shown[0][1]
    until = job.sent_at + 5 + 30 + 120 + 480
    assert f"cannot be reached. I will retry until <t:{until}:t>" in card.lines[0]
    assert "background" in card.lines[1]
    assert card.rows == ()


def test_F42_what_works_after_all_takes_the_place_of_that_word(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.host.before["head"] = lose_reply
    assert [shop.perform_later(job) for _ in range(2)] == TWO_PAUSES
    del shop.host.before["head"]
    assert shop.perform_later(job) == Done("completed")
    assert shop.person.titles == ["Saved: navbar", "Done: navbar"]
    assert_one_of_each(shop)


def test_F42_a_pause_that_nobody_notices_is_not_spoken_of(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.host.before["head"] = lose_reply
    assert shop.perform(job) == HandBack("put off", 5)
    assert shop.person.titles == []
    assert card_of(shop.item()).title == "Working: navbar"


@pytest.mark.parametrize("fault", [Gone("dead"), TransientError("429", 3.0)])
def test_F42_a_word_that_cannot_be_said_costs_the_job_nothing(
    shop: Workshop, fault: BaseException
) -> None:
    job = shop.confirmed()
    shop.open_faults = [TransientError("limit", 60)]
    shop.person.faults = [fault]
    assert shop.perform(job) == HandBack("put off", 60)
    shop.clock.advance(60)
    assert shop.perform(job) == Done("completed")


def test_F42_the_time_that_the_word_took_is_no_part_of_the_pause(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = shop.confirmed()
    shop.open_faults = [TransientError("limit", 60)]
    monkeypatch.setattr(shop.person, "show", lambda *_: shop.clock.advance(12))
    assert shop.perform(job) == HandBack("put off", 48)


def test_F42_a_worker_that_must_end_says_nothing_of_a_pause(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.open_faults = [TransientError("limit", 60)]

    def left() -> float:
        return 14.0 if "put_off" in shop.item() else 60.0

    context = shop.context()._replace(remaining=left)
    assert shop.perform_in(job, context) == HandBack("put off", 60)
    assert shop.person.titles == []


def test_F42_a_message_that_cannot_be_edited_any_more_is_not_repeated_below(
    shop: Workshop,
) -> None:
    job = shop.confirmed()
    shop.clock.advance(900)
    shop.open_faults = [TransientError("limit", 60)]
    assert shop.perform(job) == HandBack("put off", 60)
    assert shop.person.titles == []


def test_F42_the_message_of_a_press_that_lost_is_not_the_place_for_it(shop: Workshop) -> None:
    shop.confirmed()
    shop.open_faults = [TransientError("limit", 60)]
    assert shop.perform(shop.job("i-second-click"), received=6) == HandBack("put off", 60)
    assert shop.person.titles == []


def test_F42_attempts_used_up_behind_the_fence_are_left_to_the_dead_letters(
    shop: Workshop,
) -> None:
    """A pull request may stand whose reply was lost: only a look can tell."""
    job = shop.confirmed()
    shop.host.before["open_pull_request"] = lose_reply
    for _ in range(MAX_ATTEMPTS):
        shop.perform_later(job)
    assert shop.item()["phase"] == "confirmed"
    assert shop.perform(job, received=6) == HandBack("attempts used up", 5)


def test_F42_the_last_attempt_that_first_passes_the_fence_is_left_to_them_too(
    shop: Workshop,
) -> None:
    job = shop.confirmed()
    shop.host.before["head"] = lose_reply
    for _ in range(1, MAX_ATTEMPTS):
        shop.perform_later(job)
    del shop.host.before["head"]
    shop.host.before["open_pull_request"] = lose_reply
    assert shop.perform(job, received=MAX_ATTEMPTS) == HandBack("put off", 480)
    assert shop.item()["phase"] == "confirmed"


def test_F42_the_operator_hands_it_back_and_nothing_is_lost(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.host.before["head"] = lose_reply
    shop.perform_until_it_ends(job)
    del shop.host.before["head"]
    operator = Operator("99", shop.clock.now)
    again = redrive(ID, shop.item()["version"], operator, confirm_id="redrive-1")
    shop.store.perform(again)
    assert "put_off" not in shop.item()
    assert shop.perform(job._replace(interaction_id="redrive-1")) == Done("completed")
    assert_one_of_each(shop)


def test_F43_the_pause_that_the_other_side_asks_for_is_kept(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.open_faults = [TransientError("secondary limit", 61.5)]
    assert shop.perform(job) == HandBack("put off", 62)


def test_F43_a_delivery_before_its_end_touches_nothing(shop: Workshop) -> None:
    """The queue may deliver early, and another press sends a message of its own."""
    job = shop.confirmed()
    shop.host.before["head"] = asks(60)
    shop.perform(job)
    before = shop.item(), list(shop.host.calls)
    shop.clock.advance(20)
    assert shop.perform(job, received=2) == HandBack("put off", 40)
    assert (shop.item(), shop.host.calls) == before


def test_F43_limits_of_an_hour_use_up_neither_the_attempts_nor_the_deliveries(
    shop: Workshop,
) -> None:
    job = shop.confirmed()
    shop.host.before["head"] = asks(60)
    pauses = [shop.perform_later(job) for _ in range(11)]
    assert [result.delay for result in pauses if isinstance(result, HandBack)] == [
        *(60 * 2**doublings for doublings in range(6)),
        *[3600] * 5,
    ]
    del shop.host.before["head"]
    assert shop.perform_later(job) == Done("completed")
    assert shop.item()["attempts"] == 1
    assert_one_of_each(shop)


def test_F43_the_person_reads_when_it_goes_on(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.host.before["head"] = asks(60)
    shop.perform_later(job)
    (_, card) = shop.person.shown[0]
    at = job.sent_at + 60
    assert f"asked me to wait: I will go on at <t:{at}:t> (<t:{at}:R>)" in card.lines[0]


def test_F43_a_wait_that_is_prolonged_is_told_again_while_the_message_can_be_edited(
    shop: Workshop,
) -> None:
    job = shop.confirmed()
    shop.host.before["head"] = asks(60)
    for _ in range(11):
        shop.perform_later(job)
    assert shop.person.titles == ["Saved: navbar"] * 4  # at 0, 60, 180 and 420 seconds


def test_F43_a_wait_at_the_fence_gives_the_attempt_back_too(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.host.before["open_pull_request"] = asks(60)
    for _ in range(MAX_ATTEMPTS + 1):
        assert shop.perform_later(job).note == "put off"
    del shop.host.before["open_pull_request"]
    assert shop.perform_later(job) == Done("completed")
    assert_one_of_each(shop)


def test_a_pause_whose_write_is_refused_is_kept_by_the_queue_alone(shop: Workshop) -> None:
    job = shop.confirmed()

    def lose_both() -> None:
        shop.store.faults = ["refused"]
        asks(60)()

    shop.host.before["head"] = lose_both
    assert shop.perform(job) == HandBack("put off", 60)
    assert shop.item()["phase"] == "executing"
    assert shop.person.titles == []


def test_F43_a_wait_at_the_last_attempt_fails_nothing(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.host.before["head"] = lose_reply
    for _ in range(1, MAX_ATTEMPTS):
        shop.perform_later(job)
    shop.host.before["head"] = asks(60)
    assert shop.perform_later(job) == HandBack("put off", 60)
    del shop.host.before["head"]
    assert shop.perform_later(job) == Done("completed")


def test_a_job_released_for_another_reason_waits_no_more(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.open_faults = [TransientError("limit", 60)]
    shop.perform_later(job)
    assert shop.perform(job, remaining=14) == HandBack("out of time", 1)
    assert "put_off" not in shop.item()


def test_a_reply_that_asks_for_days_is_asked_again_within_hours() -> None:
    assert backoff(1, TransientError("limit", 1e9)) == LONGEST_ASKED
