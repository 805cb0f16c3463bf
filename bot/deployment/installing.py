"""Installs a function's dependencies for its target and drops of them what no function reads."""

import json
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterable
from pathlib import Path

from bot.deployment.targets import BuildFailed, Target, find_uv

ENDPOINTS = "endpoints.json"
"""The addresses of every service in every region: 1.2 MB, which botocore reads at every start."""

BOTOCORE_FILES = (ENDPOINTS, "partitions.json", "sdk-default-configuration.json")
"""What botocore reads whatever the service (botocore/loaders.py, botocore/regions.py)."""

UNUSED = (
    *("bin", "boto3/data", "boto3/examples", "certifi/tests", "cffi", "pycparser"),
    *("stripe/params", "stripe/events"),
)
"""Examples, tests, commands, and cffi's compiler: PyNaCl and cryptography load its backend only.

Of Stripe's library what types of requests look like, which only type checkers read, and its events.
"""


def install(locks: Iterable[Path], target: Target, into: Path) -> None:
    """Install what the hash-locked files name into a new folder; raises BuildFailed."""
    into.mkdir(parents=True)
    for lock in locks:
        command = [*installer(target, find_uv()), "--target", into]
        ended = subprocess.run(
            [*command, "--require-hashes", "--requirement", lock],
            capture_output=True,
            text=True,
            check=False,
        )
        if ended.returncode:
            raise BuildFailed(f"{lock.name} was not installed: {ended.stderr.strip()[-2000:]}")


def installer(target: Target, uv: str | None) -> list[str | Path]:
    """The command that installs for `target`: uv, else the pip of its interpreter.

    Raises BuildFailed when only uv could.
    """
    common = ["install", "--quiet", "--no-deps", "--only-binary", ":all:"]
    if uv:
        interpreter = target.interpreter or sys.executable
        version = ["--python-version", target.version, "--python", str(interpreter)]
        platform = ["--python-platform", target.platform] if target.platform else []
        # Copies: what is done to them is not done to uv's own store.
        return [uv, "pip", *common, "--no-config", "--link-mode", "copy", *version, *platform]
    if target.interpreter is None or target.platform:
        raise BuildFailed("building for AWS Lambda needs uv")
    return [target.interpreter, "-m", "pip", *common, "--disable-pip-version-check"]


def prune(folder: Path, clients: Iterable[str]) -> None:
    """Drop what is unused, and of botocore the description of every service but `clients`."""
    services = frozenset(clients)
    keep = {*services, *BOTOCORE_FILES, "_retry.json"}
    for entry in (folder / "botocore" / "data").glob("*"):
        if entry.name not in keep:
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        elif entry.name == ENDPOINTS:
            _reduce(entry, services)
    for unused in UNUSED:
        shutil.rmtree(folder / unused, ignore_errors=True)


def _reduce(endpoints: Path, services: Collection[str]) -> None:
    """Leave the addresses of these services; the regions of each partition stay."""
    known = json.loads(endpoints.read_bytes())
    for partition in known["partitions"]:
        every = partition["services"].items()
        partition["services"] = {name: where for name, where in every if name in services}
    endpoints.write_text(json.dumps(known, separators=(",", ":")), encoding="utf-8")
