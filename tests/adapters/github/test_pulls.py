"""Pull requests in GitHub's answers."""

from typing import Any

import pytest

from bot.adapters.github.pulls import read_pull
from bot.errors import TransientError
from bot.ux_agent.code_host import PullRequest

ROW: dict[str, Any] = {
    "number": 7,
    "html_url": "https://github.example/ada/site/pull/7",
    "state": "open",
    "merged_at": None,
    "body": "marker",
    "head": {"ref": "ux/x", "sha": "1" * 40, "repo": {"full_name": "ada/site"}},
}


def test_a_pull_request_is_read() -> None:
    url = "https://github.example/ada/site/pull/7"
    request = PullRequest(7, url, "ux/x", "1" * 40, "open", "marker")
    assert read_pull(ROW) == (request, "ada/site")


@pytest.mark.parametrize(
    ("state", "merged_at", "expected"),
    [
        ("open", None, "open"),
        ("closed", None, "closed"),
        ("closed", "2026-01-01T00:00:00Z", "merged"),
    ],
)
def test_F39_a_merged_one_is_closed_and_says_when(
    state: str, merged_at: str | None, expected: str
) -> None:
    row = {**ROW, "state": state, "merged_at": merged_at}
    assert read_pull(row).request.state == expected


def test_a_body_that_is_missing_is_empty() -> None:
    assert read_pull({**ROW, "body": None}).request.body == ""


def test_F40_a_fork_that_was_deleted_is_nobodys_home() -> None:
    assert read_pull({**ROW, "head": {**ROW["head"], "repo": None}}).home == ""


@pytest.mark.parametrize(
    "row",
    [
        None,
        "row",
        [],
        {},
        {**ROW, "number": "x"},
        {**ROW, "head": None},
        {**ROW, "head": {"repo": {}}},
        {**ROW, "head": {**ROW["head"], "repo": "ada/site"}},
    ],
)
def test_another_shape_may_be_whole_later(row: object) -> None:
    with pytest.raises(TransientError, match="another shape"):
        read_pull(row)
