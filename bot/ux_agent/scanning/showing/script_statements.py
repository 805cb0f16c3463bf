"""Statements: declarations, branches, loops, and how they end."""

from collections.abc import Iterable

from tree_sitter import Node

from bot.ux_agent.scanning.showing.script_dispatch import (
    Leave,
    expression,
    inside,
    run,
    statement,
    value_of,
)
from bot.ux_agent.scanning.showing.script_frame import Frame
from bot.ux_agent.scanning.showing.script_patterns import bind
from bot.ux_agent.scanning.showing.script_values import (
    UNKNOWN,
    Changing,
    Function,
    changing,
    settled,
    truth,
)
from bot.ux_agent.scanning.showing.value import Value

MOST_ROUNDS = 500
_FUNCTIONS = frozenset({"function_declaration", "generator_function_declaration"})


def run_all(nodes: list[Node], frame: Frame) -> Leave | None:
    """Runs statements in order; their functions are known from the beginning."""
    for node in nodes:
        declared = _declared(node)
        if declared.type in _FUNCTIONS and (name := declared.child_by_field_name("name")):
            frame.names[frame.text(name)] = Value(Function(declared, frame))
    for at, node in enumerate(nodes):
        if node.type == "if_statement" and (found := _unsure_if(node, nodes[at + 1 :], frame)):
            return found
        leave = run(node, frame)
        if leave is not None:
            return leave
    return None


def _declared(node: Node) -> Node:
    inner = node.child_by_field_name("declaration") if node.type == "export_statement" else None
    return inner or node


def _unsure_if(node: Node, rest: list[Node], frame: Frame) -> Leave | None:
    """Where a condition may change and its branch returns, what it gives or what follows gives."""
    condition, branch = (
        node.child_by_field_name("condition"),
        node.child_by_field_name("consequence"),
    )
    if condition is None or branch is None:
        return None
    value = value_of(condition, frame)
    if truth(value) is not None or not _returns(branch):
        return None
    yes = run(branch, frame.below())
    other = node.child_by_field_name("alternative")
    no = (run(inside(other)[0], frame.below()) if other else None) or run_all(rest, frame)
    given = [leave.value if leave else Value() for leave in (yes, no)]
    at_first = truth(settled(value)) if isinstance(value.data, Changing) else None
    if at_first is None:
        return Leave("return", changing(None, given))
    return Leave("return", changing(given[not at_first], [given[at_first]]))


def _returns(branch: Node) -> bool:
    last = inside(branch)[-1:] if branch.type == "statement_block" else [branch]
    return bool(last) and last[0].type in {"return_statement", "throw_statement"}


@statement("statement_block")
def _block(node: Node, frame: Frame) -> Leave | None:
    return run_all(inside(node), frame.below())


@statement("expression_statement")
def _expression(node: Node, frame: Frame) -> None:
    for part in inside(node):
        value_of(part, frame)


@statement("lexical_declaration", "variable_declaration")
def _declaration(node: Node, frame: Frame) -> None:
    for part in inside(node):
        name, value = part.child_by_field_name("name"), part.child_by_field_name("value")
        if part.type == "variable_declarator" and name is not None:
            bind(name, value_of(value, frame) if value else Value(), frame)


@statement("function_declaration", "generator_function_declaration")
def _function(node: Node, frame: Frame) -> None:
    """Known from the beginning of its block (run_all)."""


@statement("class_declaration")
def _class(node: Node, frame: Frame) -> None:
    if name := node.child_by_field_name("name"):
        frame.names[frame.text(name)] = value_of(node, frame)


@statement("enum_declaration")
def _enum(node: Node, frame: Frame) -> None:
    if name := node.child_by_field_name("name"):
        frame.names[frame.text(name)] = UNKNOWN


@statement("return_statement")
def _return(node: Node, frame: Frame) -> Leave:
    parts = inside(node)
    return Leave("return", value_of(parts[0], frame) if parts else Value())


@statement("break_statement", "continue_statement")
def _leave(node: Node, frame: Frame) -> Leave:
    return Leave(node.type.removesuffix("_statement"))


@statement("throw_statement")
def _throw(node: Node, frame: Frame) -> Leave:
    return Leave("return")


