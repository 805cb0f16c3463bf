"""Taking a shipped change back: proposed by the worker, shipped as any change is."""

import pytest

from bot.adapters.git_folder import GitFolder
from bot.conversation.condition import Item
from bot.conversation.phase import Phase
from bot.conversation.transition import answer, begin
from bot.errors import TransientError
from bot.ux_agent.plan import Plan
from bot.ux_agent.work.abandoned import UNREAD, Ending, end
from bot.ux_agent.work.naming import branch_of
from bot.ux_agent.work.services import Done, HandBack
from tests.git_site import git, save
from tests.ux_agent.work.undoings import (
    THIRD,
    UNDO,
    asked,
    files,
    link,
    merged,
    reason,
    shipped,
    undone,
)
from tests.ux_agent.work.workshop import DARK, FILES, ID, OWNER, Workshop, killed


def test_an_undo_is_previewed_with_its_real_diff(shop: Workshop) -> None:
    shipped(shop)
    assert shop.perform(asked(shop)) == Done("awaiting_confirmation")
    item = shop.item(UNDO)
    assert item["plan"]["lines"] == ["navbar background: #000080 → #ffffff"]
    assert "+  background: #ffffff;" in item["plan"]["diff"]
    assert (item["section"], item["updates"]) == ("navbar", {"background": "#ffffff"})
    _, card = shop.person.shown[-1]
    assert card.lines[0] == "This takes pull request #1 back."
    assert card.diff == item["plan"]["diff"]


def test_a_confirmed_undo_is_a_pull_request_that_reverts_the_other(shop: Workshop) -> None:
    before = files(shop)
    old = shipped(shop)
    item = undone(shop)
    _, pull = shop.pulls
    assert pull["title"] == "Undo: navbar background: #ffffff → #000080"
    assert f"Undoes: #1 {old['pr_url']}" in pull["body"]
    assert pull["branch"] == branch_of(item)
    assert pull["branch"].startswith(f"ux/navbar-{UNDO}-")
    assert f"Undoes: #1 {old['pr_url']}" in git(
        shop.folder, "log", "-1", "--format=%B", pull["commit"]
    )
    assert shop.diff(pull) == item["plan"]["diff"]
    assert files(shop) == before


def test_what_others_changed_meanwhile_stays(shop: Workshop) -> None:
    shipped(shop)
    save(
        shop.folder, {"site.css": "/* new */\n" + git(shop.folder, "show", "HEAD:site.css") + "\n"}
    )
    undone(shop)
    assert files(shop)["site.css"] == ("/* new */\n" + FILES["site.css"]).strip()


def test_an_open_pull_request_is_to_be_closed_instead(shop: Workshop) -> None:
    shop.perform(shop.confirmed())
    assert shop.perform(asked(shop)) == Done("collecting")
    assert reason(shop) == (
        "Pull request #1 is still open, so nothing is live yet. Close it, and nothing will change."
    )
    assert link(shop) == shop.pulls[0]["url"]
    assert shop.person.titles[-1] == "Nothing to undo"


def newer(shop: Workshop) -> Item:
    """A second change, whose pull request is open."""
    item = shop.preview(DARK._replace(value="#00aa00"), conversation_id=THIRD)
    assert shop.perform(shop.confirm(item, by="c-newer")) == Done("completed")
    return shop.item(THIRD)


def test_without_a_choice_the_last_that_is_live_is_taken_back(shop: Workshop) -> None:
    shipped(shop)
    last = newer(shop)["conversation_id"]
    assert shop.perform(asked(shop, last, undo_else=[ID])) == Done("awaiting_confirmation")
    plan = Plan.from_data(shop.item(UNDO)["plan"])
    assert plan.undoes
    assert plan.undoes.number == 1
    assert any("pull request #2, is not live" in warning for warning in plan.warnings)
    assert shop.item(UNDO)["parsed_intent"]["request"].startswith("Undo #1: ")


def test_without_a_choice_and_without_a_live_change_the_last_one_is_told_of(
    shop: Workshop,
) -> None:
    shop.perform(shop.confirmed())
    shop.perform(asked(shop, newer(shop)["conversation_id"], undo_else=[ID]))
    assert reason(shop).startswith("Pull request #2 is still open")


def test_what_is_named_is_what_is_told_of(shop: Workshop) -> None:
    shipped(shop)
    shop.perform(asked(shop, newer(shop)["conversation_id"]))
    assert reason(shop).startswith("Pull request #2 is still open")


def test_a_finished_undo_says_which_pull_request_it_takes_back(shop: Workshop) -> None:
    shipped(shop)
    undone(shop)
    _, card = shop.person.shown[-1]
    assert "This takes pull request #1 back." in card.lines


