"""The benchmark itself: that it runs, counts and judges. What it measures fails no test."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.bench import report
from tests.bench.__main__ import main
from tests.bench.aws_stand_in import Tables
from tests.bench.contenders import AGAIN, BASELINE, OURS, SILENT, WITH_BOTO3
from tests.bench.interactions import WrongAnswerError, check
from tests.bench.large_site import large_site
from tests.bench.measures import MEASURES
from tests.bench.share import NoShareError, share
from tests.bench.sites import requests
from tests.bench.units import dollars, item_size, message_requests, read_units, write_units


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What a run of one round writes to its file."""
    file = tmp_path_factory.mktemp("bench") / "bench.json"
    few = ["--rounds", "1", "--repeat", "3", "--files", "60", "--sessions", "40"]
    assert main([*few, "--json", str(file)]) == 0
    return json.loads(file.read_text())


@pytest.mark.slow
def test_every_measure_is_taken_of_every_contender(written: Any) -> None:
    expected = {measure.key for measure in MEASURES}
    if any("share" in note for note in written["notes"]):
        expected.remove("share_update")
    names = [BASELINE, AGAIN, SILENT, OURS, WITH_BOTO3]
    assert list(written["samples"]) == names
    for samples in written["samples"].values():
        assert set(samples) == expected
        assert all(value > 0 for values in samples.values() for value in values)


@pytest.mark.slow
def test_the_tutorial_reads_and_deletes_where_we_write_once(written: Any) -> None:
    asked = {
        name: {what: number for what, number in states["warm"].items() if "units" not in what}
        for name, states in written["counts_per_conversation"].items()
    }
    alone = {"PutItem": 1, "GetItem": 1, "DeleteItem": 1}
    assert asked[BASELINE] == alone | {"SendMessage": 1, "messages": 1}
    assert asked[SILENT] == alone
    ours = {"PutItem": 1, "UpdateItem": 2, "SendMessage": 1, "messages": 1}  # one is the limits'
    assert asked[OURS] == ours
    assert asked[WITH_BOTO3] == ours


@pytest.mark.slow
def test_many_payments_at_once_go_wrong_nowhere(written: Any) -> None:
    ours, documented = written["payments"]
    assert (ours["faults"], documented["faults"]) == (0, 0)
    assert len(ours["seconds"]) == len(documented["seconds"]) == 6 * 40
    assert (ours["requests"], documented["requests"]) == (18, 12)


@pytest.mark.slow
def test_a_request_is_read_by_its_index_and_a_site_is_scanned(written: Any) -> None:
    reading, scanning = written["sites"]
    assert len(reading["ours"]) == 3 * len(requests())
    assert all(taken > 0 for one in (reading, scanning) for taken in (*one["ours"], *one["theirs"]))


@pytest.mark.slow
def test_a_web_session_is_read_and_written_once_and_only_where_it_is_used(written: Any) -> None:
    found = {(one["name"], one["kind"]): one for one in written["web_sessions"]}
    assert len(found) == 5 * 3
    for (name, kind), one in found.items():
        expected = {"untouched": 0, "read": 1, "written": 2}[kind] if "DynamoDB" in name else 0
        assert one["table_requests"] == [expected] * 5
        assert all(taken > 0 for taken in one["seconds"])


def test_the_large_site_has_as_many_files_as_it_says(tmp_path: Path) -> None:
    large_site(tmp_path / "site", 70)
    assert sum(1 for path in (tmp_path / "site").rglob("*") if path.is_file()) == 70


@pytest.mark.slow
def test_every_goal_has_a_verdict(written: Any) -> None:
    for name, column in ((OURS, "goal"), (WITH_BOTO3, "goal_boto3")):
        with_goal = {m.key for m in MEASURES if getattr(m, column) is not None}
        assert set(written["met"][name]) == with_goal


def test_elsewhere_than_on_linux_it_says_what_it_needs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert main([]) == 1
    assert "needs Linux" in capsys.readouterr().err


def test_the_tutorial_is_as_short_as_tutorials_are() -> None:
    source = Path(__file__).parent / "tutorial" / "handler.py"
    assert len(source.read_text().splitlines()) <= 60


def test_a_ratio_at_its_goal_is_met_and_one_above_is_not() -> None:
    found = {
        BASELINE: {"cold_ping": [1.0], "cold_update": [1.0], "package": [30.0]},
        OURS: {"cold_ping": [0.30], "cold_update": [0.31], "package": [9.5]},
    }
    told = report.verdicts(found)[OURS]
    assert told["cold_ping"] is True
    assert told["cold_update"] is False
    assert told["package"] is False
    assert told["warm_ping"] is None


def test_the_table_marks_what_is_met_and_leaves_empty_what_was_not_measured() -> None:
    found = {BASELINE: {"cold_ping": [0.4], "cold_update": [0.4]}, OURS: {"cold_ping": [0.1]}}
    lines = report.table(found, has_colour=False).splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("cold start"))
    ping, update = (line.split() for line in lines[start + 1 : start + 3])
    assert ping == ["PING", "400", "ms", "0.25", "✓", "≤", "0.30"]
    assert update == ["/ux-update", "400", "ms", "-"]


def test_the_readmes_table_has_a_row_for_each_measure_and_shows_what_is_missed() -> None:
    found = {BASELINE: {"cold_ping": [1.0], "peak": [50.0]}, OURS: {"cold_ping": [0.5]}}
    head, _, *rows = report.markdown(found).splitlines()
    assert head == "| | tutorial | ours |"
    assert len(rows) == len(MEASURES)
    assert rows[0].endswith("PING | 1000 ms | *0.50 ≤ 0.30* |")


