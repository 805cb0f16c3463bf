"""The value of a change that one of the request's pictures is to give: a colour, or a file."""

import re

_SPELLED = r"picture:([1-9])"

TYPES = frozenset({"color", "image"})
"""The types of targets whose value a picture can give."""


def picture_value(number: int) -> str:
    """What stands for picture `number` (from 1) of a request."""
    return f"picture:{number}"


def picture_number(value: object) -> int:
    """Which picture a value stands for; 0 for any other value."""
    is_like = isinstance(value, str) and value.startswith("picture:")
    found = re.fullmatch(_SPELLED, str(value)) if is_like else None
    return int(found[1]) if found else 0
