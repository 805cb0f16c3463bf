"""`ux-agent tables` against an AWS that moto plays, and on the template alone."""

import json
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from bot.__main__ import main
from bot.deployment.amazon import Amazon
from bot.deployment.tables import Table, chosen, declared
from bot.deployment.tables_acts import Shop, create, delete, verify
from bot.deployment.template import load
from bot.errors import ConfigurationError
from bot.settings import SETTINGS
from tests.deployment.at_desk import REGION, Typed
from tests.real_server import real_server

CHAT = "trinity-chat-sessions-dev"
TALKS = "ux-agent-conversations"


@pytest.fixture(scope="module")
def tables(root: Path) -> list[Table]:
    """Every table, under its default name."""
    names = {setting.name: setting.default for setting in SETTINGS}
    return declared(load(root / "template.yaml"), names)


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """DynamoDB of an empty account."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    with mock_aws():
        yield boto3.client("dynamodb", region_name=REGION)


def shop(*typed: str) -> Shop:
    """A person who types these lines."""
    return Shop(Amazon(REGION).client("dynamodb"), Typed(*typed), REGION)


def shown(shop: Shop) -> str:
    """All that the person saw, blanks made one."""
    assert isinstance(shop.screen, Typed)
    return shop.screen.shown


def act(*arguments: str) -> int:
    """The exit status of `ux-agent tables …`."""
    return main(["tables", *arguments])


def test_every_table_of_the_template_is_made_as_it_says(aws: Any, tables: list[Table]) -> None:
    assert create(shop(), tables)
    assert sorted(aws.list_tables()["TableNames"]) == sorted(table.name for table in tables)
    found = aws.describe_table(TableName=CHAT)["Table"]
    assert found["KeySchema"] == [{"AttributeName": "sessionId", "KeyType": "HASH"}]
    (index,) = found["GlobalSecondaryIndexes"]
    assert index["IndexName"] == "userId-index"
    assert [part["AttributeName"] for part in index["KeySchema"]] == ["userId", "createdAt"]
    assert index["Projection"] == {"ProjectionType": "ALL"}
    assert found["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST"
    expiry = aws.describe_time_to_live(TableName=CHAT)["TimeToLiveDescription"]
    assert (expiry["TimeToLiveStatus"], expiry["AttributeName"]) == ("ENABLED", "ttl")
    stream = aws.describe_table(TableName=TALKS)["Table"]["StreamSpecification"]
    assert stream == {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}


def test_what_was_made_is_said_and_what_was_there(aws: Any, tables: list[Table]) -> None:
    first = shop()
    create(first, chosen(tables, [CHAT]))
    assert f"{CHAT} CHAT_SESSIONS_TABLE, made" in shown(first)
    assert "✓ userId-index userId (S), createdAt (S): whole items" in shown(first)
    again = shop()
    assert create(again, chosen(tables, [CHAT]))
    assert f"{CHAT} CHAT_SESSIONS_TABLE, was there ✓ as it should be" in shown(again)
    assert aws.list_tables()["TableNames"] == [CHAT]


def test_a_table_just_made_is_as_it_has_to_be(aws: Any, tables: list[Table]) -> None:
    create(shop(), tables)
    looked = shop()
    assert verify(looked, tables)
    assert "✗ " not in shown(looked).rpartition("✓")[0]


def test_a_table_that_is_missing_is_told_with_the_command_that_makes_it(
    aws: Any, tables: list[Table]
) -> None:
    looked = shop()
    assert not verify(looked, chosen(tables, [CHAT]))
    assert f"✗ is not there .venv/bin/ux-agent tables create {CHAT}" in shown(looked)


def bare(aws: Any, name: str, key: str, **more: Any) -> None:
    """A table with nothing but a key, as somebody may have made it by hand."""
    aws.create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        SSESpecification={"Enabled": True},
        **{
            "AttributeDefinitions": [{"AttributeName": key, "AttributeType": "S"}],
            "KeySchema": [{"AttributeName": key, "KeyType": "HASH"}],
            **more,
        },
    )


def test_what_a_table_lacks_is_told_part_by_part_with_the_call_that_adds_it(
    aws: Any, tables: list[Table]
) -> None:
    bare(aws, TALKS, "conversation_id")
    looked = shop()
    assert not verify(looked, chosen(tables, [TALKS]))
    for told in (
        "✗ userId-index is not there; it has to be user_id (S), created_at (N): keys only",
        "✗ stream is off; it has to be new and old images",
        "✗ expiry is off: nothing is deleted; it has to be by ttl",
        "✗ recovery is off",
        """update-time-to-live --cli-input-json '{"TableName": "ux-agent-conversations",""",
    ):
        assert told in shown(looked)


