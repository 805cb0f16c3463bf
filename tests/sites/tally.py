"""Prints how many cases of the sample sites come out right (`--show`: and what is wrong)."""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from bot.adapters.folder import Folder
from bot.errors import BotError
from bot.ux_agent.scanning.scan import index_of
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.trial import converse
from tests.sites.cases import Case, cases_of, laid_out, problem, sites


def outcomes(site: str, where: Path, *, wanted: set[bool]) -> Iterator[tuple[Case, str]]:
    """Each case of a site with what is wrong about its outcome, '' when it is right."""
    indexes: dict[bool, tuple[Folder, SiteIndex] | str] = {}
    for case in cases_of(site):
        declared = case.has_manifest
        if declared not in wanted:
            continue
        if declared not in indexes:
            folder = Folder(laid_out(site, where, has_manifest=declared))
            try:
                indexes[declared] = (folder, index_of(site, folder))
            except BotError as fault:
                indexes[declared] = f"no index: {fault}"
        known = indexes[declared]
        yield case, known if isinstance(known, str) else judged(case, *known)


def judged(case: Case, folder: Folder, index: SiteIndex) -> str:
    """What is wrong about the outcome of a case; '' when it is right."""
    try:
        trial = converse(case.say, index, folder)
    except BotError as fault:
        return f"failed: {fault}"
    question = trial.outcome.intent.question
    choices = tuple(label for label, _ in question.choices) if question else ()
    reason = {"reason": trial.outcome.intent.reason}
    return problem(case, {**trial.to_data(), **reason}, choices)


def main() -> int:
    """Run the cases that the options name; print the tally, with --show what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sites", nargs="*", default=sites(), metavar="site")
    parser.add_argument("--manifest", action="store_true", help="only those with a manifest")
    parser.add_argument("--scan", action="store_true", help="only those without one")
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    parser.add_argument("--case", help="only this one, with its outcome")
    given = parser.parse_args()
    wanted = {True} if given.manifest else {False} if given.scan else {True, False}
    right, every = Counter[bool](), Counter[bool]()
    for site in given.sites:
        mine, seen = Counter[bool](), Counter[bool]()
        with tempfile.TemporaryDirectory() as where:
            for case, wrong in outcomes(site, Path(where), wanted=wanted):
                if given.case and case.name != given.case:
                    continue
                mine[case.has_manifest] += not wrong
                seen[case.has_manifest] += 1
                if wrong and (given.show or given.case):
                    sys.stdout.write(f"  {case}: {' | '.join(case.say)}\n      {wrong}\n")
        sys.stdout.write(
            f"{site}: scan {mine[False]}/{seen[False]}, manifest {mine[True]}/{seen[True]}\n"
        )
        right += mine
        every += seen
    total = f"all: scan {right[False]}/{every[False]}, manifest {right[True]}/{every[True]}\n"
    sys.stdout.write(total)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
