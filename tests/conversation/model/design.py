"""What the model varies: the design as it is, and the ways to spoil it."""

from typing import NamedTuple

from bot.conversation.transition import Write
from tests.conversation.removal import taken_away


class Design(NamedTuple):
    """One variant of the system.

    `removed` are clauses taken to be always true, each as a transition's name and the clause's
    words. The switches are the rules outside of the table; `has_…` adds actors.
    """

    removed: frozenset[tuple[str, str]] = frozenset()
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
    has_resume: bool = False

    def spoil(self, write: Write) -> Write:
        """The write without the removed clauses, and without what the switches take away."""
        if write.name in {"T4", "T13"} and not self.moves_ttl:
            values = {name: value for name, value in write.values.items() if name != "ttl"}
            write = write._replace(values=values)
        for name, clause in self.removed:
            if name == write.name:
                write = taken_away(write, clause)
        return write
