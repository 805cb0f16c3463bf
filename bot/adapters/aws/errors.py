"""What can become of a call to AWS, whichever client made it."""

from collections.abc import Mapping
from typing import Any


class AwsError(Exception):
    """Root of what both clients raise."""


class ErrorAnswer(AwsError):
    """AWS answered with an error; `response` has the shape of botocore's ClientError.

    Source: boto3, "Error handling", "Parsing error responses".
    """

    def __init__(self, response: Mapping[str, Any]) -> None:
        self.response = response
        error = response.get("Error", {})
        self.code = str(error.get("Code", ""))
        self.message = str(error.get("Message", ""))
        self.status = int(response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))
        super().__init__(f"{self.code} ({self.status}): {self.message}")

    @property
    def is_passing(self) -> bool:
        """Whether the same call may succeed in a moment: a failure of the server, a throttle."""
        return self.status >= 500 or self.status == 429 or "Thrott" in self.code or self.is_busy

    @property
    def is_busy(self) -> bool:
        """Whether AWS asks for fewer calls under a name that does not say so."""
        return self.code in {"RequestLimitExceeded", "ProvisionedThroughputExceededException"}


class NoAnswer(AwsError):
    """Nothing that can be read came back in time.

    Nobody knows then whether the call was carried out.
    """


class NotCalled(AwsError):
    """The call could not be made at all, and a later one will not fare better: no credentials."""
