"""Whether what stands in an edited list of data is an entry: known keys, literals, no new code."""

from collections.abc import Callable
from typing import TypeAlias

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.datum import end_of
from bot.ux_agent.kinds.document import Document

ENTRIES = frozenset(
    {
        *("object", "block_sequence_item", "flow_mapping", "flow_pair", "inline_table"),
        *("table_array_element", "table"),
    }
)
"""What a list of data repeats, beside plain literals."""

_PARTS = frozenset(
    {
        *(
            "pair",
            "array",
            "block_mapping",
            "block_mapping_pair",
            "block_sequence",
            "flow_sequence",
        ),
        *("block_node", "flow_node", "[[", "]]"),
    }
)
_KEYS = frozenset(
    {"property_identifier", "bare_key", "quoted_key", "dotted_key", "shorthand_property_identifier"}
)
_PAIRS = frozenset({"pair", "block_mapping_pair", "flow_pair"})
_KEPT = frozenset({*ENTRIES, *_KEYS, "pair", "block_mapping_pair", "comment"})

IsLiteral: TypeAlias = Callable[[str], bool]


class KnownEntries:
    """The entries, members and keys that a file had before it was edited."""

    def __init__(self, root: Node, document: Document, is_literal: IsLiteral) -> None:
        self._is_literal = is_literal
        self._known = {
            (node.type, _text(node, document)) for node in tree.walk(root) if node.type in _KEPT
        }
        self._keys = {_key(node, document) for node in tree.walk(root) if node.type in _PAIRS}

    def fits(self, node: Node, document: Document) -> bool:
        """Whether an entry of the edited file is one that was there, or has keys as those have."""
        pending = [node]
        while pending:
            part = pending.pop()
            if (part.type, _text(part, document)) in self._known:
                continue
            is_part = part.type in ENTRIES or part.type in _PARTS
            if part.type in _PAIRS and _key(part, document) not in self._keys:
                return False
            if not (is_part or self._is_literal(part.type)):
                return False
            pending.extend(part.children)
        return True


def _key(pair: Node, document: Document) -> str:
    """The name of a member, without its quotes."""
    return _text(pair.named_children[0], document).strip("\"'") if pair.named_children else ""


def _text(node: Node, document: Document) -> str:
    return document.text(node.start_byte, end_of(node)).rstrip()
