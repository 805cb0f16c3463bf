"""The deploying person's answers: given, remembered from the last time, or asked for now.

Secrets are no answers: they are typed or taken from the environment and go to AWS at once.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from bot.deployment.finding import Halted, note, wrong
from bot.deployment.screen import Screen
from bot.errors import ConfigurationError

ASKED_AS = {
    "Sites": "sites",
    "GithubAppId": "github-app-id",
    "GithubInstallationId": "github-installation-id",
}
"""Parameters that are made of a question's answer, and are none themselves."""


class Question(NamedTuple):
    """Something to know: its name, its heading, where it is found, and what is wrong with a value.

    `fault` gives '' for a value that can be right.
    """

    name: str
    head: str
    where: tuple[str, ...]
    fault: Callable[[str], str]


class Answers:
    """The answers of one stage, kept in the JSON file at `path`; `given` ones win.

    An empty given answer forgets the remembered one. What is remembered during a run reaches the
    file with `keep`, for a wrong answer must not come back.
    """

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
        self.forgotten = [name for name, value in self._given.items() if not value]
        self.defaults: dict[str, str] = {}
        """What the template says of parameters whose answer was forgotten in this run."""
        for name in self.forgotten:
            del self._given[name]

    def forget(self, defaults: Mapping[str, str]) -> None:
        """Take what is to be forgotten out of the file; `defaults` are the template's."""
        for name in self.forgotten:
            self._remembered.pop(name, None)
        self.defaults = {one: defaults[one] for one in self.forgotten if one in defaults}
        if self.forgotten and self._path.is_file():
            self.keep()

    def named(self) -> list[str]:
        """The names of all that was given or is to be forgotten."""
        return [*self._given, *self.forgotten]

    def given(self, name: str) -> str | None:
        """What was given for this run."""
        return self._given.get(name)

    def known(self, name: str) -> str:
        """What was given, else what is remembered, else ''."""
        return self._given.get(name, self._remembered.get(name, ""))

    def parameters(self) -> dict[str, str]:
        """Answers that are no question's but the template's: their names are in CamelCase."""
        both = {**self._remembered, **self._given}
        return {
            name: value
            for name, value in both.items()
            if name[:1].isupper() and name not in ASKED_AS
        }

    def remember(self, name: str, value: str) -> None:
        """Know an answer from now on, and the next time if `keep` is called."""
        self._remembered[name] = value

    def keep_parameters(self) -> None:
        """Write down the given parameters too: what they make has been deployed."""
        for name, value in self.parameters().items():
            self.remember(name, value)
        self.keep()

    def keep(self) -> None:
        """Write down what is remembered, for the next time."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self._remembered, indent=2, sort_keys=True, ensure_ascii=False)
        self._path.write_text(text + "\n", encoding="utf-8")


class Asker:
    """Finds out what is to be known; asks the person unless `is_quiet`."""

    def __init__(self, screen: Screen, answers: Answers, *, is_quiet: bool) -> None:
        self.screen = screen
        self.answers = answers
        self.is_quiet = is_quiet

    def ask(self, question: Question, proposal: str = "", *, variable: str = "") -> str:
        """A valid answer, remembered; raises Halted where there can be none.

        A proposal that a `variable` of this shell makes comes before what is remembered.
        """
        given = self.answers.given(question.name)
        known = self.answers.known(question.name) or proposal
        if variable and proposal:
            known = self._set_now(question, proposal, variable)
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

    def _set_now(self, question: Question, proposal: str, variable: str) -> str:
        """What counts of an answer and a variable, and a line where they differ."""
        name, known = question.name, self.answers.known(question.name)
        if known in {"", proposal}:
            return proposal
        if self.answers.given(name) is None:
            told = f"{variable}={proposal} of this shell counts, not the remembered {known}"
            self.screen.show(note(name, told))
            return proposal
        told = f"--answer {name}={known} counts, not {variable}={proposal} of this shell"
        self.screen.show(note(name, told))
        return known

    def _settled(self, question: Question, value: str) -> str:
        fault = question.fault(value)
        if not fault:
            return value
        name = question.name
        other = f"give --answer {name}=…"
        if not value:
            raise Halted(wrong(name, "not known, and nobody is asked", other, *question.where))
        is_given = self.answers.given(name) is not None
        detail = f"--answer {name}={value}" if is_given else f"{name}={value}"
        mend = other if is_given else f"{other}, or forget what is remembered: --forget {name}"
        raise Halted(wrong(name, f"{detail}: {fault}", mend))

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
