"""The sample sites' cases: what people say, and which bytes are right."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

HERE = Path(__file__).parent
MANIFEST = ".ux-agent.yml"


class Case(NamedTuple):
    """One conversation with a sample site, and what is right after its last message.

    `files` are the whole new contents, byte for byte; `asks` names what a question is about.
    """

    site: str
    name: str
    say: tuple[str, ...]
    expect: str
    files: Mapping[str, bytes]
    section: str
    asks: tuple[str, ...]
    offers: tuple[str, ...]
    has_manifest: bool

    def __str__(self) -> str:
        return f"{self.site}/{self.name}"


def sites() -> list[str]:
    """The names of the sample sites."""
    return sorted(path.parent.name for path in HERE.glob("*/cases.yml"))


def cases_of(site: str) -> Iterator[Case]:
    """The cases of a site, in their order."""
    folder = HERE / site
    for data in yaml.safe_load((folder / "cases.yml").read_text(encoding="utf-8"))["cases"]:
        yield Case(
            site=site,
            name=data["id"],
            say=tuple(data["say"]),
            expect=data["expect"],
            files=_edited(folder / "site", data.get("files", {})),
            section=data.get("section", ""),
            asks=tuple(data.get("asks", ())),
            offers=tuple(data.get("offers", ())),
            has_manifest=bool(data.get("manifest")),
        )


def _edited(folder: Path, wanted: Mapping[str, list[list[str]]]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for path, edits in wanted.items():
        text = (folder / path).read_bytes().decode()
        for old, new in edits:
            text = text.replace(old, new)
        found[path] = text.encode()
    return found


def laid_out(site: str, where: Path, *, has_manifest: bool) -> Path:
    """A copy of a sample site's folder below `where`, links and what they lead to included."""
    source = HERE / site
    copy = where / f"{site}{'-declared' if has_manifest else ''}"
    shutil.copytree(source / "site", copy / "site", symlinks=True)
    if (source / "outside").exists():
        shutil.copytree(source / "outside", copy / "outside", symlinks=True)
    if has_manifest:
        shutil.copyfile(source / "ux-agent.yml", copy / "site" / MANIFEST)
    return copy / "site"


def problem(case: Case, answer: Mapping[str, Any], choices: tuple[str, ...] | None = None) -> str:
    """What is wrong with the published object of `try --json` for a case; '' when it is right.

    What is offered beside a question counts where the `choices` are told.
    """
    if answer["kind"] != case.expect:
        said = answer["questions"] or answer.get("reason", "") or sorted(answer["files"])
        return f"{answer['kind']} instead of {case.expect}: {said}"
    found = {path: str(content).encode() for path, content in answer["files"].items()}
    if found != case.files:
        stray = [path for path in found if found[path] != case.files.get(path)]
        return f"wrong bytes: {stray or sorted(case.files.keys() - found.keys())}\n{answer['diff']}"
    if case.section and answer["section"] != case.section:
        return f"section {answer['section']!r} instead of {case.section!r}"
    lacking = [label for label in case.offers if choices is not None and label not in choices]
    return f"does not offer {lacking}, but {choices}" if lacking else ""
