"""Negations that are typed without their apostrophe: "doesnt", "shouldnt be bold"."""

import re

from bot.ux_agent.understanding.literals import lift

_BARE = re.compile(
    r"(?i)\b((?:do|does|did|is|are|was|were|has|have|had|should|would|could|must|need|wo)n)t\b"
)


def restored(message: str) -> str:
    """The message with the apostrophes of its negations, but for what is in quotation marks."""
    quoted = [(one.start, one.end) for one in lift(message) if one.kind == "quoted"]

    def whole(found: re.Match[str]) -> str:
        is_quoted = any(start <= found.start() < end for start, end in quoted)
        return found[0] if is_quoted else f"{found[1]}'{found[0][-1]}"

    return _BARE.sub(whole, message)
