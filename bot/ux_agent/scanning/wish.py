"""A target that a scan proposes, with what makes it doubtful."""

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias

Where: TypeAlias = Mapping[str, str | bool]
"""The `at:` of a declaration as it is written."""


class Over(NamedTuple):
    """Where scripts keep a text that they write over one, and in other languages, by their codes.

    `doubt` says why that is not certain; then there are no places.
    """

    places: tuple[Where, ...] = ()
    others: Mapping[str, tuple[Where, ...]] = {}
    doubt: str = ""


class Wish(NamedTuple):
    """A proposed property, or a list (type `items`).

    `label`, `href` and `about` are the parts of a list's entry: its name, its address, its text.
    `computed` is what a look comes to where its place says nothing, or names a variable.
    `doubt` says why its confidence is low, so that it is written as a comment; `note` is told
    beside one that is certain. `inside` makes the wishes that stand in for it where it is left out.
    """

    section: str
    name: str
    type: str
    at: tuple[Where, ...]
    aliases: tuple[str, ...] = ()
    limit: int = 0
    values: tuple[str, ...] = ()
    label: str = ""
    href: str = ""
    about: str = ""
    computed: str = ""
    doubt: str = ""
    note: str = ""
    inside: "Callable[[], tuple[Wish, ...]]" = tuple

    @property
    def said(self) -> tuple[str, ...]:
        """What people call the value, as words."""
        return tuple(one.replace("-", " ") for one in (self.name, *self.aliases))

    @property
    def path(self) -> str:
        """How the manifest's reader names it."""
        kind = "items" if self.type == "items" else "properties"
        return f"sections.{self.section}.{kind}.{self.name}"
