"""The table of a run: ratios to the tutorial, goals, and what a thousand conversations cost."""

import statistics
from collections.abc import Mapping, Sequence
from typing import Any

from tests.bench.contenders import BASELINE, OURS, WITH_BOTO3
from tests.bench.measures import MEASURES, Measure
from tests.bench.units import PRICED, dollars

Medians = Mapping[str, Mapping[str, float]]
Counts = Mapping[str, Mapping[str, Mapping[str, float]]]

MET, MISSED = "✓", "✗"
_REQUESTS = ("PutItem", "GetItem", "UpdateItem", "DeleteItem", "SendMessage")
_CONVERSATIONS = 1000


def medians(samples: Mapping[str, Mapping[str, Sequence[float]]]) -> dict[str, dict[str, float]]:
    """The median of each measure of each contender."""
    return {
        name: {key: statistics.median(values) for key, values in measured.items()}
        for name, measured in samples.items()
    }


def ratio(found: Medians, name: str, measure: Measure) -> float | None:
    """What the goals speak of: the ratio to the tutorial or the absolute value; None unmeasured."""
    value, whole = found[name].get(measure.key), found[BASELINE].get(measure.key)
    if value is None or not whole:
        return None
    return value / whole if measure.is_ratio else value


def verdicts(found: Medians) -> dict[str, dict[str, bool | None]]:
    """Whether each goal is met, by contender and measure; None where it was not measured."""
    return {
        name: {
            measure.key: None if (value := ratio(found, name, measure)) is None else value <= goal
            for measure in MEASURES
            if (goal := _goal(measure, name)) is not None
        }
        for name in (OURS, WITH_BOTO3)
        if name in found
    }


def table(found: Medians, unmeasured: str) -> str:
    """The measures as lines of text; `unmeasured` says why a row may be empty."""
    names = [name for name in found if name != BASELINE]
    rows = [["", BASELINE, *names]]
    rows += [_row(measure, found, names) for measure in MEASURES]
    lines = _aligned(rows)
    if unmeasured:
        lines += ["", f"not measured: {unmeasured}"]
    return "\n".join(lines)


def costs(counts: Counts) -> str:
    """Requests, units and dollars of a thousand conversations, each one command and one Confirm."""
    heads = ["", *_REQUESTS, "write units", "read units", "dollars"]
    lines: list[str] = []
    for state, title in (("warm", "in warm containers"), ("cold", "each on two cold containers")):
        rows = [[f"1000 conversations {title}", *heads[1:]]]
        for name, by_state in counts.items():
            each = by_state[state]
            numbers = [each.get(what, 0) * _CONVERSATIONS for what in heads[1:-1]]
            cost = f"{dollars(each) * _CONVERSATIONS:.4f}"
            rows.append([name, *(f"{number:,.0f}" for number in numbers), cost])
        lines += [*_aligned(rows), ""]
    return "\n".join([*lines, f"Prices: {PRICED}; Lambda itself and storage not counted."])


def as_json(
    found: Medians, samples: Mapping[str, Any], counts: Counts, facts: Mapping[str, Any]
) -> dict[str, Any]:
    """Everything, for a file."""
    return {
        **facts,
        "medians": found,
        "ratios": {
            name: {measure.key: ratio(found, name, measure) for measure in MEASURES}
            for name in found
        },
        "met": verdicts(found),
        "goals": {m.key: {OURS: m.goal, WITH_BOTO3: m.goal_boto3} for m in MEASURES},
        "counts_per_conversation": counts,
        "samples": samples,
    }


def _goal(measure: Measure, name: str) -> float | None:
    return {OURS: measure.goal, WITH_BOTO3: measure.goal_boto3}.get(name)


def _row(measure: Measure, found: Medians, names: Sequence[str]) -> list[str]:
    whole = found[BASELINE].get(measure.key)
    absolute = "-" if whole is None else f"{_digits(whole * measure.factor)} {measure.unit}"
    return [measure.title, absolute, *(_cell(measure, found, name) for name in names)]


def _cell(measure: Measure, found: Medians, name: str) -> str:
    value, goal = ratio(found, name, measure), _goal(measure, name)
    if value is None:
        return "-"
    text = f"{value:.2f}" if measure.is_ratio else f"{value:.1f} {measure.unit}"
    if goal is None:
        return text
    mark = MET if value <= goal else MISSED
    return f"{text} ≤ {goal:{'.2f' if measure.is_ratio else 'g'}} {mark}"


def _digits(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}"


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            [row[0].ljust(widths[0])]
            + [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        ).rstrip()
        for row in rows
    ]
    return [lines[0], "-" * max(map(len, lines)), *lines[1:]]
