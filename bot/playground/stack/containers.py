"""The processes that serve the functions: MiniStack keeps one warm for each parallel call."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

PROC = Path("/proc")


class Container(NamedTuple):
    """One process that serves `function`; `id` is the log stream it writes to, as on AWS."""

    function: str
    pid: int
    id: str


def containers(folder: Path, deployed: Mapping[str, str], proc: Path = PROC) -> list[Container]:
    """The containers of the engine that keeps its files in `folder`, oldest first.

    `deployed` maps the names of functions to those they were deployed under. Empty on systems
    without Linux's /proc.
    """
    found = []
    for pid, arguments in _processes(proc):
        for function, name in deployed.items():
            if any(part.startswith(f"{folder}/ministack-lambda-{name}-") for part in arguments):
                found.append(Container(function, pid, _log_stream(proc / str(pid))))
    return sorted(found, key=lambda container: container.pid)


def _processes(proc: Path) -> Iterator[tuple[int, list[str]]]:
    for entry in proc.glob("[0-9]*"):
        try:
            arguments = (entry / "cmdline").read_bytes()
        except OSError:  # it has ended meanwhile
            continue
        if arguments:  # a process that has ended but was not collected has none
            yield int(entry.name), arguments.decode(errors="replace").split("\0")


def _log_stream(process: Path) -> str:
    try:
        environment = (process / "environ").read_bytes()
    except OSError:
        return ""
    for pair in environment.split(b"\0"):
        name, _, value = pair.partition(b"=")
        if name == b"AWS_LAMBDA_LOG_STREAM_NAME":
            return value.decode()
    return ""
