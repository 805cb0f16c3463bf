"""The `git` command on one repository: no shell, no prompts, nobody's configuration, no hooks."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from bot.errors import ConfigurationError, TransientError

TIMEOUT_SECONDS = 20
_SETTINGS = (
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.fsync=committed,reference",
    "core.quotePath=false",
    "gc.auto=0",
    "i18n.commitEncoding=UTF-8",
)
_SAFE = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # a partial clone must not reach for the network
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "HOME": os.devnull,
    "LC_ALL": "C",
}


class Answer(NamedTuple):
    """What git said: its exit status, standard output as bytes, standard error as text."""

    status: int
    output: bytes
    error: str

    @property
    def line(self) -> str:
        """The output as one line of text."""
        return self.output.decode(errors="replace").strip()


class Git:
    """Runs git on the repository whose git directory (or `.git` file) is given.

    The directory is named outright, so git neither searches for one nor asks who owns it.
    """

    def __init__(self, directory: Path) -> None:
        program = shutil.which("git")
        if program is None:
            raise ConfigurationError("git is not installed: a site in a folder needs it")
        self.directory = directory
        self._command = [program, *(part for name in _SETTINGS for part in ("-c", name))]
        path = os.pathsep.join((str(Path(program).parent), os.defpath))
        self._environment = {**_SAFE, "PATH": path, "GIT_DIR": str(directory)}

    def ask(
        self, *arguments: str, content: bytes = b"", environment: Mapping[str, str] | None = None
    ) -> Answer:
        """Run and report, whatever the exit status; raises TransientError after a timeout."""
        try:
            done = subprocess.run(
                [*self._command, *arguments],
                input=content,
                cwd=os.sep,
                env={**self._environment, **(environment or {})},
                capture_output=True,
                timeout=TIMEOUT_SECONDS,
                check=False,
            )
        except (subprocess.TimeoutExpired, OSError) as error:
            raise TransientError(f"git {arguments[0]}: {type(error).__name__}") from error
        return Answer(done.returncode, done.stdout, done.stderr.decode(errors="replace"))

    def run(
        self, *arguments: str, content: bytes = b"", environment: Mapping[str, str] | None = None
    ) -> Answer:
        """Run and expect success; raises TransientError (a full disk, a lock) otherwise."""
        answer = self.ask(*arguments, content=content, environment=environment)
        if answer.status != 0:
            raise TransientError(f"git {arguments[0]}: {answer.error.strip()[:300]}")
        return answer
