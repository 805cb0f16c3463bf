"""What is measured, in which unit, and the goals: ratios to the tutorial, or absolute sizes."""

from typing import NamedTuple

KINDS = ("ping", "update", "confirm")


class Measure(NamedTuple):
    """A row below its group's title: its unit, and how many of them one raw unit is.

    Goals are ratios to the tutorial (`is_ratio`), else absolute; `goal_boto3` is for our function
    with boto3. None: nothing was promised.
    """

    key: str
    group: str
    title: str
    unit: str
    factor: float
    goal: float | None = None
    goal_boto3: float | None = None
    is_ratio: bool = True


_COLD = "cold start to the first answer, CPU"
_ALONE = "that invocation alone, CPU"
_SHARE = "INIT + first answer at a 256 MB share, wall"
_WARM = "warm, CPU of the handler"
_SIZE = "size"

MEASURES = (
    Measure("cold_ping", _COLD, "PING", "ms", 1e3, 0.30, 0.75),
    Measure("cold_update", _COLD, "/ux-update", "ms", 1e3, 0.30, 0.70),
    Measure("cold_confirm", _COLD, "Confirm, in another process", "ms", 1e3, 0.30, 0.70),
    Measure("alone_ping", _ALONE, "PING", "ms", 1e3),
    Measure("alone_update", _ALONE, "/ux-update", "ms", 1e3, 0.10, 0.25),
    Measure("alone_confirm", _ALONE, "Confirm", "ms", 1e3, 0.10, 0.25),
    Measure("share_update", _SHARE, "/ux-update", "ms", 1e3, 0.20, 0.50),
    Measure("warm_ping", _WARM, "PING", "µs", 1e6, 1.10, 1.10),
    Measure("warm_update", _WARM, "/ux-update", "µs", 1e6, 0.40, 1.0),
    Measure("warm_confirm", _WARM, "Confirm", "µs", 1e6, 0.30, 0.65),
    Measure("peak", _SIZE, "peak memory", "MiB", 1, 0.60, 0.85),
    Measure("package", _SIZE, "package, unpacked", "MiB", 1, 9, 16, is_ratio=False),
)
