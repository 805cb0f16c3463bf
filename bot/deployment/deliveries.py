"""What hands messages and changes to functions: event source mappings, and turning them on."""

from typing import NamedTuple

from bot.deployment.amazon import Amazon, Client, told
from bot.deployment.stack import Stack

FED_BY = {
    "WorkerFunction": "jobs",
    "DeadLettersFunction": "dead letters",
    "OutboxFunction": "changes",
    "EventsFunction": "session events",
}
"""What the stack's output of that name is fed with."""

_GOING = {"Enabled", "Creating", "Updating", "Enabling"}


class Delivery(NamedTuple):
    """A mapping: its id and its state, in AWS's words."""

    id: str
    state: str

    @property
    def is_going(self) -> bool:
        """Messages come, or will in a moment."""
        return self.state in _GOING


def deliveries(functions: Client, name: str) -> list[Delivery]:
    """The mappings that feed a function; raises CloudFault."""
    with told():
        found = functions.list_event_source_mappings(FunctionName=name)["EventSourceMappings"]
    return [Delivery(one["UUID"], one.get("State", "")) for one in found]


def resume(amazon: Amazon, stack: Stack) -> list[str]:
    """Turn on what somebody turned off by hand, which no update does; what flows again.

    Raises CloudFault.
    """
    resumed = []
    for output, what in FED_BY.items():
        if output not in stack.outputs:
            continue
        functions = amazon.client("lambda")
        stopped = [one for one in deliveries(functions, stack.outputs[output]) if not one.is_going]
        for one in stopped:
            with told():
                functions.update_event_source_mapping(UUID=one.id, Enabled=True)
        resumed += [what] if stopped else []
    return resumed
