"""`ux-agent doctor --site`: whether a site's manifest still fits it, place by place."""

import sys
from collections.abc import Iterator
from pathlib import Path

from bot import settings
from bot.adapters.folder import Folder
from bot.adapters.git_folder import GitFolder
from bot.deployment.finding import Finding, Mark, note, well, wrong
from bot.deployment.screen import Screen
from bot.deployment.wording import AGENT
from bot.errors import BotError
from bot.ux_agent.declared.declaration import Manifest
from bot.ux_agent.declared.indexing import SiteSource, build_index
from bot.ux_agent.declared.manifest import read_manifest
from bot.ux_agent.declared.paths import MANIFEST
from bot.ux_agent.declared.positions import moved
from bot.ux_agent.probing import Proof, prove
from bot.ux_agent.scanning.scan import WithManifest, scan
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.work.bounds import in_words

_LEFT_OUT = "; left out"
_SHOWN = 10
_DRIFTED = (
    f"say in {MANIFEST} where each stands now, or take it out; "
    f"`{AGENT} scan DIR` prints how it would declare the site as it is"
)


def check_site(folder: Path) -> int:
    """The one chapter; the exit status is 1 when something is wrong.

    A site's own CI runs it: it imports nothing of what deploys.
    """
    screen = Screen(sys.stdout, has_colour=sys.stdout.isatty() and settings.allows_colour())
    screen.title("ux-agent doctor", "a website's folder; nothing is written")
    screen.chapter(f"The site in {folder}")
    screen.show_all(look_at_site(folder))
    screen.tally()
    return 1 if screen.seen[Mark.WRONG] else 0


def look_at_site(folder: Path) -> Iterator[Finding]:
    """Whether the folder is a site that the bot can serve, what it declares, and what of it holds.

    Nothing is written: the probes live in memory.
    """
    if not folder.expanduser().is_dir():
        advice = "name the folder that the website is in: `--site DIR`"
        yield wrong("folder", f"{folder} is no folder", advice)
        return
    yield _committed(folder)
    found: list[Finding] = []
    try:
        found.extend(_looked_at(folder))
    except BotError as error:
        advice = f"the sample's shows every kind: bot/playground/sample_site/{MANIFEST}"
        found.append(wrong(MANIFEST, str(error), advice))
    yield from found


def _looked_at(folder: Path) -> Iterator[Finding]:
    source: SiteSource = Folder(folder)
    found_in = MANIFEST
    with in_words(str(folder)):
        if MANIFEST not in source.tree(source.head()):
            advice = f"`{AGENT} scan {folder} --write` makes it one, for you to decide"
            yield note(MANIFEST, "none: what may be edited is what a scan finds", advice)
            found_in = "scan"
            source = WithManifest(source, scan(str(folder), source).manifest.encode())
        index = build_index(str(folder), source)
        manifest = read_manifest(source.read(source.tree(source.head())[MANIFEST]))
    yield from _declared(index, found_in)
    yield from _moved(index, manifest)
    yield from _proved(list(_proofs(folder, index, source)))


def _proofs(folder: Path, index: SiteIndex, source: SiteSource) -> Iterator[Proof]:
    """The proofs; a site of many pages has hundreds, and each has its own bounds."""
    proving = prove(index, source)
    while True:
        with in_words(str(folder)):
            proof = next(proving, None)
        if proof is None:
            return
        yield proof


def _committed(folder: Path) -> Finding:
    try:
        head = GitFolder(str(folder.expanduser().resolve()), lambda: 0).head()
    except BotError as error:
        advice = f"`{AGENT} try` reads any folder; `serve` and GitHub need a commit"
        return note("git", str(error), advice)
    return well("git", f"HEAD is {head[:12]}")


def _declared(index: SiteIndex, found_in: str) -> Iterator[Finding]:
    """What is there of what a manifest, or a scan, declares; each place that is not has drifted."""
    sections = ", ".join(sorted({target.section for target in index.targets}))
    if index.targets:
        yield well(found_in, f"{len(index.targets)} targets in: {sections}")
    else:
        yield wrong(found_in, "nothing of what it declares is there")
    drifted = [warning for warning in index.warnings if warning.endswith(_LEFT_OUT)]
    for warning in drifted:
        place, _, reason = warning.removesuffix(_LEFT_OUT).partition(": ")
        advice = [_DRIFTED] if warning == drifted[-1] else []
        yield wrong("drift", f"{place}: {reason}", *advice)
    others = [warning for warning in index.warnings if warning not in drifted]
    yield from _few("warning", others)


def _moved(index: SiteIndex, manifest: Manifest) -> Iterator[Finding]:
    """What is counted among others of which some are gone: it is there, and may be another."""
    gone = {warning.partition(": ")[0] for warning in index.warnings if warning.endswith(_LEFT_OUT)}
    why = "is told by its place in a row where another is gone; what stands there now is"
    told = [
        f"{one.path} {why} “{target.value}”"
        for one in moved(manifest, gone)
        if (target := index.find(one.section, one.name)) is not None
    ]
    yield from _few("moved", told)


def _proved(proofs: list[Proof]) -> Iterator[Finding]:
    """The probes: written, read back, and taken back."""
    for proof in proofs:
        if proof.fault:
            yield wrong("probe", f"{proof.name}: {proof.fault}")
    yield from _few("not probed", [f"{one.name}: {one.remark}" for one in proofs if one.remark])
    held = sum(not (proof.fault or proof.remark) for proof in proofs)
    if held:
        yield well("probes", f"{held} written, read back and taken back")


def _few(what: str, details: list[str]) -> Iterator[Finding]:
    for detail in details[:_SHOWN]:
        yield note(what, detail)
    if len(details) > _SHOWN:
        yield note(what, f"and {len(details) - _SHOWN} more")
