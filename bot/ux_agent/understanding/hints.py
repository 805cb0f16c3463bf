"""Whether a pattern is worth trying: to compile one costs a cold start more than all of reading."""

from collections.abc import Iterable


def may_hold(text: str, hints: Iterable[str]) -> bool:
    """True when the text holds one of the hints, which are lower case, in whatever case."""
    lower = text.lower()
    return any(hint in lower for hint in hints)
