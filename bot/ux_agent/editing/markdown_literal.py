"""How a text is written in Markdown so that it stays text, to template languages around it too.

Source: CommonMark 0.31.2 (2.4 backslash escapes, 2.5 references), with what GitHub, kramdown,
Goldmark and MDX add: tables, strikethrough, links without brackets, attributes, mathematics.
"""

import re
from collections.abc import Callable

from bot.ux_agent.site import Place

_Replacement = str | Callable[[re.Match[str]], str]

_ALWAYS: tuple[tuple[str, _Replacement], ...] = (
    (r"[\\`*\[\]]", r"\\\g<0>"),
    (r"&(?=#[0-9]+;|#[xX][0-9a-fA-F]+;|\w+;)", "&amp;"),
    ("<", "&lt;"),
    (r"(?<![^\W_])_|_(?![^\W_])", r"\\_"),
    (r"\{(?=[{%#:.<])", "&#123;"),
    (r"=(?==)", r"\\="),
    (r"(?<![\w:]):(?=[\w+-]+:)", r"\\:"),
    (r"(?i)\b(https?|ftp|mailto|xmpp):", r"\1\\:"),
    (r"(?i)\b(www)\.", r"\1\\."),
    (r"(?:^|(?<=\s))#+$", lambda found: r"\#" * len(found[0])),
)
_AT_START: tuple[tuple[str, _Replacement], ...] = (
    (r"^[-+=:#]", r"\\\g<0>"),
    (r"^>", "&gt;"),
    (r"^\^", "&#94;"),
    (r"^([0-9]{1,9})([.)])(?=\s|$)", r"\1\\\2"),
    (r"\|", r"\\|"),
)
_IN_CELL: tuple[tuple[str, _Replacement], ...] = ((r"\|", r"\\|"),)
_IN_MDX: tuple[tuple[str, _Replacement], ...] = (
    (r"\{", "&#123;"),
    (r"\}", "&#125;"),
    (r"^import\b", "&#105;mport"),
    (r"^export\b", "&#101;xport"),
)


def markdown_literal(place: Place, value: str) -> str:
    """The text of a heading or paragraph in one line, with what stands around it."""
    if place.style == "link":
        return _link(value)
    is_mdx = place.file.lower().endswith(".mdx")
    return place.before + markdown_text(value, place.style, is_mdx=is_mdx) + place.after


def _link(value: str) -> str:
    """An address of a link (CommonMark 0.31.2, 6.3), percent-encoded where a sign would end it."""
    value = re.sub(r"&(?=#|\w+;)", "&amp;", value)
    return re.sub(r"[()\\<>{}\s]", _percent_encoded, value)


def _percent_encoded(sign: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in sign[0].encode())


def markdown_text(value: str, style: str, *, is_mdx: bool = False) -> str:
    """The text escaped; `style` is "line" within a line that is begun, "block" from its start.

    In a "cell" of a table a bar would end it (GitHub Flavored Markdown, 4.10).
    """
    own = {"block": _AT_START, "cell": _IN_CELL}.get(style, ())
    rules = (*_ALWAYS, *own, *(_IN_MDX if is_mdx else ()))
    for pattern, replacement in rules:
        value = re.sub(pattern, replacement, value)
    if value.count("~") > 1:
        value = value.replace("~", "&#126;")
    return value.replace("$", "\\$") if value.count("$") > 1 else value
