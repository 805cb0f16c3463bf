"""What calls of DynamoDB cost, in units, as DynamoDB itself says.

Source: Amazon DynamoDB API reference, ReturnConsumedCapacity (`TOTAL`, indexes included).
"""

from collections.abc import Callable
from functools import partial
from typing import Any

_WRITES = {"put_item", "update_item", "delete_item"}
_READS = {"get_item", "query"}


class Consuming:
    """A low-level client that tells `spent` of each call: whether it writes, and its units."""

    def __init__(self, client: Any, spent: Callable[[bool, float], None]) -> None:  # noqa: ANN401
        self._client = client
        self._spent = spent

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the client has there
        found = getattr(self._client, name)
        return partial(self._call, name, found) if name in _WRITES | _READS else found

    def _call(self, name: str, operation: Callable[..., Any], **request: Any) -> Any:  # noqa: ANN401
        reply = operation(**request, ReturnConsumedCapacity="TOTAL")
        consumed = reply.get("ConsumedCapacity") or {}
        self._spent(name in _WRITES, float(consumed.get("CapacityUnits", 0)))
        return reply
