"""The process that ends what it started, however its own parent ends."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.playground.stack import keeper

STUBBORN = """
import os, signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen(["sleep", "60"], start_new_session=True)
print(os.getpid(), child.pid, flush=True)
time.sleep(60)
"""


class Kept:
    """A keeper with its order: a Python program."""

    def __init__(self, folder: Path, program: str) -> None:
        self.folder = folder / "run"
        self.folder.mkdir()
        self.log = folder / "log"
        order = {
            "command": [sys.executable, "-c", program],
            "environment": {"ONLY": "this"},
            "folder": str(self.folder),
            "log": str(self.log),
            "grace": 0.3,
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", keeper.__name__],
            stdin=subprocess.PIPE,
            cwd=Path(keeper.__file__).parents[3],
        )
        self.input = self.process.stdin
        assert self.input
        self.input.write(json.dumps(order).encode() + b"\n")
        self.input.flush()

    def pids(self) -> list[int]:
        """The numbers that the program has printed, once it has."""
        eventually(lambda: self.log.exists() and self.log.read_text().endswith("\n"))
        return [int(word) for word in self.log.read_text().split()]

    def end(self) -> int:
        """Close its standard input, as the death of its parent does; its exit status."""
        assert self.input
        self.input.close()
        return self.process.wait(timeout=60)


@pytest.fixture
def keep(tmp_path: Path) -> Iterator[Callable[[str], Kept]]:
    """Start keepers; whatever a test leaves is ended."""
    started: list[Kept] = []

    def start(program: str) -> Kept:
        started.append(Kept(tmp_path, program))
        return started[-1]

    yield start
    for kept in started:
        kept.end()


def eventually(found: Callable[[], object]) -> None:
    """Wait up to ten seconds until `found` is true."""
    deadline = time.monotonic() + 60
    while not found():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.02)


def gone(pid: int) -> bool:
    """Whether a process has ended and was collected."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_the_command_gets_its_environment_and_its_folder_and_nothing_else(
    keep: Callable[[str], Kept],
) -> None:
    kept = keep("import os; print(os.getcwd(), os.environ.get('ONLY'), 'PATH' in os.environ)")
    assert kept.process.wait(timeout=60) == 0
    assert kept.log.read_text().split() == [str(kept.folder), "this", "False"]


def test_the_end_of_standard_input_ends_all_that_was_started_even_what_will_not(
    keep: Callable[[str], Kept],
) -> None:
    kept = keep(STUBBORN)
    pids = kept.pids()
    assert kept.end() == 0
    assert [pid for pid in pids if not gone(pid)] == []
    assert not kept.folder.exists()


def test_a_command_that_obeys_is_not_killed(keep: Callable[[str], Kept]) -> None:
    kept = keep(
        "import signal, sys, time\n"
        "signal.signal(signal.SIGTERM, lambda *_: sys.exit(print('bye', flush=True)))\n"
        "print('ready', flush=True)\n"
        "time.sleep(60)\n"
    )
    eventually(lambda: kept.log.exists() and kept.log.read_text() == "ready\n")
    assert kept.end() == 0
    assert kept.log.read_text() == "ready\nbye\n"


@pytest.mark.parametrize("order", [b"", b'{"command": ["'])
def test_without_a_whole_order_it_ends_and_says_nothing(order: bytes) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", keeper.__name__],
        input=order,
        stderr=subprocess.PIPE,
        cwd=Path(keeper.__file__).parents[3],
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_the_next_one_may_have_the_folder_while_the_last_is_being_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "run"
    (folder / "deep").mkdir(parents=True)
    removed: list[Path] = []

    def slowly(path: Path, **_: object) -> None:
        removed.append(path)
        if path != folder:
            folder.mkdir()  # the next one begins

    monkeypatch.setattr(shutil, "rmtree", slowly)
    keeper.forget(folder)
    assert removed == [folder.with_name(f"run-going-{os.getpid()}")]
    assert folder.is_dir()


def test_a_command_that_fails_gives_its_status(keep: Callable[[str], Kept]) -> None:
    kept = keep("import sys; sys.exit(7)")
    assert kept.process.wait(timeout=60) == 7
    assert not kept.folder.exists()


def test_a_keeper_that_is_asked_to_leave_ends_its_command_first(
    keep: Callable[[str], Kept],
) -> None:
    kept = keep(STUBBORN)
    pids = kept.pids()
    kept.process.send_signal(signal.SIGTERM)
    assert kept.process.wait(timeout=60) == 128 + signal.SIGTERM
    assert [pid for pid in pids if not gone(pid)] == []


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's parent death signal")
def test_a_keeper_that_is_killed_takes_its_command_with_it(keep: Callable[[str], Kept]) -> None:
    kept = keep("import os, time; print(os.getpid(), flush=True); time.sleep(60)")
    (pid,) = kept.pids()
    kept.process.kill()
    kept.process.wait()
    eventually(lambda: gone(pid) or Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z")
