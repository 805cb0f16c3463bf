"""The operators' console: what it needs from a person, and whether it has it."""

import json
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

import httpx

from bot.adapters.discord_portal import USER_AGENT, Application, PortalRefused
from bot.deployment import probe, vault, wording
from bot.deployment.amazon import told
from bot.deployment.desk import Desk
from bot.deployment.finding import Finding, note, well, wrong
from bot.deployment.keeping import Secret, obtain
from bot.deployment.stack import Stack

SWITCH = "EnableConsole"
PARAMETER = "DiscordClientSecretParameter"
OUTPUT = "ConsoleEndpointUrl"
CALLBACK = "console/callback"
"""Where Discord sends people back to, below the console's address."""

CLIENT_SECRET = "discord-client-secret"  # noqa: S105 - a name
_HELP = (
    (
        "Discord's developer portal → your application → OAuth2 → Client Secret → Reset Secret → "
        "Copy. The console signs operators in with it; it is not the bot token."
    ),
)
_ENTER = "developer portal → your application → OAuth2 → Redirects → Add → {url} → Save"
_UNKNOWN = {httpx.codes.BAD_REQUEST, httpx.codes.UNAUTHORIZED}
_QUEUES = {
    "EventsDeadLetterQueueUrl": ("events' dead letters", "“Dead letters of events”"),
    "RepairQueueUrl": ("repairs", "“The tables are behind the bucket”"),
}
"""What is in each, and the chapter of the runbook about it."""


def gathered(desk: Desk, application: Application) -> dict[str, str]:
    """The parameters of the console, where it is switched on; its secret is checked and kept.

    Raises Halted where nobody can be asked for it, CloudFault and PortalRefused.
    """
    if desk.asker.answers.parameters().get(SWITCH) != "true":
        return {PARAMETER: ""}

    def fault(secret: str) -> str:
        if is_known(desk, application.id, secret):
            return ""
        return "Discord does not know this client secret; was it reset since?"

    given = desk.settings.discord_client_secret
    variable = "DISCORD_CLIENT_SECRET"
    obtain(desk, Secret(CLIENT_SECRET, "Discord client secret", variable, given, _HELP, fault))
    return {PARAMETER: desk.stage.secret(CLIENT_SECRET)}


def is_known(desk: Desk, application_id: str, secret: str) -> bool:
    """Whether Discord takes the application's secret: asked to end a token that there is not.

    It looks at the secret first, and an unknown token is none of its worries (RFC 7009, 2.2).
    Raises PortalRefused where Discord does not answer.
    """
    base = desk.settings.discord_api_url
    try:
        answer = desk.http.post(
            f"{base}/oauth2/token/revoke",
            data={"token": "none"},
            auth=(application_id, secret),
            headers={"User-Agent": USER_AGENT},
            timeout=20,
        )
    except httpx.HTTPError as error:
        raise PortalRefused(0, 0, f"no answer from {base} ({type(error).__name__})") from error
    if answer.is_success or answer.status_code in _UNKNOWN:
        return answer.is_success
    raise PortalRefused(answer.status_code, 0, f"HTTP status {answer.status_code}")


def redirect(stack: Stack) -> str:
    """The address that Discord has to know; '' where there is no console."""
    own = stack.parameters.get("ConsoleUrl", "").rstrip("/")
    url = f"{own}/" if own else stack.outputs.get(OUTPUT, "")
    return f"{url}{CALLBACK}" if url and OUTPUT in stack.outputs else ""


def known(stack: Stack, application: Application) -> list[Finding]:
    """Whether Discord sends people back to the console; nothing where there is none."""
    url = redirect(stack)
    if not url:
        return []
    if url in application.redirect_uris:
        return [well("sign-in", f"Discord sends operators back to {url}")]
    return [note("sign-in", f"Discord must be told where to: {url}", _ENTER.format(url=url))]


def look(desk: Desk, stack: Stack) -> Iterator[Finding]:
    """Its two doors answer, nothing is left lying, its bucket is private; raises CloudFault."""
    if OUTPUT not in stack.outputs:
        how = wording.deploy(desk.stage, f"--answer {SWITCH}=true")
        yield well("console", f"not asked for; {how} switches it on")
        return
    yield _door(desk, stack.outputs[OUTPUT] + "console", "console", {200, 302, 303, 307})
    yield _door(desk, stack.outputs["DashboardUrl"] + "healthz", "dashboard API", {200})
    if stack.parameters.get("DynamodbWriteEnabled") == "true":
        yield well("session tables", "written")
    else:
        how = wording.deploy(desk.stage, "--answer DynamodbWriteEnabled=true")
        yield note("session tables", "not written: events go to the bucket alone", how)
    yield from _queues(desk, stack.outputs)
    yield _bucket(desk, stack.outputs["EventsBucket"])


def secret_held(desk: Desk, stack: Stack) -> Iterator[Finding]:
    """Discord takes the secret that is kept; raises CloudFault and PortalRefused."""
    name = stack.parameters.get(PARAMETER, "")
    secret = vault.read(desk.amazon.client("ssm"), name) if name else ""
    if not secret:
        return
    if is_known(desk, stack.parameters.get("DiscordApplicationId", ""), secret):
        yield well("client secret", "Discord takes it")
    else:
        again = wording.deploy(desk.stage)
        mend = f"set DISCORD_CLIENT_SECRET to the new one, then {again}"
        yield wrong("client secret", "Discord does not know it: nobody can sign in", mend)


def _door(desk: Desk, url: str, what: str, right: set[int]) -> Finding:
    address, headers = probe.reachable(url, desk.amazon.stand_in)
    try:
        answer = desk.http.get(address, headers=headers, timeout=20)
    except httpx.HTTPError as error:
        return wrong(what, f"no answer: {type(error).__name__}", f"is {url} reachable?")
    if answer.status_code in right:
        return well(what, f"{urlsplit(url).netloc} answers {answer.status_code}")
    return wrong(what, f"{url} answers {answer.status_code}", "its log says why")


def _queues(desk: Desk, outputs: Mapping[str, str]) -> Iterator[Finding]:
    sqs = desk.amazon.client("sqs")
    for output, (what, chapter) in _QUEUES.items():
        with told():
            found = sqs.get_queue_attributes(
                QueueUrl=outputs[output], AttributeNames=["ApproximateNumberOfMessages"]
            )
        count = int(found["Attributes"]["ApproximateNumberOfMessages"])
        if count:
            yield wrong(what, f"{count} lie there", f"docs/runbook.md, {chapter}")
        else:
            yield well(what, "none")


def _bucket(desk: Desk, name: str) -> Finding:
    with told():
        found = desk.amazon.client("s3").get_public_access_block(Bucket=name)
    block = found["PublicAccessBlockConfiguration"]
    if all(block.values()):
        return well("events' bucket", f"{name}: private")
    open_to = json.dumps(sorted(key for key, is_on in block.items() if not is_on))
    return wrong("events' bucket", f"{name} is not closed to the public: {open_to}")
