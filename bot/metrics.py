"""Metrics as log lines: CloudWatch makes them of JSON in the embedded metric format.

Source: Amazon CloudWatch user guide, "Specification: Embedded metric format" (a line carries at
most 100 metrics, and of one metric at most 100 values).
"""

import json
from collections.abc import Callable
from typing import Literal, TypeAlias

Unit: TypeAlias = Literal["Count", "Milliseconds", "Seconds", "None"]

MOST_METRICS = 100
"""Metrics of one line."""

MOST_VALUES = 100
"""Values of one metric in one line."""


class Metrics:
    """What one function measures, gathered until it is flushed as few lines as hold it.

    The dimension `Function` tells functions apart; `clock` gives epoch milliseconds.
    """

    def __init__(
        self, namespace: str, function: str, clock: Callable[[], int], write: Callable[[str], None]
    ) -> None:
        self._namespace = namespace
        self._function = function
        self._clock = clock
        self._write = write
        self._values: dict[str, list[float]] = {}
        self._units: dict[str, Unit] = {}

    def put(self, name: str, value: float, unit: Unit = "Count") -> None:
        """Remember a value; those of the same name that are counted become one sum."""
        self._units[name] = unit
        held = self._values.setdefault(name, [])
        if unit == "Count" and held:
            held[0] += value
        else:
            held.append(value)

    def flush(self) -> None:
        """Write what was put since the last time; nothing where nothing was."""
        while self._values:
            taken = dict(list(self._values.items())[:MOST_METRICS])
            self._write(self._line({name: one[:MOST_VALUES] for name, one in taken.items()}))
            for name, held in taken.items():
                del held[:MOST_VALUES]
                if not held:
                    del self._values[name]

    def _line(self, values: dict[str, list[float]]) -> str:
        told = [{"Name": name, "Unit": self._units[name]} for name in values]
        about = {"Namespace": self._namespace, "Dimensions": [["Function"]], "Metrics": told}
        line: dict[str, object] = {
            "_aws": {"Timestamp": self._clock(), "CloudWatchMetrics": [about]},
            "Function": self._function,
        }
        line |= {name: one[0] if len(one) == 1 else one for name, one in values.items()}
        return json.dumps(line)
