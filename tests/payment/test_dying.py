"""F64 with a real process, a real server and the small Stripe: killed once Stripe has answered."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.payment.verifying import VERIFYING_SECONDS
from bot.playground.stripe.server import StripeServer
from bot.playground.stripe.small_stripe import Asked, SmallStripe, Told
from tests.payment import dying
from tests.payment.world import CVV, PAN
from tests.real_server import create_table, real_server

NOW = 1_760_535_261


class Killing(SmallStripe):
    """Makes the token, and kills who asked before they can hear of it."""

    victim = 0

    def answer(self, method: str, path: str, form: Mapping[str, str], asked: Asked) -> Told:
        told = super().answer(method, path, form, asked)
        if self.victim:
            os.kill(self.victim, signal.SIGKILL)
            self.victim = 0
        return told


@pytest.mark.slow
def test_F64_a_process_killed_after_stripe_answered_costs_the_payer_one_cvv(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = Killing(lambda: NOW)
    with real_server(root, tmp_path / "server") as server, StripeServer(small) as stripe:
        create_table(server.client, root, "payments", "PaymentSessionsTable")
        create_table(server.client, root, "limits", "LimitsTable")
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        where = (stripe.url, "payments", "limits", str(tmp_path / "key"))
        agent = dying.agent(*where)
        secret = ""
        for message in ("Hi", "John Smith", PAN, "12/25"):
            answer = agent.say("killed", secret, message, "192.0.2.1", NOW)
            secret = answer.new_secret or secret

        script = str(root / "tests/payment/dying.py")
        child = subprocess.Popen(
            [sys.executable, script, *where, "killed", secret, CVV, str(NOW)],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root)},
            stdout=subprocess.PIPE,
        )
        small.victim = child.pid
        printed, _ = child.communicate(timeout=60)

        assert (child.returncode, printed) == (-signal.SIGKILL, b"")
        assert len(small.tokens) == 1
        (item,) = server.client.scan(TableName="payments")["Items"]
        assert item["idempotency_key"]["S"] == small.calls[0][2]
        assert "token" not in item
        later = NOW + VERIFYING_SECONDS
        told = agent.say("killed", secret, CVV, "192.0.2.1", later)
        assert told.body["currentStep"] == "confirm"
        assert small.calls[1][2] != small.calls[0][2]
        done = agent.say("killed", secret, "confirm", "192.0.2.1", later)
        assert done.body["token"] == list(small.tokens)[1]
        assert server.client.scan(TableName="payments")["Items"] == []
