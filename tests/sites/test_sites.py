"""The sample sites, from the command line and through the whole bot, byte for byte."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.sites.cases import Case, cases_of, laid_out, problem, sites
from tests.sites.check_cases import problems
from tests.sites.errands import Errand, town_of
from tests.sites.tally import outcomes
from tests.transcripts.doors import through_lambda

pytestmark = pytest.mark.no_cover

KINDS = ("declared", "scanned")
TYPED = {"declared": 3, "scanned": 6}
"""One of so many cases of a kind goes through the command line in the suite."""


@pytest.mark.parametrize("site", sites())
def test_the_cases_of_a_site_are_sound(site: str) -> None:
    assert list(problems(Path(__file__).parent / site)) == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("site", sites())
def test_every_case_is_right(site: str, kind: str, tmp_path: Path) -> None:
    judged = outcomes(site, tmp_path, wanted={kind == "declared"})

    assert [f"{case}: {wrong}" for case, wrong in judged if wrong] == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("site", sites())
def test_cases_are_right_on_the_command_line(
    site: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    some = list(chosen(site, kind))[:: TYPED[kind]]

    assert_right_on_the_command_line(some, tmp_path, capsys)


@pytest.mark.prove
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("site", sites())
def test_every_case_is_right_on_the_command_line(
    site: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert_right_on_the_command_line(list(chosen(site, kind)), tmp_path, capsys)


def assert_right_on_the_command_line(
    cases: Sequence[Case], where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`try` says of each what it has to, and writes nothing."""
    folder = laid_out(cases[0].site, where, has_manifest=cases[0].has_manifest)
    before = contents(where)
    wrong = []
    for case in cases:
        assert main(["try", "--site", str(folder), "--json", "--", *case.say]) == 0
        answer = json.loads(capsys.readouterr().out)
        if found := problem(case, answer):
            wrong.append(f"{case}: {found}")
    assert wrong == []
    assert contents(where) == before


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["declared", pytest.param("scanned", marks=pytest.mark.prove)])
@pytest.mark.parametrize("site", sites())
def test_every_case_is_right_through_the_whole_bot(site: str, kind: str, tmp_path: Path) -> None:
    town = town_of(site, tmp_path, has_manifest=kind == "declared")
    wrong = []
    with through_lambda(town) as hands:
        errand = Errand(town, hands)
        for case in chosen(site, kind):
            seen = errand.run(case)
            if seen.files != case.files:
                wrong.append(f"{case}: shipped {sorted(seen.files)}, and shows {seen.lines}")
            if case.expect == "clarify" and not seen.verbs & {"answer", "write"}:
                wrong.append(f"{case}: asks nothing, but shows {seen.lines}")
    assert wrong == []


def chosen(site: str, kind: str) -> Iterator[Case]:
    """The cases that run with the site's manifest, or those without."""
    return (case for case in cases_of(site) if case.has_manifest == (kind == "declared"))


def contents(folder: Path) -> dict[str, bytes]:
    """Everything below a folder, what links lead to included."""
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
