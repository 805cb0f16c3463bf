"""The slice of GitHub's description: complete, small, and read as it is meant."""

import json
from importlib import resources

import pytest

from bot.playground.github.routes import OPERATIONS
from bot.playground.github.schema import answer_faults, body_faults, description
from bot.playground.github.shapes import completed
from bot.playground.github.slicing import cut, render

GIT_REF = {
    "ref": "refs/heads/main",
    "node_id": "x",
    "url": "https://api.github.com/x",
    "object": {"type": "commit", "sha": "a" * 40, "url": "https://api.github.com/y"},
}


def test_the_slice_has_every_operation_that_is_served_and_no_other() -> None:
    described = {
        (method.upper(), path)
        for path, operations in description()["paths"].items()
        for method in operations
    }
    assert described == {(one.method, one.path) for one in OPERATIONS}


def test_every_operation_names_its_page() -> None:
    assert all(one.docs.startswith("https://docs.github.com/rest/") for one in OPERATIONS)


def test_the_slice_is_small_and_says_where_it_is_from() -> None:
    text = resources.files("bot.playground.github").joinpath("openapi_slice.json").read_bytes()
    assert len(text) < 120_000
    assert description()["info"]["version"] == "23.0.2"
    assert description()["info"]["license"]["name"] == "MIT"


def test_cutting_the_slice_changes_nothing() -> None:
    text = resources.files("bot.playground.github").joinpath("openapi_slice.json").read_text()
    assert json.loads(render(cut(description()))) == json.loads(text)


def test_prose_goes_and_properties_of_its_names_stay() -> None:
    pull = description()["components"]["schemas"]["pull-request"]
    assert "title" in pull["properties"]
    assert "description" not in pull["properties"]["title"]


def test_an_answer_that_is_as_described_has_no_faults() -> None:
    path = "/repos/{owner}/{repo}/git/ref/{ref}"
    assert answer_faults("GET", path, 200, GIT_REF) == []
    assert answer_faults("GET", path, 200, {**GIT_REF, "object": {}}) != []
    assert answer_faults("GET", path, 204, None) == [f"GET {path} never answers 204."]


def test_an_undescribed_refusal_is_a_basic_error() -> None:
    path = "/repos/{owner}/{repo}/git/ref/{ref}"
    assert answer_faults("GET", path, 401, {"message": "Bad credentials"}) == []
    assert answer_faults("GET", path, 401, {"message": 1}) != []


def test_a_body_may_hold_null_only_where_the_description_says_so() -> None:
    path = "/repos/{owner}/{repo}/git/trees"
    assert body_faults("POST", path, {"tree": [{"path": "a", "sha": None}]}) == []
    assert body_faults("POST", path, {"tree": [{"path": None}]}) != []


def test_a_body_is_needed_where_the_description_says_so() -> None:
    assert body_faults("POST", "/repos/{owner}/{repo}/git/blobs", None) != []
    token = "/app/installations/{installation_id}/access_tokens"
    assert body_faults("POST", token, None) == []


@pytest.mark.parametrize("name", ["simple-user", "full-repository", "pull-request"])
def test_a_resource_is_completed_with_what_is_required(name: str) -> None:
    schema = description()["components"]["schemas"][name]
    assert set(schema["required"]) <= set(completed(name, {}))
