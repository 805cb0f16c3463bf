"""A module's text as what it imports and mentions: always, and in each of its functions."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

HARMLESS = {"cache", "cached_property", "contextmanager", "lru_cache", "staticmethod"}
"""Decorators that hand a function to nobody."""


class Block(NamedTuple):
    """Some statements: the modules they may import and the dotted names they mention.

    A mentioned module means all of it.
    """

    imports: tuple[str, ...]
    mentions: frozenset[str]


class Text(NamedTuple):
    """A module: what runs when it is imported, and its functions by their dotted names."""

    always: Block
    functions: Mapping[str, Block]


@cache
def read(module: str, source: bytes) -> Text:
    """The text of `module`. Classes and decorated functions count as what always runs."""
    tree = ast.parse(source)
    aliases = dict(_aliases(_running(tree)))
    functions = {node for node in tree.body if _waits_to_be_called(node)}
    always = [node for node in tree.body if node not in functions]
    return Text(
        _block(module, always, aliases),
        {
            f"{module}.{node.name}": _block(module, [node], aliases)
            for node in functions
            if isinstance(node, ast.FunctionDef)
        },
    )


def _waits_to_be_called(node: ast.stmt) -> bool:
    if not isinstance(node, ast.FunctionDef) or node.name.startswith("__"):
        return False
    return all(
        isinstance(decorator, ast.Name) and decorator.id in HARMLESS
        for decorator in node.decorator_list
    )


def _block(module: str, body: list[ast.stmt], aliases: Mapping[str, str]) -> Block:
    nodes = list(_running(ast.Module(body, [])))
    imports = [name for node in nodes for name in _imported(node)]
    mentions = {
        f"{aliases.get(name, f'{module}.{name}')}{rest}"
        for node in nodes
        for name, rest in _mentioned(node)
    }
    whole = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return Block(tuple(imports), frozenset(mentions | whole))


def _imported(node: ast.AST) -> list[str]:
    """The modules that a statement imports; `from a import b` may mean the module a.b."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def _aliases(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, str]]:
    """What each imported name stands for."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from ((alias.asname, alias.name) for alias in node.names if alias.asname)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def _mentioned(node: ast.AST) -> list[tuple[str, str]]:
    """The names that one node mentions, each with the attribute that is asked of it."""
    match node:
        case ast.Attribute(value=ast.Name(id=name), attr=attribute):
            return [(name, f".{attribute}")]
        case ast.Name(id=name):
            return [(name, "")]
        case _:
            return []


def _running(tree: ast.AST) -> Iterator[ast.AST]:
    """All nodes but those that only a type checker sees; `a` of `a.b` is not one of its own."""
    yield tree
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            for otherwise in child.orelse:
                yield from _running(otherwise)
        elif not (isinstance(tree, ast.Attribute) and isinstance(child, ast.Name)):
            yield from _running(child)
