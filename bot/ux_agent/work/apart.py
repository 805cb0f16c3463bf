"""A look at a site in a process of its own, where no signal would end it: beside the main thread.

The process asks for the files; whoever began it reads them, and ends it when it says nothing.
"""

import json
import multiprocessing
import signal
from collections.abc import Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from bot.errors import BotError, Failed
from bot.ux_agent.declared.indexing import SiteSource
from bot.ux_agent.scanning.scan import index_of, scan
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.work.bounds import AT_HAND, LONGEST, Bounds, TooMuch, can_end, in_words

_GRACE = 5.0
"""Seconds that the process has beyond its bounds to begin, and to say how it ended."""

_MOST = (LONGEST, AT_HAND)


def index_within(site: str, source: SiteSource, most: tuple[float, int] = _MOST) -> SiteIndex:
    """What scan.index_of gives within so many seconds and bytes, on any thread.

    Raises bot.errors.Failed with a reason of one line, and whatever `source` raises.
    """
    if can_end():
        with in_words(site, *most):
            return index_of(site, source)
    with in_words(site, *most):
        return index_apart(site, source, most)


def index_apart(site: str, source: SiteSource, most: tuple[float, int] = _MOST) -> SiteIndex:
    """What scan.index_of gives; the time that reading takes is not counted.

    Raises bot.errors.Failed with the reason for what it raises, TooMuch where it does not end, and
    whatever `source` raises.
    """
    return SiteIndex.from_data(_told("index", site, source, most)["index"])


def manifest_apart(site: str, source: SiteSource, most: tuple[float, int] = _MOST) -> bytes:
    """The manifest that scan.scan proposes; raises as index_apart does."""
    return str(_told("manifest", site, source, most)["manifest"]).encode()


def _told(what: str, site: str, source: SiteSource, most: tuple[float, int]) -> dict[str, Any]:
    """What the process says in the end."""
    commit = source.head()
    here, there = multiprocessing.Pipe()
    # Threads hold locks that a fork would keep for ever, so that it begins anew.
    process = multiprocessing.get_context("spawn").Process(
        target=_look,
        args=(there, (what, site), (commit, dict(source.tree(commit))), most),
        daemon=True,
    )
    process.start()
    there.close()
    try:
        while "read" in (said := _heard(here, most[0] + _GRACE)):
            content = source.read(said["read"])
            with suppress(OSError):  # it was ended meanwhile, and says no more
                here.send_bytes(content)
    finally:
        process.kill()
        process.join()
        here.close()
    if "code" in said:
        raise Failed(said["code"], said["reason"])
    return said


def _heard(here: Connection, patience: float) -> dict[str, Any]:
    """What the process says next; raises TooMuch when it was ended, or says nothing."""
    with suppress(EOFError, OSError):  # for its memory, or a fault of a parser
        if here.poll(patience):
            said: dict[str, Any] = json.loads(here.recv_bytes())
            return said
    raise TooMuch


class _Asked:
    """The site's files, read by the process that began this one."""

    def __init__(
        self, there: Connection, site: tuple[str, Mapping[str, str]], bounds: Bounds
    ) -> None:
        self._there = there
        self._commit, self._tree = site
        self._bounds = bounds

    def head(self) -> str:
        return self._commit

    def tree(self, commit: str) -> Mapping[str, str]:
        return self._tree

    def read(self, blob: str) -> bytes:
        with self._bounds.away():
            self._there.send_bytes(json.dumps({"read": blob}).encode())
            return self._there.recv_bytes()


def _look(
    there: Connection,
    wanted: tuple[str, str],
    held: tuple[str, Mapping[str, str]],
    most: tuple[float, int],
) -> None:
    """All that the process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever began it ends it
    what, site = wanted
    said: dict[str, object]
    try:
        with in_words(site, *most) as bounds:
            source = _Asked(there, held, bounds)
            if what == "manifest":
                said = {what: scan(site, source).manifest}
            else:
                said = {what: index_of(site, source).to_data()}
    except BotError as fault:
        said = {"code": getattr(fault, "code", "scan_ended"), "reason": str(fault)}
    there.send_bytes(json.dumps(said).encode())
