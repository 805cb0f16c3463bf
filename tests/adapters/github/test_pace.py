"""One write a second and repository, and silence while GitHub asks for it."""

import pytest

from bot.adapters.github.pace import Pace, asked_wait
from bot.errors import TransientError
from tests.adapters.github.hosts import Watch

NOW = 1_800_000_000.0
SECONDARY = "you have exceeded a secondary rate limit."


def test_F43_writes_to_one_repository_are_a_second_apart() -> None:
    watch = Watch()
    pace = Pace(watch, watch.sleep)
    for pause in (0.0, 0.25, 5.0):
        watch.now += pause
        pace.before_write("ada/site")
    assert watch.slept == [0.75]


def test_F43_another_repository_has_a_second_of_its_own() -> None:
    watch = Watch()
    pace = Pace(watch, watch.sleep)
    for repository in ("ada/site", "ada/other", "ada/site"):
        pace.before_write(repository)
    assert watch.slept == [1.0]


def test_F43_nobody_calls_while_github_asked_to_wait() -> None:
    watch = Watch()
    pace = Pace(watch, watch.sleep)
    pace.hold(60)
    pace.hold(5)  # the longer one counts
    watch.now = 59.5
    with pytest.raises(TransientError) as caught:
        pace.require_open()
    assert caught.value.retry_after == 1
    watch.now = 60
    pace.require_open()


@pytest.mark.parametrize(
    ("status", "headers", "said", "wait"),
    [
        (403, {"retry-after": "17"}, "", 17),
        (429, {"retry-after": "0"}, "", 1),
        (503, {"retry-after": "9"}, "", 9),
        (403, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": f"{NOW + 100:.0f}"}, "", 101),
        (429, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": f"{NOW - 100:.0f}"}, "", 1),
        (403, {"x-ratelimit-remaining": "0"}, "", 60),
        (429, {"retry-after": "999999999999"}, "", 3600),
        (403, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": f"{NOW * 2:.0f}"}, "", 3600),
        (403, {}, SECONDARY, 60),
        (403, {"x-ratelimit-remaining": "4999"}, SECONDARY, 60),
        (429, {}, "", 60),
        (429, {"retry-after": "soon"}, "", 60),
        (403, {}, "you have triggered an abuse detection mechanism.", 60),
        (422, {}, "was submitted too quickly", 60),
    ],
)
def test_F43_the_wait_is_the_one_asked_for_or_a_minute(
    status: int, headers: dict[str, str], said: str, wait: float
) -> None:
    assert asked_wait(status, headers, said, NOW) == wait


@pytest.mark.parametrize(
    ("status", "headers"),
    [(403, {}), (403, {"x-ratelimit-remaining": "12"}), (422, {}), (404, {}), (502, {}), (200, {})],
)
def test_another_answer_asks_for_no_wait(status: int, headers: dict[str, str]) -> None:
    assert asked_wait(status, headers, "resource not accessible by integration", NOW) is None
