"""Undoing on sites held in memory."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from bot.ux_agent.code_host import blob_id
from bot.ux_agent.editing.planning import apply, plan
from bot.ux_agent.editing.taking_back import Present, TakenBack, companions, take_back
from bot.ux_agent.intent import Change
from bot.ux_agent.plan import Plan, Undoes
from bot.ux_agent.site import SiteIndex
from tests.ux_agent.fake_site import FakeSite

SAMPLE = Path(__file__).parents[3] / "bot/playground/sample_site"

Files = dict[str, bytes]


def sample() -> Files:
    """The sample site's text files."""
    kinds = {".html", ".css", ".json", ".yml"}
    found = (path for path in SAMPLE.rglob("*") if path.suffix in kinds)
    return {str(path.relative_to(SAMPLE)): path.read_bytes() for path in found}


def index_of(files: Files) -> SiteIndex:
    """The index of a site; of the last few it is known."""
    return _index(frozenset(files.items()))


@lru_cache(maxsize=16)
def _index(files: frozenset[tuple[str, bytes]]) -> SiteIndex:
    return FakeSite(dict(files)).index()


def planned(changes: Sequence[Change], files: Files) -> Plan:
    """The plan of these changes."""
    return plan(changes, index_of(files))


def edited(files: Files, made: Plan) -> Files:
    """The site with a plan's edits."""
    return {**files, **apply(made.edits, files)}


def present(files: Files, touched: set[str]) -> Present:
    """The site as undoing gets it: no more of it than is needed."""
    wanted = {".ux-agent.yml", *touched, *companions(index_of(files), touched)}
    contents = {path: files[path] for path in sorted(wanted) if path in files}
    return Present("c0ffee", {path: blob_id(data) for path, data in files.items()}, contents)


def undoes(made: Plan) -> Undoes:
    """What the plan that takes `made` back says of it."""
    blobs = {edit.file: edit.blob for edit in made.edits}
    return Undoes("AbC_-123456789012345-z", 7, "https://example.org/7", made.lines[0], blobs)


def taken_back(made: Plan, before: Mapping[str, bytes], now: Files) -> TakenBack:
    """Take a plan, made on `before`, back on the site as it is now."""
    touched = {edit.file for edit in made.edits}
    return take_back(
        made, undoes(made), {file: before[file] for file in touched}, present(now, touched)
    )


def undone(made: Plan, before: Mapping[str, bytes], now: Files) -> Files:
    """The site after that."""
    return edited(now, taken_back(made, before, now).plan)
