"""The push webhook's door: a signed push has the site read again, everything else has no effect."""

import base64
import json
from collections.abc import Mapping
from typing import Any

import pytest

from bot.conversation.job import Job
from bot.errors import ConfigurationError, TransientError
from bot.log import Log
from bot.playground.github.webhook import signature
from lambda_interactions import github_webhook
from lambda_interactions.github_webhook import MOST_BYTES, Webhook
from lambda_interactions.kept import Kept

SECRET = "It's a Secret to Everybody"
SITES = {
    "1": "ada/site",
    "2": "Ada/Site@main",
    "3": "ada/site@next",
    "4": "ada/other",
    "5": "/site",
}


class Jobs:
    """A queue that remembers, or fails."""

    def __init__(self) -> None:
        self.sent: list[Job] = []
        self.failure: Exception | None = None

    def send(self, job: Job, *, delay: int = 1) -> None:
        if self.failure:
            raise self.failure
        self.sent.append(job)


class House:
    """The webhook with a remembering queue and log."""

    def __init__(self, secrets: str = SECRET) -> None:
        self.secrets = secrets
        self.lines: list[str] = []
        self.jobs = Jobs()
        log = Log(self.lines.append)
        self.webhook = Webhook(lambda: self.secrets, SITES, self.jobs, log)

    def deliver(
        self, payload: bytes, *, kind: str = "push", secret: str = SECRET, **more: object
    ) -> tuple[int, Mapping[str, Any]]:
        headers = {"X-GitHub-Event": kind, "X-Hub-Signature-256": signature(payload, secret)}
        event = {"headers": headers, "body": payload.decode(), "isBase64Encoded": False, **more}
        answer = self.webhook.answer(event, "request-1")
        return answer["statusCode"], json.loads(answer["body"])

    @property
    def logged(self) -> dict[str, Any]:
        said: dict[str, Any] = json.loads(self.lines[-1])
        return said


def push(ref: str = "refs/heads/main", **changed: object) -> bytes:
    """A push as GitHub documents it, as far as it is read."""
    repository = {"full_name": "ada/site", "default_branch": "main"}
    return json.dumps({"ref": ref, "deleted": False, "repository": repository, **changed}).encode()


@pytest.fixture
def house() -> House:
    return House()


def test_a_push_to_the_base_branch_has_the_site_read_again_for_every_server(house: House) -> None:
    assert house.deliver(push()) == (202, {"outcome": "refreshing", "sites": 2})
    assert house.jobs.sent == [Job("index", "1"), Job("index", "2")]
    assert house.logged["outcome"] == "refreshing"


def test_a_push_to_a_branch_that_a_site_names_is_that_sites(house: House) -> None:
    house.deliver(push("refs/heads/next"))
    assert house.jobs.sent == [Job("index", "3")]


def test_names_of_repositories_are_compared_as_github_does(house: House) -> None:
    repository = {"full_name": "ADA/Site", "default_branch": "main"}
    house.deliver(push(repository=repository))
    assert [job.guild_id for job in house.jobs.sent] == ["1", "2"]


@pytest.mark.parametrize(
    "body",
    [
        push("refs/heads/ux/navbar-x"),
        push("refs/tags/main"),
        push(deleted=True),
        push(repository={"full_name": "eve/site", "default_branch": "main"}),
    ],
    ids=["another branch", "a tag", "a deleted branch", "another repository"],
)
def test_a_push_that_moves_no_site_is_taken_without_effect(house: House, body: bytes) -> None:
    assert house.deliver(body) == (202, {"outcome": "ignored", "sites": 0})
    assert house.jobs.sent == []


@pytest.mark.parametrize(("kind", "outcome"), [("ping", "pong"), ("star", "ignored")])
def test_other_events_are_taken_without_effect(house: House, kind: str, outcome: str) -> None:
    assert house.deliver(b'{"zen": "Design for failure."}', kind=kind) == (
        200,
        {"outcome": outcome},
    )
    assert house.jobs.sent == []


