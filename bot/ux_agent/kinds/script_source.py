"""Parsing scripts whose JSX has bare ampersands, which JSX allows and the grammar does not."""

import re

from tree_sitter import Tree

from bot.ux_agent.kinds import tree

MOST_ROUNDS = 60
_BARE = re.compile(rb"&(?!(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);)")
_STANDS_IN = b"_"


def parsed(language: str, data: bytes, within: tree.Ranges | None = None) -> Tree:
    """The tree of a script; an ampersand that the parser stumbles over is read as a letter.

    Only the tree is made of that: its nodes have the same bytes in the source as it is.
    """
    found = tree.parse(language, data, within)
    read = bytearray(data)
    for _ in range(MOST_ROUNDS):
        at = _stumbled(found, bytes(read)) if found.root_node.has_error else -1
        if at < 0:
            return found
        read[at : at + 1] = _STANDS_IN
        again = tree.parse(language, bytes(read), within)
        if _errors(again) > _errors(found):
            return found
        found = again
    return found


def _stumbled(found: Tree, data: bytes) -> int:
    """The first bare ampersand in an error or right before it; -1 without one."""
    for node in tree.walk(found.root_node):
        if node.type == "ERROR":
            start = max(node.start_byte - 1, 0)
            if bare := _BARE.search(data, start, node.end_byte + 1):
                return bare.start()
    return -1


def _errors(found: Tree) -> int:
    return sum(node.type == "ERROR" or node.is_missing for node in tree.walk(found.root_node))
