"""The floors of the house: an import goes down only, and the environment is read in one place."""

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.trees import nodes

pytestmark = pytest.mark.no_cover

GROUND = 0
FEATURES = 2
DOORS = 5
FLOORS = {
    "bot.settings": GROUND,
    "bot.errors": GROUND,
    "bot.card_numbers": GROUND,
    "bot.log": GROUND,
    "bot.metrics": GROUND,
    "bot.record": GROUND,
    "bot.site_name": GROUND,
    "bot.texts": GROUND,
    "bot.conversation": 1,
    "bot.analytics": FEATURES,
    "bot.chat": FEATURES,
    "bot.interactions": FEATURES,
    "bot.payment": FEATURES,
    "bot.payment_page": FEATURES,
    "bot.sessions": FEATURES,
    "bot.transcript": FEATURES,
    "bot.ux_agent": FEATURES,
    "bot.web_sessions": FEATURES,
    "bot.adapters": 3,
    "bot.console": 3,
    "bot.dispatch": 3,
    "bot.paying": 3,
    "bot.answering": 4,
    "bot.audit": 3,
    "bot.bootstrap": 4,
    "bot.bootstrap_dashboard": 4,
    "bot.bootstrap_console": 4,
    "bot.bootstrap_payments": 4,
    "bot.bootstrap_events": 4,
    "bot.session_middleware": 4,
    "bot.undoing": DOORS,
    "bot.__main__": DOORS,
    "bot.deployment": DOORS,
    "bot.gateway": DOORS,
    "bot.playground": DOORS,
    "bot.web": DOORS,
    "lambda_interactions": DOORS,
}
STANDARD_LIBRARY_ONLY = {
    "bot.card_numbers",
    "bot.payment",
    "bot.settings",
    "bot.errors",
    "bot.record",
    "bot.texts",
    "bot.conversation",
}
READS_THE_ENVIRONMENT = "bot.settings"
OPENS_DOORS = "bot.__main__"
DEPLOYS = ("bot.playground", "bot.deployment")
"""The local stack is built and deployed by what builds and deploys the real one."""
PACKAGES = ("bot", "lambda_interactions")
ENVIRONMENT = {"environ", "environb", "getenv", "getenvb", "putenv", "unsetenv"}


class Import(NamedTuple):
    """One import: the dotted name, its line, and whether it waits inside a function."""

    name: str
    line: int
    lazy: bool


