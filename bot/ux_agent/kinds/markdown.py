"""Places in Markdown: a heading, a paragraph, a list item, a picture, a table's cell.

Source: CommonMark 0.31.2; tables are GitHub Flavored Markdown's.
"""

import html.entities
import re
from collections.abc import Iterator
from functools import lru_cache

from tree_sitter import Node

from bot.ux_agent.declared.declaration import MarkdownAt
from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.kinds.markdown_parts import Picture, addresses, pictures, texts

_SELECTOR = re.compile(
    r"h(?P<level>[1-6])(?:\.(?P<heading>[0-9]+))?|p(?P<paragraph>[1-9][0-9]*)|li(?P<item>[1-9][0-9]*)"
    r"|(?P<cell>t[dh])(?P<number>[1-9][0-9]*)"
)
_PICTURE = re.compile(r"img(?P<number>[1-9][0-9]*)")
_PART = re.compile(r"(?P<kind>text|link)\.(?P<number>[0-9]+)")
_HEADINGS = {"atx_heading": "atx_h{}_marker", "setext_heading": "setext_h{}_underline"}
_CELLS = {"pipe_table_row": "td", "pipe_table_header": "th"}
_TOP = ("document", "section")
_PARTS = re.compile(
    r"(?P<before>\s*)(?P<text>.*?)(?P<after>(?:[ \t]+#+)?\s*(?:\{[:.#][^{}]*\})?\s*)", re.DOTALL
)
"""The text of a block, without closing signs and a list of attributes behind it."""

_NO_TEXT = re.compile(
    r"(?:\s|\{:[^}]*\}|(?>\{\{.*?\}\})|(?>\{%.*?%\})|!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\]))*+",
    re.DOTALL,
)
"""Attributes, template tags, images: a paragraph of nothing else is none."""

_UNSURE = re.compile(r"(?<!\\)[*`\[\]<]|(?<![\w\\])_|(?<!\\)_(?!\w)")
"""Signs of markup that the parser took for text within markup; readers may not."""

_SPACE = re.compile(r"[ \t\r\n]+")
_TEMPLATE = ("{{", "{%", "{#", "<?", "<%")
_PLAIN = frozenset(
    {
        *("inline", "backslash_escape", "entity_reference", "numeric_character_reference"),
        *("hard_line_break", "latex_block", "latex_span_delimiter"),
    }
)
_ESCAPED = re.compile(
    r"\\(?P<sign>[!-/:-@\[-`{-~])|\\(?=\r?\n)|&#(?P<ten>[0-9]{1,7});"
    r"|&#[xX](?P<sixteen>[0-9a-fA-F]{1,6});|&(?P<name>\w+);"
)


def locate(at: MarkdownAt, document: Document, kind: str) -> Found:
    """The text of a block, or a part of it; raises Missing where that is mixed with markup."""
    if shown := _PICTURE.fullmatch(at.md):
        return _of_picture(at.part, _picture(int(shown["number"]), document), document, kind)
    inline = inside(at.md, document)
    if at.part:
        return _part(at.part, inline, document, kind)
    place = document.place("markdown", inline.start_byte, inline.end_byte)
    parts = _PARTS.fullmatch(place.raw)
    text = parts["text"] if parts else ""
    if parts is None or not text or any(mark in text for mark in _TEMPLATE):
        raise Missing("it is empty or made by a template")
    if _is_mixed(text) or (document.suffix == ".mdx" and re.search(r"(?<!\\)[{}]", text)):
        raise Missing("its text is mixed with markup")
    place = place._replace(before=parts["before"], after=parts["after"], style=_style(inline))
    return Found(decoded(text), place, kind)


def inside(selector: str, document: Document) -> Node:
    """The inside of a heading, paragraph or list item; raises Missing."""
    node = _block(selector, document)
    if node.type == "pipe_table_cell":
        return node
    inline = next((part for part in tree.walk(node) if part.type == "inline"), None)
    if inline is None:
        raise Missing(f"“{selector}” is empty")
    return inline


def spans_of(inline: Node, document: Document) -> list[tuple[int, int]]:
    """The texts in a block as ranges of bytes, in order; `part: text.N` names them."""
    whole = _PARTS.fullmatch(document.node_text(inline))
    after = len(whole["after"].encode()) if whole else 0
    return texts(document, inline, inline.end_byte - after)


def decoded(raw: str) -> str:
    """A text of Markdown as people read it."""
    return _SPACE.sub(" ", _ESCAPED.sub(_unescaped, raw)).strip()


def _picture(number: int, document: Document) -> Picture:
    found = pictures(document)
    if number > len(found):
        raise Missing(f"there is no “img{number}”")
    return found[number - 1]


def _of_picture(part: str, picture: Picture, document: Document, kind: str) -> Found:
    """What describes a picture, or its address; raises Missing where code or markup is in it."""
    if part not in {"attr:alt", "attr:src"}:
        raise Missing("of a picture there are “attr:alt” and “attr:src”")
    is_address = part == "attr:src"
    place = document.place("markdown", *(picture.src if is_address else picture.alt))
    braces = "{}" if document.suffix == ".mdx" else ""
    if any(mark in place.raw for mark in (*_TEMPLATE, *braces)):
        raise Missing("it is made by a template")
    is_plain = not place.raw or not ("\n" in place.raw or _is_mixed(place.raw))
    if not is_address and (not is_plain or _UNSURE.search(place.raw)):
        raise Missing("its text is mixed with markup")
    style = "link" if is_address else "cell" if picture.block.type == "pipe_table_cell" else "line"
    return Found(decoded(place.raw), place._replace(style=style), "url" if is_address else kind)


