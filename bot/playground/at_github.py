"""A site at the small GitHub: what the stack is deployed with, so that the bot works there."""

import re
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from bot.playground.github.small_github import SmallGitHub
from bot.playground.github.webhook import PushWebhook
from bot.playground.stack.local_stack import Answer, StackOptions

SAMPLE_NAME = "corner-bakery/website"
KEY_PARAMETER = "/ux-agent/github/private-key"
WEBHOOK_PARAMETER = "/ux-agent/github/webhook-secret"
_WEBHOOK_URL = "GithubWebhookUrl"


class Stack(Protocol):
    """The port to where the webhook is deployed."""

    def post(self, output: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """POST to the function URL in that output; raises OSError when nothing answers."""
        ...


class AtGitHub:
    """A copy of a git folder's HEAD in a repository, the App that may work there, its webhook.

    What was in `folder` goes. `address` is where the small GitHub is served, without a slash.
    """

    def __init__(self, folder: Path, source: Path, name: str, address: str) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        self.address = address
        self.github = SmallGitHub(folder, web=address)
        self.hosted = self.github.add_repository(name)
        self.hosted.import_folder(source)
        self._webhook_secret = secrets.token_hex(20)

    def deployed_with(self, options: StackOptions) -> StackOptions:
        """The options of a stack whose site is this one, and whose App may work on it."""
        parameters = {
            "GithubApiUrl": f"{self.address}/api",
            "GithubAppId": str(self.github.app.id),
            "GithubInstallationId": str(self.github.app.installation_id),
            "GithubPrivateKeyParameter": KEY_PARAMETER,
            "GithubWebhookSecretParameter": WEBHOOK_PARAMETER,
        }
        kept = {
            KEY_PARAMETER: self.github.app.private_key,
            WEBHOOK_PARAMETER: self._webhook_secret,
        }
        return options._replace(
            sites=dict.fromkeys(options.sites, self.hosted.full_name),
            parameters={**options.parameters, **parameters},
            secrets={**options.secrets, **kept},
        )

    def connect(self, stack: Stack) -> None:
        """Tell the stack of every push from now on."""

        def send(body: bytes, headers: Mapping[str, str]) -> int:
            return stack.post(_WEBHOOK_URL, body, headers).status

        PushWebhook(send, self._webhook_secret, web=self.address).watch(self.hosted)


def repository_name(site: Path) -> str:
    """`local/<name of the folder>`, as GitHub would allow it."""
    name = re.sub(r"[^A-Za-z0-9_.-]+", "-", site.name).strip("-.")
    return f"local/{name or 'website'}"
