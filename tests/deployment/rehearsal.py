"""A copy of the project in which the README's commands are run, and a terminal to run them in."""

import os
import pty
import re
import select
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.recording.taps import recorded

PATIENCE = 240.0
FOLDERS = ("bot", "lambda_interactions", "requirements")
FILES = ("Makefile", "README.md", "pyproject.toml", "samconfig.toml", "template.yaml")
LINKED = (".venv-ministack", ".venv-sam")
_OF_MAKE = frozenset({"ARGS", "MAKEFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "MFLAGS", "PORT", "STAGE"})
"""What a `make test ARGS=…` around would have the README's own commands take for theirs."""

_ESCAPES = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def project_copy(root: Path, into: Path) -> Path:
    """What is deployed in a folder of its own, so that nothing of the developer's is touched.

    Its `.venv` runs the very interpreter of the tests.
    """
    for name in FOLDERS:
        shutil.copytree(root / name, into / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(root / name, into)
    for name in LINKED:
        (into / name).symlink_to(root / name)
    command = into / ".venv" / "bin" / "ux-agent"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m bot "$@"\n')
    command.chmod(0o755)
    return into


def blocks(readme: str, head: str, until: str) -> list[str]:
    """The shell commands between a heading and some words, a fenced block each."""
    section = readme.split(f"\n{head}\n", 1)[1].split(until, 1)[0]
    return re.findall(r"```sh\n(.*?)```", section, re.DOTALL)


class Terminal:
    """A shell script on a terminal, in a folder; what it shows is `seen`, without colours."""

    def __init__(self, script: str, folder: Path) -> None:
        self.seen = ""
        self._ours, theirs = pty.openpty()
        make = f"make() {{ command make \"$@\" DEV= SAM= MINISTACK= RUN='{sys.executable} -m'; }}\n"
        own = {name: value for name, value in os.environ.items() if name not in _OF_MAKE}
        self.process = subprocess.Popen(
            ["bash", "-e", "-c", make + script],
            cwd=folder,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**own, "COLUMNS": "100", "TERM": "xterm", **recorded()},
            start_new_session=True,
        )
        os.close(theirs)
        self._looked = 0

    def until(self, words: str) -> str:
        """Wait until it shows these words, after those of the last time; what came up to them."""
        end = time.monotonic() + PATIENCE
        while words not in self.seen[self._looked :]:
            assert time.monotonic() < end, self.seen
            assert self._read(), self.seen
        before = self._looked
        self._looked = self.seen.index(words, before) + len(words)
        return self.seen[before : self._looked]

    def type(self, text: str = "") -> None:
        """Type a line."""
        os.write(self._ours, f"{text}\n".encode())

    def ended(self) -> int:
        """Wait for its end; the exit status."""
        end = time.monotonic() + PATIENCE
        while self._read():
            assert time.monotonic() < end, self.seen
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        """End it whatever it does."""
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(PATIENCE)
        os.close(self._ours)

    def _read(self) -> bool:
        """Take in what there is; False once nothing can come any more."""
        if not select.select([self._ours], [], [], 0.2)[0]:
            return self.process.poll() is None
        try:
            text = os.read(self._ours, 65536).decode(errors="replace")
        except OSError:  # how Linux tells that the other side of a terminal is closed
            return False
        self.seen += _ESCAPES.sub("", text).replace("\r", "")
        return bool(text)


@contextmanager
def on_a_terminal(script: str, folder: Path) -> Iterator[Terminal]:
    """A terminal that is gone when the block ends."""
    terminal = Terminal(script, folder)
    try:
        yield terminal
    finally:
        terminal.close()
