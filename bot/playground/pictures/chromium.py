"""Pictures of pages, taken by the chromium of this machine."""

import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path

SECONDS = 30
_LOOK_SECONDS = 0.05
WIDTH = 960
_SWITCHES = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--no-first-run",
    "--virtual-time-budget=4000",
)


class NoPictureError(Exception):
    """The page could not be pictured; the text says why, for a log."""


def found() -> str:
    """The program, '' where there is none."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or ""


def picture(program: str, is_over: threading.Event, address: str, height: int) -> bytes:
    """A PNG of the page at an address of this machine, after its scripts have run.

    It is WIDTH pixels wide, and shows the page's first `height` pixels. What the page wants of
    other machines it does not get. Raises NoPictureError, at once where it `is_over`: nobody waits
    for a picture then.
    """
    with tempfile.TemporaryDirectory(prefix="ux-agent-chromium-") as scratch:
        file = Path(scratch) / "page.png"
        own = (
            f"--user-data-dir={scratch}/profile",
            f"--window-size={WIDTH},{height}",
            f"--screenshot={file}",
            *(("--no-sandbox",) if os.geteuid() == 0 else ()),  # root has no sandbox
        )
        try:
            _run([program, *_SWITCHES, *own, address], is_over)
            return file.read_bytes()
        except (OSError, subprocess.SubprocessError) as fault:
            raise NoPictureError(f"no picture of {address}: {type(fault).__name__}") from fault


def _run(command: list[str], is_over: threading.Event) -> None:
    """Have it end by itself; else end it with all that it started. Raises subprocess's errors."""
    nothing = subprocess.DEVNULL
    with subprocess.Popen(
        command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
    ) as process:
        deadline = time.monotonic() + SECONDS
        try:
            while process.poll() is None:
                if is_over.wait(_LOOK_SECONDS) or time.monotonic() >= deadline:
                    raise subprocess.TimeoutExpired(command[0], SECONDS)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command[0])
