"""A scan of whole sites: what it proposes, what it leaves alone, and that all of it is there."""

import time
from pathlib import Path

import pytest
import yaml

from bot.adapters.folder import Folder
from bot.errors import Failed
from bot.ux_agent.declared.indexing import build_index
from bot.ux_agent.declared.manifest import MOST_BYTES
from bot.ux_agent.declared.paths import MANIFEST
from bot.ux_agent.scanning.scan import Scanned, scan
from bot.ux_agent.site import SiteIndex, Target
from tests.ux_agent.fake_site import FakeSite

PLAIN = ("choir", "bistro-bootstrap")
DEAD = {
    "choir": ("partials/", "css/footer.css", "css/druck.css", "lang/en.json", "archiv", "intern/"),
    "bistro-bootstrap": ("blocchi/", "css/footer.css", "index.bak.html", "vendor/"),
}
SEEN = {
    "choir": [
        ("header", "Singen, was uns bewegt", 6),
        ("header", "Kammerchor Lindenau", 5),
        ("home", "Wir singen von Bach bis Bernstein", 2),
        ("footer", "© 2026 Kammerchor Lindenau", 5),
        ("footer", "Proben: dienstags 19:30 Uhr, Gemeindesaal", 6),
        ("kontakt", "Telefon: 0341 000 12 34", 1),
    ],
    "bistro-bootstrap": [
        ("header", "Bistrò Zucca", 4),
        ("home", "Tutto l'orto in tavola", 1),
        ("avviso", "Domenica 8 marzo siamo chiusi", 1),
        ("footer", "Aperti dal martedì alla domenica", 4),
    ],
}
LINKS = {
    "choir": ["Start", "Konzerte", "Mitsingen", "Über uns", "Kontakt", "E-Mail", "Social"],
    "bistro-bootstrap": ["Casa", "La carta", "Serate", "Prenota", "Foto", "Telefono"],
}


@pytest.fixture(params=PLAIN)
def name(request: pytest.FixtureRequest) -> str:
    """The sites of plain pages, one after another."""
    return str(request.param)


def scanned(root: Path, name: str) -> Scanned:
    """The scan of one of the sites for tests."""
    return scan(name, Folder(root / "tests/sites" / name / "site"))


def of(**files: str) -> Scanned:
    """The scan of a site with these files; `__` in a name is a slash, the last `_` a dot."""
    named = {key.replace("__", "/"): content for key, content in files.items()}
    return scan("test", FakeSite({dotted(key): text for key, text in named.items()}))


def dotted(key: str) -> str:
    stem, _, ending = key.rpartition("_")
    return f"{stem}.{ending}"


def saying(index: SiteIndex, value: str) -> list[Target]:
    """The targets with this value."""
    return [target for target in index.targets if target.value == value]


def files_of(index: SiteIndex) -> set[str]:
    """Every file that a target stands in."""
    places = [place for target in index.targets for place in target.places]
    entries = [entry.whole for target in index.targets for entry in target.entries]
    return {place.file for place in (*places, *entries)}


def test_every_proposed_target_of_a_site_is_found_in_it(root: Path, name: str) -> None:
    found = scanned(root, name)
    declared = yaml.safe_load(found.manifest)["sections"]
    wanted = {
        (section, title)
        for section, parts in declared.items()
        for kind in ("properties", "items")
        for title in parts.get(kind) or {}
    }
    assert {(target.section, target.property) for target in found.site.targets} == wanted
    assert found.site.warnings == ()
    assert not found.site.is_partial


def test_no_dead_file_of_a_site_is_proposed(root: Path, name: str) -> None:
    found = files_of(scanned(root, name).site)
    assert not [path for path in found if path.startswith(DEAD[name])]


def test_the_texts_of_landmarks_are_proposed_with_all_their_copies(root: Path, name: str) -> None:
    index = scanned(root, name).site
    for section, value, places in SEEN[name]:
        found = [target for target in saying(index, value) if target.section == section]
        assert [len(target.places) for target in found] == [places], value


def test_the_links_of_landmarks_are_proposed(root: Path, name: str) -> None:
    index = scanned(root, name).site
    labels = {entry.label for target in index.targets for entry in target.entries}
    assert set(LINKS[name]) <= labels | {target.value for target in index.targets}


