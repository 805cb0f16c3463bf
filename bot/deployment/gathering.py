"""Step 1, parameters: asks for what is not known, checks it, and keeps the secrets in SSM."""

import json
import secrets as randomness
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from bot.adapters.discord_portal import Application, PortalRefused
from bot.deployment import choices, console, questions, repositories, vault
from bot.deployment.desk import Desk
from bot.deployment.finding import Halted, note, well, wrong
from bot.deployment.invite import DIRECT
from bot.deployment.keeping import Secret, obtain
from bot.deployment.repositories import Access
from bot.errors import ConfigurationError

BOT_TOKEN = "discord-bot-token"  # noqa: S105 - a name
GITHUB_TOKEN = "github-token"  # noqa: S105 - a name
PRIVATE_KEY = "github-private-key"
_UNAUTHORIZED = 401
WEBHOOK_SECRET = "github-webhook-secret"  # noqa: S105 - a name


class Facts(NamedTuple):
    """What the later steps need to know."""

    application: Application
    bot_token: str
    sites: dict[str, str]
    github: Access
    parameters: dict[str, str]


def gather(desk: Desk) -> Facts:
    """Everything that template.yaml and the later steps need; raises bot.errors.BotError.

    The answers are kept for the next time, for here they turned out right.
    """
    application, bot_token = _discord(desk)
    _refuse_other_application(desk, application)
    sites = questions.parse_sites(desk.asker.ask(questions.SITES))
    desk.screen.show(well("sites", ", ".join(f"{at} → {site}" for at, site in sites.items())))
    _tell_of_strange_servers(desk, sites, desk.portal(bot_token).guilds())
    access = _github(desk, sites)
    parameters = {
        **desk.asker.answers.defaults,
        "DiscordPublicKey": application.public_key,
        "DiscordApplicationId": application.id,
        "DiscordApiUrl": desk.settings.discord_api_url,
        "DiscordOauthUrl": desk.settings.discord_oauth_url,
        "DiscordBotTokenParameter": desk.stage.secret(BOT_TOKEN),
        "Sites": json.dumps(sites),
        **desk.stage.tables,
        "GithubApiUrl": desk.settings.github_api_url,
        **_github_parameters(desk, access),
        **_webhook(desk),
        **console.gathered(desk, application),
        **({"Alarms": "off"} if desk.amazon.stand_in else {}),  # it has none of several metrics
        **desk.asker.answers.parameters(),
    }
    choices.refuse_faults(parameters, desk.stage)
    desk.asker.answers.keep()
    return Facts(application, bot_token, sites, access, parameters)


def _refuse_other_application(desk: Desk, application: Application) -> None:
    """The bot token belongs to one application: an answer that names another is a mistake."""
    own = {"DiscordPublicKey": application.public_key, "DiscordApplicationId": application.id}
    for name, value in desk.asker.answers.parameters().items():
        if name in own and value.lower() != own[name].lower():
            raise Halted(
                wrong(
                    name,
                    f"{value} is not that of “{application.name}”, whose bot token this is: "
                    f"{own[name]}",
                    f"leave it out (it is found with the bot token): --forget {name}",
                    "or set DISCORD_BOT_TOKEN to the other application's",
                )
            )


def _tell_of_strange_servers(
    desk: Desk, sites: Mapping[str, str], joined: Mapping[str, str]
) -> None:
    """A server that the bot is not in may be a wrong id, once it is in others."""
    strange = [server for server in sites if server != DIRECT and server not in joined]
    if joined and strange:
        there = ", ".join(f"{name} ({server})" for server, name in joined.items())
        desk.screen.show(
            note(
                "servers",
                f"the bot is not in {', '.join(strange)}; it is in {there}",
                "a wrong id? --answer sites=… changes it; a new server is for step 5",
            )
        )


def _discord(desk: Desk) -> tuple[Application, str]:
    known: list[Application] = []

    def fault(token: str) -> str:
        try:
            known.append(desk.portal(token).application())
        except PortalRefused as refused:
            if refused.status != _UNAUTHORIZED:
                raise
            return "Discord does not know this token; was it reset since?"
        return ""

    token = obtain(
        desk,
        Secret(
            BOT_TOKEN,
            "Discord bot token",
            "DISCORD_BOT_TOKEN",
            desk.settings.discord_bot_token,
            questions.BOT_TOKEN_HELP,
            fault,
        ),
    )
    application = known[-1]
    key = f"public key {application.public_key[:8]}…"
    desk.screen.show(well("application", f"{application.name}, {application.id}, {key}"))
    return application, token


