"""What `/ux-setup` has set for the server: to be read here, to be changed there."""

from collections.abc import Iterator

from starlette.responses import Response
from starlette.routing import BaseRoute

from bot.console.pages import route, show
from bot.console.services import Services
from bot.console.visit import Visit


def routes(services: Services) -> Iterator[BaseRoute]:
    """The page of this module."""
    yield route("/console/settings", settings, services)


def settings(visit: Visit) -> Response:
    """Repository, roles, who set them, and what is known of the site."""
    server, sites = visit.at_server(), visit.services.sites
    record, setting = sites.find(server.id, fresh=True), sites.setting(server.id)
    return show(
        visit, "settings.html", record=record, setting=setting, given=sites.given(server.id),
        known=record.known if record else None,
    )  # fmt: skip
