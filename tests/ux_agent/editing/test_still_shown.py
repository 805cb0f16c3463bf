"""A picture that a change brought stays as long as something else shows it."""

import pytest

from bot.ux_agent.editing.still_shown import MOST_FILES, MOST_SECONDS, Watch, without_shown
from bot.ux_agent.plan import Edit, Plan
from tests.ux_agent.fake_site import FakeSite

PICTURE = "img/logo-0a1b2c3d.png"
PAGE = f'<img src="/{PICTURE}">'
EDIT = Edit("index.html", "", 10, 10 + len(PICTURE) + 1, f"/{PICTURE}", "/img/old.png")
UNDO = Plan("c", (EDIT,), ("logo: new → old",), "", additions={PICTURE: ""})
SITE = {"index.html": PAGE, PICTURE: "\x89PNG", "img/old.png": "0a1b2c3d", "b.html": "<p>hi"}


def kept(files: dict[str, str], plan: Plan = UNDO) -> Plan:
    return without_shown(plan, Watch(FakeSite(files)))


def test_a_picture_that_nothing_shows_afterwards_goes() -> None:
    assert kept(SITE) == UNDO


@pytest.mark.parametrize(
    "line",
    [f'<img src="{PICTURE}">', "logo: /img%2Flogo-0a1b2c3d.png", "url(../img/logo-0a1b2c3d.webp)"],
)
def test_a_picture_that_another_file_names_stays(line: str) -> None:
    plan = kept({**SITE, "b.html": line})
    assert plan.additions == {}
    assert plan.warnings == (f"The file {PICTURE} stays: other pages may show it by now.",)
    assert plan.edits == UNDO.edits


def test_a_picture_that_the_edited_page_shows_twice_stays() -> None:
    assert kept({**SITE, "index.html": PAGE + PAGE}).additions == {}


def test_in_a_site_of_too_many_files_it_stays() -> None:
    many = {f"{number}.html": "" for number in range(MOST_FILES)}
    assert kept({**SITE, **many}).additions == {}


def test_where_looking_takes_too_long_it_stays() -> None:
    now = iter([0, *range(0, 10 * MOST_SECONDS, MOST_SECONDS + 1)])
    plan = without_shown(UNDO, Watch(FakeSite(SITE), lambda: next(now)))
    assert plan.additions == {}


def test_a_file_without_a_digest_is_known_by_its_name() -> None:
    plan = UNDO._replace(additions={"logo.txt": ""})
    assert kept({**SITE, "b.html": "the logo"}, plan) == plan
    assert kept({**SITE, "b.html": "see logo.txt"}, plan).additions == {}
