"""`/ux-update` at one container, that container killed, Confirm at another: one pull request."""

import json
import re
import time

import pytest

from tests.git_site import branches, git
from tests.main_path.conftest import Town, kill, text_of
from tests.shown import shown

pytestmark = pytest.mark.slow

DOCUMENTED = {
    "conversation_id": "S",
    "user_id": "S",
    "section": "S",
    "updates": "M",
    "images": "L",
    "parsed_intent": "M",
    "preview_message": "S",
    "confirmed": "BOOL",
    "needs_clarification": "BOOL",
    "clarification_questions": "L",
    "ttl": "N",
}


def diff_shown(text: str) -> str:
    """The diff in a message, without its fence."""
    found = re.search(r"```diff\n(.*?)\n?```", text, re.DOTALL)
    assert found, text
    return found[1].strip("\n")


def test_the_first_request_is_read_by_the_worker_and_the_next_at_once(town: Town) -> None:
    first = town.ask("make the footer white")
    town.until(lambda: "Preview" in text_of(town.message(first)))
    second = town.ask("make the footer black")

    assert first.response_type == 5
    assert second.response_type == 4
    assert "#000000" in text_of(town.message(second))


def test_a_conversation_survives_the_death_of_its_container(town: Town) -> None:
    head, status = git(town.site, "rev-parse", "HEAD"), git(town.site, "status", "--porcelain")
    preview = town.ask("make the navbar dark blue")
    town.until(lambda: "Preview" in text_of(town.message(preview)))
    shown = diff_shown(text_of(town.message(preview)))
    item = town.item(preview)
    assert item is not None
    assert {name: next(iter(item[name])) for name in DOCUMENTED} == DOCUMENTED
    assert abs(int(item["ttl"]["N"]) - time.time() - 3600) < 30
    for container in town.stack.containers():
        if container.function == "interactions":
            kill(container.pid)

    confirmed = town.press(preview, "Confirm")
    done = town.until(lambda: "Done" in text_of(town.message(preview)) and town.message(preview))

    assert confirmed.container != preview.container
    (branch,) = [name for name in branches(town.site) if name.startswith("ux/navbar-")]
    assert git(town.site, "rev-list", "--count", f"HEAD..{branch}") == "1"
    (record,) = [json.loads(path.read_text()) for path in town.pulls()]
    assert (record["branch"], record["state"]) == (branch, "open")
    real = git(town.site, "-c", "core.quotepath=off", "diff", "--no-color", f"HEAD...{branch}")
    assert real[real.index("--- a/") :] == shown
    assert record["url"] in json.dumps([done.components, done.embeds])
    assert (git(town.site, "rev-parse", "HEAD"), git(town.site, "status", "--porcelain")) == (
        head,
        status,
    )
    stored = town.stack.conversation(item["conversation_id"]["S"])
    assert stored is not None
    assert stored["phase"] == {"S": "completed"}
    assert int(stored["ttl"]["N"]) > time.time() + 29 * 86_400


def test_a_cancelled_conversation_is_gone_and_its_confirm_reads_the_fixed_words(town: Town) -> None:
    preview = town.ask("make the footer #123456")
    town.until(lambda: "Preview" in text_of(town.message(preview)))
    item = town.item(preview)
    assert item is not None
    buttons = town.message(preview).components
    town.press(preview, "Cancel")
    town.message(preview).components = buttons

    late = town.press(preview, "Confirm")

    assert town.stack.conversation(item["conversation_id"]["S"]) is None
    assert "Conversation not found or expired" in text_of(town.message(late))
    assert not [name for name in branches(town.site) if name.startswith("ux/footer-")]


def test_a_question_is_answered_at_another_container(town: Town) -> None:
    question = town.ask("make it #00ff00")
    town.until(lambda: "question" in text_of(town.message(question)).lower())
    town.stack.recycle()
    message = town.message(question)
    (select,) = shown(message.resource()).selects
    navbar = next(one["value"] for one in select["options"] if "navbar" in one["label"].lower())
    answered = town.discord.client.choose(town.ada, message.id, select["custom_id"], [navbar])

    assert answered.status == "answered", answered.reason
    assert answered.container != question.container
    assert "#00ff00" in diff_shown(text_of(town.message(question)))


def test_a_stranger_is_told_whose_it_is(town: Town) -> None:
    preview = town.ask("make the footer #654321")
    town.until(lambda: "Preview" in text_of(town.message(preview)))

    pressed = town.press(preview, "Confirm", town.bob)

    assert f"Only <@{town.ada.id}> can confirm this" in text_of(town.message(pressed))
