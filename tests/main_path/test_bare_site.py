"""A site that declares nothing, through the deployed functions: looked at, changed, and told."""

import json

import pytest

from tests.git_site import git
from tests.main_path.conftest import Town, text_of

pytestmark = pytest.mark.slow


def test_a_site_without_a_manifest_gets_its_pull_request(town: Town) -> None:
    git(town.site, "rm", "--quiet", ".ux-agent.yml")
    git(town.site, "commit", "--quiet", "-m", "Declare nothing")

    asked = town.ask("make the navbar dark blue")
    town.until(lambda: "Preview" in text_of(town.message(asked)))
    town.press(asked, "Confirm")
    town.until(town.pulls)

    (record,) = [json.loads(path.read_text()) for path in town.pulls()]
    assert "This site has no `.ux-agent.yml`" in record["body"]
    assert "+  background: #00008b;" in git(town.site, "show", record["commit"])


def test_the_next_request_is_answered_at_once_by_what_was_found(town: Town) -> None:
    asked = town.ask("make the navbar dark green")
    assert asked.response_type == 4
    assert "#006400" in text_of(town.message(asked))
