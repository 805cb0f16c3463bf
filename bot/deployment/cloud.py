"""`ux-agent doctor --cloud`: looks at every step of a deployment again, as it is now."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from bot.adapters.discord_portal import Portal, PortalRefused
from bot.deployment import (
    choices,
    console,
    endpoint,
    expiry,
    repositories,
    resources,
    said,
    vault,
    webhook,
    wording,
)
from bot.deployment import stack as stacks
from bot.deployment.amazon import CloudFault
from bot.deployment.desk import Desk
from bot.deployment.finding import Finding, Mark, note, well, wrong
from bot.deployment.invite import DIRECT
from bot.deployment.invite import state as invited
from bot.deployment.registering import state as registered
from bot.deployment.registration import compare, of_stack
from bot.deployment.repositories import Access
from bot.deployment.stack import Stack
from bot.errors import BotError

Check: TypeAlias = Callable[[Desk, Stack], Iterable[Finding]]
_SECRETS = {
    "DiscordBotTokenParameter": ("Discord bot token", "DISCORD_BOT_TOKEN"),
    "GithubPrivateKeyParameter": ("GitHub App's key", 'GITHUB_PRIVATE_KEY="$(cat key.pem)"'),
    "GithubTokenParameter": ("GitHub token", "GITHUB_TOKEN"),
    "GithubWebhookSecretParameter": ("webhook's secret", "GITHUB_WEBHOOK_SECRET"),
    "DiscordClientSecretParameter": ("Discord client secret", "DISCORD_CLIENT_SECRET"),
    "StripeSecretKeyParameter": ("Stripe's key", ""),
    "DashboardJwtKeysParameter": ("keys of who signs in", ""),
    "EventKeysParameter": ("keys of who sends events", ""),
}
"""What each is, and the variable of the shell that gives it; '' where people keep it themselves."""


def run(desk: Desk) -> int:
    """All chapters; the exit status is 1 when something is wrong."""
    screen = desk.screen
    screen.title("ux-agent doctor", f"stage {desk.stage.name}, stack {desk.stage.stack}")
    screen.chapter("AWS")
    stack = _stack(desk)
    if stack is not None:
        for head, check in _CHAPTERS:
            screen.chapter(head)
            screen.show_all(_guarded(head, check, desk, stack))
    screen.tally()
    return 1 if screen.seen[Mark.WRONG] else 0


def _guarded(head: str, check: Check, desk: Desk, stack: Stack) -> Iterator[Finding]:
    """The findings of a check, and what stopped it if it was stopped."""
    try:
        yield from check(desk, stack)
    except CloudFault as fault:
        yield wrong(head, str(fault), fault.mend)
    except PortalRefused as refused:
        yield wrong(head, str(refused), *refused.mend)
    except BotError as error:
        yield wrong(head, str(error))


def _stack(desk: Desk) -> Stack | None:
    """The stack, after saying whose account this is; None when there is nothing to look at."""
    name, again = desk.stage.stack, wording.deploy(desk.stage)
    try:
        who = desk.amazon.identity()
        region = desk.amazon.region
        desk.screen.show(well("credentials", f"account {who.account}, {region}, as {who.arn}"))
        found = stacks.find(desk.amazon.client("cloudformation"), name)
    except CloudFault as fault:
        desk.screen.show(wrong("AWS", str(fault), fault.mend))
        return None
    if found is None:
        desk.screen.show(wrong("stack", f"there is no {name} in {region}", again))
        return None
    desk.screen.show(_stack_finding(found, name, again))
    return found if endpoint.OUTPUT in found.outputs else None


def _stack_finding(found: Stack, name: str, again: str) -> Finding:
    detail = f"{name} is in {found.status}"
    if found.status == "UPDATE_ROLLBACK_COMPLETE":
        return note("stack", f"{detail}: the last update failed and was taken back", again)
    if found.status in stacks.GOOD:
        return well("stack", detail)
    if found.is_busy:
        return note("stack", f"{detail}: somebody is changing it at this moment")
    return wrong("stack", detail, *stacks.obstacle(found.status, name), again)


def _secrets(desk: Desk, stack: Stack) -> Iterator[Finding]:
    """Each secret is there and encrypted; never what it is."""
    ssm, again = desk.amazon.client("ssm"), wording.deploy(desk.stage)
    for parameter, (what, variable) in _SECRETS.items():
        name = stack.parameters.get(parameter, "")
        held = vault.look(ssm, name) if name else None
        if held is not None and held.type == vault.SECURE:
            yield well(what, f"{name}, {held.type}, version {held.version}")
        elif held is not None:
            told = f"{name} is a {held.type}: anybody may read it"
            mend = (
                f"{again} keeps it as a SecureString" if variable else "keep a SecureString there"
            )
            yield wrong(what, told, mend)
        elif name:
            told = f"aws ssm put-parameter --type SecureString --name {name} --value …"
            if variable:
                told = f"set {variable}, then {again}: it is kept as {name}"
            yield wrong(what, f"there is no parameter {name}", told)


def _endpoint(desk: Desk, stack: Stack) -> Iterator[Finding]:
    """The interactions endpoint refuses a forged request, and so does the webhook's."""
    yield endpoint.judged(desk, stack, endpoint.probed(desk, stack.outputs[endpoint.OUTPUT]))
    webhook = stack.outputs.get("GithubWebhookUrl", "")
    if webhook:
        found = endpoint.probed(desk, webhook)
        if found.is_refused:
            yield well("forged webhook", f"refused with 401 after {found.seconds:.1f} s")
        else:
            yield wrong("forged webhook", f"HTTP status {found.status} instead of 401")


