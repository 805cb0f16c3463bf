"""The measures of the house: sizes, docstrings, names, locks, and what no file may hold."""

import ast
import re
import statistics
import subprocess
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.trees import nodes

pytestmark = pytest.mark.no_cover

MODULE_LINES = 400
MEDIAN_MODULE_LINES = 150
FUNCTION_LINES = 40
MEDIAN_FUNCTION_LINES = 8
NINE_IN_TEN_FUNCTION_LINES = 25
PRODUCT = ("bot", "lambda_interactions")
PYTHON = (*PRODUCT, "tests", "requirements")
SAYS_NOTHING = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
# In two pieces each, so that this file passes its own test.
REGISTRIES = tuple(
    name + ending
    for name, ending in (
        ("pypi", ".org"),
        ("pythonhosted", ".org"),
        ("npmjs", ".org"),
        ("npmjs", ".com"),
        ("yarnpkg", ".com"),
        ("unpkg", ".com"),
        ("jsdelivr", ".net"),
        ("crates", ".io"),
        ("rubygems", ".org"),
        ("deb.debian", ".org"),
        ("golang", ".org"),
    )
)
PINNED = re.compile(r"^([a-z0-9-]+)(?:\[[^]]*\])?==(\S+)", re.MULTILINE)
ENTRY = re.compile(r"^(?=[a-z])", re.MULTILINE)
Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(root: Path, folders: tuple[str, ...]) -> list[Path]:
    """Every Python file of these folders."""
    return sorted(chain.from_iterable((root / folder).rglob("*.py") for folder in folders))


def lines(path: Path) -> int:
    """How many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


class Read(NamedTuple):
    """What is asked of a module's text: its functions and what has no docstring."""

    functions: tuple[tuple[str, int], ...]
    undocumented: tuple[str, ...]


@cache
def read(path: Path) -> Read:
    """A module as it is read once."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = tuple(
        (f"{path.name}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for node in nodes(tree)
        if isinstance(node, Function)
    )
    module = [f"{path.name}: module"] if tree.body and not ast.get_docstring(tree) else []
    names = (f"{path.name}: {name}" for name in undocumented_in(tree.body))
    return Read(functions, (*module, *names))


def functions(path: Path) -> Sequence[tuple[str, int]]:
    """Each function of a module, as `file:line name` with its number of lines."""
    return read(path).functions


def undocumented(path: Path) -> Sequence[str]:
    """The public names of a module, and the module, that have no docstring."""
    return read(path).undocumented


def undocumented_in(body: list[ast.stmt], *, methods: bool = True) -> Iterator[str]:
    """The public classes and functions without a docstring; a port's methods need theirs too."""
    for node in body:
        if not isinstance(node, Function | ast.ClassDef) or node.name.startswith("_"):
            continue
        if (isinstance(node, ast.ClassDef) or methods) and not ast.get_docstring(node):
            yield node.name
        if isinstance(node, ast.ClassDef):
            inner = undocumented_in(node.body, methods=is_port(node))
            yield from (f"{node.name}.{name}" for name in inner)


def is_port(node: ast.ClassDef) -> bool:
    """Whether a class is a Protocol."""
    return any("Protocol" in ast.unparse(base) for base in node.bases)


def tracked_files(root: Path) -> list[Path]:
    """The files that git tracks; of a copy without git, all but what tools leave behind."""
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=False
    )
    if listing.returncode == 0 and listing.stdout:
        return [root / name for name in listing.stdout.split("\0") if (root / name).is_file()]
    inside = (path for path in root.rglob("*") if path.is_file())
    return [path for path in inside if not path.relative_to(root).parts[0].startswith(".")]


def names_locked(path: Path) -> dict[str, str]:
    """Package name to its version (or versions, where they differ by marker) in a lock file."""
    found: dict[str, list[str]] = {}
    for name, version in PINNED.findall(path.read_text()):
        found.setdefault(name, []).append(version)
    return {name: " ".join(sorted(versions)) for name, versions in found.items()}


