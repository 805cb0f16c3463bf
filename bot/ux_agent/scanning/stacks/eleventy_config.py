"""How an Eleventy site is configured: its folders, what is copied, filters and collections."""

import fnmatch
import posixpath
import re
from collections.abc import Callable, Sequence

from bot.ux_agent.scanning.showing.script_values import Native
from bot.ux_agent.scanning.showing.value import Value
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.eleventy_scripts import Scripts

_FILES = (".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs")
_FILES_TOO = (".eleventy.cjs", ".eleventy.mjs", "eleventy.config.ts")
_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
_FOLDERS = {
    "input": ".",
    "includes": "_includes",
    "layouts": "",
    "data": "_data",
    "output": "_site",
}
_ENGINES = ("markdownTemplateEngine", "htmlTemplateEngine")


class Config:
    """The configuration; folders are paths of the site ('' is its root)."""

    def __init__(self, sources: Sources, scripts: Scripts) -> None:
        self.path = next((one for one in (*_FILES, *_FILES_TOO) if sources.has(one)), "")
        self.copies: dict[str, str] = {}
        self.collections: dict[str, Value] = {}
        self.filters: dict[str, Value] = {}
        self.shortcodes: dict[str, Value] = {}
        self.paired: dict[str, Value] = {}
        self.aliases: dict[str, str] = {}
        self.globals: dict[str, Value] = {}
        self._ignored: list[str] = []
        self._told: dict[str, str] = {}
        told = self._run(scripts) if self.path else Value()
        document = sources.document(self.path) if self.path else None
        text = _COMMENT.sub("", document.data.decode()) if document else ""
        self._folders = {name: self._folder(name, told, text) for name in _FOLDERS}
        self.engines = {name: self._setting(name, told, text) or "liquid" for name in _ENGINES}
        self._ignored += _listed(sources, ".eleventyignore")
        self._ignored += _listed(sources, posixpath.join(self.input, ".eleventyignore"))

    @property
    def input(self) -> str:
        """The folder of templates."""
        return self._below(self._folders["input"])

    @property
    def includes(self) -> str:
        """The folder of includes."""
        return self._below(self.input, self._folders["includes"])

    @property
    def layouts(self) -> str:
        """The folder of layouts: that of includes where none is named."""
        named = self._folders["layouts"]
        return self._below(self.input, named) if named else self.includes

    @property
    def data(self) -> str:
        """The folder of data for all templates."""
        return self._below(self.input, self._folders["data"])

    def is_ignored(self, path: str) -> bool:
        """Whether Eleventy makes no page of a template there."""
        apart = [self.includes, self.layouts, self.data, self._below(self._folders["output"])]
        if any(path.startswith(f"{folder}/") for folder in [*apart, "node_modules"] if folder):
            return True
        return any(_fits(path, pattern) for pattern in self._ignored)

    def copied(self, path: str) -> str:
        """The source of a file that is copied to this path of the finished site; '' for none."""
        for target, source in self.copies.items():
            if path == target or path.startswith(f"{target}/") or not target:
                return posixpath.normpath(f"{source}/{path[len(target) :].lstrip('/')}").rstrip("/")
        return ""

    def _run(self, scripts: Scripts) -> Value:
        """Call what the configuration exports with something that writes down what it is told."""
        function = scripts.exported(self.path, calls=False)
        told = scripts.call(function, [self._recorder(scripts)], self.path)
        own = scripts.named(self.path, "config")
        if isinstance(own.data, dict):
            return own
        return told if isinstance(told.data, dict) else function

    def _recorder(self, scripts: Scripts) -> Value:
        records: dict[str, Callable[[Sequence[Value]], None]] = {
            "addPassthroughCopy": self._copy,
            "addCollection": lambda given: self._keep(self.collections, given),
            "addGlobalData": lambda given: self._keep(self.globals, given),
            "addLayoutAlias": self._alias,
            "setInputDirectory": lambda given: self._tell("input", given),
            "setIncludesDirectory": lambda given: self._tell("includes", given),
            "setLayoutsDirectory": lambda given: self._tell("layouts", given),
            "setDataDirectory": lambda given: self._tell("data", given),
            "setOutputDirectory": lambda given: self._tell("output", given),
        }
        for name in ("addFilter", "addNunjucksFilter", "addLiquidFilter", "addAsyncFilter"):
            records[name] = lambda given: self._keep(self.filters, given)
        for kind in ("", "Nunjucks", "Liquid", "Async"):
            records[f"add{kind}Shortcode"] = lambda given: self._keep(self.shortcodes, given)
            records[f"addPaired{kind}Shortcode"] = lambda given: self._keep(self.paired, given)
        found: dict[str, Value] = {}
        recorder = Value(found)
        records["addPlugin"] = lambda given: self._plug(given, recorder, scripts)
        found.update({name: _native(record, recorder) for name, record in records.items()})
        ignores = {"add": self._ignore, "delete": self._notice}
        found["ignores"] = Value({name: _native(one, Value()) for name, one in ignores.items()})
        return recorder

    def _plug(self, given: Sequence[Value], recorder: Value, scripts: Scripts) -> None:
        """A plugin of the site's own is told the same."""
        if given:
            scripts.call(given[0], [recorder, *given[1:]], self.path)

    def _keep(self, held: dict[str, Value], given: Sequence[Value]) -> None:
        if len(given) > 1 and given[0].text:
            held[given[0].text] = given[1]

    def _alias(self, given: Sequence[Value]) -> None:
        if len(given) > 1:
            self.aliases[given[0].text] = given[1].text

    def _tell(self, name: str, given: Sequence[Value]) -> None:
        if given:
            self._told[name] = given[0].text

    def _ignore(self, given: Sequence[Value]) -> None:
        self._ignored.extend(one.text for one in given if one.text)

    def _notice(self, given: Sequence[Value]) -> None:
        wanted = {one.text for one in given}
        self._ignored = [one for one in self._ignored if one not in wanted]

    def _copy(self, given: Sequence[Value]) -> None:
        named = given[0] if given else Value()
        if isinstance(named.data, dict):
            for source in named.data:
                target = named.member(source).text.strip("/")
                self.copies[target.removeprefix("./")] = _clean(source)
        elif named.text:
            self.copies[f"*{_clean(named.text)}"] = _clean(named.text)

    def _folder(self, name: str, told: Value, text: str) -> str:
        if name in self._told:
            return self._told[name]
        folders = told.member("dir") if isinstance(told.data, dict) else Value()
        if isinstance(folders.data, dict):
            return folders.member(name).text if name in folders.data else _FOLDERS[name]
        inside = re.search(r"\bdir\s*:\s*\{([^{}]*)\}", text)
        found = re.search(rf"\b{name}\s*:\s*[\"']([^\"']*)", inside[1]) if inside else None
        return found[1] if found else _FOLDERS[name]

    def _setting(self, name: str, told: Value, text: str) -> str:
        own = told.member(name) if isinstance(told.data, dict) else Value()
        if own.data is not None and own.is_known:
            return own.text
        found = re.search(rf"\b{name}\s*:\s*[\"'](\w+)", text)
        return found[1] if found else ""

    def _below(self, *parts: str) -> str:
        return _clean(posixpath.join(*parts))

    def settle(self) -> None:
        """Put what is copied below the folder of templates where it goes: without that folder."""
        for target, source in list(self.copies.items()):
            if target.startswith("*"):
                del self.copies[target]
                inside = f"{self.input}/"
                self.copies[source.removeprefix(inside) if self.input else source] = source


def _native(record: Callable[[Sequence[Value]], None], given_back: Value) -> Value:
    def called(given: Sequence[Value]) -> Value:
        record(given)
        return given_back

    return Value(Native(called))


def _clean(path: str) -> str:
    found = posixpath.normpath(path.strip())
    return "" if found in {".", "/"} else found.lstrip("/")


def _listed(sources: Sources, path: str) -> list[str]:
    document = sources.document(_clean(path))
    lines = document.data.decode().splitlines() if document else []
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _fits(path: str, pattern: str) -> bool:
    plain = _clean(pattern.removeprefix("./").replace("**/", "*").rstrip("/*") or pattern)
    whole = pattern.removeprefix("./").replace("**/", "*")
    return path == plain or path.startswith(f"{plain}/") or fnmatch.fnmatch(path, whole)
