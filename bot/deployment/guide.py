"""`ux-agent deploy`: parameters → deploy → commands → endpoint URL → invite, each step checked."""

import time
from urllib.parse import urlsplit

from bot.deployment import endpoint, resources, shipping, webhook
from bot.deployment import stack as stacks
from bot.deployment.amazon import Amazon, CloudFault
from bot.deployment.desk import Desk
from bot.deployment.finding import Halted, well, wrong
from bot.deployment.gathering import Facts, gather
from bot.deployment.invite import invite
from bot.deployment.portal import PortalRefused
from bot.deployment.questions import REGION
from bot.deployment.registering import register
from bot.deployment.shipping import DeployFailed
from bot.deployment.stack import Stack
from bot.deployment.targets import BuildFailed

INTERRUPTED = 130
"""What shells make of Ctrl-C."""

AGAIN = "then run the same command again: what is done stays done"


def run(desk: Desk) -> int:
    """Go through all steps; the exit status is 1 when one of them stopped."""
    screen = desk.screen
    screen.title("ux-agent deploy", f"stage {desk.stage.name}, stack {desk.stage.stack}")
    try:
        is_complete = _steps(desk)
    except Halted as halted:
        screen.show(halted.finding)
    except CloudFault as fault:
        screen.show(wrong("AWS", str(fault), fault.mend, AGAIN))
    except PortalRefused as refused:
        screen.show(wrong("Discord", str(refused), *refused.mend, AGAIN))
    except DeployFailed as failed:
        reasons = (f"  {line}" for line in str(failed).split("\n"))
        screen.show(wrong("stack", f"{desk.stage.stack} failed:", *reasons, *failed.mend, AGAIN))
    except BuildFailed as failed:
        screen.show(wrong("build", str(failed), AGAIN))
    except KeyboardInterrupt:
        screen.text("", "Stopped. Run the same command again: what is done stays done.", "")
        return INTERRUPTED
    else:
        screen.chapter("Done" if is_complete else "Done, once somebody has opened the page above")
        screen.text(
            "Say in your server:   /ux-update make the navbar dark blue",
            f"Check it any time:    ux-agent doctor --cloud{desk.stage.option}",
            "",
        )
        return 0
    return 1


def _steps(desk: Desk) -> bool:
    """All steps; whether the bot is in every server."""
    screen = desk.screen
    screen.chapter("1  Parameters")
    desk = _signed_in(desk)
    facts = gather(desk)
    screen.chapter("2  Deploy")
    stack = _deploy(desk, facts)
    screen.show_all(webhook.known(desk, stack, facts.github))
    screen.chapter("3  Commands")
    portal, application = desk.portal(facts.bot_token), facts.application
    register(screen, portal, application.id)
    screen.chapter("4  Endpoint URL")
    endpoint.connect(desk, portal, application, stack)
    screen.chapter("5  Invite")
    return invite(desk, portal, application.id, facts.sites)


def _signed_in(desk: Desk) -> Desk:
    """The desk in the stage's region, once AWS has said whose credentials these are."""
    region = desk.asker.ask(REGION, desk.amazon.region)
    if region != desk.amazon.region:
        desk = desk._replace(amazon=Amazon(region))
    who = desk.amazon.identity()
    desk.screen.show(well("AWS", f"account {who.account}, {region}, as {who.arn}"))
    if desk.amazon.stand_in:
        desk.screen.show(well("local AWS", f"http://{desk.amazon.stand_in}, not the real one"))
    _refuse_mixture(desk)
    return desk


def _refuse_mixture(desk: Desk) -> None:
    """A rehearsal's shell still leads elsewhere: nothing real may be told of what is not."""
    here = {
        "AWS": bool(desk.amazon.stand_in),
        "Discord": _is_here(desk.settings.discord_api_url),
        "GitHub": _is_here(desk.settings.github_api_url),
    }
    if len(set(here.values())) == 1:
        return
    local = " and ".join(name for name, is_here in here.items() if is_here)
    raise Halted(
        wrong(
            "addresses",
            f"{local} on this machine, the rest real: the variables of a rehearsal are mixed in",
            "open a new shell; or, to rehearse, `make cloud` says what to do in this one",
        )
    )


def _is_here(address: str) -> bool:
    return urlsplit(address).hostname in {"127.0.0.1", "localhost", "::1"}


def _updatable(desk: Desk) -> Stack | None:
    """The stack, None when there is none; one that never came into being is taken away."""
    cloudformation, name = desk.amazon.client("cloudformation"), desk.stage.stack
    found = stacks.find(cloudformation, name)
    if found is not None and found.status in stacks.NEVER_WAS:
        desk.screen.step(f"taking away {name}, whose creation failed ({found.status})")
        stacks.delete(cloudformation, name)
        return None
    obstacle = stacks.obstacle(found.status, name) if found else ()
    if found is not None and obstacle:
        raise Halted(wrong("stack", f"{name} is in {found.status}", *obstacle, AGAIN))
    return found


def _refuse_leftovers(desk: Desk, facts: Facts) -> None:
    """A stack that is created makes its tables itself; CloudFormation takes over none."""
    dynamodb = desk.amazon.client("dynamodb")
    names = [facts.parameters[parameter] for parameter in desk.stage.tables]
    there = [name for name in names if resources.has_table(dynamodb, name)]
    if there:
        others = " ".join(f"--answer {name}=…" for name in desk.stage.tables)
        raise Halted(
            wrong(
                "tables",
                f"{' and '.join(there)} are there already, from an earlier stack",
                "tables outlive their stack on purpose: delete them in the DynamoDB console if "
                "nobody misses what they hold (conversations of an hour, indexes of sites)",
                f"or take other names: {others}",
                AGAIN,
            )
        )


def _deploy(desk: Desk, facts: Facts) -> Stack:
    found = _updatable(desk)
    name = desk.stage.stack
    if found is None:
        _refuse_leftovers(desk, facts)
    began = time.monotonic()
    wanted = shipping.target(desk.yard, desk.amazon)
    shipping.build(desk.yard, wanted, facts.parameters, desk.screen.step)
    desk.screen.step(f"{'updating' if found else 'creating'} the stack {name}")
    stack = shipping.deploy(desk.yard, desk.amazon, desk.stage, facts.parameters, desk.screen.step)
    seconds = time.monotonic() - began
    desk.screen.show(well("stack", f"{name} {stack.status} after {seconds:.0f} s"))
    return stack
