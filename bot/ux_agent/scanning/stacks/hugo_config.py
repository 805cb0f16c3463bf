"""What a Hugo site is configured to be: its settings by language, themes, menus."""

import posixpath
from collections.abc import Iterator

from bot.ux_agent.scanning.showing.data import overlaid, value_of
from bot.ux_agent.scanning.showing.gotemplate import field
from bot.ux_agent.scanning.showing.value import Value
from bot.ux_agent.scanning.sources import Sources

_ENDINGS = (".toml", ".yaml", ".yml", ".json")
_FILES = ("hugo", "config")
_FOLDERS = ("config/_default", "config/production")


class Config:
    """The settings; keys are asked for in small letters."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        own = self._read("")
        self.themes = list(self._themes(own))
        self.settings = own
        for theme in self.themes:
            params = overlaid(field(self._read(theme), "params", []), self.get("params"))
            base = self._read(theme)
            data = {key: field(base, key, []) for key in ("menu", "menus") if key in _keys(base)}
            self.settings = overlaid(Value(data), self.settings)
            self.settings = overlaid(self.settings, Value({"params": params}))
        self.language = self.get("defaultContentLanguage").text or "en"

    def get(self, name: str) -> Value:
        """A setting of the site, whatever the language."""
        return field(self.settings, name.lower(), [])

    def languages(self) -> list[str]:
        """The languages by weight; the default one only when none are configured."""
        named = self.get("languages")
        if not isinstance(named.data, dict) or not named.data:
            return [self.language]
        weights = {name: field(named.member(name), "weight", []).data for name in named.data}
        ranked = sorted(named.data, key=lambda name: (_weight(weights[name]), name))
        return [
            name for name in ranked if field(named.member(name), "disabled", []).data is not True
        ]

    def of(self, language: str, name: str) -> Value:
        """A setting in a language: mappings are laid over those of the whole site."""
        own = field(field(self.get("languages"), language, []), name, [])
        if name in {"menu", "menus"}:
            return own if own.data else self.get(name)
        return overlaid(self.get(name), own) if own.data is not None else self.get(name)

    def _read(self, folder: str) -> Value:
        """The settings of the site or a theme, those of config/ over those of one file."""
        found = Value({})
        for stem in _FILES:
            for ending in _ENDINGS:
                found = overlaid(found, self._file(posixpath.join(folder, f"{stem}{ending}")))
        for inside in _FOLDERS:
            for path in self._sources.paths:
                if posixpath.dirname(path) == posixpath.join(folder, inside):
                    found = overlaid(found, self._part(path))
        return found

    def _part(self, path: str) -> Value:
        """A file of config/: `params.toml` holds params, `menus.fr.toml` those of a language."""
        stem, ending = posixpath.splitext(posixpath.basename(path))
        if ending not in _ENDINGS:
            return Value({})
        value = self._file(path)
        name, _, language = stem.partition(".")
        if name in _FILES:
            return value
        held = Value({name: value})
        return Value({"languages": Value({language: held})}) if language else held

    def _file(self, path: str) -> Value:
        document = self._sources.document(path)
        value = value_of(document) if document else Value({})
        return _lowered(value) if isinstance(value.data, dict) else Value({})

    def _themes(self, own: Value) -> Iterator[str]:
        folder = field(own, "themesDir", []).text or "themes"
        named = field(own, "theme", [])
        for one in [named, *named.entries()] if named.data else []:
            if one.text:
                yield posixpath.join(folder, one.text)
        for one in field(field(own, "module", []), "imports", []).entries():
            path = field(one, "path", []).text
            if path:
                yield from (posixpath.join(folder, path), posixpath.join("_vendor", path))


def _lowered(value: Value) -> Value:
    """A mapping with its keys in small letters, as Hugo takes them; each value keeps its place."""
    if not isinstance(value.data, dict):
        return value
    found: dict[str, Value] = {}
    for key in value.data:
        found.setdefault(key.lower(), _lowered(value.member(key)))
    return Value(found, value.origin)


def _weight(data: object) -> float:
    return data if isinstance(data, int | float) and data else float("inf")


def _keys(value: Value) -> list[str]:
    return list(value.data) if isinstance(value.data, dict) else []
