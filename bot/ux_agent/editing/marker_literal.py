"""How a text is written between markers, in languages that are not parsed: by entities alone.

An entity is a text to Markdown, to HTML within Markdown, and to every template language, where a
backslash is not. In scripts it is the literal that stands there (ECMA-262, 12.9).
"""

import json
import re

from bot.errors import UserError
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.editing.data_literals import NUMBER
from bot.ux_agent.site import Place

PAGES = frozenset({".hbs", ".htm", ".html", ".j2", ".liquid", ".mustache", ".njk"})
"""Sources that are read as HTML, those of template languages among them."""

LIKE_PAGES = frozenset({".ejs", ".erb", ".svg", ".xml"})
"""Sources in which the escapes of HTML make everything text, but that are not read as HTML."""

BRACES = frozenset({".astro", ".svelte", ".vue"})
"""Sources in which a single brace begins code."""

SCRIPTS = frozenset({".cjs", ".cts", ".js", ".jsx", ".mjs", ".mts", ".ts", ".tsx"})
SHEETS = frozenset({".css", ".scss"})
TEXTS = frozenset({".markdown", ".md", ".mdx"})

_IN_MARKDOWN = re.compile(
    r"[\\`*\[\]|~$]|(?<![^\W_])_|_(?![^\W_])|=(?==)|(?<![\w:]):(?=[\w+-]+:)"
    r"|(?i:(?<=\bhttp)|(?<=\bhttps)|(?<=\bftp)|(?<=\bmailto)|(?<=\bxmpp)):|(?i:(?<=\bwww))\."
    r"|^[-+=:#^]|(?<=\s)#+$|(?<=^[0-9])[.)]|(?<=^[0-9]{2})[.)]|(?<=^[0-9]{3})[.)]"
    r"|(?<=^[0-9]{4})[.)]|^(?:i(?=mport\b)|e(?=xport\b))"
)
_MARKUP = {
    "markdown": re.compile(rf"[&<>{{}}]|{_IN_MARKDOWN.pattern}"),
    "braces": re.compile(r"[&<>{}]"),
    "unknown": re.compile(r"[&<>{}\[\]$#@%~!`\\]"),
}
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def marker_literal(place: Place, value: str) -> str:
    """The text as it is written there; raises UserError where a number or a switch stands."""
    if place.style == "script":
        return _script(place.raw, value)
    return _MARKUP[place.style].sub(_as_entities, value)


def _as_entities(found: re.Match[str]) -> str:
    return "".join(_NAMED.get(sign) or f"&#{ord(sign)};" for sign in found[0])


def _script(raw: str, value: str) -> str:
    """A literal of the kind that stands there; safe within a script element, too."""
    if raw in {"true", "false"}:
        if value not in {"visible", "hidden"}:
            raise UserError(phrase(Texts.only_yes_or_no))
        return "true" if value == "visible" else "false"
    sign = raw[0]
    if sign not in "\"'`":
        if not NUMBER.fullmatch(value):
            raise UserError(phrase(Texts.only_a_number))
        return value
    inside = json.dumps(value, ensure_ascii=False)[1:-1]
    if sign != '"':
        inside = inside.replace('\\"', '"').replace(sign, f"\\{sign}")
    if sign == "`":
        inside = inside.replace("${", "\\${")
    inside = inside.replace("</", "<\\/").replace("<!--", "\\x3c!--")
    return sign + inside.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + sign
