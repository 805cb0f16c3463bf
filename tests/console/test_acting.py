"""A failed job handed back or closed from the console: once, by whom, and truthfully told."""

import threading
from pathlib import Path

import pytest

from bot.analytics.event import Actor
from bot.conversation.condition import Item
from bot.conversation.operating import REDRIVE_PREFIX
from bot.ux_agent.work.services import Done
from tests.console.browser import Browser
from tests.console.world import BAKERY, FAILING, OLIVE, World, story, token
from tests.ux_agent.work.shipping import assert_one_of_each, lose_definitely
from tests.ux_agent.work.workshop import GUILD, ID, Workshop

MAX = OLIVE._replace(user_id="14", name="Max")


def form(browser: Browser, item: Item) -> dict[str, str]:
    """What the page's form brings."""
    return {"token": token(browser), "version": str(item["version"])}


def stored(world: World, key: str = "one") -> Item:
    """The conversation, which is there."""
    item = world.store.get(key)
    assert item is not None
    return item


def test_F21_the_wish_is_shown_and_asked_once_more_before_the_deed(world: World) -> None:
    failed = world.fail("one", error_message="GitHub is away.")
    page = world.signed_in().get("/console/failed/one/redrive").text
    assert "#ffffff → #000088" in page
    assert "GitHub is away." in page
    assert f'name="version" value="{failed["version"]}"' in page
    assert stored(world) == failed


def test_F21_a_job_is_handed_back_by_whom_and_when(world: World) -> None:
    failed = world.fail("one", error_code="gave_up")
    browser = world.signed_in()
    answer = browser.post("/console/failed/one/redrive", form(browser, failed))
    assert answer.headers["location"] == "/console/sessions/one?said=handed-back"
    assert "Handed back" in browser.get(answer.headers["location"]).text
    item = stored(world)
    assert (item["phase"], item["attempts"]) == ("confirmed", 0)
    assert (item["redriven_by"], item["redriven_at"]) == (OLIVE.user_id, world.clock.now)


def test_F21_it_is_audited_with_who_and_from_which_phase_to_which(world: World) -> None:
    one, two = world.fail("one"), world.fail("two")
    browser = world.signed_in()
    browser.post("/console/failed/one/redrive", form(browser, one))
    browser.post("/console/failed/two/abandon", form(browser, two))
    told = [(line["audit"], line["user_id"], line["was"], line["now"]) for line in world.audit]
    assert told == [
        ("redrive", OLIVE.user_id, "failed", "confirmed"),
        ("abandon", OLIVE.user_id, "failed", "failed"),
    ]


def test_F21_the_job_is_that_of_the_write(world: World) -> None:
    failed = world.fail("one")
    browser = world.signed_in()
    browser.post("/console/failed/one/redrive", form(browser, failed))
    [job] = world.jobs.jobs
    item = stored(world)
    assert job.interaction_id == item["confirm_id"]
    assert job.interaction_id.startswith(REDRIVE_PREFIX)
    assert (job.kind, job.conversation_id, job.guild_id) == ("execute", "one", BAKERY.id)
    assert (job.interaction_token, job.channel_id) == ("", "88")


def test_F33_the_job_is_sent_before_the_write(world: World) -> None:
    failed = world.fail("one")
    browser = world.signed_in()
    fields = form(browser, failed)
    world.jobs.is_down = True
    answer = browser.post("/console/failed/one/redrive", fields)
    assert answer.status_code == 503
    assert stored(world) == failed


def test_F21_the_same_press_twice_is_one_handing_back(world: World) -> None:
    failed = world.fail("one")
    browser = world.signed_in()
    fields = form(browser, failed)
    first, second = (browser.post("/console/failed/one/redrive", fields) for _ in range(2))
    assert first.headers["location"] == second.headers["location"]
    assert len(world.audit) == 1
    assert len(world.jobs.jobs) == 1


def test_F23_a_press_whose_reply_was_lost_is_known_again(world: World) -> None:
    failed = world.fail("one")
    browser = world.signed_in()
    fields = form(browser, failed)
    world.store.faults = [None, "reply lost"]
    unsure = browser.post("/console/failed/one/redrive", fields)
    assert unsure.status_code == 503
    assert "It may have been done" in unsure.text
    assert [(line["decision"], line["user_id"]) for line in world.audit] == [("unsure", "11")]
    again = browser.post("/console/failed/one/redrive", fields)
    assert again.headers["location"].endswith("said=handed-back")


