"""What is known of each server's site: from the table, else from the settings, never an error."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from bot.adapters.aws.boto import Translated
from bot.adapters.dynamodb.sites import CACHED_SECONDS, MAX_INDEX_BYTES, DynamoSites
from bot.adapters.memory import MemorySites, VirtualClock
from bot.deployment import template
from bot.errors import ConfigurationError
from bot.ux_agent.site import Place, SiteIndex, SourceFile, Target
from bot.ux_agent.sites import SiteRecord, SiteSetting

TABLE = "sites"
GUILD, SITE = "500", "ada/site"
SETTINGS = {GUILD: SITE, "dm": "/srv/site"}
PLACE = Place("css/site.css", "css", 10, 17, 1, 10, "#ffffff")
INDEX = SiteIndex(
    SITE,
    "c1",
    (Target("navbar", "background", "color", "#ffffff", (PLACE,), aliases=("bar",)),),
    {"navbar": ("menu",)},
    {"css/site.css": SourceFile("b1", {"1": "nav { background: #ffffff }\n"})},
    roles={"confirm": ("700",)},
)


class Watched:
    """A client that counts reads."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self.reads = 0
        self.are_consistent: list[object] = []

    def get_item(self, **request: object) -> Any:
        self.reads += 1
        self.are_consistent.append(request["ConsistentRead"])
        return self.client.get_item(**request)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.client, name)


@pytest.fixture
def client(root: Path) -> Iterator[Watched]:
    with mock_aws():
        declared = template.load(root / "template.yaml")["Resources"]["SitesTable"]["Properties"]
        wanted = ("AttributeDefinitions", "BillingMode", "KeySchema")
        made = boto3.client("dynamodb")
        made.create_table(TableName=TABLE, **{part: declared[part] for part in wanted})
        yield Watched(Translated(made))


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock(1000)


@pytest.fixture
def sites(client: Watched, clock: VirtualClock) -> DynamoSites:
    return DynamoSites(client, TABLE, SETTINGS, clock)


def put(client: Watched, **row: str) -> None:
    client.put_item(TableName=TABLE, Item={name: {"S": value} for name, value in row.items()})


def test_without_a_row_the_settings_name_the_site(sites: DynamoSites) -> None:
    assert sites.find("dm") == SiteRecord("/srv/site", None)


def test_F18_a_server_without_a_site_has_none(sites: DynamoSites) -> None:
    assert sites.find("501") is None


def test_an_index_kept_is_found_by_another_container(
    sites: DynamoSites, client: Watched, clock: VirtualClock
) -> None:
    sites.save(GUILD, INDEX, 900)
    found = DynamoSites(client, TABLE, SETTINGS, clock).find(GUILD)
    assert found == SiteRecord(SITE, INDEX, 900)


def test_a_minute_passes_between_two_reads_of_a_row(
    sites: DynamoSites, client: Watched, clock: VirtualClock
) -> None:
    sites.save(GUILD, INDEX, 900)
    sites.find(GUILD)
    clock.advance(CACHED_SECONDS - 1)
    sites.find(GUILD)
    assert client.reads == 1
    clock.advance(1)
    sites.find(GUILD)
    assert client.reads == 2


def test_that_a_server_has_no_site_is_kept_for_a_minute_too(
    sites: DynamoSites, client: Watched
) -> None:
    sites.find("501")
    sites.find("501")
    assert client.reads == 1


def test_an_index_that_may_come_at_any_moment_is_looked_for_each_time(
    sites: DynamoSites, client: Watched, clock: VirtualClock
) -> None:
    assert sites.find(GUILD) == SiteRecord(SITE, None)
    DynamoSites(client, TABLE, SETTINGS, clock).save(GUILD, INDEX, 900)
    assert sites.find(GUILD) == SiteRecord(SITE, INDEX, 900)


def test_a_fresh_look_reads_the_row_whatever_is_kept(sites: DynamoSites, client: Watched) -> None:
    sites.save(GUILD, INDEX, 900)
    sites.find(GUILD)
    sites.find(GUILD, fresh=True)
    assert client.reads == 2


def test_only_a_fresh_look_pays_for_the_newest_row(sites: DynamoSites, client: Watched) -> None:
    sites.find(GUILD)
    sites.find(GUILD, fresh=True)
    assert client.are_consistent == [False, True]


def test_an_index_that_did_not_change_is_not_made_again(
    sites: DynamoSites, clock: VirtualClock
) -> None:
    sites.save(GUILD, INDEX, 1)
    before = sites.find(GUILD)
    clock.advance(CACHED_SECONDS)
    after = sites.find(GUILD)
    assert before is not None
    assert after is not None
    assert after is not before
    assert after.known is before.known


def test_an_index_of_another_site_does_not_count(sites: DynamoSites) -> None:
    sites.save(GUILD, INDEX._replace(site="ada/earlier"), 900)
    assert sites.find(GUILD) == SiteRecord(SITE, None)


def test_a_site_named_by_the_row_wins_over_the_settings(
    sites: DynamoSites, client: Watched
) -> None:
    put(client, guild_id=GUILD, site="ada/chosen")
    assert sites.find(GUILD) == SiteRecord("ada/chosen", None)


def test_an_older_index_does_not_replace_a_newer_one(sites: DynamoSites) -> None:
    sites.save(GUILD, INDEX, 900)
    sites.save(GUILD, INDEX._replace(commit="c0"), 899)
    assert sites.find(GUILD) == SiteRecord(SITE, INDEX, 900)


def test_a_newer_index_replaces_an_older_one(sites: DynamoSites) -> None:
    sites.save(GUILD, INDEX, 900)
    newer = INDEX._replace(commit="c2")
    sites.save(GUILD, newer, 901)
    assert sites.find(GUILD) == SiteRecord(SITE, newer, 901)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", json.dumps({"site": SITE, "targets": 1})])
