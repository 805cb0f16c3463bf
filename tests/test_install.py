"""Tests of requirements/install.py, which makes the environments before anything is installed."""

import re
import subprocess
import sys
import threading
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest

from requirements import install as installer
from requirements.install import create, follow


def install(root: Path, folder: Path, lock: Path) -> subprocess.CompletedProcess[str]:
    """Run the installer as `make` does, on the Python of these tests."""
    script = root / "requirements/install.py"
    command = [sys.executable, str(script), str(folder), str(lock), "an experiment"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_an_environment_is_made_once_and_again_when_its_lock_changes_or_nothing_is_left(
    root: Path, tmp_path: Path
) -> None:
    folder, lock = tmp_path / "env", tmp_path / "lock.txt"
    lock.write_text("# nothing\n")
    first, second = install(root, folder, lock), install(root, folder, lock)
    assert (first.returncode, second.returncode) == (0, 0)
    assert (bool(first.stdout), bool(second.stdout)) == (True, False)
    assert (folder / "bin/python").exists()

    lock.write_text("unhashed==1.0\n")
    third = install(root, folder, lock)
    assert third.returncode == 1
    assert third.stderr.splitlines()[-1].startswith(f"Could not install {lock}")
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


class Pip:
    """What pip says, line by line; the packages are there a while after it began to unpack."""

    def __init__(self, folder: Path) -> None:
        self.site = folder / "lib/python3.11/site-packages"
        (self.site / "pip-25.0.dist-info").mkdir(parents=True)
        self.is_unpacked = threading.Event()

    def __iter__(self) -> Iterator[str]:
        yield "Collecting one==1 (from -r lock.txt)\n"
        yield "WARNING: of no use to anybody\n"
        yield "Collecting two==2 (from -r lock.txt)\n"
        yield "Installing collected packages: one, two\n"
        (self.site / "one-1.dist-info").mkdir()
        assert self.is_unpacked.wait(10)
        yield "Successfully installed one-1 two-2\n"

    def told(self, text: str, *, final: bool) -> None:
        """Hear what the person is told."""
        if "1 of 2 unpacked" in text and not final:
            self.is_unpacked.set()


def test_unpacking_is_counted_while_pip_is_silent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pip = Pip(tmp_path)
    monkeypatch.setattr(installer, "report", pip.told)
    monkeypatch.setattr(installer, "LOOK_SECONDS", 0.01)

    output, count = follow(pip, tmp_path)

    assert pip.is_unpacked.is_set()
    assert (len(output), count) == (4, 2)


def test_the_project_itself_is_not_counted_as_no_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(installer, "report", lambda text, final: said.append(text))

    output, count = follow(
        ["Obtaining file:///x\n", "Installing collected packages: x\n"], tmp_path
    )

    assert (said, len(output), count) == ([], 2, 0)


def test_the_environment_of_aws_sam_says_that_deploying_needs_it(root: Path) -> None:
    named = re.findall(r"\$\(call install,(.*)\)", (root / "Makefile").read_text())

    assert "AWS SAM to check and build and deploy template.yaml" in named
