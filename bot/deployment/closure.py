"""Which of our files a function needs: all that its handler imports, directly or not."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGES = ("bot", "lambda_interactions")


def closure(root: Path, module: str) -> set[Path]:
    """The files under `root` that importing `module` may load, with the data files beside them.

    Imports inside functions count, those under `if TYPE_CHECKING` do not. Raises
    FileNotFoundError when the module itself is not there.
    """
    if not _files(root, module):
        raise FileNotFoundError(f"no module {module} under {root}")
    found: set[Path] = set()
    waiting = [module]
    while waiting:
        for path in _files(root, waiting.pop()) - found:
            found.add(path)
            waiting += _imported(path.read_bytes())
    return found | {data for path in found for data in _data_beside(path)}


def _files(root: Path, module: str) -> set[Path]:
    """The file of a module of ours and those of the packages around it; none for a stranger's."""
    parts = module.split(".")
    if parts[0] not in PACKAGES:
        return set()
    place = root.joinpath(*parts)
    own = [path for path in (place.with_suffix(".py"), place / "__init__.py") if path.is_file()]
    if not own:
        return set()
    around = (root.joinpath(*parts[:depth], "__init__.py") for depth in range(1, len(parts)))
    return {*own, *(path for path in around if path.is_file())}


@cache
def _imported(source: bytes) -> tuple[str, ...]:
    """The modules that a file imports; `from a import b` may mean the module a.b."""
    names: list[str] = []
    for node in _running(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return tuple(names)


def _running(tree: ast.AST) -> Iterator[ast.AST]:
    """All statements but those that only a type checker sees; no expression imports."""
    yield tree
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            for otherwise in child.orelse:
                yield from _running(otherwise)
        elif not isinstance(child, ast.expr):
            yield from _running(child)


def _data_beside(path: Path) -> Iterator[Path]:
    for sibling in path.parent.iterdir():
        if sibling.is_file() and sibling.suffix not in {".py", ".pyc"}:
            yield sibling
