"""The pages of Hugo sites as visitors see them, with the place of each text."""

import pytest

from bot.errors import Failed
from bot.ux_agent.declared.declaration import MarkdownAt
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.markdown import locate
from tests.ux_agent.scanning.shown_sites import given, pages, said, stack

CONFIG = 'title = "Mill"\nbaseURL = "https://mill.example/"\n'
BASE = (
    '<html><body>{{ partial "head.html" . }}'
    '<main>{{ block "main" . }}{{ end }}</main></body></html>'
)
HEAD = "<header><p>{{ site.Title }}</p></header>"
HOME = '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}'


def site(**more: str) -> dict[str, str]:
    """A small site with further files; `__` in a name is a slash, the last `_` a dot."""
    files = {
        "hugo.toml": CONFIG,
        "layouts/_default/baseof.html": BASE,
        "layouts/partials/head.html": HEAD,
        "layouts/index.html": HOME,
        "layouts/_default/single.html": HOME,
        "layouts/_default/list.html": HOME,
        "content/_index.md": "---\ntitle: Flour\n---\nFresh every day.\n\nGround by *stone*.\n",
    }
    for key, text in more.items():
        stem, _, ending = key.replace("__", "/").rpartition("_")
        files[f"{stem}.{ending}"] = text
    return files


def test_a_page_is_its_content_within_its_layout_and_partials() -> None:
    found = said(pages(site())["/"])
    assert found["Mill"] == "hugo.toml title"
    assert found["Flour"] == "content/_index.md title"
    assert found["Fresh every day."] == "content/_index.md p1"


def test_the_words_beside_markup_are_parts_of_their_paragraph() -> None:
    found = said(pages(site())["/"])
    assert found["Ground by"] == "content/_index.md p2 text.0"
    assert found["stone"] == "content/_index.md p2 text.1"


def test_what_the_site_has_itself_takes_the_place_of_its_themes() -> None:
    files = site(hugo_toml=CONFIG + 'theme = "plain"\n')
    files["themes/plain/layouts/partials/head.html"] = "<header><p>Theme</p></header>"
    files["themes/plain/layouts/partials/foot.html"] = "<footer>By a theme</footer>"
    files["layouts/index.html"] = '{{ define "main" }}{{ partial "foot" . }}{{ end }}'
    found = said(pages(files)["/"])
    assert "Theme" not in found
    assert found["By a theme"] == "themes/plain/layouts/partials/foot.html footer text"


def test_a_partial_that_nothing_includes_shows_nothing() -> None:
    files = site(layouts__partials__old_html="<p>Old words</p>")
    assert all("Old words" not in said(page) for page in pages(files).values())


def test_drafts_and_comments_are_not_shown() -> None:
    files = site(content__new_md="---\ntitle: New\ndraft: true\n---\nSoon.")
    files["layouts/index.html"] = '{{/* <p>Gone</p> */}}{{ define "main" }}<h1>Here</h1>{{ end }}'
    found = pages(files)
    assert list(found) == ["/"]
    assert list(said(found["/"])) == ["Mill", "Here"]


def test_parameters_of_a_folder_of_settings_lie_over_those_of_a_theme() -> None:
    files = site()
    del files["hugo.toml"]
    files["config/_default/hugo.yaml"] = "title: Mill\ntheme: plain\n"
    files["config/_default/params.yaml"] = "phone: '12'\n"
    files["themes/plain/hugo.toml"] = "[params]\nphone = '1'\nfax = '2'\n"
    files["layouts/index.html"] = (
        '{{ define "main" }}<p>{{ .Site.Params.phone }}</p><p>{{ .Site.Params.Fax }}</p>{{ end }}'
    )
    found = said(pages(files)["/"])
    assert found["12"] == "config/_default/params.yaml phone"
    assert found["2"] == "themes/plain/hugo.toml params.fax"


def test_menus_are_of_the_settings_and_of_pages_by_weight() -> None:
    menu = '[[menus.main]]\nname = "Shop"\nurl = "https://shop.example/"\nweight = 9\n'
    files = site(content__visit_md='+++\ntitle = "Visit"\nmenus = "main"\nweight = 1\n+++\nCome.')
    files["hugo.toml"] = CONFIG + menu
    files["layouts/partials/head.html"] = (
        '<nav>{{ range site.Menus.main }}<a href="{{ .URL }}">{{ .Name }}</a>{{ end }}</nav>'
    )
    page = pages(files)["/"]
    links = [seen for seen in page.elements if seen.tag == "a"]
    assert [link.attributes["href"] for link in links] == ["/visit/", "https://shop.example/"]
    assert said(page)["Shop"] == "hugo.toml menus.main[0].name"
    assert said(page)["Visit"] == "content/visit.md title"
    assert links[0].given["href"].origin is None


