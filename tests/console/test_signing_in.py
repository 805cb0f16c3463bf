"""Signing in with Discord: whose state it is, which servers count, and what of a session stays."""

import base64
import hashlib
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.console.signing_in import MOST_PENDING, PENDING_SECONDS
from bot.console.visit import SEEN_SECONDS
from bot.interactions.sign_in import ADMINISTRATOR, Server
from tests.console.browser import ADDRESS, Browser
from tests.console.world import BAKERY, BEN, CLUB, OLIVE, RUE, TEA, World, come_in, token


def state_of(world: World, browser: Browser) -> str:
    """The state of a sign-in that this browser begins."""
    began = browser.get("/console/sign-in/discord")
    assert began.status_code == 303
    return parse_qs(urlsplit(began.headers["location"]).query)["state"][0]


def session_ids(world: World) -> set[str]:
    return set(world.web_sessions.items)


def test_whoever_manages_several_servers_chooses_one(world: World) -> None:
    browser = world.browser()
    assert come_in(browser, world.sign_in, OLIVE) == "/console/servers"
    page = browser.get("/console/servers")
    assert "Bakery" in page.text
    assert "Tea house" in page.text


def test_a_server_in_which_somebody_manages_nothing_is_none_of_theirs(world: World) -> None:
    browser = world.browser()
    come_in(browser, world.sign_in, OLIVE)
    assert CLUB.name not in browser.get("/console/servers").text


def test_whoever_manages_one_server_is_there_at_once(world: World) -> None:
    browser = world.browser()
    assert come_in(browser, world.sign_in, RUE, after="/console/failed") == "/console/failed"
    assert TEA.name in browser.get("/console").text


def test_whoever_manages_none_is_told_so(world: World) -> None:
    browser = world.browser()
    assert come_in(browser, world.sign_in, BEN) == "/console/servers"
    assert "no server" in browser.get("/console/servers").text
    assert browser.get("/console").headers["location"] == "/console/servers"


@pytest.mark.parametrize(("bits", "is_managed"), [(0, False), (1 << 5, True), (1 << 28, False)])
def test_manage_server_is_what_counts(bits: int, is_managed: bool) -> None:
    assert Server("1", "n", is_owner=False, permissions=bits).is_managed is is_managed
    assert Server("1", "n", is_owner=False, permissions=bits | ADMINISTRATOR).is_managed
    assert Server("1", "n", is_owner=True, permissions=bits).is_managed


def test_servers_where_something_was_asked_come_first_and_say_how_much(world: World) -> None:
    world.fail("f1", TEA)
    browser = world.signed_in(server=None)
    page = browser.get("/console/servers").text
    assert page.index("Tea house") < page.index("Bakery")
    assert "1 conversation<" in page
    assert "nothing yet" in page


def test_F58_a_sign_in_gives_the_session_a_new_id(world: World) -> None:
    browser = world.browser()
    state = state_of(world, browser)
    before = session_ids(world)
    browser.get("/console/callback", code="code", state=state)
    assert before
    assert not before & session_ids(world)
    assert len(session_ids(world)) == 1


def test_F58_so_does_one_of_the_same_person_once_more(world: World) -> None:
    browser = world.signed_in()
    before = session_ids(world)
    come_in(browser, world.sign_in, OLIVE)
    assert not before & session_ids(world)
    assert len(session_ids(world)) == 1


def test_the_challenge_sent_is_that_of_the_verifier_given_later(world: World) -> None:
    come_in(world.browser(), world.sign_in, OLIVE)
    _, verifier = world.sign_in.used[0]
    digest = hashlib.sha256(verifier.encode()).digest()
    wanted = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    assert world.sign_in.asked[0]["challenge"] == wanted
    assert 43 <= len(verifier) <= 128


def test_the_way_back_is_the_consoles_own_address() -> None:
    world = World(address="https://console.example")
    world.browser().get("/console/sign-in/discord", headers={"host": "evil.example"})
    assert world.sign_in.asked[0]["redirect_uri"] == "https://console.example/console/callback"


def test_without_an_address_of_its_own_it_is_the_one_asked_at(world: World) -> None:
    world.browser().get("/console/sign-in/discord")
    assert world.sign_in.asked[0]["redirect_uri"] == f"{ADDRESS}/console/callback"


def assert_not_let_in(world: World, browser: Browser) -> None:
    assert world.sign_in.used == []
    assert browser.get("/console").headers["location"].startswith("/console/sign-in")


@pytest.mark.parametrize("state", ["", "forged", "chance-"])
def test_a_forged_state_lets_nobody_in(world: World, state: str) -> None:
    browser = world.browser()
    state_of(world, browser)
    assert browser.get("/console/callback", code="code", state=state).status_code == 403
    assert_not_let_in(world, browser)


def test_F58_a_state_that_nobody_began_with_makes_no_session(world: World) -> None:
    browser = world.browser()
    assert browser.get("/console/callback", code="code", state="forged").status_code == 403
    assert world.web_sessions.items == {}


