"""Places in Markdown: the text of a heading or a paragraph (CommonMark 0.31.2)."""

import html.entities
import re

from tree_sitter import Node

from bot.ux_agent.declared.declaration import MarkdownAt
from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document, Found, Missing

_SELECTOR = re.compile(r"h(?P<level>[1-6])(?:\.(?P<heading>[0-9]+))?|p(?P<paragraph>[1-9][0-9]*)")
_HEADINGS = {"atx_heading": "atx_h{}_marker", "setext_heading": "setext_h{}_underline"}
_TOP = ("document", "section")
_PARTS = re.compile(
    r"(?P<before>\s*)(?P<text>.*?)(?P<after>(?:[ \t]+#+)?\s*(?:\{[:.#][^{}]*\})?\s*)", re.DOTALL
)
"""The text of a block, without closing signs and a list of attributes behind it."""

_NO_TEXT = re.compile(
    r"(?:\s|\{:[^}]*\}|\{\{.*?\}\}|\{%.*?%\}|!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\]))*", re.DOTALL
)
"""Attributes, template tags, images: a paragraph of nothing else is none."""

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
    """The text of a heading or paragraph; raises Missing when it is mixed with markup."""
    node = _block(at, document)
    inline = next((part for part in tree.walk(node) if part.type == "inline"), None)
    if inline is None:
        raise Missing(f"“{at.md}” is empty")
    place = document.place("markdown", inline.start_byte, inline.end_byte)
    parts = _PARTS.fullmatch(place.raw)
    text = parts["text"] if parts else ""
    if parts is None or not text or any(mark in text for mark in _TEMPLATE):
        raise Missing("it is empty or made by a template")
    if _is_mixed(text) or (document.suffix == ".mdx" and re.search(r"(?<!\\)[{}]", text)):
        raise Missing("its text is mixed with markup")
    style = "line" if node.type == "atx_heading" else "block"
    place = place._replace(before=parts["before"], after=parts["after"], style=style)
    return Found(_SPACE.sub(" ", _ESCAPED.sub(_decoded, text)).strip(), place, kind)


def _block(at: MarkdownAt, document: Document) -> Node:
    """The heading or paragraph that is meant: of headings the first is 0, of paragraphs 1."""
    wanted = _SELECTOR.fullmatch(at.md)
    if wanted is None:
        raise Missing(f"“{at.md}” is no heading (h1, h2.1) and no paragraph (p1)")
    level, root = wanted["level"], document.markdown.root_node
    found = [
        node
        for node in tree.walk(root)
        if _is_on_top(node)
        and (_is_heading(node, level) if level else _is_paragraph(node, document))
    ]
    number = int(wanted["heading"] or 0) if level else int(wanted["paragraph"]) - 1
    if number >= len(found):
        raise Missing(f"there is no “{at.md}”")
    return found[number]


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


def _decoded(found: re.Match[str]) -> str:
    if found["name"]:
        return html.entities.html5.get(f"{found['name']};", found[0])
    number = found["ten"] or found["sixteen"]
    if number:
        return html.unescape(found[0])
    return found["sign"] or " "
