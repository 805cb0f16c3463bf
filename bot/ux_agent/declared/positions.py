"""Places that are told by a count: what was counted before them decides what they mean."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from bot.ux_agent.declared.declaration import (
    At,
    ElementAt,
    KeyAt,
    Manifest,
    MarkdownAt,
    ObjectAt,
    Property,
    StyleAt,
    UtilityAt,
)

_COUNTED = re.compile(r"\+|:first-child|:first-of-type")
_BLOCK = re.compile(r"(?P<kind>h[1-6]|p|li|td|th|img)[.\d]*")

Row: TypeAlias = tuple[str, str]
"""The file of a place, and what it is counted among there."""


def row_of(at: At) -> Row | None:
    """What a place is counted among; None for one that is named by what it is."""
    if isinstance(at, ElementAt | StyleAt | UtilityAt):
        return (at.file, "elements") if _COUNTED.search(at.element) else None
    if isinstance(at, MarkdownAt):
        block = _BLOCK.fullmatch(at.md)
        return (at.file, block["kind"]) if block else None
    if isinstance(at, KeyAt | ObjectAt) and "[" in at.key:
        name = at.object if isinstance(at, ObjectAt) else ""
        return at.file, f"{name} {at.key.rpartition('[')[0]}".strip()
    return None


def moved(manifest: Manifest, gone: set[str]) -> Iterator[Property]:
    """The properties counted among others of which some, by their declarations' paths, are gone.

    Each may mean another thing than it was declared for, which nothing in the site tells.
    """
    rows = {row_of(at) for one in manifest.properties if one.path in gone for at in one.at}
    for one in manifest.properties:
        if one.path not in gone and any(row_of(at) in rows - {None} for at in one.at):
            yield one
