"""Several changes of one list, and new entries in the midst of it, in each kind of data."""

import pytest

from bot.errors import UserError
from bot.ux_agent.editing.checking import check
from bot.ux_agent.intent import Change
from tests.ux_agent.editing.undoing import Files, edited, planned, undone

YAML = """menu:
  - name: Home
    url: /
    weight: 1
  - name: About
    url: /about
    weight: 2
  - name: Blog
    url: /blog
    weight: 3
"""
SPACED = YAML.replace("weight: 1", "weight: 10").replace("weight: 2", "weight: 20")
SPACED = SPACED.replace("weight: 3", "weight: 30")
TOML = """title = "x"

[[menu]]
name = "Home"
url = "/"

[[menu]]
name = "About"
url = "/about"

[[menu]]
name = "Blog"
url = "/blog"
"""
JSON = """{"menu": [
  {"name": "Home", "url": "/"},
  {"name": "About", "url": "/about"},
  {"name": "Blog", "url": "/blog"}
]}
"""
SCRIPT = """export const menu = [
  { name: 'Home', url: '/' },
  { name: 'About', url: '/about' }, // us
  { name: 'Blog', url: '/blog' },
]
"""


def site(file: str, text: str) -> Files:
    """A site whose menu stands in a file of data."""
    key = "object: menu" if file.endswith(".js") else "key: menu"
    items = f"{{menu: {{at: {{file: {file}, {key}, repeat: true}}, label: name, href: url}}}}"
    manifest = f"version: 1\nsections: {{navbar: {{items: {items}}}}}\n"
    return {".ux-agent.yml": manifest.encode(), file: text.encode()}


def after(file: str, text: str, *changes: Change) -> str:
    """The file after some changes, checked and undone."""
    files = site(file, text)
    made = planned(changes, files)
    result = edited(files, made)
    check(made.edits, files, {edit.file: result[edit.file] for edit in made.edits})
    assert undone(made, files, result) == files
    return result[file].decode()


def new(before: str) -> Change:
    """A wish for a link to the shop."""
    return Change("navbar", "add", "add-link", {"label": "Shop", "href": "/shop"}, before)


def move(label: str, place: str) -> Change:
    """A wish for another place of a link."""
    return Change("navbar", "reorder", "order", place, label)


def remove(label: str) -> Change:
    """A wish for a link to go."""
    return Change("navbar", "remove", "remove-link", "", label)


def rename(label: str, value: str) -> Change:
    """A wish for a link's other name."""
    return Change("navbar", "set", "link-label", value, label)


@pytest.mark.parametrize(
    ("file", "text"), [("a.yml", YAML), ("a.toml", TOML), ("a.json", JSON), ("a.js", SCRIPT)]
)
def test_a_new_entry_stands_before_another_in_every_kind_of_data(file: str, text: str) -> None:
    for before in ("Home", "About"):
        found = after(file, text, new(before))

        assert found.index("Shop") < found.index(before)
        assert found.count("Shop") == 1


def test_a_new_entry_takes_the_number_of_its_place() -> None:
    found = after("a.yml", YAML, new("About"))

    assert found == YAML.replace("weight: 3", "weight: 4").replace(
        "weight: 2", "weight: 3"
    ).replace("  - name: About", "  - name: Shop\n    url: /shop\n    weight: 2\n  - name: About")


def test_numbers_with_room_between_them_stay() -> None:
    found = after("a.yml", SPACED, new("Blog"))

    assert found == SPACED.replace(
        "  - name: Blog", "  - name: Shop\n    url: /shop\n    weight: 25\n  - name: Blog"
    )


def test_a_comment_between_two_entries_leaves_it_unclear_where_a_new_one_stands() -> None:
    with pytest.raises(UserError, match="Something else stands between"):
        after("a.js", SCRIPT, new("Blog"))


@pytest.mark.parametrize(("file", "text"), [("a.yml", YAML), ("a.toml", TOML), ("a.json", JSON)])
def test_moves_names_and_removals_are_made_together(file: str, text: str) -> None:
    found = after(file, text, move("Blog", "first"), rename("Blog", "News"), remove("Home"))

    assert found.index("News") < found.index("About")
    assert "Home" not in found


@pytest.mark.parametrize(
    ("file", "text"), [("a.yml", YAML), ("a.toml", TOML), ("a.json", JSON), ("a.js", SCRIPT)]
)
def test_the_first_entries_go_together(file: str, text: str) -> None:
    found = after(file, text, remove("Home"), remove("About"))

    assert "Home" not in found
    assert "Blog" in found


def test_two_entries_change_places_and_numbers_stay_in_order() -> None:
    found = after("a.yml", YAML, move("Blog", "Home"), move("Home", "last"))

    assert found == (
        YAML.replace("Home", "X")
        .replace("url: /\n", "url: Y\n")
        .replace("Blog", "Home")
        .replace("/blog", "/")
        .replace("X", "Blog")
        .replace("Y", "/blog")
    )


def test_the_note_of_an_entry_follows_it_through_several_moves() -> None:
    found = after("a.js", SCRIPT, move("Blog", "first"), move("About", "last"))

    assert found.index("Blog") < found.index("Home") < found.index("About")
    assert "{ name: 'About', url: '/about' }, // us" in found
