"""Builds the functions' folders: hash-locked dependencies, pruned, and the files they import."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sysconfig
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.deployment.installing import install, link_botocore, parted, prune
from bot.deployment.remembered import sources as sources_of
from bot.deployment.roots import BUNDLE, amazon_roots
from bot.deployment.targets import Target, find_compiler
from bot.deployment.template import Function

BUILDER = "4"
"""Part of every fingerprint: raise it when this package builds something else from the same."""

CODE = "/var/task"
"""Where AWS Lambda unpacks a function (Lambda guide, "Python deployment packages")."""

LONG_AGO = 315_576_000
"""1980-01-01 12:00 UTC, a date that a zip can hold: the same input gives the same bytes."""

NO_BYTE_CODE = (
    "Warning: no Python {version} on this machine, so the functions ship without byte code and a "
    "cold start takes 1.85 times the processor time. `uv python install {version}` brings one."
)


class Builder:
    """Builds functions of the project at `root` into `into`, which also holds its cache.

    `aws_client` is "boto3" to ship the interactions function with one.
    """

    def __init__(
        self,
        root: Path,
        into: Path,
        target: Target,
        say: Callable[[str], None],
        *,
        aws_client: str = "light",
    ) -> None:
        self.root = root
        self.into = into
        self.target = target
        self.say = say
        self.aws_client = aws_client

    def folder(self, function: Function) -> Path:
        """The function's folder, built unless it is there and up to date.

        Raises BuildFailed, RootMissing, and FileNotFoundError for a handler that does not exist.
        """
        sources = sources_of(self.root, function.module, self.into / f"{function.name}.sources")
        roots = amazon_roots()
        dependencies = self._fingerprint(function)
        fingerprint = _digest(
            dependencies.encode(),
            roots.encode(),
            *(_line(path.relative_to(self.root), path.read_bytes()) for path in sources),
        )
        place = self.into / function.name
        stamp = self.into / f"{function.name}.stamp"
        with only_one(self.into):
            if not (place.is_dir() and stamp.is_file() and stamp.read_text() == fingerprint):
                self.say(f"building {function.name}")
                stamp.unlink(missing_ok=True)
                self._assemble(place, self._dependencies(function, dependencies), sources)
                (place / BUNDLE).write_text(roots, encoding="ascii")
                _settle(place)
                stamp.write_text(fingerprint)
        return place

    def archive(self, function: Function) -> Path:
        """The function's folder as an uncompressed zip beside it, made when the folder changed."""
        folder = self.folder(function)
        archive = self.into / f"{function.name}.zip"
        stamp = self.into / f"{function.name}.stamp"
        with only_one(self.into):
            if not archive.is_file() or archive.stat().st_mtime_ns < stamp.stat().st_mtime_ns:
                _zip(folder, archive)
        return archive

    @cached_property
    def _compiler(self) -> Path | None:
        found = find_compiler(self.target)
        if found is None:
            self.say(NO_BYTE_CODE.format(version=self.target.version))
        return found

    def _locks(self, function: Function) -> list[Path]:
        with_boto3 = [function.with_boto3] if self.aws_client == "boto3" else []
        return [self.root / lock for lock in (function.requirements, *with_boto3) if lock]

    @property
    def _machine(self) -> str:
        platform = self.target.platform or sysconfig.get_platform()
        return f"{self.target.version} {platform} {self._compiler is not None}"

    def _fingerprint(self, function: Function) -> str:
        parts = [BUILDER, self._machine, *function.clients]
        locks = [lock.read_bytes() for lock in self._locks(function)]
        return _digest(*(part.encode() for part in parts), *locks)

    def _dependencies(self, function: Function, fingerprint: str) -> Path:
        """The installed, pruned and compiled dependencies, from the cache where they are in it."""
        place = self.into / f"dependencies-{fingerprint[:16]}"
        if place.is_dir():
            return place
        self.say(f"installing what {function.name} imports")
        locks = [(lock.name, *parted(lock.read_text())) for lock in self._locks(function)]
        unfinished = self._installed(place, [(name, others) for name, others, _ in locks])
        for _, _, botocore in locks:
            if botocore:
                link_botocore(self._botocore(botocore), unfinished, function.clients)
        unfinished.rename(place)
        return place

    def _botocore(self, lock: str) -> Path:
        """The whole of botocore, compiled: one for all functions."""
        place = self.into / f"botocore-{_digest(lock.encode(), self._machine.encode())[:16]}"
        if not place.is_dir():
            self._installed(place, [("botocore.txt", lock)]).rename(place)
        return place

    def _installed(self, place: Path, locks: Sequence[tuple[str, str]]) -> Path:
        """What these lock files (by name) name, pruned and compiled, where `place` is to be."""
        unfinished = place.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        with TemporaryDirectory() as folder:
            files = [Path(folder, name) for name, _ in locks]
            for file, (_, text) in zip(files, locks, strict=True):
                file.write_text(text, encoding="utf-8")
            install(files, self.target, unfinished)
        prune(unfinished)
        self._compile(unfinished, unfinished)
        return unfinished

    def _assemble(self, place: Path, dependencies: Path, sources: Iterable[Path]) -> None:
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(dependencies, place, copy_function=os.link)
        for path in sources:
            copy = place / path.relative_to(self.root)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
        packages = {path.relative_to(self.root).parts[0] for path in sources}
        self._compile(place, *(place / package for package in sorted(packages)))

    def _compile(self, root: Path, *folders: Path) -> None:
        """Byte code that is never compared with its source, which a zip gives a coarse date."""
        if not self._compiler:
            return
        options = ["-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash"]
        if self.target.platform:  # else it stays where coverage finds it
            options += ["-s", str(root), "-p", CODE]
        subprocess.run([self._compiler, "-I", "-S", *options, *folders], check=True)


def _settle(folder: Path) -> None:
    """Let neither the date nor this machine's habits show in what is shipped."""
    for path in sorted(folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)  # Lambda runs as somebody else
        os.utime(path, (LONG_AGO, LONG_AGO))


def _zip(folder: Path, archive: Path) -> None:
    with zipfile.ZipFile(archive, "w") as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(str(path.relative_to(folder)))  # of 1980
                entry.external_attr = 0o644 << 16
                packed.writestr(entry, path.read_bytes())


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
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
