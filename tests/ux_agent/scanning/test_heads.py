"""What is told of pages in their heads: of one page, or of the whole site."""

from tests.ux_agent.scanning.proposed import named, proposed, values

LAYOUT = (
    "<html><head><title>{% if page.title %}{{ page.title }} – {% endif %}{{ site.title }}</title>"
    '<meta name="description" content="{{ page.about | default: site.about }}"></head>'
    "<body><h1>{{ page.title }}</h1></body></html>"
)
FILES = {
    "_config.yml": "title: Loom\nabout: We weave.\n",
    "_layouts/d.html": LAYOUT,
    "index.html": "---\nlayout: d\n---\n",
    "a.html": "---\nlayout: d\ntitle: Cloth\n---\n",
    "b.html": "---\nlayout: d\ntitle: Wool\nabout: Of sheep.\n---\n",
}


def test_a_description_that_pages_share_is_the_sites() -> None:
    found = named(proposed(FILES).site, "site", "description")
    assert (found.value, [place.file for place in found.places]) == ("We weave.", ["_config.yml"])
    assert "site description" in found.aliases


def test_a_page_has_its_own_description_where_it_says_one() -> None:
    assert named(proposed(FILES).site, "b", "description").value == "Of sheep."


def test_a_title_that_is_shown_is_one_target_by_both_names() -> None:
    found = proposed(FILES).site
    assert "page-title" in named(found, "a", "title").aliases
    assert list(values(found, "a").values()).count("Cloth") == 1


def test_the_entry_page_has_the_sites_title() -> None:
    assert named(proposed(FILES).site, "home", "page-title").value == "Loom"


def test_what_a_layout_puts_beside_every_title_is_the_sites() -> None:
    layout = LAYOUT.replace("{{ site.title }}", "Loom & Co")
    entry = "---\nlayout: d\ntitle: Weaving\n---\n"
    found = proposed({**FILES, "_layouts/d.html": layout, "index.html": entry}).site
    suffix = named(found, "site", "title-suffix")
    assert (suffix.value or "").endswith("Loom & Co")
    assert [place.file for place in suffix.places] == ["_layouts/d.html"]


def test_the_title_that_links_are_shown_with_is_a_copy_of_the_pages_own() -> None:
    head = '<title>Paws & Suds</title><meta property="og:title" content="{}">'
    page = "<html><head>{}</head><body><h1>A</h1></body></html>"
    for card, count in (("Paws & Suds", 2), ("Clean dogs", 1)):
        site = proposed({"index.html": page.format(head.format(card))}).site
        assert len(named(site, "home", "page-title").places) == count


def test_of_a_title_of_several_parts_the_sites_own_is_called_so() -> None:
    head = "<title>{{ site.title }} | {{ site.tagline }}</title>"
    layout = LAYOUT.replace(LAYOUT[LAYOUT.index("<title>") : LAYOUT.index("<meta")], head)
    files = {**FILES, "_config.yml": "title: Loom\ntagline: Since 1998\nabout: We weave.\n"}
    layout = layout.replace("</body>", "<footer><p>{{ site.title }}</p></footer></body>")
    found = proposed({**files, "_layouts/d.html": layout}).site
    called = [one.value for one in found.targets if "site title" in one.aliases]
    assert called == ["Loom"]
