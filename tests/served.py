"""`python -m bot serve` as a process of its own, as `make run` starts it."""

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.recording.taps import recorded

ROOT = Path(__file__).parent.parent
HOST = "127.0.0.1"
START_SECONDS = 240.0  # the first of a run builds every function, on a busy machine
STOP_SECONDS = 120.0  # thousands of unpacked files go with it
POLL = 0.05


class Served:
    """The running process; `address` ends without a slash."""

    def __init__(self, *arguments: str, port: int = 0, **environment: str) -> None:
        self.port = port or free_port()
        self.address = f"http://{HOST}:{self.port}"
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "serve", "--port", str(self.port), *arguments],
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **recorded(), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def output(self) -> str:
        """What it has printed so far."""
        return "\n".join(self.lines)

    def status(self, path: str = "/healthz") -> int:
        """The HTTP status of a path; 0 when nobody answers."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code
        except OSError:
            return 0

    def json(self, path: str) -> Any:
        """The JSON at a path."""
        with urllib.request.urlopen(self.address + path, timeout=10) as answer:
            return json.load(answer)

    def until_ready(self) -> float:
        """Wait until /healthz is 200; how long it took since the process began, in seconds."""
        began = time.monotonic()
        while time.monotonic() < began + START_SECONDS:
            if self.status() == 200:
                return time.monotonic() - began
            assert self.process.poll() is None, self.output
            time.sleep(POLL)
        raise AssertionError(self.output)

    def until_said(self, words: str) -> None:
        """Wait until it prints these words."""
        self.until(lambda: words in self.output)

    def until(self, done: Any) -> None:
        """Wait until `done` gives something true."""
        end = time.monotonic() + START_SECONDS
        while not done():
            assert time.monotonic() < end, self.output
            time.sleep(POLL)

    def tell(self, name: signal.Signals = signal.SIGINT) -> None:
        """Send a signal to the process alone, as `kill` does."""
        self.process.send_signal(name)

    def ended(self) -> int:
        """Wait for its end; the exit status."""
        status = self.process.wait(STOP_SECONDS)
        self._reader.join(STOP_SECONDS)
        return status

    def descendants(self) -> set[int]:
        """The ids of all processes that it started, directly or not."""
        found: set[int] = set()
        waiting, parents = [self.process.pid], parents_by_process()
        while waiting:
            parent = waiting.pop()
            children = {child for child, of in parents.items() if of == parent} - found
            found |= children
            waiting += children
        return found

    def clear(self) -> None:
        """End it whatever it does, and take its files away."""
        if self.process.poll() is None:
            self.tell(signal.SIGTERM)
            try:
                self.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(STOP_SECONDS)
        self._reader.join(STOP_SECONDS)
        if not is_free(self.port):
            return  # another one has the port, and these folders
        for kept in ("site", "tea-house", "flower-shop", "github"):
            shutil.rmtree(ROOT / ".ux-agent-local" / f"{kept}-{self.port}", ignore_errors=True)
        for port in range(self.port + 1, self.port + 4):
            (ROOT / ".ux-agent-local" / f"engine-{port}.log").unlink(missing_ok=True)

    def _read(self) -> None:
        assert self.process.stdout
        with self.process.stdout as printed:
            self.lines.extend(line.rstrip("\n") for line in printed)


@contextmanager
def serving(
    *arguments: str,
    port: int = 0,
    has_pictures: bool = False,
    has_samples: bool = False,
    **environment: str,
) -> Iterator[Served]:
    """A process that is gone, with its files, when the block ends.

    Unless told, it has no chromium take pictures of each preview, and nobody fill the console.
    """
    pictures = () if has_pictures else ("--no-pictures",)
    samples = () if has_samples else ("--no-samples",)
    served = Served(*pictures, *samples, *arguments, port=port, **environment)
    try:
        yield served
    finally:
        served.clear()


def parents_by_process() -> dict[int, int]:
    """Each process of this machine that has not ended, with its parent's id."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
        except OSError:  # it has ended meanwhile
            continue
        if state != "Z":
            found[int(stat.parent.name)] = int(parent)
    return found


def free_port() -> int:
    """A free port, and a free one after it, below those handed out for outgoing connections."""
    for port in random.sample(range(20000, 30000, 4), 100):
        if all(is_free(candidate) for candidate in (port, port + 1)):
            return port
    raise AssertionError("no free port")


def is_free(port: int) -> bool:
    """Whether nobody listens on the port."""
    with socket.socket() as trial:
        return trial.connect_ex((HOST, port)) != 0