def _discord(desk: Desk, stack: Stack) -> Iterator[Finding]:
    """Discord takes the token, has our key, endpoint and commands; the bot is in the servers."""
    name = stack.parameters.get("DiscordBotTokenParameter", "")
    token = _read(desk, name) or desk.settings.discord_bot_token
    if not token:
        yield _unasked("Discord", "bot token", name, "DISCORD_BOT_TOKEN")
        return
    portal = desk.portal(token)
    application = portal.application()
    yield well("application", f"{application.name}, {application.id}")
    yield from _agreement(desk, stack, portal)
    yield from console.secret_held(desk, stack)
    yield from console.known(stack, application)
    yield from registered(compare(portal.commands(application.id), of_stack(stack.parameters)))
    sites = json.loads(stack.parameters.get("Sites", "{}"))
    servers = [server for server in sites if server != DIRECT]
    yield from invited(desk, application.id, servers, portal.guilds())


def _agreement(desk: Desk, stack: Stack, portal: Portal) -> Iterator[Finding]:
    """The stack's public key and endpoint are those that Discord has."""
    application, again = portal.application(), wording.deploy(desk.stage)
    key, url = stack.parameters.get("DiscordPublicKey", ""), stack.outputs[endpoint.OUTPUT]
    if key.lower() == application.public_key.lower():
        yield well("public key", f"{key[:8]}…, as Discord has it")
    else:
        theirs = f"Discord has {application.public_key[:8]}…, the stack {key[:8]}…"
        yield wrong("public key", f"{theirs}: every request is refused", again)
    if application.endpoint_url == url:
        yield well("endpoint URL", f"Discord has it: {url}")
    else:
        there = application.endpoint_url or "none"
        yield wrong("endpoint URL", f"Discord has {there}, the stack {url}", again)


def _github(desk: Desk, stack: Stack) -> Iterator[Finding]:
    """Every site's repository can be read and written to."""
    given = stack.parameters
    app_id = given.get("GithubAppId", "")
    kind, variable = ("PrivateKey", "GITHUB_PRIVATE_KEY") if app_id else ("Token", "GITHUB_TOKEN")
    name = given.get(f"Github{kind}Parameter", "")
    own = desk.settings.github_private_key if app_id else desk.settings.github_token
    secret = _read(desk, name) or own
    if not secret:
        yield _unasked("GitHub", "App's key" if app_id else "token", name, variable)
        return
    installation = given.get("GithubInstallationId", "")
    access = Access(app_id, installation, secret) if app_id else Access(token=secret)
    sites = json.loads(given.get("Sites", "{}")) | choices.named(given)
    yield from repositories.look(desk, access, sites)
    yield from choices.told(given, desk.stage)
    yield from webhook.known(desk, stack, access)


def _read(desk: Desk, name: str) -> str:
    return vault.read(desk.amazon.client("ssm"), name) if name else ""


def _unasked(whom: str, secret: str, name: str, variable: str) -> Finding:
    """Nobody can be asked without a secret; that a parameter is missing is said among them."""
    if not name:
        return wrong(whom, f"the stack was deployed without a {secret}", "deploy it with one")
    told = f"not asked: the parameter {name} is missing, so there is no {secret} to ask with"
    return note(whom, told, f"to look all the same, set {variable} in this shell")


_CHAPTERS: tuple[tuple[str, Check], ...] = (
    ("Secrets", _secrets),
    ("Endpoint", _endpoint),
    ("Functions and queues", resources.functions_and_queues),
    ("Tables", resources.tables),
    ("Alarms", resources.alarms),
    ("Console", console.look),
    ("Expiry", expiry.look),
    ("Chat sessions", said.look),
    ("Discord", _discord),
    ("GitHub", _github),
)