@pytest.mark.parametrize(
    "wrong", ["", "sha256=", "sha256=é", "sha256=\ud800", "sha256=" + "0" * 64]
)
def test_a_wrong_signature_is_refused_before_anything_is_read(house: House, wrong: str) -> None:
    answer = house.webhook.answer(
        {"headers": {"x-hub-signature-256": wrong, "x-github-event": "push"}, "body": "{"}, ""
    )
    assert (answer["statusCode"], json.loads(answer["body"])) == (
        401,
        {"error": "invalid signature"},
    )
    assert house.logged["outcome"] == "refused"


def test_another_secret_is_refused(house: House) -> None:
    assert house.deliver(push(), secret="guessed")[0] == 401
    assert house.jobs.sent == []


@pytest.mark.parametrize("event", [None, [], {}, {"headers": {}, "body": None}])
def test_what_is_no_event_is_refused(house: House, event: object) -> None:
    assert house.webhook.answer(event, "")["statusCode"] == 401


def test_while_the_secret_is_changed_both_are_valid() -> None:
    house = House("old\n new \n\n")
    answers = [house.deliver(push(), secret=secret)[0] for secret in ("old", "new", "", "\n")]
    assert answers == [202, 202, 401, 401]


def test_without_any_secret_nothing_is_valid() -> None:
    assert House("\n").deliver(push(), secret="")[0] == 401


def test_a_body_in_base64_is_verified_as_it_was_sent(house: House) -> None:
    text = base64.b64encode(push()).decode()
    assert house.deliver(push(), body=text, isBase64Encoded=True)[0] == 202


def test_F07_a_body_that_is_too_large_is_not_read(house: House) -> None:
    assert house.deliver(b"", body="x" * (MOST_BYTES + 1))[0] == 413


def test_a_form_is_told_to_become_json(house: House) -> None:
    status, said = house.deliver(b"payload=%7B%7D")
    assert (status, "application/json" in said["error"]) == (400, True)
    assert house.logged["level"] == "WARNING"


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b"1",
        b"{}",
        b'{"repository": {}}',
        b'{"ref": 1, "repository": {"full_name": "a/b"}}',
        b"[" * 100_000,
    ],
    ids=["list", "number", "empty", "nameless", "no ref", "deep"],
)
def test_a_push_of_another_shape_is_refused_in_words(house: House, body: bytes) -> None:
    status, said = house.deliver(body)
    assert status == 400
    assert said["error"]


@pytest.mark.parametrize("failure", [TransientError("away"), ConfigurationError("no queue")])
def test_a_queue_that_is_away_asks_for_another_delivery(house: House, failure: Exception) -> None:
    house.jobs.failure = failure
    assert house.deliver(push())[0] == 503
    assert (house.logged["level"], house.logged["error"]) == ("ERROR", str(failure))


def test_what_nobody_foresaw_is_answered_and_logged(house: House) -> None:
    house.jobs.failure = ZeroDivisionError("hm")
    status, said = house.deliver(push())
    assert (status, said) == (500, {"error": "failed: see the function's log"})
    assert "ZeroDivisionError" in house.logged["traceback"]


def test_delivered_twice_it_only_asks_twice_for_the_same(house: House) -> None:
    for _ in range(2):
        house.deliver(push())
    assert house.jobs.sent == [Job("index", "1"), Job("index", "2")] * 2


def test_without_a_secret_the_log_names_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOBS_QUEUE_URL", "https://queue")
    monkeypatch.setattr(github_webhook, "_WEBHOOK", Kept(github_webhook.make, lambda _: None))
    with pytest.raises(ConfigurationError, match="GITHUB_WEBHOOK_SECRET"):
        github_webhook.lambda_handler({}, Lambda())


def test_the_environment_gives_secret_sites_and_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOBS_QUEUE_URL", "https://queue")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    monkeypatch.setenv("GITHUB_WEBHOOK_SECRET", SECRET)
    monkeypatch.setattr(github_webhook, "_WEBHOOK", Kept(github_webhook.make, lambda _: None))
    body = push()
    headers = {"x-github-event": "push", "x-hub-signature-256": signature(body, SECRET)}
    answer = github_webhook.lambda_handler({"headers": headers, "body": body.decode()}, Lambda())
    assert json.loads(answer["body"]) == {"outcome": "ignored", "sites": 0}


class Lambda:
    """Lambda's context."""

    aws_request_id = "request-1"
