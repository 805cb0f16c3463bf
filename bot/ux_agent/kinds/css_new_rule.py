"""Where a rule is added to a sheet that has none of that selector, in the sheet's own style."""

import re
from functools import lru_cache

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.site import Place

_LAST_PART = re.compile(r"(?:^|\s*[\s>+~]\s*)[^\s>+~]+$")
_BESIDE = {"height": "width", "width": "height"}
"""The side of a picture that keeps it in proportion, whatever its attributes say."""

_SHEETS = (".css", ".scss")


def new_rule(selector: str, prop: str, document: Document) -> Place:
    """The place behind the rule of what the selector's last part stands in, else behind the last.

    `selector` is in one spelling. A side of a picture brings the other along. Raises Missing for a
    sheet whose end cannot be read.
    """
    before = _before(_LAST_PART.sub("", selector), document)
    at = behind(selector, document)
    text = document.text(before.start_byte, before.end_byte) if before else "{\n}"
    line_end = "\r\n" if b"\r\n" in document.data else "\n"
    outer = _indent_of(before, document)
    step = _step(document)
    is_short = "\n" not in text
    gap = line_end if is_short or not at else line_end * 2
    opening = f"{{{line_end}{outer}{step}" if not is_short else "{ "
    place = document.place("css", at, at)
    inner = " " if is_short else f"{line_end}{outer}{step}"
    other = f"{inner}{_BESIDE[prop]}: auto;" if prop in _BESIDE else ""
    start = f"{gap if at else ''}{outer if at else ''}{selector} {opening}{prop}: "
    end = " }" if is_short else f"{line_end}{outer}}}"
    return place._replace(before=start, after=f";{other}{end}")


def behind(selector: str, document: Document) -> int:
    """The offset of what a new rule of this selector is written behind; raises Missing."""
    before = _before(_LAST_PART.sub("", selector), document)
    if before is None and document.suffix not in _SHEETS:
        raise Missing("there is no rule after which one could be added")
    if before is None and document.sheet.root_node.has_error:
        raise Missing("the sheet cannot be read")
    return before.end_byte if before else len(document.data.rstrip())


def _before(around: str, document: Document) -> Node | None:
    """The statement of the sheet to add the rule behind: the last of that selector, or of all."""
    found = _statements(document)
    return found.get(around) or found.get("")


@lru_cache(maxsize=8)
def _statements(document: Document) -> dict[str, Node]:
    """The last whole statement of each selector, and of all under ''."""
    from bot.ux_agent.kinds.css import spelled  # noqa: PLC0415 - it takes this module in

    found: dict[str, Node] = {}
    for node in document.sheet.root_node.children:
        block, names = tree.child(node, "block"), tree.child(node, "selectors")
        if block is None or node.has_error or tree.child(block, "}") is None:
            continue
        if names is not None:
            found[spelled(document.node_text(names))] = node
        found[""] = node
    return found


def _indent_of(node: Node | None, document: Document) -> str:
    """The white space before a statement on its line."""
    if node is None:
        return ""
    line = document.data[: node.start_byte].decode().rpartition("\n")[2]
    return line if not line.strip() else ""


def _step(document: Document) -> str:
    """One step of indentation as the first indented declaration of the sheet has it."""
    found = re.search(r"\{[ \t]*\r?\n([ \t]*)[\w-]+[ \t]*:[^\n]*", document.data.decode())
    if found is None:
        return "  "
    line = document.data.decode()[: found.start()].rpartition("\n")[2]
    outer = line[: len(line) - len(line.lstrip())]
    return found[1].removeprefix(outer) or "  "
