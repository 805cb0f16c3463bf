"""Text without quotes inside a message: where it ends, and what around it is mere courtesy."""

import re
from collections.abc import Iterable, Sequence

from bot.ux_agent.understanding.vocabulary import Item

_COURTESY = re.compile(
    r"[\s,;.!]*\b(?:please|pls|thanks?(?:\s+you)?(?:\s+(?:a lot|so much|very much|in advance))?"
    r"|thx|cheers|instead|right now|if possible|if you can|for me)[\s.!]*$",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^[\s:,=]+|^(?:the (?:text|words?|label|following)\s*:?\s+)", re.IGNORECASE)


def bare(text: str, start: int, end: int, items: Sequence[Item]) -> str:
    """The text between two characters without courtesy and without a section that closes it.

    `items` are those between them.
    """
    closing = _closing_section(items)
    if closing is not None:
        end = closing
    return polished(text[start:end])


def polished(text: str) -> str:
    """`text` without courtesy and separators around it and without one full stop behind it."""
    text = _LEAD.sub("", text.strip()).strip()
    shorter = None
    while shorter != text:
        shorter, text = text, _COURTESY.sub("", text)
    text = text.rstrip(" ,;:")
    if text.endswith(".") and not text.endswith(".."):
        text = text[:-1]
    return text.strip()


def sections_of(items: Iterable[Item]) -> list[str]:
    """The sections that items name, each once; an ambiguous name as it stands."""
    return list(dict.fromkeys(item.value for item in items if item.kind == "section"))


def _closing_section(items: Sequence[Item]) -> int | None:
    """Where "in the footer" begins at the end of a text, or None."""
    if len(items) > 1 and items[-1].kind == "section" and items[-2].kind == "in":
        return items[-2].start
    return None
