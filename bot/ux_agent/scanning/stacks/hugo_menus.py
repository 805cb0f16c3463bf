"""The menus of a Hugo site: entries of the configuration, and pages that name a menu themselves."""

from collections.abc import Iterator

from bot.ux_agent.scanning.showing.gotemplate import field
from bot.ux_agent.scanning.showing.value import Opaque, Value
from bot.ux_agent.scanning.stacks.hugo_page import Page
from bot.ux_agent.scanning.stacks.hugo_site import Site


class Entries(list[Value]):
    """The entries of a menu in order, with the methods that order them otherwise."""

    def ask(self, name: str, arguments: list[Value]) -> Value:
        """A method of the menu."""
        if name == "ByWeight":
            return Value(self)
        if name == "ByName":
            return Value(Entries(sorted(self, key=lambda one: str(one.data.name.text))))
        if name == "Reverse":
            return Value(Entries(self[::-1]))
        if name == "Len":
            return Value(len(self))
        if name == "Limit" and arguments and isinstance(arguments[0].data, int):
            return Value(Entries(self[: arguments[0].data]))
        return Value(Opaque(name))


class Entry:
    """An entry of a menu; `held` is what the configuration or a front matter says of it."""

    def __init__(self, site: Site, held: Value, page: Page | None) -> None:
        self.held = held
        self.page = page
        self.children = Entries()
        self._site = site
        if page is None and field(held, "pageRef", []).text:
            self.page = site.at(field(held, "pageRef", []).text)

    @property
    def name(self) -> Value:
        """What it says: its own name, or the title of its page."""
        own = field(self.held, "name", [])
        if own.data or self.page is None:
            return own
        title = field(self.page.content.front, "linkTitle", [])
        return title if title.data else self.page.title

    @property
    def address(self) -> str:
        """Where it leads."""
        if self.page is not None:
            return self.page.address
        return field(self.held, "url", []).text

    @property
    def identity(self) -> str:
        """What entries below it name it by."""
        return field(self.held, "identifier", []).text or self.name.text

    @property
    def rank(self) -> tuple[float, str]:
        """Its weight (without one it comes last), then its name."""
        weight = field(self.held, "weight", []).data
        if weight is None and self.page is not None:
            weight = field(self.page.content.front, "weight", []).data
        is_set = isinstance(weight, int | float) and weight
        return float(weight) if is_set else float("inf"), self.name.text

    def ask(self, name: str, arguments: list[Value]) -> Value:
        """A field of the entry."""
        del arguments
        if name in {"Name", "Title", "LinkTitle"}:
            own = field(self.held, "title", []) if name == "Title" else Value()
            return own if own.data else self.name
        if name in {"URL", "PageRef"}:
            own = field(self.held, "url", [])
            return own if own.data and self.page is None else Value(self.address)
        if name == "HasChildren":
            return Value(bool(self.children))
        if name == "Children":
            return Value(self.children)
        if name == "Page":
            return Value(self.page) if self.page else Value()
        if name in {"Identifier", "KeyName"}:
            return Value(self.identity)
        if name in {"Params", "Pre", "Post", "Weight", "Parent"}:
            return field(self.held, name.lower(), [])
        return Value(Opaque(name))


def menus_of(site: Site) -> dict[str, Value]:
    """Every menu by its name, each a list of its entries in order."""
    found: dict[str, list[Entry]] = {}
    for key in ("menus", "menu"):
        menus = site.config.of(site.language, key)
        for name in menus.data if isinstance(menus.data, dict) else ():
            entries = found.setdefault(name, [])
            entries.extend(Entry(site, one, None) for one in menus.member(name).entries())
    for page in site.pages.values():
        for name, held in _named(page):
            found.setdefault(name, []).append(Entry(site, held, page))
    return {name: Value(_nested(entries)) for name, entries in found.items()}


def _named(page: Page) -> Iterator[tuple[str, Value]]:
    """The menus that a page puts itself into, and what it says of its entry there."""
    for key in ("menus", "menu"):
        held = field(page.content.front, key, [])
        if isinstance(held.data, str):
            yield held.data, Value({})
        elif isinstance(held.data, list):
            yield from ((one.text, Value({})) for one in held.entries())
        elif isinstance(held.data, dict):
            yield from ((name, held.member(name)) for name in held.data)


def _nested(entries: list[Entry]) -> Entries:
    """The entries on top in order; those with a parent stand below it."""
    ranked = sorted(entries, key=lambda one: one.rank)
    known = {one.identity: one for one in ranked}
    tops = Entries()
    for one in ranked:
        above = known.get(field(one.held, "parent", []).text)
        (above.children if above and above is not one else tops).append(Value(one))
    return tops