def test_create_adds_what_a_table_lacks_and_keeps_what_it_holds(
    aws: Any, tables: list[Table]
) -> None:
    bare(aws, TALKS, "conversation_id")
    aws.put_item(TableName=TALKS, Item={"conversation_id": {"S": "one"}})
    made = shop()
    assert create(made, chosen(tables, [TALKS]))
    assert "✓ added userId-index, stream, expiry" in shown(made)
    assert verify(shop(), chosen(tables, [TALKS]))
    assert aws.get_item(TableName=TALKS, Key={"conversation_id": {"S": "one"}})["Item"]


def test_another_key_is_told_and_left_alone(aws: Any, tables: list[Table]) -> None:
    bare(aws, CHAT, "id")
    made = shop()
    assert not create(made, chosen(tables, [CHAT]))
    assert "✗ key is id (S); it has to be sessionId (S)" in shown(made)
    assert f"ux-agent tables delete {CHAT}" in shown(made)
    assert aws.describe_table(TableName=CHAT)["Table"]["KeySchema"][0]["AttributeName"] == "id"


def test_another_expiry_is_told_and_left_alone(aws: Any, tables: list[Table]) -> None:
    create(shop(), chosen(tables, [CHAT]))
    for is_on, attribute in ((False, "ttl"), (True, "gone_at")):
        wanted = {"Enabled": is_on, "AttributeName": attribute}
        aws.update_time_to_live(TableName=CHAT, TimeToLiveSpecification=wanted)
    made = shop()
    assert not create(made, chosen(tables, [CHAT]))
    assert "✗ expiry is by gone_at; it has to be by ttl" in shown(made)


def test_an_index_of_another_shape_and_one_too_many_are_told(aws: Any, tables: list[Table]) -> None:
    def index(name: str, key: str) -> dict[str, Any]:
        schema = [{"AttributeName": key, "KeyType": "HASH"}]
        kept = {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["x"]}
        return {"IndexName": name, "KeySchema": schema, "Projection": kept}

    types = [{"AttributeName": name, "AttributeType": "S"} for name in ("sessionId", "userId")]
    indexes = [index("userId-index", "userId"), index("mine", "userId")]
    bare(aws, CHAT, "sessionId", AttributeDefinitions=types, GlobalSecondaryIndexes=indexes)
    looked = shop()
    assert not verify(looked, chosen(tables, [CHAT]))
    assert "✗ userId-index is userId (S): x; it has to be userId (S), createdAt (S)" in shown(
        looked
    )
    assert "✗ mine is one of your own" in shown(looked)


def test_nothing_is_deleted_where_nobody_can_be_asked(aws: Any, tables: list[Table]) -> None:
    create(shop(), tables)
    with pytest.raises(ConfigurationError, match="nothing is deleted"):
        delete(shop(), tables, is_sure=False, is_attended=False)
    assert len(aws.list_tables()["TableNames"]) == len(tables)


@pytest.mark.parametrize("typed", ["", "yes", "y", CHAT.upper(), TALKS])
def test_anything_but_its_name_keeps_a_table(aws: Any, tables: list[Table], typed: str) -> None:
    create(shop(), chosen(tables, [CHAT]))
    asked = shop(typed)
    assert not delete(asked, chosen(tables, [CHAT]), is_sure=False, is_attended=True)
    assert f"Delete {CHAT}?" in shown(asked)
    assert aws.list_tables()["TableNames"] == [CHAT]


@pytest.mark.parametrize(("typed", "is_sure"), [((CHAT,), False), ((), True)])
def test_its_name_or_yes_deletes_a_table(
    aws: Any, tables: list[Table], typed: tuple[str, ...], is_sure: bool
) -> None:
    create(shop(), chosen(tables, [CHAT, TALKS]))
    asked = shop(*typed)
    assert delete(asked, chosen(tables, [CHAT]), is_sure=is_sure, is_attended=not is_sure)
    assert "✓ deleted" in shown(asked)
    assert aws.list_tables()["TableNames"] == [TALKS]
    assert delete(shop(), chosen(tables, [CHAT]), is_sure=True, is_attended=False)


def test_a_protected_table_stays(aws: Any, tables: list[Table]) -> None:
    create(shop(), chosen(tables, [CHAT]))
    aws.update_table(TableName=CHAT, DeletionProtectionEnabled=True)
    asked = shop()
    assert not delete(asked, chosen(tables, [CHAT]), is_sure=True, is_attended=False)
    assert "✗ kept it is protected against deletion" in shown(asked)


