"""The pages of Eleventy sites as visitors see them, with the place of each text."""

import pytest

from bot.errors import Failed
from tests.ux_agent.scanning.shown_sites import given, pages, place, said, stack

CONFIG = """// dir: { input: "wrong" }
module.exports = function (config) {
  config.addPassthroughCopy({ "src/css": "styles" });
  config.addPassthroughCopy("src/img");
  config.addFilter("shout", (text) => text.toUpperCase());
  config.addFilter("top", (list, count) => list.slice(0, count));
  config.addCollection("sorted", (api) => api.getFilteredByGlob("src/news/*.md").reverse());
  config.addLayoutAlias("base", "base.njk");
  return { dir: { input: "src" }, markdownTemplateEngine: "njk", htmlTemplateEngine: "njk" };
};
"""
BASE = (
    "<html><body>{% include 'head.njk' %}"
    "<main>{% block main %}{{ content | safe }}{% endblock %}</main></body></html>"
)
HEAD = "<header><p>{{ site.name }}</p></header>"


def site(**more: str) -> dict[str, str]:
    """A small site with further files; `__` in a name is a slash, the last `_` a dot."""
    files = {
        "eleventy.config.js": CONFIG,
        "src/_includes/base.njk": BASE,
        "src/_includes/head.njk": HEAD,
        "src/_data/site.json": '{"name": "Loom"}',
        "src/index.njk": "---\nlayout: base\ntitle: Cloth\n---\n<h1>{{ title }}</h1>\n",
    }
    for key, text in more.items():
        stem, _, ending = key.replace("__", "/").rpartition("_")
        files[f"{stem}.{ending}"] = text
    return files


def test_a_page_is_its_template_within_its_layouts_and_includes() -> None:
    found = said(pages(site())["/"])
    assert found == {"Loom": "src/_data/site.json name", "Cloth": "src/index.njk title"}


def test_a_markdown_page_is_shown_by_its_paragraphs() -> None:
    text = "---\nlayout: base\n---\n# About {{ site.name }}\n\nWe weave.\n\n{{ site.name }}\n"
    found = said(pages(site(src__about_md=text))["/about/"])
    assert found["We weave."] == "src/about.md p1"
    assert found["Loom"] == "src/_data/site.json name"


def test_data_of_scripts_is_named_by_what_they_export() -> None:
    files = site()
    files["src/_data/jobs.js"] = "module.exports = [{ what: 'Weave' }];"
    files["src/_data/shop.js"] = "const shop = { phone: '12' };\nmodule.exports = shop;"
    files["src/_data/now.js"] = "module.exports = () => ({ year: new Date().getFullYear() });"
    files["src/index.njk"] = (
        "{% for job in jobs %}<p>{{ job.what }}</p>{% endfor %}<b>{{ shop.phone }}</b>"
        "<i>{{ now.year }} on</i>"
    )
    found = said(pages(files)["/"])
    assert found["Weave"] == "src/_data/jobs.js default[0].what"
    assert found["12"] == "src/_data/shop.js shop.phone"
    assert found["on"] == "src/index.njk i text"


def test_the_nearest_data_is_what_a_page_shows() -> None:
    files = site(src__news__news_json='{"layout": "base", "kind": "News", "by": "Al"}')
    files["src/news/one.md"] = "---\nby: Bo\n---\n<p>{{ kind }}</p><b>{{ by }}</b><i>{{ lang }}</i>"
    files["src/_includes/base.njk"] = "---\nlang: en\nkind: Page\n---\n" + BASE
    found = said(pages(files)["/news/one/"])
    assert found["News"] == "src/news/news.json kind"
    assert found["Bo"] == "src/news/one.md by"
    assert found["en"] == "src/_includes/base.njk lang"


def test_what_no_template_includes_and_what_is_ignored_is_not_shown() -> None:
    files = site(src___includes__old_njk="<p>Old</p>", src__drafts__new_md="New")
    files[".eleventyignore"] = "src/drafts\n"
    files["src/hidden.md"] = "---\npermalink: false\n---\nHidden"
    files["src/draft.md"] = "---\ndraft: true\n---\nDraft"
    assert list(pages(files)) == ["/"]


def test_a_macro_shows_what_it_is_called_with() -> None:
    files = site()
    files["src/_includes/ui.njk"] = (
        "{% macro card(title, kind='plain') %}<h2 class='{{ kind }}'>{{ title }}</h2>"
        "{% if caller %}{{ caller() }}{% endif %}{% endmacro %}"
    )
    files["src/index.njk"] = (
        "---\ntitle: Cloth\n---\n{% from 'ui.njk' import card as shown %}"
        "{% import 'ui.njk' as ui %}"
        "{{ shown(title) }}{{ ui.card(title=site.name, kind='big') }}"
        "{% call shown('Own') %}<p>Within</p>{% endcall %}"
    )
    page = pages(files)["/"]
    found = said(page)
    assert found["Cloth"] == "src/index.njk title"
    assert found["Loom"] == "src/_data/site.json name"
    assert found["Within"] == "src/index.njk p text"
    assert [one.attributes["class"] for one in page.elements if one.tag == "h2"] == [
        *("plain", "big", "plain")
    ]


