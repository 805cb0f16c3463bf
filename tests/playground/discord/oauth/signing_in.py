"""An application that signs people in with the small Discord."""

import base64
import hashlib
from urllib.parse import parse_qsl, urlencode, urlsplit

import httpx
from starlette.applications import Starlette

from bot.playground.discord.authorizing import pages
from bot.playground.discord.routes import api
from tests.playground.discord.scripted import Json, Town
from tests.playground.http_client import Http

BACK = "http://127.0.0.1:8400/console/callback"
VERIFIER = "v" * 43
CHALLENGE = (
    base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
)
WEEK = 604_800


class App:
    """An application that signs people in: what it opens in their browser, what it asks itself."""

    def __init__(self, town: Town) -> None:
        discord = town.discord
        discord.grants.redirect_uris.append(BACK)
        self.town = town
        self.client = (discord.application_id, discord.grants.client_secret)
        routes = [api(discord.rest), *pages(discord.developer)]
        self.http = Http(Starlette(routes=routes), "http://127.0.0.1:8400/")

    def address(self, **changed: str) -> str:
        asked = {
            "response_type": "code",
            "client_id": self.client[0],
            "scope": "identify guilds",
            "redirect_uri": BACK,
            "state": "s1",
            **changed,
        }
        return f"oauth2/authorize?{urlencode({name: it for name, it in asked.items() if it})}"

    def pick(self, user: str = "", **changed: str) -> httpx.Response:
        """Press the button of somebody, of Olive unless told."""
        return self.http.post(self.address(**changed), data={"user": user or self.town.olive.id})

    def code(self, user: str = "", **changed: str) -> str:
        return said(self.pick(user, **changed))["code"]

    def post(self, path: str, form: dict[str, str], *, is_basic: bool = True) -> httpx.Response:
        if is_basic:
            return self.http.post(f"api/v10/oauth2/{path}", data=form, auth=self.client)
        known = {"client_id": self.client[0], "client_secret": self.client[1]}
        return self.http.post(f"api/v10/oauth2/{path}", data={**known, **form})

    def exchange(self, *, is_basic: bool = True, **changed: str) -> httpx.Response:
        form = {"grant_type": "authorization_code", "redirect_uri": BACK, **changed}
        return self.post("token", form, is_basic=is_basic)

    def tokens(self, **changed: str) -> Json:
        answer = self.exchange(code=self.code(**changed))
        assert answer.status_code == 200, answer.text
        given: Json = answer.json()
        return given

    def get(self, path: str, token: str) -> httpx.Response:
        return self.http.get(f"api/v10/{path}", headers={"Authorization": f"Bearer {token}"})


def said(answer: httpx.Response) -> dict[str, str]:
    """What the way back says."""
    assert answer.status_code == 302, answer.text
    assert answer.headers["location"].startswith(f"{BACK}?")
    return dict(parse_qsl(urlsplit(answer.headers["location"]).query))
