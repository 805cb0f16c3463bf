"""An undo that was answered with why not: nobody confirmed anything, so that no job failed."""

import re

from tests.console.world import ASKED, Story, World


def test_an_undo_that_was_answered_with_why_not_is_no_failed_job(world: World) -> None:
    asked: Story = ("CONVERSATION_STARTED", 0, {"was": "", "phase": "collecting"})
    why: Story = (
        "REFUSED", 2, {"was": "collecting", "phase": "absent", "reason": "undo_refused"},
    )  # fmt: skip
    world.conversation("left", ASKED)
    world.fail("bad")
    world.conversation("kept", asked, why, intent="undo: footer")
    browser = world.signed_in()
    assert "undo: footer" not in browser.get("/console/failed").text
    plain = " ".join(re.sub(r"<[^>]+>", " ", browser.get("/console").text).split())
    assert "Told why not 1 33%" in plain
    assert "Failed 1 33%" in plain
    assert "Nobody left before the end" in plain
    page = browser.get("/console/sessions/kept").text
    assert '<span class="badge refused">Told why not</span>' in page
    assert "undo_refused" not in page
    assert "could not be taken back; the card says why" in page
    assert "the conversation: it is kept until it is cancelled" not in page
