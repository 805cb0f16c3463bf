"""Holds what tests.recording.taps wrote down against a contract checker."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

_MESSAGES = re.compile(r"(/api/v\d+)?/channels/[^/]+/messages(/[^/]+)?")


class Judged(NamedTuple):
    """One record: the sort of thing it is, its file, and what the checker finds."""

    sort: str
    name: str
    findings: list[Any]


def judged(checker: Any, folder: Path) -> Iterator[Judged]:
    """All records of a folder; `checker` is the module check_discord_response."""
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        line, body, files = record["line"], record["body"], tuple(record["files"])
        if line == "callback":
            kind = record["interaction"]["type"]
            sort = f"recorded answer to {checker.INTERACTION.get(kind, kind)}"
            yield Judged(sort, path.stem, checker.callback(body, record["interaction"], files))
            continue
        found = checker.rest(line, body, files=files)
        method, _, at = line.partition(" ")
        if _MESSAGES.fullmatch(at):  # of these the checker knows the schema alone
            mode = "create" if method == "POST" else "edit"
            checker.message(found, body, mode, base=(), files=files)
        yield Judged(f"recorded {method}", path.stem, found)
