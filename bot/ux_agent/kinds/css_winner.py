"""Which of the declarations of a rule holds (CSS Cascading and Inheritance 4, 6: one selector)."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document, Missing

_SHORT = {"background-color": "background", "line-height": "font", "border-color": "border"}
_SHORT |= {f"font-{name}": "font" for name in ("family", "size", "weight", "style")}
_SIDED = re.compile(r"(padding|margin)-(?:top|right|bottom|left)")


def winner(blocks: list[Node], prop: str, document: Document, kind: str) -> Node | None:
    """The declaration of a property that holds, None without one.

    A colour of the background may stand in the shorthand or on its own. Raises Missing where a
    shorthand after it takes its place.
    """
    names = {prop}
    if kind == "color" and prop in {"background", "background-color"}:
        names = {"background", "background-color"}
    found = [one for one in declarations(blocks, document) if name_of(one, document) in names]
    important = [one for one in found if tree.child(one, "important")]
    held = (important or found)[-1:]
    if not held:
        return None
    short = shorthand(prop)
    later = declarations(blocks, document) if short and short not in names else ()
    for one in later:
        is_after = one.start_byte > held[0].start_byte and name_of(one, document) == short
        if is_after and (not important or tree.child(one, "important")):
            raise Missing(f"“{short}” after it takes its place")
    return held[0]


def last_with(blocks: list[Node], prop: str, document: Document) -> Node:
    """The block to add a property to: the last that has its shorthand, else the first."""
    short = shorthand(prop)
    having = [
        block
        for block in blocks
        if any(name_of(one, document) == short for one in declarations([block], document))
    ]
    return having[-1] if having else blocks[0]


def shorthand(prop: str) -> str:
    """The property that sets this one among others, '' for none."""
    sided = _SIDED.fullmatch(prop)
    return sided[1] if sided else _SHORT.get(prop, "")


def declarations(blocks: list[Node], document: Document) -> Iterator[Node]:
    """The declarations of blocks that can be read, in their order."""
    for block in blocks:
        for node in block.children:
            if node.type == "declaration" and not node.has_error:
                yield node


def name_of(node: Node, document: Document) -> str:
    """The property of a declaration; custom properties keep their capitals."""
    name = document.node_text(node.children[0])
    return name if name.startswith("--") else name.lower()
