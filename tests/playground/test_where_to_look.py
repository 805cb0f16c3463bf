"""What the terminal tells of the site that is served."""

from pathlib import Path

import pytest

from bot.playground.github.small_github import SmallGitHub
from bot.playground.page.hosted_site import HostedSite
from bot.playground.serve import Terminal
from bot.playground.stopping import Stopping
from tests.git_site import new_site
from tests.playground.page.stage import FILES, Stage


def told(stage: Stage, capsys: pytest.CaptureFixture[str]) -> str:
    """The line of the website."""
    terminal = Terminal(has_colour=False, started=0.0, end=Stopping())
    terminal.where_to_look("http://127.0.0.1:1/", stage.playground)
    return next(line for line in capsys.readouterr().out.splitlines() if "the website" in line)


def test_a_merge_is_said_to_take_the_work_tree_of_ones_own_site_along(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stage = Stage(new_site(tmp_path / "site", FILES))
    stage.playground.is_sample = False
    assert "takes the work tree along; nothing else changes it" in told(stage, capsys)
    stage.playground.is_sample = True
    assert "a copy of the sample" in told(stage, capsys)


def test_of_a_site_that_is_copied_to_the_small_github_the_folder_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stage = Stage(new_site(tmp_path / "site", FILES))
    github = SmallGitHub(tmp_path / "github", web="http://127.0.0.1:1/github")
    hosted = github.add_repository("local/site")
    hosted.import_folder(new_site(tmp_path / "own", FILES))
    stage.playground.site, stage.playground.is_sample = HostedSite(hosted), False
    assert "your folder stays as it is" in told(stage, capsys)
