"""One list in several places: all of them change, or none."""

import pytest

from bot.errors import UserError
from bot.ux_agent.editing.checking import check
from bot.ux_agent.editing.planning import AlreadySo
from bot.ux_agent.intent import Change
from bot.ux_agent.site import SiteIndex
from tests.ux_agent.editing.undoing import Files, edited, planned, undone
from tests.ux_agent.fake_site import FakeSite

ONE = '<nav>\n  <a href="index.html">Home</a>\n  <a href="about.html">About</a>\n</nav>\n'
OTHER = (
    "<nav>\n<a href='index.html' class='active'>Home</a>\n<a href='about.html'>About</a>\n</nav>"
)
BELOW = '<nav><a href="../index.html">Home</a> <a href="../about.html">About</a></nav>'


def site(**pages: str) -> Files:
    """A site whose pages have the same menu."""
    files = {path.replace("__", "/").replace("_", "."): text for path, text in pages.items()}
    places = ", ".join(f"{{file: {path}, element: nav a, repeat: true}}" for path in files)
    items = f"{{menu: {{at: [{places}], label: text, href: 'attr:href'}}}}"
    manifest = f"version: 1\nsections: {{navbar: {{items: {items}}}}}\n"
    return {
        ".ux-agent.yml": manifest.encode(),
        **{path: text.encode() for path, text in files.items()},
    }


def after(files: Files, *changes: Change) -> dict[str, str]:
    """The pages after some changes, checked as those of a pull request are, and undone."""
    made = planned(changes, files)
    result = edited(files, made)
    check(made.edits, files, {edit.file: result[edit.file] for edit in made.edits})
    assert undone(made, files, result) == files
    return {path: data.decode() for path, data in result.items() if path.endswith(".html")}


TWO = site(a_html=ONE, b_html=OTHER)


def test_a_link_is_renamed_in_each_place() -> None:
    found = after(TWO, Change("navbar", "set", "link-label", "Us & you", "About"))
    assert found["a.html"] == ONE.replace("About", "Us &amp; you")
    assert found["b.html"] == OTHER.replace("About", "Us &amp; you")


def test_a_link_is_added_to_each_place_in_its_own_style() -> None:
    link = {"label": "Shop", "href": "shop.html"}
    found = after(TWO, Change("navbar", "add", "add-link", link))
    assert '  <a href="about.html">About</a>\n  <a href="shop.html">Shop</a>\n' in found["a.html"]
    assert "About</a>\n<a href='shop.html'>Shop</a>\n" in found["b.html"]


def test_a_link_is_removed_from_each_place() -> None:
    found = after(TWO, Change("navbar", "remove", "remove-link", "", "About"))
    assert "About" not in found["a.html"] + found["b.html"]


def test_the_order_changes_in_each_place() -> None:
    found = after(TWO, Change("navbar", "reorder", "order", "first", "About"))
    assert all(page.index("About") < page.index("Home") for page in found.values())


def test_where_one_place_is_so_already_the_others_follow() -> None:
    files = site(a_html=ONE, b_html=ONE.replace("about.html", "us.html"))
    found = after(files, Change("navbar", "set", "link-href", "us.html", "About"))
    assert found["a.html"] == found["b.html"]
    with pytest.raises(AlreadySo):
        planned([Change("navbar", "set", "link-href", "about.html", "About")], TWO)


def test_a_link_that_one_place_lacks_changes_nowhere() -> None:
    files = site(a_html=ONE, b_html=ONE.replace("About", "Us"))
    with pytest.raises(UserError, match=r"stands in b\.html, where there is no “About”"):
        planned([Change("navbar", "set", "link-label", "New", "About")], files)


def test_addresses_of_another_folder_are_written_from_there() -> None:
    files = site(a_html=ONE, sub__b_html=BELOW)
    moved = after(files, Change("navbar", "set", "link-href", "us.html?x#y", "About"))
    assert 'href="us.html?x#y"' in moved["a.html"]
    assert 'href="../us.html?x#y"' in moved["sub/b.html"]
    outer = after(files, Change("navbar", "set", "link-href", "https://x.example", "About"))
    assert outer["sub/b.html"].count("https://x.example") == 1
    new = {"label": "Shop", "href": "shop/index.html"}
    added = after(files, Change("navbar", "add", "add-link", new))
    assert 'href="../shop/index.html"' in added["sub/b.html"]


