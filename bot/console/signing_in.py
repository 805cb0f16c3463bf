"""Signing in with Discord, choosing a server, signing out.

Sources: RFC 6749 section 10.12 (state), RFC 7636 (PKCE), OWASP "Session Management" (a new id).
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute

from bot.console.pages import route, show
from bot.console.services import NotKept, Services
from bot.console.visit import (
    SERVERS,
    SIGN_IN,
    Denied,
    Elsewhere,
    Managed,
    Visit,
    own_path,
    renewal,
)
from bot.errors import Refused, TransientError

CALLBACK = "/console/callback"
PENDING_SECONDS = 600
"""How long somebody may look at Discord's question."""

MOST_PENDING = 3
"""Tabs in which one browser may sign in at once."""

_PENDING = "signing_in"
_COUNTED = 25
_MOST_COUNTED = 20  # servers


def routes(services: Services) -> Iterator[BaseRoute]:
    """The pages of this module."""
    yield route(SIGN_IN, ask, services)
    yield route(f"{SIGN_IN}/discord", begin, services)
    yield route(CALLBACK, come_back, services)
    yield route("/console/sign-out", sign_out, services, method="POST")
    yield route(SERVERS, servers, services)
    yield route(SERVERS, choose, services, method="POST")


def ask(visit: Visit) -> Response:
    """The page that whoever is not signed in meets first."""
    after = own_path(visit.request.query_params.get("next", ""))
    if visit.person:
        raise Elsewhere(after)
    return show(visit, "sign_in.html", after=after)


def begin(visit: Visit) -> Response:
    """To Discord, with a state that only this browser knows."""
    state, verifier = visit.services.chance(), visit.services.chance()
    asked = visit.request.query_params
    now = visit.services.clock()
    held = visit.session.get(_PENDING)
    pending = dict(held) if isinstance(held, dict) else {}
    kept = sorted(pending, key=lambda one: int(pending[one][1]))[1 - MOST_PENDING :]
    new = {state: [verifier, now, own_path(asked.get("next", ""))]}
    visit.session[_PENDING] = {one: pending[one] for one in kept} | new
    digest = hashlib.sha256(verifier.encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    address = visit.services.sign_in.address(
        state, challenge, _callback(visit), is_renewal="renew" in asked
    )
    return RedirectResponse(address, 303)


def come_back(visit: Visit) -> Response:
    """From Discord: a state counts once, in the browser that began with it, for ten minutes."""
    asked = visit.request.query_params
    pending: dict[str, Any] = dict(visit.session.get(_PENDING) or {})
    begun = pending.pop(asked.get("state", ""), None)
    if begun is not None:  # anybody may come with a state of nobody's, and is given no session
        visit.session[_PENDING] = pending
    if begun is None or visit.services.clock() - int(begun[1]) > PENDING_SECONDS:
        raise Denied(
            403, "This sign-in is not yours", "It was begun elsewhere, used, or is too old.",
            back=SIGN_IN,
        )  # fmt: skip
    if not asked.get("code"):
        raise Denied(403, "Not signed in", "Discord let nobody in.", back=SIGN_IN)
    try:
        identity = visit.services.sign_in.identify(asked["code"], begun[0], _callback(visit))
    except Refused as error:
        raise Denied(
            403, "Not signed in", "Discord did not take the code.", back=SIGN_IN
        ) from error
    visit.sign_in(identity)
    if visit.server is None:
        raise Elsewhere(SERVERS)
    raise Elsewhere(own_path(begun[2]))


def sign_out(visit: Visit) -> Response:
    """The session ends, here and in the store."""
    visit.in_person()
    visit.checked()
    visit.session.clear()
    return RedirectResponse(SIGN_IN, 303)


def servers(visit: Visit) -> Response:
    """The choice of a server, those first in which something was asked lately."""
    visit.in_person()
    counted = _counted(visit, visit.servers[:_MOST_COUNTED])
    found = sorted(visit.servers, key=lambda one: (not counted.get(one.id), one.name.casefold()))
    return show(
        visit, "servers.html", servers=found, counted=counted, most=_COUNTED,
        renewal=renewal(SERVERS),
    )  # fmt: skip


def choose(visit: Visit) -> Response:
    """A server is chosen."""
    visit.in_person()
    visit.checked()
    visit.choose(visit.form.get("server", ""))
    return RedirectResponse("/console", 303)


def _counted(visit: Visit, found: list[Managed]) -> Mapping[str, int]:
    """How many conversations the last 30 days had; nothing where that cannot be known now."""

    def count(server: Managed) -> int:
        page = visit.services.sessions.sessions(server.tenant, {"limit": str(_COUNTED)})
        return len(page["sessions"])

    try:
        with ThreadPoolExecutor(8) as pool:
            return dict(zip([one.id for one in found], pool.map(count, found), strict=True))
    except (NotKept, TransientError):
        return {}


def _callback(visit: Visit) -> str:
    return f"{visit.address}{CALLBACK}"
