"""Where a shipped text is looked for once others have changed the site, and what is refused."""

import pytest

from bot.errors import Failed
from bot.ux_agent.editing.reversing import MovedOn, Undone
from bot.ux_agent.intent import Change
from tests.ux_agent.editing.undoing import Files, edited, planned, taken_back, undone

MANIFEST = b"""\
version: 1
sections:
  navbar:
    properties:
      background: {type: color, at: {file: site.css, rule: ".navbar", prop: background}}
      weight: {type: text, at: {file: site.css, rule: ".navbar", prop: font-weight}}
    items:
      menu: {at: {file: index.html, element: "nav a", repeat: true}, label: text, href: "attr:href"}
  home:
    properties:
      title:
        type: text
        at: [{file: site.json, key: title}, {file: index.html, element: h1, part: text}]
"""
PAGE = b"""\
<!doctype html>
<body>
<nav>
  <a href="/">Home</a>
  <a href="/menu" class="cta">Menu</a>
  <a href="/about">About</a>
</nav>
<h1>Fresh &amp; warm</h1>
<p>Bread</p>
"""
SHEET = b""".a { background: #000080; }
.navbar {
  background: #ffffff;
}
.footer {
  background: #ffffff;
}
"""
SITE: Files = {
    ".ux-agent.yml": MANIFEST,
    "index.html": PAGE,
    "site.css": SHEET,
    "site.json": b'{"title": "Fresh & warm"}\n',
}
NAVY = Change("navbar", "set", "background", "#000080")
BOLD = Change("navbar", "set", "weight", "bold")
TITLE = Change("home", "set", "title", "Stale")
NO_MENU = Change("navbar", "remove", "remove-link", "Menu")
JOBS = Change("navbar", "add", "add-link", {"label": "Jobs", "href": "/jobs"})
LAST = Change("navbar", "reorder", "order", "last", "Home")
TEAM = Change("navbar", "set", "link-label", "Team", "About")


def shipped(*changes: Change) -> Files:
    """The site with these changes."""
    return edited(SITE, planned(changes, SITE))


def with_text(files: Files, file: str, old: str, new: str) -> Files:
    """Somebody's change of the one place that has a text."""
    assert files[file].count(old.encode()) == 1
    return {**files, file: files[file].replace(old.encode(), new.encode())}


def moved(now: Files, *changes: Change) -> tuple[str, str, str]:
    """What keeps these changes from being undone: the place, its value, the one expected."""
    with pytest.raises(MovedOn) as told:
        taken_back(planned(changes, SITE), SITE, now)
    return told.value.place, told.value.now, told.value.expected


def back(now: Files, *changes: Change) -> Files:
    """The site after these changes are undone."""
    return undone(planned(changes, SITE), SITE, now)


def test_a_value_is_undone_where_its_target_has_moved_to() -> None:
    now = with_text(shipped(NAVY), "site.css", ".navbar {", ".x { background: #000080 }\n.navbar {")
    assert back(now, NAVY) == with_text(
        SITE, "site.css", ".navbar {", ".x { background: #000080 }\n.navbar {"
    )


def test_F44_a_value_that_somebody_changed_again_is_named_with_both_values() -> None:
    now = with_text(shipped(NAVY), "site.css", "  background: #000080;", "  background: #ff0000;")
    assert moved(now, NAVY) == ("navbar background", "#ff0000", "#000080")


def test_F44_the_same_text_in_another_rule_is_not_taken_for_it() -> None:
    now = with_text(shipped(NAVY), "site.css", ".navbar {", ".menu {")
    assert moved(now, NAVY) == ("navbar background", "", "#000080")


def test_F44_all_places_of_a_mirror_go_back_or_none() -> None:
    now = with_text(shipped(TITLE), "site.json", "Stale", "Old")
    assert moved(now, TITLE) == ("home page title", "Old", "Stale")


def test_F44_one_of_two_changes_that_cannot_go_back_keeps_the_other_too() -> None:
    now = with_text(shipped(NAVY, TEAM), "index.html", ">Team<", ">Staff<")
    assert moved(now, NAVY, TEAM) == ("navbar link “Team”", "Staff → /about", "Team → /about")


def test_F44_a_link_that_leads_elsewhere_now_is_told() -> None:
    now = with_text(shipped(TEAM), "index.html", '"/about"', '"/staff"')
    assert moved(now, TEAM) == ("navbar link “Team”", "Team → /staff", "Team → /about")


def test_F45_a_file_that_is_gone_is_told() -> None:
    now = shipped(NO_MENU)
    del now["index.html"]
    assert moved(now, NO_MENU) == ("index.html", "", "")


def test_an_inserted_declaration_goes_also_from_a_rule_that_has_grown() -> None:
    now = with_text(
        shipped(BOLD), "site.css", "font-weight: bold;", "font-weight: bold;\n  top: 0;"
    )
    assert back(now, BOLD) == with_text(
        SITE, "site.css", "#ffffff;\n}\n.foo", "#ffffff;\n  top: 0;\n}\n.foo"
    )


def test_F44_an_insertion_that_was_written_in_another_way_is_refused() -> None:
    now = with_text(shipped(BOLD), "site.css", "\n  font-weight: bold;", " font-weight:bold;")
    assert moved(now, BOLD) == ("navbar weight", "bold", "bold")


def test_a_removed_link_returns_between_its_neighbours() -> None:
    now = with_text(shipped(NO_MENU), "index.html", "<p>Bread</p>", "<p>Cake</p>\n<p>Bread</p>")
    assert back(now, NO_MENU) == with_text(
        SITE, "index.html", "<p>Bread</p>", "<p>Cake</p>\n<p>Bread</p>"
    )


