"""The small GitHub as a process of its own, driven by requests."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from bot.playground.github.control import control
from bot.playground.github.faults import CUT, Trouble
from tests.git_site import new_site
from tests.playground.github.octo import Octo
from tests.playground.http_client import Http


@pytest.fixture
def http(octo: Octo) -> Http:
    return Http(Starlette(routes=[control(octo.github)]), "http://127.0.0.1/_control/")


def test_trouble_is_planned_and_called_off(octo: Octo, http: Http) -> None:
    wanted = {"method": "POST", "path": "/pulls$", "trouble": "cut", "nth": 2}
    assert http.post("faults", json=wanted).status_code == 200
    assert [octo.github.faults.meet("POST", "/pulls") for _ in range(2)] == [Trouble(), CUT]
    http.post("faults", json={"trouble": "lose-reply"})
    http.delete("faults")
    assert octo.github.faults.meet("POST", "/pulls") == Trouble()


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"trouble": "hang", "seconds": 2}, Trouble(wait=2, is_cut=True)),
        ({"trouble": "slow", "seconds": 2}, Trouble(wait=2)),
        ({"trouble": "garble"}, Trouble(is_garbled=True)),
        ({"trouble": "lose-reply"}, Trouble(is_lost=True)),
    ],
)
def test_each_trouble_has_a_name(
    octo: Octo, http: Http, wanted: dict[str, object], expected: Trouble
) -> None:
    http.post("faults", json=wanted)
    assert octo.github.faults.meet("GET", "/") == expected


@pytest.mark.parametrize("name", ["broken", "secondary-limit"])
def test_a_refusal_has_a_status(octo: Octo, http: Http, name: str) -> None:
    http.post("faults", json={"trouble": name, "status": 429, "retry_after": 5})
    met = octo.github.faults.meet("GET", "/")
    assert (met.page or ("",))[0] == 429 or (met.refusal and met.refusal.status == 429)


def test_an_unknown_trouble_is_not_found(http: Http) -> None:
    assert http.post("faults", json={"trouble": "flood"}).status_code == 404


def test_people_push_merge_close_and_delete(octo: Octo, http: Http) -> None:
    octo.branch()
    octo.pull()
    pushed = http.post("repos/octo/site/push", json={"files": {"a.txt": "a", "index.html": None}})
    assert octo.site.head() == pushed.json()["commit"]
    assert http.post("repos/octo/site/pulls/1/close").json()["state"] == "closed"
    assert http.post("repos/octo/site/pulls/1/merge").status_code == 409
    assert http.post("repos/octo/site/pulls/1/reopen").json()["state"] == "open"
    assert http.post("repos/octo/site/pulls/1/merge").json()["merged_at"]
    assert http.post("repos/octo/site/pulls/2/merge").status_code == 404
    http.delete("repos/octo/site/branches/ux/a")
    assert list(octo.site.branches()) == ["main"]


@pytest.mark.parametrize(("act", "left"), [("suspend", "suspended"), ("uninstall", "gone")])
def test_the_app_is_taken_away_and_given_back(octo: Octo, http: Http, act: str, left: str) -> None:
    assert http.post(f"app/{act}").json() == {"installed": left}
    assert http.post("app/resume").json() == {"installed": "active"}


@pytest.mark.parametrize("act", ["expire", "revoke"])
def test_the_apps_tokens_are_taken_back(octo: Octo, http: Http, act: str) -> None:
    octo.become_app()
    http.post(f"app/{act}")
    assert octo.get("").status_code == 401


def test_there_is_a_look_behind_the_scenes(octo: Octo, http: Http) -> None:
    octo.branch()
    octo.pull()
    seen = http.get("").json()
    assert seen["repositories"]["octo/site"]["branches"] == octo.site.branches()
    assert [one["number"] for one in seen["repositories"]["octo/site"]["pulls"]] == [1]
    assert (seen["installed"], seen["breaches"]) == ("active", [])
    assert seen["requests"][-1]["path"] == "/repos/octo/site/pulls"


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[list[str]]:
    """What a small GitHub by itself prints, while it serves."""
    site = new_site(tmp_path / "site", {"index.html": "<p>Hi</p>"})
    command = [sys.executable, "-m", "bot.playground.github", str(tmp_path / "github")]
    with subprocess.Popen(
        [*command, f"octo/site={site}"], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        yield [process.stdout.readline().strip() for _ in range(6)]
        process.terminate()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("site", "words"),
    [("octo-site", "octo-site is not of the form owner/name=DIR"), ("octo/site=none", "git ")],
)
def test_what_is_no_site_is_refused_in_one_line(tmp_path: Path, site: str, words: str) -> None:
    command = [sys.executable, "-m", "bot.playground.github", str(tmp_path / "github"), site]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert words in done.stderr


@pytest.mark.slow
def test_it_says_by_itself_what_the_bot_needs(alone: list[str]) -> None:
    said = dict(line.split("=", 1) for line in alone if not line.startswith("#"))
    headers = {"Authorization": f"Bearer {said['GITHUB_TOKEN']}"}
    head = httpx.get(f"{said['GITHUB_API_URL']}/repos/octo/site/branches/main", headers=headers)
    seen = httpx.get(f"{said['GITHUB_API_URL']}/_control/").json()
    assert head.json()["commit"]["sha"] == seen["repositories"]["octo/site"]["branches"]["main"]
