"""One cold container: a fresh process through awslambdaric, and the Runtime API that it asks.

The API answers `application/json` without a charset: with one, awslambdaric hands the handler
bytes. Source: AWS Lambda Developer Guide, "Using the Lambda runtime API".
"""

import json
import re
import socket
import subprocess
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import Any, NamedTuple, Self

from tests.bench.share import Share

PATIENCE = 60.0
"""Seconds to wait for a container that does not answer."""

_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_MIB = 1024


class Contender(NamedTuple):
    """A built function: its folder, its handler, and the variables that Lambda would set."""

    name: str
    folder: Path
    handler: str
    environ: Mapping[str, str]


class Runtime(NamedTuple):
    """An interpreter that has awslambdaric and nothing else."""

    interpreter: Path


class Invocation(NamedTuple):
    """An answer; CPU seconds since the process began and of the invocation; wall; peak in MiB."""

    answer: Any
    cpu: float
    cpu_alone: float
    wall: float
    peak: float


class ContainerError(RuntimeError):
    """The process did not come up, ended, or reported an error; the text is its output."""


class Container:
    """A process of `contender`, from its start; with a share, its invocations are held to it.

    INIT is not: Lambda gives it a whole processor.
    """

    def __init__(self, contender: Contender, runtime: Runtime, share: Share | None = None) -> None:
        self._share = share
        self._closing = ExitStack()
        self._output = self._closing.enter_context(TemporaryFile())  # noqa: SIM115 - closed in __exit__
        self._listener = self._closing.enter_context(socket.create_server(("127.0.0.1", 0)))
        self._listener.settimeout(0.5)
        self._connection: socket.socket | None = None
        self._left = b""
        self._started = time.perf_counter()
        self._process = subprocess.Popen(
            [runtime.interpreter, "-s", "-m", "awslambdaric", contender.handler],
            cwd=contender.folder,
            env=environment(contender, f"127.0.0.1:{self._listener.getsockname()[1]}"),
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=subprocess.STDOUT,
        )
        self._is_asking = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        if self._connection is not None:
            self._connection.close()
        self._closing.close()

    def invoke(self, event: Any) -> Invocation:
        """Hand over an event and wait for the answer; raises ContainerError when there is none."""
        if not self._is_asking:
            self._expect("GET")
        if self._share is not None:
            self._share.hold(self._process.pid)
        before = self._cpu()
        self._respond("200 OK", json.dumps(event).encode(), _next_headers())
        path, body = self._expect("POST")
        after = self._cpu()
        wall = time.perf_counter() - self._started
        if not path.endswith("/response"):
            raise ContainerError(body.decode(errors="replace")[:2000])
        found = Invocation(json.loads(body), after, after - before, wall, self._peak())
        self._respond("202 Accepted", b"{}", {})
        self._expect("GET")
        self._is_asking = True
        return found

    def _cpu(self) -> float:
        """CPU seconds of the whole process: its clock's id as clock_getcpuclockid(3) makes it."""
        return time.clock_gettime((~self._process.pid << 3) | 2)

    def _peak(self) -> float:
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        found = _PEAK.search(status)
        return int(found[1]) / _MIB if found else 0.0

    def _expect(self, method: str) -> tuple[str, bytes]:
        """The path and body of the next request, which must be of that method."""
        head = self._read_head()
        asked, path, _ = head.partition(b"\r\n")[0].decode("ascii").split(" ")
        length = _LENGTH.search(head)
        body = self._read_body(int(length[1]) if length else 0)
        if asked != method:
            raise self._failure(f"{asked} {path} instead of a {method}: {body[:2000]!r}")
        return path, body

    def _read_head(self) -> bytes:
        while b"\r\n\r\n" not in self._left:
            self._receive()
        head, _, self._left = self._left.partition(b"\r\n\r\n")
        return head

    def _read_body(self, length: int) -> bytes:
        while len(self._left) < length:
            self._receive()
        body, self._left = self._left[:length], self._left[length:]
        return body

    def _receive(self) -> None:
        """More bytes; where the runtime opens another connection, from that one."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                if self._connection is None:
                    self._connection, _ = self._listener.accept()
                    self._connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    self._connection.settimeout(0.5)
                more = self._connection.recv(1 << 16)
            except TimeoutError:
                if self._process.poll() is not None:
                    raise self._failure("the process ended") from None
                continue
            if more:
                self._left += more
                return
            self._connection.close()
            self._connection = None
        raise self._failure("no answer")

    def _respond(self, status: str, body: bytes, headers: Mapping[str, str]) -> None:
        if self._connection is None:
            raise self._failure("nobody waits")
        lines = [f"HTTP/1.1 {status}", "Content-Type: application/json"]
        lines += [f"Content-Length: {len(body)}", *(f"{k}: {v}" for k, v in headers.items())]
        self._connection.sendall("\r\n".join(lines).encode("ascii") + b"\r\n\r\n" + body)

    def said(self) -> str:
        """The end of what the process wrote."""
        self._output.seek(0)
        return self._output.read().decode(errors="replace")[-4000:]

    def _failure(self, text: str) -> ContainerError:
        return ContainerError(f"{text}\n{self.said()}")


def environment(contender: Contender, api: str = "") -> dict[str, str]:
    """The variables of a container; nothing of the machine's own but what finds programs."""
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "LANG": "en_US.UTF-8",
        "TZ": ":UTC",
        "PYTHONDONTWRITEBYTECODE": "1",  # Lambda's file system takes none
        "AWS_LAMBDA_RUNTIME_API": api,
        "AWS_LAMBDA_FUNCTION_NAME": "bench",
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "256",
        "AWS_EXECUTION_ENV": "AWS_Lambda_python",
        "LAMBDA_TASK_ROOT": str(contender.folder),
        "_HANDLER": contender.handler,
        **contender.environ,
    }


def _next_headers() -> dict[str, str]:
    deadline = int((time.time() + PATIENCE) * 1000)
    return {
        "Lambda-Runtime-Aws-Request-Id": "8476a536-e9f4-11e8-9739-2dfe598c3fcd",
        "Lambda-Runtime-Deadline-Ms": str(deadline),
        "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:us-east-1:1:function:bench",
        "Lambda-Runtime-Trace-Id": "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0",
    }
