"""AWS Signature Version 4: requests signed with a key that never travels.

Source: AWS IAM User Guide, "Create a signed AWS API request".
"""

import hmac
from collections.abc import Mapping
from hashlib import sha256

from bot.record import Record

ALGORITHM = "AWS4-HMAC-SHA256"

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
        self._credentials = credentials
        self._scope = f"{region}/{service}/aws4_request"
        self._key = ("", b"")

    def signed(self, request: Request, timestamp: str) -> dict[str, str]:
        """The request's headers and those that sign them, at a time like 20150830T123600Z.

        The headers given must name the host, and each name once.
        """
        headers = {**request.headers, "X-Amz-Date": timestamp}
        if self._credentials.session_token:
            headers["X-Amz-Security-Token"] = self._credentials.session_token
        names, canonical = canonical_request(request._replace(headers=headers))
        text = self._string_to_sign(timestamp, canonical)
        signature = hmac.digest(self._key_of(timestamp[:8]), text.encode(), "sha256").hex()
        scope = f"{self._credentials.access_key}/{timestamp[:8]}/{self._scope}"
        headers["Authorization"] = (
            f"{ALGORITHM} Credential={scope}, SignedHeaders={names}, Signature={signature}"
        )
        return headers

    def _string_to_sign(self, timestamp: str, canonical: str) -> str:
        digest = sha256(canonical.encode()).hexdigest()
        return f"{ALGORITHM}\n{timestamp}\n{timestamp[:8]}/{self._scope}\n{digest}"

    def _key_of(self, day: str) -> bytes:
        """The day's key: the same for every request of a day."""
        if self._key[0] != day:
            key = b"AWS4" + self._credentials.secret_key.encode()
            for part in (day, *self._scope.split("/")):
                key = hmac.digest(key, part.encode(), "sha256")
            self._key = (day, key)
        return self._key[1]


def canonical_request(request: Request) -> tuple[str, str]:
    """The names of the signed headers, and the request as it is signed."""
    headers = sorted((name.lower(), value) for name, value in request.headers.items())
    names = ";".join(name for name, _ in headers)
    lines = "".join(f"{name}:{' '.join(value.split())}\n" for name, value in headers)
    body = sha256(request.body).hexdigest()
    start = f"{request.method}\n{quoted(request.path)}\n{_sorted(request.query)}"
    return names, f"{start}\n{lines}\n{names}\n{body}"


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
