"""What the runbook's first lines make of a shell."""

import os
import re
import subprocess
from pathlib import Path

import pytest

HERE = "http://127.0.0.1:4566"


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with an `aws` that says what it was asked."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "aws"
    program.write_text('#!/bin/sh\nprintf "[%s]" "$@"\n')
    program.chmod(0o755)
    return folder


def asked(root: Path, programs: Path, **variables: str) -> str:
    """What `aws` is asked by a line about a queue, after the lines for each shell."""
    page = (root / "docs" / "runbook.md").read_text(encoding="utf-8")
    (head,) = re.findall(r"```sh\n(.*?)```", page.partition("\n## 1 ")[0], re.DOTALL)
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    ended = subprocess.run(
        ["sh", "-c", f"{head}\necho\naws sqs list-queues"],
        capture_output=True,
        check=True,
        env={"PATH": path, **variables},
        text=True,
        timeout=30,
    )
    return ended.stdout.splitlines()[-1]


def test_in_a_rehearsal_each_line_says_itself_where_the_account_is(
    root: Path, programs: Path
) -> None:
    found = asked(root, programs, AWS_ENDPOINT_URL=HERE)
    assert found == f"[--endpoint-url={HERE}][sqs][list-queues]"


def test_with_a_real_account_it_is_asked_as_ever(root: Path, programs: Path) -> None:
    assert asked(root, programs) == "[sqs][list-queues]"


def test_it_says_which_version_is_wanted(root: Path) -> None:
    page = (root / "docs" / "runbook.md").read_text(encoding="utf-8")
    assert "**AWS CLI v2**" in page.partition("\n## 1 ")[0]
