"""Places in YAML 1.2.2: a scalar by its dotted path."""

import re
from functools import lru_cache

import yaml
from tree_sitter import Node

from bot.ux_agent.declared.declaration import KeyAt
from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.datum import Datum, Member, below, end_of, without_comments
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.kinds.json import steps

_SCALARS = ("plain_scalar", "double_quote_scalar", "single_quote_scalar", "block_scalar")
_LISTS = ("block_sequence", "flow_sequence")
_PAIRS = ("block_mapping_pair", "flow_pair")
_NODES = ("block_node", "flow_node")
_SWITCHES = {"true": "visible", "yes": "visible", "on": "visible"}
_SWITCHES |= {"false": "hidden", "no": "hidden", "off": "hidden"}
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?(?:[Tt \t].*)?")
_BLOCK = re.compile(r"[|>][+-]?[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*\r?\n)*[ ]+\S.*", re.DOTALL)


def locate(at: KeyAt, document: Document, kind: str) -> Found:
    """The scalar at a path; raises Missing."""
    found = below(data(document), steps(at.key))
    if found is None:
        raise Missing(f"there is no “{at.key}”")
    return literal(found.node, document, kind)


@lru_cache(maxsize=8)
def data(document: Document) -> Datum:
    """The whole file, or its front matter; raises Missing when it cannot be read."""
    root = document.yaml.root_node
    documents = [part for part in root.children if part.type == "document"]
    node = tree.child(documents[0], *_NODES) if len(documents) == 1 else None
    if root.has_error or len(documents) != 1:
        raise Missing(f"{document.path} is not one valid YAML document")
    if node is None:
        raise Missing(f"there is nothing in {document.path}")
    return _datum(node, document)


def _datum(node: Node, document: Document) -> Datum:
    parts = without_comments(node)
    inside = parts[-1] if parts and node.type in _NODES else node
    made = Datum(node, node.start_byte, _end(node, document))
    if inside.type in _LISTS:
        entries = tuple(_entry(part, document) for part in without_comments(inside))
        return made._replace(entries=entries, is_block=inside.type == "block_sequence")
    if inside.type.endswith("_mapping"):
        pairs = [part for part in inside.named_children if part.type in _PAIRS]
        return made._replace(members=tuple(filter(None, (_member(one, document) for one in pairs))))
    return made


def _entry(item: Node, document: Document) -> Datum:
    """An entry of a list: with its hyphen, where it has one."""
    if item.type != "block_sequence_item":
        return _datum(item, document)
    inside = tree.child(item, *_NODES)
    made = _datum(inside, document) if inside else Datum(item, 0, 0)
    return made._replace(start=item.start_byte, end=_end(item, document))


def _member(pair: Node, document: Document) -> Member | None:
    key, value = pair.child_by_field_name("key"), pair.child_by_field_name("value")
    name = _decoded(document.node_text(key)) if key else None
    if value is None or not isinstance(name, str):
        return None
    return Member(name, _datum(value, document), pair.start_byte, _end(pair, document))


def _end(node: Node, document: Document) -> int:
    end = end_of(node)
    return node.start_byte + len(document.data[node.start_byte : end].rstrip())


def _decoded(raw: str) -> object:
    """A scalar as text, whatever it stands for; None when it is none."""
    if re.fullmatch(r"[A-Za-z_][\w-]*", raw):
        return raw
    try:
        found = yaml.load(f"- {raw}", yaml.BaseLoader)  # noqa: S506 - it makes texts and lists only
    except yaml.YAMLError:
        return None
    return found[0] if isinstance(found, list) and len(found) == 1 else None


def literal(node: Node, document: Document, kind: str) -> Found:
    """The value of a scalar; raises Missing when it is none of its own."""
    parts = [part for part in node.named_children if part.type != "comment"]
    if node.type not in _NODES or len(parts) != 1 or parts[0].type not in _SCALARS:
        raise Missing("what stands there is no plain value of its own")
    scalar = parts[0]
    place = document.place("yaml", scalar.start_byte, scalar.end_byte)
    value = _decoded(place.raw)
    if not isinstance(value, str):
        raise Missing("what stands there cannot be read")
    if scalar.type == "block_scalar" and not _BLOCK.fullmatch(place.raw):
        raise Missing("its block of text has no lines, or an indentation of its own")
    if scalar.type != "plain_scalar":
        quote = place.raw[0] if place.raw[0] in "\"'" else _usual_quote(document)
        return Found(value, place._replace(quote=quote), kind)
    place = place._replace(quote=_usual_quote(document), style=_style(scalar, value, kind))
    if place.style == "bool":
        value = _SWITCHES.get(value.lower(), value) if kind == "bool" else value
    return Found(value, place, kind)


def _style(scalar: Node, value: str, kind: str) -> str:
    """What a plain scalar stands for: bool, number, or a text (in brackets: flow)."""
    type_ = scalar.children[0].type if scalar.children else "string_scalar"
    if type_ == "boolean_scalar" or (kind == "bool" and value.lower() in _SWITCHES):
        return "bool"
    if type_ in {"integer_scalar", "float_scalar"}:
        return "number"
    if type_ != "string_scalar" or _DATE.fullmatch(value):
        raise Missing("a date or nothing stands there")
    return "flow" if _is_in_brackets(scalar) else ""


def _is_in_brackets(node: Node) -> bool:
    above = node.parent
    while above is not None:
        if above.type.startswith(("flow_sequence", "flow_mapping")):
            return True
        above = above.parent
    return False


@lru_cache(maxsize=8)
def _usual_quote(document: Document) -> str:
    """The quote sign that the file has more often, " where it has none."""
    types = [node.type for node in tree.walk(document.yaml.root_node)]
    single, double = types.count("single_quote_scalar"), types.count("double_quote_scalar")
    return "'" if single > double else '"'
