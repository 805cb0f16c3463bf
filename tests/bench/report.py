"""The tables of a run: ratios to the tutorial, goals, and what a thousand conversations cost."""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from tests.bench.contenders import BASELINE, OURS, SILENT, WITH_BOTO3
from tests.bench.measures import MEASURES, Measure
from tests.bench.units import PRICED, dollars

Samples = Mapping[str, Mapping[str, Sequence[float]]]
"""By contender and measure, in the order of the rounds."""

Counts = Mapping[str, Mapping[str, Mapping[str, float]]]

_BOLD, _DIM, _GREEN, _RED = "1", "2", "32", "31"
_REQUESTS = ("PutItem", "GetItem", "UpdateItem", "DeleteItem", "SendMessage")
_UNITS = ("write units", "read units")
_CONVERSATIONS = 1000
_STATES = (("warm", "in warm containers"), ("cold", "each in two cold containers"))


class Cell(NamedTuple):
    """A text of a table, and the style of a terminal that it has."""

    text: str
    style: str = ""


def ratio(samples: Samples, name: str, measure: Measure, to: str = BASELINE) -> float | None:
    """What the goals speak of: the ratio to the tutorial or the absolute value; None unmeasured.

    The median of the ratios within each round: a machine that slows down between two rounds does
    not show in them.
    """
    values, wholes = samples[name].get(measure.key), samples[to].get(measure.key)
    if not values or not wholes:
        return None
    if not measure.is_ratio:
        return statistics.median(values)
    return statistics.median(one / whole for one, whole in zip(values, wholes, strict=True))


def verdicts(samples: Samples) -> dict[str, dict[str, bool | None]]:
    """Whether each goal is met, by contender and measure; None where it was not measured."""
    return {
        name: {
            measure.key: None if (value := ratio(samples, name, measure)) is None else value <= goal
            for measure in MEASURES
            if (goal := _goal(measure, name)) is not None
        }
        for name in (OURS, WITH_BOTO3)
        if name in samples
    }


def table(samples: Samples, *, has_colour: bool) -> str:
    """The measures as lines of text: the tutorial in its units, the others as ratios to it."""
    names = [name for name in samples if name != BASELINE]
    rows = [[Cell(text, _BOLD) for text in ("", *samples)]]
    for group, measures in groupby(MEASURES, lambda measure: measure.group):
        rows.append([Cell(group, _BOLD), *(Cell("") for _ in samples)])
        for measure in measures:
            cells = (_cell(measure, samples, name) for name in names)
            rows.append([Cell(f"  {measure.title}"), _absolute(measure, samples), *cells])
    return "\n".join(_aligned(rows, has_colour=has_colour))


def markdown(samples: Samples) -> str:
    """The measures as a table of a README; what misses its goal is in italics."""
    names = [name for name in samples if name != BASELINE]
    lines = [f"| | {' | '.join(samples)} |", f"|---|{'---:|' * len(samples)}"]
    for measure in MEASURES:
        cells = (_cell(measure, samples, name) for name in names)
        told = (f"*{cell.text}*" if cell.style == _RED else cell.text for cell in cells)
        texts = [text.replace(" ✓", "").replace(" ✗", "") for text in told]
        title = f"{measure.group}: {measure.title}"
        absolute = _absolute(measure, samples).text
        lines.append(f"| {title} | {absolute} | {' | '.join(texts)} |")
    return "\n".join(lines)


def beside_silent(samples: Samples) -> str:
    """The rows of Confirm once more, as ratios to the tutorial that sends no message."""
    told = []
    for name in (OURS, WITH_BOTO3):
        found = (
            (measure.key.removesuffix("_confirm"), ratio(samples, name, measure, SILENT))
            for measure in MEASURES
            if measure.key.endswith("_confirm")
        )
        told.append(f"{name} " + ", ".join(f"{key} {value:.2f}" for key, value in found if value))
    return f"Confirm beside the tutorial that sends no message: {'; '.join(told)}."


def costs(counts: Counts, *, has_colour: bool) -> str:
    """Requests, units and dollars of a thousand conversations, each one command and one Confirm."""
    heads = (*_REQUESTS, *_UNITS, "dollars")
    rows = [[Cell(text, _BOLD) for text in (f"{_CONVERSATIONS:,} conversations", *heads)]]
    for state, title in _STATES:
        rows.append([Cell(title, _BOLD), *(Cell("") for _ in heads)])
        for name, by_state in counts.items():
            each = by_state[state]
            rows.append([Cell(f"  {name}"), *_priced(each)])
    note = f"Prices: {PRICED}. Without Lambda itself, the worker and storage."
    return "\n".join([*_aligned(rows, has_colour=has_colour), note])


def as_json(samples: Samples, counts: Counts, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Everything, for a file; the tutorial's medians are in seconds and MiB."""
    return {
        **facts,
        "tutorial": {key: statistics.median(values) for key, values in samples[BASELINE].items()},
        "ratios": {
            name: {measure.key: ratio(samples, name, measure) for measure in MEASURES}
            for name in samples
        },
        "ratios_without_message": {
            name: {measure.key: ratio(samples, name, measure, SILENT) for measure in MEASURES}
            for name in samples
        },
        "goals": {m.key: {OURS: m.goal, WITH_BOTO3: m.goal_boto3} for m in MEASURES},
        "met": verdicts(samples),
        "counts_per_conversation": counts,
        "samples": samples,
    }


def _goal(measure: Measure, name: str) -> float | None:
    return {OURS: measure.goal, WITH_BOTO3: measure.goal_boto3}.get(name)


def _absolute(measure: Measure, samples: Samples) -> Cell:
    values = samples[BASELINE].get(measure.key)
    if not values:
        return Cell("-", _DIM)
    scaled = statistics.median(values) * measure.factor
    return Cell(f"{scaled:.{0 if scaled >= 100 else 1}f} {measure.unit}")


def _cell(measure: Measure, samples: Samples, name: str) -> Cell:
    value, goal = ratio(samples, name, measure), _goal(measure, name)
    if value is None:
        return Cell("-", _DIM)
    text = f"{value:.2f}" if measure.is_ratio else f"{value:.1f} {measure.unit}"
    if goal is None:
        return Cell(text, _DIM)
    is_met = value <= goal
    bar = f"{goal:.2f}" if measure.is_ratio else f"{goal:g}"
    return Cell(f"{text} {'✓' if is_met else '✗'} ≤ {bar}", _GREEN if is_met else _RED)


def _priced(each: Mapping[str, float]) -> Iterator[Cell]:
    for what in (*_REQUESTS, *_UNITS):
        number = each.get(what, 0) * _CONVERSATIONS
        yield Cell(f"{number:,.0f}" if number else "-", "" if number else _DIM)
    yield Cell(f"{dollars(each) * _CONVERSATIONS:.4f}")


def _aligned(rows: Sequence[Sequence[Cell]], *, has_colour: bool) -> list[str]:
    widths = [max(len(cell.text) for cell in column) for column in zip(*rows, strict=True)]
    rule = "─" * (sum(widths) + 3 * (len(widths) - 1))
    lines = []
    for row in rows:
        texts = [row[0].text.ljust(widths[0])]
        texts += [cell.text.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        styles = [cell.style if has_colour else "" for cell in row]
        styled = [_styled(text, style) for text, style in zip(texts, styles, strict=True)]
        lines.append("   ".join(styled).rstrip())
    return [lines[0], rule, *lines[1:], rule]


def _styled(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if style and text.strip() else text
