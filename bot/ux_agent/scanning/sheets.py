"""The style rules that a page loads, in the order of the cascade, with their conditions."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.css import spelled
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import Element
from bot.ux_agent.scanning.sources import Sources

_EVERYWHERE = frozenset({"", "all", "screen"})
_ADDRESS = re.compile(r"""@import\s+(?:url\(\s*)?["']?([^"')\s;]+)["']?\s*\)?\s*([^;]*)""")


class Rule(NamedTuple):
    """One style rule: `condition` is '' when it always holds, else what it depends on.

    `names` has the text of the selectors (nested ones are put together elsewhere than in the
    sheet). A rule with an `owner` holds for the elements of that file only.
    """

    document: Document
    text: str
    selectors: tuple[Node, ...]
    block: Node
    condition: str
    order: int
    names: Document
    owner: str = ""

    @property
    def is_foreign(self) -> bool:
        """Whether its sheet is made by a tool, or somebody else's (minified, or with a banner)."""
        if self.document.suffix != ".css":
            return False
        data = self.document.data
        is_dense = len(data) > 1000 and len(data) > 250 * (data.count(b"\n") + 1)
        return is_dense or data.startswith(b"/*!") or ".min." in self.document.path

    def declarations(self, names: tuple[str, ...]) -> Iterator[tuple[str, Node]]:
        """Its declarations of these properties with their names."""
        for node in self.block.children:
            if node.type == "declaration" and not node.has_error:
                name = self.document.node_text(node.children[0])
                name = name if name.startswith("--") else name.lower()
                if name in names:
                    yield name, node


class Sheets:
    """Reads the rules of each page; a sheet that many pages load is read once."""

    def __init__(self, sources: Sources, root: str) -> None:
        self._sources = sources
        self._root = root
        self._read: dict[str, list[Rule]] = {}

    def of(self, page: Document, elements: list[Element]) -> list[Rule]:
        """The rules that the page loads, in order."""
        found: list[Rule] = []
        for element in elements:
            media = element.attributes.get("media", "").strip().lower()
            if media == "print" or "disabled" in element.attributes:
                continue
            found.extend(_under(media, self._of(page, element)))
        return [rule._replace(order=at) for at, rule in enumerate(found)]

    def _of(self, page: Document, element: Element) -> list[Rule]:
        if element.tag == "style":
            text = tree.child(element.node, "raw_text")
            if text is None:
                return []
            root = tree.parse("css", page.data, [tree.span_of(text)]).root_node
            return self._rules(page, root, ())
        names = element.attributes.get("rel", "").lower().split()
        if element.tag != "link" or "stylesheet" not in names or "alternate" in names:
            return []
        return self._sheet(element.attributes.get("href", ""), page.path, ())

    def _sheet(self, address: str, base: str, through: tuple[str, ...]) -> list[Rule]:
        path = self._sources.resolve(address, base, self._root)
        if not path.endswith(".css") or path in through:
            return []
        if path not in self._read:
            document = self._sources.document(path)
            found = self._rules(document, document.sheet.root_node, through) if document else []
            self._read[path] = found
        return self._read[path]

    def _rules(self, document: Document, root: Node, through: tuple[str, ...]) -> list[Rule]:
        found: list[Rule] = []
        for node in root.children:
            if node.type != "import_statement":
                continue
            named = _ADDRESS.match(document.node_text(node))
            if named and named[2].strip() != "print":
                inner = self._sheet(named[1], document.path, (*through, document.path))
                found.extend(_under(named[2].strip().lower(), inner))
        return [*found, *_written(root, document, "")]


def _under(condition: str, rules: list[Rule]) -> list[Rule]:
    if condition in _EVERYWHERE:
        return rules
    return [rule._replace(condition=condition) for rule in rules]


def _written(parent: Node, document: Document, condition: str) -> Iterator[Rule]:
    for node in parent.children:
        block = tree.child(node, "block")
        if block is None:
            continue
        if node.type != "rule_set":
            if node.type != "keyframes_statement":
                head = document.text(node.start_byte, block.start_byte).strip()
                yield from _written(block, document, " ".join(head.split()))
            continue
        names = tree.child(node, "selectors")
        if names is not None:
            chosen = tuple(part for part in names.named_children if part.type != "comment")
            text = spelled(document.node_text(names))
            yield Rule(document, text, chosen, block, condition, 0, document)
            yield from _written(block, document, condition or "nested in another rule")
