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


class IndexClient(Protocol):
    """The operations by which items are found, besides; what is said of Client counts here too."""

    def query(self, **request: object) -> Mapping[str, Any]:
        """Read the keys that an index has under one value."""
        ...

    def batch_get_item(self, **request: object) -> Mapping[str, Any]:
        """Read several items; not all of them need to come."""
        ...
