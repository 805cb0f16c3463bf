"""docs/events.md names what there is: types, properties, metrics, and an event that can be read."""

import json
import re
from pathlib import Path

import pytest

from bot.analytics.event import as_json, parse
from bot.analytics.intake import MOST_EVENTS, TYPES
from lambda_interactions.dashboard_openapi import document as described

MADE_IN = ("steps.py", "payment_steps.py")
_STEP = re.compile(r'(?:Step\(|else )"([A-Z_]{6,})"|"([A-Z_]{6,})" if')
_METRIC = re.compile(r'"((?:[A-Z][a-zA-Z0-9]*){2,})"')
_PUT = re.compile(r'put\(\s*"([A-Za-z0-9]+)"')
_SPENT = re.compile(r'"(Consumed\w+)"')
FUNCTIONS = {"outbox", "events", "dashboard"}
_CODE = re.compile(r"`([^`\n]+)`")


@pytest.fixture
def document(root: Path) -> str:
    return (root / "docs/events.md").read_text(encoding="utf-8")


def named(document: str) -> set[str]:
    """All that stands there as code."""
    return set(_CODE.findall(document))


def test_every_type_is_named(root: Path, document: str) -> None:
    texts = [(root / "bot/analytics" / name).read_text(encoding="utf-8") for name in MADE_IN]
    made = {one or other for text in texts for one, other in _STEP.findall(text)}
    assert {"CONFIRMED", "PREVIEW_SHOWN", "QUESTION_ASKED", "PAYMENT_COMPLETED"} <= made
    assert made | set(TYPES) <= named(document)


def test_every_metric_is_named(root: Path, document: str) -> None:
    measures = (root / "bot/analytics/measures.py").read_text(encoding="utf-8")
    found = {name for name in _METRIC.findall(measures) if not name.isupper()}
    for place in ("bot/analytics", "lambda_interactions", "bot/adapters"):
        for path in (root / place).rglob("*.py"):
            found |= set(_PUT.findall(path.read_text(encoding="utf-8")))
    found |= set(_SPENT.findall((root / "bot/bootstrap_events.py").read_text(encoding="utf-8")))
    assert {"EventsSent", "DroppedAtPreview", "SessionDuration"} <= found
    assert found == named(document.partition("| function | metrics |")[2]) - FUNCTIONS


def test_the_event_shown_is_one(document: str) -> None:
    shown = json.loads(document.partition("```json\n")[2].partition("```")[0])
    assert as_json(parse(shown)) == shown


def test_the_bounds_are_those_of_the_intake(document: str) -> None:
    assert f"at most {MOST_EVENTS}" in document


def test_every_status_of_the_way_in_is_told_of(document: str) -> None:
    table = document.partition("| status | when |\n")[2].partition("\n\n")[0]
    told = set(re.findall(r"^\| (\d{3}) \|", table, re.MULTILINE))
    assert told == set(described()["paths"]["/events"]["post"]["responses"])
