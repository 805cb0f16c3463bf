"""The first page: what is going on now, and the figures of a while."""

from collections.abc import Iterator, Mapping
from typing import Any

from starlette.responses import Response
from starlette.routing import BaseRoute

from bot.analytics.reading.query import USUAL_RANGE
from bot.console.charts import columns, shares, stacked
from bot.console.pages import fragment, route, show
from bot.console.services import Services
from bot.console.visit import Visit
from bot.console.wording import ENDINGS, SPANS, said

_LATEST = "6"
_SERIES = ("confirmed", "cancelled")


def routes(services: Services) -> Iterator[BaseRoute]:
    """The pages of this module."""
    yield route("/console", overview, services)
    yield route("/console/live/latest", latest, services)
    yield route("/console/live/figures", live_figures, services)


def overview(visit: Visit) -> Response:
    """The figures of the chosen span, and the latest conversations."""
    server = visit.at_server()
    span = _span(visit)
    return show(
        visit, "overview.html", span=span, spans=SPANS, **_figures(visit, span), **_latest(visit),
        name=server.name,
    )  # fmt: skip


def latest(visit: Visit) -> Response:
    """The latest conversations alone, to be asked for again and again."""
    visit.at_server()
    return fragment(visit, "part_latest.html", **_latest(visit))


def live_figures(visit: Visit) -> Response:
    """The figures alone."""
    visit.at_server()
    return fragment(visit, "part_figures.html", **_figures(visit, _span(visit)))


def _span(visit: Visit) -> str:
    asked = visit.request.query_params.get("range", USUAL_RANGE)
    return asked if asked in SPANS else USUAL_RANGE


def _latest(visit: Visit) -> dict[str, object]:
    tenant = visit.at_server().tenant
    found = visit.services.sessions.sessions(tenant, {"range": "90d", "limit": _LATEST})
    return {"rows": found["sessions"]}


def _figures(visit: Visit, span: str) -> dict[str, object]:
    figures = visit.services.sessions.summary(visit.at_server().tenant, span)
    days = figures["days"]
    endings = {ending: int(figures["endings"].get(ending, 0)) for ending in ENDINGS if ending}
    return {
        "figures": figures,
        "funnel": _funnel(figures["funnel"]),
        "drop_off": _drop_off(figures["drop_off"]),
        "endings": endings,
        "ending_bars": stacked(endings),
        "columns": columns(days, _SERIES),
        "days": [
            day for day in reversed(days) if any(day[kind] for kind in ("sessions", *_SERIES))
        ],
    }


def _funnel(steps: list[Mapping[str, Any]]) -> object:
    rows = [(said(str(step["step"])), int(step["sessions"])) for step in steps]
    return shares(rows, rows[0][1] if rows else 0, "steps")


def _drop_off(steps: list[Mapping[str, Any]]) -> object:
    rows = [(said(str(step["step"])), int(step["left"])) for step in steps]
    return shares(rows, sum(count for _, count in rows), "left")
