"""Somebody who signs in to the console over HTTP, and speaks in the playground."""

import json
import re
import time
from collections.abc import Callable, Mapping
from typing import Any, Self
from urllib.parse import urlsplit

import httpx

from bot.playground.discord.people import OLIVE, WORLD
from tests.served import Served

PATIENCE = 60.0
_TOKEN = re.compile(r'name="token" value="([^"]+)"')
_CONFIRM = re.compile(r'"(ux:c:[^"]+)"')


class Operator:
    """Olive, with a browser's cookies; every wait ends after `PATIENCE` seconds."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self.http = httpx.Client(
            base_url=served.address,
            follow_redirects=True,
            timeout=30,
            trust_env=False,
            verify=False,  # noqa: S501 - nothing is asked by TLS; certificates take long to load
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def sign_in(self, user: str = OLIVE.id) -> httpx.Response:
        """Follow the console to the small Discord, pick somebody, and come back."""
        asked = self.http.get("/console/sign-in/discord?next=/console")
        assert urlsplit(str(asked.url)).path == "/oauth2/authorize", asked.text
        return self.http.post(asked.url, data={"user": user})

    def choose(self, server: str) -> httpx.Response:
        """Look at that server from now on."""
        found = _TOKEN.search(self.http.get("/console/servers").text)
        assert found is not None
        return self.http.post("/console/servers", data={"token": found[1], "server": server})

    def api(self, path: str, server: str = "") -> Any:
        """What the dashboard API says of a server, of the first one unless told."""
        token = self.http.get("/playground/token", params={"server": server}).text.strip()
        return self.http.get(path, headers={"Authorization": f"Bearer {token}"}).json()

    def confirm(self, request: str) -> str:
        """Ask for a change in the playground and confirm it; the conversation's id."""
        asked = self._act("command", name="ux-update", options={"request": request})
        assert not asked["failure"], asked
        state = self._state()
        pressed = _CONFIRM.findall(json.dumps(state["messages"][-1]["components"]))
        self._act("component", message=state["messages"][-1]["id"], custom_id=pressed[0])
        return str(pressed[0].split(":")[2])

    def seen_after(self, conversation: str) -> float:
        """Wait until a conversation is in the console's list; how many seconds that took."""
        began = time.monotonic()
        self.until(lambda: conversation in self.http.get("/console/live/sessions").text)
        return time.monotonic() - began

    def until(self, done: Callable[[], Any], seconds: float = PATIENCE) -> Any:
        """Look until there is something; it. Raises AssertionError after `seconds`."""
        end = time.monotonic() + seconds
        while not (found := done()):
            assert time.monotonic() < end
            time.sleep(0.05)
        return found

    def _act(self, what: str, **wanted: Any) -> Mapping[str, Any]:
        body = {"user": OLIVE.id, "channel": WORLD.channel.id, **wanted}
        done: Mapping[str, Any] = self.http.post(f"/playground/api/{what}", json=body).json()
        return done

    def _state(self) -> Mapping[str, Any]:
        where = {"user": OLIVE.id, "channel": WORLD.channel.id}
        seen: Mapping[str, Any] = self.http.get("/playground/api/state", params=where).json()
        return seen
