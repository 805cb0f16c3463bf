"""How much each address and session has used up in the payment conversation, and the receipts.

Rows of the limits table: `pay#<hash of the address>` counts messages by the hour and refused cards,
`receipt#<hash of the session id>` refused cards and what is left of a session that was confirmed.

Source: Amazon DynamoDB Developer Guide, "Condition expressions", "Atomic counters".
"""

import logging
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from bot.adapters.aws.errors import AwsError, ErrorAnswer
from bot.adapters.dynamodb.client import Client
from bot.adapters.dynamodb.failure import CONDITION_FAILED, meaning_of
from bot.payment.limits import HOUR_SECONDS, MOST_MESSAGES, MOST_REFUSED, PAUSE_SECONDS
from bot.payment.ports import Receipt, Wait

_KEPT_SECONDS = 7200  # longer than any pause, count or receipt
_EARLIER_HOURS = 3  # removed while an address goes on; a row that rests goes as a whole
_OPEN = "(attribute_not_exists(#hour) OR #hour < :most)"
_FREE = "(attribute_not_exists(#paused) OR #paused <= :now)"

_log = logging.getLogger(__name__)


class DynamoPaymentLimits:
    """The port bot.payment.ports.PaymentLimits; `most` messages an hour come from one address."""

    def __init__(self, client: Client, table: str, most: int = MOST_MESSAGES) -> None:
        self._client = client
        self._table = table
        self._most = most

    def admit(self, address: str, now: float) -> Wait:
        hour = int(now) // HOUR_SECONDS
        earlier = {f"#e{back}": f"hour-{hour - back}" for back in range(1, _EARLIER_HOURS + 1)}
        try:
            held = self._update(
                _address(address),
                f"SET #ttl = :ttl REMOVE {', '.join(earlier)} ADD #hour :one",
                f"{_OPEN} AND {_FREE}",
                {"#hour": f"hour-{hour}", "#paused": "paused_until", "#ttl": "ttl", **earlier},
                _numbers(most=self._most, now=int(now), one=1, ttl=int(now) + _KEPT_SECONDS),
            )
        except AwsError as error:
            _log.warning("messages are not limited: %s", meaning_of(error, self._table))
            return Wait()
        if held is None:
            return Wait()
        pause = _paused(held, now)
        return pause if pause.seconds else Wait((hour + 1) * HOUR_SECONDS - int(now))

    def refuse(self, address: str, session_id: str, now: float) -> Wait:
        try:
            waits = [self._refused(key, now) for key in (_address(address), _session(session_id))]
        except AwsError as error:
            _log.warning("refused cards are not counted: %s", meaning_of(error, self._table))
            return Wait()
        return max(waits, key=lambda wait: wait.seconds)

    def left(self, session_id: str, now: float) -> tuple[Receipt | None, Wait]:
        try:
            reply = self._client.get_item(
                TableName=self._table, Key=_key(_session(session_id)), ConsistentRead=True
            )
        except AwsError as error:
            raise meaning_of(error, self._table) from error
        row = reply.get("Item", {})
        return _receipt(row, now), _paused(row, now)

    def keep(self, session_id: str, receipt: Receipt) -> bool:
        names = {f"#{name}": name for name in ("secret_hash", "token", "card", "until")}
        values: dict[str, Any] = {
            ":secret_hash": {"S": receipt.secret_hash},
            ":token": {"S": receipt.token},
            ":card": {"S": receipt.card},
            **_numbers(until=receipt.until, ttl=receipt.until + _KEPT_SECONDS),
        }
        parts = ", ".join(f"{name} = :{name[1:]}" for name in (*names, "#ttl"))
        return self._decide(
            session_id,
            f"SET {parts}",
            "attribute_not_exists(#gone) OR #gone <> :token",
            {**names, "#ttl": "ttl", "#gone": "given_up"},
            values,
        )

    def give_up(self, session_id: str, token: str, now: float) -> bool:
        return self._decide(
            session_id,
            "SET #gone = :token, #ttl = :ttl",
            "attribute_not_exists(#token) OR #token <> :token",
            {"#gone": "given_up", "#ttl": "ttl", "#token": "token"},
            {":token": {"S": token}, **_numbers(ttl=int(now) + _KEPT_SECONDS)},
        )

    def _decide(
        self,
        session_id: str,
        update: str,
        condition: str,
        names: Mapping[str, str],
        values: Mapping[str, Any],
    ) -> bool:
        try:
            held = self._update(_session(session_id), update, condition, names, values)
        except AwsError as error:
            raise meaning_of(error, self._table) from error
        return held is None

    def _refused(self, key: str, now: float) -> Wait:
        """Count one more; a pause begins with the last one, and the count at nothing after it."""
        names = {"#refused": "refused", "#until": "refused_until", "#ttl": "ttl"}
        times = {"until": int(now) + HOUR_SECONDS, "ttl": int(now) + _KEPT_SECONDS}
        begins = "SET #refused = :one, #until = :until, #ttl = :ttl"
        is_over = "attribute_not_exists(#until) OR #until <= :now"
        values = _numbers(one=1, now=int(now), **times)
        held = self._update(key, begins, is_over, names, values)
        if held is None:
            return Wait()
        adds = "SET #until = :until, #ttl = :ttl ADD #refused :one"
        less = _numbers(one=1, last=MOST_REFUSED - 1, **times)
        held = self._update(key, adds, "#refused < :last", names, less)
        if held is None:
            return Wait()
        pauses = "SET #paused = :paused, #ttl = :ttl REMOVE #refused, #until"
        paused = int(now) + PAUSE_SECONDS
        self._update(
            key,
            pauses,
            "",
            {**names, "#paused": "paused_until"},
            _numbers(paused=paused, ttl=paused + _KEPT_SECONDS),
        )
        return Wait(PAUSE_SECONDS, is_pause=True)

    def _update(
        self,
        key: str,
        update: str,
        condition: str,
        names: Mapping[str, str],
        values: Mapping[str, Any],
    ) -> Mapping[str, Any] | None:
        """None when it was done, else the row that did not fit the condition; raises AwsError."""
        conditional = {
            "ConditionExpression": condition,
            "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
        }
        try:
            self._client.update_item(
                TableName=self._table,
                Key=_key(key),
                UpdateExpression=update,
                ExpressionAttributeNames=names,
                ExpressionAttributeValues=values,
                **(conditional if condition else {}),
            )
        except ErrorAnswer as error:
            if error.code != CONDITION_FAILED:
                raise
            held: Mapping[str, Any] = error.response.get("Item") or {}
            return held
        return None


def _key(key: str) -> dict[str, Any]:
    return {"limit_id": {"S": key}}


def _address(address: str) -> str:
    return f"pay#{sha256(address.encode()).hexdigest()}"


def _session(session_id: str) -> str:
    return f"receipt#{sha256(session_id.encode()).hexdigest()}"


def _numbers(**values: int) -> dict[str, Any]:
    return {f":{name}": {"N": str(value)} for name, value in values.items()}


def _paused(row: Mapping[str, Any], now: float) -> Wait:
    until = int(row.get("paused_until", {}).get("N", 0))
    return Wait(until - int(now), is_pause=True) if until > now else Wait()


def _receipt(row: Mapping[str, Any], now: float) -> Receipt | None:
    until = int(row.get("until", {}).get("N", 0))
    if until <= now:
        return None
    return Receipt(row["secret_hash"]["S"], row["token"]["S"], row["card"]["S"], until)
