"""What a deploying person sees and types."""

import getpass
import shutil
import sys
import textwrap
from collections import Counter
from collections.abc import Iterable
from typing import TextIO

from bot.deployment.finding import Finding, Mark
from bot.errors import ConfigurationError

BOLD, DIM, RED, GREEN, YELLOW, CYAN = "1", "2", "31", "32", "33", "36"
_COLOURS = {Mark.WELL: GREEN, Mark.NOTE: YELLOW, Mark.WRONG: RED}
_LABEL = 20
_MOST_COLUMNS = 110
_NO_TERMINAL = "nobody is there to answer: give --yes, and what is missing with --answer NAME=VALUE"


class Screen:
    """Writes to `out`; colours it where `has_colour`. Counts the findings that it showed."""

    def __init__(self, out: TextIO, *, has_colour: bool, columns: int = 0) -> None:
        self.out = out
        self.has_colour = has_colour
        self.columns = min(columns or shutil.get_terminal_size((96, 24)).columns, _MOST_COLUMNS)
        self.seen: Counter[Mark] = Counter()

    def title(self, name: str, about: str) -> None:
        """The first line."""
        self._line(f"\n  {self.styled(name, BOLD)}  {self.styled(about, DIM)}")

    def chapter(self, text: str) -> None:
        """The head of a group of lines."""
        self._line(f"\n  {self.styled(text, BOLD)}")

    def show(self, finding: Finding) -> None:
        """A finding, with what to do beneath it."""
        self.seen[finding.mark] += 1
        sign = self.styled(finding.mark.value, _COLOURS[finding.mark])
        label = finding.what.ljust(_LABEL) if finding.detail else finding.what
        style = RED if finding.mark is Mark.WRONG else ""
        detail = [self.styled(line, style) for line in self._wrapped(finding.detail, _LABEL + 8)]
        first, *more = detail or [""]
        self._line(f"    {sign} {label}  {first}".rstrip())
        for line in more:
            self._line(" " * (_LABEL + 8) + line)
        for advice in finding.mend:
            self._advice(advice)

    def show_all(self, findings: Iterable[Finding]) -> bool:
        """Each as it comes; whether none of them is wrong."""
        marks = []
        for finding in findings:
            self.show(finding)
            marks.append(finding.mark)
        return Mark.WRONG not in marks

    def step(self, text: str) -> None:
        """Something that takes a moment."""
        self._line(self.styled(f"    · {text}", DIM))

    def text(self, *lines: str) -> None:
        """Lines as they are."""
        for line in lines:
            self._line(f"      {line}".rstrip())

    def complain(self, fault: str) -> None:
        """What is wrong with what was typed."""
        self.text(self.styled(fault, RED))

    def explain(self, head: str, lines: Iterable[str]) -> None:
        """What is asked for next, and where it is found."""
        self._line(f"\n    {self.styled(head, BOLD)}")
        for line in lines:
            for part in self._wrapped(line, 6) or [""]:
                self._line(f"      {self.styled(part, DIM)}")

    def ask(self, default: str = "") -> str:
        """What the person types, `default` for nothing; raises ConfigurationError at the end."""
        kept = self.styled(f" [{default}]", DIM) if default else ""
        try:
            return input(f"    {self.styled('>', CYAN)}{kept} ").strip() or default
        except EOFError as error:
            raise ConfigurationError(_NO_TERMINAL) from error

    def ask_secret(self) -> str:
        """What the person types, unseen; raises ConfigurationError where nobody can type."""
        if not sys.stdin.isatty():  # getpass would show it
            raise ConfigurationError(_NO_TERMINAL)
        try:
            return getpass.getpass(f"    {self.styled('>', CYAN)} (not shown) ").strip()
        except EOFError as error:
            raise ConfigurationError(_NO_TERMINAL) from error

    def tally(self) -> None:
        """How many findings there were of each kind."""
        parts = [
            self.styled(
                f"{self.seen[mark]} {mark.value}", _COLOURS[mark] if self.seen[mark] else DIM
            )
            for mark in Mark
        ]
        self._line("\n  " + "   ".join(parts) + "\n")

    def styled(self, text: str, style: str) -> str:
        """The text in a colour, where colours are shown and one is named."""
        return f"\033[{style}m{text}\033[0m" if self.has_colour and text and style else text

    def _advice(self, advice: str) -> None:
        arrow = "→"
        if _is_verbatim(advice):
            self._line(f"        {advice.strip()}")
            return
        for line in self._wrapped(advice, 8):
            self._line(f"      {self.styled(arrow, DIM)} {line}")
            arrow = " "

    def _wrapped(self, text: str, indent: int) -> list[str]:
        return textwrap.wrap(
            _safe(text),
            max(self.columns - indent, 30),
            break_long_words=False,
            break_on_hyphens=False,
        )

    def _line(self, text: str) -> None:
        print(text, file=self.out, flush=True)


def _is_verbatim(advice: str) -> bool:
    """Whether it is a command or a log line, to be copied as it stands."""
    return advice.startswith("  ")


def _safe(text: str) -> str:
    """The text without what a terminal would obey."""
    return "".join(char if char.isprintable() else " " for char in text)
