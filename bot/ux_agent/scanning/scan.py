"""Proposes the manifest of a site that has none, by what the site loads."""

import gc
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from bot.errors import Failed
from bot.ux_agent.declared.indexing import SiteSource, build_index, declared_index
from bot.ux_agent.declared.manifest import read_manifest
from bot.ux_agent.declared.paths import MANIFEST
from bot.ux_agent.scanning.loading import Loaded
from bot.ux_agent.scanning.page_words import english_for, names_of
from bot.ux_agent.scanning.proposing import proposed_of, section_of
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.wish import Wish
from bot.ux_agent.scanning.writing import Draft
from bot.ux_agent.site import SiteIndex

_ALIASES = {
    "header": ("top", "masthead"),
    "navbar": ("menu", "navigation", "nav"),
    "home": ("hero", "start page", "home page", "landing page"),
    "footer": ("bottom", "bottom bar"),
    "site": ("whole site", "everywhere", "page"),
}
_SELDOM = (100_000, 50, 100)
_ROUNDS = 4
_ITSELF = "proposed"


class Scanned(NamedTuple):
    """A proposed manifest, and the index that it makes of the site."""

    manifest: str
    site: SiteIndex


def scan(site: str, source: SiteSource) -> Scanned:
    """The manifest that a site would have; each target that it declares was found through it.

    Raises bot.errors.Failed for a site that has no entry page, or that something else makes, and
    whatever `source` raises.
    """
    with _seldom_collected():
        return _scan(site, source)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Seek garbage seldom: nearly all that a scan makes stays, and seeking took a third of it."""
    usual = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _scan(site: str, source: SiteSource) -> Scanned:
    loaded = Loaded(Sources(source))
    found = proposed_of(loaded)
    wishes = _doubted(found.wishes, {})
    draft = Draft(_name(loaded), _sections(loaded, found.words), loaded.left_out)
    for _ in range(_ROUNDS):
        manifest = draft.written(wishes)
        declared = read_manifest(manifest.encode())
        index = declared_index(site, source, declared, loaded.sources.known)
        doubts = _doubts(index, wishes)
        if not doubts:
            return Scanned(manifest, index)
        wishes = _doubted(wishes, doubts)
    raise Failed("scan_unsure", "The site changed while it was scanned.")


def index_of(site: str, source: SiteSource) -> SiteIndex:
    """What a site's manifest declares, or where it has none, what a scan finds.

    Raises what build_index and scan do.
    """
    if MANIFEST in source.tree(source.head()):
        return build_index(site, source)
    return scan(site, source).site._replace(is_scanned=True)


class WithManifest:
    """A site's source as if it held this manifest."""

    def __init__(self, source: SiteSource, manifest: bytes) -> None:
        self._source = source
        self._manifest = manifest

    def head(self) -> str:
        return self._source.head()

    def tree(self, commit: str) -> Mapping[str, str]:
        return _Overlaid(self._source.tree(commit))

    def read(self, blob: str) -> bytes:
        return self._manifest if blob == _ITSELF else self._source.read(blob)


class _Overlaid(Mapping[str, str]):
    def __init__(self, blobs: Mapping[str, str]) -> None:
        self._blobs = blobs

    def __getitem__(self, path: str) -> str:
        return _ITSELF if path == MANIFEST else self._blobs[path]

    def __contains__(self, path: object) -> bool:
        return path == MANIFEST or path in self._blobs

    def __iter__(self) -> Iterator[str]:
        return iter({*self._blobs, MANIFEST})

    def __len__(self) -> int:
        return len({*self._blobs, MANIFEST})


def _doubts(index: SiteIndex, wishes: list[Wish]) -> dict[str, str]:
    """Why targets are not in the index, by the path of their declaration."""
    found: dict[str, str] = {}
    for warning in index.warnings:
        path, _, reason = warning.partition(": ")
        found[path] = reason.removesuffix("; left out")
    if not found and index.is_partial:
        there = {(target.section, target.property) for target in index.targets}
        for wish in wishes:
            if not wish.doubt and (wish.section, wish.name) not in there:
                found[wish.path] = "more than what is known of a site can hold"
    return found


def _doubted(wishes: list[Wish], doubts: Mapping[str, str]) -> list[Wish]:
    """The wishes with these doubts too; what stands in for a doubtful list comes after it."""
    found: list[Wish] = []
    for wish in wishes:
        doubt = wish.doubt or doubts.get(wish.path, "")
        found.append(wish._replace(doubt=doubt, inside=tuple if doubt else wish.inside))
        found.extend(wish.inside() if doubt else ())
    return found


def _name(loaded: Loaded) -> str:
    """What the site calls itself: its title up to a dash or a bar."""
    entry = loaded.pages[0]
    for element in entry.all("meta"):
        if element.attributes.get("property") == "og:site_name":
            return element.attributes.get("content", "")
    return ""


def _sections(loaded: Loaded, words: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The words for each section: everyday ones, and those that the pages have for it."""
    usual = {word for name, others in _ALIASES.items() for word in (name, *others)}
    found = dict(_ALIASES)
    counted = Counter(word for others in words.values() for word in others)
    for name, others in words.items():
        own = (word for word in others if word not in usual and counted[word] == 1)
        found[name] = (*found.get(name, ()), *(word for word in own if word != name))
    called = {section_of(page, loaded): page for page in reversed(loaded.pages[1:])}
    names = names_of(loaded.pages)
    own_names = {name: names[page.address] for name, page in called.items()}
    twice = Counter(word for words in own_names.values() for word in words)
    for page in loaded.pages[1:]:
        name = section_of(page, loaded)
        spoken = name.replace("-", " ")
        page_word = spoken if spoken.endswith("page") else f"{spoken} page"
        english = english_for(name)
        extra = (english, f"{english} page") if english else ()
        own = (one for one in own_names[name] if one != spoken and twice[one] == 1)
        extra = (*extra, *own)
        taken = {word for others in found.values() for word in others} | found.keys()
        taken |= called.keys()
        found.setdefault(name, (page_word, *(word for word in extra if word not in taken)))
    return found
