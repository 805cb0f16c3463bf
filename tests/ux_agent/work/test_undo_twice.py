"""The same change taken back more than once: one pull request at a time, and undos of undos."""

import pytest

from bot.adapters.git_folder import GitFolder
from bot.conversation.condition import Item
from bot.ux_agent.work.services import Done, HandBack
from tests.ux_agent.work.undoings import (
    AGAIN,
    THIRD,
    UNDO,
    asked,
    files,
    link,
    reason,
    shipped,
    undone,
)
from tests.ux_agent.work.workshop import ID, Workshop, killed


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
