"""How much of what people say is read right, by kind of wording."""

import pytest

from tests.ux_agent.understanding.corpus import FLOORS, Case, cases, rates, table, wrong

pytestmark = pytest.mark.no_cover

EVERY = list(cases())
FEWEST = 400


@pytest.fixture(scope="module")
def judged() -> list[tuple[Case, str]]:
    return [(case, wrong(case)) for case in EVERY]


def test_the_corpus_has_enough_wordings_of_every_kind_for_several_sites() -> None:
    assert len(EVERY) >= FEWEST
    assert {case.kind for case in EVERY} == set(FLOORS)
    assert len({case.site for case in EVERY}) >= 5


@pytest.mark.parametrize("kind", FLOORS)
def test_enough_wordings_of_a_kind_are_read_right(
    kind: str, judged: list[tuple[Case, str]]
) -> None:
    right, every = rates(judged)[kind]
    wrong_ones = [f"{case}: {fault}" for case, fault in judged if fault and case.kind == kind]
    print("\n".join(table(judged)))  # the rates, for whoever asks with -s

    assert 100 * right >= FLOORS[kind] * every, wrong_ones


def test_no_wording_of_the_corpus_is_edited_wrongly(judged: list[tuple[Case, str]]) -> None:
    assert [f"{case}: {fault}" for case, fault in judged if fault.startswith("edits")] == []