def _part(part: str, inline: Node, document: Document, kind: str) -> Found:
    named = _PART.fullmatch(part)
    is_link = named is not None and named["kind"] == "link"
    spans = addresses(document, inline) if is_link else spans_of(inline, document)
    if named is None or int(named["number"]) >= len(spans):
        raise Missing(f"there is no “{part}” in it")
    start, end = spans[int(named["number"])]
    place = document.place("markdown", start, end)
    if not is_link and _UNSURE.search(place.raw):
        raise Missing("its text is mixed with markup")
    is_first = start == inline.start_byte
    is_cell = inline.type == "pipe_table_cell"
    style = "link" if is_link else _style(inline) if is_first or is_cell else "line"
    return Found(decoded(place.raw), place._replace(style=style), "url" if is_link else kind)


def _style(inline: Node) -> str:
    """How a text at its start is written: a heading's line is begun already, as is a cell's."""
    if inline.type == "pipe_table_cell":
        return "cell"
    above = inline.parent
    return "line" if above is not None and above.type == "atx_heading" else "block"


def selectors(document: Document) -> Iterator[tuple[str, Node]]:
    """Every heading, paragraph, list item and cell that can be named, with its inside."""
    counts: dict[str, int] = {}
    for node in tree.walk(document.markdown.root_node):
        if kind := _kind_of_cell(node):
            counts[kind] = counts.get(kind, 0) + 1
            yield f"{kind}{counts[kind]}", node
        level = next((one for one in "123456" if _is_heading(node, one)), "")
        is_item = node.type == "list_item"
        kind = f"h{level}" if level else "li" if is_item else "p"
        is_block = _is_on_top(node) and (bool(level) or _is_paragraph(node, document))
        if not is_item and not is_block:
            continue
        number = counts.get(kind, 0)
        counts[kind] = number + 1
        name = f"{kind}.{number}" if level else f"{kind}{number + 1}"
        paragraph = tree.child(node, "paragraph") if is_item else node
        found = next((part for part in tree.walk(paragraph or node) if part.type == "inline"), None)
        if found is not None and paragraph is not None:
            yield name.removesuffix(".0"), found


def _block(selector: str, document: Document) -> Node:
    """The block that is meant: of headings the first is 0, of all else 1."""
    wanted = _SELECTOR.fullmatch(selector)
    if wanted is None:
        raise Missing(
            f"“{selector}” is no heading (h1, h2.1), paragraph (p1), list item (li1), cell (td1)"
            " or picture (img1)"
        )
    level, blocks = wanted["level"], _blocks(document)
    if wanted["cell"]:
        cells = blocks.get(wanted["cell"], [])
        if int(wanted["number"]) > len(cells):
            raise Missing(f"there is no “{selector}”")
        return cells[int(wanted["number"]) - 1]
    if wanted["item"]:
        return _item(blocks.get("li", []), int(wanted["item"]))
    found = blocks.get(f"h{level}" if level else "p", [])
    number = int(wanted["heading"] or 0) if level else int(wanted["paragraph"]) - 1
    if number >= len(found):
        raise Missing(f"there is no “{selector}”")
    return found[number]


@lru_cache(maxsize=8)
def _blocks(document: Document) -> dict[str, list[Node]]:
    """The blocks that selectors count, by what they are: h1 to h6, p, li, td, th."""
    found: dict[str, list[Node]] = {}
    for node in tree.walk(document.markdown.root_node):
        kinds = [_kind_of_cell(node), "li" if node.type == "list_item" else ""]
        if _is_on_top(node):
            kinds.append("p" if _is_paragraph(node, document) else "")
            kinds.extend(f"h{level}" for level in "123456" if _is_heading(node, level))
        for kind in filter(None, kinds):
            found.setdefault(kind, []).append(node)
    return found


def _item(items: list[Node], number: int) -> Node:
    """The first paragraph of a list item, counted through the file."""
    paragraph = tree.child(items[number - 1], "paragraph") if number <= len(items) else None
    if paragraph is None:
        raise Missing(f"there is no text in “li{number}”")
    return paragraph


def _kind_of_cell(node: Node) -> str:
    """`td` or `th` for a cell of a table (GitHub Flavored Markdown, 4.10); '' for all else."""
    above = node.parent
    is_cell = node.type == "pipe_table_cell" and above is not None
    return _CELLS.get(above.type, "") if is_cell and above is not None else ""


def _is_on_top(node: Node) -> bool:
    """Whether it stands in no list and no quotation."""
    above = node.parent
    while above is not None and above.type in _TOP:
        above = above.parent
    return above is None


def _is_heading(node: Node, level: str) -> bool:
    marker = _HEADINGS.get(node.type)
    return marker is not None and tree.child(node, marker.format(level)) is not None


def _is_paragraph(node: Node, document: Document) -> bool:
    return node.type == "paragraph" and not _NO_TEXT.fullmatch(document.node_text(node))


def _is_mixed(text: str) -> bool:
    root = tree.parse("markdown_inline", text.encode()).root_node
    for node in tree.walk(root):
        if node.is_named and node.type not in _PLAIN:
            return True
        if node.type == "latex_block" and node.text and re.search(rb"[*_`\[\]<>\\]", node.text):
            return True
    return False


def _unescaped(found: re.Match[str]) -> str:
    if found["name"]:
        return html.entities.html5.get(f"{found['name']};", found[0])
    number = found["ten"] or found["sixteen"]
    if number:
        return html.unescape(found[0])
    return found["sign"] or " "
