"""`ux-agent deploy`: parameters → deploy → commands → endpoint URL → invite, each step checked."""

import time
from urllib.parse import urlsplit

from bot.adapters.discord_portal import PortalRefused
from bot.deployment import allowed, console, endpoint, resources, shipping, webhook, wording
from bot.deployment import stack as stacks
from bot.deployment.amazon import Amazon, CloudFault
from bot.deployment.desk import Desk
from bot.deployment.finding import Halted, note, well, wrong
from bot.deployment.gathering import Facts, gather
from bot.deployment.invite import invite
from bot.deployment.questions import ALL, REGION
from bot.deployment.registering import Wish, register
from bot.deployment.registration import of_stack
from bot.deployment.shipping import DeployFailed
from bot.deployment.stack import Stack
from bot.deployment.targets import BuildFailed
from bot.errors import BotError

INTERRUPTED = 130
"""What shells make of Ctrl-C."""

AGAIN = "then run the same command again: what is done stays done"
STOPPED = "stopped; what is done stays done: run make deploy again"
NOTHING: allowed.Declared = {}


def run(desk: Desk, declared: allowed.Declared = NOTHING) -> int:
    """Go through all steps; the exit status is 1 when one of them stopped.

    `declared` are the template's parameters, which the answers have to fit.
    """
    screen = desk.screen
    screen.title("ux-agent deploy", f"stage {desk.stage.name}, stack {desk.stage.stack}")
    try:
        allowed.check(desk.asker.answers, [question.name for question in ALL], declared)
        is_complete = _steps(desk)
    except Halted as halted:
        screen.show(halted.finding)
    except CloudFault as fault:
        screen.show(wrong("AWS", str(fault), fault.mend, AGAIN))
    except PortalRefused as refused:
        screen.show(wrong("Discord", str(refused), *refused.mend, AGAIN))
    except DeployFailed as failed:
        reasons = (f"  {line}" for line in str(failed).split("\n"))
        screen.show(
            wrong(
                "stack", f"{desk.stage.stack} failed:", *reasons, *failed.mend, *_set(desk), AGAIN
            )
        )
    except BuildFailed as failed:
        screen.show(wrong("build", str(failed), AGAIN))
    except BotError as fault:
        screen.show(wrong("stopped", str(fault), AGAIN))
    except KeyboardInterrupt:
        screen.text(STOPPED)
        return INTERRUPTED
    else:
        screen.chapter("Done" if is_complete else "Done, once somebody has opened the page above")
        screen.text(
            "Say in your server:   /ux-update make the navbar dark blue",
            f"Check it any time:    {wording.doctor(desk.stage)}",
            "",
        )
        return 0
    return 1


def _set(desk: Desk) -> tuple[str, ...]:
    """Which answers the stack is made with, for one of them may be the cause."""
    said = ", ".join(f"{name}={value}" for name, value in desk.asker.answers.parameters().items())
    if not said:
        return ()
    return (f"if an answer is the cause ({said}): --answer NAME=… changes it, --forget NAME too",)


def _steps(desk: Desk) -> bool:
    """All steps; whether the bot is in every server."""
    screen = desk.screen
    screen.chapter("1  Parameters")
    desk = _signed_in(desk)
    facts = gather(desk)
    found = stacks.find(desk.amazon.client("cloudformation"), desk.stage.stack)
    endpoint.claim(desk, facts.application, found)
    screen.chapter("2  Deploy")
    stack = _deploy(desk, facts)
    desk.asker.answers.keep_parameters()
    screen.show_all(webhook.known(desk, stack, facts.github))
    screen.show_all(console.known(stack, facts.application))
    screen.chapter("3  Commands")
    portal, application = desk.portal(facts.bot_token), facts.application
    register(screen, portal, application.id, Wish(ours=of_stack(stack.parameters)))
    screen.chapter("4  Endpoint URL")
    endpoint.connect(desk, portal, application, stack, is_changed=stack != found)
    screen.chapter("5  Invite")
    return invite(desk, portal, application.id, facts.sites)


def _signed_in(desk: Desk) -> Desk:
    """The desk in the stage's region, once AWS has said whose credentials these are."""
    region = desk.asker.ask(REGION, desk.amazon.region)
    if region != desk.amazon.region:
        desk = desk._replace(amazon=Amazon(region))
    who = desk.amazon.identity()
    stand_in, place = desk.amazon.stand_in, f"account {who.account}, {region}, as {who.arn}"
    local = f"local rehearsal at http://{stand_in}, nothing is real: {place}"
    desk.screen.show(well("AWS", local if stand_in else f"REAL {place}"))
    _refuse_mixture(desk)
    if not stand_in and not desk.asker.agrees("Deploy into this account?", quietly=True):
        raise Halted(note("AWS", "nothing was done", *_ELSEWHERE))
    return desk


_ELSEWHERE = (
    "another account: AWS_PROFILE, or sign in again; another region: --answer region=…",
    "to rehearse on this machine: `make cloud`, and what it says",
)


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
    named = desk.stage.tables_of(facts.parameters)
    names = [facts.parameters[parameter] for parameter in named]
    there = [name for name in names if resources.has_table(dynamodb, name)]
    if there:
        others = " ".join(f"--answer {name}=…" for name in named)
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
