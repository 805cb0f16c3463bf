"""What stands behind the payment conversation, by the settings."""

from pathlib import Path

import pytest

from bot.adapters.github.credentials import Given
from bot.adapters.vault.file import FileVault
from bot.adapters.vault.kms import KmsVault
from bot.bootstrap_payments import payments, takes_raw, vault
from bot.conversation.job import Job
from bot.errors import ConfigurationError
from bot.log import Log
from bot.payment.agent import PaymentAgent
from bot.settings import Settings

TEST, LIVE = "sk_test_1", "sk_live_1"
ALLOWED = {"ALLOW_LIVE_CARDS": "true", "ALLOW_RAW_CARDS": "true"}


class Jobs:
    """A queue for nobody."""

    def send(self, job: Job, *, delay: int = 1) -> None:
        raise AssertionError(job)


@pytest.mark.parametrize(
    ("key", "environ", "wanted"),
    [
        (TEST, {}, True),
        ("rk_test_1", {}, True),
        (LIVE, {}, False),
        ("rk_live_1", {}, False),
        ("", {}, False),
        (LIVE, {"ALLOW_LIVE_CARDS": "true"}, False),
        (LIVE, {"ALLOW_RAW_CARDS": "true"}, False),
        (LIVE, ALLOWED, True),
        (LIVE, {**ALLOWED, "STRIPE_PUBLISHABLE_KEY": "pk_live_1"}, False),
        (TEST, {"STRIPE_PUBLISHABLE_KEY": "pk_test_1"}, False),
    ],
)
def test_f67_a_card_number_may_be_typed_in_test_mode_or_with_both_switches(
    key: str, environ: dict[str, str], wanted: bool
) -> None:
    assert takes_raw(Settings(environ), key) is wanted


def test_without_a_key_of_stripe_there_is_no_conversation() -> None:
    with pytest.raises(ConfigurationError, match="STRIPE_SECRET_KEY"):
        payments(Settings({}), Log(print), key=None, jobs=Jobs())


def test_without_a_key_that_seals_there_is_none_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    with pytest.raises(ConfigurationError, match="PAYMENT_KEY_ID or PAYMENT_KEY_FILE"):
        payments(Settings({}), Log(print), key=Given(TEST), jobs=Jobs())


@pytest.mark.parametrize(
    ("name", "kind"), [("PAYMENT_KEY_ID", KmsVault), ("PAYMENT_KEY_FILE", FileVault)]
)
def test_the_settings_say_what_seals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: type
) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    settings = Settings({name: str(tmp_path / "key")})
    assert isinstance(payments(settings, Log(print), key=Given(TEST), jobs=Jobs()), PaymentAgent)
    assert isinstance(vault(settings), kind)
