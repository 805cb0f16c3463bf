"""Every reachable state of a design, breadth first, and those from which no end can be reached."""

from array import array
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from tests.conversation.model.design import Design
from tests.conversation.model.state import State, Violation
from tests.conversation.model.world import World


class Outcome(NamedTuple):
    """What a search found; `violations` counts each broken promise, `won` names the writes."""

    states: int
    moves: int
    violations: Counter[str]
    stuck: int
    won: frozenset[str]


def search(design: Design, wanted: frozenset[str] = frozenset()) -> Outcome:
    """Search all that the design can come to; no further once it has broken all `wanted`."""
    world = World(design)
    numbers = {State(): 0}
    queue = [State()]
    edges = (array("I"), array("I"))
    violations: Counter[str] = Counter()
    for number, state in enumerate(queue):
        try:
            world.check(state)
            for after in world.moves(state):
                known = numbers.setdefault(after, len(queue))
                if known == len(queue):
                    queue.append(after)
                edges[0].append(number)
                edges[1].append(known)
        except Violation as violation:
            violations[str(violation)] += 1
            if wanted and wanted <= violations.keys():
                break
    ends = (number for number, state in enumerate(queue) if world.is_settled(state))
    stuck = len(queue) - _count_reaching(ends, edges, len(queue))
    return Outcome(len(queue), len(edges[0]), violations, stuck, frozenset(world.items.won))


def _count_reaching(
    ends: Iterable[int], edges: tuple["array[int]", "array[int]"], size: int
) -> int:
    """How many states some path leads from to an end, the ends included."""
    starts = array("I", bytes(4 * (size + 1)))
    for after in edges[1]:
        starts[after + 1] += 1
    for number in range(size):
        starts[number + 1] += starts[number]
    before, filled = array("I", bytes(4 * len(edges[0]))), array("I", starts)
    for number, after in zip(*edges, strict=True):
        before[filled[after]] = number
        filled[after] += 1
    reached = bytearray(size)
    stack = list(ends)
    for number in stack:
        reached[number] = 1
    while stack:
        number = stack.pop()
        for earlier in before[starts[number] : starts[number + 1]]:
            if not reached[earlier]:
                reached[earlier] = 1
                stack.append(earlier)
    return sum(reached)