def modules(root: Path) -> Iterator[tuple[str, Path]]:
    """Every module of the packages under `root` with its dotted name."""
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def room_of(name: str) -> str | None:
    """The room that a dotted name lies in; None outside the house or where no floor is known."""
    parts = name.split(".")
    tried = (".".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((room for room in tried if room in FLOORS), None)


def imports(tree: ast.Module, module: str, *, is_package: bool = False) -> Iterator[Import]:
    """Every import of a module, wherever it stands, relative and by name at run time included."""
    lazy = {
        id(inner)
        for outer in nodes(tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for inner in nodes(outer)
    }
    package = module.split(".") if is_package else module.split(".")[:-1]
    for node in nodes(tree):
        for name in names_imported(node, package):
            yield Import(name, getattr(node, "lineno", 0), id(node) in lazy)


def names_imported(node: ast.AST, package: list[str]) -> list[str]:
    """The dotted names that one node imports, in a module of `package`."""
    match node:
        case ast.Import(names=aliases):
            return [alias.name for alias in aliases]
        case ast.ImportFrom(module=source, names=aliases, level=level):
            above = package[: len(package) - level + 1] if level else []
            start = ".".join([*above, *([source] if source else [])])
            return [f"{start}.{alias.name}" for alias in aliases]
        case ast.Call(
            func=ast.Attribute(attr="import_module") | ast.Name(id="import_module" | "__import__"),
            args=[ast.Constant(value=str(name)), *_],
        ):
            return [name]
        case _:
            return []


def environment_reads(tree: ast.Module) -> Iterator[int]:
    """The lines that touch the process's environment."""
    for node in nodes(tree):
        match node:
            case ast.Attribute(value=ast.Name(id="os"), attr=name) if name in ENVIRONMENT:
                yield node.lineno
            case ast.ImportFrom(module="os", names=aliases):
                yield from (node.lineno for alias in aliases if alias.name in ENVIRONMENT)


def fault(room: str, wanted: Import) -> str | None:
    """Why a module of `room` may not import `wanted`; None where it may."""
    top = wanted.name.split(".")[0]
    if top not in PACKAGES:
        foreign = top not in sys.stdlib_module_names
        return "is no standard library" if foreign and room in STANDARD_LIBRARY_ONLY else None
    target = room_of(wanted.name)
    if target is None:
        return None if wanted.name in PACKAGES else "has no floor"
    if target == room:
        return None
    if FLOORS[target] == DOORS:
        opens = room == OPENS_DOORS and wanted.lazy
        return None if opens or (room, target) == DEPLOYS else "is a door"
    if FLOORS[target] > FLOORS[room]:
        return "is upstairs"
    if FLOORS[target] == FLOORS[room] != GROUND:
        return "is next door"
    return None


def violations(root: Path) -> list[str]:
    """Everything under `root` that breaks a rule of the house, as `module:line: what`."""
    return [f"{name}:{what}" for name, path in modules(root) for what in faults_of(name, path)]


def faults_of(name: str, path: Path) -> Iterator[str]:
    """What breaks a rule in one module, as `line: what`."""
    text = path.read_text(encoding="utf-8")
    if path.name == "__init__.py":
        if text.strip():
            yield "1: __init__.py is not empty"
        return
    room = room_of(name)
    if room is None:
        yield "1: has no floor; add it to the table in tests/test_floors.py"
        return
    tree = ast.parse(text)
    for wanted in imports(tree, name):
        reason = fault(room, wanted)
        if reason:
            yield f"{wanted.line}: imports {wanted.name}, which {reason}"
    if room != READS_THE_ENVIRONMENT:
        yield from (f"{line}: reads the environment" for line in environment_reads(tree))


def test_the_house_keeps_its_floors(root: Path) -> None:
    assert violations(root) == []


def test_discord_py_is_known_to_the_gateway_alone(root: Path) -> None:
    found = {
        name
        for name, path in modules(root)
        for wanted in imports(ast.parse(path.read_text(encoding="utf-8")), name)
        if wanted.name.split(".")[0] in {"discord", "aiohttp", "yarl"}
    }
    assert found
    assert {name for name in found if room_of(name) != "bot.gateway"} == set()


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_the_map_of_the_house_shows_every_room_on_its_floor(root: Path, document: str) -> None:
    rows = (root / document).read_text(encoding="utf-8").splitlines()
    for room, floor in FLOORS.items():
        place = room.replace(".", "/")
        found = [f"{place}{end}" for end in (".py", "/") if (root / f"{place}{end}").exists()]
        for name in found:
            assert [row for row in rows if row.startswith(f"| {floor} ") and f"`{name}`" in row]


def test_the_walk_sees_every_module(root: Path) -> None:
    seen = {path for _, path in modules(root)}
    assert {root / "bot/settings.py", root / "bot/conversation/transition.py"} <= seen


def built(tmp_path: Path, files: Iterable[tuple[str, str]]) -> Path:
    """A made-up house under `tmp_path`."""
    for name, text in files:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        (
            "bot/conversation/engine.py",
            "from bot.ux_agent.agent import UXAgent",
            "bot.conversation.engine:1: imports bot.ux_agent.agent.UXAgent, which is upstairs",
        ),
        (
            "bot/conversation/engine.py",
            "def later():\n    import bot.adapters.dynamodb",
            "bot.conversation.engine:2: imports bot.adapters.dynamodb, which is upstairs",
        ),
        (
            "bot/conversation/engine.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from bot import bootstrap",
            "bot.conversation.engine:3: imports bot.bootstrap, which is upstairs",
        ),
        (
            "bot/conversation/engine.py",
            "import boto3",
            "bot.conversation.engine:1: imports boto3, which is no standard library",
        ),
        (
            "bot/errors.py",
            "from yaml import YAMLError",
            "bot.errors:1: imports yaml.YAMLError, which is no standard library",
        ),
        (
            "bot/ux_agent/agent.py",
            "from bot.interactions import command",
            "bot.ux_agent.agent:1: imports bot.interactions.command, which is next door",
        ),
        (
            "bot/ux_agent/agent.py",
            "from ..interactions import parse",
            "bot.ux_agent.agent:1: imports bot.interactions.parse, which is next door",
        ),
        (
            "bot/dispatch.py",
            "import bot.adapters.sqs",
            "bot.dispatch:1: imports bot.adapters.sqs, which is next door",
        ),
        (
            "bot/ux_agent/agent.py",
            "import importlib\nimportlib.import_module('bot.adapters.github')",
            "bot.ux_agent.agent:2: imports bot.adapters.github, which is upstairs",
        ),
        (
            "bot/bootstrap.py",
            "from lambda_interactions.handler import lambda_handler",
            "bot.bootstrap:1: imports lambda_interactions.handler.lambda_handler, which is a door",
        ),
        (
            "bot/playground/serve.py",
            "from lambda_interactions import handler",
            "bot.playground.serve:1: imports lambda_interactions.handler, which is a door",
        ),
        (
            "lambda_interactions/handler.py",
            "import bot.web.app",
            "lambda_interactions.handler:1: imports bot.web.app, which is a door",
        ),
        (
            "bot/__main__.py",
            "from bot.playground.serve import serve",
            "bot.__main__:1: imports bot.playground.serve.serve, which is a door",
        ),
        (
            "bot/web/app.py",
            "from bot.attic import box",
            "bot.web.app:1: imports bot.attic.box, which has no floor",
        ),
        (
            "bot/attic.py",
            "",
            "bot.attic:1: has no floor; add it to the table in tests/test_floors.py",
        ),
        (
            "bot/adapters/github.py",
            "import os\nTOKEN = os.environ['TOKEN']",
            "bot.adapters.github:2: reads the environment",
        ),
        (
            "bot/playground/serve.py",
            "import os\n\ndef port():\n    return os.getenv('PORT')",
            "bot.playground.serve:4: reads the environment",
        ),
        (
            "lambda_interactions/worker.py",
            "from os import environ",
            "lambda_interactions.worker:1: reads the environment",
        ),
        (
            "bot/ux_agent/__init__.py",
            "from bot.ux_agent.agent import UXAgent",
            "bot.ux_agent:1: __init__.py is not empty",
        ),
    ],
)
def test_a_broken_rule_is_found(tmp_path: Path, file: str, text: str, expected: str) -> None:
    assert violations(built(tmp_path, [(file, text)])) == [expected]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("bot/settings.py", "import os\nfrom bot.errors import BotError\nVALUE = os.getenv('X')"),
        ("bot/conversation/engine.py", "import json\nfrom bot.conversation.phase import Phase"),
        ("bot/ux_agent/agent.py", "import tree_sitter\nfrom bot.conversation import phase"),
        ("bot/ux_agent/agent.py", "from .intent import Intent\nfrom . import plan"),
        ("bot/adapters/dynamodb/table.py", "from bot.adapters.clock import now\nimport boto3"),
        ("bot/adapters/sqs.py", "from bot.ux_agent.agent import A\nfrom bot.chat.log import B"),
        ("bot/bootstrap.py", "from bot.adapters import sqs\nfrom bot import settings"),
        ("bot/__main__.py", "def serve():\n    from bot.playground.serve import serve"),
        ("bot/playground/stack.py", "from bot.deployment.build import Builder"),
        ("bot/web/app.py", "from bot.web.login import sign_in\nfrom bot.bootstrap import services"),
        ("lambda_interactions/worker.py", "from lambda_interactions.http_event import body"),
        ("lambda_interactions/__init__.py", ""),
    ],
)
def test_what_keeps_the_rules_is_let_through(tmp_path: Path, file: str, text: str) -> None:
    assert violations(built(tmp_path, [(file, text)])) == []
