"""The UX agent on a folder, without services: several messages are one conversation."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from bot.errors import Failed, UserError
from bot.ux_agent.declared.indexing import SiteSource
from bot.ux_agent.editing.checking import check
from bot.ux_agent.editing.planning import NotInIndex, apply
from bot.ux_agent.intent import Intent
from bot.ux_agent.plan import Plan
from bot.ux_agent.reading import Outcome, read_request, read_said
from bot.ux_agent.site import SiteIndex


class Trial(NamedTuple):
    """Where a conversation stands after its last message; `files` are the new contents by path."""

    outcome: Outcome
    files: Mapping[str, bytes]
    warnings: tuple[str, ...] = ()

    def to_data(self) -> dict[str, Any]:
        """The published object of `ux-agent try --json`."""
        intent, plan = self.outcome
        return {
            "kind": intent.kind,
            "section": intent.section,
            "updates": [change.to_data() for change in intent.changes],
            "questions": [intent.question.text] if intent.question else [],
            "files": {path: content.decode() for path, content in sorted(self.files.items())},
            "diff": plan.diff if plan else "",
        }


def converse(messages: Sequence[str], index: SiteIndex, source: SiteSource) -> Trial:
    """What the messages (one or more), said one after another, would change.

    A change that would not be safe is refused. Raises bot.errors.Failed when the source does.
    """
    outcome: Outcome | None = None
    for message in messages:
        outcome = _read(message, outcome, index)
    if outcome is None:
        raise UserError("Please say what to change.")
    try:
        files = _edited(outcome.plan, source) if outcome.plan else {}
    except Failed as fault:
        if fault.code != "unsafe_edit":
            raise
        refused = outcome.intent._replace(kind="refuse", reason=str(fault))
        return Trial(Outcome(refused), {}, index.warnings)
    return Trial(outcome, files, index.warnings)


def _read(message: str, before: Outcome | None, index: SiteIndex) -> Outcome:
    try:
        return _read_one(message, before, index)
    except NotInIndex as lacking:
        reason = f"This site declares nothing that fits ({lacking})."
        return Outcome(Intent("refuse", message, reason=reason))


def _read_one(message: str, before: Outcome | None, index: SiteIndex) -> Outcome:
    if before is None:
        return read_request(message, index)
    how = "answer" if before.intent.kind == "clarify" else "change"
    return read_said(before.intent, (how, message), index)


def _edited(plan: Plan, source: SiteSource) -> dict[str, bytes]:
    contents = {edit.file: source.read(edit.blob) for edit in plan.edits}
    files = apply(plan.edits, contents)
    check(plan.edits, contents, files)
    return files
