"""The sample people: what the stack is deployed with so that they may work, and their work."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.playground.discord.people import FLOWER_SHOP, SAMPLES
from bot.playground.discord.small_discord import SmallDiscord
from bot.playground.page.deployed import Ask
from bot.playground.page.site_folder import SiteFolder
from bot.playground.samples.filling import Filling
from bot.playground.samples.shop import Shop
from bot.playground.stack.local_stack import StackOptions


class Samples:
    """Four people in a server of their own, with a website of their own in `folder`.

    What was in `folder` goes. Their pull requests are there, and disturb nobody.
    """

    def __init__(self, discord: SmallDiscord, folder: Path) -> None:
        self._discord = discord
        self._shop = Shop(folder)
        self.site = SiteFolder(folder)
        discord.state.joined.add(FLOWER_SHOP.id)

    def deployed_with(self, options: StackOptions) -> StackOptions:
        """The options of a stack that knows their website, and marks what they do."""
        marked = {"SampleUsers": ",".join(user.id for user in SAMPLES)}
        return options._replace(
            sites={**options.sites, FLOWER_SHOP.id: str(self.site.folder)},
            parameters={**options.parameters, **marked},
        )

    @contextmanager
    def at_work(self, ask: Ask) -> Iterator[Filling]:
        """They talk in the background meanwhile; `ask` reaches the deployed functions."""
        filling = Filling(self._discord, ask, self._shop)
        filling.start()
        try:
            yield filling
        finally:
            filling.stop()
