"""What Vite gives scripts under `import.meta`: its settings, and the files that patterns name."""

import posixpath
from collections.abc import Callable

from bot.ux_agent.declared.paths import refusal
from bot.ux_agent.scanning.showing.script_globals import native
from bot.ux_agent.scanning.showing.script_modules import Modules
from bot.ux_agent.scanning.showing.script_values import (
    UNKNOWN,
    Arguments,
    Native,
    opaque,
    settled,
    unknown,
)
from bot.ux_agent.scanning.showing.value import Value

MOST_FILES = 500


class Bundling:
    """`import.meta` of the modules of a site; `module` gives what a file that is no script is."""

    def __init__(self, modules: Modules, module: Callable[[str], Value | None]) -> None:
        self._modules = modules
        self._module = module

    def meta(self, file: str) -> Value:
        """`import.meta` in a file."""
        env = {"BASE_URL": Value("/"), "SSR": UNKNOWN, "MODE": Value("production")}
        return Value(
            {
                "env": Value(Native(unknown, "env", env)),
                "glob": native(lambda given: self._globbed(given, file)),
                "globEager": native(lambda given: self._globbed([*given[:1], _EAGER], file)),
                "url": opaque("the address of a module"),
            }
        )

    def _globbed(self, given: Arguments, file: str) -> Value:
        """The files that patterns name, by their paths as seen from the script."""
        first = settled(given[0]) if given else Value()
        patterns = list(first.entries()) if isinstance(first.data, list) else [first]
        options = settled(given[1]) if len(given) > 1 else Value({})
        is_eager = settled(options.member("eager")).data is True
        wanted = settled(options.member("import")).text
        found: dict[str, Value] = {}
        for pattern in patterns:
            for path, name in self._named(settled(pattern).text, file):
                loaded = self._loaded(path, wanted)
                found[name] = loaded if is_eager else native(lambda _, held=loaded: held)  # type: ignore[misc]
        return Value(found)

    def _named(self, pattern: str, file: str) -> list[tuple[str, str]]:
        """Paths that a pattern names, with their names as it spells them."""
        folder = posixpath.dirname(file)
        is_whole = pattern.startswith("/")
        whole = pattern.lstrip("/") if is_whole else posixpath.join(folder, pattern)
        wanted = posixpath.normpath(whole)
        paths = [path for path in self._modules.sources.paths if refusal(path, [wanted])]
        if is_whole:
            return [(path, f"/{path}") for path in paths[:MOST_FILES]]
        near = [(path, posixpath.relpath(path, folder or ".")) for path in paths[:MOST_FILES]]
        return [(path, name if name.startswith("..") else f"./{name}") for path, name in near]

    def _loaded(self, path: str, wanted: str) -> Value:
        """A module, or what it exports under a name."""
        own = self._module(path)
        if own is not None:
            return own.member(wanted) if wanted else own
        if path.endswith(".json"):
            found = self._modules.imported(f"/{path}", "default", "")
            return found if wanted == "default" else Value({"default": found})
        return self._modules.imported(f"/{path}", wanted or "*", "")


_EAGER = Value({"eager": Value(data=True)})
