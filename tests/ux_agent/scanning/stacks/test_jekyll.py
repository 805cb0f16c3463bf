"""The pages of Jekyll sites as visitors see them, with the place of each text."""

import pytest

from bot.errors import Failed
from tests.ux_agent.scanning.shown_sites import pages, said, stack

LAYOUT = (
    "<html><head><title>{{ page.title }}</title></head><body>{% include top.html %}"
    "<main>{{ content }}</main></body></html>"
)
CONFIG = "title: Loom\nbaseurl: /shop\npermalink: pretty\n"


def site(files: dict[str, str] | None = None, config: str = CONFIG) -> dict[str, str]:
    """A small site with further files."""
    return {
        "_config.yml": config,
        "_layouts/default.html": LAYOUT,
        "_includes/top.html": "<header><p>{{ site.title }}</p></header>",
        "index.html": "---\nlayout: default\ntitle: Cloth\n---\n<h1>{{ page.title }}</h1>\n",
        **(files or {}),
    }


def page(text: str, front: str = "layout: default") -> str:
    """A page with its front matter."""
    return f"---\n{front}\n---\n{text}\n"


def test_a_page_is_its_text_within_its_layouts_and_includes() -> None:
    found = said(pages(site())["/"])
    assert found["Loom"] == "_config.yml title"
    assert found["Cloth"] == "index.html title"


def test_layouts_stand_in_layouts() -> None:
    files = {
        "_layouts/post.html": page(
            "<article><b>{{ layout.kind }}</b>{{ content }}</article>"
        ).replace("default", "default\nkind: A note"),
        "a.html": page("<p>Hi</p>", "layout: post"),
    }
    found = said(pages(site(files))["/a/"])
    assert found["A note"] == "_layouts/post.html kind"
    assert found["Hi"] == "a.html p text"
    assert "Loom" in found


def test_a_layout_that_includes_itself_comes_to_an_end() -> None:
    files = {
        "_layouts/loop.html": page("{{ content }}", "layout: loop"),
        "a.md": page("Hi", "layout: loop"),
    }
    assert said(pages(site(files))["/a/"])["Hi"] == "a.md p1"


def test_a_layout_that_is_nowhere_is_told() -> None:
    made = stack(site({"a.md": page("Hi", "layout: gone")}))
    list(made.pages())
    assert made.left_out == ["the layout gone (none of this site's files)"]


def test_an_include_gets_its_parameters_and_their_places() -> None:
    files = {
        "_includes/go.html": '<a href="{{ include.to | relative_url }}">{{ include.say }}</a>',
        "a.html": page('<p>{% include go.html say="Come in" to=page.where %}</p>', "where: /x/"),
    }
    link = next(one for one in pages(site(files))["/a/"].elements if one.tag == "a")
    origin = link.texts[0].origin
    assert origin is not None
    assert origin.file == "a.html"
    assert origin.part == "text"
    assert link.given["href"].origin is not None
    assert link.given["href"].origin.key == "where"


def test_data_files_are_read_by_folder_and_name() -> None:
    files = {
        "_data/hours.yml": "- day: Monday\n  time: closed\n",
        "_data/team/boss.json": '{"name": "Ada"}',
        "a.html": page(
            "{% for row in site.data.hours %}<p>{{ row.day }}</p>{% endfor %}"
            "<b>{{ site.data.team.boss.name }}</b>"
        ),
    }
    found = said(pages(site(files))["/a/"])
    assert found["Monday"] == "_data/hours.yml [0].day"
    assert found["Ada"] == "_data/team/boss.json name"


def test_posts_are_there_the_latest_first_with_what_they_begin_with() -> None:
    files = {
        "_posts/2024-01-02-old-news.md": page("First words.\n\nMore."),
        "_posts/2025-01-02-new.md": page("Later.", "layout: default\ntitle: New things"),
        "a.html": page(
            "{% for post in site.posts %}<h2><a href='{{ post.url }}'>{{ post.title }}</a></h2>"
            "{{ post.excerpt }}{% endfor %}"
        ),
    }
    shown = pages(site(files))
    links = [one for one in shown["/a/"].elements if one.tag == "a"]
    assert [one.attributes["href"] for one in links] == [
        "/2025/01/02/new/",
        "/2024/01/02/old-news/",
    ]
    assert links[1].texts[0].value == "Old News"
    found = said(shown["/a/"])
    assert found["First words."] == "_posts/2024-01-02-old-news.md p1"
    assert "More." not in found
    assert said(shown["/2024/01/02/old-news/"])["More."] == "_posts/2024-01-02-old-news.md p2"


