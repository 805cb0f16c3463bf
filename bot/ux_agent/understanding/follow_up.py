"""A new message against an earlier understanding: what it keeps and what it replaces."""

import re
from collections.abc import Sequence

from bot.ux_agent.intent import Change, Intent
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import fitting
from bot.ux_agent.understanding.draft import Draft

_ADDS = re.compile(r"^\W*(?:and|also|plus|additionally|as well|furthermore)\b", re.IGNORECASE)
_TOO = re.compile(r"\b(?:too|as well|also)\W*$", re.IGNORECASE)
_LINKS = ("link-label", "link-href")


def adds(message: str) -> bool:
    """True for a message that adds to what was said ("and bold", "the footer too")."""
    return bool(_ADDS.match(message) or _TOO.search(message))


def merged(
    message: str, drafts: Sequence[Draft], earlier: Intent, index: SiteIndex
) -> tuple[tuple[Change, ...], list[Draft]]:
    """The earlier changes that stay, and the drafts filled up from those that do not."""
    changes = list(earlier.changes)
    filled: list[Draft] = []
    for draft in drafts:
        base = _base(draft, changes, index)
        if base is None:
            hint = "" if draft.section else earlier.section
            filled.append(draft._replace(hint_section=draft.hint_section or hint))
            continue
        if not adds(message) or _is_same_place(draft, base):
            changes.remove(base)
        filled.append(_filled(draft, base))
    if _is_new(drafts, earlier, message):
        changes = []
    return tuple(changes), filled


def _is_new(drafts: Sequence[Draft], earlier: Intent, message: str) -> bool:
    """True for a whole new request, which speaks of none of the earlier places."""
    if adds(message):
        return False
    return not any(
        _names(draft, change) or _is_partial(draft)
        for draft in drafts
        for change in earlier.changes
    )


def _is_partial(draft: Draft) -> bool:
    """True for a draft that needs what was said before."""
    has_place = bool(draft.section or draft.property or draft.anchor or draft.target)
    return not has_place or (not draft.nature and not draft.value)


def _names(draft: Draft, change: Change) -> bool:
    """True when a draft speaks of the very place of a change."""
    if draft.section and change.section not in draft.section.split():
        return False
    if draft.target and draft.target != change.target:
        return False
    if not draft.property:
        return bool(draft.section)
    names = {name.rpartition(".")[2] for name in re.split(r"[| ]", draft.property)}
    return change.property in names and bool(draft.section or draft.target or change.op == "set")


def _base(draft: Draft, changes: Sequence[Change], index: SiteIndex) -> Change | None:
    """The earlier change that a draft varies."""
    if draft.op != "set" or draft.anchor:
        return None
    for change in reversed(changes):
        if draft.property and draft.section and draft.nature:
            if _names(draft, change):
                return change
        elif _can_vary(draft, change, index):
            return change
    return None


def _can_vary(draft: Draft, change: Change, index: SiteIndex) -> bool:
    if draft.property and draft.nature:
        return _names(draft, change)
    if draft.nature:
        if draft.section and change.section not in draft.section.split():
            return False
        return _takes(change, draft, index)
    return bool(draft.section or draft.property) and isinstance(change.value, str)


def _takes(change: Change, draft: Draft, index: SiteIndex) -> bool:
    if change.property in {*_LINKS, "add-link"}:
        return draft.nature in (
            {"text"} if change.property == "link-label" else {"text", "address"}
        )
    target = index.find(change.section, change.property)
    return target is not None and fitting.takes(target, draft.nature, draft.value)


def _is_same_place(draft: Draft, change: Change) -> bool:
    return bool(draft.nature) and not draft.section and not draft.property


def _filled(draft: Draft, base: Change) -> Draft:
    """The draft with what it leaves unsaid taken from the change."""
    if base.property == "add-link" and not isinstance(base.value, str):
        given = {"href": draft.value} if draft.nature == "address" else {"label": draft.value}
        both = {**base.value, **given}
        return Draft(base.section, "add", "add-link", both["label"], both["href"])
    if draft.nature:
        return draft._replace(
            section=base.section,
            property=base.property if not draft.property else draft.property,
            target=draft.target or base.target,
        )
    value = base.value if isinstance(base.value, str) else ""
    is_section_only = draft.section and not draft.property
    return draft._replace(
        section=draft.section or base.section,
        property=base.property if is_section_only else draft.property,
        target=base.target if base.property in _LINKS else "",
        op=base.op,
        value=value,
        nature="colour" if value.startswith("#") and len(value) == 7 else "text",
    )
