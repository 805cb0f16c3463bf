"""The share of a processor that Lambda gives by memory, through a cgroup of version 1 or 2."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

WHOLE = 1769
"""Megabytes for which Lambda gives one processor (Developer Guide, "Configure memory")."""

_PERIOD_US = 20_000  # of Lambda, as others have measured it


class NoShareError(RuntimeError):
    """No processor quota can be set here; the text is the reason."""


class Share:
    """Holds processes to the part of one processor that `megabytes` give."""

    def __init__(self, group: Path) -> None:
        self._group = group

    def hold(self, pid: int) -> None:
        """Hold a process and all its threads to the share from now on."""
        (self._group / "cgroup.procs").write_text(str(pid), encoding="ascii")


@contextmanager
def share(megabytes: int, mounts: Path = Path("/proc/mounts")) -> Iterator[Share]:
    """A share until the end of the block; raises NoShareError where none can be made."""
    quota = round(_PERIOD_US * megabytes / WHOLE)
    try:
        group, settings = _place(quota, mounts)
        group.mkdir()
    except OSError as error:
        raise NoShareError(f"no cgroup can be made: {error.strerror}") from error
    try:
        _set(group, settings)
        yield Share(group)
    finally:
        _remove(group)


def _place(quota: int, mounts: Path) -> tuple[Path, Mapping[str, str]]:
    """The group to make, by the mounted version of cgroups, and its settings."""
    name = f"bench-{os.getpid()}"
    for line in mounts.read_text(encoding="utf-8").splitlines():
        _, mount, kind, options, *_ = line.split(" ")
        if kind == "cgroup" and "cpu" in options.split(","):
            settings = {"cpu.cfs_period_us": f"{_PERIOD_US}", "cpu.cfs_quota_us": f"{quota}"}
            return Path(mount) / name, settings
        if kind == "cgroup2":
            group = Path(mount)
            if "cpu" in (group / "cgroup.controllers").read_text(encoding="ascii").split():
                return group / name, {"cpu.max": f"{quota} {_PERIOD_US}"}
    raise NoShareError("no cgroup with a processor quota is mounted")


def _set(group: Path, settings: Mapping[str, str]) -> None:
    try:
        for name, value in settings.items():
            (group / name).write_text(value, encoding="ascii")
    except OSError as error:
        raise NoShareError(f"no quota can be set: {error.strerror}") from error


def _remove(group: Path) -> None:
    """Remove the group; whoever is still in it was killed and is on its way out."""
    for _ in range(100):
        try:
            group.rmdir()
        except OSError:
            os.sched_yield()
        else:
            return
