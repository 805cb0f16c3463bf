"""Assets that Hugo's templates pipe through functions: style sheets, images, scripts."""

import fnmatch
import posixpath

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing.dialect import Scope
from bot.ux_agent.scanning.showing.gotemplate import Function
from bot.ux_agent.scanning.showing.joined import Markup
from bot.ux_agent.scanning.showing.value import Opaque, Value
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.hugo_config import Config

_HANDED_ON = (
    *("minify", "fingerprint", "toCSS", "postCSS", "babel"),
    *("resources.Minify", "resources.Fingerprint", "resources.ToCSS", "resources.PostCSS"),
    *("resources.PostProcess", "css.Sass", "css.PostCSS", "css.TailwindCSS", "css.Build"),
    *("resources.Copy", "resources.ExecuteAsTemplate"),
)
_SHEETS = (".css", ".scss", ".sass")


class Resource:
    """An asset: the files that it is made of, and the address that a page names it by."""

    def __init__(self, owner: "Resources", address: str, documents: list[Document]) -> None:
        self.address = address
        self.documents = documents
        self._owner = owner

    def ask(self, name: str, arguments: list[Value]) -> Value:
        """A field of the asset; whoever asks for its address or content loads it."""
        del arguments
        if name in {"RelPermalink", "Permalink"}:
            self._owner.link(self)
            return Value(self.address)
        if name == "Content":
            self._owner.load(self)
            return Value(Markup(""))
        return Value(Opaque(name))


class Resources:
    """The assets of a site; `files` are sources by addresses, `loaded` stand in the page."""

    def __init__(self, sources: Sources, config: Config) -> None:
        self._sources = sources
        folder = config.get("assetDir").text or "assets"
        self._roots = [folder, *(posixpath.join(theme, "assets") for theme in config.themes)]
        self.files: dict[str, str] = {}
        self.loaded: list[Document] = []

    def functions(self) -> dict[str, Function]:
        """What templates do with assets."""
        found: dict[str, Function] = dict.fromkeys(_HANDED_ON, _handed_on)
        found["resources.Get"] = self._get
        found["resources.GetMatch"] = self._match
        found["resources.Concat"] = self._joined
        return found

    def find(self, name: str) -> str:
        """The path of an asset; what the site has itself comes first."""
        for root in self._roots:
            path = posixpath.join(root, name.lstrip("/"))
            if self._sources.document(path) or path in self._sources.paths:
                return path
        return ""

    def link(self, resource: Resource) -> None:
        """A page names the asset by its address."""
        if len(resource.documents) == 1:
            self.files[resource.address] = resource.documents[0].path
        else:
            self.load(resource)

    def load(self, resource: Resource) -> None:
        """A page holds the asset itself."""
        sheets = [one for one in resource.documents if one.suffix in _SHEETS]
        self.loaded.extend(one for one in sheets if one not in self.loaded)

    def _get(self, given: list[Value], scope: Scope) -> Value:
        del scope
        if not given or not given[0].is_known:
            return Value(Opaque("an asset"))
        if given[0].text.startswith(("http:", "https:")):
            return Value(Opaque(given[0].text))
        return self._resource(given[0].text)

    def _match(self, given: list[Value], scope: Scope) -> Value:
        del scope
        pattern = given[0].text.lstrip("/") if given else ""
        for root in self._roots:
            for path in self._sources.paths:
                inside = path.removeprefix(f"{root}/")
                if inside != path and fnmatch.fnmatch(inside, pattern):
                    return self._resource(inside)
        return Value()

    def _resource(self, name: str) -> Value:
        path = self.find(name)
        if not path:
            return Value()
        document = self._sources.document(path)
        address = f"/{name.lstrip('/')}"
        if document is None:
            self.files[address] = path
        return Value(Resource(self, address, [document] if document else []))

    def _joined(self, given: list[Value], scope: Scope) -> Value:
        del scope
        parts = [one.data for one in given[-1].entries()] if len(given) > 1 else []
        held = [part for part in parts if isinstance(part, Resource)]
        documents = [document for part in held for document in part.documents]
        return Value(Resource(self, f"/{given[0].text.lstrip('/')}", documents))


def _handed_on(given: list[Value], scope: Scope) -> Value:
    """The asset itself, wherever it stands among the arguments: what is done to it is not seen."""
    del scope
    found = next((one for one in given if isinstance(one.data, Resource)), None)
    return found or (given[-1] if given else Value())
