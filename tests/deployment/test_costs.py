"""What docs/costs.md says, computed again."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.analytics.cost import Prices, prices
from tests.deployment.translated import Template, of_type


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    """The page."""
    return (root / "docs" / "costs.md").read_text()


class Conversation(NamedTuple):
    """A row of the page's table of conversations."""

    name: str
    writes: int
    reads: int
    table: float
    events: int
    way: float
    tables: float


def conversations(page: str) -> list[Conversation]:
    """That table."""
    found = []
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 7 and cells[1].isdecimal():
            name, writes, reads, table, events, way, tables = cells
            sums = [float(cell.removeprefix("$")) for cell in (table, way, tables)]
            found.append(
                Conversation(name, int(writes), int(reads), sums[0], int(events), *sums[1:])
            )
    return found


def test_each_conversation_costs_what_its_units_come_to(page: str) -> None:
    found, usual = conversations(page), Prices()
    assert len(found) == 4
    for one in found:
        million = 1_000_000
        assert round(usual.dollars(one.writes, one.reads) * million, 2) == one.table, one.name
        assert round(usual.dollars(0, 0, one.events) * million, 2) == one.way, one.name
        written = usual.dollars(3 * one.events + 1, one.events) * million
        assert abs(written - one.tables) <= 0.006, (one.name, written)


def test_the_prices_are_those_that_count(page: str) -> None:
    usual = Prices()
    told = dict(re.findall(r"^\| `(\w+)` \| .* \| ([0-9.]+) \|$", page, re.MULTILINE))
    assert {name: float(value) for name, value in told.items()} == {
        name: value for name, value in usual._asdict().items() if isinstance(value, float)
    }
    assert f"| {usual.region}, {usual.date}, {usual.currency} |" in page


def test_the_example_can_be_set(page: str) -> None:
    (example,) = re.findall(r"--answer 'Prices=(.*)'$", page, re.MULTILINE)
    assert prices(example).write_unit == 0.705


def test_as_many_alarms_as_there_are_are_paid_for(page: str, translated: Template) -> None:
    found = [
        name
        for name in of_type(translated, "AWS::CloudWatch::Alarm")
        if translated["Resources"][name]["Condition"] == "WatchesConsole"
    ]
    assert f"alarms of the console: {len(found)} at $0.10" in page


def test_as_many_metrics_as_there_are_are_paid_for(page: str, root: Path) -> None:
    events = (root / "docs" / "events.md").read_text().split("## Metrics")[1]
    told = [
        name
        for line in events.splitlines()
        if line.startswith("|")
        for name in re.findall(r"`([A-Z][A-Za-z0-9]+)`", line)
    ]  # a name that two functions put is two metrics
    assert f"embedded metrics: {len(told)} at $0.30" in page
