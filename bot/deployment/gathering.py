"""Step 1, parameters: asks for what is not known, checks it, and keeps the secrets in SSM."""

import json
from collections.abc import Callable
from typing import NamedTuple

from bot.deployment import questions, vault
from bot.deployment.desk import Desk
from bot.deployment.finding import well
from bot.deployment.portal import Application, PortalRefused
from bot.errors import ConfigurationError

BOT_TOKEN = "discord-bot-token"  # noqa: S105 - a name


class Secret(NamedTuple):
    """A secret to be had: its name in SSM, what it is, its variable, where it is found.

    `fault` gives '' for a secret that works.
    """

    name: str
    head: str
    variable: str
    from_environment: str
    where: tuple[str, ...]
    fault: Callable[[str], str]


class Facts(NamedTuple):
    """What the later steps need to know."""

    application: Application
    bot_token: str
    sites: dict[str, str]
    parameters: dict[str, str]


def gather(desk: Desk) -> Facts:
    """Everything that template.yaml and the later steps need; raises bot.errors.BotError."""
    application, bot_token = _discord(desk)
    sites = questions.parse_sites(desk.asker.ask(questions.SITES))
    desk.screen.show(well("sites", ", ".join(f"{at} → {site}" for at, site in sites.items())))
    parameters = {
        "DiscordPublicKey": application.public_key,
        "DiscordApplicationId": application.id,
        "DiscordApiUrl": desk.settings.discord_api_url,
        "DiscordBotTokenParameter": desk.stage.secret(BOT_TOKEN),
        "Sites": json.dumps(sites),
        **desk.stage.tables,
        **desk.asker.answers.parameters(),
    }
    return Facts(application, bot_token, sites, parameters)


def _discord(desk: Desk) -> tuple[Application, str]:
    known: list[Application] = []

    def fault(token: str) -> str:
        try:
            known.append(desk.portal(token).application())
        except PortalRefused as refused:
            if refused.status == 0:
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


def obtain(desk: Desk, secret: Secret) -> str:
    """The secret: from its variable, else as kept, else typed; kept in SSM when it works."""
    ssm, name = desk.amazon.client("ssm"), desk.stage.secret(secret.name)
    value = secret.from_environment or vault.read(ssm, name)
    fault = secret.fault(value) if value else "there is none yet"
    if fault:
        value = _typed(desk, secret, fault)
    held = vault.write(ssm, name, value)
    desk.screen.show(well(secret.head, f"{name}, {held.type}, version {held.version}"))
    return value


def _typed(desk: Desk, secret: Secret, fault: str) -> str:
    if secret.from_environment or desk.asker.is_quiet:
        raise ConfigurationError(
            f"{secret.head}: {fault}. Set {secret.variable} ({' '.join(secret.where)})"
        )
    desk.screen.explain(secret.head, secret.where)
    while True:
        value = desk.screen.ask_secret()
        fault = secret.fault(value) if value else "nothing was typed"
        if not fault:
            return value
        desk.screen.text(fault)
