"""Files that an application sends with its messages."""

import json
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from bot.playground.discord import uploads
from bot.playground.discord.cdn_routes import cdn
from bot.playground.discord.routes import api
from tests.playground.discord.scripted import Town
from tests.playground.discord.test_routes import as_bot, channel, message_faults, webhook
from tests.playground.http_client import Http

DIFF = b"-a\r\n+\xc3\xa4\r\n\r\n"
LISTED = [{"id": 0, "filename": "navbar.diff"}]
CARD = {
    "flags": 1 << 15,
    "components": [{"type": 13, "file": {"url": "attachment://navbar.diff"}}],
    "attachments": LISTED,
}


@pytest.fixture
def http(town: Town) -> Http:
    town.discord.state.cdn.base = "http://127.0.0.1/cdn"
    routes = [api(town.discord.rest), cdn(town.discord.state)]
    return Http(Starlette(routes=routes), "http://127.0.0.1/api/v10/")


def send(
    http: Http, method: str, path: str, body: Any, *files: tuple[str, bytes], **options: Any
) -> httpx.Response:
    """A request with files, as httpx writes it."""
    parts = {
        f"files[{number}]": (name, content, "text/plain")
        for number, (name, content) in enumerate(files)
    }
    return http.request(
        method, path, data={"payload_json": json.dumps(body)}, files=parts, **options
    )


def test_an_edit_brings_a_file_that_can_be_downloaded(town: Town, http: Http) -> None:
    path = webhook(town, town.ask({"type": 5, "data": {"flags": 64}}), "@original")
    answered = send(http, "PATCH", path, CARD, ("navbar.diff", DIFF))
    body = answered.json()
    assert answered.status_code == 200, body
    (file,) = body["attachments"]
    assert (file["filename"], file["size"], file["ephemeral"]) == ("navbar.diff", len(DIFF), True)
    assert message_faults(body) == []
    (shown,) = body["components"]
    assert (shown["name"], shown["size"]) == ("navbar.diff", len(DIFF))
    assert shown["file"]["url"] == file["url"]
    assert http.get(file["url"]).content == DIFF


def test_an_edit_with_a_file_takes_away_those_it_does_not_list(town: Town, http: Http) -> None:
    path = webhook(town, town.ask({"type": 5}), "@original")
    send(http, "PATCH", path, CARD, ("navbar.diff", DIFF))
    (file,) = send(http, "PATCH", path, CARD, ("navbar.diff", b"second")).json()["attachments"]
    assert file["size"] == 6


def test_an_edit_that_lists_nothing_keeps_what_there_is(town: Town, http: Http) -> None:
    path = webhook(town, town.ask({"type": 5}), "@original")
    first = send(http, "PATCH", path, {}, ("a.txt", b"a")).json()
    both = send(http, "PATCH", path, {"content": "hi"}, ("b.txt", b"b")).json()
    assert [one["filename"] for one in both["attachments"]] == ["a.txt", "b.txt"]
    kept = http.patch(path, json={"attachments": [{"id": first["attachments"][0]["id"]}]}).json()
    assert kept["attachments"] == first["attachments"]


def test_a_message_of_the_bot_can_have_a_file(town: Town, http: Http) -> None:
    answered = send(http, "POST", channel(town), {}, ("a b.txt", b"a"), headers=as_bot(town))
    (file,) = answered.json()["attachments"]
    assert file["filename"] == "a_b.txt"
    assert "ephemeral" not in file


def test_a_component_may_name_a_file_that_is_not_listed(town: Town, http: Http) -> None:
    path = webhook(town, town.ask({"type": 5}), "@original")
    unlisted = {key: value for key, value in CARD.items() if key != "attachments"}
    answered = send(http, "PATCH", path, unlisted, ("navbar.diff", DIFF))
    assert answered.json()["components"][0]["size"] == len(DIFF)


def test_a_file_that_was_not_uploaded_is_refused(town: Town, http: Http) -> None:
    path = webhook(town, town.ask({"type": 5}), "@original")
    answered = http.patch(path, json=CARD)
    assert (answered.status_code, answered.json()["code"]) == (400, 50035)
    answered = send(http, "PATCH", path, {"attachments": [{"id": 1}]}, ("a.txt", b"a"))
    assert answered.json()["code"] == 50035


def test_a_file_may_have_ten_mebibytes(
    town: Town, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_BYTES", 5)
    path = webhook(town, town.ask({"type": 5}), "@original")
    answered = send(http, "PATCH", path, {}, ("a.txt", b"123456"))
    assert (answered.status_code, answered.json()["code"]) == (413, 40005)
    assert send(http, "PATCH", path, {}, ("a.txt", b"12345")).status_code == 200


def test_ten_files_at_most_come_with_a_message(town: Town, http: Http) -> None:
    path = webhook(town, town.ask({"type": 5}), "@original")
    many = [(f"{number}.txt", b"a") for number in range(11)]
    assert send(http, "PATCH", path, {}, *many).json()["code"] == 50035


@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=x"])
def test_a_form_without_boundary_or_json_is_refused(town: Town, http: Http, kind: str) -> None:
    path = webhook(town, town.ask({"type": 5}), "@original")
    form = b'--x\r\nContent-Disposition: form-data; name="payload_json"\r\n\r\n{\r\n--x--\r\n'
    answered = http.patch(path, content=form, headers={"Content-Type": kind})
    assert (answered.status_code, answered.json()["code"]) == (400, 50109)


def test_json_that_is_no_object_is_refused_with_files_too(town: Town, http: Http) -> None:
    path = webhook(town, town.ask({"type": 5}), "@original")
    assert send(http, "PATCH", path, [1], ("a.txt", b"a")).json()["code"] == 50035
