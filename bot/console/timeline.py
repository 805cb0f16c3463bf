"""One conversation: all that happened, what it changes, and how it stands; as JSON as well."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute

from bot.analytics.event import Actor, Event
from bot.analytics.reading.query import is_session_id
from bot.console.pages import fragment, route, show
from bot.console.services import Services
from bot.console.visit import Missing, Visit
from bot.console.wording import ACTORS, REASONS, WORK_STEPS
from bot.conversation.condition import Item
from bot.conversation.phase import Phase
from bot.errors import TransientError, UserError

ONE = "/console/sessions/{session_id}"
_MOST_PAGES = 10
_SAID = {
    "handed-back": "You have handed it back. What comes of it is shown below, by itself.",
    "closed": "Closed for good. Nobody can hand it back any more.",
    "already": "Somebody else was faster: this is how it stands now.",
}
"""What the visitor has just done, by the word in the address."""

_ENDINGS = {Phase.COMPLETED: "completed", Phase.FAILED: "failed"}
"""The conversation itself says sooner than its events how it stands."""

_FACTS = (
    ("section", "Section"),
    ("property_names", "Properties"),
    ("attempts", "Attempt"),
    ("attempt", "Attempt"),
    ("step", "Step"),
    ("reason", "Reason"),
    ("pr_number", "Pull request"),
    ("digest8", "Plan"),
    ("questions", "Questions"),
    ("images", "Pictures"),
    ("language", "Language"),
    ("field", "Field"),
    ("form_id", "Form"),
    ("url", "Address"),
)
"""Properties of events that are shown, and what they are called."""


_EXPORTED = (
    *("phase", "version", "section", "updates", "confirmed_by", "confirmed_at", "attempts"),
    *("pr_number", "pr_url", "error_code", "redriven_by", "redriven_at"),
    *("abandoned_by", "abandoned_at", "created_at", "expires_at"),
)
"""Attributes of a conversation that its export holds beside old and new values."""


class Step(NamedTuple):
    """One event as the page shows it; `after` are seconds since the one before, None at first.

    `facts` are those that the one before did not tell.
    """

    event: Mapping[str, Any]
    after: float | None
    facts: list[tuple[str, str]]
    by: str


def routes(services: Services) -> Iterator[BaseRoute]:
    """The pages of this module; the export comes first, for an id may hold a dot."""
    yield route("/console/export/{session_id}", export, services)
    yield route("/console/live/sessions/{session_id}", live, services)
    yield route(f"{ONE}/pull-request", pull_request, services)
    yield route(ONE, timeline, services)


def timeline(visit: Visit) -> Response:
    """The whole page."""
    said = _SAID.get(visit.request.query_params.get("said", ""), "")
    return show(visit, "timeline.html", said=said, **_told(visit))


def live(visit: Visit) -> Response:
    """What can change of it."""
    return fragment(visit, "part_timeline.html", **_told(visit))


def export(visit: Visit) -> Response:
    """All of it as a file of JSON."""
    found, item = _found(visit)
    body = {**found, "conversation": _exported(item) if item else None}
    name = "".join(sign if sign.isalnum() or sign in "-_" else "_" for sign in found["session_id"])
    headers = {"content-disposition": f'attachment; filename="{name}.json"'}
    return JSONResponse(body, headers=headers)


def pull_request(visit: Visit) -> Response:
    """To the pull request; that somebody followed its link is an event of the conversation.

    A link of another site's page leads there too, and tells of nothing (W3C Fetch Metadata; a
    browser that sends none is taken at its word).
    """
    found, item = _found(visit)
    address = _address(item)
    if not address:
        raise Missing(found["session_id"])
    if visit.request.headers.get("sec-fetch-site", "same-origin") == "same-origin":
        _followed(visit, found)
    return RedirectResponse(address, 303)


def kept_item(visit: Visit, session_id: str) -> Item | None:
    """The conversation itself, while there is one and it is of the server chosen."""
    item = visit.services.store.get(session_id) if is_session_id(session_id) else None
    return item if item and item["guild_id"] == visit.at_server().id else None


def _found(visit: Visit) -> tuple[dict[str, Any], Item | None]:
    """The session with all its events, and the conversation; raises Missing."""
    session_id = str(visit.request.path_params["session_id"])
    tenant = visit.at_server().tenant
    found = _whole(visit, tenant, session_id)
    return found, kept_item(visit, session_id) if found["source"] == "ux" else None


def _whole(visit: Visit, tenant: str, session_id: str) -> dict[str, Any]:
    found: dict[str, Any] | None = None
    cursor = ""
    for _ in range(_MOST_PAGES):
        page = visit.services.sessions.session(tenant, session_id, cursor)
        if page is None:
            raise Missing(session_id)
        events = [*(found["events"] if found else []), *page["events"]]
        found = {**page, "events": events}
        cursor = page["next_cursor"] or ""
        if not cursor:
            break
    assert found is not None  # noqa: S101 - at least one page was read
    return found


def _told(visit: Visit) -> dict[str, object]:
    found, item = _found(visit)
    own = visit.services.hashed(visit.in_person().id)
    steps = _steps(found["events"], own)
    types = [step.event["event_type"] for step in steps]
    return {
        "row": found,
        "steps": steps,
        "retries": types.count("RETRY_SCHEDULED"),
        "handed_back": types.count("REDRIVEN"),
        "ending": _ENDINGS.get(item["phase"], "open") if item else found["ending"],
        "called": lambda user_id: _called(visit.services.hashed(user_id), own),
        "change": _change(item),
        "item": item,
        "is_failed": item is not None and item["phase"] == Phase.FAILED,
        "is_closed": item is not None and "abandoned_at" in item,
        "has_link": bool(_address(item)),
    }


def _steps(events: Sequence[Mapping[str, Any]], own: str) -> list[Step]:
    before: list[Mapping[str, Any]] = [{"timestamp": "", "properties": {}}, *events]
    return [
        Step(
            event,
            _between(last["timestamp"], event["timestamp"]),
            _facts(event["properties"], last["properties"]),
            _by(event["actor"], own),
        )
        for last, event in pairwise(before)
    ]


def _between(first: str, then: str) -> float | None:
    try:
        passed = datetime.fromisoformat(then) - datetime.fromisoformat(first)
    except ValueError:
        return None
    return max(0.0, passed.total_seconds())


def _facts(properties: Mapping[str, Any], last: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What is told of an event, and was not told of the one before already."""
    found = [(name, word) for name, word in _FACTS if properties.get(name)]
    news = [pair for pair in found if properties[pair[0]] != last.get(pair[0])]
    return [(word, _plain(properties[name])) for name, word in news]


