"""The corpus of wordings: what people type, turn by turn, and what it has to come to."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.ux_agent.intent import Intent
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.read import complete, understand
from tests.ux_agent.understanding.sites import SITES

WORDINGS = Path(__file__).parent / "wordings"


def cases() -> list[Any]:
    return [
        pytest.param(
            SITES[path.parent.name],
            case,
            id=f"{path.parent.name} {path.stem}: {' || '.join(case['say'])[:80]!a}",
        )
        for path in sorted(WORDINGS.glob("*/*.json"))
        for case in json.loads(path.read_text(encoding="utf-8"))
    ]


def said(turns: list[str], index: SiteIndex) -> Intent:
    """The intent after the last turn: answers where a question is open, else follow-ups."""
    intent = understand(turns[0], index)
    for turn in turns[1:]:
        if intent.kind == "clarify":
            intent = complete(intent, turn, index)
        else:
            intent = understand(turn, index, earlier=intent)
    return intent


def kind_of(case: dict[str, Any]) -> str:
    for name, kind in (("refuse", "refuse"), ("noop", "noop"), ("ask", "clarify")):
        if name in case:
            return kind
    return "edit"


@pytest.mark.parametrize(("index", "case"), cases())
def test_a_wording_comes_to_what_it_means(index: SiteIndex, case: dict[str, Any]) -> None:
    intent = said(case["say"], index)

    assert intent.kind == kind_of(case), intent
    changes = [change.to_data() for change in intent.changes]
    assert changes == case.get("changes", changes if "ask" in case else []), intent
    assert (intent.question.slot if intent.question else None) == case.get("ask")


def test_the_corpus_has_every_kind_of_wording() -> None:
    kinds = {path.stem for path in WORDINGS.glob("*/*.json")}
    assert kinds >= {"grammar", "plain", "typo", "several", "follow-up", "vague", "hostile"}
    assert len(cases()) >= 400
