"""The happy path against localstripe, an independent Stripe, in a process of its own.

It is GPL-3 and therefore neither imported nor shipped. By itself it listens on every interface and
keeps what it heard in a file; both are taken from it here.
"""

import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.adapters.stripe_tokens import StripeTokens
from bot.payment.agent import PaymentAgent
from bot.payment.ports import CardRefused, Ports, Token
from tests.payment.world import AtHandVault, Payer, reply, where, world
from tests.real_server import free_port

ON_LOOPBACK = (
    "import sys\n"
    "from aiohttp import web\n"
    "from localstripe.resources import store\n"
    "from localstripe.server import app\n"
    "type(store).dump_to_disk = lambda self: None\n"
    "web.run_app(app, host='127.0.0.1', port=int(sys.argv[1]), print=None, access_log=None)\n"
)


@pytest.fixture(scope="module")
def localstripe(root: Path) -> Iterator[str]:
    python = root / ".venv-localstripe" / "bin" / "python"
    if not python.is_file():
        pytest.skip(f"no localstripe at {python}; `make setup` installs it")
    port = free_port()
    process = subprocess.Popen([python, "-I", "-c", ON_LOOPBACK, str(port)])
    url = f"http://127.0.0.1:{port}"
    try:
        await_answer(url, process)
        yield url
    finally:
        process.terminate()
        process.wait(10)


def await_answer(url: str, process: "subprocess.Popen[bytes]") -> None:
    """Return once something answers; fails when the process ends or takes too long."""
    for _ in range(200):
        assert process.poll() is None, "localstripe did not start"
        try:
            urllib.request.urlopen(f"{url}/v1/tokens", timeout=1).close()
        except urllib.error.HTTPError as answered:
            answered.close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("localstripe does not answer")


@pytest.mark.slow
def test_the_whole_flow_ends_in_a_token_of_localstripe(localstripe: str) -> None:
    made = world()
    tokens = StripeTokens(lambda *, fresh=False: "sk_test_12345", localstripe)
    ports = Ports(
        made.sessions,
        AtHandVault(),
        tokens,
        made.limits,
        made.outcomes,
        bytes,
        made.events.append,
    )
    payer = Payer(made._replace(agent=PaymentAgent(ports)))
    answer = payer.says("Hi", "John Smith", "4242424242424242", "12/30", "123")
    assert reply(answer).startswith("Please review: John Smith, Visa •••• 4242, 12/30")
    answer = payer.says("confirm")
    assert where(answer) == ("none", "completed")
    found = tokens.look(answer.body["token"])
    assert isinstance(found, Token)
    assert (found.brand, found.last4, found.expiry) == ("Visa", "4242", "12/30")
    assert isinstance(tokens.look("tok_nobody00"), CardRefused)
    tokens.close()
