"""The style rules that a page loads, in the order of the cascade, with their conditions."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.scanning.imports import imported
from bot.ux_agent.scanning.nesting import Nested, parsed, within
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.stack import Sheet, ShownPage, Stack

MOST_RULES = 50_000
"""That a sheet takes in from others, which may take in one another again and again."""

_EVERYWHERE = frozenset({"", "all", "screen"})
_SHEETS = (".css", ".scss")


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
        is_dense = len(data) > 1000 and len(data) > 250 * len(self.document.line_starts)
        return is_dense or data.startswith(b"/*!") or ".min." in self.document.path

    @property
    def declared(self) -> tuple[tuple[str, Node], ...]:
        """All its declarations with their names."""
        return _declared(self.document, self.block)

    def declarations(self, names: tuple[str, ...]) -> Iterator[tuple[str, Node]]:
        """Its declarations of these properties with their names."""
        for name, node in _declared(self.document, self.block):
            if name in names:
                yield name, node


@lru_cache(maxsize=4096)
def _declared(document: Document, block: Node) -> tuple[tuple[str, Node], ...]:
    """The declarations of a rule with their names; those of pages' rules are asked for often."""
    nodes = [node for node in block.children if node.type == "declaration" and not node.has_error]
    named = ((document.node_text(node.children[0]), node) for node in nodes)
    return tuple((name if name.startswith("--") else name.lower(), node) for name, node in named)


class Sheets:
    """Reads the rules of each page; a sheet that many pages load is read once."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._read: dict[tuple[str, str], list[Rule]] = {}

    def of(self, page: ShownPage, stack: Stack) -> list[Rule]:
        """The rules that the page loads, in order."""
        found: list[Rule] = []
        for sheet in page.sheets:
            found.extend(self._sheet(sheet, stack, ()))
        for element in page.elements:
            if element.tag not in {"link", "style"}:
                continue
            media = element.attributes.get("media", "").strip().lower()
            if media == "print" or "disabled" in element.attributes:
                continue
            found.extend(_under(media, self._linked(page, stack, element)))
        return [rule._replace(order=at) for at, rule in enumerate(found)]

    def _linked(self, page: ShownPage, stack: Stack, element: Seen) -> list[Rule]:
        if element.tag == "style":
            text = inside(element)
            if text is None or element.source is None:
                return []
            document = element.source.document
            root = tree.parse("css", document.data, [tree.span_of(text)]).root_node
            return self._rules(Sheet(document), root, stack, ())
        names = element.attributes.get("rel", "").lower().split()
        if "stylesheet" not in names or "alternate" in names:
            return []
        path = stack.file_at(element.attributes.get("href", ""), page)
        linked = self._sources.document(path) if path.endswith(_SHEETS) else None
        return self._sheet(Sheet(linked), stack, ()) if linked else []

    def _sheet(self, sheet: Sheet, stack: Stack, through: tuple[str, ...]) -> list[Rule]:
        key = (sheet.document.path, sheet.owner)
        if sheet.document.path in through:
            return []
        if key not in self._read:
            try:
                root = sheet.document.sheet.root_node
            except Missing:
                return []
            self._read[key] = self._rules(sheet, root, stack, through)
        return self._read[key]

    def _rules(
        self, sheet: Sheet, root: Node, stack: Stack, through: tuple[str, ...]
    ) -> list[Rule]:
        found: list[Rule] = []
        document = sheet.document
        for address, media in imported(document, root):
            path = self._imported(address, document, stack)
            inner = self._sources.document(path) if path.endswith(_SHEETS) else None
            if inner and media != "print":
                rules = self._sheet(Sheet(inner, sheet.owner), stack, (*through, document.path))
                found.extend(islice(_under(media, rules), max(0, MOST_RULES - len(found))))
        return [*found, *(_ruled(sheet, one) for one in within(root, document))]

    def _imported(self, address: str, document: Document, stack: Stack) -> str:
        if document.suffix == ".scss" or not address.endswith(".css"):
            return self._sources.partial(address, document.path)
        return stack.file_at(address, ShownPage(document.path, "", ()))


def inside(element: Seen) -> Node | None:
    """The text of a script or style in its source; None where it has none."""
    return tree.child(element.source.node, "raw_text") if element.source else None


def _ruled(sheet: Sheet, nested: Nested) -> Rule:
    names, selectors = parsed(nested)
    return Rule(
        sheet.document,
        nested.text,
        selectors,
        nested.block,
        nested.condition,
        0,
        names,
        sheet.owner,
    )


def _under(condition: str, rules: list[Rule]) -> list[Rule]:
    if condition in _EVERYWHERE:
        return rules
    return [rule._replace(condition=condition) for rule in rules]
