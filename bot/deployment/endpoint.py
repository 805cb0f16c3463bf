"""Step 4, the interactions endpoint URL: probed, then set, and Discord's refusal explained."""

from collections.abc import Iterator

from bot.adapters.discord_portal import UNVERIFIED, Application, Portal, PortalRefused
from bot.deployment import probe, wording
from bot.deployment.amazon import CloudFault, told
from bot.deployment.desk import Desk
from bot.deployment.finding import Finding, Halted, note, well, wrong
from bot.deployment.probe import DISCORD_SECONDS, Probe
from bot.deployment.stack import Stack

OUTPUT = "InteractionsEndpointUrl"
NOT_VERIFIED = "The specified interactions endpoint URL could not be verified"
_REPLACE = "Discord sends interactions to {before} now. Send them to this stage from now on?"
_OTHER_STAGE = "another stage needs an application of its own: DISCORD_BOT_TOKEN of that one"
_GIVE_BACK = (
    "to give it back: `make deploy` of that stage with ARGS=--take-over, or enter that URL in the "
    "developer portal → General Information → Interactions Endpoint URL"
)
_LOG_SECONDS = 600
_LOG_LINES = 6
_TROUBLE = ("ERROR", "Traceback", "Task timed out", "Runtime.", "errorMessage", "Error:")


def claim(desk: Desk, application: Application, stack: Stack | None) -> None:
    """Raise Halted where Discord's URL is that of another deployment which is not to lose it.

    `stack` is as it was before this deployment, None for a new one.
    """
    before = application.endpoint_url
    if not before or (stack is not None and stack.outputs.get(OUTPUT) == before):
        return
    if desk.takes_over or not probed(desk, before).is_refused:
        return
    if desk.asker.agrees(_REPLACE.format(before=before), quietly=False):
        return
    raise Halted(
        wrong(
            "endpoint URL",
            f"“{application.name}” serves another deployment, which answers: {before}",
            _OTHER_STAGE,
            "to take it from that deployment all the same: --take-over",
            _GIVE_BACK,
        )
    )


def connect(
    desk: Desk,
    portal: Portal,
    application: Application,
    stack: Stack,
    *,
    is_changed: bool = False,
) -> None:
    """Give Discord the stack's URL unless it has it; raises Halted with the likely causes.

    Where the stack `is_changed`, Discord is to verify anew the URL that it has.
    """
    url = stack.outputs[OUTPUT]
    found = probed(desk, url)
    desk.screen.show(judged(desk, stack, found))
    if not found.is_refused:
        raise Halted(wrong("endpoint URL", "not given to Discord: it would not take it"))
    before = portal.application().endpoint_url
    if before == url:  # which Discord need not verify again
        _require_key(desk, application, stack)
    if before == url and not is_changed:
        desk.screen.show(well("endpoint URL", f"Discord has it: {url}"))
        return
    _give(desk, portal, stack)
    said = "has it, and took it once more" if before == url else "called it and took it"
    desk.screen.show(well("endpoint URL", f"Discord {said}: {url}"))
    if before not in {"", url}:
        desk.screen.show(
            note("before", f"Discord sent interactions to {before}", _OTHER_STAGE, _GIVE_BACK)
        )


def _require_key(desk: Desk, application: Application, stack: Stack) -> None:
    key = stack.parameters.get("DiscordPublicKey", application.public_key)
    if key.lower() != application.public_key.lower():
        said = f"it verifies with a wrong key: {stack.outputs[OUTPUT]}"
        raise Halted(wrong("endpoint URL", said, *_causes(desk, application, stack)))


def _give(desk: Desk, portal: Portal, stack: Stack) -> None:
    """Have Discord verify and take the URL."""
    try:
        portal.set_endpoint(stack.outputs[OUTPUT])
    except PortalRefused as refused:
        if UNVERIFIED not in refused.faults:
            raise
        causes = tuple(_causes(desk, portal.application(), stack))
        raise Halted(wrong("endpoint URL", f"{NOT_VERIFIED}.", *causes)) from refused


def probed(desk: Desk, url: str) -> Probe:
    """A forged request to the URL; once more when the first had to start a container."""
    first = probe.forge(desk.http, url, desk.clock(), desk.amazon.stand_in)
    if first.is_right or not first.is_refused:
        return first
    return probe.forge(desk.http, url, desk.clock(), desk.amazon.stand_in)


def judged(desk: Desk, stack: Stack, found: Probe) -> Finding:
    """What a probe says about the endpoint, with the function's own log where it failed."""
    name = "forged request"
    if found.is_right:
        return well(name, f"refused with 401 after {found.seconds:.1f} s")
    if found.is_refused:
        return note(
            name,
            f"refused with 401, but after {found.seconds:.1f} s; Discord waits "
            f"{DISCORD_SECONDS:.0f}",
            "more memory is more processor: --answer InteractionsMemory=512",
        )
    if found.status == 0:
        return wrong(name, f"no answer: {found.said}", f"is {stack.outputs[OUTPUT]} reachable?")
    if found.status == 403:
        return wrong(
            name,
            "403 from AWS: the function URL is not public",
            "a policy of your organisation may forbid public function URLs; ask its administrator",
        )
    return wrong(
        name,
        f"HTTP status {found.status} instead of 401: {found.said}",
        "the function fails; the last of its log:",
        *log_lines(desk, stack),
    )


def log_lines(desk: Desk, stack: Stack) -> list[str]:
    """The last lines of the function's log that tell of trouble, or a sentence in their place."""
    group = stack.outputs.get("InteractionsLogGroup", "")
    since = int((desk.clock() - _LOG_SECONDS) * 1000)
    try:
        with told():
            answer = desk.amazon.client("logs").filter_log_events(
                logGroupName=group, startTime=since
            )
    except CloudFault as fault:
        return [f"  (the log cannot be read: {fault})"]
    lines = [line for event in answer["events"] for line in event["message"].splitlines()]
    telling = [line for line in lines if any(sign in line for sign in _TROUBLE)]
    return [f"  {line}" for line in (telling or lines)[-_LOG_LINES:]] or [
        f"  (nothing in {group} in the last {_LOG_SECONDS // 60} minutes)"
    ]


def _causes(desk: Desk, application: Application, stack: Stack) -> Iterator[str]:
    """Why Discord could not verify the endpoint, the surest cause first."""
    key = stack.parameters.get("DiscordPublicKey", "")
    if key.lower() != application.public_key.lower():
        yield (
            f"the stack was deployed with the public key {key[:8]}…, but “{application.name}” has "
            f"{application.public_key[:8]}…: "
            f"{wording.deploy(desk.stage, '--forget DiscordPublicKey')}"
        )
        return
    found = probed(desk, stack.outputs[OUTPUT])
    if not found.is_right:
        finding = judged(desk, stack, found)
        yield from (finding.detail, *finding.mend)
        return
    yield "the public key is right and forged requests get their 401; the function's log says:"
    yield from log_lines(desk, stack)
    yield "a clock that is wrong, or a cold start of more than 3 s: run this again"