def test_a_state_of_another_browser_lets_nobody_in(world: World) -> None:
    state, other = state_of(world, world.browser()), world.browser()
    assert other.get("/console/callback", code="code", state=state).status_code == 403
    assert_not_let_in(world, other)


def test_a_state_counts_once(world: World) -> None:
    browser = world.browser()
    state = state_of(world, browser)
    assert browser.get("/console/callback", code="code", state=state).status_code == 303
    assert browser.get("/console/callback", code="code", state=state).status_code == 403


def test_a_state_is_used_up_also_where_discord_refuses_the_code(world: World) -> None:
    browser = world.browser()
    state = state_of(world, browser)
    assert browser.get("/console/callback", code="wrong", state=state).status_code == 403
    assert browser.get("/console/callback", code="code", state=state).status_code == 403


def test_a_state_is_not_for_ever(world: World) -> None:
    browser = world.browser()
    state = state_of(world, browser)
    world.clock.advance(PENDING_SECONDS + 1)
    assert browser.get("/console/callback", code="code", state=state).status_code == 403
    assert_not_let_in(world, browser)


def test_a_few_tabs_can_sign_in_at_once(world: World) -> None:
    browser = world.browser()
    states = []
    for _ in range(MOST_PENDING + 1):
        states.append(state_of(world, browser))
        world.clock.advance(1)
    codes = [browser.get("/console/callback", code="", state=one).text for one in states]
    assert ["Discord let nobody in" in text for text in codes] == [False, True, True, True]


def test_whoever_says_no_to_discord_is_not_in(world: World) -> None:
    browser = world.browser()
    state = state_of(world, browser)
    answer = browser.get("/console/callback", error="access_denied", state=state)
    assert answer.status_code == 403
    assert_not_let_in(world, browser)


def test_while_discord_is_away_it_is_said_so(world: World) -> None:
    browser = world.browser()
    state = state_of(world, browser)
    world.sign_in.is_down = True
    answer = browser.get("/console/callback", code="code", state=state)
    assert answer.status_code == 503
    assert answer.headers["retry-after"]


@pytest.mark.parametrize(
    "after",
    [
        "https://evil.example/console",
        "//evil.example/console",
        "/\\evil.example",
        "/console\r\nset-cookie: a=b",
        "/playground",
        "/console/sign-in/discord",
        "//[",
        "",
    ],
)
def test_nobody_is_led_elsewhere_after_signing_in(world: World, after: str) -> None:
    assert come_in(world.browser(), world.sign_in, RUE, after=after) == "/console"


def test_a_server_that_is_not_theirs_cannot_be_chosen(world: World) -> None:
    browser = world.signed_in(server=None)
    for server in (CLUB.id, "999", ""):
        answer = browser.post("/console/servers", {"token": token(browser), "server": server})
        assert answer.status_code == 404
    assert browser.get("/console").headers["location"] == "/console/servers"


def test_after_an_hour_discord_has_to_tell_anew(world: World) -> None:
    browser = world.signed_in()
    world.clock.advance(SEEN_SECONDS - 1)
    assert browser.get("/console").status_code == 200
    world.clock.advance(1)
    assert browser.get("/console").headers["location"] == "/console/sign-in?next=%2Fconsole"
    assert browser.get("/console/live/latest").status_code == 401


def test_whoever_lost_the_permission_sees_nothing_of_the_server_after_it(world: World) -> None:
    browser = world.signed_in()
    come_in(browser, world.sign_in, OLIVE._replace(servers=(TEA, CLUB)))
    page = browser.get("/console").text
    assert BAKERY.name not in page
    assert TEA.name in page


def test_a_renewal_keeps_the_choice_and_another_person_does_not(world: World) -> None:
    browser = world.signed_in(server=TEA)
    assert come_in(browser, world.sign_in, OLIVE, after="/console/failed") == "/console/failed"
    again = OLIVE._replace(user_id="99", name="Nobody")
    assert come_in(browser, world.sign_in, again) == "/console/servers"


def test_F59_signing_out_ends_the_session_in_the_store(world: World) -> None:
    browser = world.signed_in()
    kept = dict(browser.cookies)
    answer = browser.post("/console/sign-out", {"token": token(browser)})
    assert answer.headers["location"] == "/console/sign-in"
    assert session_ids(world) == set()

    thief = world.browser()
    thief.cookies.update(kept)
    assert thief.get("/console").headers["location"].startswith("/console/sign-in")


def test_nothing_that_opens_an_account_is_kept(world: World) -> None:
    world.signed_in()
    assert "code" not in str(list(world.web_sessions.items.values()))


def test_a_cookie_is_for_this_site_and_no_script(world: World) -> None:
    began = world.browser().get("/console/sign-in/discord")
    flags = began.headers["set-cookie"].lower()
    assert "httponly" in flags
    assert "samesite=lax" in flags
