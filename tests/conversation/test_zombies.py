"""A worker that sleeps past its lease, at every place where it can: the story ends as it should.

Every boundary × what happens meanwhile × what the zombie meets when it goes on, one by one.
"""

import itertools
from collections.abc import Iterator

import pytest

from tests.conversation.machine import BOUNDARIES, WholeBotMachine
from tests.conversation.trouble import SLEEPS, Kind

PLACES = range(2, BOUNDARIES)
NEXT: tuple[Kind, ...] = ("paused", "unreachable", "impossible")
"""What the zombie meets next: nothing but time, nobody who answers, a refusal for good."""

MOVED = (1, 7, 15, 21)
"""Where a successor dies while the site moves too: its numbers are odd (a_worker_lingers)."""


def play(at: int, kind: Kind, then: Kind, end: int) -> None:
    """A confirmed conversation whose worker lingers; all promises, then and at the end."""
    story = WholeBotMachine()
    story.opens("confirmed")
    story.ask()
    story.a_worker_lingers(at, kind, 1, then, end)
    story.ask()
    story.teardown()
    story.ask()


def broken(sleeps: Iterator[tuple[int, Kind, Kind, int]]) -> list[str]:
    """The stories that break a promise."""
    found = []
    for story in sleeps:
        try:
            play(*story)
        except AssertionError as promise:
            found.append(f"{story}: {promise}")
    return found


def test_F36_wherever_a_worker_sleeps_what_others_did_meanwhile_stands() -> None:
    assert broken(itertools.product(PLACES, SLEEPS, NEXT, [0])) == []


def test_F41_the_same_when_the_site_moved_meanwhile() -> None:
    assert broken(itertools.product(PLACES, SLEEPS, NEXT, MOVED[:1])) == []


@pytest.mark.slow
@pytest.mark.parametrize("apart", [6, pytest.param(2, marks=pytest.mark.prove)])
def test_F36_the_same_when_its_successor_dies_too_wherever(apart: int) -> None:
    after_each_call = range(2, BOUNDARIES, apart)  # their numbers are even

    assert broken(itertools.product(PLACES, ["paused"], NEXT, (*MOVED, *after_each_call))) == []
