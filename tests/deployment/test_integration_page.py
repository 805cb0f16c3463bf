"""What docs/integration.md says of pages and endpoints is what there is."""

import hashlib
import re
from pathlib import Path

import pytest

from bot.analytics.event import SOURCES, tenant_hash
from bot.analytics.outcome import ENDINGS, OUTCOMES
from lambda_interactions.dashboard_openapi import document


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    """The page."""
    return (root / "docs" / "integration.md").read_text()


def test_every_endpoint_of_the_api_is_on_the_page(page: str) -> None:
    paths = re.findall(r"^\| `(GET|POST) ([^`]+)` \|", page, re.MULTILINE)
    told = {(method.lower(), re.sub(r"{\w+}", "{id}", path)) for method, path in paths}
    there = {
        (method, re.sub(r"{\w+}", "{id}", path))
        for path, methods in document()["paths"].items()
        for method in methods
        if method in {"get", "post"}
    }
    assert told == there - {("get", "/openapi.json")}


def test_every_page_of_the_console_that_is_named_is_a_route(page: str, root: Path) -> None:
    code = "".join(path.read_text() for path in (root / "bot" / "console").glob("*.py"))
    rooms = re.findall(r"`(/console[a-z/-]*)", page)
    assert rooms
    for room in rooms:
        last = room.rstrip("/").rpartition("/")[2]
        assert re.search(rf"console[/a-z{{}}_]*{re.escape(last)}|/{re.escape(last)}\b", code), room


def test_the_parameters_are_those_that_are_taken(page: str) -> None:
    (row,) = re.findall(r"^\| `GET /sessions/list` .*$", page, re.MULTILINE)
    for name in (*OUTCOMES, *ENDINGS, *SOURCES):
        assert not name or re.search(rf"\b{name}\b", row), name


def test_the_example_of_a_tenant_is_one(page: str) -> None:
    ((server, cut),) = re.findall(r"printf %s (\d+) \| sha256sum \| cut -c1-(\d+)", page)
    assert hashlib.sha256(server.encode()).hexdigest()[: int(cut)] == tenant_hash(server)
