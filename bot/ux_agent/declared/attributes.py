"""Attributes of pages that may be declared: what each means to a browser decides what it takes."""

ADDRESSES = frozenset(
    {"href", "src", "action", "formaction", "poster", "data", "cite", "xlink:href"}
)
"""Attributes that a browser follows or loads: they take addresses, whatever was declared."""

_TEXTS = frozenset(
    {"alt", "content", "datetime", "label", "lang", "placeholder", "summary", "title", "value"}
)
_TEXT_FAMILIES = ("aria-", "data-")


def is_editable(name: str) -> bool:
    """Whether a value there stays a text or an address (not code, not a style); lower case."""
    return name in ADDRESSES | _TEXTS or name.startswith(_TEXT_FAMILIES)


def is_address(part: str) -> bool:
    """Whether a part (`attr:<name>`, lower case) takes an address."""
    return part.startswith("attr:") and part.removeprefix("attr:") in ADDRESSES
