"""The expressions of a component's markup as a script, byte for byte: all else is blanked out.

An expression in braces is a block of one statement to the grammar of TypeScript.
"""

from tree_sitter import Node, Tree

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.masking import Masked

_QUOTES = frozenset(b"\"'`")
_SIGNS = (b"#", b":", b"@", b"/")


def parsed(data: bytes, masked: Masked) -> Tree:
    """The tree of the expressions that may show a literal."""
    blanked = bytearray(b" " * len(data))
    for start, end in masked.code:
        code = data[start:end]
        is_whole = code.startswith(b"{") and code.endswith(b"}")
        if is_whole and not code.startswith(_SIGNS, 1) and not _QUOTES.isdisjoint(code):
            blanked[start:end] = code
    return tree.parse("typescript", bytes(blanked))


def by_start(parsed: Tree) -> dict[int, Node]:
    """The blocks that could be read, by the offset of their brace."""
    blocks = parsed.root_node.children
    return {
        block.start_byte: block
        for block in blocks
        if block.type == "statement_block" and not block.has_error
    }
