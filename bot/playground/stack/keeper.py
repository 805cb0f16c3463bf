"""Runs one command and leaves nothing of it behind, however its own parent ends.

A process of its own. The first line of its standard input is the order, a JSON object {command,
environment, folder, log, grace}; the end of standard input, which the death of the parent brings
too, ends the command, all that it started, and the folder. Where it comes before a whole order,
nothing has been started and nothing is said.
"""

import contextlib
import ctypes
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
TICK = 0.05


def main() -> None:
    """Obey the order on standard input; exit with the command's status, 0 when told to end it."""
    line = sys.stdin.readline()
    if not line.endswith("\n"):
        return  # the parent was told to stop before it could say what to run
    order = json.loads(line)
    for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(name, _leave)
    _prctl(PR_SET_CHILD_SUBREAPER, 1)
    child = _start(order)
    status = 0
    try:
        status = _watch(child)
    finally:
        _end_group(child.pid, order["grace"])
        forget(Path(order["folder"]))
    sys.exit(status)


def forget(folder: Path) -> None:
    """Remove the folder; under another name, for the next one of its name may begin meanwhile."""
    going = folder.with_name(f"{folder.name}-going-{os.getpid()}")
    try:
        folder.rename(going)
    except OSError:  # it is gone, or cannot be moved
        going = folder
    shutil.rmtree(going, ignore_errors=True)


def _start(order: dict[str, Any]) -> subprocess.Popen[bytes]:
    with Path(order["log"]).open("ab") as log:
        return subprocess.Popen(
            order["command"],
            env=order["environment"],
            cwd=order["folder"],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            process_group=0,
            preexec_fn=_die_with_keeper,  # noqa: PLW1509 - there are no threads here
        )


def _watch(child: subprocess.Popen[bytes]) -> int:
    """Wait for the command to end by itself (its status) or for the order to end it (0)."""
    while child.poll() is None:
        if select.select([sys.stdin], [], [], TICK)[0]:
            return 0
    return child.wait()


def _end_group(group: int, grace: float) -> None:
    """Ask everything to end, wait `grace` seconds for it, then kill what is left."""
    _signal(group, signal.SIGTERM)
    if _reaped_by(time.monotonic() + grace):
        return
    deadline = time.monotonic() + grace
    while not _reaped_by(time.monotonic() + TICK) and time.monotonic() < deadline:
        _signal(group, signal.SIGKILL)
        for orphan in _children():
            os.kill(orphan, signal.SIGKILL)


def _reaped_by(deadline: float) -> bool:
    """Collect what has ended until nothing is left (True) or time is up."""
    while True:
        try:
            collected, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return True
        if not collected:
            if time.monotonic() >= deadline:
                return False
            time.sleep(TICK / 5)


def _children() -> list[int]:
    """Our children, adopted ones included; none where the system does not tell."""
    try:
        listed = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(child) for child in listed.split()]


def _signal(group: int, name: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, name)


def _die_with_keeper() -> None:
    _prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _prctl(option: int, value: int) -> None:
    """Linux's prctl(2); elsewhere the end of standard input has to do."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def _leave(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    main()
