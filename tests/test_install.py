"""Tests of requirements/install.py, which makes the environments before anything is installed."""

import subprocess
import sys
from pathlib import Path

import pytest


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


def test_make_help_lists_the_commands(root: Path) -> None:
    listing = subprocess.run(["make", "help"], cwd=root, capture_output=True, text=True, check=True)
    named = {line.split()[1] for line in listing.stdout.splitlines()}
    assert {"help", "run", "test", "check", "prove", "lock"} <= named
