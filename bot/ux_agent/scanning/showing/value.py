"""What a template has at hand: data of the site, with the place in the sources that holds it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from bot.ux_agent.kinds.elements import Element
from bot.ux_agent.kinds.json import step_of


class Origin(NamedTuple):
    """Where a shown value is written.

    `kind` is `key` (of a data file or front matter: `key` is its dotted path, list indexes in
    brackets), `object` (of a constant of a script: its `name`, and the path within as `key`), `md`
    (a part of a text: `key` is `h1`, `p2` …) or `part` (`element` as it stands in `file`, and its
    `part`: `text`, `text.1`, `attr:href`).
    """

    file: str
    kind: str
    key: str = ""
    name: str = ""
    element: Element | None = None
    part: str = ""


class Opaque(NamedTuple):
    """What cannot be known before the site runs, and why."""

    why: str = ""


class Value(NamedTuple):
    """Plain data (texts, numbers, lists, mappings, None); a computed one has no origin.

    One whose `data` is Opaque is not known; languages have data of their own as well (templates,
    functions), which print nothing.
    """

    data: Any = None
    origin: Origin | None = None

    @property
    def text(self) -> str:
        """As a template prints it; lists and mappings print nothing."""
        if isinstance(self.data, bool):
            return "true" if self.data else "false"
        return str(self.data) if isinstance(self.data, str | int | float) else ""

    @property
    def is_known(self) -> bool:
        """Whether it can be told what it is."""
        return not isinstance(self.data, Opaque)

    def member(self, name: str) -> "Value":
        """An entry of a mapping; the empty value when there is none."""
        if not self.is_known:
            return self
        if not isinstance(self.data, dict) or name not in self.data:
            return Value()
        return self._below(self.data[name], step_of(name))

    def at(self, index: int) -> "Value":
        """An entry of a list; the empty value when there is none."""
        if not self.is_known:
            return self
        if not isinstance(self.data, list) or not -len(self.data) <= index < len(self.data):
            return Value()
        index %= len(self.data)
        return self._below(self.data[index], f"[{index}]")

    def entries(self) -> "Iterator[Value]":
        """The entries of a list, or the values of a mapping, in order."""
        if isinstance(self.data, list):
            yield from (self.at(index) for index in range(len(self.data)))
        elif isinstance(self.data, dict):
            yield from (self.member(name) for name in self.data)

    def _below(self, data: object, step: str) -> "Value":
        if isinstance(data, Value):
            return data
        origin = self.origin
        if origin is None or origin.kind not in {"key", "object"} or not step:
            return Value(data)
        key = f"{origin.key}{step}" if origin.key else step.removeprefix(".")
        return Value(data, origin._replace(key=key))
