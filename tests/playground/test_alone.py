"""The small services by themselves, as commands."""

import signal
import socket
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

SERVICES = {"stripe": "STRIPE_API_URL", "model": "AWS_ENDPOINT_URL_BEDROCK_RUNTIME"}
PATIENCE = 60


def command(service: str, *arguments: str) -> list[str]:
    """How it is started."""
    return [sys.executable, "-m", f"bot.playground.{service}", *arguments]


@pytest.mark.parametrize("service", SERVICES)
def test_it_prints_where_it_is_and_serves_until_it_is_interrupted(service: str) -> None:
    with subprocess.Popen(command(service), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        lines = [process.stdout.readline().strip() for _ in range(3)]
        address = dict(line.partition("=")[::2] for line in lines)[SERVICES[service]]
        port = int(address.rpartition(":")[2])
        socket.create_connection(("127.0.0.1", port), PATIENCE).close()
        process.send_signal(signal.SIGINT)
        try:
            assert process.wait(PATIENCE) == 0
        finally:
            process.kill()
    assert lines[2] == "# stop: Ctrl-C"


@pytest.mark.parametrize("service", SERVICES)
def test_what_cannot_start_says_why_in_one_line(service: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            command(service, "--port", port),
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert f"port {port} of 127.0.0.1 is taken" in done.stderr
