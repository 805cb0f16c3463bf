"""Attributes of markup that may be declared: what each means decides what it takes."""

import re

ADDRESSES = frozenset(
    {"href", "src", "action", "formaction", "poster", "data", "cite", "xlink:href"}
)
"""Attributes that a browser follows or loads: they take addresses, whatever was declared."""

_TEXTS = frozenset(
    {"alt", "content", "datetime", "label", "lang", "placeholder", "summary", "title", "value"}
)
_TEXT_FAMILIES = ("aria-", "data-")
_PROP = re.compile(r"[a-z][a-z0-9-]*")
_NO_PROP = re.compile(
    r"on.*|v-.*|.*(?:html|style|class|css|srcdoc).*|id|is|key|ref|slot"
    r"|(?!.*(?:de|tran|manu|sub|super|post)script).*script.*"
)
_ADDRESS_PROP = re.compile(r"to|.*(?:href|src|url|uri|link|path)")


def is_editable(name: str) -> bool:
    """Whether a value there stays a text or an address (not code, not a style); lower case."""
    return name in ADDRESSES | _TEXTS or name.startswith(_TEXT_FAMILIES)


def is_prop(name: str) -> bool:
    """Whether a component takes a text by that name (lower case), and no code, markup or style."""
    return is_editable(name) or bool(_PROP.fullmatch(name) and not _NO_PROP.fullmatch(name))


def is_address(part: str) -> bool:
    """Whether a part (`attr:<name>`, lower case) takes an address."""
    return part.startswith("attr:") and part.removeprefix("attr:") in ADDRESSES


def is_address_prop(part: str) -> bool:
    """Whether a component is likely to lead to what a part (`attr:<name>`, lower case) says."""
    return bool(_ADDRESS_PROP.fullmatch(part.removeprefix("attr:"))) and part.startswith("attr:")
