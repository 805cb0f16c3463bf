"""Links that a change leads to a page of the site which nothing shows to be there."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.intent import Change
from bot.ux_agent.once import Once
from bot.ux_agent.site import SiteIndex

_ELSEWHERE = re.compile(r"(?i)[a-z][a-z0-9+.-]*:|//|[#?]|$")
_COMPUTED = re.compile(r"[{}$<>\s]")
_PAGE = re.compile(r"(?i)\.(?:html?|php|md|markdown)$")
_FILE = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_FOLDER = re.compile(r"(?i)(?:^|/)(?:\+?page|_?index)$")


def told(wishes: Sequence[Change], index: SiteIndex) -> Iterator[str]:
    """What to look at, for each new address within the site that no page or other link has."""
    if index.is_partial:
        return  # what is not in the index may be there
    for wish in wishes:
        address = _address(wish, index)
        page = _page(address)
        if page and not _is_known(page, index):
            yield phrase(Texts.no_such_page, address=address)


def _address(wish: Change, index: SiteIndex) -> str:
    """The address that a change leads to, '' for a change of something else."""
    if not isinstance(wish.value, str):
        return str(wish.value.get("href", "")) if wish.value else ""
    target = index.find(wish.section, wish.property)
    is_address = wish.property == "link-href" or (target is not None and target.type == "url")
    return wish.value if is_address else ""


def _page(address: str) -> str:
    """The page of an address as `_bare` has it; '' where it is another site's, a file's or none."""
    if _ELSEWHERE.match(address) or _COMPUTED.search(address):
        return ""
    path = re.split(r"[#?]", address)[0]
    is_page = _PAGE.search(path) or not _FILE.search(path)
    return _bare(path) if is_page else ""


def _bare(path: str) -> str:
    """A path without what differs between the addresses of one page: "about" for "./about/"."""
    plain = re.sub(r"^(?:\.{0,2}/)+", "", path).rstrip("/").lower()
    return _FOLDER.sub("", _FILE.sub("", plain) if _FILE.search(plain) else plain)


def _is_known(page: str, index: SiteIndex) -> bool:
    known = _known(index)
    return page in known or page.rpartition("/")[2] in known


def _pages(index: SiteIndex) -> frozenset[str]:
    """Each page that a link leads to or a file may be of, from every folder on, and its name."""
    found = set()
    for target in index.targets:
        if target.type == "url" and target.value:
            found.add(_page(target.value))
        found |= {_page(entry.href) for entry in target.entries if entry.href}
    for path in index.files:
        parts = _bare(path).split("/")
        found |= {"/".join(parts[at:]) for at in range(len(parts))}
        # A router has "/contact" for ContactPage.jsx.
        found.add(re.sub(r"(?:page|view|screen)$", "", PurePosixPath(_bare(path)).name))
    return frozenset(found)


_known = Once(_pages)
