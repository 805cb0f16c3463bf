"""A module's text as what it imports and mentions: always, and in each of its functions."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple, TypeGuard

HARMLESS = {"cache", "cached_property", "contextmanager", "lru_cache", "staticmethod"}
"""Decorators that hand a function to nobody."""


SAYS_NOTHING = (ast.Constant, ast.expr_context, ast.operator, ast.cmpop, ast.boolop, ast.unaryop)
"""Nodes that hold no others and mention nothing."""


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
    body = ast.parse(source).body
    running = {node: list(_running(node)) for node in body}
    aliases = dict(_aliases(chain.from_iterable(running.values())))
    functions = [node for node in body if _waits_to_be_called(node)]
    always = chain.from_iterable(running[node] for node in body if node not in functions)
    return Text(
        _block(module, list(always), aliases),
        {f"{module}.{node.name}": _block(module, running[node], aliases) for node in functions},
    )


def _waits_to_be_called(node: ast.stmt) -> TypeGuard[ast.FunctionDef]:
    if not isinstance(node, ast.FunctionDef) or node.name.startswith("__"):
        return False
    return all(
        isinstance(decorator, ast.Name) and decorator.id in HARMLESS
        for decorator in node.decorator_list
    )


def _block(module: str, nodes: list[ast.AST], aliases: Mapping[str, str]) -> Block:
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
    if isinstance(node, ast.Name):
        return [(node.id, "")]
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return [(node.value.id, f".{node.attr}")]
    return []


def _running(top: ast.AST) -> Iterator[ast.AST]:
    """All nodes but those that only a type checker sees; `a` of `a.b` is not one of its own."""
    waiting = [top]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            waiting += node.orelse
        else:
            yield node
            waiting += _children(node)


def _children(node: ast.AST) -> Iterator[ast.AST]:
    is_attribute = isinstance(node, ast.Attribute)
    for name in node._fields:
        child = getattr(node, name, None)
        if isinstance(child, ast.AST):
            if not isinstance(child, SAYS_NOTHING) and not (
                is_attribute and isinstance(child, ast.Name)
            ):
                yield child
        elif isinstance(child, list):
            yield from (each for each in child if isinstance(each, ast.AST))
