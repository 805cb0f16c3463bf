"""Places in TOML 1.0: a value by its dotted path, through tables and arrays of tables."""

import tomllib
from collections.abc import Iterator
from typing import TypeAlias

from tree_sitter import Node

from bot.ux_agent.declared.declaration import KeyAt
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.kinds.json import steps

Path: TypeAlias = tuple[str | int, ...]

_KEYS = ("bare_key", "quoted_key", "dotted_key")
_NUMBERS = ("integer", "float")


def locate(at: KeyAt, document: Document, kind: str) -> Found:
    """The literal at a path; raises Missing."""
    root = document.toml.root_node
    if root.has_error:
        raise Missing(f"{at.file} is not valid TOML")
    wanted = tuple(steps(at.key))
    node = next((node for path, node in _values(root, document) if path == wanted), None)
    if node is None:
        raise Missing(f"there is no “{at.key}”")
    return _found(node, document, kind)


def _values(root: Node, document: Document) -> Iterator[tuple[Path, Node]]:
    """Every value of the file with its path."""
    last: dict[Path, int] = {}
    for node in root.named_children:
        if node.type == "pair":
            yield from _of_pair(node, (), document)
        elif node.type in {"table", "table_array_element"}:
            *above, name = _names(node.named_children[0], document)
            path = (*_through(above, last), name)
            if node.type == "table_array_element":
                last[path] = last.get(path, -1) + 1
            if path in last:
                path = (*path, last[path])
            for pair in node.named_children[1:]:
                if pair.type == "pair":
                    yield from _of_pair(pair, path, document)


def _through(names: list[str], last: dict[Path, int]) -> Path:
    """The path of a table; a name of an array of tables means its last one."""
    path: Path = ()
    for name in names:
        path = (*path, name)
        path = (*path, last[path]) if path in last else path
    return path


def _of_pair(pair: Node, above: Path, document: Document) -> Iterator[tuple[Path, Node]]:
    key, value = [part for part in pair.named_children if part.type != "comment"]
    yield from _of_value(value, (*above, *_names(key, document)), document)


def _of_value(value: Node, path: Path, document: Document) -> Iterator[tuple[Path, Node]]:
    yield path, value
    parts = [part for part in value.named_children if part.type != "comment"]
    if value.type == "inline_table":
        for pair in parts:
            yield from _of_pair(pair, path, document)
    if value.type == "array":
        for number, part in enumerate(parts):
            yield from _of_value(part, (*path, number), document)


def _names(key: Node, document: Document) -> list[str]:
    if key.type == "dotted_key":
        parts = [part for part in key.named_children if part.type in _KEYS]
        return [name for part in parts for name in _names(part, document)]
    text = document.node_text(key)
    return [next(iter(tomllib.loads(f"{text} = 1")))] if key.type == "quoted_key" else [text]


def _found(node: Node, document: Document, kind: str) -> Found:
    place = document.place("toml", node.start_byte, node.end_byte)
    if node.type == "string":
        try:
            value = tomllib.loads(f"x = {place.raw}")["x"]
        except tomllib.TOMLDecodeError:
            raise Missing("what stands there cannot be read") from None
        return Found(value, place, kind)
    if node.type == "boolean":
        switch = {"true": "visible", "false": "hidden"}[place.raw]
        return Found(switch if kind == "bool" else place.raw, place._replace(style="bool"), kind)
    if node.type not in _NUMBERS:
        raise Missing(f"what stands there is of the kind {node.type.replace('_', ' ')}")
    return Found(place.raw, place._replace(style=node.type), kind)
