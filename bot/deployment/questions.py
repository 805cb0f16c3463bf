"""What a deployment has to know, where a person finds it, and what it must look like."""

import re

from bot.deployment.answers import Question
from bot.errors import ConfigurationError

_GUILD = re.compile(r"[0-9]{17,20}")
_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}(@[^\s@~^:?*\[\\]+)?")
_REGION = re.compile(r"[a-z]{2}(-[a-z]+)+-\d")

SITES_FORM = "<server id>=<owner>/<name>[@branch]"


def parse_sites(text: str) -> dict[str, str]:
    """Server id (or "dm") to repository; raises ConfigurationError, naming the part it means."""
    found: dict[str, str] = {}
    for part in text.replace(",", " ").split():
        guild, _, repository = part.partition("=")
        if guild != "dm" and not _GUILD.fullmatch(guild):
            raise ConfigurationError(f"{part!r}: a server id has 17 to 20 digits")
        if not _REPOSITORY.fullmatch(repository):
            raise ConfigurationError(f"{part!r} is not of the form {SITES_FORM}")
        found[guild] = repository
    if not found:
        raise ConfigurationError(f"at least one site is needed, as {SITES_FORM}")
    return found


def _sites_fault(text: str) -> str:
    try:
        parse_sites(text)
    except ConfigurationError as fault:
        return str(fault)
    return ""


REGION = Question(
    "region",
    "AWS region",
    ("Where everything runs. Near the people who use it; us-east-1 is nearest to Discord.",),
    lambda text: "" if _REGION.fullmatch(text) else "a region looks like eu-west-1",
)
SITES = Question(
    "sites",
    "Sites: which Discord server changes which repository",
    (
        (
            "server id: Discord → User Settings → Advanced → Developer Mode on; then right-click "
            "the server → Copy Server ID"
        ),
        (
            "repository: as in its address on GitHub, owner/name; @branch where it is not the "
            "default branch"
        ),
        f"form: {SITES_FORM}, several with spaces; dm=… for direct messages with the bot",
    ),
    _sites_fault,
)
GITHUB = Question(
    "github",
    "GitHub: app or token",
    (
        (
            "app: a GitHub App of yours. Its tokens live an hour and reach these repositories "
            "alone (recommended)."
        ),
        "token: a fine-grained personal access token. Quicker; pull requests are opened as you.",
    ),
    lambda text: (
        "" if text in {"app", "token"} else f"“{text}” is neither: type app, or type token"
    ),
)
GITHUB_APP_ID = Question(
    "github-app-id",
    "GitHub App: App ID",
    (
        (
            "GitHub → Settings → Developer settings → GitHub Apps → New GitHub App. "
            "Homepage URL: any. Webhook: not active; that can come later."
        ),
        (
            "Repository permissions: Contents read and write, Pull requests read and write. "
            "Nothing else: no Workflows. Then Install App on the sites' repositories."
        ),
        "The App ID stands at the top of the App's page (General → About).",
    ),
    lambda text: "" if text.isdecimal() else "an App ID is a number",
)
GITHUB_INSTALLATION_ID = Question(
    "github-installation-id",
    "GitHub App: installation id",
    ("The number at the end of the address of the App's installation: …/installations/<number>",),
    lambda text: "" if text.isdecimal() else "an installation id is a number",
)
WEBHOOK = Question(
    "webhook",
    "GitHub webhook: yes or no",
    (
        (
            "yes: a push to a site is heard of at once. no: it is noticed within ten minutes, "
            "which is enough for most; nothing else depends on it."
        ),
    ),
    lambda text: "" if text in {"yes", "no"} else f"“{text}” is neither: type yes, or type no",
)
BOT_TOKEN_HELP = (
    (
        "Discord's developer portal (https://discord.com/developers/applications) → New "
        "Application, or yours → Bot → Reset Token → Copy."
    ),
    "The Application ID and the Public Key (General Information) are found with it.",
)
PRIVATE_KEY_HELP = (
    (
        "The App's page → General → Private keys → Generate a private key. A .pem file is "
        "downloaded: give its path. Keep it nowhere else."
    ),
)
GITHUB_TOKEN_HELP = (
    (
        "GitHub → Settings → Developer settings → Fine-grained tokens → Generate. Only select "
        "repositories: the sites. Permissions: Contents and Pull requests, read and write."
    ),
)


ALL = (REGION, SITES, GITHUB, GITHUB_APP_ID, GITHUB_INSTALLATION_ID, WEBHOOK)
"""Every question; its name is that of its answer."""
