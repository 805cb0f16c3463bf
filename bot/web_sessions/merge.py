"""Two requests changed one session: what it holds after both."""

from collections.abc import Mapping
from typing import Any

_NOTHING = object()


def merged(
    base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]
) -> dict[str, Any]:
    """`theirs` with what `ours` changed since `base`, key by key.

    Of one key that both changed the later writer's value stands, but a removal beats a change: who
    signed out is not signed in again by another request that was under way.
    """
    result = dict(theirs)
    for key in {**base, **ours}:
        before, after = base.get(key, _NOTHING), ours.get(key, _NOTHING)
        if same(before, after):
            continue
        was_removed = key in base and key not in theirs
        if after is _NOTHING or was_removed:
            result.pop(key, None)
        else:
            result[key] = after
    return result


def same(one: object, other: object) -> bool:
    """Whether two values are the same JSON: 1, 1.0 and true are three, a tuple is a list."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and one == other
