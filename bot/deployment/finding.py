"""What a check found: well, worth knowing, or wrong, and then what to do."""

from enum import Enum
from typing import NamedTuple

from bot.errors import BotError


class Mark(Enum):
    """How a finding is; the value is its sign."""

    WELL = "✓"
    NOTE = "!"
    WRONG = "✗"


class Finding(NamedTuple):
    """One line of a report; `mend` holds the lines that say what to do."""

    mark: Mark
    what: str
    detail: str = ""
    mend: tuple[str, ...] = ()


def well(what: str, detail: str = "") -> Finding:
    """All is as it should be."""
    return Finding(Mark.WELL, what, detail)


def note(what: str, detail: str, *mend: str) -> Finding:
    """Nothing is broken, but somebody should know."""
    return Finding(Mark.NOTE, what, detail, mend)


def wrong(what: str, detail: str, *mend: str) -> Finding:
    """Something does not work until somebody acts."""
    return Finding(Mark.WRONG, what, detail, mend)


class Halted(BotError):
    """A step cannot be done until somebody acts; the finding says what it is and what to do."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(f"{finding.what}: {finding.detail}")
        self.finding = finding
