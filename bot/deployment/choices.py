"""What admins may choose in `/ux-setup`, as the stack's parameter says it."""

from collections.abc import Iterator, Mapping, Sequence

from bot.deployment import wording
from bot.deployment.finding import Finding, Halted, well, wrong
from bot.deployment.stage import Stage
from bot.errors import ConfigurationError
from bot.settings import Settings

PARAMETER = "SetupRepositories"
_HEAD = "/ux-setup"
_FORM = """--answer 'SetupRepositories={"<server id>": ["owner/name", "owner/*"]}'"""


def rules(parameters: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    """Server id, or "*", to repositories; raises ConfigurationError on another form."""
    given = parameters.get(PARAMETER, "")
    return Settings({"SETUP_REPOSITORIES": given}).setup_repositories


def refuse_faults(parameters: Mapping[str, str], stage: Stage) -> None:
    """Raise Halted on what would close the endpoint to everybody once it was deployed."""
    try:
        rules(parameters)
    except ConfigurationError as fault:
        raise Halted(_fault(fault, stage)) from fault


def named(parameters: Mapping[str, str]) -> dict[str, str]:
    """The repositories named one by one, by themselves; none where the form is another."""
    try:
        listed = [one for rule in rules(parameters).values() for one in rule]
    except ConfigurationError:
        return {}
    return {one: one for one in listed if not one.endswith("/*")}


def told(parameters: Mapping[str, str], stage: Stage) -> Iterator[Finding]:
    """Who may choose what, or that nobody can be let in as it is."""
    try:
        found = rules(parameters)
    except ConfigurationError as fault:
        yield _fault(fault, stage)
        return
    if not found:
        yield well(_HEAD, "each server chooses among the repositories of its site's owner")
    for server, listed in found.items():
        who = "any other server" if server == "*" else f"server {server}"
        yield well(_HEAD, f"{who} chooses among {', '.join(listed) or 'none'}")


def _fault(fault: ConfigurationError, stage: Stage) -> Finding:
    # Braces and quotes pass no Makefile unhurt.
    return wrong(_HEAD, str(fault), f"{wording.AGENT} deploy{stage.option} {_FORM}")
