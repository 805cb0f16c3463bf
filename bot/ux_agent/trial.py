"""The UX agent on a folder, without services: several messages are one conversation."""

import base64
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from bot.errors import Failed, UserError
from bot.ux_agent.asking_model.asking import MOST_SECONDS, helped
from bot.ux_agent.asking_model.model import Model
from bot.ux_agent.asking_model.prompt import Said
from bot.ux_agent.code_host import blob_id
from bot.ux_agent.declared.indexing import SiteSource
from bot.ux_agent.editing.checking import check
from bot.ux_agent.editing.planning import NotInIndex, apply
from bot.ux_agent.intent import Intent
from bot.ux_agent.picturing.taking import Album, Picture, taken
from bot.ux_agent.plan import Plan
from bot.ux_agent.reading import Outcome, Settle, read_request, read_said
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
            "files": {path: _as_text(content) for path, content in sorted(self.files.items())},
            "diff": plan.diff if plan else "",
        }


def converse(
    messages: Sequence[str],
    index: SiteIndex,
    source: SiteSource,
    pictures: Sequence[Picture] = (),
    *,
    model: Model | None = None,
) -> Trial:
    """What the messages (one or more), said one after another, would change.

    What they leave open a `model` may read. A change that would not be safe is refused. Raises
    bot.errors.Failed when the source does.
    """
    outcome: Outcome | None = None
    kept: dict[str, bytes] = {}
    settle = _settling(index, source, pictures, kept)
    for message in messages:
        said = (outcome.intent.request, message) if outcome else (message,)
        outcome = _read(message, outcome, index, settle)
        if model is not None:
            outcome = helped(outcome, Said(said), index, model, MOST_SECONDS)
    if outcome is None:
        raise UserError("Please say what to change.")
    try:
        files = _edited(outcome.plan, source, kept) if outcome.plan else {}
    except Failed as fault:
        if fault.code != "unsafe_edit":
            raise
        refused = outcome.intent._replace(kind="refuse", reason=str(fault))
        return Trial(Outcome(refused), {}, index.warnings)
    return Trial(outcome, files, index.warnings)


def _settling(
    index: SiteIndex, source: SiteSource, pictures: Sequence[Picture], kept: dict[str, bytes]
) -> Settle:
    def keep(content: bytes) -> str:
        blob = blob_id(content)
        kept[blob] = content
        return blob

    def settle(intent: Intent) -> Intent:
        return taken(intent, index, Album(pictures, source.tree(index.commit), keep))

    return settle


def _read(message: str, before: Outcome | None, index: SiteIndex, settle: Settle) -> Outcome:
    try:
        return _read_one(message, before, index, settle)
    except NotInIndex as lacking:
        reason = f"This site declares nothing that fits ({lacking})."
        return Outcome(Intent("refuse", message, reason=reason))
    except Failed as fault:
        if fault.code != "picture":
            raise
        return Outcome(Intent("refuse", message, reason=str(fault)))


def _read_one(message: str, before: Outcome | None, index: SiteIndex, settle: Settle) -> Outcome:
    if before is None:
        return read_request(message, index, settle=settle)
    how = "answer" if before.intent.kind == "clarify" else "change"
    return read_said(before.intent, (how, message), index, settle)


def _edited(plan: Plan, source: SiteSource, kept: Mapping[str, bytes]) -> dict[str, bytes]:
    contents = {edit.file: source.read(edit.blob) for edit in plan.edits}
    files = apply(plan.edits, contents)
    check(plan.edits, contents, files)
    return {**files, **{path: kept[blob] for path, blob in plan.additions.items()}}


def _as_text(content: bytes) -> str:
    """A text as it is, anything else as a data address."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return f"data:application/octet-stream;base64,{base64.b64encode(content).decode()}"
