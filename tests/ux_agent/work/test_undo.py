"""Taking a shipped change back: proposed by the worker, shipped as any change is."""

from typing import Any

import pytest

from bot.adapters.git_folder import GitFolder
from bot.conversation.condition import Item
from bot.conversation.job import Job
from bot.conversation.phase import Phase
from bot.conversation.reply import Link
from bot.conversation.transition import answer, begin
from bot.errors import TransientError
from bot.ux_agent.intent import Change, Intent
from bot.ux_agent.work.naming import branch_of
from bot.ux_agent.work.services import Done, HandBack
from tests.git_site import git, save
from tests.ux_agent.work.workshop import (
    DARK,
    FILES,
    ID,
    OWNER,
    Workshop,
    killed,
)

UNDO, AGAIN, THIRD = "UNDO-1234567890123456z", "AGAIN-123456789012345z", "THIRD-123456789012345z"
TEXT = Change("home", "set", "hero-text", "Stale bread")


def merged(shop: Workshop, pull: dict[str, Any]) -> None:
    """Somebody merges a pull request."""
    git(shop.folder, "merge", "--no-ff", "-q", "-m", "Merge", pull["branch"])


def shipped(shop: Workshop, change: Change = DARK) -> Item:
    """A change that is made and merged."""
    assert shop.perform(shop.confirmed(change)) == Done("completed")
    merged(shop, shop.pulls[-1])
    return shop.item()


def asked(shop: Workshop, undone: str = ID, *, conversation_id: str = UNDO, **more: Any) -> Job:
    """`/ux-undo` of a conversation: the job, its item written."""
    item = shop.new_item(conversation_id) | {
        "interaction_id": f"i-{conversation_id}",
        "phase": Phase.COLLECTING,
        "requester_roles": ["@everyone"],
        "section": "navbar",
        "updates": {},
        "parsed_intent": Intent("clarify", "Undo #1: navbar background").to_data(),
        "plan": {},
        "plan_digest": "",
        "preview_message": "",
        "needs_clarification": False,
        "clarification_questions": [],
        "undo_of": undone,
        **more,
    }
    shop.store.perform(begin(item))
    job = shop.job(f"i-{conversation_id}", conversation_id=conversation_id)
    return job._replace(kind="undo")


def undone(shop: Workshop, of: str = ID, *, conversation_id: str = UNDO) -> Item:
    """A change is taken back: proposed, confirmed, shipped and merged."""
    shop.perform(asked(shop, of, conversation_id=conversation_id))
    job = shop.confirm(shop.item(conversation_id), by=f"c-{conversation_id}")
    assert shop.perform(job) == Done("completed")
    merged(shop, shop.pulls[-1])
    return shop.item(conversation_id)


def reason(shop: Workshop, conversation_id: str = UNDO) -> str:
    """What the person is told last: no button but a link, and nothing is left open."""
    assert shop.store.get(conversation_id) is None
    _, card = shop.person.shown[-1]
    assert not [part for row in card.rows for part in row if not isinstance(part, Link)]
    return str(card.lines[0])


def link(shop: Workshop) -> str:
    """Where the last card leads."""
    _, card = shop.person.shown[-1]
    (found,) = [part for row in card.rows for part in row if isinstance(part, Link)]
    return found.url


def files(shop: Workshop) -> dict[str, str]:
    """The site at its head."""
    return {path: git(shop.folder, "show", f"HEAD:{path}") for path in FILES}


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


def test_an_undo_can_be_undone(shop: Workshop) -> None:
    shipped(shop)
    after = files(shop)
    undone(shop)
    undone(shop, UNDO, conversation_id=AGAIN)
    assert files(shop) == after
    assert shop.pulls[-1]["title"] == "Undo: Undo: navbar background: #ffffff → #000080"


def test_a_change_that_came_back_by_an_undone_undo_can_be_undone_again(shop: Workshop) -> None:
    before = files(shop)
    shipped(shop)
    undone(shop)
    undone(shop, UNDO, conversation_id=AGAIN)
    undone(shop, ID, conversation_id=THIRD)
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


def test_a_second_undo_after_the_first_is_live_names_its_pull_request(shop: Workshop) -> None:
    shipped(shop)
    first = undone(shop)
    shop.perform(asked(shop, conversation_id=AGAIN))
    assert reason(shop, AGAIN) == "Undone already, with pull request #2."
    assert link(shop) == first["pr_url"]