def _github(desk: Desk, sites: Mapping[str, str]) -> Access:
    """The credentials with which every repository can be reached."""
    settings = desk.settings
    known = "token" if settings.github_token and not settings.github_app_id else "app"
    way = desk.asker.ask(questions.GITHUB, known)
    access = _app(desk, sites) if way == "app" else _token(desk)
    while not _can_reach(desk, access, sites):
        if desk.asker.is_quiet:
            raise Halted(
                wrong(
                    "GitHub",
                    "not every repository can be reached: mend that first",
                    "another repository: --answer sites=…; another App: --answer github-app-id=…",
                    "what is remembered and wrong: --forget sites, --forget github-app-id, …",
                )
            )
        desk.screen.text("Press Enter when that is mended.")
        desk.screen.ask()
    return access


def _github_parameters(desk: Desk, access: Access) -> dict[str, str]:
    """The template's parameters; what is not used is emptied, for an update keeps old values."""
    is_app = bool(access.app_id)
    return {
        "GithubAppId": access.app_id,
        "GithubInstallationId": access.installation_id,
        "GithubPrivateKeyParameter": desk.stage.secret(PRIVATE_KEY) if is_app else "",
        "GithubTokenParameter": "" if is_app else desk.stage.secret(GITHUB_TOKEN),
    }


def _can_reach(desk: Desk, access: Access, sites: Mapping[str, str]) -> bool:
    return desk.screen.show_all(repositories.look(desk, access, sites))


def _app(desk: Desk, sites: Mapping[str, str]) -> Access:
    before = desk.asker.answers.known(questions.GITHUB_APP_ID.name)
    app_id = desk.asker.ask(
        questions.GITHUB_APP_ID, desk.settings.github_app_id, variable="GITHUB_APP_ID"
    )
    if before and before != app_id:
        desk.asker.answers.remember(questions.GITHUB_INSTALLATION_ID.name, "")  # the other App's
    secret = Secret(
        PRIVATE_KEY,
        "GitHub App's key",
        "GITHUB_PRIVATE_KEY",
        desk.settings.github_private_key,
        questions.PRIVATE_KEY_HELP,
        repositories.key_fault,
        _from_file,
        is_path=True,
    )
    key = obtain(desk, secret)
    given = desk.settings.github_installation_id
    found = given or repositories.find_installation(desk, app_id, key, next(iter(sites.values())))
    installation = desk.asker.ask(
        questions.GITHUB_INSTALLATION_ID,
        found,
        variable="GITHUB_INSTALLATION_ID" if given else "",
    )
    return Access(app_id, installation, key)


def _token(desk: Desk) -> Access:
    token = obtain(
        desk,
        Secret(
            GITHUB_TOKEN,
            "GitHub token",
            "GITHUB_TOKEN",
            desk.settings.github_token,
            questions.GITHUB_TOKEN_HELP,
            lambda text: "" if text.isascii() and text.isprintable() else "that is no token",
        ),
    )
    return Access(token=token)


def _webhook(desk: Desk) -> dict[str, str]:
    """A secret for GitHub's push webhook, made here, where one is wanted."""
    name = desk.stage.secret(WEBHOOK_SECRET)
    if desk.asker.ask(questions.WEBHOOK, "no") == "no":
        return {"GithubWebhookSecretParameter": ""}
    ssm = desk.amazon.client("ssm")
    given = desk.settings.github_webhook_secret
    secret = given or vault.read(ssm, name) or randomness.token_hex(32)
    held = vault.write(ssm, name, secret)
    desk.screen.show(well("webhook's secret", f"{name}, {held.type}, version {held.version}"))
    return {"GithubWebhookSecretParameter": name}


def _from_file(typed: str) -> str:
    path = Path(typed).expanduser()
    try:
        return path.read_text(encoding="ascii")
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"{path} cannot be read: {error}") from error
