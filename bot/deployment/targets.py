"""For which Python, on which machine, the functions are built, and what compiles for it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bot.errors import BotError


class BuildFailed(BotError):
    """A function's folder could not be made; the text says of what, often in a tool's words."""


class Target(NamedTuple):
    """The interpreter to build for: its version, uv's name of the platform, and where it is.

    `platform` is None for this machine, `interpreter` where none is named.
    """

    version: str
    platform: str | None
    interpreter: Path | None


VERSION = "import sys; print('%d.%d' % sys.version_info[:2])"
RELEASED = (
    "import sys; kind = (sys.version_info[3], sys.implementation.name);"
    " print('%d.%d' % sys.version_info[:2] if kind == ('final', 'cpython') else '')"
)
"""What an interpreter is asked, and whether its byte code is that of everybody else's."""

LAMBDA = Target("3.13", "aarch64-manylinux_2_28", None)
"""What template.yaml asks of AWS Lambda."""


def local_target(interpreter: Path) -> Target:
    """A target for this machine's `interpreter`; raises BuildFailed when it does not start."""
    version, complaint = _ask(interpreter)
    if not version:
        raise BuildFailed(f"{interpreter} does not start: {complaint}")
    return Target(version, None, interpreter)


def find_compiler(target: Target, folders: list[str] | None = None) -> Path | None:
    """A Python of the target's version on this machine, whose byte code is the target's too.

    The named one, else this one, else one in `folders` (the PATH's), else one that uv has
    installed, else None. Byte code is the same on every machine, for each minor version another;
    PyPy's and that of a preview another still, which AWS Lambda would pass over in silence.
    Raises BuildFailed when the named one is of another version, or not such a CPython.
    """
    if target.interpreter:
        if local_target(target.interpreter).version != target.version:
            raise BuildFailed(f"{target.interpreter} is no Python {target.version}")
        if not _ask(target.interpreter, RELEASED)[0]:
            raise BuildFailed(f"{target.interpreter} is no released CPython")
        return target.interpreter
    tried = _candidates(target.version, os.get_exec_path() if folders is None else folders)
    return next((path for path in tried if _ask(path, RELEASED)[0] == target.version), None)


def find_uv() -> str | None:
    """The uv beside this interpreter, else the one on the path."""
    return shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")


def _candidates(version: str, folders: list[str]) -> Iterator[Path]:
    yield Path(sys.executable)
    for folder in folders:
        path = Path(folder, f"python{version}")
        if path.is_file():
            yield path
    uv = find_uv()
    if uv:
        search = ["python", "find", version, "--managed-python", "--no-python-downloads"]
        found = subprocess.run(
            [uv, *search, "--no-config"], capture_output=True, text=True, check=False
        )
        if not found.returncode:
            yield Path(found.stdout.strip())


def _ask(interpreter: Path, question: str = VERSION) -> tuple[str, str]:
    """Its version as major.minor, '' when it does not start (as pyenv's shims); its complaint."""
    asked = [str(interpreter), "-I", "-S", "-c", question]
    try:
        answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    except OSError as error:
        return "", str(error)
    return answer.stdout.strip() if not answer.returncode else "", answer.stderr.strip()
