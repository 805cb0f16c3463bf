"""Schemathesis with all its checks, which holds a running door against its own document."""

import subprocess
import sys
from pathlib import Path

FAR = 9_999_999_999
"""When tokens end that are taken by the system's clock."""


def tried(
    address: str, config: Path, folder: Path, *headers: str, most: int
) -> subprocess.CompletedProcess[str]:
    """The process at its end, after at most so many examples of each kind of request."""
    program = Path(sys.executable).with_name("schemathesis")
    command = [str(program), "--config-file", str(config), "run", f"{address}/openapi.json"]
    fixed = ("--checks=all", "--generation-database=none", "--no-color", "--seed=1")
    sent = [part for header in headers for part in ("--header", header)]
    return subprocess.run(
        [*command, *fixed, *sent, f"--max-examples={most}"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
