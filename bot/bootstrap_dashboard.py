"""Settings to what reads the sessions of tenants: the only place that chooses what is behind it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from bot.errors import ConfigurationError, TransientError
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.adapters.dynamodb.session_events import DynamoSessionEvents
    from bot.adapters.dynamodb.session_summaries import DynamoSessionSummaries
    from bot.adapters.github.credentials import Secret
    from bot.analytics.reading.reading import Reading
    from bot.transcript.signed_in import SignedIn

_MISSING = "ResourceNotFoundException"


class SessionTables(NamedTuple):
    """The two tables of sessions."""

    events: "DynamoSessionEvents"
    summaries: "DynamoSessionSummaries"

    def states(self) -> Mapping[str, str]:
        """Of each table "ok", "missing", "unusable" or "unreachable"."""
        return {
            "session_events": _state(self.events.check),
            "session_summaries": _state(self.summaries.check),
        }


def session_tables(
    settings: Settings,
    clock: Callable[[], int],
    spent: Callable[[bool, float], None] | None = None,
) -> SessionTables:
    """The tables by their names, behind a client for whom a person waits.

    `spent` is told of each call whether it writes, and its units.
    """
    from bot.adapters.aws import boto
    from bot.adapters.aws.pace import DELIVERY
    from bot.adapters.dynamodb.consumed import Consuming
    from bot.adapters.dynamodb.session_events import DynamoSessionEvents
    from bot.adapters.dynamodb.session_summaries import DynamoSessionSummaries

    client = boto.make("dynamodb", DELIVERY)
    if spent is not None:
        client = Consuming(client, spent)
    return SessionTables(
        DynamoSessionEvents(client, settings.session_events_table, clock),
        DynamoSessionSummaries(client, settings.session_summaries_table, clock),
    )


def reading(settings: Settings, clock: Callable[[], int], tables: SessionTables) -> "Reading":
    """What reads these tables; raises ConfigurationError where nothing secret signs its cursors."""
    from bot.analytics.cost import prices
    from bot.analytics.reading.reading import Reading

    settings.require("CONVERSATION_ID_KEY")  # its default is public, and this signs cursors
    key = settings.conversation_id_key
    priced = prices(settings.prices)
    return Reading(tables.events, tables.summaries, key=key, clock=clock, prices=priced)


def signed_in(settings: Settings, keys: "Secret | None") -> "SignedIn":
    """What reads tokens; raises ConfigurationError naming what is missing."""
    from bot.transcript.signed_in import SignedIn

    settings.require("DASHBOARD_JWT_ISSUER", "DASHBOARD_JWT_AUDIENCE")
    if keys is None:
        raise ConfigurationError("not set: DASHBOARD_JWT_KEYS or DASHBOARD_JWT_KEYS_PARAMETER")
    return SignedIn(keys, settings.dashboard_jwt_issuer, settings.dashboard_jwt_audience)


def _state(check: Callable[[], None]) -> str:
    try:
        check()
    except TransientError:
        return "unreachable"
    except ConfigurationError as error:
        return "missing" if getattr(error.__cause__, "code", "") == _MISSING else "unusable"
    return "ok"