def test_a_pull_request_that_was_closed_left_nothing_to_undo(shop: Workshop) -> None:
    shop.perform(shop.confirmed())
    GitFolder(str(shop.folder), shop.clock).close_pull_request(1, "no")
    shop.perform(asked(shop))
    assert "closed without being merged: there is nothing to undo" in reason(shop)


def test_a_pull_request_whose_text_people_rewrote_is_known_by_its_number(shop: Workshop) -> None:
    shipped(shop)
    record = shop.folder / ".git/ux-agent/pulls/1.json"
    record.write_text(record.read_text().replace("<!-- ux:", "<!-- "))
    assert shop.perform(asked(shop)) == Done("awaiting_confirmation")


def test_a_pull_request_that_is_gone_is_told(shop: Workshop) -> None:
    shipped(shop)
    (shop.folder / ".git/ux-agent/pulls/1.json").unlink()
    shop.perform(asked(shop))
    assert "cannot find pull request #1" in reason(shop)


def test_F45_a_site_that_moved_on_there_is_told_with_both_values(shop: Workshop) -> None:
    shipped(shop)
    moved = git(shop.folder, "show", "HEAD:site.css").replace("#000080", "#ff0000")
    save(shop.folder, {"site.css": moved})
    shop.perform(asked(shop))
    assert reason(shop) == (
        "I cannot undo that: the site has moved on. "
        "navbar background is now “#ff0000”, and I expected “#000080”."
    )


def test_F45_a_site_that_lost_the_target_is_told(shop: Workshop) -> None:
    shipped(shop)
    save(shop.folder, {"site.css": ".other {\n  background: #000080;\n}\n"})
    shop.perform(asked(shop))
    assert "navbar background is not there any more" in reason(shop)


def test_F45_a_file_that_is_gone_is_told(shop: Workshop) -> None:
    shipped(shop)
    git(shop.folder, "rm", "-q", "site.css")
    git(shop.folder, "commit", "-qm", "x")
    shop.perform(asked(shop))
    assert "site.css is not there any more" in reason(shop)


def test_reasons_are_told_in_the_persons_language(shop: Workshop) -> None:
    shipped(shop)
    save(shop.folder, {"site.css": FILES["site.css"].replace("#ffffff", "#ff0000")})
    shop.perform(asked(shop, locale="de"))
    assert "ist jetzt „#ff0000“, erwartet hatte ich „#000080“" in reason(shop)


def test_what_was_taken_back_by_hand_is_so_already(shop: Workshop) -> None:
    shipped(shop)
    save(shop.folder, {"site.css": FILES["site.css"]})
    shop.perform(asked(shop))
    assert reason(shop) == "It is as it was before that change already."


@pytest.mark.parametrize("call", ["commit", "create_branch", "open_pull_request"])
def test_an_undo_whose_worker_died_is_one_pull_request_in_the_end(
    shop: Workshop, call: str
) -> None:
    before = files(shop)
    shipped(shop)
    shop.perform(asked(shop))
    job = shop.confirm(shop.item(UNDO), by="c-1")
    shop.dies_with(call, after=True)
    with killed():
        shop.perform(job)
    shop.clock.advance(71)
    assert shop.perform(job, received=2) == Done("completed")
    assert len(shop.pulls) == 2
    merged(shop, shop.pulls[-1])
    assert files(shop) == before


def test_F41_an_undo_whose_site_moved_before_it_was_shipped_is_previewed_again(
    shop: Workshop,
) -> None:
    shipped(shop)
    shop.perform(asked(shop))
    job = shop.confirm(shop.item(UNDO), by="c-1")
    save(shop.folder, {"site.css": "/* x */\n" + git(shop.folder, "show", "HEAD:site.css") + "\n"})
    assert shop.perform(job) == Done("awaiting_confirmation")
    again = shop.confirm(shop.item(UNDO), by="c-2")
    assert shop.perform(again) == Done("completed")
    merged(shop, shop.pulls[-1])
    assert files(shop)["site.css"] == ("/* x */\n" + FILES["site.css"]).strip()


def test_F41_an_undo_whose_place_changed_before_it_was_shipped_says_so(shop: Workshop) -> None:
    shipped(shop)
    shop.perform(asked(shop))
    job = shop.confirm(shop.item(UNDO), by="c-1")
    save(shop.folder, {"site.css": FILES["site.css"].replace("#ffffff", "#ff0000")})
    assert shop.perform(job) == Done("failed")
    assert "now “#ff0000”" in shop.item(UNDO)["error_message"]
    assert len(shop.pulls) == 1


