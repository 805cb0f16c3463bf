"""The list of a server's sessions, with filters, in pages."""

from collections.abc import Iterator
from urllib.parse import urlencode

from starlette.responses import Response
from starlette.routing import BaseRoute

from bot.analytics.reading.query import USUAL_RANGE
from bot.console.pages import fragment, route, show
from bot.console.services import Services
from bot.console.visit import Denied, Visit
from bot.console.wording import ENDINGS, OUTCOMES, SOURCES, SPANS
from bot.errors import UserError

LIST = "/console/sessions"
_FILTERS = ("range", "outcome", "ending", "source")
_LIMIT = "25"


def routes(services: Services) -> Iterator[BaseRoute]:
    """The pages of this module."""
    yield route(LIST, listing, services)
    yield route("/console/live/sessions", live, services)


def listing(visit: Visit) -> Response:
    """A page of sessions; the newest page keeps itself up to date."""
    visit.at_server()
    found = _found(visit)
    return show(
        visit, "sessions.html", spans=SPANS, outcomes=OUTCOMES, sources=SOURCES,
        endings={word: name for word, name in ENDINGS.items() if word}, **found,
    )  # fmt: skip


def live(visit: Visit) -> Response:
    """The rows alone."""
    visit.at_server()
    return fragment(visit, "part_sessions.html", **_found(visit))


def _found(visit: Visit) -> dict[str, object]:
    asked = visit.request.query_params
    chosen = {name: asked[name] for name in _FILTERS if asked.get(name)}
    cursor = asked.get("cursor", "")
    params = {"range": USUAL_RANGE, "limit": _LIMIT, **chosen}
    if cursor:
        params["cursor"] = cursor
    try:
        page = visit.services.sessions.sessions(visit.at_server().tenant, params)
    except UserError as error:
        raise Denied(400, "That cannot be listed", str(error), back=LIST) from error
    following = page["next_cursor"]
    older = f"{LIST}?{urlencode({**chosen, 'cursor': following})}" if following else ""
    return {
        "rows": page["sessions"],
        "older": older,
        "newest": f"{LIST}?{urlencode(chosen)}" if cursor else "",
        "chosen": {"range": USUAL_RANGE, "outcome": "", "ending": "", "source": "", **chosen},
        "live_address": f"/console/live/sessions?{urlencode(chosen)}",
        "is_filtered": bool(chosen.keys() - {"range"}),
    }
