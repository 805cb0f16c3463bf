"""Pages of a Hugo site as its templates see them, alone and in lists."""

import posixpath
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from bot.ux_agent.scanning.showing.gomarkdown import markdownified
from bot.ux_agent.scanning.showing.gotemplate import field
from bot.ux_agent.scanning.showing.value import Opaque, Value
from bot.ux_agent.scanning.stacks.hugo_content import Content, weight_of, when

if TYPE_CHECKING:
    from bot.ux_agent.scanning.stacks.hugo_site import Site

_METHODS = frozenset(
    ["Param", "Render", "IsMenuCurrent", "HasMenuCurrent", "GetPage", "RenderString", "Paginate"]
)
_NOTHING = frozenset({"Scratch", "Store"})


class Pages(list[Value]):
    """A list of pages, with the methods that sort it."""

    def ask(self, name: str, arguments: list[Value]) -> Value:
        """A method of the list."""
        if name == "Len":
            return Value(len(self))
        if name == "Reverse":
            return Value(Pages(self[::-1]))
        if name == "Limit" and arguments and isinstance(arguments[0].data, int):
            return Value(Pages(self[: arguments[0].data]))
        if name == "ByParam" and arguments:
            path = arguments[0].text
            return _sorted(self, lambda page: param(page.content.front, path).data)
        if name in _SORTS:
            return _sorted(self, _SORTS[name])
        return Value(Opaque(name))


class Page:
    """A page as templates see it."""

    def __init__(self, site: "Site", content: Content) -> None:
        self.site = site
        self.content = content

    def ask(self, name: str, arguments: list[Value]) -> Value:
        """A field or a method of the page."""
        if name in _METHODS:
            return self._called(name, arguments)
        found = _FIELDS.get(name)
        if found is not None:
            return found(self)
        return Value(_Silent() if name in _NOTHING else Opaque(name))

    @property
    def address(self) -> str:
        """Where visitors find it, from the root of the site's host."""
        return self.site.prefix + self.content.address(self.site.config)

    @property
    def title(self) -> Value:
        """Its title: that of the front matter, for home the site's, for sections their names."""
        own = field(self.content.front, "title", [])
        if own.data:
            return own
        if self.content.kind == "home":
            return self.site.ask("Title", [])
        name = self.content.name.replace("-", " ")
        return Value(name.title() if name else "")

    def parent(self) -> "Page | None":
        """The section that it stands in; None of home."""
        place = self.content.place
        while place:
            place = posixpath.dirname(place)
            found = self.site.pages.get(place)
            if found is not None and found.content.kind != "page":
                return found
        return None

    def below(self) -> Pages:
        """The pages and sections right below it, as its list shows them."""
        every = self.site.pages.values()
        return in_order(page for page in every if page is not self and page.parent() is self)

    def translations(self) -> "Pages":
        """The same page in other languages."""
        found = (other.pages.get(self.content.place) for other in self.site.others)
        return Pages(Value(page) for page in found if page is not None)

    def beside(self, pages: "Pages", step: int) -> Value:
        """The page that many steps behind this one in a list."""
        ats = [at for at, one in enumerate(pages) if one.data is self]
        at = ats[0] + step if ats else -1
        return pages[at] if 0 <= at < len(pages) else Value()

    def params(self) -> Value:
        """Its front matter, what Hugo itself reads of it included."""
        return self.content.front

    def _called(self, name: str, arguments: list[Value]) -> Value:
        if name == "Param" and arguments:
            own = param(self.content.front, arguments[0].text)
            return own if own.data is not None else param(self.site.params, arguments[0].text)
        if name == "Render" and self.site.render is not None:
            return self.site.render(self, arguments[0].text if arguments else "")
        if name == "GetPage":
            return self.site.ask(name, arguments)
        if name == "RenderString" and arguments:
            return markdownified(arguments[-1])
        if name == "Paginate" and arguments:
            return Value(Paginator(self, arguments[0]))
        if name in {"IsMenuCurrent", "HasMenuCurrent"} and len(arguments) > 1:
            entry = arguments[1].data
            is_own = getattr(entry, "address", None) == self.address
            return Value(is_own and name == "IsMenuCurrent")
        return Value(Opaque(name))