@pytest.mark.parametrize("acts", [("redrive", "redrive"), ("redrive", "abandon")])
def test_F21_whoever_is_slower_learns_how_it_stands(world: World, acts: tuple[str, str]) -> None:
    failed = world.fail("one")
    fast, slow = world.signed_in(), world.signed_in(MAX)
    fields = form(slow, failed)
    fast.post(f"/console/failed/one/{acts[0]}", form(fast, failed))
    late = slow.post(f"/console/failed/one/{acts[1]}", fields)
    assert late.headers["location"] == "/console/sessions/one?said=already"
    assert stored(world)["redriven_by"] == OLIVE.user_id
    assert len(world.audit) == 1
    assert "nothing left to do" in slow.get("/console/failed/one/redrive").text


def test_F21_what_is_closed_is_not_handed_back(world: World) -> None:
    failed = world.fail("one")
    browser = world.signed_in()
    done = browser.post("/console/failed/one/abandon", form(browser, failed))
    assert done.headers["location"].endswith("said=closed")
    closed = stored(world)
    assert (closed["abandoned_by"], closed["phase"]) == (OLIVE.user_id, "failed")

    page = browser.get("/console/sessions/one").text
    assert 'badge failed">Failed' in page
    assert "The job failed" in page
    assert "It was closed" in page
    assert 'you <code title="at Discord">11</code>' in page
    assert "/console/failed/one/redrive" not in page

    late = browser.post("/console/failed/one/redrive", form(browser, closed))
    assert late.headers["location"].endswith("said=already")
    assert stored(world) == closed
    assert world.jobs.jobs == []


def test_F21_only_what_failed_can_be_acted_on(world: World) -> None:
    world.conversation("one", *FAILING)
    running = world.keep("one", "executing")
    browser = world.signed_in()
    for act in ("redrive", "abandon"):
        answer = browser.post(f"/console/failed/one/{act}", form(browser, running))
        assert answer.headers["location"].endswith("said=already")
    assert stored(world) == running


def test_F21_racing_operators_have_one_winner(world: World) -> None:
    failed = world.fail("one")
    start, places = threading.Barrier(4), []
    racers = [
        (world.signed_in(OLIVE._replace(user_id=f"{number}")), act)
        for number, act in enumerate(("redrive", "abandon") * 2)
    ]
    forms = [form(browser, failed) for browser, _ in racers]

    def press(number: int) -> None:
        browser, act = racers[number]
        start.wait()
        answer = browser.post(f"/console/failed/one/{act}", forms[number])
        places.append(answer.headers["location"].rpartition("=")[2])

    threads = [threading.Thread(target=press, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(world.audit) == 1
    item = stored(world)
    assert ("redriven_by" in item) != ("abandoned_by" in item)
    assert len(places) == 4


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path / "site")


def test_F21_pressed_by_two_again_and_again_it_is_one_pull_request(
    world: World, shop: Workshop
) -> None:
    shop.confirmed()
    shop.host.before["head"] = lose_definitely
    assert shop.perform(shop.job()) == Done("failed")
    del shop.host.before["head"]
    world.store._items = shop.store._items  # noqa: SLF001 - one table, looked at from both sides
    here = BAKERY._replace(id=GUILD)
    world.conversation(ID, *FAILING, server=here)
    both = [world.signed_in(who._replace(servers=(here,)), here) for who in (OLIVE, MAX)]
    for browser in (*both, *both):
        browser.post(f"/console/failed/{ID}/redrive", form(browser, stored(world, ID)))
    for job in (*world.jobs.jobs, *world.jobs.jobs):
        shop.perform_until_it_ends(job)
    assert shop.item()["phase"] == "completed"
    assert_one_of_each(shop)


def test_what_was_handed_back_has_not_failed_any_more(world: World) -> None:
    failed = world.fail("one")
    browser = world.signed_in()
    done = browser.post("/console/failed/one/redrive", form(browser, failed))
    page = browser.get(done.headers["location"]).text
    assert 'badge open">Open' in page
    assert "The job failed" not in page
    assert "<dt>It is</dt><dd>waiting for the worker" in page
    again = ("REDRIVEN", 99, {"was": "failed", "phase": "confirmed"})
    events = story("two", *FAILING, again)
    world.tell(*events[:-1], events[-1]._replace(actor=Actor("operator", "hash-of-11")))
    page = browser.get("/console/sessions/two").text
    assert "no retry, handed back once" in page
    assert "by you</span>" in page
