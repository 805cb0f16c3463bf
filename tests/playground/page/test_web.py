"""The pages: their doors, their headers, and what they are made of."""

import re
from pathlib import Path

import pytest
from starlette.types import Message, Receive, Scope, Send

from bot.playground.page.headers import SecureHeaders
from tests.git_site import new_site
from tests.playground.page.stage import FILES, Stage, write_record

STATIC = Path("bot/playground/page/static")
TEMPLATES = Path("bot/playground/page/templates")


async def no_message() -> Message:
    return {"type": "lifespan.startup"}


async def nowhere(message: Message) -> None:
    raise AssertionError(message)


def test_every_door_leads_somewhere(stage: Stage) -> None:
    page = stage.http.get("").text

    doors = re.findall(r'class="door[^"]*" href="([^"]+)"', page)
    assert "/playground" in doors
    assert [stage.http.get(door, follow_redirects=True).status_code for door in doors] == (
        [200] * len(doors)
    )


def test_the_page_of_all_doors_says_what_started_it(stage: Stage) -> None:
    assert '<meta name="ux-agent-command" content="make run">' in stage.http.get("").text


def test_health_is_given_once_a_signed_ping_came_back(tmp_path: Path) -> None:
    stage = Stage(new_site(tmp_path / "site", FILES))
    before = stage.http.get("healthz")
    stage.playground.connect(stage.stack)

    assert (before.status_code, stage.http.get("healthz").status_code) == (503, 200)
    assert before.json() == {"status": "unavailable", "reason": "starting: starting"}


def test_health_is_lost_when_the_function_url_stops_to_answer(stage: Stage) -> None:
    stage.town.application.script.append((502, {}, b""))

    answer = stage.http.get("healthz")

    assert answer.status_code == 503
    assert answer.json()["reason"] == "HTTP status 502 instead of 200"


def test_an_endpoint_that_takes_forged_signatures_is_not_healthy(stage: Stage) -> None:
    stage.playground.discord.connect(
        lambda body, headers: (200, {"content-type": "application/json"}, b'{"type": 1}')
    )

    assert stage.http.get("healthz").json()["reason"] == "a bad signature is not answered with 401"


@pytest.mark.parametrize("path", ["", "playground", "playground/pulls", "nowhere"])
def test_a_page_may_load_only_what_this_server_gives(stage: Stage, path: str) -> None:
    headers = stage.http.get(path).headers

    assert "default-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


async def test_what_is_no_request_passes_as_it_is() -> None:
    seen: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope["type"])

    await SecureHeaders(app)({"type": "lifespan"}, no_message, nowhere)

    assert seen == ["lifespan"]


def test_a_foreign_name_for_this_machine_is_refused(stage: Stage) -> None:
    answer = stage.http.get("", headers={"Host": "rebound.example.com"})

    assert answer.status_code == 400


def test_what_the_pages_name_is_there_and_nothing_comes_from_elsewhere(
    stage: Stage, root: Path
) -> None:
    texts = [path.read_text() for path in sorted((root / TEMPLATES).iterdir())]
    texts += [path.read_text() for path in sorted((root / STATIC).glob("*.*s"))]

    named = {name for text in texts for name in re.findall(r"/static/[a-z_/]+\.[a-z]+", text)}
    assert {name for name in named if stage.http.get(name).status_code != 200} == set()
    addresses = [found for text in texts for found in re.findall(r"https?://[a-z0-9]", text)]
    assert addresses == []


def test_no_page_holds_a_script_or_a_style_of_its_own(root: Path) -> None:
    for template in sorted((root / TEMPLATES).iterdir()):
        text = template.read_text()
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text), template
        scripts = re.findall(r"<script([^>]*)>", text)
        assert all("src=" in one or "application/json" in one for one in scripts), template


def test_the_pull_requests_page_lists_them(stage: Stage) -> None:
    assert "None yet" in stage.http.get("playground/pulls").text
    stage.pull()

    page = stage.http.get("playground/pulls").text

    assert f"/playground/pulls/{stage.site.name}/1" in page
    assert "ux/navbar" in page


def test_a_pull_requests_page_shows_its_words_and_its_difference(stage: Stage) -> None:
    record = stage.pull()

    page = stage.http.get("playground/pulls/1").text

    assert '<span class="gone">-nav { background: #7a4a21 }</span>' in page
    assert '<span class="added">+nav { background: #00008b }</span>' in page
    assert f"/playground/site/{record['commit']}/" in page
    assert "Superseded." in page
    assert "open draft" in page


def test_a_pull_requests_description_is_rendered_as_at_the_small_github(stage: Stage) -> None:
    record = stage.pull()
    record["body"] = "Asked for.\n\n```text\nnavbar: blue\n```\n\n<!-- ux:a -->"
    write_record(stage.folder, record)

    page = stage.http.get("playground/pulls/1").text

    assert "<p>Asked for.</p>" in page
    assert "<pre>navbar: blue</pre>" in page
    assert "```" not in page
    assert "ux:a" not in page
    assert "wants to merge" in page


def test_what_somebody_typed_is_text_on_every_page(stage: Stage) -> None:
    stage.pull()

    page = stage.http.get("playground/pulls/1").text

    assert "<b>blue" not in page
    assert "<script>alert" not in page


def test_a_pull_request_that_is_not_there_is_told(stage: Stage) -> None:
    answer = stage.http.get("playground/pulls/7")

    assert answer.status_code == 404
    assert "There is no pull request #7." in answer.text


def test_an_unknown_page_leads_back_to_the_doors(stage: Stage) -> None:
    answer = stage.http.get("nowhere")

    assert answer.status_code == 404
    assert 'href="/"' in answer.text


def test_an_unknown_part_of_the_pages_json_is_json(stage: Stage) -> None:
    answer = stage.http.get("playground/api/nowhere")

    assert (answer.status_code, answer.json()) == (404, {"error": "Not Found"})


def test_the_small_discord_answers_under_its_own_path(stage: Stage) -> None:
    answer = stage.http.get("api/v10/webhooks/1/2/messages/@original")

    assert (answer.status_code, answer.json()["code"]) == (404, 10015)


def test_the_playground_offers_requests_for_the_site_at_hand(stage: Stage) -> None:
    page = stage.http.get("playground").text

    assert 'data-example="make the navbar dark blue"' in page
    assert "Bread worth getting up for&#34; to &#34;Hello" in page


def test_the_pages_own_looks_touch_no_table_of_the_small_github(root: Path) -> None:
    everywhere = (root / STATIC / "pages.css").read_text()
    tables = re.findall(r'<table class="([a-z]+)"', (root / TEMPLATES / "github.html").read_text())

    assert tables
    assert [name for name in tables if f".{name} " in everywhere] == []
