"""Colours that variables of Sass have: `$plum: #7b1e2b;` outside of all rules, once in a file."""

import re
from functools import lru_cache

from bot.ux_agent.editing.contrast import parse_colour
from bot.ux_agent.kinds.document import Document, Found, Missing

_COMMENT = re.compile(rb"/\*.*?(?:\*/|\Z)|(?<!:)//[^\r\n]*", re.DOTALL)
_DECLARED = re.compile(
    rb"^[ \t]*\$([A-Za-z][\w-]*)[ \t]*:[ \t]*([^;{}\r\n]*?)[ \t]*;", re.MULTILINE
)
_BLOCK = re.compile(rb"[{}]")


def locate(name: str, document: Document, kind: str) -> Found:
    """The colour of a variable (`$plum`); raises Missing where it has none for sure."""
    spans = variables(document).get(name.removeprefix("$"), ())
    if kind != "color" or len(spans) != 1:
        raise Missing(f"{name} is declared {len(spans)} times as a colour")
    start, end = spans[0]
    value = document.text(start, end)
    if parse_colour(value) is None:
        raise Missing(f"{name} is no plain colour")
    return Found(value, document.place("css", start, end), kind)


@lru_cache(maxsize=8)
def variables(document: Document) -> dict[str, tuple[tuple[int, int], ...]]:
    """The variables of a sheet with the bytes of each value; one in a block has none."""
    data = _COMMENT.sub(lambda found: b" " * len(found[0]), document.data)
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    depth, at = 0, 0
    for match in _DECLARED.finditer(data):
        signs = _BLOCK.findall(data, at, match.start())
        depth, at = depth + signs.count(b"{") - signs.count(b"}"), match.start()
        name = match[1].decode()
        span = match.span(2) if depth == 0 else (0, 0)
        found[name] = (*found.get(name, ()), span)
    return found
