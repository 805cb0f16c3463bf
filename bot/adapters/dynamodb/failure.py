"""What a failed DynamoDB call means, sorted by who must act."""

from botocore.exceptions import (
    ClientError,
    CredentialRetrievalError,
    HTTPClientError,
)
from botocore.exceptions import ConnectionError as NoConnection

from bot.errors import BotError, ConfigurationError, TransientError

CONDITION_FAILED = "ConditionalCheckFailedException"

_TRANSIENT = {
    "InternalServerError",
    "LimitExceededException",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "ServiceUnavailable",
    "ThrottlingException",
    "TransactionConflictException",
}
_ADVICE = {
    "ResourceNotFoundException": "it does not exist in this region: deploy template.yaml or set"
    " the variable that names it",
    "AccessDeniedException": "this function's role may not do that: see its policy in"
    " template.yaml",
}
_SERVER_ERROR = 500


def code_of(error: Exception) -> str:
    """DynamoDB's name of the error, '' when the call never got an answer."""
    return str(error.response["Error"]["Code"]) if isinstance(error, ClientError) else ""


def meaning_of(error: Exception, table: str) -> BotError:
    """The error to raise instead: TransientError or ConfigurationError, naming the table.

    After a TransientError of a write nobody knows whether it was carried out.
    """
    if isinstance(error, ClientError):
        return _refusal(error, table)
    if isinstance(error, NoConnection | HTTPClientError | CredentialRetrievalError):
        return TransientError(f"table {table} cannot be reached: {type(error).__name__}")
    return ConfigurationError(f"table {table} cannot be used: {error}")


def _refusal(error: ClientError, table: str) -> BotError:
    code = code_of(error)
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    if code in _TRANSIENT or status >= _SERVER_ERROR:
        return TransientError(f"table {table} refuses for now: {code}")
    advice = _ADVICE.get(code) or error.response["Error"].get("Message", "")
    return ConfigurationError(f"table {table}: {code}: {advice}")
