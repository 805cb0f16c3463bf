"""A secret's way into SSM: from its variable, as it is kept already, or typed unseen."""

from collections.abc import Callable
from typing import NamedTuple

from bot.deployment import vault
from bot.deployment.desk import Desk
from bot.deployment.finding import Halted, well, wrong
from bot.errors import ConfigurationError


def _as_typed(text: str) -> str:
    return text


class Secret(NamedTuple):
    """A secret to be had: its name in SSM, what it is, its variable, where it is found.

    `fault` gives '' for a secret that can be right; `read` makes it of what is typed and raises
    ConfigurationError where it cannot. What `is_path` may be seen while it is typed.
    """

    name: str
    head: str
    variable: str
    from_environment: str
    where: tuple[str, ...]
    fault: Callable[[str], str]
    read: Callable[[str], str] = _as_typed
    is_path: bool = False


def obtain(desk: Desk, secret: Secret) -> str:
    """The secret, kept in SSM once it can be right.

    Raises Halted where nobody can be asked, CloudFault where AWS does not keep it.
    """
    ssm, name = desk.amazon.client("ssm"), desk.stage.secret(secret.name)
    value = secret.from_environment or vault.read(ssm, name)
    fault = secret.fault(value) if value else "there is none yet"
    if fault:
        value = _typed(desk, secret, fault)
    held = vault.write(ssm, name, value)
    desk.screen.show(well(secret.head, f"{name}, {held.type}, version {held.version}"))
    return value


def _typed(desk: Desk, secret: Secret, fault: str) -> str:
    source = f"{secret.variable} of this shell: " if secret.from_environment else ""
    finding = wrong(secret.head, f"{source}{fault}", f"set {secret.variable}", *secret.where)
    if desk.asker.is_quiet:
        raise Halted(finding)
    if source:
        desk.screen.show(finding._replace(mend=("type the right one now:",)))
    desk.screen.explain(secret.head, secret.where)
    while True:
        try:
            typed = desk.screen.ask() if secret.is_path else desk.screen.ask_secret()
            value = secret.read(typed)
            fault = secret.fault(value) if value else "nothing was typed"
        except ConfigurationError as error:
            fault = str(error)
        if not fault:
            return value
        desk.screen.complain(fault)
