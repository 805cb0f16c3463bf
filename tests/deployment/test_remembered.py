"""What a function needs of our files, remembered."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.deployment.closure import closure
from bot.deployment.remembered import sources

MODULE = "bot.hello"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A module that imports another, and a third that nobody needs."""
    (tmp_path / "bot").mkdir()
    (tmp_path / "bot/__init__.py").touch()
    (tmp_path / "bot/hello.py").write_text("from bot import name\n")
    (tmp_path / "bot/name.py").touch()
    (tmp_path / "bot/other.py").touch()
    return tmp_path


@pytest.fixture
def note(project: Path) -> Path:
    """A note that tells of one file fewer: whoever reads it is found out."""
    made = project / "out" / "hello.sources"
    sources(project, MODULE, made)
    noted = json.loads(made.read_bytes())
    made.write_text(json.dumps(noted | {"sources": ["bot/hello.py"]}))
    return made


def names(project: Path, note: Path, module: str = MODULE) -> list[str]:
    """The files that are found, by name."""
    return [path.name for path in sources(project, module, note)]


def test_what_is_found_is_what_the_module_needs(project: Path) -> None:
    found = sources(project, MODULE, project / "note")
    assert found == sorted(closure(project, MODULE))
    assert [path.name for path in found] == ["__init__.py", "hello.py", "name.py"]


def test_while_nothing_changes_nothing_is_looked_for_again(project: Path, note: Path) -> None:
    assert names(project, note) == ["hello.py"]


def imports_another(project: Path) -> None:
    (project / "bot/hello.py").write_text("from bot import name, other\n")


def comes(project: Path) -> None:
    (project / "bot/words.json").touch()


def goes(project: Path) -> None:
    (project / "bot/other.py").unlink()


def is_as_long_as_before(project: Path) -> None:
    (project / "bot/hello.py").write_text("from bot import nome\n")
    os.utime(project / "bot/hello.py", ns=(1, 1))


def is_another_file_of_the_same_date(project: Path) -> None:
    kept = (project / "bot/hello.py").stat()
    (project / "bot/new.py").write_text("from bot import name\n")
    (project / "bot/new.py").replace(project / "bot/hello.py")
    os.utime(project / "bot/hello.py", ns=(kept.st_atime_ns, kept.st_mtime_ns))


@pytest.mark.parametrize(
    "change",
    [imports_another, comes, goes, is_as_long_as_before, is_another_file_of_the_same_date],
    ids=lambda change: change.__name__,
)
def test_when_a_file_changes_it_is_looked_for_again(
    project: Path, note: Path, change: Callable[[Path], None]
) -> None:
    change(project)
    assert sources(project, MODULE, note) == sorted(closure(project, MODULE))


def test_a_note_of_another_module_is_not_taken(project: Path, note: Path) -> None:
    assert names(project, note, "bot.other") == ["__init__.py", "other.py"]


@pytest.mark.parametrize("text", ["", "{}", '{"state'])
def test_a_note_that_was_not_finished_is_made_anew(project: Path, note: Path, text: str) -> None:
    note.write_text(text)
    assert len(names(project, note)) == 3
    assert json.loads(note.read_bytes())["sources"]


def test_byte_code_that_comes_changes_nothing(project: Path, note: Path) -> None:
    (project / "bot/__pycache__").mkdir()
    (project / "bot/__pycache__/hello.cpython-311.pyc").touch()
    assert names(project, note) == ["hello.py"]


def test_a_link_that_leads_nowhere_is_passed_over(project: Path, note: Path) -> None:
    (project / "bot/.#hello.py").symlink_to("nobody@nowhere")
    assert len(names(project, note)) == 3


def test_a_module_that_is_not_there_is_no_function(project: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no module bot\.absent"):
        sources(project, "bot.absent", project / "note")