def test_F44_a_removed_link_whose_neighbour_changed_does_not_return_anywhere() -> None:
    now = with_text(shipped(NO_MENU), "index.html", ">Home<", ">Start<")
    assert moved(now, NO_MENU)[0] == "index.html:4"


def test_F44_a_removed_link_does_not_return_to_one_of_two_equal_places() -> None:
    page = shipped(NO_MENU)["index.html"]
    now = {**shipped(NO_MENU), "index.html": page + page}
    assert moved(now, NO_MENU)[0] == "index.html:4"


def test_in_a_file_that_is_as_it_was_left_the_place_is_known_whatever_else_is_alike() -> None:
    twice = {**SITE, "index.html": PAGE + shipped(NO_MENU)["index.html"]}
    made = planned([NO_MENU], twice)
    assert undone(made, twice, edited(twice, made)) == twice


def test_F44_a_link_that_is_there_twice_now_is_not_taken_for_one_of_them() -> None:
    link = '<a href="/about">Team</a>'
    now = with_text(shipped(TEAM), "index.html", link, f"{link}\n  {link}")
    assert moved(now, TEAM) == ("navbar link “Team”", "Team → /about", "Team → /about")


def test_a_mirror_of_which_one_file_was_changed_is_found_by_its_target() -> None:
    """The other file held the new value before: the plan did not touch it."""
    ahead = {**SITE, "site.json": b'{"title": "Stale"}\n'}
    made = planned([TITLE], ahead)
    assert {edit.file for edit in made.edits} == {"index.html"}
    now = with_text(edited(ahead, made), "index.html", "<p>Bread</p>", "<p>Cake</p>")
    now = with_text(now, "index.html", "</nav>", "</nav><p>More</p>")
    before = with_text(ahead, "index.html", "<p>Bread</p>", "<p>Cake</p>")
    assert undone(made, ahead, now) == with_text(
        before, "index.html", "</nav>", "</nav><p>More</p>"
    )


def test_what_would_return_into_a_comment_is_refused_as_unsafe() -> None:
    now = with_text(shipped(NO_MENU), "index.html", "<body>", "<body><!--")
    now = with_text(now, "index.html", "<p>Bread</p>", "--><p>Bread</p>")
    with pytest.raises(Failed) as refused:
        taken_back(planned([NO_MENU], SITE), SITE, now)
    assert refused.value.code == "unsafe_edit"


def test_two_links_removed_side_by_side_return_in_their_order() -> None:
    both = (NO_MENU, Change("navbar", "remove", "remove-link", "About"))
    assert back(shipped(*both), *both) == SITE


def test_an_element_that_is_like_no_other_any_more_returns_as_it_was() -> None:
    """Its class stands nowhere else on the page."""
    assert back(shipped(NO_MENU), NO_MENU) == SITE


def test_an_added_link_goes_also_after_another_was_added_behind_it() -> None:
    now = with_text(shipped(JOBS), "index.html", "Jobs</a>", 'Jobs</a>\n  <a href="/x">X</a>')
    assert back(now, JOBS) == with_text(
        SITE, "index.html", "About</a>", 'About</a>\n  <a href="/x">X</a>'
    )


def test_an_order_goes_back_around_a_link_that_came_between() -> None:
    now = with_text(shipped(LAST), "index.html", "About</a>", 'About</a>\n  <a href="/x">X</a>')
    assert back(now, LAST)["index.html"].index(b"Home") < back(now, LAST)["index.html"].index(
        b"Menu"
    )


def test_F44_an_order_that_was_changed_again_is_refused() -> None:
    files = shipped(LAST)
    first, second = b'<a href="/menu" class="cta">Menu</a>', b'<a href="/about">About</a>'
    page = files["index.html"].replace(first, b"1").replace(second, first).replace(b"1", second)
    assert moved({**files, "index.html": page}, LAST) == ("index.html", "", "")


@pytest.mark.parametrize("change", [NAVY, BOLD, TITLE, NO_MENU, JOBS, LAST, TEAM])
def test_what_is_as_it_was_already_is_told_so(change: Change) -> None:
    with pytest.raises(Undone):
        taken_back(planned([change], SITE), SITE, SITE)


@pytest.mark.parametrize("change", [NAVY, BOLD, TITLE, NO_MENU, TEAM])
def test_what_somebody_took_back_by_hand_is_told_so_although_the_file_changed(
    change: Change,
) -> None:
    grown = {**SITE, "site.css": b"/* x */\n" + SHEET, "index.html": PAGE + b"<p>More</p>\n"}
    grown["site.json"] = b'{"title": "Fresh & warm"}\n\n'
    with pytest.raises(Undone):
        taken_back(planned([change], SITE), SITE, grown)


def test_F44_half_taken_back_by_hand_is_refused() -> None:
    now = {**shipped(NAVY, TITLE), "site.css": SHEET}
    assert moved(now, NAVY, TITLE)[0] == "navbar background"


def test_a_target_that_is_declared_no_more_is_found_by_its_lines() -> None:
    manifest = MANIFEST.replace(b"background:", b"colour:", 1)
    now = {
        **shipped(NAVY),
        ".ux-agent.yml": manifest,
        "site.css": b"/* x */\n" + shipped(NAVY)["site.css"],
    }
    assert back(now, NAVY)["site.css"] == b"/* x */\n" + SHEET


def test_what_was_shipped_upon_other_bytes_is_no_plan_to_undo() -> None:
    made = planned([NAVY], SITE)
    with pytest.raises(Failed):
        taken_back(made, {**SITE, "site.css": b"x"}, SITE)
