"""Which files a function ships with."""

from pathlib import Path

import pytest

from bot.deployment.closure import closure

FILES = {
    "bot/__init__.py": "",
    "bot/near.py": "import json\nfrom bot.room import far\nimport boto3",
    "bot/room/__init__.py": "",
    "bot/room/far.py": "def load():\n    from bot.room.late import x\n",
    "bot/room/late.py": "x = 1",
    "bot/room/words.txt": "beside",
    "bot/room/unused.py": "",
    "bot/other/__init__.py": "",
    "bot/other/typed.py": "",
    "bot/other/chosen.py": "",
    "lambda_interactions/__init__.py": "",
    "lambda_interactions/handler.py": """
from typing import TYPE_CHECKING
import bot.near
if TYPE_CHECKING:
    from bot.other.typed import Nothing
else:
    from bot.other import chosen
""",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small project."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def shipped(root: Path, module: str) -> set[str]:
    """The files of the closure, relative to the project."""
    return {str(path.relative_to(root)) for path in closure(root, module)}


def test_all_that_may_be_imported_ships_with_its_packages_and_the_data_beside_it(
    root: Path,
) -> None:
    assert shipped(root, "lambda_interactions.handler") == FILES.keys() - {
        "bot/room/unused.py",
        "bot/other/typed.py",
    }


def test_a_module_of_one_file_ships_alone_with_its_packages(root: Path) -> None:
    assert shipped(root, "bot.other.chosen") == {
        "bot/__init__.py",
        "bot/other/__init__.py",
        "bot/other/chosen.py",
    }


def test_modules_that_import_each_other_are_followed_once(root: Path) -> None:
    (root / "bot/room/late.py").write_text("import bot.near")
    assert "bot/near.py" in shipped(root, "bot.room.late")


@pytest.mark.parametrize("module", ["lambda_interactions.absent", "json"])
def test_a_module_that_is_not_ours_is_an_error(root: Path, module: str) -> None:
    with pytest.raises(FileNotFoundError, match=module):
        closure(root, module)
