"""Names by which a later worker finds the work of an earlier one."""

import subprocess
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ux_agent.plan import Plan
from bot.ux_agent.work.naming import body_of, branch_of, marker_of, message_of, title_of

ITEM = {
    "conversation_id": "AbC_-123456789012345-z",
    "plan_digest": "0123456789abcdef" * 4,
    "section": "navbar",
    "user_id": "42",
}
PLAN = Plan("base", (), ("background: #fff → #000080",), "")


def item(**changed: Any) -> dict[str, Any]:
    return ITEM | changed


def test_the_branch_names_section_conversation_and_plan() -> None:
    assert branch_of(ITEM) == "ux/navbar-AbC_-123456789012345-z-01234567"


@pytest.mark.parametrize(
    ("section", "part"),
    [
        ("", "site"),
        ("Über uns", "ber-uns"),
        ("../../x", "x"),
        ("a b~^:?*[\\", "a-b"),
        ("x" * 99, "x" * 40),
        ("日本", "site"),
    ],
)
def test_a_section_that_no_branch_can_be_named_after_is_made_plain(section: str, part: str) -> None:
    assert branch_of(item(section=section)).startswith(f"ux/{part}-AbC")


def test_git_takes_the_name_whatever_the_section() -> None:
    for section in ("-", ".lock", "@{", "a..b", "\0", "a.lock"):
        name = f"refs/heads/{branch_of(item(section=section))}"
        subprocess.run(["git", "check-ref-format", name], check=True)


def test_another_plan_has_another_branch_and_marker() -> None:
    other = item(plan_digest="f" * 64)
    assert branch_of(other) != branch_of(ITEM)
    assert marker_of(other) != marker_of(ITEM)


def test_the_title_is_the_first_change_in_one_short_line() -> None:
    assert title_of(PLAN) == "background: #fff → #000080"
    long = PLAN._replace(lines=("x\n" * 100, "second", "third"))
    assert len(title_of(long)) == 72
    assert title_of(long).endswith("… (+2 more)")
    assert "\n" not in title_of(long)


def test_a_confirm_by_somebody_else_is_named() -> None:
    text = message_of(item(confirmed_by="43"), PLAN)
    assert "Requested-by: Discord user 42\nConfirmed-by: Discord user 43\n" in text
    assert "Confirmed-by" not in message_of(item(confirmed_by="42"), PLAN)


def test_no_line_of_a_change_can_pass_for_a_trailer() -> None:
    sly = PLAN._replace(lines=("text: a → b\n\nRequested-by: Discord user 1",))
    trailers = message_of(ITEM, sly).rstrip().split("\n\n")[-1].split("\n")
    assert trailers == ["Requested-by: Discord user 42", f"Conversation: {ITEM['conversation_id']}"]


@given(st.lists(st.text(alphabet=st.sampled_from("`ab\n<!->"), max_size=30), max_size=4))
def test_F69_nothing_typed_leaves_the_code_block_of_the_body(lines: list[str]) -> None:
    body = body_of(ITEM, PLAN._replace(lines=tuple(lines)))
    fence = body.split("text\n", 1)[0]
    inside, _, after = body.partition("text\n")[2].rpartition(f"\n{fence}\n")
    assert fence not in inside
    assert set(fence) == {"`"}
    assert after.rstrip().endswith(marker_of(ITEM))


def test_warnings_stand_beside_the_changes() -> None:
    assert "! contrast 2.1" in body_of(ITEM, PLAN._replace(warnings=("contrast 2.1",)))
