"""A forged PING to the interactions endpoint: it must be refused with 401, and quickly."""

import json
import time
from typing import NamedTuple
from urllib.parse import urlsplit

import httpx

DISCORD_SECONDS = 3.0
"""Discord waits no longer for an answer (docs: Receiving and Responding)."""

_PING = {"type": 1, "id": "0", "application_id": "0", "token": "forged", "version": 1}
_FORGED = {
    "Content-Type": "application/json",
    "User-Agent": "Discord-Interactions/1.0 (+https://discord.com)",
    "X-Signature-Ed25519": "0" * 128,
}


class Probe(NamedTuple):
    """What came back: HTTP status (0 for nothing), seconds, and what was said or went wrong."""

    status: int
    seconds: float
    said: str

    @property
    def is_refused(self) -> bool:
        """It refused the forged request."""
        return self.status == httpx.codes.UNAUTHORIZED

    @property
    def is_right(self) -> bool:
        """It refused the forged request in time."""
        return self.is_refused and self.seconds < DISCORD_SECONDS


def forge(http: httpx.Client, url: str, now: float, stand_in: str = "") -> Probe:
    """Send a badly signed PING; `stand_in` is the host of a local AWS that serves the URL."""
    address, headers = reachable(url, stand_in)
    headers |= _FORGED | {"X-Signature-Timestamp": str(int(now))}
    began = time.monotonic()
    try:
        answer = http.post(address, content=json.dumps(_PING), headers=headers, timeout=15)
    except httpx.HTTPError as error:
        return Probe(0, time.monotonic() - began, f"{type(error).__name__}: {error}")
    return Probe(answer.status_code, time.monotonic() - began, answer.text[:200])


def reachable(url: str, stand_in: str) -> tuple[str, dict[str, str]]:
    """Where to call a function URL, and the headers for it: a local AWS tells them by Host."""
    if not stand_in:
        return url, {}
    place = urlsplit(url)
    return f"http://{stand_in}{place.path or '/'}", {"Host": place.netloc}