def _plain(value: object) -> str:
    for words in (WORK_STEPS, REASONS):
        if isinstance(value, str) and value in words:
            return words[value]
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(value)[:200]


def _by(actor: Mapping[str, Any], own: str) -> str:
    who, hashed = ACTORS.get(str(actor["kind"]), ""), str(actor.get("id", ""))
    return "you" if hashed == own else f"{who} {_called(hashed, own)}".strip()


def _called(hashed: str, own: str) -> str:
    """The same six signs for a person everywhere; "you" for who is signed in, by the hash `own`."""
    return "you" if hashed == own else hashed[:6]


def _change(item: Item | None) -> dict[str, Any] | None:
    """Old and new values in words, and the difference, while the plan is kept."""
    plan = item.get("plan") if item else None
    return {"lines": plan["lines"], "diff": plan["diff"].splitlines()} if plan else None


def _exported(item: Item) -> dict[str, Any]:
    plan: Mapping[str, Any] = item.get("plan") or {}
    told = {name: item[name] for name in _EXPORTED if name in item}
    return {**told, "lines": list(plan.get("lines", ())), "diff": plan.get("diff", "")}


def _address(item: Item | None) -> str:
    """Where the pull request is; '' for none, and for what no browser should be led to."""
    url = str(item.get("pr_url", "")) if item else ""
    return url if urlsplit(url).scheme in ("http", "https") else ""


def _followed(visit: Visit, found: Mapping[str, Any]) -> None:
    """Tell of it, once a day and person; what cannot be told now is not worth an error."""
    services, person = visit.services, visit.in_person()
    if services.events is None:
        return
    at = datetime.fromtimestamp(services.clock(), UTC)
    who = services.hashed(person.id)
    event = Event(
        f"{found['session_id']}:link:{at:%Y%m%d}:{who}",
        "LINK_CLICKED",
        str(found["session_id"]),
        visit.at_server().tenant,
        f"{at:%Y-%m-%dT%H:%M:%S}.000Z",
        source="ux",
        actor=Actor("operator", who),
        outcome="link_clicked",
        sample=bool(found["sample"]),
    )
    try:
        services.events.send([event])
    except (TransientError, UserError) as error:
        services.log({"level": "WARNING", "outcome": "unreached", "error": str(error)})
