"""The site's files as the page shows them."""

import pytest

from tests.git_site import git, save
from tests.playground.page.stage import CONVERSATION, DIGEST, Stage


def address(stage: Stage, path: str = "", ref: str = "") -> str:
    """Where a file of the site is."""
    return f"playground/site/{ref or stage.head}/{path}"


def test_a_file_is_given_as_it_is_at_the_commit(stage: Stage) -> None:
    answer = stage.http.get(address(stage, "css/site.css"))

    assert answer.text == "nav { background: #7a4a21 }\n"
    assert answer.headers["content-type"] == "text/css; charset=utf-8"


def test_a_folder_is_its_index_page(stage: Stage) -> None:
    assert "<h1>Bread" in stage.http.get(address(stage)).text
    assert stage.http.get(address(stage, "about/")).text == "<h1>About</h1>"


def test_a_site_below_a_folder_starts_there(stage: Stage) -> None:
    git(stage.folder, "rm", "--quiet", "index.html", "about/index.html")
    commit = save(stage.folder, {"public/index.html": "Hi", "public/deep/index.html": "Deep"})

    answer = stage.http.get(address(stage))

    assert answer.headers["location"] == f"/playground/site/{commit}/public/index.html"


def test_what_is_not_committed_is_not_shown(stage: Stage) -> None:
    (stage.folder / "secret.txt").write_text("not yet", encoding="utf-8")

    assert stage.http.get(address(stage, "secret.txt")).status_code == 404


@pytest.mark.parametrize(
    "path", ["../../etc/passwd", "..%2f..%2fetc%2fpasswd", ".git/config", "/etc/passwd", "link"]
)
def test_nothing_outside_the_commit_can_be_named(stage: Stage, path: str) -> None:
    (stage.folder / "link").symlink_to("/etc/passwd")
    save(stage.folder, {"note": "x"})

    answer = stage.http.get(address(stage, path))

    assert answer.status_code == 404
    assert "root:" not in answer.text


@pytest.mark.parametrize("ref", ["HEAD", "main", "ux~navbar"])
def test_a_ref_that_moves_leads_to_its_commit(stage: Stage, ref: str) -> None:
    stage.pull()
    commit = git(stage.folder, "rev-parse", ref.replace("~", "/"))

    answer = stage.http.get(address(stage, "css/site.css", ref))

    assert answer.headers["location"] == f"/playground/site/{commit}/css/site.css"
    assert stage.http.get(f"playground/site/{ref}").headers["location"].endswith(f"/{ref}/")


@pytest.mark.parametrize("ref", ["nowhere", "-x", "HEAD..main", "HEAD@{1}", "0" * 40])
def test_a_ref_that_names_nothing_is_not_found(stage: Stage, ref: str) -> None:
    assert stage.http.get(address(stage, "index.html", ref)).status_code == 404


def test_a_plan_is_shown_before_anything_is_written(stage: Stage) -> None:
    stage.keep()
    ref = f"plan-{CONVERSATION}-{DIGEST[:8]}"

    assert "#00008b" in stage.http.get(address(stage, "css/site.css", ref)).text
    assert "#7a4a21" in stage.http.get(address(stage, "css/site.css")).text
    assert "<h1>Bread" in stage.http.get(address(stage, "", ref)).text


def test_a_plan_that_does_not_fit_any_more_shows_the_site_as_it_is(stage: Stage) -> None:
    item = stage.keep()
    item["plan"]["edits"][0]["old"] = "#ffffff"

    ref = f"plan-{CONVERSATION}-{DIGEST[:8]}"

    assert "#7a4a21" in stage.http.get(address(stage, "css/site.css", ref)).text


def test_a_plan_of_no_conversation_is_not_found(stage: Stage) -> None:
    ref = f"plan-{CONVERSATION}-{DIGEST[:8]}"

    assert stage.http.get(address(stage, "css/site.css", ref)).status_code == 404


def test_the_site_runs_in_a_sandbox_that_only_the_playground_frames(stage: Stage) -> None:
    policy = stage.http.get(address(stage)).headers["content-security-policy"]

    assert policy == "sandbox allow-scripts; frame-ancestors 'self'"


def test_only_an_address_that_is_no_guess_may_be_read_by_scripts(stage: Stage) -> None:
    origin = {"Origin": "null"}

    exact = stage.http.get(address(stage, "css/site.css"), headers=origin)
    guessed = stage.http.get(address(stage, "css/site.css", "HEAD"), headers=origin)

    assert exact.headers["access-control-allow-origin"] == "null"
    assert "access-control-allow-origin" not in guessed.headers


def test_the_sites_own_absolute_addresses_are_led_home(stage: Stage) -> None:
    page = f"http://127.0.0.1:8400/{address(stage)}"

    answer = stage.http.get("css/site.css", headers={"Referer": page})

    assert answer.headers["location"] == f"/playground/site/{stage.head}/css/site.css"


def test_what_the_site_lacks_is_not_sought_for_ever(stage: Stage) -> None:
    page = f"http://127.0.0.1:8400/{address(stage)}"

    answer = stage.http.get(address(stage, "nowhere.css"), headers={"Referer": page})

    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.png", "image/png"),
        ("a.json", "application/json; charset=utf-8"),
        ("LICENSE", "application/octet-stream"),
    ],
)
def test_a_file_says_what_it_is(stage: Stage, name: str, kind: str) -> None:
    save(stage.folder, {name: "x"})

    assert stage.http.get(address(stage, name)).headers["content-type"] == kind
