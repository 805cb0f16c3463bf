"""One request by one browser: who it is, which server they chose, and what they may do."""

import hashlib
import hmac
from collections.abc import Mapping, MutableMapping
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from starlette.requests import Request

from bot.analytics.event import tenant_hash
from bot.console.services import Services
from bot.interactions.sign_in import Identity

SEEN_SECONDS = 3600
"""How old Discord's answer may be for looking at a server."""

ACTED_SECONDS = 300
"""How old it may be for doing something there."""

SIGN_IN, SERVERS = "/console/sign-in", "/console/servers"
_USER, _SERVERS, _SERVER, _TOLD_AT, _TOKEN = "user", "servers", "server", "told_at", "csrf"


class Elsewhere(Exception):
    """The visitor has to go to another page first."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class Denied(Exception):
    """The request is refused with this status and these words."""

    def __init__(self, status: int, title: str, text: str, *, back: str = "") -> None:
        super().__init__(title)
        self.status = status
        self.title = title
        self.text = text
        self.back = back


class Missing(Exception):
    """There is no such thing, or it is another server's: which of the two is not told."""


class Person(NamedTuple):
    """Who is signed in: Discord's id and the name to show."""

    id: str
    name: str


class Managed(NamedTuple):
    """A server that the person looks after."""

    id: str
    name: str

    @property
    def tenant(self) -> str:
        """The tenant that its sessions belong to."""
        return tenant_hash(self.id)


class Visit(NamedTuple):
    """What a page answers: the request, its form, and the browser's session."""

    services: Services
    request: Request
    form: Mapping[str, str]

    @property
    def session(self) -> MutableMapping[str, Any]:
        """The browser's session."""
        return self.request.session

    @property
    def path(self) -> str:
        """Path and query of the request, to come back to."""
        query = self.request.url.query
        return self.request.url.path + (f"?{query}" if query else "")

    @property
    def address(self) -> str:
        """The console's own address, without a path."""
        own = self.request.url
        return self.services.address or f"{own.scheme}://{own.netloc}"

    @property
    def person(self) -> Person | None:
        """Who is signed in and was told of by Discord lately; None for nobody."""
        user, told_at = self.session.get(_USER), self.session.get(_TOLD_AT)
        if not isinstance(user, dict) or not isinstance(told_at, int):
            return None
        is_late = self.services.clock() - told_at >= SEEN_SECONDS
        return None if is_late else Person(str(user["id"]), str(user["name"]))

    @property
    def servers(self) -> list[Managed]:
        """The servers that the person looks after."""
        return [Managed(str(one[0]), str(one[1])) for one in self.session.get(_SERVERS, ())]

    @property
    def server(self) -> Managed | None:
        """The server chosen; None for none."""
        chosen = self.session.get(_SERVER)
        return next((server for server in self.servers if server.id == chosen), None)

    @property
    def token(self) -> str:
        """What every form of this session brings back."""
        return str(self.session.get(_TOKEN, ""))

    @property
    def is_fresh(self) -> bool:
        """Whether Discord told so lately that something may be done."""
        told_at = int(self.session.get(_TOLD_AT, 0))
        return self.services.clock() - told_at < ACTED_SECONDS

    def in_person(self) -> Person:
        """Who is signed in; leads to the sign-in where nobody is, 401 where no page was asked."""
        person = self.person
        if person is not None:
            return person
        if self.request.method not in ("GET", "HEAD") or "/live/" in self.request.url.path:
            raise Denied(401, "Signed out", "Sign in again, then go on.", back=SIGN_IN)
        raise Elsewhere(f"{SIGN_IN}?next={quote(self.path, safe='')}")

    def at_server(self) -> Managed:
        """The server chosen by who is signed in; leads to the choice where there is none."""
        self.in_person()
        server = self.server
        if server is None:
            raise Elsewhere(SERVERS)
        return server

    def checked(self) -> None:
        """Raise Denied unless the form comes from a page of this very session."""
        origin = self.request.headers.get("origin", self.address)
        is_ours = origin == self.address or _host(origin) == self.request.url.netloc
        given = self.form.get("token", "").encode()
        if not (is_ours and self.token and hmac.compare_digest(given, self.token.encode())):
            raise Denied(
                403,
                "This form is out of date",
                "It belongs to another sign-in, or comes from another page. Nothing was done.",
                back="/console",
            )

    def renewed(self) -> None:
        """Lead through Discord where its answer is too old for doing something."""
        if not self.is_fresh:
            raise Elsewhere(renewal(self.path))

    def choose(self, server_id: str) -> None:
        """Choose a server; raises Missing on one that the person does not look after."""
        if server_id not in [server.id for server in self.servers]:
            raise Missing(server_id)
        self.session[_SERVER] = server_id

    def sign_in(self, identity: Identity) -> None:
        """Begin anew as this person: nothing of the session before stays but their choice."""
        chosen = self.session.get(_SERVER) if self._is_same(identity) else None
        managed = [server for server in identity.servers if server.is_managed]
        for name in list(self.session):
            del self.session[name]
        self.session[_USER] = {"id": identity.user_id, "name": identity.name}
        self.session[_SERVERS] = [[server.id, server.name] for server in managed]
        self.session[_TOLD_AT] = self.services.clock()
        self.session[_TOKEN] = self.services.chance()
        if chosen in [server.id for server in managed]:
            self.session[_SERVER] = chosen
        elif len(managed) == 1:
            self.session[_SERVER] = managed[0].id
        rotate = getattr(self.session, "rotate", None)  # Starlette's own sessions have no id
        if rotate is not None:
            rotate()

    def _is_same(self, identity: Identity) -> bool:
        person = self.session.get(_USER)
        return isinstance(person, dict) and person.get("id") == identity.user_id

    def own_id(self, about: str) -> str:
        """22 characters: the same for the same thing in this session, and for nothing else."""
        return hashlib.sha256(f"{self.token}\0{about}".encode()).hexdigest()[:22]


def renewal(path: str) -> str:
    """The address that has Discord tell anew, and then leads to this path."""
    return f"{SIGN_IN}/discord?renew=1&next={quote(path, safe='')}"


def own_path(path: str) -> str:
    """A path of the console to go on to; its first page for anything else (an open redirect)."""
    is_ours = path.startswith("/console") and not path.startswith(SIGN_IN)
    is_plain = all(" " < sign < "\x7f" and sign != "\\" for sign in path)
    return path if is_ours and is_plain else "/console"


def _host(address: str) -> str | None:
    """The host that an address names; None where it is no address."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return None
