"""Tests of bot.interactions.interaction: every shape that Discord sends, and no other."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interactions.interaction import MOST_BYTES, Kind, Malformed, parse
from tests.interactions.payloads import SAMPLES, encoded, fresh, sample

INTERACTIONS = sorted(
    path.stem for path in SAMPLES.glob("*.json") if not path.stem.startswith("signed_")
)


def parsed(payload: object) -> Any:
    return parse(encoded(payload))


@pytest.mark.parametrize("name", INTERACTIONS)
def test_every_sample_is_read(name: str) -> None:
    payload = sample(name)
    assert parsed(payload).kind == payload["type"]


@pytest.mark.parametrize("name", ["signed_command_string_guild", "signed_command_guild_2022"])
def test_a_really_signed_body_is_read(name: str) -> None:
    assert parse(sample(name)["raw_body"].encode()).kind is Kind.COMMAND


def test_a_command_in_a_server() -> None:
    found = parsed(sample("command_string_guild"))
    assert found.presser == ("53908232506183680", "1380488052169769110", ())
    assert (found.name, found.options) == ("sign", {"message": "llamas"})
    assert found.channel_id == "1380488052169769113"
    assert found.locale == "en-US"
    assert not found.on_message


@pytest.mark.parametrize(
    "name", ["command_string_dm", "command_string_group_dm_user_install", "button_dm"]
)
def test_F17_outside_a_server_the_user_stands_elsewhere(name: str) -> None:
    found = parsed(sample(name))
    assert found.presser.guild_id == "dm"
    assert found.presser.user_id == sample(name)["user"]["id"]


def test_F17_a_press_in_a_thread_is_read_like_any_other() -> None:
    found = parsed(sample("button_guild"))
    assert (found.presser.guild_id, found.custom_id) == ("1457468924290662599", "hello")
    assert found.on_message


def test_the_roles_of_a_member_are_read() -> None:
    assert parsed(sample("modal_submit_guild")).presser.roles == (
        "1336784655155986432",
        "1403111146944467114",
        "1403115171127234704",
    )


def test_a_field_in_an_action_row_is_read() -> None:
    assert parsed(sample("modal_submit_guild")).fields == {"fppp": "Fooooo"}


def test_a_field_in_a_label_is_read() -> None:
    payload = sample("modal_submit_dm")
    wanted = payload["data"]["components"][0]["component"]
    assert parsed(payload).fields == {wanted["custom_id"]: wanted["value"]}


def test_the_values_of_a_select_are_read() -> None:
    payload = fresh("button_guild")
    payload["data"] |= {"component_type": 3, "values": ["1", 2]}
    assert parsed(payload).values == ("1",)


def test_without_channel_id_the_channel_tells() -> None:
    payload = sample("command_string_guild")
    del payload["channel_id"]
    assert parsed(payload).channel_id == "1380488052169769113"


def test_only_text_options_are_kept() -> None:
    payload = sample("command_string_attachment_guild")
    assert all(isinstance(value, str) for value in parsed(payload).options.values())
    kinds = {option["name"]: option["type"] for option in payload["data"]["options"]}
    assert {kinds[name] for name in parsed(payload).options} == {3}


def test_a_command_of_a_menu_has_no_name() -> None:
    payload = sample("command_string_guild")
    payload["data"]["type"] = 2
    assert parsed(payload).name == ""


def test_F17_only_the_identity_is_needed_of_a_command() -> None:
    bare = {
        "type": 2,
        "id": "1",
        "token": "t",
        "application_id": "2",
        "user": {"id": "3"},
    }
    found = parsed(bare)
    assert (found.presser, found.name, found.options) == (("3", "dm", ()), "", {})


@pytest.mark.parametrize("missing", ["id", "token", "application_id", "member"])
def test_without_an_identity_nothing_is_read(missing: str) -> None:
    payload = sample("command_string_guild")
    del payload[missing]
    with pytest.raises(Malformed):
        parsed(payload)


@pytest.mark.parametrize("guild_id", ["dm", "", 5, "١"])
def test_a_guild_that_is_no_snowflake_is_refused(guild_id: object) -> None:
    with pytest.raises(Malformed):
        parsed({**sample("command_string_guild"), "guild_id": guild_id})


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b'{"type":1', id="truncated"),
        pytest.param(b'{"type":1,"id":"1"}x', id="something after it"),
        pytest.param(b'{"a":' * 100_000 + b"1" + b"}" * 100_000, id="too long and deep"),
        pytest.param(b'{"a":' * 40_000 + b"1" + b"}" * 40_000, id="deep objects"),
        pytest.param(b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}", id="deep lists"),
        pytest.param(b'{"type":1,"id":"1","n":' + b"9" * 5000 + b"}", id="5,000 digits"),
        pytest.param(b'{"type":1,"id":"1","n":NaN}', id="NaN"),
        pytest.param(b'{"type":1,"id":"1","n":-Infinity}', id="Infinity"),
        pytest.param(b'{"type":1,"id":"1","n":"\\ud800"}', id="lone surrogate"),
        pytest.param(b'{"type":1,"id":"1","\\uDC00":1}', id="lone surrogate in a key"),
        pytest.param(b'{"type":1,"id":"1","n":"\xff"}', id="not UTF-8"),
        pytest.param('{"type":1,"id":"1"}'.encode("utf-16-le"), id="UTF-16"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b"1", id="a number"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_F08_malformed_json_is_refused(body: bytes) -> None:
    with pytest.raises(Malformed):
        parse(body)


def test_an_emoji_written_in_two_escapes_is_read() -> None:
    text = json.dumps({**sample("command_string_guild"), "note": "👋"})
    assert parse(text.encode()).kind is Kind.COMMAND


@pytest.mark.parametrize(
    "body", [b'{"type":1,"type":1,"id":"1"}', b'{"type":1,"id":"1","a":{"b":1,"b":2}}']
)
def test_F09_a_key_that_stands_twice_is_refused(body: bytes) -> None:
    with pytest.raises(Malformed):
        parse(body)


@pytest.mark.parametrize("kind", [0, 6, -1, "1", 1.0, True, None, [], {}])
def test_F09_an_unknown_type_is_refused(kind: object) -> None:
    with pytest.raises(Malformed, match="type"):
        parsed({"type": kind, "id": "1", "version": 1})


def test_F09_an_unknown_version_is_refused() -> None:
    with pytest.raises(Malformed, match="version"):
        parsed({"type": 1, "id": "1", "version": 2})


def test_F07_a_body_over_the_limit_is_refused() -> None:
    with pytest.raises(Malformed, match="too long"):
        parse(b"{" + b" " * MOST_BYTES)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)
KEYS = st.sampled_from(
    [
        "id",
        "token",
        "application_id",
        "data",
        "member",
        "user",
        "guild_id",
        "channel",
        "channel_id",
        "message",
        "locale",
    ]
)


@given(
    name=st.sampled_from(INTERACTIONS),
    outer=st.dictionaries(KEYS, JSON, max_size=4),
    inner=st.dictionaries(
        st.sampled_from(["name", "type", "options", "components", "custom_id", "values"]),
        JSON,
        max_size=4,
    ),
)
def test_F17_whatever_a_field_holds_it_is_read_or_refused(
    name: str, outer: dict[str, Any], inner: dict[str, Any]
) -> None:
    payload = sample(name) | outer
    if isinstance(payload.get("data"), dict):
        payload["data"] = payload["data"] | inner
    body = json.dumps(payload).encode()
    try:
        found = parse(body)
    except Malformed:
        return
    assert found.kind == payload["type"]


@given(st.binary())
def test_F08_whatever_the_bytes_they_are_read_or_refused(body: bytes) -> None:
    with pytest.raises(Malformed):
        parse(b"{" + body)


# --- what else a command or a form brings

CDN = "https://cdn.discordapp.com/ephemeral-attachments/1381177100000000001/1381177107001888999"
HM = "hm=5954f90117ccf8716ffa6c7f97a778a0d039810c9584045f400d8a9fff590768&"
BUG_PNG = (
    "1381177107001888999",
    "bug.png",
    "image/png",
    241394,
    f"{CDN}/bug.png?ex=68dc7ce1&is=68db2b61&{HM}",
)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("command_string_attachment_guild", "file"),
        ("command_string_attachment_dm", "file"),
        ("modal_submit_file_upload_guild", "file_upload"),
    ],
)
def test_an_uploaded_file_stands_under_the_name_of_its_option_or_input(
    name: str, field: str
) -> None:
    payload = sample(name)
    (wanted,) = payload["data"]["resolved"]["attachments"].values()
    (file,) = parsed(payload).files[field]
    assert file._asdict() == {key: wanted[key] for key in file._fields}


def test_a_file_is_read_whole() -> None:
    assert parsed(sample("command_string_attachment_guild")).files == {"file": (BUG_PNG,)}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("url", "https://cdn.discordapp.com.example.org/bug.png"),
        ("url", "https://cdn.discordapp.com@example.org/bug.png"),
        ("url", "http://cdn.discordapp.com/bug.png"),
        ("url", "https://example.org/cdn.discordapp.com/bug.png"),
        ("url", "https://cdn.discordapp.com/" + "x" * 2048),
        ("url", None),
        ("size", "1"),
        ("size", -1),
        ("size", 10**40),
        ("size", True),
    ],
)
def test_a_file_that_is_not_at_discord_or_not_whole_leaves_its_name_alone(
    key: str, value: object
) -> None:
    payload = sample("command_string_attachment_guild")
    payload["data"]["resolved"]["attachments"][BUG_PNG[0]][key] = value
    assert parsed(payload).files == {"file": ()}


def test_a_file_may_stand_where_the_local_discord_keeps_it() -> None:
    payload = sample("command_string_attachment_guild")
    payload["data"]["resolved"]["attachments"][BUG_PNG[0]]["url"] = "http://127.0.0.1:1/cdn/a"
    found = parse(encoded(payload), cdn=("http://127.0.0.1:1/cdn",))
    assert found.files["file"][0].url == "http://127.0.0.1:1/cdn/a"


@pytest.mark.parametrize("resolved", [None, {}, {"attachments": []}])
def test_a_file_of_which_nothing_is_told_leaves_its_name_alone(resolved: object) -> None:
    payload = sample("command_string_attachment_guild")
    payload["data"]["resolved"] = resolved
    assert parsed(payload).files == {"file": ()}


def test_the_option_that_is_being_typed_is_named() -> None:
    found = parsed(sample("autocomplete_guild"))
    assert (found.focused, found.options) == ("variant", {"variant": "data a user is typ"})


def test_of_a_command_that_is_sent_no_option_is_being_typed() -> None:
    assert parsed(sample("command_string_guild")).focused == ""


def test_the_permissions_of_a_member_are_a_number() -> None:
    assert parsed(sample("command_string_guild")).permissions == 2251799813685247


@pytest.mark.parametrize("given", [None, "", "-1", "x", 8, "٨", "9" * 31])
def test_permissions_that_cannot_be_read_are_none(given: object) -> None:
    payload = sample("command_string_guild")
    payload["member"]["permissions"] = given
    assert parsed(payload).permissions == 0


def test_outside_a_server_nobody_has_permissions() -> None:
    assert parsed(sample("command_string_dm")).permissions == 0


@pytest.mark.parametrize("kind", [3, 5, 6, 7, 8])
def test_what_is_picked_in_a_form_stands_under_its_name(kind: int) -> None:
    payload = sample("modal_submit_guild")
    field = {"type": kind, "id": 3, "custom_id": "request", "values": ["700", 5, "701"]}
    payload["data"]["components"] = [{"type": 18, "id": 2, "component": field}]
    found = parsed(payload)
    assert (found.picks, found.files, found.fields) == ({"request": ("700", "701")}, {}, {})


def test_files_of_a_form_are_no_picks() -> None:
    assert parsed(sample("modal_submit_file_upload_guild")).picks == {}


@pytest.mark.parametrize(
    ("owners", "wanted"),
    [
        ({"0": "1380488052169769110"}, False),
        ({"0": "1380488052169769110", "1": "53908232506183680"}, False),
        ({"1": "53908232506183680"}, True),
        ({}, False),
        (None, False),
    ],
)
def test_only_a_user_has_installed_the_app_here(owners: object, wanted: bool) -> None:
    payload = {**sample("command_string_guild"), "authorizing_integration_owners": owners}
    assert parsed(payload).is_user_install is wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("command_string_guild", 0),
        ("command_string_dm", 1),
        ("command_string_group_dm_user_install", 2),
    ],
)
def test_the_context_is_a_server_or_direct_messages(name: str, wanted: int) -> None:
    assert parsed(sample(name)).context == wanted


@pytest.mark.parametrize(("name", "wanted"), [("command_string_guild", 0), ("button_dm", 1)])
def test_without_a_context_the_server_tells(name: str, wanted: int) -> None:
    payload = sample(name)
    payload.pop("context", None)
    assert parsed(payload).context == wanted


@pytest.mark.parametrize(
    ("flags", "on_components"), [(1 << 15 | 64, True), (64, False), (None, False), ("32768", False)]
)
def test_a_press_tells_whether_its_message_is_made_of_components(
    flags: object, on_components: bool
) -> None:
    payload = fresh("button_guild")
    payload["message"] = {**payload["message"], "flags": flags}
    assert parse(encoded(payload)).on_components is on_components