@statement("if_statement")
def _if(node: Node, frame: Frame) -> Leave | None:
    condition, yes, no = (
        node.child_by_field_name(name) for name in ("condition", "consequence", "alternative")
    )
    if condition is None or yes is None:
        return None
    other = inside(no)[0] if no is not None and inside(no) else None
    held = truth(value_of(condition, frame))
    if held is None:
        _both([yes, *([other] if other else [])], frame)
        return None
    branch = yes if held else other
    return run(branch, frame) if branch is not None else None


def _both(branches: Iterable[Node], frame: Frame) -> None:
    frame.world.unsure += 1
    for branch in branches:
        run(branch, frame)
    frame.world.unsure -= 1


@statement("export_statement")
def _export(node: Node, frame: Frame) -> None:
    """Runs what is declared; what has no name is evaluated when somebody imports it."""
    if (declared := node.child_by_field_name("declaration")) is not None:
        run(declared, frame)


@statement("else_clause", "labeled_statement", "finally_clause")
def _within(node: Node, frame: Frame) -> Leave | None:
    return run(inside(node)[-1], frame)


@statement("for_in_statement")
def _each(node: Node, frame: Frame) -> Leave | None:
    """`for … of` over the entries of a list, `for … in` over the names of a mapping."""
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    body, sign = node.child_by_field_name("body"), node.child_by_field_name("operator")
    if left is None or right is None or body is None:
        return None
    held = settled(value_of(right, frame))
    is_names = sign is not None and sign.type == "in"
    if is_names and isinstance(held.data, dict):
        entries = [Value(name) for name in held.data]
    elif isinstance(held.data, list):
        entries = list(held.entries())
    else:
        _unsure_round(left, body, frame)
        return None
    for one in entries[:MOST_ROUNDS]:
        inner = frame.below()
        bind(left, one, inner)
        leave = run(body, inner)
        if leave is not None and leave.kind != "continue":
            return leave if leave.kind == "return" else None
    return None


def _unsure_round(left: Node, body: Node, frame: Frame) -> None:
    inner = frame.below()
    bind(left, UNKNOWN, inner)
    _both([body], inner)


@statement("for_statement", "while_statement")
def _loop(node: Node, frame: Frame) -> Leave | None:
    inner = frame.below()
    start, step = (
        node.child_by_field_name("initializer"),
        node.child_by_field_name("increment"),
    )
    condition, body = node.child_by_field_name("condition"), node.child_by_field_name("body")
    if start is not None:
        run(start, inner)
    for _ in range(MOST_ROUNDS):
        if condition is None or body is None or not _holds(condition, inner):
            return None
        leave = run(body, inner)
        if leave is not None and leave.kind != "continue":
            return leave if leave.kind == "return" else None
        if step is not None:
            value_of(step, inner)
    return None


def _holds(condition: Node, frame: Frame) -> bool:
    parts = inside(condition) if condition.type == "expression_statement" else [condition]
    return bool(parts) and truth(value_of(parts[0], frame)) is True


@statement("try_statement")
def _try(node: Node, frame: Frame) -> Leave | None:
    body = node.child_by_field_name("body")
    return run(body, frame) if body is not None else None


@statement("switch_statement")
def _switch(node: Node, frame: Frame) -> Leave | None:
    """Runs from the case that fits on; where none can be told, each may."""
    wanted, body = node.child_by_field_name("value"), node.child_by_field_name("body")
    if wanted is None or body is None:
        return None
    value = settled(value_of(wanted, frame))
    is_in, inner = False, frame.below()
    cases = inside(body)
    default = next((at for at, one in enumerate(cases) if one.type == "switch_default"), None)
    for at in (*range(len(cases)), *range(default or 0, len(cases) if default is not None else 0)):
        test = cases[at].child_by_field_name("value")
        is_in = is_in or (test is not None and value_of(test, inner).data == value.data)
        is_in = is_in or (at == default and value.is_known and _is_last_turn(cases, value, inner))
        if is_in:
            leave = run_all([one for one in inside(cases[at]) if one.id != _id(test)], inner)
            if leave is not None:
                return leave if leave.kind == "return" else None
    return None


def _id(node: Node | None) -> int:
    return node.id if node is not None else -1


def _is_last_turn(cases: list[Node], value: Value, frame: Frame) -> bool:
    """Whether no case fits, so that the default does."""
    tests = [one.child_by_field_name("value") for one in cases]
    return not any(test and value_of(test, frame).data == value.data for test in tests)


@expression("spread_element")
def _spread(node: Node, frame: Frame) -> Value:
    return value_of(inside(node)[0], frame)
