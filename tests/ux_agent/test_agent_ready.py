"""Tests of what an agent makes ready before its first request."""

from bot.adapters.memory import MemorySites
from bot.conversation.condition import Item
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.sites import SiteRecord
from bot.ux_agent.understanding.words import vocabulary
from tests.ux_agent.world import SITE, World


class SitesRead(MemorySites):
    """Sites of which each reading is noted."""

    def __init__(self, known: SiteIndex) -> None:
        super().__init__({"500": SITE})
        self.known = known
        self.read: list[str] = []

    def find(self, guild_id: str, *, fresh: bool = False) -> SiteRecord | None:
        self.read.append(guild_id)
        return SiteRecord(SITE, self.known) if guild_id == "500" else None


class ReadsNoted:
    """Notes the ids that are read, before it answers that there is none."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def get(self, conversation_id: str) -> Item | None:
        self.read.append(conversation_id)
        return None


def test_F10_the_sites_of_the_settings_are_read_before_the_first_request(world: World) -> None:
    found = world.sites.find("500")
    assert found
    assert found.known
    sites = SitesRead(found.known)
    agent = world.agent()
    agent.sites = sites

    agent.warm_up(["500", "501"])

    assert sites.read == ["500", "501"]
    assert vocabulary.vocabulary_of(found.known) is vocabulary.vocabulary_of(found.known)


def test_F10_without_a_site_the_connection_is_opened_all_the_same(world: World) -> None:
    store = ReadsNoted()
    agent = world.agent()
    agent.store = store  # type: ignore[assignment]

    agent.warm_up([])

    assert len(store.read) == 1


def test_the_vocabulary_of_an_index_is_made_once_and_of_another_anew(world: World) -> None:
    found = world.sites.find("500")
    assert found
    assert found.known
    other = found.known._replace(name="another")

    words = vocabulary.vocabulary_of(found.known)

    assert vocabulary.vocabulary_of(other) is not words
    assert vocabulary.vocabulary_of(found.known) is words