def test_a_redelivered_job_shows_the_same_preview(shop: Workshop) -> None:
    shipped(shop)
    job = asked(shop)
    shop.perform(job)
    digest = shop.item(UNDO)["plan_digest"]
    assert shop.perform(job, received=2) == Done("awaiting_confirmation")
    assert shop.item(UNDO)["plan_digest"] == digest
    assert shop.person.shown[-1] == shop.person.shown[-2]


def test_a_job_that_comes_before_its_write_waits(shop: Workshop) -> None:
    job = shop.job("i-x", conversation_id=UNDO)._replace(kind="undo")
    assert isinstance(shop.perform(job), HandBack)


def test_a_change_that_is_forgotten_is_told(shop: Workshop) -> None:
    shop.perform(asked(shop, THIRD))
    assert "do not remember that change" in reason(shop)


@pytest.mark.parametrize("named", [{"guild_id": "g2"}, {"site": "/elsewhere"}])
def test_a_change_of_another_server_or_site_counts_as_forgotten(
    shop: Workshop, named: dict[str, str]
) -> None:
    old = shipped(shop)
    shop.store.perform(begin({**old, **named, "conversation_id": THIRD, "version": 1}))
    shop.perform(asked(shop, THIRD))
    assert "do not remember that change" in reason(shop)


def test_a_change_that_is_still_open_counts_as_forgotten(shop: Workshop) -> None:
    shop.preview()
    shop.perform(asked(shop))
    assert "do not remember that change" in reason(shop)


def test_somebody_whose_roles_may_not_request_is_refused(shop: Workshop) -> None:
    manifest = FILES[".ux-agent.yml"] + "roles: {request: ['42']}\n"
    save(shop.folder, {".ux-agent.yml": manifest})
    shipped(shop)
    shop.perform(asked(shop))
    assert "Your roles in this server" in reason(shop)


def test_a_last_word_that_cannot_be_said_yet_is_said_later(shop: Workshop) -> None:
    shop.perform(shop.confirmed())
    job = asked(shop)
    shop.person.faults = [TransientError("away")]
    assert isinstance(shop.perform(job), HandBack)
    assert shop.item(UNDO)["phase"] == Phase.COLLECTING
    shop.perform(job, received=2)
    assert "still open" in reason(shop)


def test_a_worker_that_dies_before_its_last_word_is_kept_says_it_again(shop: Workshop) -> None:
    shop.perform(shop.confirmed())
    job = asked(shop)
    shop.store.faults = [None, None, "refused"]
    assert isinstance(shop.perform(job), HandBack)
    shop.perform(job, received=2)
    assert shop.person.shown[-1] == shop.person.shown[-2]
    assert "still open" in reason(shop)


def test_a_refusal_is_titled_otherwise_than_what_needs_no_undo(shop: Workshop) -> None:
    shop.perform(asked(shop, THIRD))
    assert shop.person.titles[-1] == "Not undone"


def test_what_is_asked_for_after_an_undo_was_shown_is_an_ordinary_change(shop: Workshop) -> None:
    shipped(shop)
    shop.perform(asked(shop))
    said = {"phase": Phase.COLLECTING, "said": ["change", "make the navbar #111111"]}
    values = {**said, "answer_id": "i-said"}
    shop.store.perform(answer(shop.item(UNDO), OWNER, shop.clock(), values))
    job = shop.job("i-said", conversation_id=UNDO)._replace(kind="understand")
    assert shop.perform(job) == Done("awaiting_confirmation")
    assert "undoes" not in shop.item(UNDO)["plan"]
    assert "#000080 → #111111" in shop.item(UNDO)["plan"]["lines"][0]


def test_an_undo_job_that_comes_late_reads_what_was_said_meanwhile(shop: Workshop) -> None:
    shipped(shop)
    job = asked(shop, said=["change", "make the navbar #111111"])
    assert shop.perform(job) == Done("awaiting_confirmation")
    assert "#000080 → #111111" in shop.item(UNDO)["plan"]["lines"][0]


def test_what_was_said_meanwhile_may_still_be_said_differently(shop: Workshop) -> None:
    shipped(shop)
    job = asked(shop, said=["change", "x y z"])
    assert shop.perform(job) == Done("needs_clarification")


def test_a_site_without_access_is_told_and_nothing_is_lost(shop: Workshop) -> None:
    shipped(shop)
    job = asked(shop)
    shop.open_faults = [TransientError("away")]
    assert isinstance(shop.perform(job), HandBack)
    assert shop.perform(job, received=2) == Done("awaiting_confirmation")


def test_an_undo_that_nobody_could_read_is_said_to_be_so(shop: Workshop) -> None:
    job = asked(shop)
    assert end(job, shop.services, shop.context(received=12)) == Ending(Done("collecting"))
    assert UNREAD in str(shop.person.shown[-1])
