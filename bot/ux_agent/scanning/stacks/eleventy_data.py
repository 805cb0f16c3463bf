"""The data of an Eleventy site: for all templates, for a folder, for one template."""

import posixpath
from collections.abc import Iterator
from functools import cached_property

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing.data import front_of, overlaid, value_of
from bot.ux_agent.scanning.showing.value import Opaque, Value
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.eleventy_config import Config
from bot.ux_agent.scanning.stacks.eleventy_scripts import Scripts

_FILES = (".json", ".yaml", ".yml", ".toml")
_SCRIPTS = (".js", ".cjs", ".mjs")
_OWN = (".11tydata.json", ".11tydata.js", ".11tydata.cjs", ".11tydata.mjs")


class Data:
    """The data cascade up to a template's front matter (https://www.11ty.dev/docs/data-cascade/)."""

    def __init__(self, sources: Sources, config: Config, scripts: Scripts) -> None:
        self._sources = sources
        self._config = config
        self._scripts = scripts
        self._folders: dict[str, Value] = {}

    @cached_property
    def everywhere(self) -> Value:
        """What every template has at hand, by folder and file of the data folder."""
        found = Value({"pkg": self._file("package.json"), "eleventy": Value(Opaque("eleventy"))})
        for name, value in self._config.globals.items():
            found = overlaid(found, Value({name: self._called(value)}))
        folder = f"{self._config.data}/"
        for path in self._sources.paths:
            stem, ending = posixpath.splitext(path.removeprefix(folder))
            if path.startswith(folder) and ending in (*_FILES, *_SCRIPTS):
                held = self._file(path)
                for name in reversed(stem.removesuffix(".11tydata").split("/")):
                    held = Value({name: held})
                found = overlaid(found, held)
        return found

    def of(self, document: Document, layout: Value) -> Value:
        """What a template has at hand besides; `layout` is what its layouts say of their own."""
        found = overlaid(layout, self._folder(posixpath.dirname(document.path)))
        stem = posixpath.splitext(document.path)[0]
        for path in (f"{stem}.json", *(f"{stem}{ending}" for ending in _OWN)):
            if self._sources.has(path):
                found = _tagged(found, self._file(path))
        return _tagged(found, overlaid(front_of(document), self._scripts.front(document)))

    def _folder(self, folder: str) -> Value:
        """The data of a folder over that of the folders above it."""
        if folder not in self._folders:
            above = Value({})
            if folder and folder != self._config.input:
                above = self._folder(posixpath.dirname(folder))
            name = posixpath.basename(folder) or posixpath.basename(self._config.input)
            for path in self._named(posixpath.join(folder, name)):
                above = _tagged(above, self._file(path))
            self._folders[folder] = above
        return self._folders[folder]

    def _named(self, stem: str) -> Iterator[str]:
        for ending in (".json", *_OWN):
            if self._sources.has(f"{stem}{ending}"):
                yield f"{stem}{ending}"

    def _file(self, path: str) -> Value:
        document = self._sources.document(path)
        if document is None:
            return Value()
        if document.suffix in _SCRIPTS:
            return self._scripts.exported(path)
        return value_of(document)

    def _called(self, value: Value) -> Value:
        """What the configuration gives all templates: data, or what its function returns."""
        if isinstance(value.data, str | dict | list):
            return value
        return self._scripts.call(value, [], self._config.path)


def _tagged(below: Value, above: Value) -> Value:
    """Data over data; tags of both count."""
    found = overlaid(below, above)
    tags = [*tags_of(below), *tags_of(above)]
    if isinstance(found.data, dict) and tags:
        held = {name: found.member(name) for name in found.data}
        return Value({**held, "tags": Value(list(dict.fromkeys(tags)))})
    return found


def tags_of(data: Value) -> list[str]:
    """The tags of a template: a text, or a list of them."""
    tags = data.member("tags")
    return [tags.text] if tags.text else [one.text for one in tags.entries() if one.text]
