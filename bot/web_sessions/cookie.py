"""The session's cookie: what it is called, what of a request's is one, and how it is set.

Source: RFC 6265bis, 4.1.3.2 ("__Host-") and 5.8; RFC 9110, 12.5.5 (Vary); RFC 9111, 5.2.2.
"""

import re
from typing import Literal, NamedTuple, TypeAlias

from bot.web_sessions.asgi import Headers

SameSite: TypeAlias = Literal["lax", "strict", "none"]
HOST = "__Host-"
_ID = rb"[A-Za-z0-9_-]{43}"
"""256 bits as base64url; whatever else a cookie holds is none of ours."""
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_PLAIN = re.compile(r"[\x20-\x3a\x3c-\x7e]*")  # an attribute's value: no control character, no ";"
_PAST = "expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; "


class CookieRules(NamedTuple):
    """How the cookie is set, by the names of Starlette's options; `max_age` in seconds.

    Without a max_age it is gone with the browser's session.
    """

    session_cookie: str = "session_id"
    max_age: int | None = 3600
    path: str = "/"
    same_site: SameSite = "lax"
    https_only: bool = False
    domain: str | None = None
    partitioned: bool = False

    @property
    def name(self) -> str:
        """The cookie's name: with `__Host-` where it is of HTTPS, one host and all its paths."""
        is_host = self.https_only and self.domain is None and self.path == "/"
        if not is_host or self.session_cookie.startswith(HOST):
            return self.session_cookie
        return HOST + self.session_cookie

    def checked(self) -> "CookieRules":
        """Themselves; raises ValueError on what no browser takes."""
        if not _TOKEN.fullmatch(self.session_cookie):
            raise ValueError(f"no name of a cookie: {self.session_cookie!r}")
        if self.same_site not in {"lax", "strict", "none"}:
            raise ValueError(f"same_site is none of lax, strict, none: {self.same_site!r}")
        if not self.path.startswith("/") or not _PLAIN.fullmatch(self.path + (self.domain or "")):
            raise ValueError(f"no path and domain of a cookie: {self.path!r}, {self.domain!r}")
        if self.session_cookie.startswith(HOST) and self.name == self.session_cookie:
            is_host = self.https_only and self.domain is None and self.path == "/"
            if not is_host:
                raise ValueError(f"{HOST} needs https_only, no domain, and the path /")
        return self

    def set_to(self, session_id: str) -> bytes:
        """The Set-Cookie header that has the browser keep this id."""
        age = "" if self.max_age is None else f"Max-Age={self.max_age}; "
        return f"{self.name}={session_id}; path={self.path}; {age}{self._flags()}".encode("latin-1")

    def removed(self) -> bytes:
        """The Set-Cookie header that has the browser forget it."""
        return f"{self.name}=null; path={self.path}; {_PAST}{self._flags()}".encode("latin-1")

    def _flags(self) -> str:
        flags = [f"httponly; samesite={self.same_site}"]
        flags += ["secure"] if self.https_only else []
        flags += [f"domain={self.domain}"] if self.domain is not None else []
        flags += ["partitioned"] if self.partitioned else []
        return "; ".join(flags)


class CookieReader:
    """Finds the id in a request's headers, '' where there is none."""

    def __init__(self, name: str) -> None:
        self._name = name.encode("latin-1")
        form = rb"(?:^|;)[ \t]*" + re.escape(self._name) + rb"=(" + _ID + rb")[ \t]*(?=;|$)"
        self._find = re.compile(form).search

    def __call__(self, headers: Headers) -> str:
        """The first id that a Cookie header carries: browsers send the nearest path's first."""
        for name, value in headers:
            if name == b"cookie" and self._name in value:
                found = self._find(value)
                if found:
                    return found[1].decode("ascii")
        return ""


def personal(headers: Headers, cookie: bytes | None) -> list[tuple[bytes, bytes]]:
    """The headers of a response that depends on a session, with its cookie where it sets one.

    No shared cache keeps it: it is private where the application says nothing else; one that sets
    a cookie is kept by nobody, unless the application itself said private or no-store.
    """
    kept = [(bytes(name), bytes(value)) for name, value in headers]
    said = b",".join(value for name, value in kept if name.lower() == b"cache-control").lower()
    if cookie is not None and b"private" not in said and b"no-store" not in said:
        kept = [pair for pair in kept if pair[0].lower() != b"cache-control"]
        kept.append((b"cache-control", b"no-store"))
    elif not said:
        kept.append((b"cache-control", b"private"))
    kept = _varied(kept)
    return [*kept, (b"set-cookie", cookie)] if cookie is not None else kept


def _varied(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The same with Cookie among what the response varies by."""
    said = [value for name, value in headers if name.lower() == b"vary"]
    names = {name.strip().lower() for value in said for name in value.split(b",")}
    if names & {b"cookie", b"*"}:
        return headers
    others = [pair for pair in headers if pair[0].lower() != b"vary"]
    return [*others, (b"vary", b", ".join([*said, b"Cookie"]))]
