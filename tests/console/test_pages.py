"""The console's pages: what they show, that it is escaped, and what a browser may load for them."""

import json
import re
from urllib.parse import urlencode

import pytest

from bot.adapters.memory_events import MemorySessionEvents
from bot.analytics.event import Actor, Event, tenant_hash
from bot.console.headers import POLICY
from bot.console.services import SwitchedOff
from bot.errors import ConfigurationError, TransientError
from tests.console.test_refusals import PAGES, PARTS
from tests.console.world import (
    ASKED,
    BAKERY,
    COMPLETING,
    NOW,
    OLIVE,
    Story,
    World,
    iso,
    story,
    token,
)

HOSTILE = '"><script>alert(1)</script>{{ 7*7 }}'
LEFT = {"was": "awaiting_confirmation", "phase": "absent"}


@pytest.fixture
def full(world: World) -> World:
    """A world with one conversation of each kind."""
    world.conversation("done", *COMPLETING, intent="navbar: background", sample=True)
    world.keep("done", "completed", pr_number=7, pr_url="https://github.com/baker/site/pull/7")
    world.conversation("one", ASKED, at=NOW - 30, intent="home: hero-text")
    world.conversation("left", ASKED, ("CANCELLED", 20, LEFT), intent="footer: text")
    world.fail("bad", error_code="gave_up", error_message="GitHub is away.")
    world.configured()
    return world


def test_the_overview_tells_the_figures(full: World) -> None:
    page = re.sub(r"<[^>]+>", " ", full.signed_in().get("/console").text)
    plain = " ".join(page.split())
    assert "Active now 1" in plain
    assert "Conversations 4 1 of them samples" in plain
    assert "Asked for a change 4 100%" in plain
    assert "Confirmed 2 50%" in plain
    assert "Pull request opened 1 25%" in plain
    assert "At the preview 1 100%" in plain
    assert "2 confirmed" in plain
    assert "1 cancelled" in plain
    assert "Failed 1 25%" in plain
    assert "From preview to Confirm, median 30 s" in plain
    assert "From Confirm to pull request, median 6 s" in plain


def test_figures_are_for_the_span_asked_for(full: World) -> None:
    full.conversation("old", *COMPLETING, at=NOW - 20 * 86_400)
    browser = full.signed_in()
    week = browser.get("/console", range="7d").text
    month = browser.get("/console").text
    assert 'aria-current="true">30 days' in month
    assert 'aria-current="true">7 days' in week
    assert "<dd>4<small>" in week
    assert "<dd>5<small>" in month
    assert browser.get("/console", range="nonsense").text.count("<dd>5<small>") == 1


@pytest.mark.parametrize("path", ["/console", "/console/sessions", "/console/failed"])
def test_an_empty_page_says_what_to_do(world: World, path: str) -> None:
    page = world.signed_in().get(path).text
    assert 'class="empty"' in page
    assert "/ux-update" in page or "Nothing has failed" in page


def test_a_filter_that_leaves_nothing_says_how_to_get_on(full: World) -> None:
    page = full.signed_in().get("/console/sessions", ending="expired").text
    assert "No conversation is like that" in page
    assert '<a href="/console/sessions?range=30d">show all' in page


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ({}, ["done", "one", "left", "bad"]),
        ({"ending": "failed"}, ["bad"]),
        ({"ending": "cancelled"}, ["left"]),
        ({"outcome": "form_completed"}, ["done"]),
        ({"outcome": "abandoned"}, ["left", "bad"]),
        ({"source": "payment"}, []),
        ({"range": "1d", "ending": ""}, ["done", "one", "left", "bad"]),
    ],
)
def test_the_list_shows_what_is_asked_for(
    full: World, query: dict[str, str], seen: list[str]
) -> None:
    browser = full.signed_in()
    for path in ("/console/sessions", "/console/live/sessions"):
        page = browser.get(f"{path}?{urlencode(query)}").text
        found = set(re.findall(r'href="/console/sessions/([a-z]+)"', page))
        assert found == set(seen)


