"""Understanding requests and scanning sites, each beside what it saves or cannot do without.

A request with the site's index at hand stands beside one that reads the site's sources first; a
scan of a large site beside parsing each of its files once.
"""

import json
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bot.adapters.folder import Folder
from bot.errors import UserError
from bot.ux_agent.declared.indexing import build_index
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.reading import read_request
from bot.ux_agent.scanning.scan import scan
from bot.ux_agent.site import SiteIndex
from tests.bench.large_site import SAMPLE, large_site

FILES = 2000
_ROOT = Path(__file__).parent.parent.parent
_WORDINGS = _ROOT / "tests" / "ux_agent" / "understanding" / "wordings" / "bakery"


class Measured(NamedTuple):
    """Seconds of ours and of what stands beside it, in order; the goal is in seconds at most."""

    title: str
    beside: str
    ours: Sequence[float]
    theirs: Sequence[float]
    goal: float

    @property
    def median(self) -> float:
        """The half of ours took at most so long."""
        return statistics.median(self.ours)

    @property
    def ratio(self) -> float:
        """Ours to what stands beside it, by their medians."""
        return self.median / statistics.median(self.theirs)

    def told(self) -> str:
        """One line of a report."""
        tenths = sorted(self.ours)[int(len(self.ours) * 0.95)]
        mark = "✓" if self.median <= self.goal else "✗"
        took = f"{_time(self.median)} (p95 {_time(tenths)}) {mark} ≤ {_time(self.goal)}"
        return f"{self.title}: {took}; {self.ratio:.3g} of {self.beside}"


def measured(rounds: int, files: int = FILES) -> list[Measured]:
    """Both measures: every request of the corpus `rounds` times, the large site three times."""
    with TemporaryDirectory(prefix="ux-agent-bench-") as scratch:
        return [_understanding(rounds), _scanning(Path(scratch), files)]


def requests() -> list[str]:
    """What the corpus of wordings says first, each once."""
    told = [
        case["say"][0]
        for path in sorted(_WORDINGS.glob("*.json"))
        for case in json.loads(path.read_text(encoding="utf-8"))
    ]
    return list(dict.fromkeys(told))


def _understanding(rounds: int) -> Measured:
    index = build_index("sample", Folder(SAMPLE))
    said = requests()
    ours = [_clocked(partial(_read, text, index)) for _ in range(rounds) for text in said]
    theirs = [_clocked(partial(_read, text, None)) for text in said[:: max(1, len(said) // 40)]]
    title = f"a request understood and planned, p50 of {len(said)} wordings"
    return Measured(title, "reading the site's sources first", ours, theirs, 0.005)


def _read(text: str, index: SiteIndex | None) -> None:
    try:
        read_request(text, index or build_index("sample", Folder(SAMPLE)))
    except UserError:
        return


def _scanning(scratch: Path, files: int) -> Measured:
    folder = scratch / "site"
    large_site(folder, files)
    ours = [_clocked(lambda: scan("large", Folder(folder))) for _ in range(3)]
    theirs = [_clocked(lambda: _parsed(folder)) for _ in range(3)]
    return Measured(f"a site of {files} files scanned", "parsing each once", ours, theirs, 10)


def _parsed(folder: Path) -> int:
    return sum(len(document.trees) for document in _documents(folder))


def _documents(folder: Path) -> Iterator[Document]:
    for path in folder.rglob("*"):
        if path.suffix in {".html", ".css", ".json"}:
            yield Document(str(path.relative_to(folder)), path.read_bytes())


def _clocked(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def _time(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 1 else f"{seconds * 1000:.2f} ms"
