"""Pictures of pages, taken by the chromium of this machine."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

SECONDS = 30
SIZE = (960, 600)
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


def picture(program: str, address: str) -> bytes:
    """A PNG of the page at an address of this machine, after its scripts have run.

    What the page wants of other machines it does not get. Raises NoPictureError.
    """
    with tempfile.TemporaryDirectory(prefix="ux-agent-chromium-") as scratch:
        file = Path(scratch) / "page.png"
        own = (
            f"--user-data-dir={scratch}/profile",
            f"--window-size={SIZE[0]},{SIZE[1]}",
            f"--screenshot={file}",
            *(("--no-sandbox",) if os.geteuid() == 0 else ()),  # root has no sandbox
        )
        try:
            subprocess.run(
                [program, *_SWITCHES, *own, address],
                check=True,
                capture_output=True,
                timeout=SECONDS,
            )
            return file.read_bytes()
        except (OSError, subprocess.SubprocessError) as fault:
            raise NoPictureError(f"no picture of {address}: {type(fault).__name__}") from fault
