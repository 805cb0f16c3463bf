"""Functions of Hugo's templates that need the site: partials, translations, assets, addresses."""

import posixpath
import re
from collections.abc import Callable
from typing import Any

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing.data import overlaid, value_of
from bot.ux_agent.scanning.showing.dialect import Scope, Template
from bot.ux_agent.scanning.showing.gofunctions import named
from bot.ux_agent.scanning.showing.gomarkdown import markdownified
from bot.ux_agent.scanning.showing.gotemplate import Function, GoTemplate
from bot.ux_agent.scanning.showing.printout import Printout
from bot.ux_agent.scanning.showing.value import Opaque, Value
from bot.ux_agent.scanning.stacks.hugo_layouts import Layouts
from bot.ux_agent.scanning.stacks.hugo_page import Page, Pages, param
from bot.ux_agent.scanning.stacks.hugo_resources import Resources
from bot.ux_agent.scanning.stacks.hugo_site import Site

_RETURN = re.compile(rb"\{\{-?\s*return\b")
_FILLED = re.compile(r"\{\{-?\s*\.(?:Count\b)?\s*-?\}\}")
_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda one, other: one == other,
    "==": lambda one, other: one == other,
    "eq": lambda one, other: one == other,
    "!=": lambda one, other: one != other,
    "<>": lambda one, other: one != other,
    "ne": lambda one, other: one != other,
    "in": lambda one, other: one in _plain(other),
    "not in": lambda one, other: one not in _plain(other),
    ">": lambda one, other: one is not None and one > other,
    "gt": lambda one, other: one is not None and one > other,
    "<": lambda one, other: one is not None and one < other,
    "lt": lambda one, other: one is not None and one < other,
}
_INTERNAL = frozenset(
    ["opengraph", "google_analytics", "schema", "twitter_cards", "disqus", "pagination"]
)


class Functions:
    """The functions of one site in one language; `missing` are partials that are not there."""

    def __init__(self, site: Site, layouts: Layouts, resources: Resources) -> None:
        self._site = site
        self._layouts = layouts
        self._resources = resources
        self._texts = self._translations()
        self.missing: list[str] = []
        self.page = Value()
        self.dialect = GoTemplate({**named(), **self._own()})

    def _own(self) -> dict[str, Function]:
        found: dict[str, Function] = {
            "site": lambda _given, _scope: Value(self._site),
            "hugo": lambda _given, _scope: Value(_Hugo(self._site)),
            "page": lambda _given, _scope: self.page,
            "where": _where,
            "sort": _sort,
            "uniq": _unique,
            "union": _union,
            "now": lambda _given, _scope: Value(Opaque("now")),
            "readFile": self._read_file,
            "os.ReadFile": self._read_file,
            "templates.Exists": self._exists,
        }
        for name in ("partial", "partialCached", "partials.Include", "partials.IncludeCached"):
            found[name] = self._partial
        for name in ("markdownify", "transform.Markdownify"):
            found[name] = _markdown
        for name in ("i18n", "T", "lang.Translate"):
            found[name] = self._translated
        for name in ("relURL", "absURL", "urls.RelURL", "urls.AbsURL"):
            found[name] = lambda given, _scope: self._address(given, "")
        for name in ("relLangURL", "absLangURL", "urls.RelLangURL", "urls.AbsLangURL"):
            found[name] = lambda given, _scope: self._address(given, self._site.prefix)
        for name in ("ref", "relref", "urls.Ref", "urls.RelRef"):
            found[name] = self._reference
        return {**found, **self._resources.functions()}

    def template(self, document: Document, dot: Value) -> Template:
        """A template with what it is given."""
        scope = Scope({".": dot, "$": dot}, document.path)
        return Template(document, self.dialect, scope)

    def _partial(self, given: list[Value], scope: Scope) -> Value:
        del scope
        name = given[0].text if given else ""
        document = self._layouts.partial(name)
        if document is None:
            if name.removesuffix(".html") not in _INTERNAL:
                self.missing.append(name or "a partial whose name is not known")
            return Value(Opaque(name))
        if _RETURN.search(document.data):
            return Value(Opaque(f"what {name} returns"))
        return Value(self.template(document, given[1] if len(given) > 1 else Value()))

    def _translated(self, given: list[Value], scope: Scope) -> Value:
        del scope
        held = self._texts.member(given[0].text) if given else Value()
        if isinstance(held.data, dict):
            is_one = len(given) > 1 and given[1].data == 1 and "one" in held.data
            held = held.member("one" if is_one else "other")
        if "{{" not in held.text:
            return held
        count = given[1] if len(given) > 1 else Value(Opaque())
        text = _FILLED.sub(count.text, held.text) if count.is_known else "{{"
        return Value(Opaque(given[0].text)) if "{{" in text else Value(text)

    def _translations(self) -> Value:
        """The texts of i18n/ in the site's language, over those of the default one."""
        found = Value({})
        for language in dict.fromkeys([self._site.config.language, self._site.language]):
            for root in reversed(["", *self._site.config.themes]):
                for ending in (".toml", ".yaml", ".yml", ".json"):
                    path = posixpath.join(root, "i18n", language + ending)
                    document = self._site.sources.document(path)
                    if document is not None:
                        found = overlaid(found, _by_name(value_of(document)))
        return found

    def _address(self, given: list[Value], prefix: str) -> Value:
        value = given[-1] if given else Value()
        if not isinstance(value.data, str) or re.match(r"[a-z][\w+.-]*:|//|#", value.data):
            return value
        return value._replace(data=f"{prefix}/{value.data.lstrip('/')}")

    def _reference(self, given: list[Value], scope: Scope) -> Value:
        del scope
        path, _, fragment = given[-1].text.partition("#")
        page = self._site.at(path)
        mark = f"#{fragment}" if fragment else ""
        return Value(page.address + mark) if page else Value(Opaque(path))

    def _read_file(self, given: list[Value], scope: Scope) -> Value:
        del scope
        document = self._site.sources.document(given[0].text.lstrip("/")) if given else None
        if document is None:
            return Value(Opaque("a file"))
        out = Printout()
        out.write(document, 0, len(document.data))
        return Value(out)

    def _exists(self, given: list[Value], scope: Scope) -> Value:
        del scope
        return Value(self._layouts.find(given[0].text) is not None)


