"""The names that a part of a script sees, and the world that the script runs in."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from tree_sitter import Node

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing.value import Origin, Value

if TYPE_CHECKING:
    from bot.ux_agent.scanning.showing.script_jsx import Places

MOST_STEPS = 100_000
"""Expressions and statements that are looked at before a page is said to be too involved."""

MOST_IN_ALL = 300_000
"""The same of all pages of a site: each is looked at anew."""

MOST_CALLS = 24
"""Functions that may be within one another."""


class Exhausted(Exception):
    """A script that does too much to be followed."""


class Loader(Protocol):
    """Finds what a module's imports stand for."""

    def imported(self, specifier: str, name: str, file: str) -> Value:
        """The export of a module or package; `*` is all of them."""
        ...


class World:
    """What scripts share while they run: the address, what they mounted, and their budget."""

    def __init__(self, loader: Loader, names: Mapping[str, Value]) -> None:
        self.loader = loader
        self.names = dict(names)
        self.address = "/"
        self.addresses: dict[str, None] = {}
        self.effects: dict[str, list[Value]] = {}
        self.mounted: list[tuple[str, Value]] = []
        self.attached: dict[int, dict[str, Value]] = {}
        self.compared: set[Origin] = set()
        self.places: Places | None = None
        self.meta: Callable[[str], Value] | None = None
        self.steps = 0
        self.in_all = 0
        self.depth = 0
        self.unsure = 0

    def visit(self, address: str, names: Mapping[str, Value]) -> None:
        """Look at the page with this address, where the browser has these names of its own."""
        self.address = address
        self.names.update(names)
        self.effects = {name: given[:1] for name, given in self.effects.items()}
        self.steps = self.depth = self.unsure = 0

    def step(self, count: int = 1) -> None:
        """Count a step, or what takes as long as some; raises Exhausted when there are too many."""
        self.steps += count
        self.in_all += count
        if self.steps > MOST_STEPS or self.in_all > MOST_IN_ALL:
            raise Exhausted


class Source:
    """A script's file: its bytes, and what its literals are called (see script_origins)."""

    def __init__(
        self, document: Document, world: World, origin: Callable[[Node], Origin | None]
    ) -> None:
        self.document = document
        self.world = world
        self.origin = origin


class Frame:
    """Names in a block, a function or a module, those around it behind them."""

    def __init__(self, source: Source, above: "Frame | None" = None) -> None:
        self.source = source
        self.above = above
        self.names: dict[str, Value] = {}
        self.later: dict[str, Callable[[], Value]] = {}
        self.outside: Callable[[str], Value | None] | None = None

    @property
    def world(self) -> World:
        """What the scripts share."""
        return self.source.world

    def text(self, node: Node) -> str:
        """The source text of a node."""
        return self.source.document.text(node.start_byte, node.end_byte)

    def below(self) -> "Frame":
        """A block within this one."""
        return Frame(self.source, self)

    def find(self, name: str) -> Value | None:
        """What a name stands for; None when nothing says so."""
        frame: Frame | None = self
        while frame is not None:
            if name in frame.names:
                return frame.names[name]
            if name in frame.later:
                return frame.settle(name)
            if frame.outside is not None and (found := frame.outside(name)) is not None:
                return found
            frame = frame.above
        return self.world.names.get(name)

    def settle(self, name: str) -> Value:
        """What an import stands for, asked for once."""
        self.names[name] = self.later[name]()
        return self.names[name]

    def holder(self, name: str) -> "Frame":
        """The frame that has a name; this one when none has."""
        frame: Frame | None = self
        while frame is not None:
            if name in frame.names:
                return frame
            frame = frame.above
        return self
