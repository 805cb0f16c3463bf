"""Another place in the row for the entry spoken of last: "before Pinterest", "no, last"."""

import re

from bot.ux_agent.intent import Intent
from bot.ux_agent.understanding.draft import Draft

_PLACE = (
    r"(?:first|second|third|fourth|last"
    r"|(?:to|at|in) the (?:very )?(?:end|top|start|beginning|front|bottom)"
    r"|(?:right |just )?(?:before|after|behind)\s+(?:the\s+)?[^,.;:!?]{2,40}?)"
)
_TOLD = re.compile(
    r"(?i)\W*(?:(?:and|but|no|nope|sorry|wait|actually|rather|oh|ok|please|pls|i meant?|better"
    r"|hmm+)\b\W*)*(?:(?:put|move|place)\s+(?:it|that|this)\s+|make it\s+"
    r"|(?:it|that)\s+should\s+(?:be|go|come|stand)\s+)?"
    rf"({_PLACE})(?:\s+(?:please|pls|instead|rather|then))*[\s.!]*"
)
_LONGEST = 80


def is_told(message: str) -> bool:
    """True for "put it first"."""
    return _TOLD.fullmatch(message) is not None


def of_entry(message: str, label: str) -> str:
    """The message with the entry that is to move: "put Studio first"; '' for all else."""
    found = _TOLD.fullmatch(message)
    return f"put {label} {found[1]}" if found else ""


def restated(message: str, earlier: Intent) -> str:
    """The earlier request with that place for the entry that it moved; '' for all else."""
    last = earlier.changes[-1] if earlier.changes else None
    found = _TOLD.fullmatch(message) if last and len(message) <= _LONGEST else None
    if last is None or last.op != "reorder" or not found:
        return ""
    request = earlier.request.rstrip(" .!")
    if last.target.casefold() not in request.casefold():
        return ""
    before = list(re.finditer(rf"(?i)\b{_PLACE}(?=\s+(?:in|on|of)\s+the\b|\W*$)", request))
    at = before[-1] if before else None
    return f"{request[: at.start()]}{found[1]}{request[at.end() :]}" if at else ""


def placed(message: str, earlier: Intent) -> Draft | None:
    """The new entry spoken of last at that place of its list; None for all else."""
    last = earlier.changes[-1] if earlier.changes else None
    found = _TOLD.fullmatch(message) if last and len(message) <= _LONGEST else None
    if last is None or last.op != "add" or isinstance(last.value, str) or not found:
        return None
    details = tuple(
        (name, one) for name, one in last.value.items() if name not in {"label", "href"}
    )
    new = Draft(last.section, "add", "add-link", last.value["label"], last.value.get("href", ""))
    listed = "" if last.property == "add-link" else last.property
    return new._replace(target=found[1], listed=listed, details=details)
