"""The parts that colours play for a site, as the names of what holds them say."""

import re
from collections.abc import Iterable, Iterator

_ROLES = ("accent", "primary", "brand")
_PEELED = frozenset({"c", "clr", "col", "color", "colour"})


def role_of(name: str) -> str:
    """The one of accent, primary and brand that a name says alone, as `c-accent` does; else ''."""
    words = [word for word in _words(name) if word not in _PEELED]
    return words[0] if len(words) == 1 and words[0] in _ROLES else ""


def is_accent(name: str) -> bool:
    """Whether a name speaks of the main colour, alone or beside other words."""
    return not set(_ROLES).isdisjoint(_words(name))


def order(name: str) -> int:
    """Which names come first for the accent: itself, the main colour, what speaks of them, others.

    How often a colour is used tells apart only those of the same order.
    """
    role = role_of(name)
    if role:
        return 0 if role == "accent" else 1
    return 2 if is_accent(name) else 3


def titled(names: Iterable[str], *, has_accent: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What colours are called, and their further names; the first is the accent if there is one."""
    every = list(names)
    taken = set(every)
    for at, name in enumerate(every):
        role = role_of(name)
        if at == 0 and has_accent:
            yield "accent", ("accent color", name, *(said_of(name) if role != "accent" else ()))
            taken.add("accent")
        elif role and (role == name or role not in taken):
            yield role, (name, *said_of(name))
            taken.add(role)
        else:
            yield name, ()


def said_of(name: str) -> tuple[str, ...]:
    """What people call a colour whose name says its part alone; nothing for other names."""
    role = role_of(name)
    return (f"{role} color", f"{role} colour") if role else ()


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[-_]+", name.lower()) if word]
