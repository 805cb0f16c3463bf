"""The console as an operator uses it: on the deployed functions, filled through the bot's doors."""

import json
import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Route, expect

from bot.playground.discord.people import WORLD
from tests.browser.accessible import breaches
from tests.browser.console.desk import Desk
from tests.playground.operator import Operator
from tests.served import Served

pytestmark = pytest.mark.browser

SOON = 3.0
"""Seconds until what is played in the playground is to be seen."""

NARROW = (360, 780)
LOOKS = [("dark", (1280, 900)), ("light", (1280, 900)), ("dark", NARROW), ("light", NARROW)]
FOCUSED = """() => {
    const part = document.activeElement, style = getComputedStyle(part);
    const isSeen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return part === document.body ? ["", false] : [part.innerText.trim(), isSeen];
}"""


def test_signing_in_leads_to_the_servers_that_one_manages(served: Served, browser: Browser) -> None:
    desk = Desk(served, browser)
    desk.sign_in("Mia")
    expect(desk.page.get_by_text("Tea house").first).to_be_visible()
    assert "Flower shop" not in desk.page.locator("main").inner_text()
    desk.page.get_by_role("button", name="Sign out").click()
    expect(desk.page.get_by_role("link", name="Sign in with Discord")).to_be_visible()
    desk.close()


def test_who_thinks_better_of_it_is_told_so(served: Served, browser: Browser) -> None:
    desk = Desk(served, browser)
    desk.open()
    desk.page.get_by_role("link", name="Sign in with Discord").click()
    desk.page.get_by_role("button", name="Cancel").click()
    expect(desk.heading).to_have_text("Not signed in")
    desk.page.get_by_role("link", name="Go on").click()
    expect(desk.page.get_by_role("link", name="Sign in with Discord")).to_be_visible()
    desk.complaints.clear()  # the browser's own word on the 403
    desk.close()


def test_the_overview_says_how_it_goes(desk: Desk) -> None:
    tiles = desk.page.locator(".tiles").first
    expect(tiles).to_contain_text("13 of them samples")
    funnel = desk.page.get_by_role("table").filter(has_text="Pull request opened")
    expect(funnel.get_by_role("row", name=re.compile("Confirmed 7"))).to_be_visible()
    expect(desk.rows).to_have_count(6)
    chart = desk.page.get_by_role("img", name=re.compile("7 confirmed, 2 cancelled"))
    expect(chart).to_be_visible()


def test_the_list_shows_what_is_asked_for(desk: Desk) -> None:
    desk.tab("Conversations")
    expect(desk.rows).to_have_count(13)
    expect(desk.page.get_by_role("button", name="Show")).to_be_hidden()
    desk.page.get_by_label("Ending").select_option("cancelled")
    expect(desk.rows).to_have_count(2)
    expect(desk.page.get_by_role("button", name="Show")).to_be_hidden()
    desk.page.get_by_label("Source").select_option("payment")
    expect(desk.page.get_by_text("No conversation is like that.")).to_be_visible()
    desk.page.get_by_role("link", name="Show all", exact=True).first.click()
    expect(desk.rows).to_have_count(13)


def test_a_filter_says_what_is_shown_and_keeps_the_focus(desk: Desk) -> None:
    desk.tab("Conversations")
    ending, source = (desk.page.get_by_label(name) for name in ("Ending", "Source"))
    ending.focus()
    desk.page.keyboard.press("ArrowDown")
    expect(desk.page.get_by_role("button", name="Show")).to_be_visible()
    ending.select_option("cancelled")
    desk.page.keyboard.press("Enter")
    expect(desk.rows).to_have_count(2)
    expect(ending).to_be_focused()
    assert re.search(r"sessions\?range=30d&ending=cancelled$", desk.page.url)
    source.select_option("payment")
    expect(desk.page.get_by_text("No conversation is like that.")).to_be_visible()
    desk.page.go_back()
    expect(desk.rows).to_have_count(2)
    expect(source).to_have_value("")


def test_a_choice_made_before_the_scripts_came_can_still_be_sent(desk: Desk) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    desk.page.route("**/console.js*", hold)
    desk.page.goto(f"{desk.served.address}/console/sessions", wait_until="commit")
    desk.page.get_by_label("Ending").select_option("cancelled")
    for route in held:
        route.continue_()
    desk.page.wait_for_load_state()
    desk.page.get_by_role("button", name="Show").click()
    expect(desk.rows).to_have_count(2)
    assert held


def test_a_conversation_tells_all_that_happened(desk: Desk) -> None:
    desk.find("navbar: background", "completed")
    said = desk.page.locator("main").inner_text()
    for words in ("Confirmed", "Pull request", "at the preview", "completed"):
        assert words in said
    expect(desk.page.locator(".diff .gone").first).to_contain_text("background")
    expect(desk.page.locator(".diff .added").first).to_contain_text("background")
    desk.page.locator("#pull-request").click()
    expect(desk.heading).to_contain_text("navbar")
    assert "/playground/pulls/flower-shop-" in desk.page.url


