"""Data as its source has it, alike in every language: mappings, lists, and where each stands."""

from typing import NamedTuple

from tree_sitter import Node

from bot.ux_agent.kinds.document import Missing


class Datum(NamedTuple):
    """A value with its byte range; a mapping has `members`, a list `entries` (else None).

    `is_sure`: no code puts another value in its place, as far as its file tells.
    `is_block`: the list's entries stand on lines of their own, without commas. `is_split`: what
    belongs to it stands in several pieces, with something else between them.
    """

    node: Node
    start: int
    end: int
    members: "tuple[Member, ...] | None" = None
    entries: "tuple[Datum, ...] | None" = None
    is_block: bool = False
    is_split: bool = False
    is_sure: bool = True


class Member(NamedTuple):
    """A named value of a mapping; `start` and `end` include its name."""

    name: str
    value: Datum
    start: int
    end: int


def below(datum: Datum, steps: list[str | int]) -> Datum | None:
    """What a path names below a value, None for nothing; raises Missing where that is unsure."""
    for step in steps:
        require_sure(datum)
        found = _entry(datum, step) if isinstance(step, int) else _member(datum, step)
        if found is None:
            return None
        datum = found
    return datum


def require_sure(datum: Datum) -> None:
    """Raise Missing where another value may be meant than stands there."""
    if not datum.is_sure:
        raise Missing("code may put another value there")


def _entry(datum: Datum, number: int) -> Datum | None:
    entries = datum.entries or ()
    return entries[number] if number < len(entries) else None


def _member(datum: Datum, name: str) -> Datum | None:
    """The last member of a name, which wins."""
    named = [member.value for member in datum.members or () if member.name == name]
    return named[-1] if named else None


def end_of(node: Node) -> int:
    """Where a node ends, without the comments that a parser counts to it."""
    while node.children and node.type != "block_scalar":
        parts = [part for part in node.children if part.type != "comment"]
        if not parts:
            break
        node = parts[-1]
    return node.end_byte


def without_comments(node: Node) -> list[Node]:
    """The named children of a node that are no comments."""
    return [part for part in node.named_children if part.type != "comment"]