def test_the_sheet_loaded_last_wins_and_important_wins_over_it(root: Path) -> None:
    index = scanned(root, "choir").site
    assert [place.file for place in target(index, "footer", "background").places] == [
        "css/theme.css"
    ]
    assert target(index, "navbar", "background").value == "#4a3560"
    assert target(index, "site", "accent").value == "#6b2d5c"
    assert target(index, "header", "background").value == "#ffffff"


def target(index: SiteIndex, section: str, name: str) -> Target:
    """A target that must be there."""
    found = index.find(section, name)
    assert found is not None, f"{section} {name}"
    return found


def test_the_sample_is_proposed_much_as_it_was_written_by_hand(root: Path) -> None:
    folder = root / "bot/playground/sample_site"
    by_hand = build_index("", Folder(folder))
    found = scan("", Folder(folder)).site
    for section, name in (
        ("header", "brand"),
        ("header", "text"),
        ("header", "background"),
        ("navbar", "background"),
        ("navbar", "color"),
        ("navbar", "menu"),
        ("home", "hero-text"),
        ("home", "subtitle"),
        ("home", "cta-text"),
        ("home", "cta-link"),
        ("home", "background"),
        ("footer", "text"),
        ("footer", "background"),
        ("footer", "color"),
        ("footer", "social"),
        ("site", "accent"),
        ("site", "font-family"),
    ):
        mine, theirs = target(found, section, name), target(by_hand, section, name)
        assert (mine.places, mine.entries) == (theirs.places, theirs.entries), name


def test_the_twin_for_the_dark_is_told_and_not_chosen(root: Path) -> None:
    found = scanned(root, "bistro-bootstrap")
    assert target(found.site, "home", "background").value == "#f3e9dc"
    line = next(line for line in found.manifest.splitlines() if '".hero", prop: background' in line)
    assert line.endswith("# other under @media (prefers-color-scheme: dark) in index.html")


def test_a_rule_that_styles_more_than_the_landmark_is_in_doubt() -> None:
    found = of(
        index_html="<link rel=stylesheet href=a.css><header><p>Hi</p></header><section></section>",
        a_css="header, section { background: red }\n",
    )
    assert found.site.find("header", "background") is None
    assert "rule “header, section” styles 1 more elements" in found.manifest


def test_texts_among_other_elements_are_proposed_one_by_one() -> None:
    found = of(index_html="<main><h1>Hi</h1><p>One <b>two</b> three</p></main>")
    assert [one.value for one in found.site.targets] == ["Hi", "One", "three", "two"]


def test_two_pages_with_different_footers_are_no_copies() -> None:
    found = of(
        index_html="<a href=b.html>x</a><footer><p>One</p></footer>",
        b_html="<footer><p>Two</p></footer>",
    )
    assert [len(one.places) for one in saying(found.site, "One")] == [1]
    assert [len(one.places) for one in saying(found.site, "Two")] == [1]


def test_pages_that_nothing_leads_to_and_comments_are_left_alone() -> None:
    found = of(
        index_html="<!-- <a href=b.html>x</a> --><h1>Hi</h1>",
        b_html="<h1>Dead</h1>",
    )
    assert files_of(found.site) == {"index.html"}


def test_what_git_ignores_is_left_alone() -> None:
    source = FakeSite(
        {
            ".gitignore": "dist/*\n!dist/kept.html\n",
            "index.html": "<a href=dist/a.html>x</a><a href=/dist/kept.html>y</a>",
            "dist/a.html": "<h1>Built</h1>",
            "dist/kept.html": "<h1>Kept</h1>",
        }
    )
    assert files_of(scan("", source).site) == {"index.html", "dist/kept.html"}


def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.html").write_text("<h1>Outside</h1>")
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text(
        "<a href=../outside/a.html>x</a><a href=link/a.html>y</a><a href=b.html>z</a><h1>Hi</h1>"
    )
    (site / "link").symlink_to(outside)
    (site / "b.html").symlink_to(outside / "a.html")
    assert files_of(scan("", Folder(site)).site) == {"index.html"}


