"""What is measured, in which unit, and the goals: ratios to the tutorial, or absolute sizes."""

from typing import NamedTuple


class Measure(NamedTuple):
    """A row: its name, what one unit of its raw value is shown as, and the goals.

    Goals are ratios to the tutorial (`is_ratio`), else absolute; `goal_boto3` is for our function
    with boto3. None: nothing was promised.
    """

    key: str
    title: str
    unit: str
    factor: float
    goal: float | None = None
    goal_boto3: float | None = None
    is_ratio: bool = True


MEASURES = (
    Measure("cold_ping", "cold start to the first PING, CPU", "ms", 1e3, 0.30, 0.75),
    Measure("cold_update", "cold start to the first /ux-update, CPU", "ms", 1e3, 0.30, 0.70),
    Measure("cold_confirm", "cold start to the first Confirm, CPU", "ms", 1e3, 0.30, 0.70),
    Measure("alone_ping", "that first PING alone, CPU", "ms", 1e3),
    Measure("alone_update", "that first /ux-update alone, CPU", "ms", 1e3, 0.10, 0.25),
    Measure("alone_confirm", "that first Confirm alone, CPU", "ms", 1e3, 0.10, 0.25),
    Measure("share_update", "256 MB share: INIT + first /ux-update, wall", "ms", 1e3, 0.20, 0.50),
    Measure("warm_ping", "warm PING, CPU", "us", 1e6, 1.10, 1.10),
    Measure("warm_update", "warm /ux-update, CPU", "us", 1e6, 0.40, 1.0),
    Measure("warm_confirm", "warm Confirm, CPU", "us", 1e6, 0.30, 0.65),
    Measure("peak", "peak memory", "MiB", 1, 0.60, 0.85),
    Measure("package", "package", "MiB", 1, 9, 16, is_ratio=False),
)

KINDS = ("ping", "update", "confirm")
