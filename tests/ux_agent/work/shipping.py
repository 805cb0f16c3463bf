"""What the tests of shipping share."""

from bot.errors import Failed, TransientError
from tests.git_site import git
from tests.ux_agent.work.workshop import Workshop


def assert_one_of_each(shop: Workshop) -> None:
    """One branch, one commit, one pull request, completed."""
    item = shop.item()
    assert item["phase"] == "completed"
    (branch,) = shop.branches
    assert git(shop.folder, "rev-list", "--count", branch, "^main") == "1"
    assert [pull["state"] for pull in shop.pulls] == ["open"]
    assert shop.pulls[0]["commit"] == item["commit_sha"]


def lose_reply() -> None:
    """The other side does not answer, whatever it did."""
    raise TransientError("timed out")


def lose_definitely() -> None:
    """The other side never will."""
    raise Failed("site_empty", "There is no commit yet.")
