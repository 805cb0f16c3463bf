"""A site at the small GitHub: what the stack is deployed with, so that the bot works there."""

import re
import shutil
from pathlib import Path

from bot.playground.github.small_github import SmallGitHub
from bot.playground.stack.local_stack import StackOptions

SAMPLE_NAME = "corner-bakery/website"
KEY_PARAMETER = "/ux-agent/github/private-key"


class AtGitHub:
    """A copy of a git folder's HEAD in a repository, and the App that may work there.

    What was in `folder` goes. `address` is where the small GitHub is served, without a slash.
    """

    def __init__(self, folder: Path, source: Path, name: str, address: str) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        self.address = address
        self.github = SmallGitHub(folder, web=address)
        self.hosted = self.github.add_repository(name)
        self.hosted.import_folder(source)

    def deployed_with(self, options: StackOptions) -> StackOptions:
        """The options of a stack whose site is this one, and whose App may work on it."""
        parameters = {
            "GithubApiUrl": f"{self.address}/api",
            "GithubAppId": str(self.github.app.id),
            "GithubInstallationId": str(self.github.app.installation_id),
            "GithubPrivateKeyParameter": KEY_PARAMETER,
        }
        return options._replace(
            sites=dict.fromkeys(options.sites, self.hosted.full_name),
            parameters={**options.parameters, **parameters},
            secrets={**options.secrets, KEY_PARAMETER: self.github.app.private_key},
        )


def repository_name(site: Path) -> str:
    """`local/<name of the folder>`, as GitHub would allow it."""
    name = re.sub(r"[^A-Za-z0-9_.-]+", "-", site.name).strip("-.")
    return f"local/{name or 'website'}"
