"""The one colour in the value of a declaration, where there is one."""

import re

from tree_sitter import Node

from bot.ux_agent.editing.colour_names import NAMES
from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document, Missing

_COLOUR_WORDS = frozenset({*NAMES, "transparent", "currentcolor"})
_NO_COLOUR = frozenset({"none", "inherit", "initial", "unset", "revert"})
_COLOUR_CALLS = frozenset(
    {"rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color-mix", "var"}
)
_SASS_CALLS = frozenset(
    {
        *("lighten", "darken", "saturate", "desaturate", "mix", "adjust-hue", "tint", "shade"),
        *("transparentize", "opacify", "fade-in", "fade-out", "tint-color", "shade-color"),
        *("adjust-color", "scale-color", "change-color", "invert", "grayscale", "complement"),
    }
)
_SASS_NAME = re.compile(r"(?:[\w-]+\.)?\$[\w-]+")
_ONLY_COLOURS = re.compile(r"color|fill|stroke|background|.*-color|--.*")
"""Properties whose whole value is a colour where it is one name or call of Sass."""


def colour_of(nodes: list[Node], prop: str, document: Document) -> Node:
    """The one colour in a value; raises Missing for a gradient or several colours."""
    found = [node for node in nodes if _is_colour(node, document)]
    texts = [document.node_text(node).lower() for node in nodes]
    if not found and len(nodes) == 1 and (texts[0] in _NO_COLOUR or _is_made(nodes[0], document)):
        if texts[0] not in _NO_COLOUR and not _ONLY_COLOURS.fullmatch(prop):
            raise Missing("the declaration has no single colour")
        return nodes[0]
    if len(found) != 1:
        raise Missing("the declaration has no single colour")
    return found[0]


def _is_colour(node: Node, document: Document) -> bool:
    if node.type == "color_value":
        return True
    if node.type == "plain_value":
        return document.node_text(node).lower() in _COLOUR_WORDS
    return _called(node, document) in _COLOUR_CALLS


def _is_made(node: Node, document: Document) -> bool:
    """Whether it is a variable of Sass, or a call of it that gives a colour."""
    if document.suffix == ".css":
        return False
    name = _called(node, document)
    is_call = name in _SASS_CALLS or name.startswith("color.")
    return is_call or bool(_SASS_NAME.fullmatch(document.node_text(node)))


def _called(node: Node, document: Document) -> str:
    name = tree.child(node, "function_name") if node.type == "call_expression" else None
    return document.node_text(name).lower() if name else ""
