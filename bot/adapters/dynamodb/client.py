"""The operations of DynamoDB's low-level client that the stores use."""

from collections.abc import Mapping
from typing import Any, Protocol


class Client(Protocol):
    """Arguments and replies are DynamoDB's own; raises bot.adapters.aws.errors.AwsError."""

    def get_item(self, **request: object) -> Mapping[str, Any]:
        """Read one item."""
        ...

    def put_item(self, **request: object) -> Mapping[str, Any]:
        """Write one item."""
        ...

    def update_item(self, **request: object) -> Mapping[str, Any]:
        """Change one item."""
        ...

    def delete_item(self, **request: object) -> Mapping[str, Any]:
        """Delete one item."""
        ...
