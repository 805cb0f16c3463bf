"""AWS Signature Version 4: requests signed with a key that never travels.

Source: AWS IAM User Guide, "Create a signed AWS API request".
"""

import hmac
from collections.abc import Mapping
from hashlib import sha256

from bot.record import Record

ALGORITHM = "AWS4-HMAC-SHA256"

_TIME = "\0"  # where the time will stand: no header and no address can hold it
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


class Credentials(Record):
    """An access key; `session_token` is '' where it is a user's own and not a role's."""

    access_key: str
    secret_key: str
    session_token: str = ""

    def __repr__(self) -> str:
        return f"Credentials(access_key={self.access_key!r})"


class Request(Record):
    """What is signed: the path and the query ('' if none) as AWS decodes them, and all headers.

    `query` is encoded already, as it stands in the address; `path` is not.
    """

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes


class Signer:
    """Signs the requests to one service in one region."""

    def __init__(self, credentials: Credentials, region: str, service: str) -> None:
        self.credentials = credentials
        self._scope = f"{region}/{service}/aws4_request"
        self._mac: tuple[str, hmac.HMAC] | None = None

    def signed(self, request: Request, timestamp: str) -> dict[str, str]:
        """The request's headers and those that sign them, at a time like 20150830T123600Z.

        The headers given must name the host, and each name once.
        """
        form = self.form(request)
        signature = form.authorization(request.body, timestamp)
        return {**form.headers, "X-Amz-Date": timestamp, "Authorization": signature}

    def form(self, request: Request) -> "Form":
        """What signs all requests that differ from this one in their body and their time alone."""
        return Form(self, request)

    def signature(self, timestamp: str, canonical: str) -> tuple[str, str]:
        """The scope of a time, and the signature of a canonical request at that time."""
        day = timestamp[:8]
        scope = f"{day}/{self._scope}"
        digest = sha256(canonical.encode()).hexdigest()
        text = f"{ALGORITHM}\n{timestamp}\n{scope}\n{digest}"
        mac = self._mac_of(day)
        mac.update(text.encode())
        return f"{self.credentials.access_key}/{scope}", mac.hexdigest()

    def _mac_of(self, day: str) -> hmac.HMAC:
        """A code with the day's key, which is the same for every request of a day."""
        if self._mac is None or self._mac[0] != day:
            key = b"AWS4" + self.credentials.secret_key.encode()
            for part in (day, *self._scope.split("/")):
                key = hmac.digest(key, part.encode(), "sha256")
            self._mac = (day, hmac.new(key, digestmod="sha256"))
        return self._mac[1].copy()  # in two thirds of the time that a new one takes


class Form:
    """Requests that differ in body and time alone: the rest of what is signed is made once.

    `headers` are those to be sent besides X-Amz-Date and Authorization.
    """

    def __init__(self, signer: Signer, request: Request) -> None:
        self._signer = signer
        self.headers = dict(request.headers)
        if signer.credentials.session_token:
            self.headers["X-Amz-Security-Token"] = signer.credentials.session_token
        dated = {**self.headers, "X-Amz-Date": _TIME}
        names, canonical = _beginning(request._replace(headers=dated))
        self._names = names
        self._before, _, self._after = canonical.partition(_TIME)

    def authorization(self, body: bytes, timestamp: str) -> str:
        """The header Authorization of the request with this body, at this time."""
        canonical = f"{self._before}{timestamp}{self._after}{sha256(body).hexdigest()}"
        scope, signature = self._signer.signature(timestamp, canonical)
        return f"{ALGORITHM} Credential={scope}, SignedHeaders={self._names}, Signature={signature}"


def canonical_request(request: Request) -> tuple[str, str]:
    """The names of the signed headers, and the request as it is signed."""
    names, canonical = _beginning(request)
    return names, f"{canonical}{sha256(request.body).hexdigest()}"


def _beginning(request: Request) -> tuple[str, str]:
    """The same without the digest of the body, which comes last."""
    headers = sorted((name.lower(), value) for name, value in request.headers.items())
    names = ";".join(name for name, _ in headers)
    lines = "".join(f"{name}:{' '.join(value.split())}\n" for name, value in headers)
    start = f"{request.method}\n{quoted(request.path)}\n{_sorted(request.query)}"
    return names, f"{start}\n{lines}\n{names}\n"


def quoted(path: str) -> str:
    """The path with everything percent-encoded but the slashes and what needs no encoding."""
    if path == "/":
        return path
    return "/".join("".join(map(_quoted, part.encode())) for part in path.split("/"))


def _sorted(query: str) -> str:
    """The query's pairs by name and then by value; a name without a value has an empty one."""
    pairs = sorted(pair.partition("=")[::2] for pair in query.split("&") if query)
    return "&".join(f"{name}={value}" for name, value in pairs)


def _quoted(byte: int) -> str:
    return chr(byte) if byte in _UNRESERVED else f"%{byte:02X}"
