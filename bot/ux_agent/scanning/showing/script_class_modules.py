"""CSS modules in scripts: `styles.name` is the class of that name of that sheet alone."""

import re
from collections.abc import Callable

from bot.ux_agent.scanning.matching import own_class
from bot.ux_agent.scanning.showing.value import Value
from bot.ux_agent.scanning.sources import Sources

MODULES = (".module.css", ".module.scss", ".module.sass", ".module.less")
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_TEXTS = re.compile(r"/\*.*?\*/|\"[^\"\n]*\"|'[^'\n]*'|url\([^)]*\)", re.DOTALL)


def class_module(sources: Sources) -> Callable[[str, str], Value | None]:
    """Gives the value of an imported CSS module: its class names by themselves, made its own."""
    known: dict[str, Value] = {}

    def module(path: str, _name: str) -> Value | None:
        if not path.endswith(MODULES):
            return None
        if path not in known:
            document = sources.document(path)
            text = _TEXTS.sub("", document.data.decode()) if document else ""
            names = _CLASS.findall(text)
            known[path] = Value({name: Value(own_class(name, path)) for name in names})
        return known[path]

    return module