def test_a_second_undo_while_the_first_is_open_names_its_pull_request(shop: Workshop) -> None:
    shipped(shop)
    shop.perform(asked(shop))
    shop.perform(shop.confirm(shop.item(UNDO), by="c-1"))
    shop.perform(asked(shop, conversation_id=AGAIN))
    assert "being undone already: pull request #2 is open" in reason(shop, AGAIN)


def test_a_second_undo_while_the_first_is_being_shipped_waits_for_nothing(shop: Workshop) -> None:
    shipped(shop)
    shop.perform(asked(shop))
    job = shop.confirm(shop.item(UNDO), by="c-1")
    shop.dies_with("create_branch")
    with killed():
        shop.perform(job)
    shop.perform(asked(shop, conversation_id=AGAIN))
    assert reason(shop, AGAIN) == "That change is being undone just now."


def test_a_second_undo_after_the_firsts_was_closed_goes_ahead(shop: Workshop) -> None:
    shipped(shop)
    shop.perform(asked(shop))
    shop.perform(shop.confirm(shop.item(UNDO), by="c-1"))
    GitFolder(str(shop.folder), shop.clock).close_pull_request(2, "no")
    undone(shop, conversation_id=AGAIN)
    assert shop.item()["undone_by"] == AGAIN


def test_of_two_previews_only_the_first_confirmed_becomes_a_pull_request(shop: Workshop) -> None:
    shipped(shop)
    shop.perform(asked(shop))
    shop.perform(asked(shop, conversation_id=AGAIN))
    jobs = [shop.confirm(shop.item(key), by=f"c-{key}") for key in (UNDO, AGAIN)]
    assert [shop.perform(job) for job in jobs] == [Done("completed"), Done("failed")]
    assert len(shop.pulls) == 2
    assert "being undone already" in shop.item(AGAIN)["error_message"]


def test_two_undos_shipped_at_once_are_one_pull_request(shop: Workshop) -> None:
    """The second begins while the first is between its claim and its pull request."""
    shipped(shop)
    for key in (UNDO, AGAIN):
        shop.perform(asked(shop, conversation_id=key))
    first, second = (shop.confirm(shop.item(key), by=f"c-{key}") for key in (UNDO, AGAIN))
    seen: list[object] = []

    def meanwhile() -> None:
        shop.host.before.clear()
        seen.append(shop.perform(second))

    shop.host.before["commit"] = meanwhile
    assert shop.perform(first) == Done("completed")
    assert seen == [Done("failed")]
    assert len(shop.pulls) == 2


def test_a_claim_that_is_taken_in_the_same_moment_is_judged_again_later(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped(shop)
    shop.perform(asked(shop))
    job = shop.confirm(shop.item(UNDO), by="c-1")
    real = shop.store.get

    def claimed_meanwhile(key: str) -> Item | None:
        item = real(key)
        if key == ID and item and "undone_by" not in item:
            monkeypatch.undo()
            shop.perform(asked(shop, conversation_id=AGAIN))
            shop.perform(shop.confirm(shop.item(AGAIN), by="c-2"))
        return item

    monkeypatch.setattr(shop.store, "get", claimed_meanwhile)
    assert isinstance(shop.perform(job), HandBack)
    shop.clock.advance(3600)
    shop.perform(job, received=2)
    assert shop.item(UNDO)["error_code"] == "undone_already"
    assert len(shop.pulls) == 2


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


@pytest.mark.parametrize("change", ["make the navbar #111111", "x y z"])
def test_an_undo_job_that_comes_late_reads_what_was_said_meanwhile(
    shop: Workshop, change: str
) -> None:
    shipped(shop)
    job = asked(shop, said=["change", change])
    shop.perform(job)
    assert shop.item(UNDO)["phase"] in (Phase.AWAITING_CONFIRMATION, Phase.NEEDS_CLARIFICATION)


def test_a_site_without_access_is_told_and_nothing_is_lost(shop: Workshop) -> None:
    shipped(shop)
    job = asked(shop)
    shop.open_faults = [TransientError("away")]
    assert isinstance(shop.perform(job), HandBack)
    assert shop.perform(job, received=2) == Done("awaiting_confirmation")
