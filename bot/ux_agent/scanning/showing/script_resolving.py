"""Which file an import names: beside the importing one, by the paths of tsconfig, or a package."""

import json
import posixpath
import re
from functools import cached_property
from typing import Any

from bot.ux_agent.scanning.sources import Sources

_ENDINGS = (
    "",
    ".tsx",
    ".ts",
    ".jsx",
    ".js",
    ".mjs",
    ".cjs",
    ".json",
    ".vue",
    ".svelte",
    ".astro",
    ".mts",
)
_WRITTEN = {".js": (".ts", ".tsx"), ".jsx": (".tsx",), ".mjs": (".mts",)}
_CONFIGS = ("tsconfig.json", "jsconfig.json", "tsconfig.app.json", ".svelte-kit/tsconfig.json")
_KNOWN = (("$lib", "src/lib"), ("@", "src"), ("~~", ""), ("~", "src"), ("~", "app"), ("@", ""))
_BUNDLED = ("vite.config.ts", "vite.config.js", "vite.config.mts", "vite.config.mjs")
_COMMENT = re.compile(r'("(?:[^"\\]|\\.)*")|//[^\n]*|/\*.*?\*/', re.DOTALL)
_COMMA = re.compile(r",(\s*[}\]])")
_ALIAS = re.compile(
    r"""["']?([@~$#][\w@~$#/-]*)["']?\s*:\s*[^,{}\n]*?["'](?:\./)?(/?[\w./-]*)["']"""
)


class Resolving:
    """Finds the files that imports name."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._known = set(sources.paths)

    def file(self, specifier: str, importer: str) -> str:
        """The path of a module; '' of a package, or of what is not there."""
        plain = specifier.partition("?")[0]
        if plain.startswith("."):
            return self.there(posixpath.join(posixpath.dirname(importer), plain))
        if plain.startswith("/"):
            return self.there(plain.lstrip("/")) or self.there(f"public{plain}")
        for start, ends in self._aliases:
            matched = self._matched(plain, start, ends)
            if matched and (found := self.there(matched)):
                return found
        return ""

    def there(self, path: str) -> str:
        """The file at a path that may lack its ending, or be a folder; '' without one."""
        plain = posixpath.normpath(path)
        if plain.startswith(".."):
            return ""
        plain = "" if plain == "." else plain
        stem, ending = posixpath.splitext(plain)
        tried = [f"{plain}{one}" for one in _ENDINGS]
        tried.extend(f"{stem}{one}" for one in _WRITTEN.get(ending, ()))
        tried.extend(posixpath.join(plain, f"index{one}") for one in _ENDINGS[1:])
        return next((one for one in tried if one in self._known), "")

    @staticmethod
    def _matched(specifier: str, start: str, ends: str) -> str:
        """The path that an alias makes of a specifier; '' where it does not fit."""
        if start.endswith("*"):
            head = start[:-1]
            return ends.replace("*", specifier[len(head) :]) if specifier.startswith(head) else ""
        return ends if specifier == start else ""

    @cached_property
    def _aliases(self) -> list[tuple[str, str]]:
        """Patterns with what they stand for, those that the site configures first."""
        found: list[tuple[str, str]] = []
        for path in _CONFIGS:
            found.extend(self._configured(path))
        for path in _BUNDLED:
            document = self._sources.document(path)
            for start, ends in _ALIAS.findall(document.data.decode()) if document else ():
                found.append((f"{start.rstrip('/')}/*", f"{ends.strip('/')}/*".lstrip("/")))
        for start, ends in _KNOWN:
            found.append((f"{start}/*", f"{ends}/*".lstrip("/")))
            found.append((start, ends))
        return found

    def _configured(self, path: str) -> list[tuple[str, str]]:
        options = self._json(path).get("compilerOptions", {})
        if not isinstance(options, dict):
            return []
        base, paths = options.get("baseUrl", "."), options.get("paths", {})
        folder = posixpath.join(posixpath.dirname(path), base if isinstance(base, str) else ".")
        found = [
            (start, posixpath.normpath(posixpath.join(folder, end)))
            for start, ends in (paths.items() if isinstance(paths, dict) else ())
            for end in (ends if isinstance(ends, list) else [])
            if isinstance(end, str)
        ]
        if isinstance(options.get("baseUrl"), str):
            found.append(("*", posixpath.normpath(posixpath.join(folder, "*"))))
        return found

    def _json(self, path: str) -> dict[str, Any]:
        """JSON with comments and trailing commas, as TypeScript's configuration is written."""
        document = self._sources.document(path)
        if document is None:
            return {}
        text = _COMMENT.sub(lambda found: found[1] or "", document.data.decode().lstrip("\ufeff"))
        try:
            found = json.loads(_COMMA.sub(r"\1", text))
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}
