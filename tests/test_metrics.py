"""Metrics as log lines: the documented shape, within its bounds, and nothing where nothing is."""

import json
from typing import Any

from bot.metrics import Metrics


class Lines:
    """What was written, read again."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.metrics = Metrics("ux-agent", "outbox", lambda: 1_800_000_000_123, self.texts.append)

    @property
    def read(self) -> list[dict[str, Any]]:
        return [json.loads(text) for text in self.texts]


def test_a_line_has_the_documented_shape() -> None:
    lines = Lines()
    lines.metrics.put("EventsSent", 3)
    lines.metrics.put("RequestTime", 12.5, "Milliseconds")
    lines.metrics.flush()
    told = [
        {"Name": "EventsSent", "Unit": "Count"},
        {"Name": "RequestTime", "Unit": "Milliseconds"},
    ]
    about = {"Namespace": "ux-agent", "Dimensions": [["Function"]], "Metrics": told}
    assert lines.read == [
        {
            "_aws": {"Timestamp": 1_800_000_000_123, "CloudWatchMetrics": [about]},
            "Function": "outbox",
            "EventsSent": 3,
            "RequestTime": 12.5,
        }
    ]
    assert "\n" not in lines.texts[0]


def test_counts_are_summed_and_times_are_kept_apart() -> None:
    lines = Lines()
    for value in (1, 2):
        lines.metrics.put("EventsSent", value)
        lines.metrics.put("RequestTime", value, "Milliseconds")
    lines.metrics.flush()
    assert (lines.read[0]["EventsSent"], lines.read[0]["RequestTime"]) == (3, [1, 2])


def test_nothing_is_written_of_nothing_and_nothing_twice() -> None:
    lines = Lines()
    lines.metrics.flush()
    lines.metrics.put("EventsSent", 1)
    lines.metrics.flush()
    lines.metrics.flush()
    assert len(lines.texts) == 1


def test_what_one_line_may_not_hold_goes_into_the_next() -> None:
    lines = Lines()
    for number in range(130):
        lines.metrics.put(f"Name{number}", 1)
        lines.metrics.put("RequestTime", number, "Milliseconds")
    lines.metrics.flush()
    kept: list[float] = []
    for line in lines.read:
        (about,) = line["_aws"]["CloudWatchMetrics"]
        assert len(about["Metrics"]) <= 100
        found = line.get("RequestTime", [])
        kept += found
        assert len(found) <= 100
    assert kept == list(range(130))
    assert sum(f"Name{number}" in line for line in lines.read for number in range(130)) == 130
