"""The site moved between the preview and the Confirm."""

from bot.ux_agent.work.services import Done
from tests.git_site import git, save
from tests.ux_agent.work.workshop import (
    CONFIRM,
    MANIFEST,
    Killed,
    Workshop,
    killed,
)


def test_F41_a_site_that_moved_elsewhere_is_built_upon(shop: Workshop) -> None:
    job = shop.confirmed()
    digest = shop.item()["plan_digest"]
    moved = save(shop.folder, {"other.txt": "two\n"})
    assert shop.perform(job) == Done("completed")
    assert shop.item()["base_sha"] == moved
    assert shop.item()["plan_digest"] == digest
    assert git(shop.folder, "rev-parse", f"{shop.pulls[0]['commit']}^") == moved
    assert git(shop.folder, "show", f"{shop.pulls[0]['commit']}:other.txt") == "two"


MOVED = {"site.css": "/* new */\n.navbar {\n  background: #eeeeee;\n  color: #111111;\n}\n"}


def test_F41_a_site_that_moved_where_the_plan_touches_it_is_previewed_again(
    shop: Workshop,
) -> None:
    job = shop.confirmed()
    before = shop.item()
    save(shop.folder, MOVED)
    assert shop.perform(job) == Done("awaiting_confirmation")
    item = shop.item()
    assert item["plan_digest"] != before["plan_digest"]
    assert item["confirmed"] is False
    assert "#eeeeee → #000080" in item["plan"]["lines"][0]
    assert item["expires_at"] == shop.clock.now + 3600
    assert "site changed" in str(shop.person.shown[-1])
    assert (shop.branches, shop.pulls) == ([], [])


def test_F16_the_new_preview_is_confirmed_by_whom_the_site_now_names(shop: Workshop) -> None:
    job = shop.confirmed()
    ruled = MANIFEST + 'roles: {confirm: ["8"]}\n'
    save(shop.folder, {**MOVED, ".ux-agent.yml": ruled})
    assert shop.perform(job) == Done("awaiting_confirmation")
    assert shop.item()["confirm_roles"] == ["8"]


def test_F41_the_new_preview_can_be_confirmed_and_ships_what_it_shows(shop: Workshop) -> None:
    job = shop.confirmed()
    save(shop.folder, MOVED)
    shop.perform(job)
    again = shop.confirm(shop.item(), by="i-again")
    assert shop.perform(again) == Done("completed")
    assert shop.diff(shop.pulls[0]) == shop.item()["plan"]["diff"]
    assert len(shop.pulls) == 1


def test_F41_a_worker_that_dies_before_showing_the_new_preview_shows_it_later(
    shop: Workshop,
) -> None:
    job = shop.confirmed()
    save(shop.folder, MOVED)
    shop.person.faults = [Killed()]
    with killed():
        shop.perform(job)
    assert shop.perform(job, received=2) == Done("awaiting_confirmation")
    assert "site changed" in str(shop.person.shown[-1])


def test_F41_the_winning_clicks_job_shows_what_the_losing_clicks_job_found(
    shop: Workshop,
) -> None:
    job = shop.confirmed()
    save(shop.folder, MOVED)
    assert shop.perform(shop.job("i-loser"), received=6) == Done("awaiting_confirmation")
    assert shop.perform(job) == Done("awaiting_confirmation")
    interaction_id, card = shop.person.shown[-1]
    assert interaction_id == CONFIRM
    assert "site changed" in str(card)


def test_F41_an_old_job_does_not_ship_the_new_preview_unconfirmed(shop: Workshop) -> None:
    job = shop.confirmed()
    save(shop.folder, MOVED)
    for count in range(1, 9):
        shop.perform(job, received=count)
    assert shop.item()["phase"] == "awaiting_confirmation"
    assert shop.pulls == []


def test_F41_a_wish_that_somebody_has_fulfilled_meanwhile_says_so(shop: Workshop) -> None:
    job = shop.confirmed()
    save(shop.folder, {"site.css": ".navbar { background: #000080 }\n"})
    assert shop.perform(job) == Done("needs_clarification")
    assert (shop.branches, shop.pulls) == ([], [])
    assert len(shop.person.shown) == 1


def test_F41_a_target_that_is_gone_fails_in_words(shop: Workshop) -> None:
    job = shop.confirmed()
    manifest = (shop.folder / ".ux-agent.yml").read_text().replace("background:", "colour:", 1)
    save(shop.folder, MOVED | {".ux-agent.yml": manifest})
    assert shop.perform(job) == Done("failed")
    assert shop.item()["error_code"] == "target_gone"


def test_F41_once_the_base_is_recorded_the_site_may_move_as_it_likes(shop: Workshop) -> None:
    job = shop.confirmed()
    base = git(shop.folder, "rev-parse", "HEAD")
    shop.dies_with("commit")
    with killed():
        shop.perform(job)
    save(shop.folder, MOVED)
    shop.clock.advance(71)
    assert shop.perform(job) == Done("completed")
    assert git(shop.folder, "rev-parse", f"{shop.pulls[0]['commit']}^") == base