def test_translations_are_those_of_the_language_that_visitors_get() -> None:
    files = site(
        hugo_toml=CONFIG + 'defaultContentLanguage = "de"\n[languages.de]\n[languages.en]\n'
    )
    files["i18n/de.yaml"] = "more: Weiter\ncount: {one: Ein Brot, other: '{{ .Count }} Brote'}\n"
    files["i18n/en.yaml"] = "more: More\n"
    files["content/_index.en.md"] = "---\ntitle: Flour in English\n---\n"
    files["layouts/index.html"] = (
        '{{ define "main" }}<h1>{{ .Title }}</h1><a>{{ i18n "more" }}</a>'
        '<b>{{ T "count" 1 }}</b><i>{{ T "count" 3 }}</i>{{ end }}'
    )
    found = said(pages(files)["/"])
    assert found["Flour"] == "content/_index.md title"
    assert found["Weiter"] == "i18n/de.yaml more"
    assert found["Ein Brot"] == "i18n/de.yaml count.one"
    assert found["3 Brote"] == ""


def test_lists_of_data_and_of_pages_know_each_entry() -> None:
    files = site(data__prices_json='[{"what": "Rye", "price": "3 €"}, {"what": "Oat"}]')
    files["content/news/b.md"] = "---\ntitle: Second\nweight: 2\n---\n"
    files["content/news/a.md"] = "---\ntitle: First\nweight: 1\n---\n"
    files["layouts/index.html"] = (
        '{{ define "main" }}{{ range $i, $e := site.Data.prices }}<p>{{ $e.what }}</p>'
        "<b>{{ with .price }}{{ . }}{{ else }}none{{ end }}</b>{{ end }}"
        '{{ range first 1 (where site.RegularPages "Section" "news") }}'
        "<h2>{{ .Title }}</h2>{{ end }}{{ end }}"
    )
    found = said(pages(files)["/"])
    assert found["Rye"] == "data/prices.json [0].what"
    assert found["3 €"] == "data/prices.json [0].price"
    assert found["none"] == "layouts/index.html b text"
    assert found["First"] == "content/news/a.md title"
    assert "Second" not in found


def test_a_partial_knows_only_what_it_is_given() -> None:
    files = site(layouts__partials__button_html='<a href="{{ .url | relURL }}">{{ .label }}</a>')
    files["hugo.toml"] = CONFIG + '[params.cta]\nlabel = "Buy"\nurl = "shop/"\n'
    files["layouts/index.html"] = (
        '{{ define "main" }}{{ with site.Params.cta }}'
        '{{ partial "button.html" (dict "label" .label "url" .url) }}{{ end }}{{ end }}'
    )
    page = pages(files)["/"]
    assert said(page)["Buy"] == "hugo.toml params.cta.label"
    assert given(page, "a", "href").value == "/shop/"


def test_what_a_function_makes_of_a_text_has_no_place() -> None:
    files = site()
    files["layouts/index.html"] = (
        '{{ define "main" }}<h1>{{ .Title | upper }}</h1><h2>{{ .Title | safeHTML }}</h2>'
        "<p>© {{ now.Year }} {{ .Site.Title }}</p>{{ end }}"
    )
    found = said(pages(files)["/"])
    assert found["FLOUR"] == ""
    assert found["Flour"] == "content/_index.md title"
    assert found["©"] == "layouts/index.html p text"


def test_what_depends_on_what_cannot_be_known_is_in_doubt() -> None:
    files = site()
    files["layouts/index.html"] = (
        '{{ define "main" }}{{ if gt now.Month 6 }}<p>Summer</p>{{ else }}<p>Winter</p>{{ end }}'
        "<p>Always</p>{{ end }}"
    )
    doubts = {seen.text: seen.doubt for seen in pages(files)["/"].elements if seen.tag == "p"}
    assert doubts["Summer"]
    assert doubts["Winter"]
    assert not doubts["Always"]


