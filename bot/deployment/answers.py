"""The deploying person's answers: given, remembered from the last time, or asked for now.

Secrets are no answers: they are typed or taken from the environment and go to AWS at once.
"""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from bot.deployment.screen import Screen
from bot.errors import ConfigurationError


class Question(NamedTuple):
    """Something to know: its name, its heading, where it is found, and what is wrong with a value.

    `fault` gives '' for a value that can be right.
    """

    name: str
    head: str
    where: tuple[str, ...]
    fault: Callable[[str], str]


class Answers:
    """The answers of one stage, kept in the JSON file at `path`; `given` ones win."""

    def __init__(self, path: Path, given: Iterable[str], *, file: Path | None = None) -> None:
        """Raises ConfigurationError for a given answer without "=", and for an unreadable file."""
        self._path = path
        self._remembered = _read(path) if path.is_file() else {}
        self._given = {} if file is None else _read(file)
        for pair in given:
            name, sign, value = pair.partition("=")
            if not sign:
                raise ConfigurationError(f"--answer {pair}: it has the form NAME=VALUE")
            self._given[name] = value

    def require_known(self, names: Iterable[str]) -> None:
        """Raise ConfigurationError for a given answer that nobody asks for: a misspelling."""
        allowed = sorted(names)
        for name in self._given:
            if name not in allowed:
                words = ", ".join(allowed)
                raise ConfigurationError(f"nobody asks for an answer “{name}”; there are: {words}")

    def given(self, name: str) -> str | None:
        """What was given for this run."""
        return self._given.get(name)

    def known(self, name: str) -> str:
        """What was given, else what is remembered, else ''."""
        return self._given.get(name, self._remembered.get(name, ""))

    def parameters(self) -> dict[str, str]:
        """Answers that are no question's but the template's: their names are in CamelCase."""
        both = {**self._remembered, **self._given}
        return {name: value for name, value in both.items() if name[:1].isupper()}

    def remember(self, name: str, value: str) -> None:
        """Keep an answer for the next time."""
        self._remembered[name] = value
        self._path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self._remembered, indent=2, sort_keys=True, ensure_ascii=False)
        self._path.write_text(text + "\n", encoding="utf-8")


class Asker:
    """Finds out what is to be known; asks the person unless `is_quiet`."""

    def __init__(self, screen: Screen, answers: Answers, *, is_quiet: bool) -> None:
        self.screen = screen
        self.answers = answers
        self.is_quiet = is_quiet

    def ask(self, question: Question, proposal: str = "") -> str:
        """A valid answer, remembered; raises ConfigurationError where there can be none."""
        given = self.answers.given(question.name)
        known = self.answers.known(question.name) or proposal
        if given is not None or self.is_quiet:
            answer = self._settled(question, known)
        else:
            answer = self._typed(question, known)
        self.answers.remember(question.name, answer)
        return answer

    def agrees(self, text: str, *, quietly: bool) -> bool:
        """Whether the person says yes; `quietly` is the answer where nobody is asked."""
        if self.is_quiet:
            return quietly
        self.screen.explain(text, ("yes or no",))
        return self.screen.ask("no").lower() in {"y", "yes"}

    def _settled(self, question: Question, value: str) -> str:
        fault = question.fault(value)
        if fault and not value:
            where = "; ".join(question.where)
            raise ConfigurationError(
                f"{question.name} is not known: give --answer {question.name}=… ({where})"
            )
        if fault:
            raise ConfigurationError(f"--answer {question.name}={value}: {fault}")
        return value

    def _typed(self, question: Question, known: str) -> str:
        self.screen.explain(question.head, question.where)
        while True:
            answer = self.screen.ask(known)
            fault = question.fault(answer)
            if not fault:
                return answer
            self.screen.complain(fault)


def _read(path: Path) -> dict[str, str]:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"the answers in {path} cannot be read: {error}") from error
    if not isinstance(values, dict):
        raise ConfigurationError(f"{path} is no JSON object of answers")
    return {str(name): str(value) for name, value in values.items()}
