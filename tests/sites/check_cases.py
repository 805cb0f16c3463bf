"""Checks every `cases.yml`: old texts stand once in their file, ids differ, a third declines."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
KINDS = ("edit", "clarify", "refuse", "noop")
KEYS = {"id", "say", "expect", "section", "files", "asks", "offers", "why", "manifest"}
FEWEST = 14


def problems(site: Path) -> Iterator[str]:
    """What is wrong with the cases of one site's folder, as sentences."""
    cases = yaml.safe_load((site / "cases.yml").read_text(encoding="utf-8"))["cases"]
    kinds = Counter(case.get("expect") for case in cases)
    yield from (f"id {name} twice" for name, n in Counter(c["id"] for c in cases).items() if n > 1)
    if len(cases) < FEWEST:
        yield f"only {len(cases)} cases"
    if kinds["edit"] * 3 > len(cases) * 2:
        yield f"only {len(cases) - kinds['edit']} of {len(cases)} cases ask or decline"
    for case in cases:
        yield from (f"{case['id']}: {wrong}" for wrong in case_problems(site, case))


def case_problems(site: Path, case: dict[str, Any]) -> Iterator[str]:
    """What is wrong with one case: unknown keys, no manifest, old texts not found just once."""
    yield from (f"unknown key {key}" for key in sorted(case.keys() - KEYS))
    if case.get("expect") not in KINDS:
        yield f"expects {case.get('expect')!r}"
    if (case.get("expect") == "edit") != bool(case.get("files")):
        yield "files go with an edit, and only with an edit"
    if not case["say"] or not all(isinstance(said, str) for said in case["say"]):
        yield "say is a list of messages"
    if case.get("manifest") and not (site / "ux-agent.yml").is_file():
        yield "the site has no ux-agent.yml"
    for name, edits in case.get("files", {}).items():
        yield from edit_problems(site / "site" / name, edits)


def edit_problems(path: Path, edits: list[list[str]]) -> Iterator[str]:
    """The old texts that do not stand in the file exactly once, line endings and all."""
    if path.is_symlink() or not path.is_file():
        yield f"no file {path.name}"
        return
    text = path.read_bytes().decode("utf-8")
    for old, new in edits:
        if (found := text.count(old)) != 1:
            yield f"{path.name}: {old!r} stands there {found} times"
        if old == new:
            yield f"{path.name}: {old!r} does not change"


def main() -> int:
    """Print the number of cases by kind of every site, then what is wrong; 1 when something is."""
    wrong = []
    for site in sorted(path.parent for path in HERE.glob("*/cases.yml")):
        cases = yaml.safe_load((site / "cases.yml").read_text(encoding="utf-8"))["cases"]
        kinds = Counter(case["expect"] for case in cases)
        declared = sum(1 for case in cases if case.get("manifest"))
        told = " ".join(f"{kind} {kinds[kind]}" for kind in KINDS)
        sys.stdout.write(f"{site.name}: {len(cases)} ({told}; manifest {declared})\n")
        wrong += [f"{site.name}: {sentence}" for sentence in problems(site)]
    sys.stdout.writelines(f"{sentence}\n" for sentence in wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
