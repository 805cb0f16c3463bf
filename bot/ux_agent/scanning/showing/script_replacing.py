"""Replacing and splitting in texts: placeholders that are filled in keep a text's origin."""

import re
from collections.abc import Callable

from bot.ux_agent.scanning.showing.script_values import (
    UNKNOWN,
    Native,
    is_known,
    joined,
    printed,
    settled,
)
from bot.ux_agent.scanning.showing.value import Value

MOST_SUBJECT = 2_000
MOST_OF_TWO = 400
"""Letters of a text in which a pattern with two repetitions is looked for: it takes their cube."""

MOST_CHOICES = 8
"""Of a pattern, each of which may double the ways to read a text."""

_INVOLVED = re.compile(r"\)[*+{]|\\[1-9]")
_REPEATS = re.compile(r"(?<!\\)[*+]|\{\d*,\d*\}")
_CHOICES = re.compile(r"(?<![\\(])\?|(?<!\\)\|")
_PLACEHOLDER = re.compile(r"\{\{?[^{}]*\}\}?|%[\w({]?.*|\$\{?\w+\}?|:\w+|__\w+__|<\w+>")


def pattern_of(value: Value) -> re.Pattern[str] | None:
    """A text or a simple regular expression as Python's; None for one that may take long."""
    data = value.data
    if isinstance(data, Native) and data.name.startswith("/"):
        body, _, flags = data.name[1:].rpartition("/")
        if _INVOLVED.search(body) or len(_REPEATS.findall(body)) > 2:
            return None
        if len(_CHOICES.findall(body)) > MOST_CHOICES:
            return None
        try:
            return re.compile(
                re.sub(r"\(\?<(?![=!])", "(?P<", body), re.IGNORECASE if "i" in flags else 0
            )
        except (re.error, OverflowError):
            return None
    return re.compile(re.escape(printed(value))) if isinstance(data, str) else None


def _most(pattern: re.Pattern[str]) -> int:
    """How long a text may be in which a pattern is looked for."""
    return MOST_OF_TWO if len(_REPEATS.findall(pattern.pattern)) > 1 else MOST_SUBJECT


def filled(value: Value, wanted: Value, answer: Callable[[list[Value]], Value]) -> Value:
    """The text with what is found replaced; it keeps its origin where only placeholders were."""
    pattern = pattern_of(settled(wanted))
    text = printed(value)
    if pattern is None or not is_known(value) or len(text) > _most(pattern):
        return UNKNOWN
    parts, at, is_filled = list[Value](), 0, True
    for found in pattern.finditer(text):
        groups = [Value(part) for part in (found[0], *found.groups())]
        parts.extend([Value(text[at : found.start()]), answer(groups)])
        is_filled = is_filled and bool(_PLACEHOLDER.fullmatch(found[0]))
        at = found.end()
    if not parts:
        return value
    whole = joined([*parts, Value(text[at:])])
    if not is_filled or value.origin is None:
        return whole
    return Value(str(printed(whole)), value.origin)


def parted(value: Value, wanted: Value) -> Value:
    """The text cut where something stands; one part that is all of it keeps its origin."""
    pattern = pattern_of(settled(wanted))
    text = printed(value)
    if pattern is None or len(text) > _most(pattern):
        return UNKNOWN
    parts = pattern.split(text) if pattern.pattern else list(text)
    return Value([Value(part) for part in parts] if len(parts) > 1 else [value])
