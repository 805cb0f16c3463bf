"""A plain folder as a site: read and written without following links."""

import os
import secrets
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from bot.errors import ConfigurationError, Failed
from bot.ux_agent.code_host import blob_id

_SKIPPED = frozenset({".git", "node_modules"})
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


MOST_FILE_BYTES = 32 * 1024 * 1024
"""Of a file that is listed: larger ones are no source of a page, and would fill the memory."""


class Folder:
    """The regular files below a folder; links are neither listed nor followed.

    Raises ConfigurationError when the folder cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._contents: dict[str, bytes] = {}
        try:
            self._root = path.resolve(strict=True)
            os.close(os.open(self._root, _FOLDER))
        except OSError as fault:
            raise ConfigurationError(f"{path} cannot be read: {fault.strerror}") from fault

    def head(self) -> str:
        """A plain folder has one state only, the present one."""
        return "present"

    def tree(self, commit: str) -> Mapping[str, str]:
        """Path (with `/`) to git blob id of every regular file, computed when asked for.

        Raises ConfigurationError, naming the folder, when one inside cannot be read.
        """
        try:
            return _Tree(self, frozenset(_regular_files(self._root)))
        except OSError as fault:
            where = fault.filename or self._path
            raise ConfigurationError(f"{where} cannot be read: {fault.strerror}") from fault

    def read(self, blob: str) -> bytes:
        """The content of a file whose id the tree gave."""
        if blob not in self._contents:
            raise Failed("blob_missing", f"The folder has no file {blob[:8]}.")
        return self._contents[blob]

    def keep(self, path: str) -> str:
        """Read a file, keep its content, and return its blob id; raises ConfigurationError."""
        try:
            with self._parent(path) as (folder, name):
                descriptor = os.open(name, _FILE, dir_fd=folder)
                with os.fdopen(descriptor, "rb") as file:
                    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                        raise ConfigurationError(f"{path} is not a regular file")
                    content = file.read(MOST_FILE_BYTES)
        except OSError as fault:
            raise ConfigurationError(f"{path} cannot be read: {fault.strerror}") from fault
        blob = blob_id(content)
        self._contents[blob] = content
        return blob

    def write(self, files: Mapping[str, bytes]) -> None:
        """Put regular files there, new or instead of others; all are written aside first.

        Raises ConfigurationError when one cannot be. None is replaced when one cannot be written
        aside; when a later replacement fails, the earlier ones stand.
        """
        aside: dict[str, str] = {}
        try:
            self._write_aside(files, aside)
            for path in files:
                with self._parent(path) as (folder, name):
                    os.replace(aside[path], name, src_dir_fd=folder, dst_dir_fd=folder)
                    del aside[path]
        except OSError as fault:
            raise ConfigurationError(f"cannot write: {fault.strerror}") from fault
        finally:
            self._clear(aside)

    def add(self, path: str, content: bytes) -> None:
        """Write a new file; raises ConfigurationError when something is there already."""
        try:
            with self._parent(path) as (folder, name):
                descriptor = os.open(name, _NEW, 0o644, dir_fd=folder)
                with os.fdopen(descriptor, "wb") as file:
                    file.write(content)
        except FileExistsError as fault:
            raise ConfigurationError(f"{path} is there already; it is left as it is") from fault
        except OSError as fault:
            raise ConfigurationError(f"cannot write: {fault.strerror}") from fault

    def remove(self, path: str) -> None:
        """Delete a regular file; raises ConfigurationError when it cannot be."""
        try:
            with self._parent(path) as (folder, name):
                _mode(path, name, folder)
                os.unlink(name, dir_fd=folder)
        except OSError as fault:
            raise ConfigurationError(f"cannot delete {path}: {fault.strerror}") from fault

    def _write_aside(self, files: Mapping[str, bytes], aside: dict[str, str]) -> None:
        """Write every file beside its place; `aside` gets the name of each one made, by path."""
        for path, content in files.items():
            with self._parent(path) as (folder, name):
                mode = _mode(path, name, folder)
                beside = f".ux-agent-{secrets.token_hex(8)}"
                descriptor = os.open(beside, _NEW, mode, dir_fd=folder)
                aside[path] = beside
                with os.fdopen(descriptor, "wb") as file:
                    os.fchmod(descriptor, mode)
                    file.write(content)

    def _clear(self, aside: Mapping[str, str]) -> None:
        for path, beside in aside.items():
            with suppress(OSError), self._parent(path) as (folder, _):
                os.unlink(beside, dir_fd=folder)

    @contextmanager
    def _parent(self, path: str) -> Iterator[tuple[int, str]]:
        """The folder that a file is in, opened step by step so that no link is followed."""
        *folders, name = path.split("/")
        if not all(part.strip(".") for part in (*folders, name)):
            raise ConfigurationError(f"{path!r} is not inside the folder")
        current = os.open(self._root, _FOLDER)
        try:
            for part in folders:
                inner = os.open(part, _FOLDER, dir_fd=current)
                os.close(current)
                current = inner
            yield current, name
        finally:
            os.close(current)


def _mode(path: str, name: str, folder: int) -> int:
    """The permissions of a regular file, or of a new one; raises ConfigurationError on others."""
    try:
        found = os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return 0o644
    if not stat.S_ISREG(found.st_mode):
        raise ConfigurationError(f"{path} is not a regular file")
    return stat.S_IMODE(found.st_mode)


class _Tree(Mapping[str, str]):
    """The files of a folder; an id is computed when it is asked for."""

    def __init__(self, folder: Folder, paths: frozenset[str]) -> None:
        self._folder = folder
        self._paths = paths
        self._blobs: dict[str, str] = {}

    def __getitem__(self, path: str) -> str:
        if path not in self._paths:
            raise KeyError(path)
        if path not in self._blobs:
            self._blobs[path] = self._folder.keep(path)
        return self._blobs[path]

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._paths))

    def __len__(self) -> int:
        return len(self._paths)


def _regular_files(root: Path) -> Iterator[str]:
    pending = [""]
    while pending:
        prefix = pending.pop()
        with os.scandir(root / prefix) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in _SKIPPED:
                        pending.append(f"{prefix}{entry.name}/")
                elif entry.is_file(follow_symlinks=False) and _fits(entry):
                    yield prefix + entry.name


def _fits(entry: os.DirEntry[str]) -> bool:
    return entry.stat(follow_symlinks=False).st_size <= MOST_FILE_BYTES
