"""What can become of a call to AWS, whichever client made it."""

from collections.abc import Mapping
from typing import Any

_PASSING = frozenset(
    {
        "PriorRequestNotComplete",
        "ProvisionedThroughputExceededException",
        "RequestExpired",
        "RequestLimitExceeded",
        "RequestTimeTooSkewed",
        "RequestTimeout",
        "RequestTimeoutException",
        "SlowDown",
    }
)
"""Throttles under other names, what timed out, and clocks that differ: a new try signs anew."""

_CLOCK = ("Signature expired", "Signature not yet current")


class AwsError(Exception):
    """Root of what both clients raise."""


class ErrorAnswer(AwsError):
    """AWS answered with an error; `response` has the shape of botocore's ClientError.

    `message` is the first line of what AWS says: the others quote the request, and with it the
    session token, where its signature was wrong.

    Source: boto3, "Error handling", "Parsing error responses"; AWS SDKs and Tools Reference Guide,
    "Retry behavior"; AWS IAM User Guide, "Troubleshoot signed requests for AWS APIs".
    """

    def __init__(self, response: Mapping[str, Any]) -> None:
        self.response = response
        error = response.get("Error", {})
        self.code = str(error.get("Code", ""))
        self.message = str(error.get("Message", "")).partition("\n")[0]
        self.status = int(response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))
        super().__init__(f"{self.code} ({self.status}): {self.message}")

    @property
    def is_passing(self) -> bool:
        """Whether the same call may succeed in a moment: a failure of the server, a throttle."""
        is_trouble = self.status >= 500 or self.status in (408, 429)
        is_named = "Thrott" in self.code or self.code in _PASSING
        return is_trouble or is_named or self.message.startswith(_CLOCK)


class NoAnswer(AwsError):
    """Nothing that can be read came back in time.

    Nobody knows then whether the call was carried out.
    """


class NotCalled(AwsError):
    """The call could not be made at all, and a later one will not fare better: no credentials."""
