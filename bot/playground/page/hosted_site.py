"""A site at the small GitHub, read as the page reads a git folder."""

from typing import Any

from bot.playground.github.hosted import Hosted
from bot.playground.github.pulls import Record
from bot.playground.page.site_folder import SiteFolder


class HostedSite(SiteFolder):
    """The default branch of a repository that has a commit, and its pull requests."""

    def __init__(self, hosted: Hosted) -> None:
        super().__init__(hosted.git.directory)
        self.hosted = hosted

    @property
    def place(self) -> str:
        return f"{self.hosted.full_name} at the small GitHub"

    @property
    def name(self) -> str:
        return self.hosted.full_name.rpartition("/")[2]

    def address(self, number: int) -> str:
        return f"/github/{self.hosted.full_name}/pull/{number}"

    def _kept(self) -> list[dict[str, Any]]:
        return [self._shown(record) for record in reversed(self.hosted.pull_requests())]

    def _now(self, record: dict[str, Any]) -> dict[str, Any]:
        return record

    def _shown(self, record: Record) -> dict[str, Any]:
        is_merged = record["merged_at"] is not None
        return {
            "number": record["number"],
            "title": record["title"],
            "body": record["body"] or "",
            "branch": record["head"],
            "base": record["base"],
            "base_sha": self.hosted.fork_point(record),
            "commit": record["head_sha"],
            "state": "merged" if is_merged else record["state"],
            "draft": record["draft"],
            "comments": record["comments"],
        }
