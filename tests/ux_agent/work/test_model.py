"""What the worker makes of an open request with a model at hand; without one all is as it was."""

from typing import Any

import pytest

from bot.conversation.messenger import Gone
from bot.ux_agent.asking_model.model import Silent
from bot.ux_agent.work.services import LEAST_SECONDS, Done
from tests.git_site import save
from tests.ux_agent.asking_model.scripted import Scripted, change, sure
from tests.ux_agent.work.test_understand import collecting, job
from tests.ux_agent.work.workshop import FILES, Workshop

OPEN = "make it look a bit nicer"
BLUE = sure(change("navbar", "background", "#1a5f7a"))
NOTE = "A language model read this request: look twice whether it is what you meant."


def read(shop: Workshop, request: str = OPEN, **changed: Any) -> None:
    """The request, read by a worker with a minute left."""
    collecting(shop, request, **changed)
    shop.perform(job(shop))


def test_a_preview_made_by_a_model_says_so(shop: Workshop) -> None:
    shop.model = Scripted(BLUE)
    read(shop)
    (_, card) = shop.person.shown[-1]
    assert card.title == "Preview: navbar"
    assert card.lines == (NOTE, "navbar background: #ffffff → #1a5f7a")


def test_it_says_so_in_german(shop: Workshop) -> None:
    shop.model = Scripted(BLUE)
    read(shop, locale="de")
    assert "Ein Sprachmodell hat diese Bitte gelesen" in shop.person.shown[-1][1].lines[0]


def test_its_pull_request_says_so_too(shop: Workshop) -> None:
    shop.model = Scripted(BLUE)
    read(shop)
    shop.perform(shop.confirm(shop.item()))
    (pull,) = shop.pulls
    assert "Read-by: a language model" in pull["body"]
    assert "+  background: #1a5f7a;" in shop.diff(pull)


def test_nobody_elses_pull_request_says_so(shop: Workshop) -> None:
    shop.perform(shop.confirmed())
    assert "Read-by" not in shop.pulls[0]["body"]


def test_a_new_preview_on_a_site_that_moved_still_says_so(shop: Workshop) -> None:
    shop.model = Scripted(BLUE)
    read(shop)
    pressed = shop.confirm(shop.item())
    save(shop.folder, {"site.css": f"/* new */\n{FILES['site.css']}"})
    shop.perform(pressed)
    assert NOTE in shop.person.shown[-1][1].lines


@pytest.mark.parametrize("answer", [Silent("away"), sure(), {"sure": False, "changes": []}, "x"])
def test_F51_the_question_is_the_one_that_there_is_without_a_model(
    shop: Workshop, answer: Any
) -> None:
    read(shop)
    (_, asked) = shop.person.shown[-1]

    shop.model = Scripted(answer)
    other = "Xyz_-123456789012345-z"
    collecting(shop, OPEN, conversation_id=other)
    shop.perform(job(shop)._replace(conversation_id=other))

    (_, card) = shop.person.shown[-1]
    assert (card.title, card.lines) == (asked.title, asked.lines)
    assert shop.item(other)["parsed_intent"] == shop.item()["parsed_intent"]


def test_F51_it_is_given_no_more_time_than_leaves_room_to_tell(shop: Workshop) -> None:
    shop.model = model = Scripted(BLUE)
    collecting(shop, OPEN)
    shop.perform(job(shop), remaining=LEAST_SECONDS + 6)
    assert model.seconds == [5]


def test_F51_with_too_little_time_the_question_comes_at_once(shop: Workshop) -> None:
    shop.model = model = Scripted(BLUE)
    collecting(shop, OPEN)
    assert shop.perform(job(shop), remaining=LEAST_SECONDS + 1) == Done("needs_clarification")
    assert model.seconds == []


def test_an_answer_in_words_is_told_with_the_request(shop: Workshop) -> None:
    read(shop)
    shop.model = model = Scripted(BLUE)
    item = shop.item()
    said = {"said": ["change", "just make it nicer, you know"], "phase": "collecting"}
    other = "Xyz_-123456789012345-z"
    collecting(shop, OPEN, conversation_id=other, parsed_intent=item["parsed_intent"], **said)
    shop.perform(job(shop)._replace(conversation_id=other))
    assert OPEN in model.prompts[0].data
    assert "just make it nicer, you know" in model.prompts[0].data


def test_F20_a_delivery_that_comes_twice_proposes_once(shop: Workshop) -> None:
    shop.model = model = Scripted(BLUE)
    read(shop)
    shop.perform(job(shop))
    assert len(model.prompts) == 1
    assert shop.item()["version"] == 2


def test_a_card_that_is_gone_costs_the_preview_nothing(shop: Workshop) -> None:
    shop.model = Scripted(BLUE)
    shop.person.faults.append(Gone("gone"))
    read(shop)
    assert shop.item()["phase"] == "awaiting_confirmation"
