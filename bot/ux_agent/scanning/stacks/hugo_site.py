"""What templates of Hugo have at hand: the site, its languages, data and parameters."""

import posixpath
from collections.abc import Callable, Mapping
from functools import cached_property

from bot.ux_agent.scanning.showing.data import overlaid, value_of
from bot.ux_agent.scanning.showing.gotemplate import field
from bot.ux_agent.scanning.showing.value import Opaque, Value
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.hugo_config import Config
from bot.ux_agent.scanning.stacks.hugo_content import contents_of
from bot.ux_agent.scanning.stacks.hugo_page import Page, in_order, param, regular

_DATA = (".toml", ".yaml", ".yml", ".json")


class Site:
    """A Hugo site in one language; the stack sets `content` and `render`, which print pages."""

    def __init__(self, sources: Sources, config: Config, language: str) -> None:
        self.sources = sources
        self.config = config
        self.language: str = language
        is_inside = config.get("defaultContentLanguageInSubdir").data is True
        self.prefix = f"/{language}" if is_inside or language != config.language else ""
        self.content: Callable[[Page], Value] | None = None
        self.render: Callable[[Page, str], Value] | None = None
        self.menus: Mapping[str, Value] = {}
        self.others: list[Site] = []

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
    "RegularPages": lambda site: regular(site.pages.values()),
    "Sections": lambda site: Value(
        in_order(page for page in site.pages.values() if page.content.kind == "section")
    ),
    "Language": lambda site: Value(Language(site.config, site.language)),
    "LanguageCode": lambda site: site.config.of(site.language, "languageCode"),
    "Languages": lambda site: Value(
        [Value(Language(site.config, name)) for name in site.config.languages()]
    ),
    "LanguagePrefix": lambda site: Value(site.prefix),
    "IsMultiLingual": lambda site: Value(len(site.config.languages()) > 1),
    "IsServer": lambda _: Value(data=False),
    "MainSections": _main_sections,
    "Taxonomies": lambda _: Value(Opaque("taxonomies")),
}
