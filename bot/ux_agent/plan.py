"""The exact edits that a request comes down to, with their digest."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

from bot.record import Record


class Edit(Record):
    """Replace bytes `start` to `end` of a file, which are `old` in UTF-8, by `new`.

    `blob` is the git blob id of the file that the offsets were taken from.
    """

    file: str
    blob: str
    start: int
    end: int
    old: str
    new: str


_in_order = itemgetter(*Edit._fields)
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


class Undoes(Record):
    """The shipped change that a plan takes back: its conversation, pull request and title.

    `blobs` maps each of its files to the blob that it was made on: what returns stood there.
    """

    conversation_id: str
    number: int
    url: str
    title: str
    blobs: Mapping[str, str]


class Plan(Record):
    """What Confirm would ship.

    `lines` say it in words, one per change ("navbar background: #fff → #000080"); `diff` is the
    unified diff; `warnings` are for the person. `base` is the commit the plan was made on.
    `additions` maps the paths of new files to the blobs that hold them already; where that is '',
    the file goes.
    """

    base: str
    edits: tuple[Edit, ...]
    lines: tuple[str, ...]
    diff: str
    warnings: tuple[str, ...] = ()
    undoes: Undoes | None = None
    additions: Mapping[str, str] = {}

    @property
    def digest(self) -> str:
        """SHA-256 in hex over edits and new files alone, so that a rebase keeps it."""
        return digest_of(self.edits, self.additions)

    def to_data(self) -> dict[str, Any]:
        """The form in which the plan is stored."""
        return {
            "base": self.base,
            "edits": [edit._asdict() for edit in self.edits],
            "lines": list(self.lines),
            "diff": self.diff,
            "warnings": list(self.warnings),
            **({"undoes": self.undoes._asdict()} if self.undoes else {}),
            **({"additions": dict(self.additions)} if self.additions else {}),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Plan":
        """The inverse of to_data; raises KeyError or TypeError on data of another shape."""
        return cls(
            data["base"],
            tuple(Edit(*_in_order(edit)) for edit in data["edits"]),
            tuple(data["lines"]),
            data["diff"],
            tuple(data["warnings"]),
            Undoes(**data["undoes"]) if "undoes" in data else None,
            data.get("additions", {}),
        )


def digest_of(edits: Sequence[Edit], additions: Mapping[str, str] | None = None) -> str:
    """SHA-256 in hex of the edits in order of file and offset, and of the new files."""
    ordered = [list(edit) for edit in sorted(edits)]
    ordered += [[path, blob] for path, blob in sorted((additions or {}).items())]
    return hashlib.sha256(_encoded(ordered).encode()).hexdigest()
