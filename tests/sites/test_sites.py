"""The sample sites, from the command line and through the whole bot, byte for byte."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.sites.cases import Case, cases_of, laid_out, problem, sites
from tests.sites.check_cases import problems
from tests.sites.errands import Errand, town_of
from tests.transcripts.doors import through_lambda

KINDS = ("declared", "scanned")


@pytest.mark.parametrize("site", sites())
def test_the_cases_of_a_site_are_sound(site: str) -> None:
    assert list(problems(Path(__file__).parent / site)) == []


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("site", sites())
def test_every_case_is_right_on_the_command_line(
    site: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = laid_out(site, tmp_path, has_manifest=kind == "declared")
    before = contents(tmp_path)
    wrong = []
    for case in chosen(site, kind):
        assert main(["try", "--site", str(folder), "--json", "--", *case.say]) == 0
        answer = json.loads(capsys.readouterr().out)
        if found := problem(case, answer):
            wrong.append(f"{case}: {found}")
    assert wrong == []
    assert contents(tmp_path) == before


@pytest.mark.slow
@pytest.mark.timeout(600)
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
