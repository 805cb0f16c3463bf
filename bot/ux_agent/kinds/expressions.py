"""The expressions of a component's markup as a script, byte for byte: all else is blanked out.

An expression in braces is a block of one statement to the grammar of TypeScript; an object in them
stands in brackets for it, as a block would have labels where the object has keys.
"""

from tree_sitter import Node, Tree

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.masking import Masked

_QUOTES = frozenset(b"\"'`")
_WHOLE = frozenset({b"{}", b"``"})
_STATEMENTS = frozenset({"statement_block", "expression_statement"})
_SIGNS = (b"#", b":", b"@", b"/")


def parsed(data: bytes, masked: Masked, *, has_mustaches: bool = False) -> Tree:
    """The tree of the expressions that may show a literal; Vue has `{{ … }}` around each."""
    blanked = bytearray(b" " * len(data))
    for start, end in masked.code:
        code = data[start:end]
        is_whole = code[:1] + code[-1:] in _WHOLE
        if is_whole and not code.startswith(_SIGNS, 1) and not _QUOTES.isdisjoint(code):
            is_object = code.startswith(b"{{") and not has_mustaches
            blanked[start:end] = b"(" + code[1:-1] + b")" if is_object else code
            if (is_object or code.startswith(b"`")) and blanked[end : end + 1] == b" ":
                blanked[end] = ord(";")
    return tree.parse("typescript", bytes(blanked))


def by_start(parsed: Tree) -> dict[int, Node]:
    """The blocks (and template literals) that could be read, by the offset of their first sign."""
    found = [part for part in parsed.root_node.children if not part.has_error]
    return {part.start_byte: part for part in found if part.type in _STATEMENTS}
