"""The plan that takes a shipped one back: its words, its diff, its warnings."""

from pathlib import Path

from bot.ux_agent.editing.planning import apply
from bot.ux_agent.intent import Change
from bot.ux_agent.plan import Plan
from tests.ux_agent.editing.test_reversing import (
    BOLD,
    JOBS,
    LAST,
    MANIFEST,
    NAVY,
    NO_MENU,
    SITE,
    TITLE,
    shipped,
)
from tests.ux_agent.editing.undoing import edited, planned, taken_back, undoes
from tests.ux_agent.fake_site import git_diff

ABOUT = Change("navbar", "set", "link-href", "/us", "About")


def plan_back(*changes: Change) -> Plan:
    """The plan that takes these changes back."""
    return taken_back(planned(changes, SITE), SITE, shipped(*changes)).plan


def test_values_are_told_from_what_is_now_to_what_returns() -> None:
    assert plan_back(NAVY).lines == ("navbar background: #000080 → #ffffff",)


def test_a_value_that_goes_is_told_as_not_set() -> None:
    assert plan_back(BOLD).lines == ("navbar weight: bold → (nothing of its own)",)


def test_lists_are_told_by_their_labels() -> None:
    assert plan_back(NO_MENU).lines == ("navbar menu: Home, About → Home, Menu, About",)
    assert plan_back(JOBS).lines == ("navbar menu: Home, Menu, About, Jobs → Home, Menu, About",)
    assert plan_back(LAST).lines == ("navbar menu: Menu, About, Home → Home, Menu, About",)


def test_an_address_is_told_by_its_link() -> None:
    assert plan_back(ABOUT).lines == ("navbar link “About”: /us → /about",)


def test_what_is_declared_no_more_is_told_by_its_file() -> None:
    manifest = b"".join(line for line in MANIFEST.splitlines(keepends=True) if b"color" not in line)
    made = planned([NAVY], SITE)
    now = {**shipped(NAVY), ".ux-agent.yml": manifest}
    (line,) = taken_back(made, SITE, now).plan.lines
    assert line.endswith("site.css: #000080 → #ffffff")


def test_what_has_several_names_is_told_once_and_by_the_one_that_was_said() -> None:
    (own,) = (line for line in MANIFEST.splitlines(keepends=True) if b"background" in line)
    header = b"  header:\n    properties:\n" + own
    manifest = MANIFEST.replace(b"sections:\n", b"sections:\n" + header)
    site = {**SITE, ".ux-agent.yml": manifest}
    for section in ("header", "navbar"):
        made = planned([NAVY._replace(section=section)], site)
        back = taken_back(made, site, edited(site, made)).plan
        assert back.lines == (f"{section} background: #000080 → #ffffff",)


def test_the_diff_is_the_one_that_git_prints(tmp_path: Path) -> None:
    changes = (NAVY, BOLD, TITLE, NO_MENU, JOBS)
    made = plan_back(*changes)
    now = shipped(*changes)
    touched = {edit.file: now[edit.file] for edit in made.edits}
    assert made.diff == git_diff(tmp_path, touched, apply(made.edits, touched))


def test_the_edits_name_the_blobs_that_they_are_made_on() -> None:
    made, now = plan_back(NAVY, TITLE), shipped(NAVY, TITLE)
    assert edited(now, made) == SITE
    assert {edit.blob for edit in made.edits} == {
        edit.blob
        for edit in planned([NAVY._replace(value="#111111"), TITLE._replace(value="x")], now).edits
    }


def test_several_places_are_told_of() -> None:
    assert (
        "The home page title stands in 2 places; all of them change." in plan_back(TITLE).warnings
    )


def test_values_are_kept_as_wanted_changes_too() -> None:
    made = taken_back(planned([NAVY, JOBS], SITE), SITE, shipped(NAVY, JOBS))
    assert made.changes == (Change("navbar", "set", "background", "#ffffff"),)


def test_the_plan_says_what_it_undoes_and_survives_being_stored() -> None:
    made = plan_back(NAVY)
    assert made.undoes == undoes(planned([NAVY], SITE))
    assert Plan.from_data(made.to_data()) == made


def test_a_plan_that_undoes_nothing_is_stored_as_ever() -> None:
    data = planned([NAVY], SITE).to_data()
    assert "undoes" not in data
    assert Plan.from_data(data).undoes is None
