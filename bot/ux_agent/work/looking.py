"""What may be changed on a site: what it declares, else what looking at it finds."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from bot.errors import BotError, Failed
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.code_host import CodeHost
from bot.ux_agent.declared.paths import MANIFEST
from bot.ux_agent.scanning.scan import index_of, scan
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.work import apart
from bot.ux_agent.work.bounds import LONGEST, MOST_MEMORY, Bounds, can_end
from bot.ux_agent.work.given_up import GivenUp

MOST_READ = 3000
"""Files that a look may read: more take longer than a job has, most of all over the network."""

MOST_SECONDS = 25
"""After which no more is read."""

_OF_SCANS = ("scan_", "no_entry")

_log = logging.getLogger(__name__)


class Pinned:
    """A site's files at one commit, each read once; `clock` gives epoch seconds.

    Reading more than a job has time for raises bot.errors.Failed.
    """

    def __init__(
        self, host: CodeHost, clock: Callable[[], int], bounds: Bounds | None = None
    ) -> None:
        self._bounds = bounds or Bounds(LONGEST, MOST_MEMORY)
        self._host = host
        self._head = host.head()
        self._tree = host.tree(self._head)
        self._contents: dict[str, bytes] = {}
        self._clock = clock
        self._until = clock() + MOST_SECONDS

    def head(self) -> str:
        return self._head

    def tree(self, commit: str) -> Mapping[str, str]:
        return self._tree

    def read(self, blob: str) -> bytes:
        if blob not in self._contents:
            if len(self._contents) >= MOST_READ or self._clock() > self._until:
                raise Failed("scan_large", _unfound())
            with self._bounds.away():
                self._contents[blob] = self._host.read(blob)
        return self._contents[blob]


def look(
    site: str, host: CodeHost, clock: Callable[[], int], given_up: GivenUp | None = None
) -> SiteIndex:
    """The index of a site at its head; what `given_up` remembers is not looked at again.

    Raises Failed for one that declares nothing and of which looking tells nothing, and whatever
    indexing.build_index and the code host raise.
    """
    bounds = Bounds(LONGEST, MOST_MEMORY)
    source = Pinned(host, clock, bounds)
    with _in_words(site, source.head(), clock, given_up or GivenUp()):
        if not can_end():
            return apart.index_apart(site, source, (LONGEST, MOST_MEMORY))
        with bounds:
            return index_of(site, source)


def manifest_of(
    site: str, host: CodeHost, clock: Callable[[], int], given_up: GivenUp | None = None
) -> bytes:
    """The manifest that looking at the site proposes now; raises as look does."""
    bounds = Bounds(LONGEST, MOST_MEMORY)
    source = Pinned(host, clock, bounds)
    with _in_words(site, source.head(), clock, given_up or GivenUp()):
        if not can_end():
            return apart.manifest_apart(site, source, (LONGEST, MOST_MEMORY))
        with bounds:
            return scan(site, source).manifest.encode()


@contextmanager
def _in_words(
    site: str, commit: str, clock: Callable[[], int], given_up: GivenUp
) -> Iterator[None]:
    """A scan speaks to whoever looks after the site; people in a server get words of their own."""
    if given_up.has(site, commit, clock()):
        raise Failed("not_scanned", _unfound())
    try:
        yield
    except Failed as fault:
        if not fault.code.startswith(_OF_SCANS):
            raise
        _log.warning("the site %s cannot be scanned: %s", site, fault)
        given_up.add(site, commit, clock())
        raise Failed("not_scanned", _unfound()) from fault
    except BotError:
        raise
    except Exception as error:
        # Sites hold whatever people wrote: what trips a reader of it is no reason to try again.
        _log.exception("the site %s cannot be scanned", site)
        given_up.add(site, commit, clock())
        raise Failed("not_scanned", _unfound()) from error


def _unfound() -> str:
    return phrase(Texts.not_scanned, manifest=MANIFEST)
