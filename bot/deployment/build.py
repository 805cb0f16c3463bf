"""Builds the functions' folders: hash-locked dependencies, pruned, and the files they import."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bot.deployment.closure import closure
from bot.deployment.template import Function
from bot.errors import BotError

BUILDER = "1"
"""Part of every fingerprint: raise it when this file builds something else from the same input."""

BOTOCORE_FILES = ("endpoints.json", "partitions.json", "sdk-default-configuration.json")
"""What botocore reads whatever the service (botocore/loaders.py, botocore/regions.py)."""


class BuildFailed(BotError):
    """The dependencies of a function could not be installed; the text is the installer's."""


class Target(NamedTuple):
    """The interpreter to build for: its version, uv's name of the platform, and where it is.

    `interpreter` is None when it is not on this machine; then nothing is compiled ahead.
    """

    version: str
    platform: str | None
    interpreter: Path | None


LAMBDA = Target("3.13", "aarch64-manylinux_2_28", None)
"""What template.yaml asks of AWS Lambda."""


def local_target(interpreter: Path) -> Target:
    """A target for this machine's `interpreter`; raises BuildFailed when it does not start."""
    question = "import sys; print('%d.%d' % sys.version_info[:2])"
    answer = subprocess.run(
        [interpreter, "-I", "-S", "-c", question], capture_output=True, text=True, check=False
    )
    if answer.returncode:
        raise BuildFailed(f"{interpreter} does not start: {answer.stderr.strip()}")
    return Target(answer.stdout.strip(), None, interpreter)


class Builder:
    """Builds functions of the project at `root` into `into`, which also holds its cache."""

    def __init__(self, root: Path, into: Path, target: Target, say: Callable[[str], None]) -> None:
        self.root = root
        self.into = into
        self.target = target
        self.say = say

    def folder(self, function: Function) -> Path:
        """The function's folder, built unless it is there and up to date.

        Raises BuildFailed, and FileNotFoundError for a handler that does not exist.
        """
        sources = sorted(closure(self.root, function.module))
        dependencies = self._fingerprint(function)
        fingerprint = _digest(
            dependencies.encode(),
            *(_line(path.relative_to(self.root), path.read_bytes()) for path in sources),
        )
        place = self.into / function.name
        stamp = self.into / f"{function.name}.stamp"
        with _only_one(self.into):
            if not (place.is_dir() and stamp.is_file() and stamp.read_text() == fingerprint):
                self.say(f"building {function.name}")
                stamp.unlink(missing_ok=True)
                self._assemble(place, self._dependencies(function, dependencies), sources)
                stamp.write_text(fingerprint)
        return place

    def archive(self, function: Function) -> Path:
        """The function's folder as an uncompressed zip beside it, made when the folder changed."""
        folder = self.folder(function)
        archive = self.into / f"{function.name}.zip"
        stamp = self.into / f"{function.name}.stamp"
        with _only_one(self.into):
            if not archive.is_file() or archive.stat().st_mtime_ns < stamp.stat().st_mtime_ns:
                _zip(folder, archive)
        return archive

    def _fingerprint(self, function: Function) -> str:
        lock = (self.root / function.requirements).read_bytes()
        target = f"{self.target.version} {self.target.platform or sysconfig.get_platform()}"
        return _digest(BUILDER.encode(), target.encode(), " ".join(function.clients).encode(), lock)

    def _dependencies(self, function: Function, fingerprint: str) -> Path:
        """The installed, pruned and compiled dependencies, from the cache where they are in it."""
        place = self.into / f"dependencies-{fingerprint[:16]}"
        if place.is_dir():
            return place
        self.say(f"installing what {function.name} imports")
        unfinished = place.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        self._install(self.root / function.requirements, unfinished)
        prune(unfinished, function.clients)
        self._compile(unfinished)
        unfinished.rename(place)
        return place

    def _install(self, lock: Path, into: Path) -> None:
        into.mkdir(parents=True)
        ended = subprocess.run(
            [
                *installer(self.target, find_uv()),
                "--target",
                into,
                "--require-hashes",
                "--requirement",
                lock,
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        if ended.returncode:
            raise BuildFailed(f"{lock.name} was not installed: {ended.stderr.strip()[-2000:]}")

    def _assemble(self, place: Path, dependencies: Path, sources: Iterable[Path]) -> None:
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(dependencies, place, copy_function=os.link)
        for path in sources:
            copy = place / path.relative_to(self.root)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
        self._compile(
            *(place / package for package in {p.relative_to(self.root).parts[0] for p in sources})
        )

    def _compile(self, *folders: Path) -> None:
        """Byte code that is never compared with its source, which a zip gives a coarse date."""
        if self.target.interpreter:
            options = ["-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash"]
            subprocess.run([self.target.interpreter, "-I", "-S", *options, *folders], check=True)


def find_uv() -> str | None:
    """The uv beside this interpreter, else the one on the path."""
    return shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")


def installer(target: Target, uv: str | None) -> list[str | Path]:
    """The command that installs for `target`: uv, else the pip of its interpreter.

    Raises BuildFailed when only uv could.
    """
    common = ["install", "--quiet", "--no-deps", "--only-binary", ":all:"]
    if uv:
        interpreter = target.interpreter or sys.executable
        version = ["--python-version", target.version, "--python", str(interpreter)]
        platform = ["--python-platform", target.platform] if target.platform else []
        return [uv, "pip", *common, "--no-config", *version, *platform]
    if target.interpreter is None:
        raise BuildFailed("building for AWS Lambda needs uv")
    return [target.interpreter, "-m", "pip", *common, "--disable-pip-version-check"]


def prune(folder: Path, clients: Iterable[str]) -> None:
    """Drop from an installed botocore the description of every service but `clients`."""
    keep = {*clients, *BOTOCORE_FILES, "_retry.json"}
    for entry in (folder / "botocore" / "data").glob("*"):
        if entry.name not in keep:
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    for unused in ("bin", "boto3/data", "boto3/examples"):
        shutil.rmtree(folder / unused, ignore_errors=True)


def _zip(folder: Path, archive: Path) -> None:
    with zipfile.ZipFile(archive, "w", strict_timestamps=False) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                packed.write(path, path.relative_to(folder))


@contextmanager
def _only_one(folder: Path) -> Iterator[None]:
    """Keep other processes from building into the same folder meanwhile."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _digest(*parts: bytes) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8) + part)
    return whole.hexdigest()


def _line(name: Path, content: bytes) -> bytes:
    return str(name).encode() + b"\0" + content