def canonical(requirement: str) -> str:
    """The name in a requirement, spelled as lock files do."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=;! ]", requirement, maxsplit=1)[0]).lower()


def test_every_module_is_short(root: Path) -> None:
    assert [path for path in python_files(root, PYTHON) if lines(path) > MODULE_LINES] == []


def test_half_of_the_modules_are_shorter_than_a_few_screens(root: Path) -> None:
    sizes = [lines(path) for path in python_files(root, PRODUCT) if lines(path)]
    assert statistics.median(sizes) <= MEDIAN_MODULE_LINES


def test_every_function_fits_a_screen(root: Path) -> None:
    found = chain.from_iterable(functions(path) for path in python_files(root, PYTHON))
    assert [name for name, length in found if length > FUNCTION_LINES] == []


def test_most_functions_are_a_few_lines(root: Path) -> None:
    found = chain.from_iterable(functions(path) for path in python_files(root, PRODUCT))
    tenths = statistics.quantiles([length for _, length in found], n=10)
    assert tenths[4] <= MEDIAN_FUNCTION_LINES
    assert tenths[8] <= NINE_IN_TEN_FUNCTION_LINES


def test_every_module_and_public_name_says_what_it_is(root: Path) -> None:
    found = chain.from_iterable(undocumented(path) for path in python_files(root, PRODUCT))
    assert list(found) == []


def test_every_test_module_says_what_it_tests(root: Path) -> None:
    found = chain.from_iterable(undocumented(path) for path in python_files(root, ("tests",)))
    assert [name for name in found if name.endswith(": module")] == []


def test_no_module_has_a_name_that_says_nothing(root: Path) -> None:
    named = [path for path in python_files(root, PYTHON) if path.stem in SAYS_NOTHING]
    folders = {path.parent for path in python_files(root, PYTHON)}
    assert [*named, *(folder for folder in folders if folder.name in SAYS_NOTHING)] == []


def test_tests_use_fakes_at_the_edge_and_no_mocks(root: Path) -> None:
    using = re.compile(r"^\s*(from|import) unittest\.mock|\bmocker\b", re.MULTILINE)
    assert [
        path.name
        for path in python_files(root, ("tests",))
        if path != Path(__file__) and using.search(path.read_text())
    ] == []


def test_no_tracked_file_names_a_package_registry(root: Path) -> None:
    texts = ((path, path.read_bytes()) for path in tracked_files(root))
    found = [
        f"{path.relative_to(root)}: {host}"
        for path, text in texts
        for host in REGISTRIES
        if host.encode() in text
    ]
    assert found == []


@pytest.mark.parametrize("lock", ["dev", "interactions", "ministack", "sam", "worker"])
def test_a_lock_file_pins_and_hashes_every_package_and_holds_no_address(
    root: Path, lock: str
) -> None:
    text = (root / f"requirements/{lock}.txt").read_text()
    entries = ENTRY.split(text)[1:]
    assert entries
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []
    assert re.findall(r"://|--(?:extra-)?index|--find-links", text) == []


def test_the_development_lock_holds_every_extra(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    wanted = {canonical(name) for name in chain(*project["optional-dependencies"].values())}
    assert wanted - {project["name"]} - names_locked(root / "requirements/dev.txt").keys() == set()


@pytest.mark.parametrize("lock", ["interactions", "worker"])
def test_what_is_deployed_is_what_was_tested(root: Path, lock: str) -> None:
    tested = names_locked(root / "requirements/dev.txt")
    deployed = names_locked(root / f"requirements/{lock}.txt")
    assert deployed.items() <= tested.items()


def test_actions_are_pinned_by_commit(root: Path) -> None:
    workflows = (root / ".github/workflows").glob("*.yml")
    uses = [name for path in workflows for name in re.findall(r"uses:\s*(\S+)", path.read_text())]
    assert uses
    assert [name for name in uses if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", name)] == []


def test_a_missing_docstring_is_found(tmp_path: Path) -> None:
    module = tmp_path / "door.py"
    module.write_text(
        "class Port(Protocol):\n    def go(self): ...\n"
        "class Real:\n    '''One.'''\n    def go(self): ...\n"
        "def public(): ...\n"
        "def _private(): ...\n"
    )
    assert list(undocumented(module)) == [
        "door.py: module",
        "door.py: Port",
        "door.py: Port.go",
        "door.py: public",
    ]


def test_the_length_of_a_function_is_measured(tmp_path: Path) -> None:
    module = tmp_path / "door.py"
    module.write_text("async def go():\n    return (\n        1\n    )\n")
    assert list(functions(module)) == [("door.py:1 go", 4)]


def test_a_copy_without_git_is_searched_too(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("text")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv/found.txt").write_text("text")
    assert tracked_files(tmp_path) == [tmp_path / "README.md"]