def test_the_pages_of_the_list_follow_one_another_without_gap_or_repeat(world: World) -> None:
    for number in range(60):
        world.conversation(f"c{number:02d}", ASKED, at=NOW - 60 * number)
    browser = world.signed_in()
    path, seen = "/console/sessions", []
    while path:
        page = browser.get(path).text
        seen += re.findall(r'href="/console/sessions/(c\d\d)"', page)
        older = re.search(r'id="older" href="([^"]+)"', page)
        path = older[1].replace("&amp;", "&") if older else ""
    assert seen == [f"c{number:02d}" for number in range(60)]


def test_only_the_newest_page_keeps_itself_up_to_date(world: World) -> None:
    for number in range(30):
        world.conversation(f"c{number:02d}", ASKED, at=NOW - 60 * number)
    browser = world.signed_in()
    first = browser.get("/console/sessions").text
    older = re.search(r'id="older" href="([^"]+)"', first)
    assert older
    assert "data-live=" in first
    assert "data-live=" not in browser.get(older[1].replace("&amp;", "&")).text


def test_a_sample_is_marked_wherever_it_is_seen(full: World) -> None:
    browser = full.signed_in()
    for path in ("/console", "/console/sessions", "/console/sessions/done"):
        assert ">Sample</span>" in browser.get(path).text
    assert ">Sample</span>" not in browser.get("/console/sessions/one").text


def test_a_timeline_tells_every_step_and_who_and_when(full: World) -> None:
    page = full.signed_in().get("/console/sessions/done").text
    for word in ("Asked for a change", "Confirmed", "The worker took the job", "Pull request op"):
        assert f"<strong>{word}" in page
    assert "by somebody a1b2c3" in page
    assert "<span>at the preview</span>" in page
    assert "awaiting_confirmation" not in page
    assert "+30 s" in page
    assert "Attempt</span> 1" in page


def test_it_shows_old_and_new_values_the_difference_and_the_pull_request(full: World) -> None:
    page = full.signed_in().get("/console/sessions/done").text
    assert "navbar background: #ffffff → #000088" in page
    assert '<span class="gone">-  background: #ffffff;' in page
    assert '<span class="added">+  background: #000088;' in page
    assert '<dt>Confirmed by</dt><dd>hash-o <code title="at Discord">21</code>' in page
    assert 'href="/console/sessions/done/pull-request">#7' in page


def test_values_that_are_gone_with_the_conversation_are_not_made_up(full: World) -> None:
    page = full.signed_in().get("/console/sessions/left").text
    assert "The values are gone" in page
    assert "#000088" not in page


def test_a_payment_tells_its_steps_and_has_nothing_of_a_website(world: World) -> None:
    steps: tuple[Story, ...] = (
        ("CONVERSATION_STARTED", 0, {"phase": "collecting_name"}),
        ("FIELD_COLLECTED", 8, {"field": "name", "was": "collecting_name"}),
        ("TOKEN_ISSUED", 40, {}),
    )
    world.conversation("pay-1", *steps, source="payment", intent="")
    world.keep("pay-1", "completed")
    browser = world.signed_in()
    page = browser.get("/console/sessions/pay-1").text
    assert "<strong>A token was issued" in page
    assert "Field</span> name" in page
    assert "What it changes" not in page
    assert ">Payment</span>" in browser.get("/console/sessions").text


def test_a_failure_can_be_acted_on_from_its_timeline(full: World) -> None:
    page = full.signed_in().get("/console/sessions/bad").text
    assert "GitHub is away." in page
    assert 'href="/console/failed/bad/redrive"' in page
    assert 'href="/console/failed/bad/abandon"' in page


def test_failed_jobs_say_why_and_leave_out_what_is_done(full: World) -> None:
    browser = full.signed_in()
    full.fail("two")
    page = browser.get("/console/failed").text
    assert "GitHub is away." in page
    assert page.count("/redrive") == 2
    fields = {"token": token(browser), "version": "4"}
    browser.post("/console/failed/two/abandon", fields)
    assert browser.get("/console/failed").text.count("/redrive") == 1


