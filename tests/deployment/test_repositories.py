"""What the bot can do in a repository at GitHub, and what is missing where it cannot."""

import pytest
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
)

from bot.deployment.finding import Finding, Mark
from bot.deployment.repositories import Access, find_installation, key_fault, look
from tests.deployment.at_desk import SITE, Room


def access(here: Room) -> Access:
    """The App's."""
    return Access("1", "11", here.github.app.private_key)


def judged(here: Room, site: str = SITE, with_: Access | None = None) -> Finding:
    """What is found of one repository."""
    (finding,) = look(here.desk(), with_ or access(here), {"1": site, "dm": site})
    return finding


def test_a_repository_with_a_manifest_is_well(here: Room) -> None:
    finding = judged(here)
    assert (finding.mark, finding.detail) == (
        Mark.WELL,
        "bakery/website@main, with the App 1; .ux-agent.yml is there",
    )


def test_a_token_does_as_well(here: Room) -> None:
    assert judged(here, with_=Access(token=here.github.token())).mark is Mark.WELL


def test_a_repository_without_a_manifest_is_worth_knowing(here: Room) -> None:
    here.github.repositories[SITE].push({".ux-agent.yml": None})
    assert (judged(here).mark, "a look has to do" in judged(here).detail) == (Mark.NOTE, True)


def test_a_broken_manifest_is_wrong(here: Room) -> None:
    here.github.repositories[SITE].push({".ux-agent.yml": b"version: ["})
    assert "its .ux-agent.yml cannot be read" in judged(here).detail


def test_a_branch_that_is_not_there_is_named(here: Room) -> None:
    assert judged(here, f"{SITE}@live").detail == "bakery/website has no branch live"


def test_an_app_without_the_permission_is_told_which(here: Room) -> None:
    here.github.app.permissions = {"metadata": "read", "contents": "read"}
    finding = judged(here)
    assert finding.mark is Mark.WRONG
    assert "Contents and Pull requests: read and write" in finding.detail


def test_an_app_that_is_not_installed_there_is_told_so(here: Room) -> None:
    here.github.app.repositories = frozenset({"bakery/other"})
    assert "is not installed for the repository" in judged(here).detail


@pytest.mark.parametrize(
    ("way", "words", "advice"),
    [
        ("suspend", "is suspended for the repository", "Unsuspend"),
        ("uninstall", "is not installed for the repository", "Install App"),
    ],
)
def test_a_suspended_app_needs_something_else_than_one_that_is_gone(
    here: Room, way: str, words: str, advice: str
) -> None:
    getattr(here.github, way)()
    finding = judged(here)
    (told,) = finding.mend
    assert (words in finding.detail, advice in told) == (True, True)


def test_another_apps_key_is_told(here: Room, tmp_path: object) -> None:
    from bot.playground.github.credentials import App

    finding = judged(here, with_=access(here)._replace(private_key=App().private_key))
    assert "is not a key of the App 1" in finding.detail
    assert "Generate" in finding.mend[0]


def test_a_token_that_may_only_read_the_code_is_told(here: Room) -> None:
    token = here.github.token({"metadata": "read", "contents": "read"})
    finding = judged(here, with_=Access(token=token))
    assert (finding.mark, "pull_requests" in finding.detail) == (Mark.WRONG, True)


@pytest.mark.parametrize("pem", ["", "text", "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n"])
def test_what_is_no_key_is_told(pem: str) -> None:
    assert key_fault(pem) == "that is no RSA private key in PEM form"


def test_a_public_key_is_none(here: Room) -> None:
    private = load_pem_private_key(here.github.app.private_key.encode(), None)
    public = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    assert key_fault(public.decode()) == "that is no RSA private key in PEM form"


def test_a_key_with_literal_line_ends_is_one(here: Room) -> None:
    assert key_fault(here.github.app.private_key.replace("\n", "\\n")) == ""


def test_where_github_names_no_installation_there_is_none(here: Room) -> None:
    key = here.github.app.private_key
    assert find_installation(here.desk(), "1", key, "bakery/nowhere") == ""


def test_what_the_bot_shows_github_is_shown_nowhere_else() -> None:
    access = Access("1", "11", "-----BEGIN", "ghp_1")
    assert repr(access) == str(access) == "Access(App 1)"
    assert f"{(access,)}" == "(Access(App 1),)"
