"""The program that takes pictures: nobody waits for it when all ends."""

import threading
import time
from pathlib import Path

import pytest

from bot.playground.pictures import chromium
from bot.playground.pictures.chromium import NoPictureError, picture

HERE = "http://127.0.0.1:1/"


def program(folder: Path, script: str) -> str:
    """A stand-in for the browser."""
    path = folder / "chromium"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def gone(pid: int) -> bool:
    """Whether that process has ended, though nobody may have collected it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def test_a_picture_is_what_the_program_has_written(tmp_path: Path) -> None:
    takes = 'for one in "$@"; do case $one in --screenshot=*) printf x > "${one#*=}";; esac; done'
    assert picture(program(tmp_path, takes), threading.Event(), HERE, 600) == b"x"


def test_a_picture_is_as_high_as_is_asked(tmp_path: Path) -> None:
    takes = 'for one in "$@"; do case $one in --screenshot=*) echo "$@" > "${one#*=}";; esac; done'
    taken = picture(program(tmp_path, takes), threading.Event(), HERE, 4000)
    assert b" --window-size=960,4000 " in taken


def test_a_program_that_fails_takes_none(tmp_path: Path) -> None:
    with pytest.raises(NoPictureError, match="CalledProcessError"):
        picture(program(tmp_path, "exit 3"), threading.Event(), HERE, 600)


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="looks at processes in /proc")
def test_one_under_way_is_given_up_with_all_that_it_started_when_it_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium, "SECONDS", 1000)
    pids, is_over = tmp_path / "pids", threading.Event()
    slow = program(tmp_path, f"sleep 1000 & echo $$ $! > {pids}.new; mv {pids}.new {pids}; wait")

    def end() -> None:
        while not pids.exists():
            time.sleep(0.02)
        is_over.set()

    threading.Thread(target=end, daemon=True).start()
    with pytest.raises(NoPictureError):
        picture(slow, is_over, HERE, 600)
    deadline = time.monotonic() + 60
    for pid in map(int, pids.read_text().split()):
        while not gone(pid):
            assert time.monotonic() < deadline, pid
            time.sleep(0.02)


def test_when_it_is_over_no_further_one_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium, "SECONDS", 1000)
    is_over = threading.Event()
    is_over.set()
    with pytest.raises(NoPictureError):
        picture(program(tmp_path, "sleep 1000"), is_over, HERE, 600)
