"""An application of Svelte without SvelteKit: the component that the entry page's script mounts."""

import re

from bot.errors import Failed
from bot.ux_agent.scanning.showing.script_frame import Exhausted
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.components import Components, Shell
from bot.ux_agent.scanning.stacks.stack import ShownPage

_ENTRIES = ("index.html", "public/index.html")
_MOUNTED = re.compile(r"(?:\bnew\s+|\b(?:mount|hydrate)\s*\(\s*)([A-Z]\w*)")
_TARGET = re.compile(
    r"target\s*:\s*[^,}]*?(?:getElementById\(\s*|querySelector\(\s*)['\"]#?([\w-]+)"
)


class Mounted:
    """The one page of such an application."""

    def __init__(self, sources: Sources, site: Components) -> None:
        self._sources = sources
        self._site = site

    def page(self) -> ShownPage:
        """The page; raises Failed where no component is mounted."""
        entry = next((one for one in _ENTRIES if one in self._sources.paths), "")
        document = self._sources.document(entry) if entry else None
        if document is None:
            raise Failed("no_entry", "A site of Svelte begins with src/app.html or index.html.")
        named = [
            one.attributes.get("src", "")
            for one in Shell(document, "#app").elements
            if one.tag == "script"
        ]
        scripts = [path for one in named if (path := self._site.modules.resolve(one, entry))]
        scripts = scripts or [
            one for one in ("src/main.js", "src/main.ts") if one in self._sources.paths
        ]
        for script in scripts:
            self._site.modules.module(script)
            component, target = self._mounted(script)
            use = self._site.use(component) if component else None
            if use is not None:
                shell = Shell(document, target)
                try:
                    self._site.showing(shell.head).show(use, shell.target)
                except (Exhausted, RecursionError):
                    self._site.left_out.append(f"{component} does more than can be followed.")
                files = (*scripts, component)
                sheets, loaded = self._site.sheets(*files), self._site.fetched(*files)
                return ShownPage(component, "/", shell.shown(), sheets, loaded)
        raise Failed("no_entry", f"{entry} loads no script that mounts a component.")

    def _mounted(self, script: str) -> tuple[str, str]:
        """The file of the component that a script mounts, and where."""
        document = self._sources.document(script)
        text = document.data.decode() if document else ""
        target = _TARGET.search(text)
        where = f"#{target[1]}" if target else "body"
        for name in _MOUNTED.findall(text):
            found = re.search(rf"import\s+{name}\s+from\s*['\"]([^'\"]+)['\"]", text)
            path = self._site.modules.resolve(found[1], script) if found else ""
            if path.endswith(".svelte"):
                return path, where
        return "", where
