"""The local AWS: MiniStack as a process that starts, answers, and goes without a trace."""

import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Final, NamedTuple

from bot.errors import BotError, ConfigurationError
from bot.playground.stack import keeper

HOST = "127.0.0.1"
REGION: Final = "eu-west-1"
READY_PATH = "/_ministack/ready"
READY_SECONDS = 90.0
GRACE_SECONDS = 2.5
"""MiniStack takes two seconds to end; it keeps nothing, so a kill after that loses nothing."""

END_SECONDS = 15.0
"""The keeper ends all processes within twice its grace; forgetting what the functions unpacked,
tens of thousands of files, may take a busy disk longer, and nobody need wait for that."""

SWITCHES = {
    "AUTH": "true",  # the functions' roles are enforced
    "BIND_HOST": HOST,
    "IOT_MTLS_ENABLED": "0",
    "MINISTACK_HOST": HOST,  # part of queue addresses
    "MINISTACK_REGION": REGION,
    "PERSIST_STATE": "0",
    "SFTP_ENABLED": "0",
}


class PortTaken(ConfigurationError):
    """Something else listens on the port that was asked for."""


class EngineFailed(BotError):
    """The local AWS did not start; the text ends with the last lines of its log."""


class Engine(NamedTuple):
    """A running local AWS: where it answers, where it keeps its files, where it logs."""

    port: int
    folder: Path
    log: Path
    process: subprocess.Popen[bytes]

    @property
    def endpoint(self) -> str:
        """The address for AWS clients."""
        return f"http://{HOST}:{self.port}"

    def stop(self) -> bool:
        """End it and everything that it started; harmless when it has ended already.

        Whether its files are gone, too: else its keeper goes on removing them.
        """
        if self.process.stdin:
            self.process.stdin.close()
        try:
            self.process.wait(timeout=END_SECONDS)
        except subprocess.TimeoutExpired:
            return False
        shutil.rmtree(self.folder, ignore_errors=True)  # there still if the keeper was killed
        return True


def start(ministack: Path, port: int, work: Path) -> Engine:
    """Start the MiniStack program at `ministack`; returns once it answers.

    Its files go to a folder under `work`, which goes when it ends, its log to `work`. Raises
    PortTaken, EngineFailed, and ConfigurationError when there is no such program.
    """
    if not ministack.is_file():
        raise ConfigurationError(f"no local AWS at {ministack}; `make run` installs it")
    refuse_taken(port)
    folder = work / f"engine-{port}"
    shutil.rmtree(folder, ignore_errors=True)  # nobody has the port, so nobody has the folder
    folder.mkdir(parents=True)
    log = work / f"engine-{port}.log"
    log.write_bytes(b"")
    engine = Engine(port, folder, log, _keeper())
    try:
        _order(engine, [str(ministack)], _environment(port, folder))
        _await_ready(engine)
    except BaseException:
        engine.stop()
        raise
    return engine


def refuse_taken(port: int) -> None:
    """Raise PortTaken when `port` cannot be listened on."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError as error:
            raise PortTaken(f"port {port} of {HOST} is taken ({error.strerror})") from error


def _environment(port: int, folder: Path) -> dict[str, str]:
    """MiniStack's whole environment: functions inherit it, so nothing of the user's is in it."""
    git = shutil.which("git")
    path = [str(Path(git).parent)] if git else []
    places = {
        "HOME": str(folder),
        "PATH": os.pathsep.join([*path, os.defpath]),
        "S3_DATA_DIR": str(folder / "s3"),
        "STATE_DIR": str(folder / "state"),
        "TMPDIR": str(folder),  # where each function's container unpacks
    }
    return {**SWITCHES, **places, "GATEWAY_PORT": str(port), "LANG": "C.UTF-8"}


def _keeper() -> subprocess.Popen[bytes]:
    """A keeper, which waits for its order and ends with us."""
    return subprocess.Popen(
        [sys.executable, "-m", keeper.__name__],
        cwd=Path(keeper.__file__).parents[3],  # where it finds itself
        stdin=subprocess.PIPE,
        bufsize=0,  # half an order must not be sent when it is told to stop
        start_new_session=True,  # Ctrl-C is for us; we tell the keeper when it is time
    )


def _order(engine: Engine, command: list[str], environment: dict[str, str]) -> None:
    order = {
        "command": command,
        "environment": environment,
        "folder": str(engine.folder),
        "log": str(engine.log),
        "grace": GRACE_SECONDS,
    }
    assert engine.process.stdin  # noqa: S101 - it is a pipe
    engine.process.stdin.write(json.dumps(order).encode() + b"\n")


def _await_ready(engine: Engine) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while engine.process.poll() is None and time.monotonic() < deadline:
        if _answers(engine.port):
            return
        time.sleep(0.02)
    tail = engine.log.read_text(encoding="utf-8", errors="replace")[-2000:]
    raise EngineFailed(f"the local AWS did not start on port {engine.port}:\n{tail}")


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=2)
    try:
        connection.request("GET", READY_PATH)
        return connection.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        connection.close()