def test_following_the_pull_request_is_an_event(full: World) -> None:
    browser = full.signed_in()
    for _ in range(2):
        answer = browser.get("/console/sessions/done/pull-request")
        assert answer.headers["location"] == "https://github.com/baker/site/pull/7"
    first, second = full.events.sent
    assert isinstance(first, Event)
    assert first == second
    assert (first.event_type, first.session_id, first.outcome) == (
        "LINK_CLICKED",
        "done",
        "link_clicked",
    )
    assert first.actor == Actor("operator", "hash-of-11")
    assert first.sample
    full.tell(first)


@pytest.mark.parametrize(("site", "told"), [("same-origin", 1), ("cross-site", 0), ("none", 0)])
def test_it_is_one_only_from_the_consoles_own_page(full: World, site: str, told: int) -> None:
    address = "/console/sessions/done/pull-request"
    answer = full.signed_in().get(address, {"sec-fetch-site": site})
    assert answer.headers["location"] == "https://github.com/baker/site/pull/7"
    assert len(full.events.sent) == told


@pytest.mark.parametrize("url", ["javascript:alert(1)", "", "ftp://a/b", "/etc/passwd"])
def test_nobody_is_led_where_no_browser_should_go(world: World, url: str) -> None:
    world.conversation("done", *COMPLETING)
    world.keep("done", "completed", pr_number=7, pr_url=url)
    browser = world.signed_in()
    assert browser.get("/console/sessions/done/pull-request").status_code == 404
    assert f'href="{url}"' not in browser.get("/console/sessions/done").text


def test_the_export_holds_the_events_and_the_conversation(full: World) -> None:
    answer = full.signed_in().get("/console/export/done")
    assert answer.headers["content-disposition"] == 'attachment; filename="done.json"'
    body = json.loads(answer.text)
    assert [event["event_type"] for event in body["events"]] == [name for name, _, _ in COMPLETING]
    assert body["conversation"]["lines"] == ["navbar background: #ffffff → #000088"]
    assert body["conversation"]["pr_number"] == 7
    assert "interaction_id" not in body["conversation"]


def test_a_long_timeline_is_whole(world: World) -> None:
    steps = [("CHECKPOINT", number, {"step": "tree"}) for number in range(1200)]
    world.conversation("long", *steps)
    browser = world.signed_in()
    assert len(json.loads(browser.get("/console/export/long").text)["events"]) == 1200
    assert browser.get("/console/sessions/long").text.count("A step was done") == 1200


def test_settings_say_what_is_in_force_and_where_it_is_changed(full: World) -> None:
    page = full.signed_in().get("/console/settings").text
    assert "<code>baker/site</code>" in page
    assert "<code>71</code>" in page
    assert "<code>72</code>" in page
    assert "/ux-setup" in page


def test_a_server_without_a_website_is_told_how_to_set_one(world: World) -> None:
    world.sites.sites.clear()
    assert "No website is set" in world.signed_in().get("/console/settings").text


@pytest.mark.parametrize("path", [*PAGES[:4], *PAGES[6:], *PARTS])
def test_hostile_words_are_shown_as_words(world: World, path: str) -> None:
    named = BAKERY._replace(name=HOSTILE)
    steps = (
        ("CONVERSATION_STARTED", 0, {"section": HOSTILE, "was": HOSTILE, "phase": HOSTILE}),
        (f"X{'Y' * 20}", 5, {"reason": HOSTILE, "property_names": [HOSTILE]}),
        ("FAILED", 9, {"reason": HOSTILE}),
    )
    world.conversation("one", *steps, intent=HOSTILE)
    plan = {"lines": [HOSTILE], "diff": f"+{HOSTILE}\n", "base": "", "edits": [], "warnings": []}
    world.keep("one", "failed", plan=plan, error_message=HOSTILE, error_code=HOSTILE)
    who = OLIVE._replace(name=HOSTILE, servers=(named,))
    answer = world.signed_in(who, named).get(path)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "49" not in re.sub(r"\d{3,}|\d+:\d+", "", answer.text).replace("{{ 7*7 }}", "")


