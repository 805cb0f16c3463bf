"""The deployed worker asks a model about what the grammar leaves open, and says so."""

import json
from collections.abc import Iterator, Mapping

import pytest

from bot.playground.model.server import ModelServer
from bot.playground.model.small_model import TOKENS, SmallModel
from tests.main_path.conftest import Town, text_of
from tests.ux_agent.asking_model.scripted import change, sure

pytestmark = pytest.mark.slow

OPEN = "make it look a bit nicer"
LOST = "that thing over there is not quite it"
NOTE = "A language model read this request"


@pytest.fixture(scope="module")
def small() -> Iterator[ModelServer]:
    rules = {"a bit nicer": sure(change("navbar", "background", "#1a5f7a"))}
    with ModelServer(SmallModel(rules)) as served:
        yield served
    assert served.model.breaches == []


@pytest.fixture(scope="module")
def further_parameters(small: ModelServer) -> Mapping[str, str]:
    return {"ModelId": "playground.small-model", "ModelApiUrl": small.url}


def used(town: Town) -> int:
    """The tokens that count today."""
    rows = town.stack.aws.dynamodb.scan(TableName=town.stack.outputs["LimitsTable"])["Items"]
    return sum(int(row["used"]["N"]) for row in rows if row["limit_id"]["S"].startswith("model#"))


def test_a_request_that_only_a_model_reads_becomes_a_pull_request(town: Town) -> None:
    asked = town.ask(OPEN)
    assert asked.response_type == 5
    town.until(lambda: "Preview" in text_of(town.message(asked)))
    shown = text_of(town.message(asked))
    assert (NOTE in shown, "#1a5f7a" in shown) == (True, True)
    assert used(town) == TOKENS

    town.press(asked, "Confirm")
    town.until(town.pulls)

    (record,) = [json.loads(path.read_text()) for path in town.pulls()]
    assert "Read-by: a language model" in record["body"]


def test_F51_one_that_no_model_understands_is_asked_about(town: Town, small: ModelServer) -> None:
    before = len(small.model.requests)
    asked = town.ask(LOST)
    town.until(lambda: "One question" in text_of(town.message(asked)))
    assert NOTE not in text_of(town.message(asked))
    assert len(small.model.requests) == before + 1


def test_what_the_grammar_understands_is_answered_at_once(town: Town, small: ModelServer) -> None:
    before = len(small.model.requests)
    asked = town.ask("make the navbar dark blue")
    assert asked.response_type == 4
    assert len(small.model.requests) == before
