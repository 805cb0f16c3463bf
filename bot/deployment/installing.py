"""Installs a function's dependencies for its target and drops of them what no function reads."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterable
from pathlib import Path

from bot.deployment.targets import BuildFailed, Target, find_uv

BOTOCORE = "botocore"
_ENTRY = re.compile(r"^(?=[a-z0-9])", re.MULTILINE)

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


def parted(lock: str) -> tuple[str, str]:
    """A lock file's text without botocore, and botocore's entry ('' where there is none)."""
    entries = _ENTRY.split(lock)
    own = [entry for entry in entries if entry.startswith(f"{BOTOCORE}==")]
    return "".join(entry for entry in entries if entry not in own), "".join(own)


def prune(folder: Path) -> None:
    """Drop what no function reads, and the lock that uv leaves."""
    (folder / ".lock").unlink(missing_ok=True)
    for unused in UNUSED:
        shutil.rmtree(folder / unused, ignore_errors=True)


def link_botocore(whole: Path, into: Path, clients: Iterable[str]) -> None:
    """Put botocore from `whole` into a folder too, with the descriptions of these services alone.

    Deleting the others' 2,000 folders for each function took longer than all else.
    """
    services = frozenset(clients)
    keep = {*services, *BOTOCORE_FILES, "_retry.json"}

    def left_out(folder: str, names: list[str]) -> set[str]:
        return set(names) - keep if Path(folder) == whole / BOTOCORE / "data" else set()

    shutil.copytree(whole, into, ignore=left_out, copy_function=os.link, dirs_exist_ok=True)
    _reduce(into / BOTOCORE / "data" / ENDPOINTS, services)


def _reduce(endpoints: Path, services: Collection[str]) -> None:
    """Leave the addresses of these services; the regions of each partition stay."""
    known = json.loads(endpoints.read_bytes())
    for partition in known["partitions"]:
        every = partition["services"].items()
        partition["services"] = {name: where for name, where in every if name in services}
    endpoints.unlink()  # it is a link
    endpoints.write_text(json.dumps(known, separators=(",", ":")), encoding="utf-8")
