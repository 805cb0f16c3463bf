"""Failed jobs: what failed and why, and the two things that can be done about it."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute

from bot.console.acting import Done, can_act, close, hand_back
from bot.console.pages import fragment, route, show
from bot.console.services import Services
from bot.console.timeline import kept_item
from bot.console.visit import Denied, Missing, Visit
from bot.conversation.condition import Item
from bot.conversation.operating import Operator
from bot.errors import TransientError, UserError

FAILED = "/console/failed"
_LIMIT = "25"
_UNSURE = "It may have been done and may not: nobody said so in time. Look at the conversation."


def routes(services: Services) -> Iterator[BaseRoute]:
    """The pages of this module."""
    yield route(FAILED, listing, services)
    yield route("/console/live/failed", live, services)
    for act, do in (("redrive", _redriven), ("abandon", _abandoned)):
        yield route(f"{FAILED}/{{session_id}}/{act}", _asking(act), services)
        yield route(f"{FAILED}/{{session_id}}/{act}", _doing(do), services, method="POST")


def listing(visit: Visit) -> Response:
    """The failures of the last 30 days, for as long as a conversation is kept."""
    visit.at_server()
    return show(visit, "failed.html", **_found(visit))


def live(visit: Visit) -> Response:
    """The rows alone."""
    visit.at_server()
    return fragment(visit, "part_failed.html", **_found(visit))


def _found(visit: Visit) -> dict[str, object]:
    server = visit.at_server()
    cursor = visit.request.query_params.get("cursor", "")
    params = {"range": "30d", "limit": _LIMIT, "ending": "failed", "source": "ux"}
    try:
        page = visit.services.sessions.sessions(
            server.tenant, {**params, **({"cursor": cursor} if cursor else {})}
        )
    except UserError as error:
        raise Denied(400, "That cannot be listed", str(error), back=FAILED) from error
    rows: list[Mapping[str, Any]] = page["sessions"]
    with ThreadPoolExecutor(8) as pool:
        items = list(pool.map(lambda row: kept_item(visit, str(row["session_id"])), rows))
    jobs = [
        {"row": row, "item": item, "can_act": item is not None and can_act(item)}
        for row, item in zip(rows, items, strict=True)
    ]
    return {"jobs": jobs, "cursor": cursor, "older": page["next_cursor"] or ""}


def _asking(act: str) -> Callable[[Visit], Response]:
    """The step between the wish and the deed."""

    def ask(visit: Visit) -> Response:
        visit.at_server()
        item = _item(visit)
        visit.renewed()
        return show(visit, "act.html", act=act, item=item, can_act=can_act(item))

    return ask


def _doing(do: Callable[[Visit, Item, int], Done]) -> Callable[[Visit], Response]:
    """The deed: by POST, from a page of this session, by somebody whom Discord just vouched for."""

    def act(visit: Visit) -> Response:
        visit.at_server()
        visit.checked()
        item = _item(visit)
        key, version = item["conversation_id"], visit.form.get("version", "")
        if not visit.is_fresh:
            raise Denied(
                403, "Say once more who you are",
                "Discord last vouched for you a while ago. Nothing was done.",
                back=visit.path,
            )  # fmt: skip
        if not version.isdecimal() or len(version) > 9:
            raise Denied(400, "That form is not whole", "Nothing was done.", back=visit.path)
        try:
            done = do(visit, item, int(version))
        except TransientError as error:
            visit.services.log({"level": "WARNING", "outcome": "unsure", "error": str(error)})
            back = f"/console/sessions/{key}"
            raise Denied(503, "That is not sure", _UNSURE, back=back) from error
        return RedirectResponse(f"/console/sessions/{key}?said={done}", 303)

    return act


def _redriven(visit: Visit, item: Item, version: int) -> Done:
    own = visit.own_id(f"{item['conversation_id']}:{version}")
    return hand_back(item, version, _operator(visit), own, visit.services)


def _abandoned(visit: Visit, item: Item, version: int) -> Done:
    return close(item, version, _operator(visit), visit.services)


def _operator(visit: Visit) -> Operator:
    return Operator(visit.in_person().id, visit.services.clock())


def _item(visit: Visit) -> Item:
    """The conversation named by the address, if it is of the server chosen; else raises Missing."""
    session_id = str(visit.request.path_params["session_id"])
    item = kept_item(visit, session_id)
    if item is None or not item.get("plan_digest"):
        raise Missing(session_id)
    return item
