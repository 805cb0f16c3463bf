"""What the model varies: the design as it is, and the ways to spoil it."""

from typing import NamedTuple

from bot.conversation.condition import without
from bot.conversation.transition import Write


class Design(NamedTuple):
    """One variant of the system.

    `removed` are clauses taken to be always true, each a transition's name and the clause's
    position in it. The switches are the rules outside of the table; `has_…` adds actors.
    """

    removed: frozenset[tuple[str, int]] = frozenset()
    sends_before_writing: bool = True
    keeps_on_live_lease: bool = True
    waits_before_dropping: bool = True
    moves_ttl: bool = True
    names_branch_by_plan: bool = True
    looks_again: bool = True
    looks_until_sure: bool = True
    fails_only_unfenced: bool = True
    closes_duplicates: bool = True
    finds_closed: bool = True
    clicks: int = 2
    workers: int = 2
    has_human: bool = False
    has_change: bool = False
    has_redrive: bool = False

    def spoil(self, write: Write) -> Write:
        """The write without the removed clauses, and without what the switches take away."""
        if write.name in {"T4", "T13"} and not self.moves_ttl:
            values = {name: value for name, value in write.values.items() if name != "ttl"}
            write = write._replace(values=values)
        positions = sorted(at for name, at in self.removed if name == write.name)
        condition = write.condition
        for position in reversed(positions):  # so that those before keep their numbers
            condition = without(condition, position)
        return write._replace(condition=condition)