def test_a_text_that_a_template_sets_is_found_by_its_name() -> None:
    files = site()
    files["src/index.njk"] = "{% set cta = 'Come in' %}<a>{{ cta }}</a><b>{{ cta | shout }}</b>"
    found = said(pages(files)["/"])
    assert found["Come in"] == "src/index.njk cta"
    assert found["COME IN"] == ""


def test_a_template_that_extends_another_fills_its_blocks() -> None:
    files = site()
    files["src/_includes/page.njk"] = (
        "{% extends 'base.njk' %}{% set sign = 'Signed' %}Lost"
        "{% block main %}<article>{{ super() }}</article><p>{{ sign }}</p>{% endblock %}"
    )
    files["src/index.njk"] = "---\nlayout: page.njk\n---\n<h1>Here</h1>"
    page = pages(files)["/"]
    assert "Lost" not in said(page)
    assert said(page)["Signed"] == "src/_includes/page.njk sign"
    heading = next(seen for seen in page.elements if seen.tag == "h1")
    assert [one.tag for one in heading.above()] == ["article", "main", "body", "html"]


def test_collections_are_those_of_tags_and_of_the_configuration() -> None:
    files = site()
    for name in ("a", "b"):
        files[f"src/news/{name}.md"] = f"---\ntitle: News {name}\ntags: [news]\n---\nText"
    files["src/index.njk"] = (
        "{% for post in collections.news | top(1) %}<a href='{{ post.url }}'>{{ post.data.title }}"
        "</a>{% endfor %}"
        "{% for post in collections.sorted %}<b>{{ post.data.title }}</b>{% endfor %}"
    )
    page = pages(files)["/"]
    assert given(page, "a", "href").value == "/news/a/"
    assert said(page)["News a"] == "src/news/a.md title"
    assert [seen.text for seen in page.elements if seen.tag == "b"] == ["News b", "News a"]


def test_a_menu_by_the_navigation_plugin_is_in_order() -> None:
    files = site()
    for name, order in (("visit", 2), ("shop", 1)):
        front = f"eleventyNavigation:\n  key: {name.title()}\n  order: {order}\n"
        files[f"src/{name}.md"] = f"---\n{front}---\nText"
    files["src/index.njk"] = (
        "{% for entry in collections.all | eleventyNavigation %}"
        "<a href='{{ entry.url | url }}'>{{ entry.title }}</a>{% endfor %}"
    )
    page = pages(files)["/"]
    links = [(seen.text, seen.attributes["href"]) for seen in page.elements if seen.tag == "a"]
    assert links == [("Shop", "/shop/"), ("Visit", "/visit/")]
    assert said(page)["Shop"] == "src/shop.md eleventyNavigation.key"


def test_a_template_with_pagination_is_a_page_for_each_part_of_its_list() -> None:
    files = site(src___data__towns_json='["York", "Leeds"]')
    files["src/towns.njk"] = (
        "---\npagination: {data: towns, size: 1, alias: town}\n"
        "permalink: '/in/{{ town | slugify }}/'\n---\n<h1>{{ town }}</h1>"
    )
    found = pages(files)
    assert said(found["/in/york/"]) == {"York": "src/_data/towns.json [0]"}
    assert said(found["/in/leeds/"]) == {"Leeds": "src/_data/towns.json [1]"}


@pytest.mark.parametrize(
    "config",
    [
        'export default (config) => {};\nexport const config = { dir: { input: "src" } };',
        'export default function (config) { config.setInputDirectory("src"); }',
        'module.exports = async (config) => { await x(); return { dir: { input: "src" } }; };',
        'module.exports = { dir: { input: "./src/" } };',
    ],
)
def test_the_folder_of_templates_is_read_however_the_configuration_says_it(config: str) -> None:
    files = {"eleventy.config.mjs": config, "src/index.liquid": "<p>{{ 'Up' | upcase }}</p>"}
    assert [page.path for page in pages(files).values()] == ["src/index.liquid"]


def test_addresses_lead_to_what_is_copied_there() -> None:
    files = site(src__css__main_css="p{}", src__img__logo_svg="<svg></svg>")
    files["src/css/more.scss"] = "p{}"
    made = stack(files)
    page = next(iter(made.pages()))
    assert made.file_at("/styles/main.css", page) == "src/css/main.css"
    assert made.file_at("/styles/more.css", page) == "src/css/more.scss"
    assert made.file_at("img/logo.svg", page) == "src/img/logo.svg"
    assert made.file_at("mailto:a@b.example", page) == ""


