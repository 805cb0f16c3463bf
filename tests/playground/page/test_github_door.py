"""The small GitHub's own page: what was asked of it, and the trouble that people make there."""

from pathlib import Path

import pytest

from bot.playground.github import faults
from bot.playground.github.faults import Trouble
from bot.playground.page.github_door import MOMENTS, TROUBLES
from bot.playground.page.hosted_site import HostedSite
from bot.playground.page.playground import Playground
from bot.playground.page.web import build
from tests.playground.discord.scripted import Town
from tests.playground.github.octo import Octo
from tests.playground.http_client import Http

OWN = {"Origin": "http://127.0.0.1:8400"}


class Door:
    """The page over a small GitHub with one site."""

    def __init__(self, folder: Path) -> None:
        self.octo = Octo(folder)
        playground = Playground(Town().discord, HostedSite(self.octo.site), is_sample=True)
        self.http = Http(build(playground, self.octo.github))

    @property
    def page(self) -> str:
        return self.http.get("github").text

    def press(self, act: str, **form: str) -> int:
        return self.http.post(f"github/do/{act}", data=form, headers=OWN).status_code


@pytest.fixture
def door(tmp_path: Path) -> Door:
    return Door(tmp_path)


def test_it_shows_what_was_asked_newest_first(door: Door) -> None:
    door.octo.get("git/ref/heads/main")
    door.octo.get("branches/none")
    page = door.page
    first, second = page.index("/branches/none"), page.index("/git/ref/heads/main")
    assert first < second
    assert '<td class="status bad">404</td>' in page
    assert '<td class="status good">200</td>' in page


def test_it_names_what_was_not_as_described(door: Door) -> None:
    assert "Not as GitHub describes it" not in door.page
    door.octo.post("git/refs", {"ref": "refs/heads/a"})
    assert "&#34;sha&#34; wasn&#39;t supplied." in door.page


@pytest.mark.parametrize("trouble", TROUBLES)
def test_every_trouble_comes_when_it_was_asked_for(door: Door, trouble: str) -> None:
    assert door.press("trouble", trouble=trouble, moment="pull") == 303
    assert f"Waiting: {TROUBLES[trouble][0]}." in door.page
    plan = door.octo.github.faults
    assert plan.meet("POST", "/repos/octo/site/git/refs") == Trouble()
    assert plan.meet("POST", "/repos/octo/site/pulls") == TROUBLES[trouble][1]
    assert "Waiting" not in door.page


@pytest.mark.parametrize(
    ("moment", "method", "path"),
    [
        ("write", "POST", "/repos/octo/site/git/blobs"),
        ("branch", "POST", "/repos/octo/site/git/refs"),
        ("pull", "POST", "/repos/octo/site/pulls"),
        ("any", "GET", "/repos/octo/site"),
    ],
)
def test_every_moment_is_met(door: Door, moment: str, method: str, path: str) -> None:
    assert moment in MOMENTS
    door.press("trouble", trouble="cut", moment=moment)
    assert door.octo.github.faults.meet(method, path) == faults.CUT


def test_trouble_is_called_off(door: Door) -> None:
    door.press("trouble", trouble="cut", moment="any")
    door.press("calm")
    assert door.octo.github.faults.ahead() == []


@pytest.mark.parametrize(
    ("act", "words"),
    [("suspend", "The App is suspended"), ("uninstall", "The App is removed")],
)
def test_the_app_is_taken_away_and_given_back(door: Door, act: str, words: str) -> None:
    door.press(act)
    assert words in door.page
    door.press("resume")
    assert "The App is installed" in door.page


def test_the_apps_tokens_expire(door: Door) -> None:
    door.octo.become_app()
    door.press("expire")
    assert door.octo.get("").status_code == 401


def test_somebody_pushes_a_change_of_a_file(door: Door) -> None:
    assert door.press("push", file="index.html") == 303
    head = str(door.octo.site.head())
    assert door.octo.site.files(head)["index.html"] == b"<h1>Hello</h1>\n\n"


@pytest.mark.parametrize(
    ("act", "form"),
    [
        ("push", {"file": "none.html"}),
        ("trouble", {"trouble": "flood", "moment": "any"}),
        ("trouble", {"trouble": "cut", "moment": "never"}),
        ("dance", {}),
    ],
)
def test_what_is_not_there_is_not_found(door: Door, act: str, form: dict[str, str]) -> None:
    assert door.press(act, **form) == 404


def test_a_foreign_page_cannot_press_anything(door: Door) -> None:
    foreign = {"Origin": "https://example.com"}
    assert door.http.post("github/do/suspend", headers=foreign).status_code == 403
    assert door.octo.github.app.installed == "active"


def test_the_doors_lead_there(door: Door) -> None:
    assert 'href="/github"' in door.http.get("").text
