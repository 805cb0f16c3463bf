"""What a failed DynamoDB call means, sorted by who must act."""

from bot.adapters.aws.errors import AwsError, ErrorAnswer, NoAnswer
from bot.errors import BotError, ConfigurationError, TransientError

CONDITION_FAILED = "ConditionalCheckFailedException"

_TRANSIENT = {
    "InternalServerError",
    "LimitExceededException",
    "ServiceUnavailable",
    "TransactionConflictException",
}
_ADVICE = {
    "ResourceNotFoundException": "it does not exist in this region: deploy template.yaml or set"
    " the variable that names it",
    "AccessDeniedException": "this function's role may not do that: see its policy in"
    " template.yaml",
}


def meaning_of(error: AwsError, table: str) -> BotError:
    """The error to raise instead: TransientError or ConfigurationError, naming the table.

    After a TransientError of a write nobody knows whether it was carried out.
    """
    if isinstance(error, ErrorAnswer):
        return _refusal(error, table)
    if isinstance(error, NoAnswer):
        return TransientError(f"table {table} cannot be reached: {error}")
    return ConfigurationError(f"table {table} cannot be used: {error}")


def _refusal(error: ErrorAnswer, table: str) -> BotError:
    if error.is_passing or error.code in _TRANSIENT:
        return TransientError(f"table {table} refuses for now: {error.code}")
    advice = _ADVICE.get(error.code) or error.message
    return ConfigurationError(f"table {table}: {error.code}: {advice}")