def test_a_name_that_a_branch_gives_holds_within_it_only() -> None:
    files = site()
    files["layouts/index.html"] = (
        '{{ define "main" }}{{ $x := "One" }}{{ if .Title }}{{ $x := "Two" }}{{ end }}'
        '<p>{{ $x }}</p>{{ $y := "Three" }}{{ if .Title }}{{ $y = "Four" }}{{ end }}'
        "<b>{{ $y }}</b>{{ end }}"
    )
    found = said(pages(files)["/"])
    assert found["One"] == "layouts/index.html $x"
    assert "Three" not in found
    assert "Four" in found


def test_a_list_item_without_an_end_tag_does_not_swallow_what_follows() -> None:
    files = site()
    files["layouts/index.html"] = (
        '{{ define "main" }}<ul>{{ range (slice "a" "b") }}<li>{{ . }}{{ end }}</ul>'
        "<p>Then</p>{{ end }}"
    )
    seen = {one.text: one for one in pages(files)["/"].elements}
    assert seen["b"].tag == "li"
    parent = seen["Then"].parent
    assert parent is not None
    assert parent.tag == "main"


def test_a_template_that_includes_itself_leaves_the_page_out() -> None:
    files = site(layouts__partials__head_html='{{ partial "head.html" . }}')
    made = stack(files)
    with pytest.raises(Failed, match="has no layout"):
        list(made.pages())
    assert made.left_out == ["content/_index.md is too long"]


def test_a_site_whose_theme_is_elsewhere_says_so() -> None:
    files = {"hugo.toml": 'theme = "ananke"', "content/_index.md": "Hello"}
    with pytest.raises(Failed, match=r"not in its repository: themes/ananke"):
        list(stack(files).pages())


@pytest.mark.parametrize(
    "pipe", ['resources.Get "css/a.scss" | toCSS | minify', 'resources.Get "css/a.scss"']
)
def test_a_sheet_by_pipes_is_found_by_its_address(pipe: str) -> None:
    files = site(assets__css__a_scss="p { color: red }")
    files["layouts/partials/head.html"] = (
        f'{{{{ $css := {pipe} }}}}<link href="{{{{ $css.RelPermalink }}}}">'
    )
    made = stack(files)
    page = next(iter(made.pages()))
    assert made.file_at(given(page, "link", "href").value, page) == "assets/css/a.scss"


def test_addresses_lead_to_pages_and_static_files() -> None:
    files = site(content__about_md="---\ntitle: About\n---\n", static__logo_svg="<svg></svg>")
    made = stack(files)
    page = next(iter(made.pages()))
    assert made.file_at("/about", page) == "content/about.md"
    assert made.file_at("logo.svg", page) == "static/logo.svg"
    assert made.file_at("https://elsewhere.example/", page) == ""


def test_shortcodes_are_left_out_with_what_they_hold() -> None:
    body = (
        "---\ntitle: A\n---\n{{< note >}}\nInside\n{{< /note >}}\n\nThen {{< x >}} all.\n\nLast.\n"
    )
    found = said(pages(site(content___index_md=body))["/"])
    assert "Inside" not in found
    file, _, key = found["Last."].partition(" ")
    document = Document(file, body.encode())
    assert locate(MarkdownAt(file, key), document, "text").value == "Last."


def test_content_may_begin_with_an_object_of_json() -> None:
    files = site(content___index_md='{"title": "Flour", "team": [{"name": "Al"}]}\n\nWe grind.\n')
    files["layouts/index.html"] = (
        '{{ define "main" }}{{ range .Params.team }}<p>{{ .name }}</p>{{ end }}'
        "{{ .Content }}{{ end }}"
    )
    found = said(pages(files)["/"])
    assert found["Al"] == "content/_index.md team[0].name"
    assert found["We grind."] == "content/_index.md p1"


def test_a_list_in_parts_shows_the_first_part() -> None:
    files = site(hugo_toml=CONFIG + "[pagination]\npagerSize = 1\n")
    for name in ("a", "b"):
        files[f"content/news/{name}.md"] = f"---\ntitle: News {name}\n---\n"
    files["layouts/index.html"] = (
        '{{ define "main" }}{{ $p := .Paginate (where .Site.RegularPages "Section" "news") }}'
        "{{ range $p.Pages }}<h2>{{ .Title }}</h2>{{ end }}"
        "{{ if $p.HasNext }}<a>More</a>{{ end }}{{ end }}"
    )
    found = said(pages(files)["/"])
    assert found == {
        "Mill": "hugo.toml title",
        "News a": "content/news/a.md title",
        "More": "layouts/index.html a text",
    }


