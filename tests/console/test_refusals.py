"""What is refused, and that another server's things read exactly as what never was."""

import re

import httpx
import pytest

from bot.console.visit import ACTED_SECONDS
from tests.console.browser import Browser
from tests.console.world import BAKERY, COMPLETING, OLIVE, TEA, World, come_in, token

PAGES = (
    "/console",
    "/console/servers",
    "/console/sessions",
    "/console/sessions/one",
    "/console/sessions/one/pull-request",
    "/console/export/one",
    "/console/failed",
    "/console/failed/one/redrive",
    "/console/failed/one/abandon",
    "/console/settings",
)
PARTS = (
    "/console/live/latest",
    "/console/live/figures",
    "/console/live/sessions",
    "/console/live/sessions/one",
    "/console/live/failed",
)
FORMS = (
    "/console/servers",
    "/console/sign-out",
    "/console/failed/one/redrive",
    "/console/failed/one/abandon",
)
OF_ONE = (
    "/console/sessions/{}",
    "/console/sessions/{}/pull-request",
    "/console/export/{}",
    "/console/live/sessions/{}",
    "/console/failed/{}/redrive",
    "/console/failed/{}/abandon",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_leads_whoever_is_not_signed_in_to_the_sign_in(world: World, path: str) -> None:
    answer = world.browser().get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/console/sign-in?next=%2Fconsole")


@pytest.mark.parametrize("path", PARTS)
def test_a_part_of_a_page_is_refused_to_them(world: World, path: str) -> None:
    assert world.browser().get(path).status_code == 401


@pytest.mark.parametrize("path", FORMS)
def test_so_is_every_form(world: World, path: str) -> None:
    assert world.browser().post(path, {"token": "x"}).status_code == 401


@pytest.mark.parametrize("path", FORMS[2:])
def test_F21_what_changes_something_is_done_by_post_alone(world: World, path: str) -> None:
    world.fail("one")
    browser = world.signed_in()
    before = world.store.items()
    assert browser.get(path).status_code == 200
    for method in ("PUT", "DELETE", "PATCH"):
        answer = browser.ask(method, path)
        assert answer.status_code == 405
        assert "allow" in answer.headers
    assert world.store.items() == before
    assert world.jobs.jobs == []


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("form", [{}, {"token": ""}, {"token": "forged"}])
def test_F21_a_form_without_the_sessions_token_does_nothing(
    world: World, path: str, form: dict[str, str]
) -> None:
    failed = world.fail("one")
    browser = world.signed_in()
    fields = {**form, "server": TEA.id, "version": str(failed["version"])}
    assert browser.post(path, fields).status_code == 403
    assert_nothing_was_done(world, browser)


def test_F21_nor_does_one_with_the_token_of_another_session(world: World) -> None:
    failed = world.fail("one")
    browser, other = world.signed_in(), world.signed_in()
    fields = {"token": token(other), "version": str(failed["version"])}
    assert browser.post("/console/failed/one/abandon", fields).status_code == 403
    assert_nothing_was_done(world, browser)


def test_F21_nor_one_with_the_token_of_before_the_last_sign_in(world: World) -> None:
    failed = world.fail("one")
    browser = world.signed_in()
    fields = {"token": token(browser), "version": str(failed["version"])}
    come_in(browser, world.sign_in, OLIVE)
    assert browser.post("/console/failed/one/abandon", fields).status_code == 403
    assert_nothing_was_done(world, browser)


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://testserver.evil", "http://["]
)
def test_F21_nor_one_that_a_page_of_somebody_else_sent(world: World, origin: str) -> None:
    failed = world.fail("one")
    browser = world.signed_in()
    fields = {"token": token(browser), "version": str(failed["version"])}
    answer = browser.post("/console/failed/one/redrive", fields, {"origin": origin})
    assert answer.status_code == 403
    assert_nothing_was_done(world, browser)


def assert_nothing_was_done(world: World, browser: Browser) -> None:
    item = world.store.get("one")
    assert item is not None
    assert (item["phase"], item["version"]) == ("failed", 4)
    assert world.jobs.jobs == []
    assert world.audit == []
    assert BAKERY.name in browser.get("/console").text


@pytest.mark.parametrize("act", ["redrive", "abandon"])
def test_F21_what_discord_said_too_long_ago_is_asked_anew_before_a_deed(
    world: World, act: str
) -> None:
    failed = world.fail("one")
    browser = world.signed_in()
    fields = {"token": token(browser), "version": str(failed["version"])}
    world.clock.advance(ACTED_SECONDS)

    asked = browser.get(f"/console/failed/one/{act}")
    assert asked.headers["location"].startswith("/console/sign-in/discord?renew=1&next=")
    refused = browser.post(f"/console/failed/one/{act}", fields)
    assert refused.status_code == 403
    assert f'href="/console/failed/one/{act}"' in refused.text
    assert_nothing_was_done(world, browser)

    browser.get(asked.headers["location"])
    assert world.sign_in.asked[-1]["renew"] == "yes"


