"""The sheets that a sheet takes in."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from bot.ux_agent.kinds.document import Document

_ADDRESS = re.compile(r"""@import\s+(?:url\(\s*)?["']?([^"')\s;]+)["']?\s*\)?\s*([^;]*)""")
_SASS = re.compile(r"""^[ \t]*@(?:use|forward|import)\s+([^;{}]*);""", re.MULTILINE)
_QUOTED = re.compile(r"""["']([^"']+)["']""")
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\w])//[^\n]*", re.DOTALL)


def imported(document: Document, root: Node) -> Iterator[tuple[str, str]]:
    """The addresses of the sheets that it imports, with the medium that they are for, in order."""
    if document.suffix == ".scss":
        for found in _SASS.finditer(_COMMENT.sub("", document.data.decode())):
            before_with = re.split(r"\b(?:with|as|show|hide)\b", found[1])[0]
            yield from ((name, "") for name in _QUOTED.findall(before_with))
        return
    for node in root.children:
        if node.type == "import_statement":
            named = _ADDRESS.match(document.node_text(node))
            if named:
                yield named[1], named[2].strip().lower()
