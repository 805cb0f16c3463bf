"""The pull requests of a git folder: one JSON record each, in `<git dir>/ux-agent/pulls/<n>.json`.

A record has number, title, body, branch, base (branch), base_sha, commit, state ("open" or
"closed"), draft, created_at (epoch seconds), url and comments ([{body, at}]). It is created at
once and whole, and the folder is changed only under an exclusive lock that dies with its holder.
A record that somebody damaged is nobody's pull request: only its number stays taken.
"""

import fcntl
import json
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from bot.errors import Failed, TransientError
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.code_host import PullRequestExists

_RECORD = re.compile(r"([1-9][0-9]{0,8})\.json")
_TEXTS = ("branch", "commit", "state", "url", "body")
LOCK_SECONDS = 10
_LOCK_PAUSE = 0.02


class PullRecords:
    """The records in `folder` (made when the first one is opened)."""

    def __init__(self, folder: Path, url: str) -> None:
        self._folder = folder
        self._url = url

    def all(self) -> list[dict[str, Any]]:
        """Every whole record, oldest first; raises TransientError when one cannot be read now."""
        records = (self._read(number) for number in self._numbers())
        return [record for record in records if record is not None]

    def open(
        self, record: dict[str, Any], is_open: Callable[[dict[str, Any]], bool]
    ) -> dict[str, Any]:
        """Keep a new record under the next number.

        Raises PullRequestExists when `is_open` says so of one with the same branch.
        """
        with self._locked():
            known = self.all()
            if any(old["branch"] == record["branch"] and is_open(old) for old in known):
                raise PullRequestExists(record["branch"])
            number = max(self._numbers(), default=0) + 1
            whole = {"number": number, **record, "url": self._address(number), "comments": []}
            self._write(whole, is_new=True)
            return whole

    def close(self, number: int, reason: str, at: int) -> None:
        """Close a record with a comment; well if it is closed already.

        Raises Failed when there is no whole record of that number.
        """
        with self._locked():
            record = self._read(number)
            if record is None:
                raise Failed("pulls_unreadable", phrase(Texts.pull_incomplete, number=str(number)))
            if record["state"] != "open":
                return
            comments = [*record.get("comments", ()), {"body": reason, "at": at}]
            self._write({**record, "state": "closed", "comments": comments}, is_new=False)

    def _address(self, number: int) -> str:
        if self._url:
            return self._url.replace("{number}", str(number))
        return (self._folder / f"{number}.json").as_uri()

    def _numbers(self) -> list[int]:
        if not self._folder.is_dir():
            return []
        names = [_RECORD.fullmatch(entry.name) for entry in self._folder.iterdir()]
        return sorted(int(name[1]) for name in names if name)

    def _read(self, number: int) -> dict[str, Any] | None:
        """The record; None when it is damaged or gone."""
        try:
            record = json.loads((self._folder / f"{number}.json").read_bytes())
        except (FileNotFoundError, IsADirectoryError, ValueError, RecursionError):
            return None
        except OSError as error:  # it may be whole: nothing is to be opened twice
            raise TransientError(f"pull request {number} not read: {error.strerror}") from error
        return record if _is_whole(record) and record.get("number") == number else None

    def _write(self, record: dict[str, Any], *, is_new: bool) -> None:
        """Whole or not at all: written aside, flushed to the disk, then named."""
        target = self._folder / f"{record['number']}.json"
        draft = self._folder / f".{record['number']}.{os.getpid()}.tmp"
        text = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
        try:
            with draft.open("w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            if is_new:
                os.link(draft, target)  # fails when the name is taken
            else:
                draft.replace(target)
            _flush_folder(self._folder)
        except OSError as error:
            raise TransientError(f"pull request not written: {error.strerror}") from error
        finally:
            with suppress(OSError):
                draft.unlink()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = (self._folder / ".lock").open("a")
        except OSError as error:
            raise TransientError(f"pull requests cannot be locked: {error.strerror}") from error
        with lock:
            _wait_for(lock.fileno())
            yield


def _is_whole(record: object) -> bool:
    """Whether all that is ever asked of a record is there."""
    if not isinstance(record, dict) or not isinstance(record.get("comments", []), list):
        return False
    return all(isinstance(record.get(name), str) for name in _TEXTS)


def _wait_for(descriptor: int) -> None:
    for _ in range(int(LOCK_SECONDS / _LOCK_PAUSE)):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_LOCK_PAUSE)
        else:
            return
    raise TransientError("another process holds the pull requests' lock")


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
