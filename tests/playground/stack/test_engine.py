"""Starting and ending the local AWS."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import ConfigurationError
from bot.playground.stack import engine
from bot.playground.stack.engine import EngineFailed, PortTaken

STARTER = """
import sys, time
from pathlib import Path
from bot.playground.stack import engine
started = engine.start(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
print(started.process.pid, flush=True)
time.sleep(60)
"""


def eventually(found: Callable[[], object]) -> None:
    """Wait up to ten seconds until `found` is true."""
    deadline = time.monotonic() + 60
    while not found():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.02)


def ended(pid: int) -> bool:
    """Whether a process has ended, though nobody may have collected it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def test_a_taken_port_is_refused_by_its_number(tmp_path: Path, ministack: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=f"port {port} of 127.0.0.1 is taken"):
            engine.start(Path(sys.executable), port, tmp_path)


def test_a_missing_program_is_named(tmp_path: Path, engine_port: int) -> None:
    with pytest.raises(ConfigurationError, match=f"no local AWS at {tmp_path / 'absent'}"):
        engine.start(tmp_path / "absent", engine_port, tmp_path)


def test_a_program_that_ends_at_once_is_quoted(tmp_path: Path, engine_port: int) -> None:
    program = tmp_path / "ministack"
    program.write_text("#!/bin/sh\necho no licence; exit 3\n")
    program.chmod(0o755)
    with pytest.raises(EngineFailed, match=r"(?s)did not start on port \d+:.*no licence"):
        engine.start(program, engine_port, tmp_path)
    assert not (tmp_path / f"engine-{engine_port}").exists()


def test_told_to_stop_before_the_order_was_given_it_leaves_nothing(
    tmp_path: Path, engine_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    keepers: list[subprocess.Popen[bytes]] = []

    def interrupted(started: engine.Engine, *_: object) -> None:
        keepers.append(started.process)
        raise KeyboardInterrupt

    monkeypatch.setattr(engine, "_order", interrupted)
    with pytest.raises(KeyboardInterrupt):
        engine.start(Path(sys.executable), engine_port, tmp_path)
    assert [process.returncode for process in keepers] == [0]
    assert not (tmp_path / f"engine-{engine_port}").exists()


@pytest.mark.parametrize(("takes", "is_gone"), [(0, True), (1000, False)])
def test_a_keeper_that_is_still_removing_files_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, takes: float, is_gone: bool
) -> None:
    monkeypatch.setattr(engine, "END_SECONDS", 60.0 if is_gone else 0.2)
    folder = tmp_path / "engine"
    folder.mkdir()
    program = f"import sys, time; sys.stdin.read(); time.sleep({takes})"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE) as keeper:
        started = engine.Engine(1, folder, tmp_path / "log", keeper)
        assert started.stop() is is_gone
        assert (keeper.poll() is None, folder.exists()) == (not is_gone, not is_gone)
        keeper.kill()


@pytest.mark.slow
def test_when_the_process_that_started_it_is_killed_nothing_is_left(
    tmp_path: Path, ministack: Path, engine_port: int
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", STARTER, ministack, str(engine_port), tmp_path],
        stdout=subprocess.PIPE,
        cwd=Path(engine.__file__).parents[3],
        text=True,
    ) as starter:
        assert starter.stdout
        keeper = int(starter.stdout.readline())
        starter.kill()
    eventually(lambda: not (tmp_path / f"engine-{engine_port}").exists())
    eventually(lambda: ended(keeper))
    engine.refuse_taken(engine_port)
