"""Which of our files a function needs: all that its handler imports, directly or not."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.deployment.source import Block, read

PACKAGES = ("bot", "lambda_interactions")


def closure(root: Path, module: str) -> set[Path]:
    """The files under `root` that running `module` may load, with the data files beside them.

    Imports inside a function count when something that is loaded mentions the function: the
    switchboard opens one door for each handler. Those under `if TYPE_CHECKING` do not count.
    Raises FileNotFoundError when the module itself is not there.
    """
    if not _files(root, module):
        raise FileNotFoundError(f"no module {module} under {root}")
    walk = _Walk(root)
    walk.run(module)
    return walk.found | {data for path in walk.found for data in _data_beside(path)}


class _Walk:
    """What is found so far: files, the names mentioned, and functions that nobody mentioned yet."""

    def __init__(self, root: Path) -> None:
        self.found: set[Path] = set()
        self._root = root
        self._mentioned: set[str] = set()
        self._waiting: list[str] = []
        self._asleep: dict[str, dict[str, Block]] = {}

    def run(self, module: str) -> None:
        """Load `module`, all of it, then what that imports and mentions, and so on."""
        self._mention([module])
        self._waiting.append(module)
        while self._waiting:
            for path in _files(self._root, self._waiting.pop()) - self.found:
                self.found.add(path)
                self._read(path)

    def _read(self, path: Path) -> None:
        name = ".".join(path.relative_to(self._root).with_suffix("").parts)
        module = name.removesuffix(".__init__")
        text = read(module, path.read_bytes())
        self._asleep[module] = dict(text.functions)
        self._enter(text.always)
        for function in {module, *text.functions} & self._mentioned:
            self._wake(function)

    def _enter(self, block: Block) -> None:
        self._waiting += block.imports
        self._mention(block.mentions - self._mentioned)

    def _mention(self, names: Iterable[str]) -> None:
        self._mentioned.update(names)
        for name in names:
            self._wake(name)

    def _wake(self, name: str) -> None:
        """Enter the function of that name, or all functions of the module of that name."""
        module, _, _ = name.rpartition(".")
        function = self._asleep.get(module, {}).pop(name, None)
        whole = self._asleep.pop(name, {})
        for block in (*([function] if function else []), *whole.values()):
            self._enter(block)


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


def _data_beside(path: Path) -> Iterator[Path]:
    for sibling in path.parent.iterdir():
        if sibling.is_file() and sibling.suffix not in {".py", ".pyc"}:
            yield sibling