class Paginator:
    """A list of pages in parts, as the first of its pages shows it."""

    def __init__(self, page: Page, pages: Value) -> None:
        config = page.site.config
        size = field(config.get("pagination"), "pagerSize", []).data or config.get("paginate").data
        self._size = size if isinstance(size, int) else 10
        self._pages = pages

    def ask(self, name: str, arguments: list[Value]) -> Value:
        """What a list in parts knows of itself."""
        del arguments
        if not isinstance(self._pages.data, list):
            return Value(Opaque(name))
        every = list(self._pages.entries())
        known = {
            "Pages": Pages(every[: self._size]),
            "PageNumber": 1,
            "HasPrev": False,
            "HasNext": len(every) > self._size,
            "TotalPages": -(-len(every) // self._size),
            "TotalNumberOfElements": len(every),
        }
        return Value(known.get(name, Opaque(name)))


class _Silent:
    """A scratch pad: what is put there shows nothing, what is read is not known."""

    def ask(self, name: str, arguments: list[Value]) -> Value:
        """Any of its methods."""
        del arguments
        return Value(Opaque(name)) if name.startswith("Get") else Value()


def param(held: Value, path: str) -> Value:
    """An entry by a dotted path, in small letters if need be."""
    for name in path.removeprefix("Params.").removeprefix(".").split("."):
        held = field(held, name, [])
    return held


def in_order(pages: Iterable[Page]) -> Pages:
    """As Hugo sorts a list of pages: by weight, by date (the latest first), by title."""
    by_title = sorted(pages, key=lambda page: page.title.text)
    by_date = sorted(by_title, key=lambda page: when(page.content), reverse=True)
    return Pages(Value(page) for page in sorted(by_date, key=lambda page: weight_of(page.content)))


def _sorted(pages: Pages, key: Callable[[Page], Any]) -> Value:
    def rank(value: Value) -> tuple[bool, bool, Any]:
        found = key(value.data)
        is_text = isinstance(found, str)
        return found is None, is_text, found if found is not None else 0

    try:
        return Value(Pages(sorted(pages, key=rank)))
    except TypeError:
        return Value(Opaque("an order of values of several kinds"))


_SORTS: Mapping[str, Callable[[Page], Any]] = {
    "ByDate": lambda page: when(page.content),
    "ByTitle": lambda page: page.title.text,
    "ByLinkTitle": lambda page: page.title.text,
    "ByWeight": lambda page: weight_of(page.content),
}


def _own(*names: str) -> Callable[[Page], Value]:
    """The first of these entries of the front matter that is set."""

    def read(page: Page) -> Value:
        found = (field(page.content.front, name, []) for name in names)
        return next((one for one in found if one.data is not None), Value(""))

    return read


def _content(page: Page) -> Value:
    return page.site.content(page) if page.site.content else Value()


def _link_title(page: Page) -> Value:
    own = _own("linkTitle")(page)
    return own if own.data else page.title


def _summary(page: Page) -> Value:
    own = field(page.content.front, "summary", [])
    return own if own.data else Value(Opaque("what a page begins with"))


def _listed(page: Page) -> Value:
    """What the list of a page shows in parts."""
    return regular(page.site.pages.values()) if not page.content.place else Value(page.below())


def _every(page: Page) -> Pages:
    return in_order(one for one in page.site.pages.values() if one.content.kind == "page")


def _section(page: Page) -> Pages:
    above = page.parent()
    inside = map(_of_page, above.below()) if above else ()
    return in_order(one for one in inside if one.content.kind == "page")


def regular(pages: Iterable[Page]) -> Value:
    """Those that are no sections, in order."""
    return Value(in_order(page for page in pages if page.content.kind == "page"))


def _inside(page: Page) -> Iterable[Page]:
    start = f"{page.content.place}/" if page.content.place else ""
    return (one for place, one in page.site.pages.items() if place.startswith(start))


def _of_page(value: Value) -> Page:
    page: Page = value.data
    return page


def _page(found: Page | None) -> Value:
    return Value(found) if found else Value()


_FIELDS: Mapping[str, Callable[[Page], Value]] = {
    "Title": lambda page: page.title,
    "LinkTitle": _link_title,
    "Name": _link_title,
    "Description": _own("description"),
    "Summary": _summary,
    "Params": Page.params,
    "Site": lambda page: Value(page.site),
    "Sites": lambda page: Value(page.site),
    "Content": _content,
    "RelPermalink": lambda page: Value(page.address),
    "Permalink": lambda page: Value(page.address),
    "Section": lambda page: Value(page.content.section),
    "Type": lambda page: Value(_own("type")(page).text or page.content.section or "page"),
    "Kind": lambda page: Value(page.content.kind),
    "Layout": _own("layout"),
    "Slug": _own("slug"),
    "Weight": _own("weight"),
    "Keywords": _own("keywords"),
    "Draft": lambda _: Value(data=False),
    "IsHome": lambda page: Value(page.content.kind == "home"),
    "IsPage": lambda page: Value(page.content.kind == "page"),
    "IsSection": lambda page: Value(page.content.kind == "section"),
    "IsNode": lambda page: Value(page.content.kind != "page"),
    "Page": Value,
    "Pages": lambda page: Value(page.below()),
    "RegularPages": lambda page: regular(map(_of_page, page.below())),
    "RegularPagesRecursive": lambda page: regular(_inside(page)),
    "Sections": lambda page: Value(
        Pages(one for one in page.below() if _of_page(one).content.kind == "section")
    ),
    "IsTranslated": lambda page: Value(bool(page.translations())),
    "Translations": lambda page: Value(page.translations()),
    "AllTranslations": lambda page: Value(Pages([Value(page), *page.translations()])),
    "Paginator": lambda page: Value(Paginator(page, _listed(page))),
    "Next": lambda page: page.beside(_every(page), -1),
    "Prev": lambda page: page.beside(_every(page), 1),
    "NextInSection": lambda page: page.beside(_section(page), -1),
    "PrevInSection": lambda page: page.beside(_section(page), 1),
    "Parent": lambda page: _page(page.parent()),
    "CurrentSection": lambda page: _page(page if page.content.kind != "page" else page.parent()),
    "Language": lambda page: page.site.ask("Language", []),
    "Lang": lambda page: Value(page.site.language),
}
