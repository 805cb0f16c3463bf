"""What is said of the end, and that nothing holds it up for longer than is said."""

import subprocess
import sys
import threading
from pathlib import Path

from bot.playground import stopping
from bot.playground.stopping import Stopping

HANGING = """
import time
from bot.playground.stopping import Stopping
Stopping(seconds=0.2).begin(lambda text: print(text, flush=True))
time.sleep(1000)
"""


def test_it_is_said_once_that_it_ends_and_then_that_it_has() -> None:
    said: list[str] = []
    end = Stopping()
    for act in (end.begin, end.begin, end.finish):
        act(said.append)
    assert said == ["stopping: half a minute at most", "stopped; nothing is left running"]


def test_what_is_still_being_removed_is_said() -> None:
    said: list[str] = []
    end = Stopping()
    end.leaves("what was unpacked")
    end.finish(said.append)
    assert said == ["stopped; what was unpacked is still being removed, by itself"]


def test_whatever_hangs_it_is_over_in_the_time_that_is_told() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", HANGING],
        cwd=Path(stopping.__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stdout.splitlines()) == (
        0,
        [
            "stopping: half a minute at most",
            "stopped, for it took too long; what is left ends by itself",
        ],
    ), ended.stderr


def test_once_all_has_ended_nobody_is_cut_off() -> None:
    left = threading.Event()
    end = Stopping(lambda _: left.set(), seconds=0.05)
    end.begin(lambda _: None)
    end.finish(lambda _: None)
    assert not left.wait(0.5)