def test_a_conversation_is_taken_away_as_a_file(desk: Desk) -> None:
    desk.find("footer: text", "completed")
    steps = desk.steps.count()
    with desk.page.expect_download() as waiting:
        desk.page.get_by_role("link", name="Export as JSON").click()
    told = json.loads(waiting.value.path().read_text(encoding="utf-8"))
    assert waiting.value.suggested_filename.endswith(".json")
    assert (len(told["events"]), told["ending"]) == (steps, "completed")


def test_what_is_played_in_the_playground_appears_by_itself(desk: Desk) -> None:
    desk.choose(WORLD.guild.name)
    desk.tab("Conversations")
    told: list[float] = []
    with Operator(desk.served) as olive:
        for request, count in (("make the navbar #111111", 1), ("make the footer #222222", 2)):
            olive.confirm(request)
            began = time.monotonic()
            expect(desk.rows).to_have_count(count)
            told.append(time.monotonic() - began)
    expect(desk.rows.first.get_by_text("Completed")).to_be_visible()
    assert min(told) < SOON
    desk.choose()


def overview(desk: Desk) -> None:
    desk.open()


def servers(desk: Desk) -> None:
    desk.open("/servers")


def listing(desk: Desk) -> None:
    desk.tab("Conversations")


def nothing(desk: Desk) -> None:
    desk.open("/sessions?ending=expired")


def shipped(desk: Desk) -> None:
    desk.find("home: cta-text", "completed")


def stranded(desk: Desk) -> None:
    desk.find("footer: background", "failed")


def jobs(desk: Desk) -> None:
    desk.tab("Failed jobs")


def question(desk: Desk) -> None:
    desk.tab("Failed jobs")
    desk.page.get_by_role("link", name=re.compile("^Close")).first.click()


def settings(desk: Desk) -> None:
    desk.tab("Settings")


def lost(desk: Desk) -> None:
    desk.open("/sessions/nowhere")
    desk.complaints.clear()  # the browser's own word on the 404


PAGES = [overview, servers, listing, nothing, shipped, stranded, jobs, question, settings, lost]


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_found_on_any_page_in_any_look(desk: Desk, page: Callable[[Desk], None]) -> None:
    page(desk)
    expect(desk.heading).to_be_visible()
    found = {}
    for theme, (width, height) in LOOKS:
        desk.page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
        desk.page.set_viewport_size({"width": width, "height": height})
        found[f"{theme} {width}"] = breaches(desk.page)
        assert desk.page.evaluate("document.documentElement.scrollWidth") <= width
    assert {look: one for look, one in found.items() if one} == {}


def test_nothing_is_found_where_people_sign_in(served: Served, browser: Browser) -> None:
    desk = Desk(served, browser)
    desk.open()
    for step in ("Sign in with Discord", "Cancel"):
        expect(desk.page.get_by_text(step).first).to_be_visible()
        for theme, (width, height) in LOOKS:
            desk.page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
            desk.page.set_viewport_size({"width": width, "height": height})
            assert breaches(desk.page) == [], f"{step} {theme} {width}"
            assert desk.page.evaluate("document.documentElement.scrollWidth") <= width
        if step != "Cancel":
            desk.page.get_by_role("link", name=step).click()
    desk.close()


def to(desk: Desk, words: str, most: int = 40) -> None:
    """Tab until something of these words has the focus, and is seen to have it."""
    for _ in range(most):
        desk.page.keyboard.press("Tab")
        text, is_seen = desk.page.evaluate(FOCUSED)
        if text.startswith(words) and is_seen:
            return
    raise AssertionError(f"Tab does not lead to {words!r}")


def test_all_of_it_is_done_by_keyboard(served: Served, browser: Browser) -> None:
    desk = Desk(served, browser)
    desk.open()
    for words, heading in (
        ("Sign in with Discord", "Sign in to ux-agent"),
        ("Olive", "Which server?"),
        ("F\nFlower shop", "Flower shop"),
        ("Failed jobs", "Failed jobs"),
        ("Hand back", "Hand this job back?"),
        ("Leave it", "header: background"),
    ):
        to(desk, words)
        desk.page.keyboard.press("Enter")
        expect(desk.heading).to_have_text(heading)
    desk.close()


def test_a_failed_job_is_handed_back_and_makes_its_pull_request(desk: Desk) -> None:
    desk.find("footer: background", "failed")
    desk.page.get_by_role("link", name="Hand it back").click()
    desk.page.get_by_role("button", name="Hand it back").click()
    expect(desk.page.locator("#pull-request")).to_be_visible()
    expect(desk.steps.filter(has_text=re.compile("handed back", re.IGNORECASE))).to_have_count(1)
    expect(desk.page.locator(".badges").first).to_contain_text("Completed")


def test_a_failed_job_is_closed_for_good(desk: Desk) -> None:
    desk.find("header: background", "failed")
    desk.page.get_by_role("link", name="Close it").click()
    desk.page.get_by_role("button", name="Close it").click()
    expect(desk.page.locator(".badges").first).to_contain_text("Closed")
    desk.tab("Failed jobs")
    expect(desk.page.get_by_role("link", name=re.compile("^Hand back"))).to_have_count(0)
