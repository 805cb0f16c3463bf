"""Whether what people and the bot say is kept, and if not, what keeps it from that."""

from collections.abc import Iterator

from bot.conversation.transcript import KEPT_SECONDS
from bot.deployment import expiry, wording
from bot.deployment.amazon import CloudFault
from bot.deployment.desk import Desk
from bot.deployment.finding import Finding, note, well, wrong
from bot.deployment.stack import Stack

WHAT = "what was said"


def look(desk: Desk, stack: Stack) -> Iterator[Finding]:
    """What the outbox says of its last runs; raises nothing."""
    again = wording.deploy(desk.stage)
    if "ChatSessionsTable" not in stack.outputs:
        yield note(WHAT, "not kept: the stack was deployed by an earlier version", again)
        return
    try:
        told = expiry.lines(desk, stack, "OutboxLogGroup", "misconfigured")
    except CloudFault as fault:  # what the logs tell is worth knowing, no more
        yield note(WHAT, f"whether it is kept cannot be read: {fault}")
        return
    barred = [line for line in told if line.get("kind") == "Turn"]
    if barred:
        yield wrong(WHAT, f"not kept: {barred[-1].get('error', '')}", f"{again}, then look again")
    else:
        yield well(WHAT, f"kept for {KEPT_SECONDS // 86_400} days, /ux-history shows it")
