"""The local stack behind a bot that talks to the real Discord over its gateway."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bot.adapters.discord_portal import Application
from bot.playground.at_hand import free_port, index_now, site_at_hand
from bot.playground.stack.aws import ACCESS_KEY
from bot.playground.stack.engine import REGION
from bot.playground.stack.local_stack import ENGINE_PORT, LocalStack, Places, StackOptions
from bot.settings import Settings

TOKEN_PARAMETER = "/ux-agent/discord/bot-token"  # noqa: S105 - a name
_NO_SPECIALS = (
    "AWS_SESSION_TOKEN",
    "AWS_CA_BUNDLE",
    "AWS_USE_FIPS_ENDPOINT",
    "AWS_USE_DUALSTACK_ENDPOINT",
    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
)
"""What the person's own AWS settings may say, and what does not hold here."""


class Ground(NamedTuple):
    """Where the stack is: the site's git folder, None for a copy of the sample; its first port."""

    site: Path | None = None
    places: Places = Places()
    port: int = ENGINE_PORT


class Backing:
    """A running stack, as the bot sees it."""

    def __init__(self, stack: LocalStack) -> None:
        self.stack = stack
        self.variables: Mapping[str, str] = {**_of_function(stack), **_of_aws(stack)}

    def trouble(self) -> str:
        """Why the stack does not answer any more, or ''."""
        engine = self.stack.engine
        if engine.process.poll() is None:
            return ""
        return f"the local AWS ended by itself; its log: {engine.log}"


@contextmanager
def local_stack(
    chosen: Settings,
    application: Application,
    guild_ids: list[str],
    say: Callable[[str], None],
    ground: Ground | None = None,
) -> Iterator[Backing]:
    """Deploy the template here for the application and these servers, and end it all afterwards.

    Its worker edits messages at the Discord that the settings name. Raises bot.errors.BotError,
    with a text for the person.
    """
    site, places, first_port = ground or Ground()
    port = free_port(first_port)
    folder = site_at_hand(site, places.work / f"site-gateway-{port}", say)
    options = StackOptions(
        public_key=application.public_key,
        application_id=application.id,
        sites=dict.fromkeys([*guild_ids, "dm"], str(folder.folder)),
        discord_api_url=chosen.discord_api_url,
        parameters={"DiscordBotTokenParameter": TOKEN_PARAMETER},
        secrets={TOKEN_PARAMETER: chosen.discord_bot_token},
        port=port,
        places=places,
    )
    with LocalStack.start(options, say) as stack:
        index_now(stack, options.sites)
        say(f"the website: {folder.place}")
        yield Backing(stack)
        say("ending the local AWS")


def _of_function(stack: LocalStack) -> dict[str, str]:
    """What the interactions function reads from its environment: the bot does the same work."""
    name = stack.outputs["InteractionsFunction"]
    found = stack.aws.functions.get_function_configuration(FunctionName=name)
    return dict(found["Environment"]["Variables"])


def _of_aws(stack: LocalStack) -> dict[str, str]:
    endpoint = stack.engine.endpoint
    return {
        **dict.fromkeys(_NO_SPECIALS, ""),
        "AWS_ACCESS_KEY_ID": ACCESS_KEY,
        "AWS_SECRET_ACCESS_KEY": ACCESS_KEY,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ENDPOINT_URL_DYNAMODB": endpoint,
        "AWS_ENDPOINT_URL_SQS": endpoint,
        "AWS_CLIENT": "light",
    }
