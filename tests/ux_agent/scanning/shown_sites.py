"""Sites made in a test: what their pages show, and where each text is written."""

from collections.abc import Mapping

from bot.ux_agent.scanning.showing.seen import Seen, Shown
from bot.ux_agent.scanning.showing.value import Origin
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stack import made_with
from bot.ux_agent.scanning.stacks.registry import stack_of
from bot.ux_agent.scanning.stacks.stack import ShownPage, Stack
from tests.ux_agent.fake_site import FakeSite


def stack(files: Mapping[str, str]) -> Stack:
    """The stack of a site with these files."""
    sources = Sources(FakeSite(files))
    found = stack_of(made_with(sources), sources)
    assert found is not None
    return found


def pages(files: Mapping[str, str]) -> dict[str, ShownPage]:
    """The pages of a site by their addresses."""
    return {page.address: page for page in stack(files).pages()}


def said(page: ShownPage) -> dict[str, str]:
    """Where each text of a page is written, by the text; '' for those that no place holds."""
    texts = [(shown, seen) for seen in page.elements for shown in seen.texts]
    return {shown.value: place(shown.origin) for shown, _ in texts}


def tags(page: ShownPage) -> list[Seen]:
    """The elements of a page's body."""
    return [seen for seen in page.elements if any(one.tag == "body" for one in seen.above())]


def given(page: ShownPage, tag: str, name: str) -> Shown:
    """An attribute of the first element with a tag."""
    return next(
        seen.given[name] for seen in page.elements if seen.tag == tag and name in seen.given
    )


def place(origin: Origin | None) -> str:
    """An origin in one line: the file, and the key, part or name there."""
    if origin is None:
        return ""
    if origin.kind == "object":
        key = f".{origin.key}" if origin.key and origin.key[0] != "[" else origin.key
        return f"{origin.file} {origin.name}{key}"
    if origin.kind == "part" and origin.element is not None:
        return f"{origin.file} {origin.element.tag} {origin.part}"
    return " ".join(part for part in (origin.file, origin.key, origin.part) if part)
