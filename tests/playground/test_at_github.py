"""What the local stack is deployed with when the site is at the small GitHub."""

import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.playground.at_github import KEY_PARAMETER, WEBHOOK_PARAMETER, AtGitHub, repository_name
from bot.playground.github.webhook import signature
from bot.playground.stack.local_stack import Answer, StackOptions
from tests.git_site import new_site

ADDRESS = "http://127.0.0.1:8400/github"
OPTIONS = StackOptions(
    public_key="00",
    application_id="1",
    sites={"10": "/site", "dm": "/site"},
    discord_api_url="http://127.0.0.1:8400/api/v10",
    parameters={"LogLevel": "DEBUG"},
    secrets={"/other": "x"},
)


@pytest.fixture
def at_github(tmp_path: Path) -> AtGitHub:
    site = new_site(tmp_path / "site", {"index.html": "<p>Hi</p>"})
    return AtGitHub(tmp_path / "github", site, "corner/site", ADDRESS)


def test_the_repository_has_what_the_folder_has(at_github: AtGitHub) -> None:
    head = str(at_github.hosted.head())
    assert at_github.hosted.files(head) == {"index.html": b"<p>Hi</p>"}


def test_every_server_gets_the_repository(at_github: AtGitHub) -> None:
    assert at_github.deployed_with(OPTIONS).sites == {"10": "corner/site", "dm": "corner/site"}


def test_the_app_is_named_and_its_key_is_a_secret(at_github: AtGitHub) -> None:
    options, app = at_github.deployed_with(OPTIONS), at_github.github.app
    assert options.parameters == {
        "LogLevel": "DEBUG",
        "GithubApiUrl": f"{ADDRESS}/api",
        "GithubAppId": str(app.id),
        "GithubInstallationId": str(app.installation_id),
        "GithubPrivateKeyParameter": KEY_PARAMETER,
        "GithubWebhookSecretParameter": WEBHOOK_PARAMETER,
    }
    assert set(options.secrets) == {"/other", KEY_PARAMETER, WEBHOOK_PARAMETER}
    assert options.secrets[KEY_PARAMETER] == app.private_key
    for secret in (app.private_key, options.secrets[WEBHOOK_PARAMETER]):
        assert secret not in str(options.parameters)


class Stack:
    """Keeps what was posted to it."""

    def __init__(self) -> None:
        self.posted: list[tuple[str, bytes, Mapping[str, str]]] = []
        self.is_heard = threading.Event()

    def post(self, output: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        self.posted.append((output, body, headers))
        self.is_heard.set()
        return Answer(202, {}, b"")


def test_a_push_is_told_to_the_webhook_signed_with_the_secret(at_github: AtGitHub) -> None:
    stack = Stack()
    at_github.connect(stack)
    at_github.hosted.push({"a.txt": b"a"})
    assert stack.is_heard.wait(10)
    ((output, body, headers),) = stack.posted
    secret = at_github.deployed_with(OPTIONS).secrets[WEBHOOK_PARAMETER]
    assert output == "GithubWebhookUrl"
    assert headers["x-hub-signature-256"] == signature(body, secret)


def test_what_was_there_before_is_gone(at_github: AtGitHub, tmp_path: Path) -> None:
    at_github.hosted.propose("ux/a")
    again = AtGitHub(tmp_path / "github", tmp_path / "site", "corner/site", ADDRESS)
    assert again.hosted.pull_requests() == []


@pytest.mark.parametrize(
    ("folder", "name"),
    [("my-site", "local/my-site"), ("My site (2)!", "local/My-site-2"), ("…", "local/website")],
)
def test_a_folder_gives_its_name_to_the_repository(folder: str, name: str) -> None:
    assert repository_name(Path("/sites") / folder) == name
