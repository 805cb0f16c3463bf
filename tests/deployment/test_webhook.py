"""Whether GitHub has the push webhook's URL, and what a person is told."""

import pytest

from bot.deployment import webhook
from bot.deployment.finding import Mark
from bot.deployment.repositories import Access
from bot.deployment.stack import Stack
from tests.deployment.at_desk import Room

URL = "https://hook.lambda-url.eu-west-1.on.aws/"
STACK = Stack("CREATE_COMPLETE", {webhook.OUTPUT: URL}, {"GithubWebhookSecretParameter": "/secret"})


def test_where_no_webhook_is_wanted_nothing_is_said(here: Room) -> None:
    assert webhook.known(here.desk(), STACK._replace(outputs={}), Access(token="x")) == []


def test_without_an_app_the_repositorys_settings_are_told(here: Room) -> None:
    (finding,) = webhook.known(here.desk(), STACK, Access(token="x"))
    assert (finding.mark, URL in finding.detail) == (Mark.NOTE, True)
    assert "Settings → Webhooks → Add webhook" in finding.mend[0]
    assert "/secret" in finding.mend[1]


def test_with_an_app_its_own_settings_are_told(here: Room) -> None:
    access = Access("1", "11", here.github.app.private_key)
    (finding,) = webhook.known(here.desk(), STACK, access)
    assert "Subscribe to events → Push" in finding.mend[0]


@pytest.mark.parametrize(
    ("there", "mark", "words"),
    [
        (URL, Mark.WELL, f"GitHub has it: {URL}"),
        (
            "https://old.example.com/",
            Mark.NOTE,
            f"GitHub has https://old.example.com/, the stack {URL}",
        ),
    ],
)
def test_the_apps_webhook_is_compared(
    here: Room, monkeypatch: pytest.MonkeyPatch, there: str, mark: Mark, words: str
) -> None:
    monkeypatch.setattr(webhook, "app_hook", lambda *_: there)
    (finding,) = webhook.known(here.desk(), STACK, Access("1", "11", "key"))
    assert (finding.mark, finding.detail) == (mark, words)
