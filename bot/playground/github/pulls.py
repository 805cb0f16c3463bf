"""The pull requests of a repository: one JSON record each, in a folder beside its objects.

A record has number, title, body, head and base (branches), owner (whose repository has the head),
head_sha and base_sha (as last known), state ("open" or "closed"), draft, user, created_at,
updated_at, closed_at, merged_at (epoch seconds or None), merge_sha, comments ([{id, body, user,
at}]).
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

Record: TypeAlias = dict[str, Any]


class PullRecords:
    """The records in `folder`; whoever writes holds the fake's lock."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> list[Record]:
        """Every record, oldest first."""
        files = self._folder.glob("[0-9]*.json") if self._folder.is_dir() else ()
        records = [json.loads(path.read_bytes()) for path in files]
        return sorted(records, key=lambda record: int(record["number"]))

    def get(self, number: int) -> Record | None:
        """The record of that number."""
        return next((record for record in self.all() if record["number"] == number), None)

    def add(self, record: Record) -> Record:
        """Keep a record under the next number."""
        number = max((old["number"] for old in self.all()), default=0) + 1
        return self.keep({"number": number, **record, "comments": []})

    def change(self, number: int, edit: Callable[[Record], Record]) -> Record:
        """Keep what `edit` makes of a record; raises KeyError when there is none."""
        record = self.get(number)
        if record is None:
            raise KeyError(number)
        return self.keep(edit(record))

    def keep(self, record: Record) -> Record:
        """Write a record whole or not at all."""
        self._folder.mkdir(parents=True, exist_ok=True)
        draft = self._folder / f".{record['number']}.tmp"
        draft.write_text(json.dumps(record, ensure_ascii=False, indent=2), encoding="utf-8")
        draft.replace(self._folder / f"{record['number']}.json")
        return record