def test_names_come_from_the_settings(
    aws: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHAT_SESSIONS_TABLE", "other-chat")
    assert act("create", "CHAT_SESSIONS_TABLE") == 0
    assert aws.list_tables()["TableNames"] == ["other-chat"]
    assert "other-chat" in capsys.readouterr().out


def test_verify_exits_with_1_until_all_are_made(aws: Any) -> None:
    assert act("verify") == 1
    assert act("create") == 0
    assert act("verify") == 0


def test_a_delete_names_tables_or_says_all(aws: Any) -> None:
    with pytest.raises(SystemExit) as stopped:
        act("delete", "--yes")
    assert stopped.value.code == 2
    act("create")
    assert act("delete", "--all", "--yes") == 0
    assert aws.list_tables()["TableNames"] == []


def test_an_unknown_table_is_refused_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert act("describe", "nothing-such") == 1
    assert f"no table is called nothing-such; there are {TALKS}" in capsys.readouterr().err


def documents(script: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each call of a script with its document, as a shell would read them."""
    words = iter(shlex.split(script, comments=True))
    for word in words:
        if word == "dynamodb":
            operation = next(words)
            if next(words) == "--cli-input-json":
                yield operation, json.loads(next(words))


def test_a_local_aws_need_not_keep_what_protects_real_data(aws: Any, tables: list[Table]) -> None:
    (talks,) = chosen(tables, [TALKS])
    aws.create_table(**{**talks.create, "SSESpecification": {"Enabled": False}})
    aws.update_time_to_live(**(talks.time_to_live or {}))
    away, here = shop(), shop()._replace(is_local=True)
    assert not verify(away, [talks])
    assert verify(here, [talks])
    assert "! recovery is off: a local AWS need not keep it; at AWS it has to be" in shown(here)
    assert "! encryption " in shown(here)
    assert "aws dynamodb" not in shown(here)


def test_the_script_for_awss_command_line_makes_what_create_makes(
    aws: Any, tables: list[Table], capsys: pytest.CaptureFixture[str]
) -> None:
    assert act("describe", "--format", "cli") == 0
    called = list(documents(capsys.readouterr().out))
    for operation, document in called:
        getattr(aws, operation.replace("-", "_"))(**document)
    names = [operation for operation, _ in called]
    assert names.count("create-table") == len(tables)
    assert names.count("update-time-to-live") == sum(bool(table.expires_by) for table in tables)
    assert verify(shop(), tables)


def test_json_holds_the_same_documents(
    tables: list[Table], capsys: pytest.CaptureFixture[str]
) -> None:
    assert act("describe", "--format", "json", CHAT) == 0
    (found,) = json.loads(capsys.readouterr().out)
    (table,) = chosen(tables, [CHAT])
    assert found["create_table"] == table.create
    assert found["update_time_to_live"] == table.time_to_live
    assert (found["name"], found["variable"]) == (CHAT, "CHAT_SESSIONS_TABLE")


def described(
    columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """The lines of `tables describe` on a screen of that width."""
    monkeypatch.setenv("COLUMNS", str(columns))
    assert act("describe") == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= columns
    return lines


def test_described_for_people_it_is_a_table(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [line.split() for line in described(110, capsys, monkeypatch) if line]
    assert lines[0] == ["TABLE", "KEY", "EXPIRES", "STREAM", "NAMED", "BY"]
    assert [CHAT, "sessionId", "ttl", "-", "CHAT_SESSIONS_TABLE"] in lines
    assert ["└", "userId-index", "(all)", "userId,", "createdAt"] in lines


def test_on_a_narrow_screen_each_table_is_described_part_by_part(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = described(72, capsys, monkeypatch)
    assert "      userId-index  userId (S), createdAt (S): whole items" in lines


def test_an_aws_that_does_not_answer_is_said_with_what_to_look_at(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    assert act("verify", "--endpoint-url", "http://127.0.0.1:9", "--region", REGION) == 1
    assert "is the network there, and AWS_ENDPOINT_URL right?" in capsys.readouterr().err


def test_every_table_is_named_by_a_setting(tables: list[Table]) -> None:
    assert [table.logical_id for table in tables if not table.variable] == []


@pytest.mark.slow
def test_at_a_real_server_they_are_made_verified_completed_and_deleted(
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name, raising=False)  # a local AWS asks nobody who they are
    with real_server(root, tmp_path) as server:
        at = ("--endpoint-url", server.endpoint)
        assert act("verify", *at) == 1
        assert act("create", *at) == 0
        assert act("create", *at) == 0
        assert "was there" in capsys.readouterr().out
        assert act("verify", *at) == 0
        assert act("delete", CHAT, *at) == 1
        assert "nothing is deleted" in capsys.readouterr().err
        assert act("delete", "CHAT_SESSIONS_TABLE", "--yes", *at) == 0
        assert act("verify", *at) == 1
        assert f"tables create {CHAT}" in capsys.readouterr().out
