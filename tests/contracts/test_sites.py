"""What every keeper of sites does with what admins set: the twin, and DynamoDB as moto plays it."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from bot.adapters.aws.boto import Translated
from bot.adapters.dynamodb.sites import DynamoSites
from bot.adapters.memory import MemorySites, VirtualClock
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.sites import Sites, SiteSetting
from tests.real_server import create_table, real_server

GIVEN, CHOSEN = "ada/given", "ada/chosen"
INDEX = SiteIndex(CHOSEN, "c1", (), {}, {})
BY_ADA = SiteSetting(
    wanted=CHOSEN,
    request_roles=("7", "8"),
    confirm_roles=("9",),
    set_id="a",
    set_by="11",
    set_at=100,
)
BY_BOB = SiteSetting(wanted="bob/other", set_id="b", set_by="22", set_at=200, seen_at=0)
_guilds = count(500)


@pytest.fixture(scope="module")
def server(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with real_server(root, tmp_path_factory.mktemp("server")) as started:
        create_table(started.client, root, "sites", "SitesTable")
        yield started.client


@pytest.fixture(scope="module")
def moto(root: Path) -> Iterator[Any]:
    with mock_aws():
        client: Any = Translated(boto3.client("dynamodb"))
        create_table(client, root, "sites", "SitesTable")
        yield client


@pytest.fixture
def guild() -> str:
    """A server that nobody has set anything for."""
    return str(next(_guilds))


@pytest.fixture(params=["twin", "moto", pytest.param("server", marks=pytest.mark.slow)])
def sites(request: pytest.FixtureRequest, guild: str) -> Sites:
    if request.param == "twin":
        return MemorySites({guild: GIVEN})
    client = request.getfixturevalue(request.param)
    return DynamoSites(client, "sites", {guild: GIVEN}, VirtualClock())


def found(sites: Sites, guild: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    record = sites.find(guild)
    assert record is not None
    return record.site, record.request_roles, record.confirm_roles


class TestEverySites:
    def test_nothing_is_set_at_first(self, sites: Sites, guild: str) -> None:
        assert (sites.setting(guild), sites.given(guild)) == (SiteSetting(), GIVEN)

    def test_roles_are_in_force_at_once_and_a_site_once_it_is_read(
        self, sites: Sites, guild: str
    ) -> None:
        assert sites.configure(guild, BY_ADA) == SiteSetting()
        assert found(sites, guild) == (GIVEN, ("7", "8"), ("9",))

        sites.settle(guild, CHOSEN, is_read=True)

        assert found(sites, guild) == (CHOSEN, ("7", "8"), ("9",))
        assert sites.setting(guild) == BY_ADA._replace(site=CHOSEN, wanted="")

    def test_a_site_that_could_not_be_read_leaves_the_one_before(
        self, sites: Sites, guild: str
    ) -> None:
        sites.configure(guild, BY_ADA)

        sites.settle(guild, CHOSEN, is_read=False)

        assert found(sites, guild) == (GIVEN, ("7", "8"), ("9",))
        assert sites.setting(guild) == BY_ADA._replace(wanted="")

    def test_what_is_wanted_no_more_comes_not_into_force(self, sites: Sites, guild: str) -> None:
        sites.configure(guild, BY_ADA)
        sites.configure(guild, BY_BOB)

        sites.settle(guild, CHOSEN, is_read=True)
        sites.settle(guild, CHOSEN, is_read=False)

        assert found(sites, guild)[0] == GIVEN
        assert sites.setting(guild).wanted == "bob/other"

    def test_the_last_writer_wins_and_the_one_before_is_known(
        self, sites: Sites, guild: str
    ) -> None:
        sites.configure(guild, BY_ADA)

        before = sites.configure(guild, BY_BOB)

        assert before == BY_ADA
        assert sites.setting(guild) == BY_BOB._replace(was_by="11", was_at=100)

    def test_roles_alone_leave_the_site_in_force(self, sites: Sites, guild: str) -> None:
        sites.configure(guild, BY_ADA)
        sites.settle(guild, CHOSEN, is_read=True)

        sites.configure(guild, SiteSetting(site=CHOSEN, set_by="22", set_at=300))

        assert found(sites, guild) == (CHOSEN, (), ())

    def test_without_a_site_the_settings_one_is_back(self, sites: Sites, guild: str) -> None:
        sites.configure(guild, BY_ADA)
        sites.settle(guild, CHOSEN, is_read=True)

        sites.configure(guild, SiteSetting(set_by="22", set_at=300))

        assert found(sites, guild) == (GIVEN, (), ())
        assert sites.setting(guild).site == ""

    def test_the_index_of_the_site_before_counts_no_more(self, sites: Sites, guild: str) -> None:
        sites.configure(guild, BY_ADA)
        sites.settle(guild, CHOSEN, is_read=True)
        sites.save(guild, INDEX, 1)
        kept = sites.find(guild)
        sites.configure(guild, BY_BOB)
        sites.settle(guild, BY_BOB.wanted, is_read=True)
        changed = sites.find(guild)

        assert kept is not None
        assert changed is not None
        assert (kept.known, changed.known) == (INDEX, None)