def test_F31_an_index_of_another_shape_is_no_index(
    sites: DynamoSites, client: Watched, text: str
) -> None:
    put(client, guild_id=GUILD, index=text)
    assert sites.find(GUILD) == SiteRecord(SITE, None)


@pytest.mark.parametrize("value", [{"N": "1.5"}, {"SS": ["x"]}], ids=["a fraction", "a set"])
def test_F31_a_row_that_holds_what_we_never_write_fails_nobody(
    sites: DynamoSites, client: Watched, value: Any, caplog: pytest.LogCaptureFixture
) -> None:
    client.put_item(TableName=TABLE, Item={"guild_id": {"S": GUILD}, "refreshed_at": value})
    assert sites.find(GUILD) == SiteRecord(SITE, None)
    assert f"a row of {TABLE}" in caplog.text


def test_an_index_too_large_is_not_kept_and_the_log_says_so(
    sites: DynamoSites, caplog: pytest.LogCaptureFixture
) -> None:
    sites.save(GUILD, INDEX._replace(name="é" * (MAX_INDEX_BYTES // 2)), 900)
    assert sites.find(GUILD) == SiteRecord(SITE, None)
    assert "the index of ada/site is too large" in caplog.text


def test_of_one_that_is_larger_as_much_is_kept_as_fits(sites: DynamoSites) -> None:
    (target,) = INDEX.targets
    many = tuple(target._replace(property=f"p{n}", value="é" * 900) for n in range(200))
    sites.save(GUILD, INDEX._replace(targets=many), 900)
    record = sites.find(GUILD)
    assert record is not None
    assert record.known is not None
    assert record.known.is_partial
    assert record.known.targets == many[: len(record.known.targets)]
    assert 90 < len(record.known.targets) < 120


def test_without_a_table_the_settings_name_the_site(
    client: Watched, clock: VirtualClock, caplog: pytest.LogCaptureFixture
) -> None:
    sites = DynamoSites(client, "missing", SETTINGS, clock)
    assert sites.find(GUILD) == SiteRecord(SITE, None)
    assert "table missing" in caplog.text


def test_without_a_table_a_failed_look_is_kept_for_a_minute(
    client: Watched, clock: VirtualClock
) -> None:
    sites = DynamoSites(client, "missing", SETTINGS, clock)
    sites.find(GUILD)
    sites.find(GUILD)
    assert client.reads == 1


def test_without_a_table_an_index_is_not_kept_and_nobody_fails(
    client: Watched, clock: VirtualClock, caplog: pytest.LogCaptureFixture
) -> None:
    DynamoSites(client, "missing", SETTINGS, clock).save(GUILD, INDEX, 900)
    assert "no index was kept" in caplog.text


def test_while_the_table_is_away_the_last_index_serves(
    sites: DynamoSites, client: Watched, clock: VirtualClock
) -> None:
    sites.save(GUILD, INDEX, 900)
    sites.find(GUILD)
    client.client.delete_table(TableName=TABLE)
    clock.advance(CACHED_SECONDS)
    assert sites.find(GUILD) == SiteRecord(SITE, INDEX, 900)


def test_who_has_just_set_something_meets_the_newest_row(
    sites: DynamoSites, client: Watched
) -> None:
    sites.save(GUILD, INDEX, 900)
    sites.find(GUILD)
    sites.configure(GUILD, SiteSetting(site=SITE, request_roles=("7",), set_at=1))
    found = sites.find(GUILD)
    assert found == SiteRecord(SITE, INDEX, 900, ("7",))
    assert client.are_consistent == [False, True]


def test_once_that_was_read_it_is_kept_for_a_minute_again(
    sites: DynamoSites, client: Watched, clock: VirtualClock
) -> None:
    sites.save(GUILD, INDEX, 900)
    sites.configure(GUILD, SiteSetting(site=SITE, set_at=1))
    sites.find(GUILD)
    sites.find(GUILD)
    clock.advance(CACHED_SECONDS)
    sites.find(GUILD)
    assert client.are_consistent == [True, False]


def test_a_site_that_is_wanted_may_come_into_force_at_any_moment(
    sites: DynamoSites, client: Watched, clock: VirtualClock
) -> None:
    sites.save(GUILD, INDEX, 900)
    sites.configure(GUILD, SiteSetting(wanted="ada/chosen", set_at=1))
    assert sites.find(GUILD) == SiteRecord(SITE, INDEX, 900)
    worker = DynamoSites(client, TABLE, SETTINGS, clock)
    worker.settle(GUILD, "ada/chosen", is_read=True)
    assert sites.find(GUILD) == SiteRecord("ada/chosen", None)


@pytest.mark.parametrize(
    "act",
    [
        lambda sites: sites.setting(GUILD),
        lambda sites: sites.configure(GUILD, SiteSetting()),
        lambda sites: sites.settle(GUILD, "x", is_read=False),
    ],
    ids=["setting", "configure", "settle"],
)
def test_without_a_table_what_is_set_is_an_error(
    client: Watched, clock: VirtualClock, act: Callable[[DynamoSites], object]
) -> None:
    sites = DynamoSites(client, "missing", SETTINGS, clock)
    with pytest.raises(ConfigurationError, match="table missing"):
        act(sites)


def test_the_sites_of_a_process_keep_an_index_too() -> None:
    sites = MemorySites(dict(SETTINGS))
    assert sites.find(GUILD) == SiteRecord(SITE, None)
    sites.save(GUILD, INDEX, 900)
    assert sites.find(GUILD, fresh=True) == SiteRecord(SITE, INDEX, 900)
    assert sites.find("501") is None
