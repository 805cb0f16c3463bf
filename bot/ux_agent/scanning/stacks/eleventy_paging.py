"""Templates of Eleventy that become several pages, one for each part of a list."""

from collections.abc import Callable, Iterator

from bot.ux_agent.scanning.showing.value import Value
from bot.ux_agent.scanning.stacks.eleventy_pages import Content

_MOST = 60


def paged(
    content: Content, names: dict[str, Value], address: Callable[[Content], str]
) -> Iterator[Content]:
    """The pages of a template: itself, or with `pagination` one for each chunk of its data."""
    paging = content.data.member("pagination")
    if not isinstance(paging.data, dict):
        yield content
        return
    held = Value(names)
    for step in paging.member("data").text.split("."):
        held = held.member(step)
    if not held.is_known or not isinstance(held.data, list | dict):
        return
    entries = list(held.entries()) if isinstance(held.data, list) else [Value(k) for k in held.data]
    entries = entries[::-1] if paging.member("reverse").data is True else entries
    size = paging.member("size").data
    size = size if isinstance(size, int) and size > 0 else 10
    chunks = [entries[at : at + size] for at in range(0, len(entries), size)][:_MOST]
    for number, chunk in enumerate(chunks or [[]]):
        yield _chunked(content, chunk, (number, len(chunks), size), address)


def _chunked(
    content: Content,
    chunk: list[Value],
    where: tuple[int, int, int],
    address: Callable[[Content], str],
) -> Content:
    number, count, size = where
    page = Content(content.document, content.data, content.root)
    items = Value(list(chunk))
    page.extra["pagination"] = Value(
        {"items": items, "pageNumber": number, "size": size, "pages": Value(list(range(count)))}
    )
    alias = content.data.member("pagination").member("alias").text
    if alias:
        page.extra[alias] = chunk[0] if size == 1 and chunk else items
    own = address(page)
    is_own = isinstance(content.data.member("permalink").data, str)
    page.address = own if number == 0 or is_own else f"{own.rstrip('/')}/{number}/"
    return page