def test_ratios_are_taken_within_each_round() -> None:
    slowing = {BASELINE: {"cold_ping": [1.0, 2.0, 8.0]}, OURS: {"cold_ping": [0.5, 1.0, 2.0]}}
    assert report.ratio(slowing, OURS, MEASURES[0]) == 0.5


def test_colours_are_for_terminals_alone() -> None:
    found = {BASELINE: {"cold_ping": [0.4]}, OURS: {"cold_ping": [0.1]}}
    assert "\x1b[" in report.table(found, has_colour=True)
    assert "\x1b[" not in report.table(found, has_colour=False)


def test_sizes_are_counted_as_dynamodb_counts_them() -> None:
    item = {
        "name": {"S": "é"},
        "n": {"N": "-123"},
        "on": {"BOOL": True},
        "list": {"L": [{"S": "a"}]},
        "map": {"M": {"k": {"NULL": True}}},
    }
    assert item_size(item) == (4 + 2) + (1 + 3) + (2 + 1) + (4 + 3 + 1 + 1) + (3 + 3 + 1 + 1 + 1)


@pytest.mark.parametrize(("length", "units"), [(0, 1), (1023, 1), (1024, 2)])
def test_a_write_costs_a_unit_for_each_kibibyte_of_the_larger_image(
    length: int, units: int
) -> None:
    item = {"a": {"S": "x" * length}}
    assert write_units(item, {}) == write_units({}, item) == units


def test_a_read_costs_half_unless_it_is_consistent() -> None:
    item = {"a": {"S": "x" * 5000}}
    assert read_units(item, is_consistent=True) == 2
    assert read_units(item, is_consistent=False) == 1


def test_a_message_is_billed_by_64_kibibytes() -> None:
    assert [message_requests(size) for size in (1, 65_536, 65_537)] == [1, 1, 2]


def test_a_million_of_each_costs_its_price() -> None:
    million = {"write units": 1e6, "read units": 1e6, "messages": 1e6}
    assert dollars(million) == pytest.approx(0.625 + 0.125 + 0.40)


def test_the_stand_in_carries_out_an_update_expression() -> None:
    tables = Tables()
    key = {"conversation_id": {"S": "c"}}
    item = {**key, "old": {"S": "x"}, "version": {"N": "1"}}
    tables.answer("DynamoDB_20120810.PutItem", {"TableName": "t", "Item": item})
    update = {
        "TableName": "t",
        "Key": key,
        "UpdateExpression": "SET #a = :a, #b = :b REMOVE #o ADD #v :one",
        "ExpressionAttributeNames": {"#a": "a", "#b": "b", "#o": "old", "#v": "version"},
        "ExpressionAttributeValues": {":a": {"S": "1"}, ":b": {"S": "2"}, ":one": {"N": "1"}},
        "ReturnValues": "ALL_NEW",
    }
    changed = tables.answer("DynamoDB_20120810.UpdateItem", update)["Attributes"]
    assert changed == {**key, "a": {"S": "1"}, "b": {"S": "2"}, "version": {"N": "2"}}
    read = tables.answer("DynamoDB_20120810.GetItem", {"TableName": "t", "Key": key})
    assert read == {"Item": changed}


def test_the_counts_of_the_stand_in_start_anew_at_each_look() -> None:
    tables = Tables()
    tables.answer("AmazonSQS.SendMessage", {"MessageBody": "x"})
    assert tables.take_counts() == {"SendMessage": 1, "messages": 1}
    assert tables.take_counts() == {}


def test_a_wrong_answer_is_no_measure() -> None:
    with pytest.raises(WrongAnswerError):
        check("update", {"statusCode": 200, "body": '{"type": 5}'})
    with pytest.raises(WrongAnswerError):
        check("confirm", {"statusCode": 200, "body": '{"type": 7, "data": {"x": "expired"}}'})


def mounted(folder: Path, kind: str, options: str = "rw") -> Path:
    """A list of mounts that has one of that kind at `folder`."""
    mounts = folder / "mounts"
    mounts.write_text(f"proc /proc proc rw 0 0\nx {folder} {kind} {options} 0 0\n")
    return mounts


def test_256_megabytes_are_a_seventh_of_a_processor(tmp_path: Path) -> None:
    (tmp_path / "cgroup.controllers").write_text("io cpu memory\n")
    with share(256, mounted(tmp_path, "cgroup2")) as part:
        (group,) = tmp_path.glob("bench-*")
        assert (group / "cpu.max").read_text() == "2894 20000"
        part.hold(1234)
        assert (group / "cgroup.procs").read_text() == "1234"


def test_the_older_cgroups_give_the_same_share(tmp_path: Path) -> None:
    with share(256, mounted(tmp_path, "cgroup", "rw,relatime,cpu")):
        (group,) = tmp_path.glob("bench-*")
        assert (group / "cpu.cfs_quota_us").read_text() == "2894"
        assert (group / "cpu.cfs_period_us").read_text() == "20000"


def test_without_a_processor_quota_the_share_is_refused_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "cgroup.controllers").write_text("memory\n")
    mounts = mounted(tmp_path, "cgroup2")
    with pytest.raises(NoShareError, match="no cgroup with a processor quota"), share(256, mounts):
        pass


def test_where_no_group_may_be_made_the_share_is_refused(tmp_path: Path) -> None:
    mounts = mounted(tmp_path, "cgroup", "rw,cpu")
    missing = mounts.read_text().replace(str(tmp_path), str(tmp_path / "away"))
    mounts.write_text(missing)
    with pytest.raises(NoShareError, match="no cgroup can be made"), share(256, mounts):
        pass