def test_liquid_is_the_language_of_templates_where_nothing_else_is_said() -> None:
    files = {".eleventy.js": "module.exports = () => {};", "_data/a.yaml": "b: Bee\n"}
    files["index.html"] = "{% assign c = 'Sea' %}<p>{{ a.b }}</p><b>{{ c }}</b>"
    found = said(pages(files)["/"])
    assert found == {"Bee": "_data/a.yaml b", "Sea": "index.html c"}


def test_front_matter_in_javascript_is_read_but_has_no_place() -> None:
    files = site()
    files["src/index.njk"] = "---js\nconst title = 'Cloth';\n---\n<p>{{ title }}</p>"
    files["src/more.njk"] = "---js\n{ title: 'Silk', layout: 'base' }\n---\n<p>{{ title }}</p>"
    found = pages(files)
    assert said(found["/"]) == {"Cloth": ""}
    assert said(found["/more/"]) == {"Loom": "src/_data/site.json name", "Silk": ""}


def test_a_plugin_of_the_site_brings_its_filters() -> None:
    files = site(filters_js="module.exports = (c) => c.addFilter('big', (t) => t.toUpperCase());")
    files["eleventy.config.js"] = """
        const filters = require("./filters.js");
        module.exports = (config) => {
          config.addPassthroughCopy("a").addPlugin((c) => c.addFilter("same", (t) => t));
          config.addPlugin(filters);
          return { dir: { input: "src" } };
        };"""
    files["src/index.njk"] = "<p>{{ site.name | same }}</p><b>{{ 'a' | big }}</b>"
    assert said(pages(files)["/"]) == {"Loom": "src/_data/site.json name", "A": ""}


def test_the_pages_beside_are_those_of_the_collection() -> None:
    files = site()
    for day in (1, 2):
        front = f"title: Day {day}\ndate: 2024-01-0{day}\ntags: days\nlayout: day.njk\n"
        files[f"src/{day}.md"] = f"---\n{front}---\n"
    files["src/_includes/day.njk"] = (
        "{% set before = collections.days | getPreviousCollectionItem %}"
        "{% if before %}<a href='{{ before.url }}'>{{ before.data.title }}</a>{% endif %}"
    )
    found = pages(files)
    assert said(found["/2/"]) == {"Day 1": "src/1.md title"}
    assert said(found["/1/"]) == {}


def test_a_text_handed_to_a_macro_stands_where_it_is_called() -> None:
    files = site()
    files["src/_includes/ui.njk"] = (
        "{% macro card(title, kind='Same') %}<h2>{{ title }}</h2><i>{{ kind }}</i>{% endmacro %}"
    )
    files["src/index.njk"] = (
        "{% from 'ui.njk' import card %}<div>{{ card('One') }}</div>"
        "<p>{{ card('Same') }}{{ card('Two', 'Two') }}</p>"
    )
    shown = [
        (seen.tag, text.value, place(text.origin))
        for seen in pages(files)["/"].elements
        for text in seen.texts
    ]
    assert shown == [
        ("h2", "One", "src/index.njk div text"),
        ("i", "Same", ""),
        ("h2", "Same", "src/index.njk p text.0"),
        ("i", "Same", ""),
        ("h2", "Two", ""),
        ("i", "Two", ""),
    ]


def test_a_site_without_an_index_that_is_understood_says_so() -> None:
    files = {".eleventy.js": "module.exports = () => {};", "index.11ty.js": "", "a.md": "A"}
    with pytest.raises(Failed, match=r"index\.11ty\.js"):
        list(stack(files).pages())


@pytest.mark.parametrize("ending", ["njk", "liquid"])
def test_what_stands_within_a_tag_of_the_sites_own_is_in_doubt(ending: str) -> None:
    files = site()
    files["eleventy.config.js"] = """module.exports = (config) => {
      config.addPairedShortcode("note", (content) => content.length > 9 ? content : "");
      return { dir: { input: "src" } };
    };"""
    del files["src/index.njk"]
    files[f"src/index.{ending}"] = (
        "{% if site.name %}{% note %}<i>In</i>{% endnote %}<p>Out</p>{% endif %}<b>After</b>"
    )
    doubts = {seen.text: bool(seen.doubt) for seen in pages(files)["/"].elements}
    assert doubts == {"In": True, "Out": False, "After": False}


def test_a_tag_of_the_sites_own_shows_what_its_function_gives() -> None:
    files = site()
    files["eleventy.config.js"] = """module.exports = (config) => {
      config.addShortcode("icon", (name) => `<i class="icon-${name}"></i>`);
      return { dir: { input: "src" } };
    };"""
    files["src/index.njk"] = "<a href='/'>{% icon 'up' %} Go</a>{% unknown %}"
    page = pages(files)["/"]
    assert given(page, "i", "class").value == "icon-up"
    assert said(page) == {"Go": "src/index.njk a text.1"}
