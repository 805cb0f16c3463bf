"""Where a declaration is added to a rule that lacks it, in the rule's own style."""

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.site import Place


def insertion(block: Node, prop: str, document: Document) -> Place:
    """The place after the last declaration of a block, or at its start when it has none.

    Utilities that a rule applies (`@apply`) are declarations, too.
    """
    declared = [node for node in block.children if node.type == "declaration" or is_applied(node)]
    is_broken = any(node.has_error for node in declared)
    if is_broken or tree.child(block, "ERROR") or not tree.child(block, "}"):
        raise Missing("the rule cannot be read")
    if not declared:
        return _first(block, prop, document)
    last = declared[-1]
    at, gap = last.end_byte, _gap(last, document)
    is_closed = tree.child(last, ";") is not None
    colon = _colon(last, document)
    if is_closed:
        at = _after_comment(at, block, document)
    before, after = (gap, ";") if is_closed else (f";{gap}", "")
    return document.place("css", at, at)._replace(before=f"{before}{prop}{colon}", after=after)


def is_applied(node: Node) -> bool:
    """Whether a statement of a rule applies utilities (Tailwind: `@apply`)."""
    if node.type not in {"postcss_statement", "at_rule"} or tree.child(node, "block"):
        return False
    name = tree.child(node, "at_keyword")
    return name is not None and name.text == b"@apply"


def _gap(declaration: Node, document: Document) -> str:
    """The white space before a declaration: a new line with its indentation, or what is there."""
    previous = declaration.prev_sibling
    start = previous.end_byte if previous else declaration.start_byte
    gap = document.text(start, declaration.start_byte)
    if "\n" not in gap:
        return gap
    line_end = "\r\n" if "\r\n" in gap else "\n"
    return line_end + gap.rpartition("\n")[2]


def _colon(declaration: Node, document: Document) -> str:
    """The colon of a declaration with the space that it is written with."""
    if declaration.type != "declaration":
        return ": "
    name, value = declaration.children[0], declaration.children[2]
    text = document.text(name.end_byte, value.start_byte)
    return text if text in {":", ": ", " : "} else ": "


def _after_comment(at: int, block: Node, document: Document) -> int:
    """Past a comment that stands on the declaration's line."""
    for node in block.children:
        if node.type == "comment" and node.start_byte >= at:
            between = document.text(at, node.start_byte)
            return node.end_byte if not between.strip(" \t") else at
    return at


def _first(block: Node, prop: str, document: Document) -> Place:
    at = block.children[0].end_byte
    inside = document.text(at, block.children[-1].start_byte)
    if "\n" not in inside:
        gap = " " if inside else ""
    else:
        line_end = "\r\n" if "\r\n" in inside else "\n"
        start = document.place("css", block.start_byte, block.start_byte)
        line = document.text(start.start - start.column, start.start)
        outer = line[: len(line) - len(line.lstrip())]
        gap = f"{line_end}{outer}{_indent(document)}"
    return document.place("css", at, at)._replace(before=f"{gap}{prop}: ", after=";")


def _indent(document: Document) -> str:
    """One step of indentation as the first indented line of the file has it."""
    for line in document.data.decode().split("\n"):
        space = line[: len(line) - len(line.lstrip(" \t"))]
        if space and line.strip():
            return "\t" if space[0] == "\t" else space
    return "  "
