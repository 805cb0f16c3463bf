"""What is looked for before all rows of hints holds each of them, or a form would never be read."""

import ast
import inspect
from types import ModuleType

import pytest

from bot.ux_agent.understanding import read, simpler

_BESIDE = {"_GOING_HINTS", "_MENU_HINTS"}  # each counts only beside a row that is looked for


def rows(module: ModuleType, functions: list[str]) -> dict[str, tuple[str, ...]]:
    """The rows that these functions look for, by how the source calls them."""
    tree = ast.parse(inspect.getsource(module))
    found = [
        ast.unparse(call.args[1])
        for function in tree.body
        if isinstance(function, ast.FunctionDef) and function.name in functions
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "may_hold"
    ]
    return {name: eval(name, vars(module)) for name in found}  # noqa: S307 - names of our own


@pytest.mark.parametrize(
    ("module", "functions", "whole"),
    [
        (simpler, ["told", "_written_out", "_of_letters"], simpler.ANY_HINTS),
        (read, ["_told", "_added", "_said", "_numbers", "_formed"], read.FORMED_HINTS),
    ],
)
def test_every_row_of_hints_is_among_those_looked_for_at_once(
    module: ModuleType, functions: list[str], whole: tuple[str, ...]
) -> None:
    found = rows(module, functions)
    assert len(found) > len(functions)
    lacking = {name for name, row in found.items() if not set(row) <= set(whole)}
    assert lacking <= _BESIDE
