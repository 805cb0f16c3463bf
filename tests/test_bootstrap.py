"""Which code host, and which credentials, the settings choose."""

from collections.abc import Iterator
from pathlib import Path

import boto3
import httpx
import pytest
from moto import mock_aws

from bot import bootstrap
from bot.adapters import ssm
from bot.adapters.aws import boto
from bot.adapters.aws.pace import DELIVERY, Pace
from bot.adapters.git_folder import GitFolder
from bot.adapters.github.app import App
from bot.adapters.github.credentials import Token
from bot.adapters.github.repository import GitHubRepository
from bot.adapters.github.wire import Wire
from bot.errors import ConfigurationError, Failed
from bot.playground.github.server import GitHubServer
from bot.playground.github.small_github import SmallGitHub
from bot.settings import Settings
from tests.adapters.github.hosts import open_http, wire_to
from tests.git_site import new_site

APP = {"GITHUB_APP_ID": "1", "GITHUB_INSTALLATION_ID": "11", "GITHUB_PRIVATE_KEY": "key"}


@pytest.fixture
def http() -> Iterator[httpx.Client]:
    with open_http() as http:
        yield http


@pytest.fixture
def wire(http: httpx.Client) -> Wire:
    return wire_to(http, "http://127.0.0.1:1", lambda: 0)


@pytest.fixture
def parameters() -> Iterator[None]:
    with mock_aws():
        boto3.client("ssm").put_parameter(Name="/ux/x", Value="ghp_1", Type="SecureString")
        yield


def test_an_absolute_path_is_a_git_folder(tmp_path: Path, http: httpx.Client) -> None:
    folder = new_site(tmp_path / "site", {"index.html": "x"})
    assert isinstance(bootstrap.code_hosts(Settings({}), http)(str(folder)), GitFolder)


@pytest.mark.parametrize("site", ["ada/site", "ada/site@dev"])
def test_an_owner_and_a_name_are_a_repository_at_github(site: str, http: httpx.Client) -> None:
    open_site = bootstrap.code_hosts(Settings({"GITHUB_TOKEN": "ghp_1"}), http)
    assert isinstance(open_site(site), GitHubRepository)


@pytest.mark.parametrize("site", ["", "site", "./site", "https://github.com/ada/site", "a/b/c"])
def test_any_other_site_is_refused_in_words(site: str, http: httpx.Client) -> None:
    with pytest.raises(Failed, match=r"neither owner/name\[@branch\] nor an absolute git folder"):
        bootstrap.code_hosts(Settings({"GITHUB_TOKEN": "ghp_1"}), http)(site)


def test_the_repository_is_called_where_the_settings_say(
    tmp_path: Path, http: httpx.Client
) -> None:
    github = SmallGitHub(tmp_path)
    site = github.add_repository("ada/site", {"index.html": b"x"})
    with GitHubServer(github) as server:
        settings = Settings({"GITHUB_TOKEN": github.token(), "GITHUB_API_URL": f"{server.url}/"})
        assert bootstrap.code_hosts(settings, http)("ada/site").head() == site.head()


def test_without_credentials_what_is_missing_is_named(http: httpx.Client) -> None:
    with pytest.raises(ConfigurationError, match=r"GITHUB_APP_ID.*GITHUB_TOKEN"):
        bootstrap.code_hosts(Settings({}), http)("ada/site")


@pytest.mark.parametrize("missing", APP)
def test_half_an_app_is_none(wire: Wire, missing: str) -> None:
    values = {name: value for name, value in APP.items() if name != missing}
    with pytest.raises(ConfigurationError, match=missing):
        bootstrap.github_credentials(Settings(values), wire)
    values["GITHUB_TOKEN"] = "ghp_1"
    assert isinstance(bootstrap.github_credentials(Settings(values), wire), Token)


def test_a_whole_app_goes_before_a_token(wire: Wire) -> None:
    settings = Settings({**APP, "GITHUB_TOKEN": "ghp_1"})
    assert isinstance(bootstrap.github_credentials(settings, wire), App)


def test_a_private_key_may_lie_in_the_parameter_store(wire: Wire) -> None:
    values = {**APP, "GITHUB_PRIVATE_KEY": "", "GITHUB_PRIVATE_KEY_PARAMETER": "/ux/x"}
    assert isinstance(bootstrap.github_credentials(Settings(values), wire), App)


def test_a_token_may_lie_in_the_parameter_store(wire: Wire, parameters: None) -> None:
    settings = Settings({"GITHUB_TOKEN_PARAMETER": "/ux/x"})
    assert bootstrap.github_credentials(settings, wire).token("ada/site") == "ghp_1"


def test_F49_a_webhooks_calls_end_before_github_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    paces: list[Pace] = []

    def made(service: str, pace: Pace, session: object = None) -> object:
        paces.append(pace)
        return object()

    monkeypatch.setattr(boto, "make", made)
    bootstrap.webhook(Settings({"GITHUB_WEBHOOK_SECRET_PARAMETER": "/ux/x"}))
    assert paces == [DELIVERY] * 2


@pytest.mark.parametrize("name", ["DISCORD_BOT_TOKEN", "DISCORD_BOT_TOKEN_PARAMETER"])
def test_the_line_break_that_a_pasted_bot_token_ends_with_is_none_of_it(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(boto, "make", lambda service, pace: None)
    monkeypatch.setattr(ssm, "read_secret", lambda client, name: "abc\n")
    assert bootstrap.bot_token(Settings({name: "abc\n"}))() == "abc"


def test_a_value_goes_before_its_parameter(parameters: None) -> None:
    settings = Settings({"DISCORD_BOT_TOKEN": "abc", "DISCORD_BOT_TOKEN_PARAMETER": "/ux/x"})
    assert bootstrap.bot_token(settings)() == "abc"


@pytest.mark.parametrize(
    ("values", "token"),
    [
        ({}, ""),
        ({"DISCORD_BOT_TOKEN_PARAMETER": "/ux/x"}, "ghp_1"),
        ({"DISCORD_BOT_TOKEN_PARAMETER": "/ux/missing"}, ""),
    ],
)
def test_a_bot_token_is_read_where_there_is_one(
    parameters: None, values: dict[str, str], token: str
) -> None:
    assert bootstrap.bot_token(Settings(values))() == token
