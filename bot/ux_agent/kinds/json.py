"""Places in JSON files: a value by its dotted path."""

import json
import re
from functools import lru_cache

from tree_sitter import Node

from bot.ux_agent.declared.declaration import KeyAt
from bot.ux_agent.kinds.datum import Datum, Member, below, without_comments
from bot.ux_agent.kinds.document import Document, Found, Missing

_STEP = re.compile(r"\[([0-9]+)\]|\[\"([^\"\\\n]+)\"\]|(?:^|\.)([^.\[\]]+)")
_PLAIN = re.compile(r"[^.\[\]\"'\\\s]+")
_QUOTABLE = re.compile(r"[^\"\\\n\r]+")
_ESCAPED = re.compile(rb"\\u(?!00[0-7])(?:[0-9a-fA-F]{4}|\{)")


def locate(at: KeyAt, document: Document, kind: str) -> Found:
    """The literal at a path such as `hero.buttons[0].text`; raises Missing."""
    found = below(data(document), steps(at.key))
    if found is None:
        raise Missing(f"there is no “{at.key}”")
    return literal(found.node, document, kind)


@lru_cache(maxsize=8)
def data(document: Document) -> Datum:
    """The whole file; raises Missing when it cannot be read."""
    root = document.json.root_node
    values = without_comments(root)
    if root.has_error or not values:
        raise Missing(f"{document.path} is not valid JSON")
    return _datum(values[0], document)


def _datum(node: Node, document: Document) -> Datum:
    made = Datum(node, node.start_byte, node.end_byte)
    if node.type == "array":
        return made._replace(
            entries=tuple(_datum(part, document) for part in without_comments(node))
        )
    if node.type == "object":
        pairs = [part for part in node.named_children if part.type == "pair"]
        return made._replace(members=tuple(_member(pair, document) for pair in pairs))
    return made


def _member(pair: Node, document: Document) -> Member:
    key, value = without_comments(pair)
    name = json.loads(document.node_text(key), strict=False)
    return Member(name, _datum(value, document), pair.start_byte, pair.end_byte)


def steps(key: str) -> list[str | int]:
    """The names and indexes of a path; raises Missing when it cannot be read."""
    found: list[str | int] = []
    at = 0
    while at < len(key):
        step = _STEP.match(key, at)
        if step is None:
            raise Missing(f"“{key}” is no path that is understood")
        found.append(int(step[1]) if step[1] else step[2] or step[3])
        at = step.end()
    return found


def step_of(name: str) -> str:
    """A name as the next step of a path: `.name`, or `["na.me"]`; '' when no path can name it."""
    if _PLAIN.fullmatch(name):
        return f".{name}"
    return f'["{name}"]' if _QUOTABLE.fullmatch(name) else ""


def escapes_letters(raw: str, document: Document) -> bool:
    """Whether other letters than ASCII are escaped there: in this text, or in several others."""
    if not document.data.isascii():
        return False
    pieces = re.split(rb"[,\n]", document.data)
    return bool(_ESCAPED.search(raw.encode())) or sum(map(bool, map(_ESCAPED.search, pieces))) > 1


def literal(node: Node, document: Document, kind: str) -> Found:
    """The value of a literal; raises Missing when it is none."""
    if node.type == "string":
        place = document.place("json", node.start_byte + 1, node.end_byte - 1, '"')
        value = json.loads(document.node_text(node), strict=False)
        style = "ascii" if escapes_letters(place.raw, document) else ""
        return Found(value, place._replace(style=style), kind)
    if node.type not in {"number", "true", "false"}:
        raise Missing(f"what stands there is of the kind {node.type}")
    place = document.place("json", node.start_byte, node.end_byte)
    value = place.raw
    if kind == "bool":
        value = {"true": "visible", "false": "hidden"}.get(value, value)
    return Found(value, place, kind)
