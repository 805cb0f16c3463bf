"""Which Python the functions are built for, and which one compiles for it."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.deployment.targets import (
    LAMBDA,
    RELEASED,
    BuildFailed,
    Target,
    find_compiler,
    local_target,
)

HERE = "{}.{}".format(*sys.version_info)


def script(path: Path, text: str) -> Path:
    """A program of that text."""
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def test_an_interpreter_that_does_not_start_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho broken >&2; exit 1\n")
    broken.chmod(0o755)
    with pytest.raises(BuildFailed, match=f"{broken} does not start: broken"):
        local_target(broken)


def test_the_target_of_this_interpreter_is_its_version() -> None:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    executable = Path(sys.executable)
    assert local_target(executable) == Target(version, None, executable)


def test_this_python_compiles_for_its_own_version() -> None:
    assert find_compiler(Target(HERE, None, None), []) == Path(sys.executable)


def test_a_python_of_the_version_is_found_behind_one_that_does_not_start(tmp_path: Path) -> None:
    shims, real = tmp_path / "shims", tmp_path / "real"
    for folder in (shims, real):
        folder.mkdir()
    script(shims / "python3.99", "exit 127")
    found = script(real / "python3.99", "echo 3.99")
    target = LAMBDA._replace(version="3.99")
    assert find_compiler(target, [str(tmp_path / "absent"), str(shims), str(real)]) == found


PREVIEW = 'case "$4" in *final*) echo;; *) echo 3.13;; esac'
"""A Python 3.13 whose byte code is not that of the released one."""


def test_a_preview_or_another_kind_of_python_compiles_nothing(tmp_path: Path) -> None:
    preview = script(tmp_path / "python3.13", PREVIEW)
    assert find_compiler(LAMBDA._replace(version="3.13"), [str(tmp_path)]) != preview
    with pytest.raises(BuildFailed, match="is no released CPython"):
        find_compiler(LAMBDA._replace(interpreter=preview), [])


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        ("pass", HERE),
        ("sys.implementation.name = 'pypy'", ""),
        ("sys.version_info = (*sys.version_info[:3], 'alpha', 1)", ""),
    ],
)
def test_only_a_released_cpython_says_so(change: str, answer: str) -> None:
    program = f"import sys; {change}; {RELEASED}"
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ended.stdout.strip() == answer


def test_where_there_is_no_such_python_nothing_compiles() -> None:
    assert find_compiler(LAMBDA._replace(version="3.99"), []) is None


def test_the_named_python_compiles(tmp_path: Path) -> None:
    named = script(tmp_path / "python", "echo 3.13")
    assert find_compiler(LAMBDA._replace(interpreter=named), []) == named


def test_a_named_python_of_another_version_is_refused(tmp_path: Path) -> None:
    named = script(tmp_path / "python", "echo 3.12")
    with pytest.raises(BuildFailed, match=f"{named} is no Python 3.13"):
        find_compiler(LAMBDA._replace(interpreter=named), [])
