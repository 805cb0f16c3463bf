"""What people call the cells over the columns of a table."""

from collections.abc import Iterator, Sequence

from bot.ux_agent.scanning.showing.seen import Seen

_KIND = " table head"
_TABLE = "table"
_CELL = "headcell"
"""What a request has for "header row" and the like, so that it is never the site's header."""


def head_names(name: str, parts: Sequence[Seen]) -> Iterator[str]:
    """Further names for the heads of a table, by its name and by "the whole table" alone.

    None for cells that are heads of rows, which stand beside values.
    """
    around, kind, rest = f" {name}".rpartition(_KIND)
    if not kind or rest or not all(map(_is_over_columns, parts)):
        return
    around = around.strip()
    yield f"{around}{'' if around.endswith(_TABLE) else f' {_TABLE}'} {_CELL}"
    yield f"whole {_TABLE} {_CELL}"


def _is_over_columns(part: Seen) -> bool:
    """Whether it is of a row of heads alone."""
    if part.tag == "thead":
        return True
    row = part.parent
    return row is not None and all(one.tag == "th" for one in row.children)
