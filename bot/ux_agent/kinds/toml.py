"""Places in TOML 1.0: a value by its dotted path, through tables and arrays of tables."""

import tomllib
from functools import lru_cache

from tree_sitter import Node

from bot.ux_agent.declared.declaration import KeyAt
from bot.ux_agent.kinds.datum import Datum, Member, below, end_of, without_comments
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.kinds.json import steps

_KEYS = ("bare_key", "quoted_key", "dotted_key")
_NUMBERS = ("integer", "float")


def locate(at: KeyAt, document: Document, kind: str) -> Found:
    """The literal at a path; raises Missing."""
    found = below(data(document), steps(at.key))
    if found is None:
        raise Missing(f"there is no “{at.key}”")
    return literal(found.node, document, kind)


@lru_cache(maxsize=8)
def data(document: Document) -> Datum:
    """The whole file, or its front matter; raises Missing when it cannot be read."""
    root = document.toml.root_node
    if root.has_error:
        raise Missing(f"{document.path} is not valid TOML")
    made, last = _Table(root), 0
    for node in root.named_children:
        if node.type == "pair":
            made.set(node, document)
        elif node.type in {"table", "table_array_element"}:
            _below_header(made, node, document, last)
            last = end_of(node)
    return made.datum()


class _Table:
    """A table that later parts of the file may add to; an array of tables has `entries`."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.start, self.end = node.start_byte, end_of(node)
        self.members: dict[str, _Table | Datum] = {}
        self.entries: list[_Table] | None = None
        self.is_split = False

    def extend(self, node: Node, last: int) -> None:
        """Reach to the end of a part; `last` is where the part before it ends."""
        self.is_split = self.is_split or self.end < last <= node.start_byte
        self.end = max(self.end, end_of(node))

    def table(self, name: str, node: Node) -> "_Table":
        """The table of a name, the last one of an array of tables; made where it is not there."""
        found = self.members.get(name)
        if not isinstance(found, _Table):
            found = self.members[name] = _Table(node)
        return found.entries[-1] if found.entries else found

    def add(self, name: str, node: Node) -> "_Table":
        """One more entry of the array of tables of a name."""
        found = self.members.get(name)
        if not isinstance(found, _Table):
            found = self.members[name] = _Table(node)
        found.entries = [*(found.entries or ()), _Table(node)]
        return found.entries[-1]

    def set(self, pair: Node, document: Document) -> None:
        """Take over a pair; a dotted key makes tables."""
        key, value = without_comments(pair)
        *above, name = _names(key, document)
        table = self
        for step in above:
            table = table.table(step, pair)
        table.members[name] = _of_value(value, document)._replace(start=pair.start_byte)

    def datum(self) -> Datum:
        """What it came to."""
        made = Datum(self.node, self.start, self.end, is_split=self.is_split)
        if self.entries is not None:
            entries = tuple(entry.datum() for entry in self.entries)
            return made._replace(entries=entries, is_block=True)
        members = tuple(_frozen(name, value) for name, value in self.members.items())
        return made._replace(members=members)


def _below_header(root: _Table, node: Node, document: Document, last: int) -> None:
    """Take over a table, or an entry of an array of tables, with all that stands in it."""
    *above, name = _names(node.named_children[0], document)
    path = [root]
    for step in above:
        path.append(path[-1].table(step, node))
    is_entry = node.type == "table_array_element"
    made = path[-1].add(name, node) if is_entry else path[-1].table(name, node)
    for pair in node.named_children[1:]:
        if pair.type == "pair":
            made.set(pair, document)
    for one in (*path[1:], made):
        one.extend(node, last)


def _frozen(name: str, value: "_Table | Datum") -> Member:
    if isinstance(value, _Table):
        value = value.datum()
        return Member(name, value, value.start, value.end)
    return Member(name, value._replace(start=value.node.start_byte), value.start, value.end)


def _of_value(value: Node, document: Document) -> Datum:
    made = Datum(value, value.start_byte, value.end_byte)
    parts = without_comments(value)
    if value.type == "array":
        return made._replace(entries=tuple(_of_value(part, document) for part in parts))
    if value.type == "inline_table":
        table = _Table(value)
        for pair in parts:
            table.set(pair, document)
        return made._replace(members=table.datum().members)
    return made


def _names(key: Node, document: Document) -> list[str]:
    if key.type == "dotted_key":
        parts = [part for part in key.named_children if part.type in _KEYS]
        return [name for part in parts for name in _names(part, document)]
    text = document.node_text(key)
    return [next(iter(tomllib.loads(f"{text} = 1")))] if key.type == "quoted_key" else [text]


def literal(node: Node, document: Document, kind: str) -> Found:
    """The value of a literal; raises Missing when it is none."""
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