def _markdown(given: list[Value], scope: Scope) -> Value:
    del scope
    return markdownified(given[-1]) if given else Value()


class _Hugo:
    def __init__(self, site: Site) -> None:
        self._site = site

    def ask(self, name: str, arguments: list[Value]) -> Value:
        """What a site that goes out is told of its maker."""
        del arguments
        known = {
            "IsProduction": True,
            "IsServer": False,
            "IsDevelopment": False,
            "Environment": "production",
            "IsExtended": True,
        }
        if name in known:
            return Value(known[name])
        if name == "Data":
            return self._site.data
        return Value(Opaque(name))


def _by_name(value: Value) -> Value:
    """Translations by their names; the older form is a list of entries with an id."""
    if not isinstance(value.data, list):
        return value if isinstance(value.data, dict) else Value({})
    return Value({one.member("id").text: one.member("translation") for one in value.entries()})


def _plain(held: object) -> list[object]:
    entries = held if isinstance(held, list) else []
    return [one.data if isinstance(one, Value) else one for one in entries]


def _where(given: list[Value], scope: Scope) -> Value:
    """The entries of a list whose key is, or compares to, a value."""
    del scope
    if len(given) < 3 or not all(one.is_known for one in given):
        return Value(Opaque("where"))
    held, path, *rest = given
    compare = _COMPARED.get(rest[0].text) if len(rest) > 1 else _COMPARED["eq"]
    if compare is None or not isinstance(held.data, list):
        return Value(Opaque("where"))
    found: list[Value] = []
    for one in held.entries():
        value = param_of(one, path.text)
        if not value.is_known:
            return Value(Opaque("where"))
        try:
            is_kept = compare(value.data, rest[-1].data)
        except TypeError:
            return Value(Opaque("where"))
        if is_kept:
            found.append(one)
    return Value(Pages(found) if isinstance(held.data, Pages) else found)


def _sort(given: list[Value], scope: Scope) -> Value:
    del scope
    if not given or not isinstance(given[0].data, list | dict):
        return Value(Opaque("sort"))
    path = given[1].text if len(given) > 1 else "value"
    is_down = len(given) > 2 and given[2].text == "desc"
    entries = list(given[0].entries())
    keys = [one if path == "value" else param_of(one, path) for one in entries]
    if not all(isinstance(key.data, str | int | float) for key in keys):
        return Value(Opaque("sort"))
    try:
        ranked = sorted(range(len(entries)), key=lambda at: keys[at].data, reverse=is_down)
    except TypeError:
        return Value(Opaque("sort"))
    found = [entries[at] for at in ranked]
    return Value(Pages(found) if isinstance(given[0].data, Pages) else found)


def param_of(value: Value, path: str) -> Value:
    """A field of an entry by a dotted path; of pages also of what their methods say."""
    if isinstance(value.data, Page):
        first, _, rest = path.removeprefix(".").partition(".")
        held = value.data.ask(first, [])
        return param(held, rest) if rest else held
    return param(value, path)


def _unique(given: list[Value], scope: Scope) -> Value:
    del scope
    found: list[Value] = []
    for one in given[0].entries() if given else ():
        if all(one.data != other.data for other in found):
            found.append(one)
    return Value(found)


def _union(given: list[Value], scope: Scope) -> Value:
    return _unique([Value([entry for one in given for entry in one.entries()])], scope)
