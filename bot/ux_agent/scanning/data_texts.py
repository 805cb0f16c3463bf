"""The texts of a JSON file with the dotted keys that a manifest names them by."""

import json
from collections.abc import Iterator

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.json import step_of


def texts_of(document: Document | None) -> Iterator[tuple[str, str]]:
    """Every text by its key; none of a file that is absent or no JSON."""
    if document is None or document.suffix != ".json":
        return
    try:
        pending: list[tuple[str, object]] = [("", json.loads(document.data))]
    except (ValueError, RecursionError):
        return
    while pending:
        key, value = pending.pop()
        if isinstance(value, str):
            yield key, value
        elif isinstance(value, dict):
            named = [(step_of(name), part) for name, part in value.items() if step_of(name)]
            pending.extend((f"{key}{step}".lstrip("."), part) for step, part in reversed(named))
        elif isinstance(value, list):
            parts = list(enumerate(value))
            pending.extend((f"{key}[{at}]", part) for at, part in reversed(parts))