def test_addresses_that_differ_for_another_reason_stay() -> None:
    files = site(a_html=ONE, b_html=ONE.replace("about.html", "us.html"))
    with pytest.raises(UserError, match=r"leads elsewhere in b\.html"):
        planned([Change("navbar", "set", "link-href", "new.html", "About")], files)


def test_all_places_travel_with_the_index() -> None:
    index = FakeSite(site(a_html=ONE, sub__b_html=BELOW)).index()
    assert SiteIndex.from_data(index.to_data()) == index
    assert set(index.files) == {"a.html", "sub/b.html"}


def test_a_list_with_a_place_that_is_gone_is_left_out_whole() -> None:
    files = site(a_html=ONE, b_html="<p>x</p>")
    index = FakeSite(files).index()
    assert index.targets == ()
    assert "nothing matches “nav a”" in index.warnings[0]


PARTS = ('<nav><a href="#a">A</a> <a href="#b">B</a></nav>').replace("#", "{}#")
HERE = site(a_html=PARTS.format("", ""), b_html=PARTS.format("a.html", "a.html"))


def test_a_link_to_another_part_of_the_first_page_names_that_page_on_others() -> None:
    found = after(HERE, Change("navbar", "set", "link-href", "#c", "A"))
    assert 'href="#c"' in found["a.html"]
    assert 'href="a.html#c"' in found["b.html"]


MARKED = """<nav>
  <a href="#home" data-i18n="nav.home" data-track="menu">Home</a>
  <a id="last" href="#about" data-i18n="nav.about" data-track="menu" aria-current="page">About</a>
</nav>
"""


def test_a_new_entry_has_nothing_that_says_which_one_it_was_copied_from() -> None:
    added = Change("navbar", "add", "add-link", {"label": "News", "href": "#news"})
    text = after(site(index_html=MARKED), added)["index.html"]
    assert text == MARKED.replace("</nav>", '  <a href="#news" data-track="menu">News</a>\n</nav>')


def test_a_label_that_a_script_writes_too_is_renamed_there_as_well() -> None:
    files = site(index_html=MARKED, a_html=MARKED.replace("#", "index.html#"))
    files["t.js"] = b"const texts = { about: 'About', home: 'Home' };\n"
    files[".ux-agent.yml"] = files[".ux-agent.yml"].replace(
        b"{navbar: {items",
        b"{navbar: {properties: {about: {type: text, at: [{file: t.js, object: texts, key: about}"
        b", {file: index.html, element: 'a[data-i18n=\"nav.about\"]', part: text}"
        b", {file: a.html, element: 'a[data-i18n=\"nav.about\"]', part: text}]}}, items",
    )
    made = planned((Change("navbar", "set", "link-label", "We", "About"),), files)
    result = edited(files, made)
    assert result["t.js"] == b"const texts = { about: 'We', home: 'Home' };\n"
    assert all(b">We</a>" in result[page] for page in ("index.html", "a.html"))
    assert undone(made, files, result) == files


def test_the_text_of_an_entry_that_a_script_writes_too_is_written_there_as_well() -> None:
    card = "<div class=card><h3>{}</h3><p id={}>{}</p></div>\n"
    page = card.format("Oak", "oak", "Hard.") + card.format("Pine", "pine", "Soft.")
    at = "{file: index.html, element: .card, repeat: true}"
    text = "[{file: t.js, object: t, key: oak}, {file: index.html, element: '#oak', part: text}]"
    manifest = (
        "version: 1\nsections: {home: {properties: {oak-text: {type: text, at: "
        f"{text}}}}}, items: {{woods: {{at: {at}, label: 'text:h3', description: 'text:p'}}}}}}}}\n"
    )
    files = {
        ".ux-agent.yml": manifest.encode(),
        "index.html": page.encode(),
        "t.js": b"const t = { oak: 'Hard.' };\n",
    }
    made = planned((Change("home", "set", "description", "Very hard.", "Oak"),), files)
    result = edited(files, made)
    assert result["index.html"] == page.replace("Hard.", "Very hard.").encode()
    assert result["t.js"] == b"const t = { oak: 'Very hard.' };\n"
    assert undone(made, files, result) == files
