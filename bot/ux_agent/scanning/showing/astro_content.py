"""Astro's content collections: Markdown files and data as entries (Astro docs, Collections)."""

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.ux_agent.declared.paths import refusal
from bot.ux_agent.scanning.showing.data import front_of, value_of
from bot.ux_agent.scanning.showing.script import call
from bot.ux_agent.scanning.showing.script_globals import native
from bot.ux_agent.scanning.showing.script_modules import Modules
from bot.ux_agent.scanning.showing.script_values import (
    UNKNOWN,
    Arguments,
    Function,
    opaque,
    settled,
    truth,
)
from bot.ux_agent.scanning.showing.using import ComponentFile
from bot.ux_agent.scanning.showing.value import Value

MARKDOWN = frozenset({".markdown", ".md", ".mdx"})
_DATA = frozenset({".json", ".yaml", ".yml", ".toml"})
_CONFIGS = ("src/content.config.ts", "src/content.config.mjs", "src/content.config.js")
_UNSAFE = re.compile(r"[^\w/-]+")


class Loader(NamedTuple):
    """Where a collection of the newer kind comes from."""

    kind: str
    base: str
    pattern: str


class Collections:
    """The collections of a site, as its configuration names them, else by their folders."""

    def __init__(self, modules: Modules) -> None:
        self._modules = modules
        self._paths = modules.sources.paths
        self._known: dict[str, list[Value]] = {}

    def packages(self) -> dict[str, dict[str, Value]]:
        """What sites import of Astro."""
        return {
            "astro:content": {
                "defineCollection": native(lambda given: given[0] if given else UNKNOWN),
                "getCollection": native(self._collection),
                "getEntry": native(self._entry),
                "getEntryBySlug": native(self._entry),
                "getEntries": native(lambda _: UNKNOWN),
                "render": native(lambda given: _rendered(given[0]) if given else UNKNOWN),
            },
            "astro/loaders": {
                "glob": native(lambda given: _loader("glob", given)),
                "file": native(lambda given: _loader("file", given)),
            },
            "astro:i18n": {"getRelativeLocaleUrl": native(lambda _: UNKNOWN)},
        }

    def entries(self, name: str) -> list[Value]:
        """The entries of a collection by their paths."""
        if name not in self._known:
            loader = self._loader(name)
            found = self._loaded(loader, name) if loader else self._filed(name)
            self._known[name] = list(found)
        return self._known[name]

    def text(self, path: str) -> Value:
        """What a module of Markdown exports."""
        document = self._modules.sources.document(path)
        if document is None:
            return UNKNOWN
        address = path.removeprefix("src/pages").rpartition(".")[0].removesuffix("/index")
        is_page = path.startswith("src/pages/")
        return Value(
            {
                "frontmatter": front_of(document),
                "url": Value(address or "/") if is_page else Value(),
                "file": Value(path),
                "Content": Value(ComponentFile(path)),
                "default": Value(ComponentFile(path)),
            }
        )

    def _collection(self, given: Arguments) -> Value:
        name = settled(given[0]).text if given else ""
        entries = self.entries(name)
        if len(given) > 1 and isinstance(given[1].data, Function):
            frame = given[1].data.frame
            entries = [one for one in entries if truth(call(given[1], [one], frame)) is not False]
        return Value(list(entries))

    def _entry(self, given: Arguments) -> Value:
        if len(given) < 2 or not settled(given[1]).is_known:
            return UNKNOWN
        name, wanted = settled(given[0]).text, settled(given[1]).text
        for one in self.entries(name):
            if wanted in {one.member("slug").text, one.member("id").text}:
                return one
        return UNKNOWN

    def _loader(self, name: str) -> Loader | None:
        for path in _CONFIGS:
            module = self._modules.module(path) if path in self._paths else None
            if module is None or "collections" not in module.exports:
                continue
            held = settled(settled(module.exports["collections"]()).member(name))
            found = settled(held.member("loader")) if isinstance(held.data, dict) else Value()
            return found.data if isinstance(found.data, Loader) else None
        return None

    def _loaded(self, loader: Loader, name: str) -> Iterator[Value]:
        if loader.kind == "file":
            yield from self._listed(loader.base, name)
            return
        base = posixpath.normpath(loader.base)
        for path in self._paths:
            below = posixpath.relpath(path, base)
            if not below.startswith("..") and refusal(below, [loader.pattern.removeprefix("./")]):
                yield self._read(path, below, name)

    def _filed(self, name: str) -> Iterator[Value]:
        """The files of the folder of a collection, as sites had them before loaders."""
        base = f"src/content/{name}/"
        for path in self._paths:
            below = path.removeprefix(base)
            is_hidden = any(part.startswith("_") for part in below.split("/"))
            if below != path and not is_hidden:
                found = self._read(path, below, name)
                if found.is_known:
                    yield found

    def _listed(self, path: str, name: str) -> Iterator[Value]:
        """The entries of one data file."""
        document = self._modules.sources.document(posixpath.normpath(path))
        held = value_of(document) if document else UNKNOWN
        for at, one in enumerate(held.entries()):
            key = one.member("id").text or one.member("slug").text
            key = key or (list(held.data)[at] if isinstance(held.data, dict) else str(at))
            yield Value({"id": Value(key), "collection": Value(name), "data": one})

    def _read(self, path: str, below: str, name: str) -> Value:
        document = self._modules.sources.document(path)
        ending = posixpath.splitext(path)[1]
        if document is None or ending not in MARKDOWN | _DATA:
            return opaque(path)
        data = front_of(document) if ending in MARKDOWN else value_of(document)
        slug = data.member("slug").text or _slug(posixpath.splitext(below)[0])
        entry = {
            "id": Value(slug if ending in _DATA or self._is_new else below),
            "slug": Value(slug),
            "collection": Value(name),
            "data": data,
            "body": UNKNOWN,
            "filePath": Value(path),
        }
        entry["render"] = native(lambda _: _content(path))
        return Value(entry)

    @property
    def _is_new(self) -> bool:
        return any(path in self._paths for path in _CONFIGS)


def _loader(kind: str, given: Arguments) -> Value:
    first = settled(given[0]) if given else Value()
    if kind == "file":
        return Value(Loader("file", first.text, ""))
    pattern = settled(first.member("pattern"))
    text = pattern.text if not isinstance(pattern.data, list) else settled(pattern.at(0)).text
    base = settled(first.member("base")).text or "."
    return Value(Loader("glob", base, text))


def _rendered(entry: Value) -> Value:
    path = settled(settled(entry).member("filePath"))
    return _content(path.text) if path.text else UNKNOWN


def _content(path: str) -> Value:
    return Value(
        {
            "Content": Value(ComponentFile(path)),
            "headings": UNKNOWN,
            "remarkPluginFrontmatter": UNKNOWN,
        }
    )


def _slug(name: str) -> str:
    """The name of a file as Astro makes an address of it (github-slugger)."""
    plain = _UNSAFE.sub("-", name.replace(" ", "-").lower()).strip("-")
    return plain.removesuffix("/index")
