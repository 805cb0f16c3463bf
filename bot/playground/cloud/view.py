"""The playground's page over what somebody deployed into the empty cloud."""

from collections.abc import Mapping, Sequence
from typing import Any

from botocore.exceptions import ClientError

from bot.playground.discord.small_discord import SmallDiscord
from bot.playground.page.deployed import Process
from bot.playground.page.playground import Playground
from bot.playground.page.site_folder import SiteFolder
from bot.playground.stack.aws import Aws
from bot.playground.stack.containers import containers
from bot.playground.stack.engine import Engine

TABLE = "ux-agent-conversations"
_FUNCTIONS = {"InteractionsFunction": "interactions", "WorkerFunction": "worker"}


class CloudBot:
    """The port bot.playground.page.deployed.Deployed over the local AWS, whatever is in it."""

    def __init__(self, engine: Engine, aws: Aws, discord: SmallDiscord) -> None:
        self._engine = engine
        self._aws = aws
        self._discord = discord

    def invoke_url(
        self, body: bytes, headers: Mapping[str, str]
    ) -> tuple[int, Mapping[str, str], bytes]:
        return self._discord.client.endpoint(body, dict(headers))

    def containers(self) -> Sequence[Process]:
        return containers(self._engine.folder, self._deployed())

    def recycle(self, function: str = "interactions") -> Sequence[Process]:
        ended = [one for one in self.containers() if one.function == function]
        for name in self._deployed(function).values():
            timeout = self._aws.functions.get_function_configuration(FunctionName=name)["Timeout"]
            self._aws.functions.update_function_configuration(FunctionName=name, Timeout=timeout)
        return ended

    def conversation(self, conversation_id: str) -> Mapping[str, Any] | None:
        """The item, from the table of whichever stage has it."""
        for name in self._aws.dynamodb.list_tables()["TableNames"]:
            if name.startswith(TABLE):
                key: Any = {"conversation_id": {"S": conversation_id}}
                found = self._aws.dynamodb.get_item(TableName=name, Key=key)
                if "Item" in found:
                    return found["Item"]
        return None

    def _deployed(self, function: str = "") -> dict[str, str]:
        """Name to deployed name of the functions, or of one, in the first stack that has them."""
        try:
            stacks = self._aws.cloudformation.describe_stacks()["Stacks"]
        except ClientError:
            return {}
        found = {
            _FUNCTIONS[output["OutputKey"]]: output["OutputValue"]
            for stack in stacks
            for output in stack.get("Outputs", ())
            if output["OutputKey"] in _FUNCTIONS
        }
        return {name: at for name, at in found.items() if function in {"", name}}


class CloudPlayground(Playground):
    """The page's world before and after somebody has deployed."""

    command = "make cloud"
    without_site = frozenset[str]()

    def __init__(self, discord: SmallDiscord, site: SiteFolder, bot: CloudBot) -> None:
        super().__init__(discord, site, is_sample=True)
        self.stack = bot
        self.step = "nothing is there yet: Discord has no endpoint URL, and no bot is connected"

    @property
    def is_elsewhere(self) -> bool:
        return self.discord.gateway.is_open and not self.discord.state.endpoint_url

    @property
    def is_ready(self) -> bool:
        """Whether Discord has taken an endpoint URL, or a bot is connected to its gateway."""
        return bool(self.discord.state.endpoint_url) or self.discord.gateway.is_open
