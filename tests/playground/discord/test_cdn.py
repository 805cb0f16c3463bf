"""Files that people upload, and the addresses where they are for a day."""

from urllib.parse import urlsplit

import pytest
from starlette.applications import Starlette

from bot.playground.discord.cdn import LIFETIME_SECONDS, MOST_BYTES
from bot.playground.discord.cdn_routes import cdn
from bot.playground.discord.refused import ClientRefused
from tests.playground.discord.scripted import Json, Town, sample
from tests.playground.http_client import Http

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x07\x00\x00\x00\x05\x08\x02\x00\x00\x00"


@pytest.fixture
def http(town: Town) -> Http:
    town.discord.state.cdn.base = "http://127.0.0.1:8400/cdn"
    return Http(Starlette(routes=[cdn(town.discord.state)]))


def upload(town: Town, name: str = "bug.png", content: bytes = PNG) -> Json:
    return town.discord.client.upload(town.olive, name, content)


def path(file: Json) -> str:
    parts = urlsplit(file["url"])
    return f"{parts.path.lstrip('/')}?{parts.query}"


def test_an_upload_looks_like_a_captured_one(town: Town) -> None:
    (captured,) = sample("command_string_attachment_guild")["data"]["resolved"][
        "attachments"
    ].values()
    given = upload(town)
    undocumented = {"placeholder", "placeholder_version"}
    assert set(captured) - set(given) == undocumented
    assert set(given) - set(captured) == set()
    assert (given["width"], given["height"], given["size"]) == (7, 5, len(PNG))
    assert urlsplit(given["url"]).netloc == "cdn.discordapp.com"
    assert urlsplit(given["proxy_url"]).netloc == "media.discordapp.net"


def test_it_is_there_at_its_address_alone(town: Town, http: Http) -> None:
    file = upload(town)
    answer = http.get(path(file))
    assert (answer.status_code, answer.content) == (200, PNG)
    assert answer.headers["content-type"] == "image/png"
    assert http.get(path(file).partition("?")[0]).status_code == 404
    assert town.discord.state.cdn.read(file["id"], "hm=Ä", town.clock.now()) is None
    assert http.get(path(file).replace("bug.png", "bag.png")).status_code == 404
    assert http.get(path(file).replace(file["id"], str(int(file["id"]) + 1))).status_code == 404


def test_after_a_day_it_is_gone(town: Town, http: Http) -> None:
    file = upload(town)
    town.clock.advance(LIFETIME_SECONDS - 1)
    assert http.get(path(file)).status_code == 200
    town.clock.advance(1)
    assert http.get(path(file)).status_code == 404


def test_only_pictures_are_shown_in_the_browser(town: Town, http: Http) -> None:
    page = http.get(path(upload(town, "page.html", b"<script>alert(1)</script>")))
    assert page.headers["content-disposition"].startswith("attachment")
    drawing = http.get(path(upload(town, "drawing.svg", b"<svg/>")))
    assert drawing.headers["content-disposition"].startswith("attachment")
    assert http.get(path(upload(town))).headers["content-disposition"].startswith("inline")


def test_a_name_never_leaves_its_place(town: Town, http: Http) -> None:
    file = upload(town, '../"x\r\ny/ü.png')
    assert file["filename"] == "..__x__y__.png"
    assert http.get(path(file)).status_code == 200


def test_what_is_too_large_is_refused(town: Town) -> None:
    with pytest.raises(ClientRefused, match="10 MB"):
        upload(town, content=b"x" * (MOST_BYTES + 1))
