"""GitHub: which credentials the bot has there, and what it can do with them in each repository."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from bot.adapters.github.api import Api
from bot.adapters.github.app import assertion
from bot.adapters.github.connection import Connection
from bot.adapters.github.credentials import Credentials
from bot.adapters.github.pace import Pace
from bot.adapters.github.wire import Request, Wire
from bot.bootstrap import github_credentials
from bot.deployment.desk import Desk
from bot.deployment.finding import Finding, note, well, wrong
from bot.errors import BotError, ConfigurationError, Failed, TransientError
from bot.settings import Settings
from bot.ux_agent.declared.manifest import read_manifest
from bot.ux_agent.declared.paths import MANIFEST

_INSTALL = "GitHub → your App → Install App → Only select repositories: this one among them"
_PERMIT = "its permissions: Contents and Pull requests, both read and write; its owner accepts them"
_NEW_KEY = "GitHub → your App → General → Private keys → Generate: set GITHUB_PRIVATE_KEY, deploy"
_OF_APP = {
    "app_not_installed": _INSTALL,
    "app_permissions": _PERMIT,
    "app_suspended": (
        "the repository's owner: GitHub → Settings → Applications → Installed GitHub Apps → "
        "Configure → Unsuspend"
    ),
}


class Access(NamedTuple):
    """What the bot shows GitHub: a token, or an App's id, its installation's and its key."""

    app_id: str = ""
    installation_id: str = ""
    private_key: str = ""
    token: str = ""

    def __repr__(self) -> str:
        return f"Access({self.name})"

    @property
    def name(self) -> str:
        """What it is, in words."""
        return f"App {self.app_id}" if self.app_id else "token"

    @property
    def settings(self) -> Settings:
        """The same as the functions get it."""
        values = {
            "GITHUB_APP_ID": self.app_id,
            "GITHUB_INSTALLATION_ID": self.installation_id,
            "GITHUB_PRIVATE_KEY": self.private_key,
            "GITHUB_TOKEN": self.token,
        }
        return Settings(values)


def key_fault(pem: str) -> str:
    """Why a text is no App's private key, or ''."""
    try:
        assertion("", pem, 0)
    except ConfigurationError:
        return "that is no RSA private key in PEM form"
    return ""


def find_installation(desk: Desk, app_id: str, private_key: str, repository: str) -> str:
    """The App's installation that holds the repository, '' when GitHub names none.

    Docs: Get a repository installation for the authenticated app.
    """
    name = repository.partition("@")[0]
    found = _told_app(desk, app_id, private_key, f"/repos/{name}/installation")
    return str(found.get("id", ""))


def app_hook(desk: Desk, app_id: str, private_key: str) -> str:
    """The URL of the App's webhook, '' when GitHub names none.

    Docs: Get a webhook configuration for an app.
    """
    return str(_told_app(desk, app_id, private_key, "/app/hook/config").get("url", ""))


def _told_app(desk: Desk, app_id: str, private_key: str, path: str) -> dict[str, Any]:
    """What GitHub tells the App itself, nothing where it tells nothing."""
    signed = assertion(app_id, private_key, int(desk.clock()))
    try:
        answer = _wire(desk).send(Request("GET", path), signed)
    except TransientError:
        return {}
    return answer.data if answer.is_well and isinstance(answer.data, dict) else {}


def look(desk: Desk, access: Access, sites: Mapping[str, str]) -> Iterator[Finding]:
    """Whether each repository can be read and written to, and what is missing where not."""
    wire = _wire(desk)
    credentials = github_credentials(access.settings, wire, desk.clock)
    for site in dict.fromkeys(sites.values()):
        yield _judged(site, access, credentials, wire)


def _judged(site: str, access: Access, credentials: Credentials, wire: Wire) -> Finding:
    repository, _, branch = site.partition("@")
    api = Api(Connection(repository, wire, credentials, lambda: None))
    label = "repository"
    try:
        about = api.about()
        branch = branch or about.default_branch
        head = api.branch_head(branch)
        if head is None:
            return wrong(label, f"{repository} has no branch {branch}", "push one, or name another")
        next(iter(api.pulls(f"{repository.partition('/')[0]}:{branch}")), None)
        tree = api.tree_of(head)
        lines = api.listing(tree, is_recursive=False).lines if tree else ()
        manifest = next((line.sha for line in lines if line.path == MANIFEST), "")
        content = (api.blob(manifest) if manifest else None) or b""
    except BotError as error:
        told = f"{repository} with the {access.name}: {error}"
        return wrong(label, told, *_advice(access, error))
    return _declared(f"{repository}@{branch}, with the {access.name}", content)


def _declared(place: str, manifest: bytes) -> Finding:
    """The repository can be reached; what its manifest says."""
    if not manifest:
        advice = "`ux-agent scan` proposes one: then you decide what may be edited"
        return note("repository", f"{place}: no {MANIFEST}, so a look has to do", advice)
    try:
        warnings = read_manifest(manifest).warnings
    except BotError as error:
        return wrong("repository", f"{place}: its {MANIFEST} cannot be read: {error}")
    if warnings:
        return note("repository", f"{place}: its {MANIFEST} has warnings", *warnings[:3])
    return well("repository", f"{place}; {MANIFEST} is there")


def _advice(access: Access, error: BotError) -> tuple[str, ...]:
    if not access.app_id:
        return ("the token needs this repository, with Contents and Pull requests: read and write",)
    if isinstance(error, ConfigurationError):
        return (_NEW_KEY,)
    known = _OF_APP.get(error.code) if isinstance(error, Failed) else None
    return (known,) if known else (_INSTALL, _PERMIT)


def _wire(desk: Desk) -> Wire:
    return Wire(desk.http, desk.settings.github_api_url, Pace(desk.clock, desk.sleep), desk.clock)
