"""A pull request's page at the small GitHub: what it shows, and what a person does there."""

from pathlib import Path

import pytest

from bot.playground.page.hosted_site import HostedSite
from bot.playground.page.playground import Playground
from bot.playground.page.web import build
from tests.playground.discord.scripted import Town
from tests.playground.github.octo import Octo
from tests.playground.http_client import Http

PAGE = "github/octo/site/pull/1"
OWN = {"Origin": "http://127.0.0.1:8400"}


class Place:
    """An open draft of `octo/site`, and the local stack's pages over it."""

    def __init__(self, folder: Path) -> None:
        self.octo = Octo(folder)
        self.octo.become_app()
        self.octo.branch()
        self.octo.pull(title="Blue <b>", body="```text\nnavbar: red\n```\n\n<!-- ux:a -->")
        self.site = HostedSite(self.octo.site)
        playground = Playground(Town().discord, self.site, is_sample=True)
        self.http = Http(build(playground, self.octo.github))

    @property
    def page(self) -> str:
        return self.http.get(PAGE).text

    def press(self, act: str, **headers: str) -> int:
        return self.http.post(f"{PAGE}/{act}", headers=headers or OWN).status_code


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_it_shows_what_a_reviewer_needs(place: Place) -> None:
    page = place.page
    assert "Blue &lt;b&gt;" in page
    assert '<span class="badge draft">Draft</span>' in page
    assert "<pre>navbar: red</pre>" in page
    assert "ux:a" not in page
    assert "h1 { color: blue }" in page
    assert '<b class="plus">+1</b> <b class="minus">−1</b>' in page


def test_it_is_merged_by_a_person(place: Place) -> None:
    assert place.press("merge") == 303
    assert place.octo.site.pull_requests()[0]["merged_at"]
    assert '<span class="badge merged">Merged</span>' in place.page
    assert "Merge pull request" not in place.page


def test_a_closed_one_no_longer_wants_to_merge(place: Place) -> None:
    assert "wants to merge" in place.page
    place.press("close")
    assert "wants to merge" not in place.page
    assert "wanted to merge" in place.page


def test_it_is_closed_opened_again_and_its_branch_deleted(place: Place) -> None:
    place.press("close")
    assert '<span class="badge closed">Closed</span>' in place.page
    place.press("reopen")
    assert "Merge pull request" in place.page
    place.press("close")
    place.press("delete-branch")
    assert "The branch is deleted." in place.page
    assert list(place.octo.site.branches()) == ["main"]


def test_a_conflict_is_named_and_leaves_nothing_to_press(place: Place) -> None:
    place.octo.site.push({"css/site.css": b"h1 { color: green }\n"})
    assert "This branch has conflicts with main" in place.page
    assert "Merge pull request" not in place.page
    refused = place.http.post(f"{PAGE}/merge", headers=OWN)
    assert "That was not possible: both sides changed css/site.css." in refused.text


@pytest.mark.parametrize("headers", [{"Origin": "https://example.com"}, {"Accept": "*/*"}])
def test_a_foreign_page_cannot_press_anything(place: Place, headers: dict[str, str]) -> None:
    assert place.press("merge", **headers) == 403
    assert place.octo.site.pull_requests()[0]["state"] == "open"


@pytest.mark.parametrize(
    "path", ["github/octo/none/pull/1", "github/octo/site/pull/9", f"{PAGE}/files"]
)
def test_what_is_not_there_is_not_found(place: Place, path: str) -> None:
    assert place.http.get(path).status_code in {404, 405}


@pytest.mark.parametrize("path", [f"{PAGE}/approve", "github/octo/site/pull/9/merge"])
def test_nobody_presses_what_is_not_there(place: Place, path: str) -> None:
    assert place.http.post(path, headers=OWN).status_code == 404


def test_the_list_leads_to_the_page(place: Place) -> None:
    listed = place.http.get("playground/pulls")
    assert f'href="/{PAGE}"' in listed.text
    led = place.http.get("playground/pulls/1")
    assert (led.status_code, led.headers["location"]) == (307, f"/{PAGE}")
    assert place.http.get("github/octo/site").headers["location"] == "/playground/pulls"


def test_the_api_is_beside_the_pages(place: Place) -> None:
    shown = place.http.get("github/api/repos/octo/site/pulls/1", headers=place.octo.headers).json()
    assert shown["url"] == "http://127.0.0.1:8400/github/api/repos/octo/site/pulls/1"


def test_the_site_shows_its_pull_requests_as_a_folder_does(place: Place) -> None:
    place.octo.site.push({"new.txt": b"new"})
    (record,) = place.site.pulls()
    assert (record["branch"], record["base"], record["state"]) == ("ux/a", "main", "open")
    assert record["base_sha"] == place.octo.head
    place.octo.site.merge(1)
    pull = place.site.pull(1)
    assert pull is not None
    assert (pull["state"], "+h1 { color: blue }" in pull["diff"]) == ("merged", True)