def test_F21_asked_anew_they_go_on_where_they_were(world: World) -> None:
    failed = world.fail("one")
    browser = world.signed_in()
    world.clock.advance(ACTED_SECONDS)
    renewal = browser.get("/console/failed/one/redrive").headers["location"]
    address = browser.get(renewal).headers["location"]
    back = browser.get("/console/callback", code="code", state=address.partition("state=")[2])
    assert back.headers["location"] == "/console/failed/one/redrive"
    assert browser.get(back.headers["location"]).status_code == 200
    fields = {"token": token(browser), "version": str(failed["version"])}
    done = browser.post("/console/failed/one/redrive", fields)
    assert done.headers["location"].endswith("said=handed-back")


@pytest.mark.parametrize("version", ["", "x", "-1", "4 ", "99999999999999999999"])
def test_a_form_that_is_not_whole_does_nothing(world: World, version: str) -> None:
    world.fail("one")
    browser = world.signed_in()
    fields = {"token": token(browser), "version": version}
    assert browser.post("/console/failed/one/redrive", fields).status_code == 400
    assert_nothing_was_done(world, browser)


def test_a_form_larger_than_ours_is_not_read(world: World) -> None:
    browser = world.signed_in()
    assert browser.post("/console/sign-out", {"token": "x" * 9000}).status_code == 413


def test_what_is_not_there_is_not_found(world: World) -> None:
    browser = world.signed_in()
    for path in ("/console/nothing", "/console/static/nothing.js", "/console/static/../app.py"):
        answer = browser.get(path)
        assert answer.status_code == 404
        assert "Not found" in answer.text


@pytest.mark.parametrize("path", ["/favicon.ico", "/robots.txt", "/console.php"])
def test_nor_is_what_is_beside_the_console(world: World, path: str) -> None:
    answer = world.browser().get(path)
    assert answer.status_code == 404
    assert "Not found" in answer.text
    assert answer.headers["content-security-policy"]


def same(answer: httpx.Response) -> tuple[int, str, dict[str, str]]:
    """All of an answer that could tell one thing from another."""
    headers = {name: value for name, value in answer.headers.items() if name != "set-cookie"}
    return answer.status_code, re.sub(r"chance-\d+", "chance", answer.text), headers


@pytest.mark.parametrize("path", OF_ONE)
def test_F19_another_servers_conversation_reads_as_one_that_never_was(
    world: World, path: str
) -> None:
    world.fail("foreign", TEA)
    browser = world.signed_in()
    foreign, missing = browser.get(path.format("foreign")), browser.get(path.format("missing"))
    assert same(foreign) == same(missing)
    assert foreign.status_code == 404


@pytest.mark.parametrize("path", OF_ONE)
@pytest.mark.parametrize(
    "key",
    [
        "%00",
        "%2e%2e%2fone",
        "a%2Fb",
        "x" * 3000,
        "%ff",
        "%F0%9F%8C%B8",
        "a b",
        "SESSION%23one",
    ],
)
def test_F19_nor_does_anything_else_that_an_address_can_name(
    world: World, path: str, key: str
) -> None:
    reads = world.store.reads
    browser = world.signed_in()
    answer = browser.get(path.format(key))
    assert (answer.status_code, "Not found" in answer.text) == (404, True)
    assert world.store.reads == reads


@pytest.mark.parametrize("act", ["redrive", "abandon"])
def test_F19_nor_can_it_be_touched(world: World, act: str) -> None:
    failed = world.fail("foreign", TEA)
    browser = world.signed_in()
    fields = {"token": token(browser), "version": str(failed["version"])}
    foreign = browser.post(f"/console/failed/foreign/{act}", fields)
    missing = browser.post(f"/console/failed/missing/{act}", fields)
    assert same(foreign) == same(missing)
    assert foreign.status_code == 404
    assert world.store.get("foreign") == failed
    assert world.jobs.jobs == []


def test_F19_events_that_name_a_foreign_conversation_show_nothing_of_it(world: World) -> None:
    world.keep("foreign", "completed", TEA, pr_url="https://example.com/secret", pr_number=1)
    world.conversation("foreign", *COMPLETING, server=BAKERY)
    browser = world.signed_in()
    for path in ("/console/sessions/foreign", "/console/export/foreign"):
        page = browser.get(path)
        assert page.status_code == 200
        assert "#000088" not in page.text
        assert "secret" not in page.text
    assert browser.get("/console/sessions/foreign/pull-request").status_code == 404


def test_F19_no_list_shows_what_is_another_servers(world: World) -> None:
    world.fail("foreign", TEA)
    browser = world.signed_in()
    for path in ("/console", "/console/sessions", "/console/failed", *PARTS[:3], PARTS[4]):
        assert "foreign" not in browser.get(path).text


def test_F20_a_cursor_of_another_server_is_refused(world: World) -> None:
    for number in range(30):
        world.conversation(f"tea-{number}", *COMPLETING, server=TEA)
    tea = world.signed_in(server=TEA).get("/console/sessions").text
    cursor = tea.partition("cursor=")[2].partition('"')[0]
    assert cursor
    answer = world.signed_in().get(f"/console/sessions?cursor={cursor}")
    assert answer.status_code == 400


@pytest.mark.parametrize("query", ["range=2d", "outcome=x", "ending=x", "source=x", "cursor=x"])
def test_a_list_that_cannot_be_is_said_to_be_so(world: World, query: str) -> None:
    assert world.signed_in().get(f"/console/sessions?{query}").status_code == 400
