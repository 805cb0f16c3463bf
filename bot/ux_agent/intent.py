"""The typed understanding of a request."""

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from bot.record import Record

Op: TypeAlias = Literal["set", "add", "remove", "reorder"]
Kind: TypeAlias = Literal["edit", "clarify", "refuse", "noop"]
Slot: TypeAlias = Literal["section", "property", "target", "value", "meaning"]
Value: TypeAlias = str | Mapping[str, str]


class Change(Record):
    """One wanted change of the site.

    `target` names one entry of a list (a link's label), else it is empty. `value` is a text, a
    colour `#rrggbb`, an address, or for a link {"label", "href"}.
    """

    section: str
    op: Op
    property: str
    value: Value
    target: str = ""

    def to_data(self) -> dict[str, Any]:
        """The published form: {section, op, property, target, value}."""
        value = self.value if isinstance(self.value, str) else dict(self.value)
        return {
            "section": self.section,
            "op": self.op,
            "property": self.property,
            "target": self.target,
            "value": value,
        }


class Question(Record):
    """The one thing that is missing; `choices` are (label, value), empty when any text will do."""

    slot: Slot
    text: str
    choices: tuple[tuple[str, str], ...] = ()


class Intent(Record):
    """What a person wants, as far as it is known.

    `edit`: `changes` are complete. `clarify`: `question` asks for what `pending` (the known part
    of the unfinished change, keys of Change) lacks; `changes` are those already complete.
    `refuse` and `noop`: `reason` says why nothing will be done, and of an `edit` what of it holds
    already. `request` is all that was typed.
    `by_model` says that a language model found places of it, which people are told. `additions`
    maps the paths of pictures that the changes put on the site to the blobs that hold them.
    `steps` are the changes that were wanted before each of the last messages, the latest last.
    """

    kind: Kind
    request: str
    changes: tuple[Change, ...] = ()
    pending: Mapping[str, Any] = {}
    question: Question | None = None
    reason: str = ""
    by_model: bool = False
    additions: Mapping[str, str] = {}
    steps: tuple[tuple[Change, ...], ...] = ()

    @property
    def section(self) -> str:
        """The first section spoken of, '' while unknown."""
        if self.changes:
            return self.changes[0].section
        return str(self.pending.get("section", ""))

    def to_data(self) -> dict[str, Any]:
        """The form in which the intent is stored: plain dictionaries, lists and texts."""
        question = self.question
        return {
            "kind": self.kind,
            "request": self.request,
            "changes": [change.to_data() for change in self.changes],
            "pending": dict(self.pending),
            "question": None
            if question is None
            else {
                "slot": question.slot,
                "text": question.text,
                "choices": [list(choice) for choice in question.choices],
            },
            "reason": self.reason,
            **({"by_model": True} if self.by_model else {}),
            **({"additions": dict(self.additions)} if self.additions else {}),
            **(
                {"steps": [[one.to_data() for one in step] for step in self.steps]}
                if self.steps
                else {}
            ),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Intent":
        """The inverse of to_data; raises KeyError on data of another shape."""
        asked = data["question"]
        question = asked and Question(
            asked["slot"], asked["text"], tuple((label, value) for label, value in asked["choices"])
        )
        changes = tuple(Change(**change) for change in data["changes"])
        return cls(
            data["kind"],
            data["request"],
            changes,
            data["pending"],
            question,
            data["reason"],
            data.get("by_model", False),
            data.get("additions", {}),
            tuple(tuple(Change(**one) for one in step) for step in data.get("steps", ())),
        )
