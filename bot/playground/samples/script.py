"""What the sample people say: conversations.txt, read."""

import re
from pathlib import Path
from typing import NamedTuple

SCRIPT = Path(__file__).parent / "conversations.txt"
_STEP = re.compile(r"(?P<who>[a-z]+)(?P<sees> sees)?> (?P<what>.+)")


class Step(NamedTuple):
    """Somebody does something, or waits until there are certain words to be seen."""

    who: str
    what: str
    is_seen: bool = False


def conversations(text: str) -> list[tuple[Step, ...]]:
    """All conversations in their order; raises ValueError on a line that is none."""
    found: list[list[Step]] = [[]]
    for line in text.splitlines():
        if line.startswith("#"):
            found.append([])
        elif line.strip():
            found[-1].append(_step(line))
    return [tuple(steps) for steps in found if steps]


def _step(line: str) -> Step:
    read = _STEP.fullmatch(line)
    if read is None:
        raise ValueError(f"nobody can do that: {line}")
    return Step(read["who"], read["what"], is_seen=bool(read["sees"]))
