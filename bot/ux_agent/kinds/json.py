"""Places in JSON files: a value by its dotted path."""

import json
import re

from tree_sitter import Node

from bot.ux_agent.declared.declaration import KeyAt
from bot.ux_agent.kinds.document import Document, Found, Missing

_STEP = re.compile(r"\[([0-9]+)\]|(?:^|\.)([^.\[\]]+)")
_ESCAPED = re.compile(rb"\\u(?!00[0-7])[0-9a-fA-F]{4}")


def locate(at: KeyAt, document: Document, kind: str) -> Found:
    """The literal at a path such as `hero.buttons[0].text`; raises Missing."""
    root = document.json.root_node
    if root.has_error:
        raise Missing(f"{at.file} is not valid JSON")
    node = next((part for part in root.named_children if part.type != "comment"), None)
    for step in steps(at.key):
        node = node and _below(node, step, document)
    if node is None:
        raise Missing(f"there is no “{at.key}”")
    return _literal(node, document, kind)


def steps(key: str) -> list[str | int]:
    """The names and indexes of a path; raises Missing when it cannot be read."""
    found: list[str | int] = []
    at = 0
    while at < len(key):
        step = _STEP.match(key, at)
        if step is None:
            raise Missing(f"“{key}” is no path that is understood")
        found.append(step[2] or int(step[1]))
        at = step.end()
    return found


def _below(node: Node, step: str | int, document: Document) -> Node | None:
    if isinstance(step, int):
        parts = [part for part in node.named_children if part.type != "comment"]
        return parts[step] if node.type == "array" and step < len(parts) else None
    found = None
    for pair in node.named_children:
        name = pair.child_by_field_name("key") if pair.type == "pair" else None
        if name is not None and json.loads(document.node_text(name)) == step:
            found = pair.child_by_field_name("value")
    return found


def _literal(node: Node, document: Document, kind: str) -> Found:
    if node.type == "string":
        place = document.place("json", node.start_byte + 1, node.end_byte - 1, '"')
        is_ascii = document.data.isascii() and bool(_ESCAPED.search(document.data))
        value = json.loads(document.node_text(node), strict=False)
        return Found(value, place._replace(style="ascii" if is_ascii else ""), kind)
    if node.type not in {"number", "true", "false"}:
        raise Missing(f"what stands there is of the kind {node.type}")
    place = document.place("json", node.start_byte, node.end_byte)
    value = place.raw
    if kind == "bool":
        value = {"true": "visible", "false": "hidden"}.get(value, value)
    return Found(value, place, kind)
