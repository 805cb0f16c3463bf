"""Writes from which a clause has been taken away, by the words that tell a clause."""

from bot.conversation.condition import Compare, Condition, clauses, without
from bot.conversation.transition import Write


def words(clause: Condition) -> str:
    """What tells a clause from the others of its transition, whoever presses and whenever."""
    name = getattr(clause, "name", "")
    if not isinstance(clause, Compare):
        return f"{type(clause).__name__} {name}"
    value = clause.value if name == "phase" else ""
    return f"{name} {clause.operator} {value}".rstrip()


def all_words(write: Write) -> list[str]:
    """The clauses of a transition, each once."""
    return list(dict.fromkeys(words(clause) for clause in clauses(write.condition)))


def taken_away(write: Write, clause: str) -> Write:
    """The write with this clause always true, all of them where several are told alike."""
    condition = write.condition
    told = [words(part) for part in clauses(condition)]
    for position in reversed(range(len(told))):  # so that those before keep their numbers
        if told[position] == clause:
            condition = without(condition, position)
    return write._replace(condition=condition)
