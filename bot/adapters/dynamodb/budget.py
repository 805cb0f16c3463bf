"""What a model has used up today, in DynamoDB: a row a day, added to under a condition.

A reservation is kept in the row by its id until it is settled, so that neither step counts twice
when its reply is lost and it is tried again.

Source: Amazon DynamoDB Developer Guide, "Update expressions" (ADD), "Atomic counters".
"""

from collections.abc import Callable
from typing import Any

from bot.adapters.aws.errors import AwsError, ErrorAnswer
from bot.adapters.dynamodb.client import Client
from bot.adapters.dynamodb.failure import CONDITION_FAILED, meaning_of
from bot.ux_agent.asking_model.budget import DAY_SECONDS, Reservation

_KEPT_SECONDS = 8 * DAY_SECONDS
_NAMES = {"#used": "used", "#held": "held"}


class DynamoBudget:
    """The port bot.ux_agent.asking_model.budget.Budget: rows of limit_id (`model#<day>`).

    `most` are the tokens of a day, `clock` gives epoch seconds, `new_id` ids that never return.
    """

    def __init__(
        self,
        client: Client,
        table: str,
        most: int,
        *,
        clock: Callable[[], int],
        new_id: Callable[[], str],
    ) -> None:
        self._client = client
        self._table = table
        self._most = most
        self._clock = clock
        self._new_id = new_id

    def reserve(self, tokens: int) -> Reservation | None:
        if tokens > self._most:
            return None
        now = self._clock()
        held = Reservation(self._new_id(), now // DAY_SECONDS, tokens)
        request = {
            "UpdateExpression": "SET #ttl = :ttl ADD #used :tokens, #held :ids",
            "ConditionExpression": "(attribute_not_exists(#used) OR #used <= :room)"
            " AND NOT contains(#held, :id)",
            "ExpressionAttributeNames": {**_NAMES, "#ttl": "ttl"},
            "ExpressionAttributeValues": {
                **_values(held, tokens),
                ":room": {"N": str(self._most - tokens)},
                ":ttl": {"N": str(now + _KEPT_SECONDS)},
            },
        }
        before = self._update(held, request)
        is_ours = before is None or held.id in before.get("held", {}).get("SS", ())
        return held if is_ours else None

    def settle(self, reservation: Reservation, used: int) -> None:
        request = {
            "UpdateExpression": "ADD #used :tokens DELETE #held :ids",
            "ConditionExpression": "contains(#held, :id)",
            "ExpressionAttributeNames": _NAMES,
            "ExpressionAttributeValues": _values(reservation, used - reservation.tokens),
        }
        self._update(reservation, request)

    def _update(self, held: Reservation, request: dict[str, Any]) -> dict[str, Any] | None:
        """None when it was done, else the row that did not fit the condition."""
        try:
            self._client.update_item(
                TableName=self._table,
                Key={"limit_id": {"S": f"model#{held.day}"}},
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
                **request,
            )
        except AwsError as error:
            if isinstance(error, ErrorAnswer) and error.code == CONDITION_FAILED:
                return dict(error.response.get("Item") or {})
            raise meaning_of(error, self._table) from None
        return None


def _values(held: Reservation, tokens: int) -> dict[str, Any]:
    return {
        ":tokens": {"N": str(tokens)},
        ":ids": {"SS": [held.id]},
        ":id": {"S": held.id},
    }
