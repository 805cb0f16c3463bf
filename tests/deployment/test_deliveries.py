"""A delivery that somebody turned off is turned on again by the next deployment."""

from typing import Any

import pytest
from botocore.exceptions import ClientError

from bot.deployment.amazon import Amazon, CloudFault
from bot.deployment.deliveries import resume
from bot.deployment.stack import Stack
from tests.deployment.at_desk import REGION

STACK = Stack("UPDATE_COMPLETE", {"WorkerFunction": "w", "DeadLettersFunction": "d"}, {})


class Functions:
    """AWS Lambda whose functions are fed by a mapping each, in these states."""

    def __init__(self, **states: str) -> None:
        self.states = states
        self.is_allowed = True

    def list_event_source_mappings(self, FunctionName: str) -> dict[str, Any]:  # noqa: N803
        found = [{"UUID": FunctionName, "State": self.states[FunctionName]}]
        return {"EventSourceMappings": found}

    def update_event_source_mapping(self, UUID: str, Enabled: bool) -> None:  # noqa: N803
        if not self.is_allowed:
            refusal = {"Error": {"Code": "AccessDeniedException", "Message": "no"}}
            raise ClientError(refusal, "UpdateEventSourceMapping")  # type: ignore[arg-type]
        self.states[UUID] = "Enabling" if Enabled else "Disabling"


def account(functions: Functions) -> Amazon:
    """An account with these functions."""
    amazon = Amazon(REGION)
    amazon.clients["lambda"] = functions
    return amazon


@pytest.mark.parametrize("state", ["Disabled", "Disabling"])
def test_what_was_turned_off_is_on_again_and_told(state: str) -> None:
    functions = Functions(w=state, d="Enabled")
    assert resume(account(functions), STACK) == ["jobs"]
    assert functions.states == {"w": "Enabling", "d": "Enabled"}


def test_where_all_flows_nothing_is_done() -> None:
    functions = Functions(w="Enabled", d="Creating")
    functions.is_allowed = False
    assert resume(account(functions), STACK) == []


def test_who_may_not_turn_it_on_is_told() -> None:
    functions = Functions(w="Disabled", d="Enabled")
    functions.is_allowed = False
    with pytest.raises(CloudFault, match="UpdateEventSourceMapping: no"):
        resume(account(functions), STACK)