def test_files_of_git_and_its_host_are_never_read() -> None:
    source = FakeSite(
        {
            "index.html": "<a href=.github/a.html>x</a><h1>Hi</h1>",
            ".github/a.html": "<h1>Host</h1>",
        }
    )
    assert ".github" not in scan("", source).manifest.replace("attr:href", "")


def test_pages_that_link_to_one_another_come_to_an_end() -> None:
    found = of(
        index_html="<a href=b.html>x</a><h1>A</h1>",
        b_html="<a href=index.html>x</a><h1>B</h1>",
    )
    assert files_of(found.site) == {"index.html", "b.html"}


def test_sheets_that_import_one_another_come_to_an_end() -> None:
    found = of(
        index_html="<link rel=stylesheet href=a.css><header><p>Hi</p></header>",
        a_css='@import "b.css";\nheader { color: red }\n',
        b_css="@import url(a.css);\nheader { background: blue }\n",
    )
    assert target(found.site, "header", "background").places[0].file == "b.css"


def test_a_site_that_something_else_makes_says_what() -> None:
    with pytest.raises(Failed, match="is made with Gatsby"):
        of(package_json='{"dependencies": {"gatsby": "5"}}', index_html="<h1>A</h1>")


def test_a_folder_without_an_entry_page_is_told() -> None:
    with pytest.raises(
        Failed, match=r"begins with its index\.html; there is none that can be read"
    ):
        of(a_html="<h1>Hi</h1>")


def test_a_proposed_name_may_be_anything_that_yaml_reads() -> None:
    found = of(
        index_html='<aside id="yes"><h2>a: b</h2><p>#1 "on"</p></aside><h1>\U0001f600 x</h1>'
    )
    assert target(found.site, "yes", "title").value == "a: b"


def test_a_page_of_broken_markup_is_scanned_all_the_same() -> None:
    found = of(index_html="<main><h1>Hi</h1><p>One<p>Two</div></b><ul><li>x<li>y")
    assert saying(found.site, "Hi")


@pytest.mark.slow
def test_two_thousand_files_take_ten_seconds_at_most(root: Path, tmp_path: Path) -> None:
    page = (root / "bot/playground/sample_site/index.html").read_text()
    for number in range(2000):
        link = f'<a href="p{number + 1}.html">Next</a></main>'
        (tmp_path / f"p{number}.html").write_text(page.replace("</main>", link))
    (tmp_path / "index.html").write_text(page.replace("#visit", "p0.html"))
    before = time.process_time()
    found = scan("", Folder(tmp_path))
    assert time.process_time() - before < 10
    assert found.site.targets
    assert len(found.manifest) < MOST_BYTES
    assert MANIFEST not in files_of(found.site)


OLD: dict[str, str | bytes] = {
    "index.html": """<body><div id="header"><a href="/"><img src="logo.gif"></a></div>
<div id="menu"><a href="index.html">Home</a> | <a href="news/index.html">News</a></div>
<h1>Hi</h1><div class="footer"><a href="https://a.example" title="Chat"><i></i></a></div></body>""",
    "news/index.html": """<body><div id="header"><a href="/"><img src="../logo.gif"></a></div>
<div id="menu"><a href="../index.html">Home</a> | <a href="index.html">News</a></div>
<h1>News</h1></body>""",
    "logo.gif": b"GIF89a",
}


def test_parts_of_a_page_without_landmarks_are_known_by_ids_and_classes() -> None:
    found = scan("", FakeSite(OLD)).site
    assert {"header", "navbar", "home", "footer", "news"} <= set(found.sections)
    assert target(found, "footer", "chat-link").value == "https://a.example"


def test_copies_that_write_an_address_differently_are_in_doubt() -> None:
    found = scan("", FakeSite(OLD))
    assert found.site.find("navbar", "menu") is None
    assert found.manifest.count("its copies write their addresses differently") == 4
    assert len(target(found.site, "navbar", "news").places) == 2


def test_a_text_that_stands_twice_in_a_landmark_makes_two_targets() -> None:
    page = "<a href=b.html>x</a><footer><p>Call us</p><p>Call us</p></footer>"
    found = scan("", FakeSite({"index.html": page, "b.html": page})).site
    assert [len(one.places) for one in saying(found, "Call us")] == [2, 2]