def test_a_page_knows_itself_in_other_languages_whose_content_stands_apart() -> None:
    languages = (
        '[languages.de]\ncontentDir = "content/de"\n[languages.en]\nlanguageName = "English"\n'
    )
    files = site(hugo_toml=CONFIG + 'defaultContentLanguage = "de"\n' + languages)
    del files["content/_index.md"]
    files["hugo.toml"] += 'contentDir = "content/en"\n'
    files["content/de/_index.md"] = "---\ntitle: Mehl\n---\n"
    files["content/en/_index.md"] = "---\ntitle: Flour\n---\n"
    files["layouts/index.html"] = (
        '{{ define "main" }}<h1>{{ .Title }}</h1>{{ range .Translations }}'
        '<a href="{{ .RelPermalink }}">{{ .Language.LanguageName }}</a>{{ end }}{{ end }}'
    )
    page = pages(files)["/"]
    assert said(page)["Mehl"] == "content/de/_index.md title"
    assert said(page)["English"] == "hugo.toml languages.en.languageName"
    assert given(page, "a", "href").value == "/en/"


def test_a_text_handed_to_a_partial_stands_where_it_is_called() -> None:
    files = site(layouts__partials__button_html='<a href="{{ .url }}">{{ .label }}</a>')
    files["layouts/index.html"] = (
        '{{ define "main" }}<div>{{ partial "button" (dict "label" "Buy" "url" "/shop/") }}</div>'
        "{{ end }}"
    )
    page = pages(files)["/"]
    assert said(page)["Buy"] == "layouts/index.html div text.0"


def test_a_loop_goes_on_and_ends_where_its_template_says_so() -> None:
    files = site(data__days_json='["Mo", "Tu", "We", "Th"]')
    files["layouts/index.html"] = (
        '{{ define "main" }}{{ range site.Data.days }}{{ if eq . "Tu" }}{{ continue }}{{ end }}'
        '{{ if eq . "Th" }}{{ break }}{{ end }}<p>{{ . }}</p>{{ end }}<b>Then</b>{{ end }}'
    )
    assert list(said(pages(files)["/"])) == ["Mill", "Mo", "We", "Then"]


def test_what_may_be_passed_over_is_in_doubt() -> None:
    files = site(data__days_json='["Mo", "Tu"]')
    files["layouts/index.html"] = (
        '{{ define "main" }}{{ range site.Data.days }}<i>{{ . }}</i>'
        "{{ if gt now.Month 6 }}{{ continue }}{{ end }}<p>{{ . }}</p>{{ end }}<b>Then</b>{{ end }}"
    )
    seen = [one for one in pages(files)["/"].elements if one.tag in {"i", "p", "b"}]
    assert [(one.tag, bool(one.doubt)) for one in seen if one.text != "Mill"] == [
        *(("i", False), ("p", True), ("i", False), ("p", True), ("b", False))
    ]


def test_what_cannot_be_known_says_nothing_beside_what_can() -> None:
    files = site()
    files["layouts/index.html"] = (
        '{{ define "main" }}<a href="/a/">{{ partial "icon" . }} Label</a>{{ end }}'
    )
    made = stack(files)
    page = next(iter(made.pages()))
    assert [one.texts[0].value for one in page.elements if one.tag == "a"] == ["Label"]
    assert made.left_out == ["the partial icon was not found"]


def test_a_doubtful_word_leaves_the_rest_of_its_element_certain() -> None:
    files = site()
    files["layouts/index.html"] = (
        '{{ define "main" }}<div>Sure {{ if gt now.Month 6 }}Maybe{{ end }}<p>Inside</p></div>'
        "<a {{ if gt now.Month 6 }}href='/a/'{{ end }}>Link</a>{{ end }}"
    )
    seen = {one.tag: one for one in pages(files)["/"].elements}
    assert [(text.value, bool(text.doubt)) for text in seen["div"].texts] == [
        *(("Sure", False), ("Maybe", True))
    ]
    assert (seen["p"].text, seen["p"].doubt) == ("Inside", "")
    assert seen["a"].given["href"].doubt
