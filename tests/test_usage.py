"""What the commands say of themselves."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import UNREAD, main


def test_serve_says_that_it_takes_a_second_port(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["serve", "--help"])

    said = " ".join(capsys.readouterr().out.split())
    assert "and the next free one for the local AWS (default 8400)" in said


def test_the_readme_names_every_command_that_runs_or_tests(root: Path) -> None:
    targets = re.findall(
        r"^([a-z]+):.* ## (?:measure|the long|serve|all tests|what cont)",
        (root / "Makefile").read_text(),
        re.MULTILINE,
    )
    listed = re.findall(r"^make ([a-z]+)  ", (root / "README.md").read_text(), re.MULTILINE)

    assert set(targets) - set(listed) == set()
    assert "bench" in targets


def test_a_reader_that_has_gone_ends_a_command_without_a_word(root: Path) -> None:
    site = root / "bot" / "playground" / "sample_site"
    reading, writing = os.pipe()
    os.close(reading)  # as `| head` does once it has what it wants
    command = [sys.executable, "-m", "bot", "scan", str(site)]
    ended = subprocess.run(
        command, cwd=root, stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (UNREAD, "")
