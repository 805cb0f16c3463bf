"""Addresses of a site's pages, and the pages in the order in which visitors come upon them."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar
from urllib.parse import unquote, urljoin, urlsplit

from bot.ux_agent.scanning.stacks.stack import ShownPage

Content = TypeVar("Content")


def addressed(address: str, page: str, base: str = "") -> str:
    """The path that an address in the page at `page` leads to; '' when it is none of the site's."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or "\\" in parts.path:
        return ""
    if not parts.path:
        return page
    path = unquote(urlsplit(urljoin(page or "/", parts.path)).path)
    inside = path.removeprefix(base) if base and path.startswith(f"{base}/") else path
    return inside or "/"


def alike(address: str) -> str:
    """An address in one spelling: `/about`, `/about/` and `/about/index.html` are one page."""
    path = address.removesuffix("index.html").removesuffix(".html")
    return path.rstrip("/") or "/"


def in_order(
    pages: Mapping[str, Content], shown: Callable[[Content], ShownPage | None], base: str = ""
) -> Iterator[ShownPage]:
    """The pages by address, from `/` on by their links, then those that no link leads to."""
    known = {alike(address): address for address in pages}
    pending, seen = deque(["/"]), {"/"}
    rest = deque(known)
    while pending or rest:
        at = pending.popleft() if pending else rest.popleft()
        if at not in known or (at in seen and at != "/" and known[at] == ""):
            continue
        address, known[at] = known[at], ""
        page = shown(pages[address]) if address else None
        if page is None:
            continue
        yield page
        for element in page.elements:
            if element.tag in {"a", "area"} and element.attributes.get("href"):
                target = alike(addressed(element.attributes["href"], page.address, base))
                if target in known and target not in seen:
                    seen.add(target)
                    pending.append(target)
