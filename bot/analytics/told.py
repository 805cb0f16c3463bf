"""What an event tells of an item: fixed words, names that the site declares, numbers, codes.

Nothing that somebody typed: a section or a property is named only once a plan was made of it,
when it is known to be the site's own; a request, an answer, a value or a label never is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from bot.conversation.condition import Item

Properties: TypeAlias = dict[str, Any]

MOST_NAMES = 10
"""Property names that one event tells."""

_MOST_NAME = 64
_CODE = re.compile(r"[A-Za-z0-9_]{1,64}")
_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}")
_COUNTS = ("rounds", "attempts", "epoch")
_HOW = ("answer", "change")


def of_conversation(item: Item) -> Properties:
    """What is told of a conversation's item: of a plan its places, of a pull request its path."""
    said = item.get("said") or ("",)
    told: Properties = {
        "language": code(item["locale"], _LOCALE),
        "images": len(item.get("images") or ()),
        "questions": len(item.get("clarification_questions") or ()),
        "digest8": str(item.get("plan_digest", ""))[:8],
        "step": code(item.get("step", "")),
        "how": said[0] if said[0] in _HOW else "",
        "is_undo": "undo_of" in item,
        **{name: item.get(name, 0) for name in _COUNTS},
        **_pull(item),
        **_places(item),
    }
    return {name: value for name, value in told.items() if value}


def code(text: object, form: re.Pattern[str] = _CODE) -> str:
    """A word of a fixed vocabulary as it stands; '' for anything that could be somebody's."""
    return text if isinstance(text, str) and form.fullmatch(text) else ""


def path_of(url: str) -> str:
    """An address without its scheme, host and query."""
    return urlsplit(url).path.lstrip("/")


def _pull(item: Item) -> Properties:
    if "pr_number" not in item:
        return {}
    return {"pr_number": item["pr_number"], "pr_url": path_of(str(item["pr_url"]))}


def _places(item: Item) -> Properties:
    """Where a plan changes the site: `intent` reads "header: background, text color"."""
    if not item.get("plan"):
        return _undone(item)
    intent: Mapping[str, Any] = item.get("parsed_intent") or {}
    changes: Sequence[Mapping[str, Any]] = intent.get("changes") or ()
    section = str(item.get("section", ""))[:_MOST_NAME]
    names = list(dict.fromkeys(_names(changes)))
    first = [name.partition(".")[2] for name in names if name.startswith(f"{section}.")]
    told: Properties = {
        "section": section,
        "property_names": names[:MOST_NAMES],
        "changes": len(changes),
        "by_model": bool(intent.get("by_model")),
        "intent": f"{section}: {', '.join(first[:MOST_NAMES])}" if first else section,
    }
    return told


def _undone(item: Item) -> Properties:
    """What is to be taken back, by the section of the plan that made it."""
    if "undo_of" not in item or "said" in item:
        return {}
    section = str(item.get("section", ""))[:_MOST_NAME]
    return {"section": section, "intent": f"undo: {section}" if section else "undo"}


def _names(changes: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for change in changes:
        yield f"{str(change['section'])[:_MOST_NAME]}.{str(change['property'])[:_MOST_NAME]}"
