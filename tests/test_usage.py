"""What the commands say of themselves."""

import re
from pathlib import Path

import pytest

from bot.__main__ import main


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
