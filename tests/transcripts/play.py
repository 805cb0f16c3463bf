"""A transcript as text: who does what, and under it what they then see.

    # A colour is changed

    olive> /ux-update request: make the navbar dark blue
      | **Preview: navbar**
      | [Confirm] [Change] [Cancel]

A line `name> act` begins a step; the indented lines below are what that person sees of it. Lines
that begin with `#` are remarks.
"""

import re
from pathlib import Path
from typing import NamedTuple

_ACT = re.compile(r"([a-z]+)> (.+)")
_INDENT = "  "


class Step(NamedTuple):
    """One act, and the lines that were seen after it."""

    who: str
    act: str
    seen: tuple[str, ...] = ()


class Play(NamedTuple):
    """A transcript: its remarks at the top, and its steps."""

    name: str
    remarks: tuple[str, ...]
    steps: tuple[Step, ...]

    def text(self) -> str:
        """The transcript as it stands in its file."""
        parts = ["\n".join(self.remarks)]
        for step in self.steps:
            lines = [f"{_INDENT}{line}".rstrip() for line in step.seen]
            parts.append("\n".join((f"{step.who}> {step.act}", *lines)))
        return "\n\n".join(parts) + "\n"


def read(path: Path) -> Play:
    """The transcript in a file; raises ValueError with the line that cannot be read."""
    remarks: list[str] = []
    steps: list[Step] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        act = _ACT.fullmatch(line)
        if act is not None:
            steps.append(Step(act[1], act[2].strip()))
        elif line.startswith(_INDENT) and steps:
            last = steps[-1]
            steps[-1] = last._replace(seen=(*last.seen, line.removeprefix(_INDENT)))
        elif line.startswith("#") and not steps:
            remarks.append(line)
        elif line.strip():
            raise ValueError(f"{path.name}, line {number}: neither `name> act` nor what is seen")
    return Play(path.stem, tuple(remarks), tuple(steps))