@pytest.mark.parametrize(
    ("config", "front", "address"),
    [
        ("permalink: pretty", "title: x", "/a/"),
        ("title: x", "title: x", "/a.html"),
        ("title: x", "permalink: /here/", "/here/"),
        ("permalink: /:categories/:title/", "title: x", "/a/"),
    ],
)
def test_a_page_stands_at_the_address_that_is_wanted(config: str, front: str, address: str) -> None:
    assert address in pages(site({"a.md": page("Hi", front)}, config))


def test_collections_have_pages_when_they_are_put_out() -> None:
    files = {"_crew/ada.md": page("Weaver"), "_tools/loom.md": page("Wood")}
    config = "collections: {crew: {output: true, permalink: /us/:name/}, tools: {}}\n"
    shown = pages(site(files, config))
    assert "/us/ada/" in shown
    assert not [address for address in shown if "loom" in address]


def test_what_the_configuration_gives_to_files_comes_below_their_own() -> None:
    config = (
        "defaults:\n- scope: {path: ''}\n  values: {layout: default, by: All}\n"
        "- scope: {path: notes}\n  values: {by: Us}\n"
    )
    files = {
        "notes/a.html": page("<p>{{ page.by }}</p>", "title: x"),
        "notes/b.html": page("<p>{{ page.by }}</p>", "by: Me"),
    }
    shown = pages(site(files, config))
    assert said(shown["/notes/a.html"])["Us"] == "_config.yml defaults[1].values.by"
    assert said(shown["/notes/b.html"])["Me"] == "notes/b.html by"
    assert "Loom" not in said(shown["/notes/b.html"])


@pytest.mark.parametrize(
    "path", ["_drafts/a.md", "README.md", ".hidden/a.md", "node_modules/a.md", "secret/a.md"]
)
def test_what_is_never_put_out_is_no_page(path: str) -> None:
    files = {path: page("Hi", "layout: default"), "README.md": "No front matter.\n"}
    files = {"README.md": "No front matter.\n"} if path == "README.md" else files
    assert list(pages(site(files, "exclude: [secret]\n"))) == ["/"]


def test_a_page_that_is_not_published_is_no_page() -> None:
    assert list(pages(site({"a.md": page("Hi", "published: false")}))) == ["/"]


def test_a_site_without_an_index_is_told() -> None:
    files = site()
    del files["index.html"]
    with pytest.raises(Failed, match="begins with its index"):
        list(stack(files).pages())


def test_addresses_lead_to_sources() -> None:
    made = stack(site({"about.md": page("Hi"), "css/a.scss": "---\n---\n", "img/x.svg": "<svg/>"}))
    entry = next(made.pages())
    assert made.file_at("/shop/about/", entry) == "about.md"
    assert made.file_at("/about", entry) == "about.md"
    assert made.file_at("/shop/css/a.css", entry) == "css/a.scss"
    assert made.file_at("img/x.svg", entry) == "img/x.svg"
    assert made.file_at("https://other.example/about/", entry) == ""


def test_pages_come_in_the_order_of_their_links() -> None:
    files = {
        "a.md": page("Hi"),
        "z.md": page("Hi"),
        "index.html": page('<a href="/shop/z/">z</a>'),
    }
    assert list(pages(site(files))) == ["/", "/z/", "/a/"]


def test_the_tag_of_the_seo_plugin_makes_title_and_description() -> None:
    files = {"a.html": "---\ntitle: Us\n---\n<head>{% seo %}</head>"}
    found = pages(site(files, "title: Loom\ndescription: We weave\n"))["/a.html"]
    meta = next(one for one in found.elements if one.tag == "meta")
    assert said(found)["Us"] == "a.html title"
    assert meta.given["content"].origin is not None
    assert meta.given["content"].origin.key == "description"


def test_what_only_jekyll_knows_of_a_post_is_in_doubt() -> None:
    files = {
        "_posts/2025-01-02-a.md": page("Hi", "layout: post"),
        "_layouts/post.html": "{% unless page.next %}<p>The last one</p>{% endunless %}",
    }
    shown = pages(site(files))["/2025/01/02/a/"]
    assert next(one for one in shown.elements if one.tag == "p").doubt


def test_rows_of_a_table_are_shown_without_a_place() -> None:
    files = {
        "_data/prices.csv": "what,price\nChair,120\n",
        "a.html": page("{% for one in site.data.prices %}<p>{{ one.what }}</p>{% endfor %}"),
    }
    assert said(pages(site(files))["/a/"])["Chair"] == ""


def test_pages_without_front_matter_are_taken_over_as_they_stand() -> None:
    shown = pages({"_config.yml": "title: x\n", "index.html": "<h1>{{ Hi }}</h1><p>All</p>"})
    assert said(shown["/"])["All"] == "index.html p text"
