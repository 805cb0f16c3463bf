"""Reads the pictures of a request where Discord keeps them.

Source: Discord docs, Reference, Signed Attachment CDN URLs: an address holds for about a day.
"""

import time
from collections.abc import Callable
from http import HTTPStatus

import httpx

from bot.errors import Failed, TransientError
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.pictures import MOST_BYTES

MOST_SECONDS = 10.0
_TIMEOUT = httpx.Timeout(4.0, connect=2.0)
_GONE = (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


class PictureFiles:
    """The files at one of `places` (scheme and host); nothing else is ever asked for."""

    def __init__(
        self,
        http: httpx.Client,
        places: tuple[str, ...],
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        self._http = http
        self._places = places
        self._elapsed = elapsed

    def fetch(self, url: str, name: str) -> bytes:
        """The bytes of a picture; `name` is for the words of what is wrong.

        Raises Failed when it is elsewhere, gone or too large, TransientError when it cannot be had
        at this moment.
        """
        if not any(url.startswith(f"{place}/") for place in self._places):
            raise Failed("picture", phrase(Texts.picture_elsewhere, name=name))
        try:
            return self._read(url, name)
        except httpx.HTTPError as fault:
            raise TransientError(f"a picture was not read: {type(fault).__name__}") from fault

    def _read(self, url: str, name: str) -> bytes:
        found, end = bytearray(), self._elapsed() + MOST_SECONDS
        with self._http.stream("GET", url, timeout=_TIMEOUT, follow_redirects=False) as answer:
            if answer.status_code in _GONE or answer.is_redirect:
                raise Failed("picture", phrase(Texts.picture_expired, name=name))
            if answer.status_code != HTTPStatus.OK:
                raise TransientError(f"a picture was not read: status {answer.status_code}")
            for part in answer.iter_bytes():
                found += part
                if len(found) > MOST_BYTES:
                    most = str(MOST_BYTES // 1024**2)
                    raise Failed("picture", phrase(Texts.picture_too_large, name=name, most=most))
                if self._elapsed() > end:
                    raise TransientError("a picture came too slowly")
        return bytes(found)
