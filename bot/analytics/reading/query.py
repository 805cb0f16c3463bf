"""What may be asked of the sessions of a tenant; anything else is said to be wrong by its name."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from bot.analytics.event import SOURCES
from bot.analytics.outcome import ENDINGS, OUTCOMES
from bot.analytics.summary import Summary
from bot.errors import UserError

DAYS = {"1d": 1, "7d": 7, "30d": 30, "90d": 90}
"""What a range may be, in days."""

USUAL_RANGE = "30d"
USUAL_LIMIT = 25
MOST = 100
FILTERS = {"outcome": OUTCOMES, "ending": ENDINGS, "source": SOURCES}
SESSION_ID = r"[A-Za-z0-9._:~@+=-]{1,128}"
"""The form of every session's id."""

INVALID_CURSOR = "invalid cursor"

_NUMBER = re.compile(r"[0-9]{1,3}")
_ID = re.compile(SESSION_ID)


class BadQuery(UserError):
    """A parameter that cannot be; the text names it and what it may be."""


class Query(NamedTuple):
    """What is asked of a list: `filters` are pairs of an attribute's name and its value."""

    range: str
    limit: int
    cursor: str
    filters: tuple[tuple[str, str], ...]

    def fits(self, row: Summary) -> bool:
        """Whether a session is among those asked for."""
        said = {"ending": row.stands}
        return all(said.get(name, getattr(row, name)) == value for name, value in self.filters)


def read_query(params: Mapping[str, str]) -> Query:
    """The parameters of a list, each as text; raises BadQuery. What is not known is not looked at.

    >>> read_query({"limit": "5", "outcome": "browsing"})
    Query(range='30d', limit=5, cursor='', filters=(('outcome', 'browsing'),))
    """
    limit = params.get("limit", str(USUAL_LIMIT))
    if not _NUMBER.fullmatch(limit) or not 1 <= int(limit) <= MOST:
        raise BadQuery(f"limit: a whole number from 1 to {MOST}")
    for name, words in FILTERS.items():
        if params.get(name, words[0]) not in words:
            raise BadQuery(f"{name}: one of {', '.join(words)}")
    filters = tuple((name, params[name]) for name in FILTERS if name in params)
    return Query(read_range(params), int(limit), params.get("cursor", ""), filters)


def read_range(params: Mapping[str, str]) -> str:
    """How far back is looked; raises BadQuery."""
    chosen = params.get("range", USUAL_RANGE)
    if chosen not in DAYS:
        raise BadQuery(f"range: one of {', '.join(DAYS)}")
    return chosen


def is_session_id(text: str) -> bool:
    """Whether a session can have this id."""
    return bool(_ID.fullmatch(text))
