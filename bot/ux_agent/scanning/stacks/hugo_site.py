"""What templates of Hugo have at hand: the site and its pages, with their methods."""

import posixpath
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from bot.ux_agent.scanning.showing.data import overlaid, value_of
from bot.ux_agent.scanning.showing.gotemplate import field
from bot.ux_agent.scanning.showing.value import Opaque, Value
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.hugo_config import Config
from bot.ux_agent.scanning.stacks.hugo_content import Content, contents_of, weight_of, when

_DATA = (".toml", ".yaml", ".yml", ".json")
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
        if name in {"Param", "Render", "IsMenuCurrent", "HasMenuCurrent", "GetPage", "Eq"}:
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
        if name in {"IsMenuCurrent", "HasMenuCurrent"} and len(arguments) > 1:
            entry = arguments[1].data
            is_own = getattr(entry, "address", None) == self.address
            return Value(is_own and name == "IsMenuCurrent")
        return Value(Opaque(name))


class _Silent:
    """A scratch pad: what is put there shows nothing, what is read is not known."""

    def ask(self, name: str, arguments: list[Value]) -> Value:
        """Any of its methods."""
        del arguments
        return Value(Opaque(name)) if name.startswith("Get") else Value()


class Site:
    """A Hugo site in one language; the stack sets `content` and `render`, which print pages."""

    def __init__(self, sources: Sources, config: Config, language: str) -> None:
        self.sources = sources
        self.config = config
        self.language = language
        is_inside = config.get("defaultContentLanguageInSubdir").data is True
        self.prefix = f"/{language}" if is_inside or language != config.language else ""
        self.content: Callable[[Page], Value] | None = None
        self.render: Callable[[Page, str], Value] | None = None
        self.menus: Mapping[str, Value] = {}

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every page by its place in the tree of content."""
        found = contents_of(self.sources, self.config, self.language)
        return {place: Page(self, content) for place, content in found.items()}

    @cached_property
    def params(self) -> Value:
        """The parameters of the site in this language."""
        return self.config.of(self.language, "params")

    @cached_property
    def data(self) -> Value:
        """What stands in data/, by folder and file."""
        found = Value({})
        for root in reversed(["", *self.config.themes]):
            folder = posixpath.join(root, self.config.get("dataDir").text or "data")
            for path in self.sources.paths:
                stem, ending = posixpath.splitext(path.removeprefix(f"{folder}/"))
                if path.startswith(f"{folder}/") and ending in _DATA:
                    document = self.sources.document(path)
                    if document is not None:
                        held = value_of(document)
                        for name in reversed(stem.split("/")):
                            held = Value({name: held})
                        found = overlaid(found, held)
        return found

    def at(self, reference: str) -> Page | None:
        """The page that a path of content names (`/about`, `posts/first.md`)."""
        place = posixpath.splitext(reference.strip("/"))[0].removesuffix("/_index")
        place = "" if place in {"_index", "/"} else place
        found = self.pages.get(place)
        if found is None and "/" not in place:
            named = [page for page in self.pages.values() if page.content.name == place]
            found = named[0] if len(named) == 1 else None
        return found

    def ask(self, name: str, arguments: list[Value]) -> Value:
        """A field or a method of the site."""
        if name == "GetPage":
            reference = "/".join(one.text for one in arguments)
            found = self.at(reference)
            return Value(found) if found else Value()
        if name == "Param" and arguments:
            return param(self.params, arguments[0].text)
        found_field = _SITE_FIELDS.get(name)
        return found_field(self) if found_field else Value(Opaque(name))


class Language:
    """The language of a site, as templates see it."""

    def __init__(self, config: Config, name: str) -> None:
        self._config = config
        self._name = name

    def ask(self, name: str, arguments: list[Value]) -> Value:
        """Its code, its name, its parameters."""
        del arguments
        if name in {"Lang", "Name"}:
            return Value(self._name)
        if name == "Params":
            return self._config.of(self._name, "params")
        wanted = {
            "LanguageCode": "languageCode",
            "Locale": "locale",
            "LanguageName": "languageName",
        }
        if name in wanted:
            found = self._config.of(self._name, wanted[name])
            return found if found.data else Value(self._name)
        return Value(Opaque(name))


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


def _regular(pages: Iterable[Page]) -> Value:
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
    "RegularPages": lambda page: _regular(map(_of_page, page.below())),
    "RegularPagesRecursive": lambda page: _regular(_inside(page)),
    "Sections": lambda page: Value(
        Pages(one for one in page.below() if _of_page(one).content.kind == "section")
    ),
    "Parent": lambda page: _page(page.parent()),
    "CurrentSection": lambda page: _page(page if page.content.kind != "page" else page.parent()),
    "Language": lambda page: Value(Language(page.site.config, page.site.language)),
    "Lang": lambda page: Value(page.site.language),
}


def _main_sections(site: Site) -> Value:
    own = field(site.params, "mainSections", [])
    if own.data:
        return own
    counts: dict[str, int] = {}
    for page in site.pages.values():
        if page.content.kind == "page" and page.content.section:
            counts[page.content.section] = counts.get(page.content.section, 0) + 1
    return Value([max(counts, key=lambda name: counts[name])] if counts else [])


_SITE_FIELDS: Mapping[str, Callable[[Site], Value]] = {
    "Title": lambda site: site.config.of(site.language, "title"),
    "Copyright": lambda site: site.config.of(site.language, "copyright"),
    "BaseURL": lambda _: Value("/"),
    "Params": lambda site: site.params,
    "Data": lambda site: site.data,
    "Menus": lambda site: Value(dict(site.menus)),
    "Home": lambda site: Value(site.pages[""]),
    "Pages": lambda site: Value(in_order(site.pages.values())),
    "AllPages": lambda site: Value(in_order(site.pages.values())),
    "RegularPages": lambda site: _regular(site.pages.values()),
    "Sections": lambda site: Value(
        in_order(page for page in site.pages.values() if page.content.kind == "section")
    ),
    "Language": lambda site: Value(Language(site.config, site.language)),
    "LanguageCode": lambda site: site.config.of(site.language, "languageCode"),
    "LanguagePrefix": lambda site: Value(site.prefix),
    "IsMultiLingual": lambda site: Value(len(site.config.languages()) > 1),
    "IsServer": lambda _: Value(data=False),
    "MainSections": _main_sections,
    "Taxonomies": lambda _: Value(Opaque("taxonomies")),
}