@pytest.mark.parametrize("path", [*PAGES[:4], *PAGES[6:], "/console/sign-in", "/console/nothing"])
def test_a_page_loads_nothing_but_what_the_console_gives(full: World, path: str) -> None:
    full.fail("one2")
    answer = full.signed_in().get(path)
    assert answer.headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert " style=" not in answer.text
    assert not re.search(r"\son[a-z]+=", answer.text)
    assert re.findall(r"<script(?! src=\"/console/static/)", answer.text) == []
    assert re.findall(r'(?:src|href)="(?!/console|#)', answer.text) == []


def test_what_a_page_names_is_there(world: World) -> None:
    browser = world.browser()
    page = browser.get("/console/sign-in").text
    names = re.findall(r'"(/console/static/[^"]+)"', page)
    assert len(names) >= 4
    for name in {*names, "/console/static/live.js", "/console/static/times.js"}:
        file = browser.get(name)
        assert file.status_code == 200
        again = browser.get(name, {"if-none-match": file.headers["etag"]})
        assert (again.status_code, again.text) == (304, "")


def test_plain_http_is_for_this_machine_alone(world: World) -> None:
    strict = "strict-transport-security"
    assert strict in world.browser().get("/console/sign-in").headers
    local = World(address="http://127.0.0.1:8400")
    assert strict not in local.browser().get("/console/sign-in").headers


def test_a_part_that_did_not_change_is_not_sent_again(full: World) -> None:
    browser = full.signed_in()
    first = browser.get("/console/live/latest")
    tag = {"if-none-match": first.headers["etag"]}
    assert browser.get("/console/live/latest", tag).status_code == 304
    full.conversation("new", ASKED, at=NOW - 1)
    assert browser.get("/console/live/latest", tag).status_code == 200


def test_what_happened_this_second_is_in_the_next_part(world: World) -> None:
    browser = world.signed_in()
    assert "nav: color" not in browser.get("/console/live/sessions").text
    world.tell(*story("fresh", ASKED, at=NOW, intent="nav: color"))
    assert "nav: color" in browser.get("/console/live/sessions").text


def test_where_no_sessions_are_kept_the_pages_say_so(world: World) -> None:
    world.app = world.over(world.services("")._replace(sessions=SwitchedOff()))
    browser = world.signed_in()
    for path in ("/console", "/console/sessions", "/console/failed"):
        answer = browser.get(path)
        assert answer.status_code == 404
        assert "DYNAMODB_WRITE_ENABLED" in answer.text
    assert browser.get("/console/settings").status_code == 200


class Away(MemorySessionEvents):
    """Events that cannot be read."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    def of_session(
        self, session_id: str, tenant_hash: str, *, is_fresh: bool = False
    ) -> list[Event]:
        raise self._error


@pytest.mark.parametrize(
    ("error", "status", "outcome"),
    [
        (TransientError("throttled"), 503, "unreached"),
        (ConfigurationError("no table named x"), 503, "misconfigured"),
        (ZeroDivisionError("secret words"), 500, "error"),
    ],
)
def test_trouble_is_logged_and_told_without_its_words(
    world: World, error: Exception, status: int, outcome: str
) -> None:
    world.rows = Away(error)
    world.rows.begin("one", tenant_hash(BAKERY.id), iso(NOW))
    world.app = world.over(world.services(""))
    answer = world.signed_in().get("/console/sessions/one")
    assert answer.status_code == status
    assert str(error) not in answer.text
    assert f'"outcome": "{outcome}"' in world.lines[-1]


def test_a_log_line_says_who_looked_at_what_kind_of_page(full: World) -> None:
    full.signed_in().get("/console/sessions/done")
    line = json.loads(full.lines[-1])
    assert line["action"] == "console /console/sessions/{session_id}"
    assert (line["user_id"], line["status"]) == (OLIVE.user_id, 200)
    assert "done" not in full.lines[-1]


def test_the_first_page_is_found_from_the_root(world: World) -> None:
    for path in ("/", "/console/"):
        assert world.browser().get(path).headers["location"] == "/console"


def test_times_are_told_in_utc_and_marked_for_the_browser(full: World) -> None:
    page = full.signed_in().get("/console/sessions/one").text
    assert f'<time datetime="{iso(NOW - 30)}" data-local>15 Jan 2027, 07:59:30 UTC</time>' in page
