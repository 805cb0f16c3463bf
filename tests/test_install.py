"""Tests of requirements/install.py, which makes the environments before anything is installed."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from requirements.install import create


def install(root: Path, folder: Path, lock: Path) -> subprocess.CompletedProcess[str]:
    """Run the installer as `make` does, on the Python of these tests."""
    script = root / "requirements/install.py"
    command = [sys.executable, str(script), str(folder), str(lock), "an experiment"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_an_environment_is_made_once_and_again_only_when_its_lock_changes(
    root: Path, tmp_path: Path
) -> None:
    folder, lock = tmp_path / "env", tmp_path / "lock.txt"
    lock.write_text("# nothing\n")
    first, second = install(root, folder, lock), install(root, folder, lock)
    lock.write_text("# nothing else\n")
    third = install(root, folder, lock)
    assert [result.returncode for result in (first, second, third)] == [0, 0, 0]
    assert [bool(result.stdout) for result in (first, second, third)] == [True, False, True]
    assert (folder / "bin/python").exists()


@pytest.mark.slow
def test_a_lock_that_cannot_be_installed_leaves_nothing_and_says_so(
    root: Path, tmp_path: Path
) -> None:
    folder, lock = tmp_path / "env", tmp_path / "lock.txt"
    lock.write_text("unhashed==1.0\n")
    result = install(root, folder, lock)
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1].startswith(f"Could not install {lock}")
    assert not folder.exists()


def test_a_python_without_venv_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(folder: Path, **_: object) -> None:
        folder.mkdir()
        raise subprocess.CalledProcessError(1, ["ensurepip"])

    monkeypatch.setattr(venv, "create", broken)
    with pytest.raises(SystemExit, match="apt install python3-venv"):
        create(tmp_path / "env")
    assert not (tmp_path / "env").exists()


@pytest.mark.parametrize("python", ["/nowhere/python3", "false"])
def test_a_python_that_is_none_or_too_old_is_told_in_a_sentence(root: Path, python: str) -> None:
    lock = "requirements/dev.txt"
    command = ["make", "-W", lock, ".venv/.installed", f"PYTHON={python}"]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert result.returncode
    assert f"Python 3.11 or newer is needed, and '{python}' is none." in result.stderr


def test_make_help_lists_the_commands(root: Path) -> None:
    listing = subprocess.run(["make", "help"], cwd=root, capture_output=True, text=True, check=True)
    named = {line.split()[1] for line in listing.stdout.splitlines()}
    assert {"help", "run", "test", "check", "prove", "lock"} <= named
