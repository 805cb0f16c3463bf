"""Places that the source itself marks: `data-ux="name"`, or `ux:name … /ux:name` in comments."""

import html
import re
from pathlib import PurePosixPath

from bot.ux_agent.declared.declaration import MarkerAt
from bot.ux_agent.editing.marker_literal import BRACES, LIKE_PAGES, PAGES, SCRIPTS, SHEETS, TEXTS
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.kinds.elements import elements_of
from bot.ux_agent.kinds.html import part_of
from bot.ux_agent.kinds.runs import spaced
from bot.ux_agent.kinds.script_text import decoded
from bot.ux_agent.site import Place

_COMMENTS = {
    "html": r"<!--\s*{0}\s*-->",
    "jsx": r"(?<!\{{)\{{/\*\s*{0}\s*\*/\}}(?!\}})",
    "go": r"\{{\{{-?\s*/\*\s*{0}\s*\*/\s*-?\}}\}}",
    "slashes": r"(?<!\{{)(?<!\{{ )(?<!- )/\*\s*{0}\s*\*/",
    "hash": r"\{{#-?\s*{0}\s*-?#\}}",
    "bang": r"\{{\{{!(?:--)?\s*{0}\s*(?:--)?\}}\}}",
    "percent": r"<%(?:#|--)\s*{0}\s*(?:--)?%>",
    "block": r"\{{%-?\s*comment\s*-?%\}}\s*{0}\s*\{{%-?\s*endcomment\s*-?%\}}",
    "at": r"@\*\s*{0}\s*\*@",
}
_ELEMENT = r"<(?P<tag>[a-zA-Z][\w.-]*)\b[^<>]*\sdata-ux=[\"']{0}[\"'][^<>]*(?<![/=])>"
_MADE = re.compile(r"\{[{%#]|<[?%]")
_MIXED = {
    "markdown": re.compile(r"[<>\\`*\[\]]"),
    "braces": re.compile(r"[<>{}]"),
    "unknown": re.compile(r"[<>{}$@]"),
    "": re.compile(r"[<>]"),
}


def locate(at: MarkerAt, document: Document, kind: str) -> Found:
    """The value that a marker of this name encloses; raises Missing unless there is exactly one."""
    pairs = list(_pairs(at.marker, document))
    marked = []
    if document.suffix in PAGES | BRACES | SCRIPTS:
        every = elements_of(document)
        marked = [one for one in every if one.attributes.get("data-ux") == at.marker]
    else:
        pairs += _elements(at.marker, document)
    if len(marked) + len(pairs) != 1:
        raise Missing(f"the marker “{at.marker}” is there {len(marked) + len(pairs)} times")
    if marked:
        return part_of(marked[0], "text", document, kind)
    comment, start, end = pairs[0]
    return _between(document, comment, (start, end), kind)


def _pairs(name: str, document: Document) -> list[tuple[str, int, int]]:
    """The ranges between comments of a pair, as characters of the source."""
    text, found = document.data.decode(), []
    for comment, pattern in _COMMENTS.items():
        opening = list(re.finditer(pattern.format(re.escape(f"ux:{name}")), text))
        closing = list(re.finditer(pattern.format(re.escape(f"/ux:{name}")), text))
        if len(opening) != len(closing) or len(opening) > 1:
            raise Missing(f"the marker “{name}” is not one pair of comments")
        if opening and opening[0].end() <= closing[0].start():
            found.append((comment, opening[0].end(), closing[0].start()))
    return found


def _elements(name: str, document: Document) -> list[tuple[str, int, int]]:
    """The inside of marked elements where the source is no page to parse."""
    text, found = document.data.decode(), []
    for opening in re.finditer(_ELEMENT.format(re.escape(name)), text):
        closing = re.compile(rf"[^<>]*(?=</{re.escape(opening['tag'])}\s*>)")
        inside = closing.match(text, opening.end())
        if inside is None:
            raise Missing("its text is mixed with other elements")
        found.append(("element", *inside.span()))
    return found


def _between(document: Document, comment: str, span: tuple[int, int], kind: str) -> Found:
    text = document.data.decode()
    raw = text[span[0] : span[1]]
    first = span[0] + len(raw) - len(raw.lstrip()) if raw.strip() else span[0]
    start = len(text[:first].encode())
    end = start + len(raw.strip().encode())
    if comment == "slashes":
        return _literal(document, start, end, kind)
    style = style_of(document.path, comment)
    place = document.place("marker" if style else "html_text", start, end)
    place = place._replace(style=style or ("browser" if document.is_read_at_run_time else ""))
    if _MADE.search(place.raw) or _MIXED[style].search(place.raw):
        raise Missing("its text is mixed with markup or made by a template")
    return Found(html.unescape(spaced(place.raw)), place, kind)


def style_of(path: str, comment: str) -> str:
    """What would be read as more than text there: "markdown", "braces", "unknown", or '' (HTML)."""
    suffix = PurePosixPath(path).suffix.lower()
    if suffix in TEXTS:
        return "markdown"
    if comment == "jsx" or suffix in {*BRACES, *SCRIPTS}:
        return "braces"
    return "" if suffix in {*PAGES, *LIKE_PAGES} else "unknown"


def _declared(place: Place, kind: str) -> Found:
    if not place.raw or re.search(r"[;:{}]|/\*", place.raw):
        raise Missing("no value of a declaration stands there")
    quote = "'" if "'" in place.raw and '"' not in place.raw else ""
    return Found(place.raw, place._replace(quote=quote), "keyword" if kind == "text" else kind)


def _literal(document: Document, start: int, end: int, kind: str) -> Found:
    """A value of a style sheet, or a literal of a script."""
    if document.suffix in SHEETS:
        return _declared(document.place("css", start, end), kind)
    if document.suffix not in SCRIPTS:
        raise Missing("such comments mark values in style sheets and scripts only")
    place = document.place("marker", start, end)._replace(style="script")
    value = decoded(place.raw)
    if kind == "bool":
        value = {"true": "visible", "false": "hidden"}.get(place.raw, value)
    return Found(value, place, kind)
