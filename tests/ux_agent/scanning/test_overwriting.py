"""Texts that a page's scripts write over those of its elements, out of objects that they hold."""

import pytest

from bot.ux_agent.scanning.overwriting import ANEW
from bot.ux_agent.site import SiteIndex, Target
from tests.ux_agent.scanning.proposed import named, proposed

_BODY = """<main><h1 data-i18n="hero.title" id="hero-title">Chairs that stay</h1>
<p class="lead" data-i18n="hero.lead">We build tables.</p></main>"""
_EACH = """document.querySelectorAll("[data-i18n]").forEach((el) => {
  el.textContent = TEXTS[lang][el.dataset.i18n];
});"""
_BOTH = """{
  en: { "hero.title": "Chairs that stay", "hero.lead": "We build tables." },
  de: { "hero.title": "Stühle, die bleiben", "hero.lead": "Wir bauen Tische." },
}"""


def _site(script: str, body: str = _BODY, **more: str) -> SiteIndex:
    page = f'<html lang="en"><head><title>T</title></head><body>{body}{script}</body></html>'
    files = {f"{name}.js": text for name, text in more.items()}
    return proposed({"index.html": page, **files}).site


def _files(target: Target) -> list[str]:
    return sorted(place.file for place in target.places)


@pytest.mark.parametrize(
    "texts",
    [
        _BOTH,
        """{ en: { hero: { title: "Chairs that stay" } }, de: { hero: { title: "Stühle" } } }""",
        """{ "hero.title": { en: "Chairs that stay", de: "Stühle, die bleiben" } }""",
        """{ english: { "hero.title": 'Chairs that stay' } }""",
        """{ "hero.title": `Chairs that stay` }""",
    ],
)
def test_a_text_that_a_script_writes_from_its_object_stands_in_both_places(texts: str) -> None:
    index = _site('<script src="a.js"></script>', a=f"const TEXTS = {texts};\n{_EACH}")
    assert _files(named(index, "home", "hero-text")) == ["a.js", "index.html"]


def test_the_object_may_stand_in_another_script_or_in_the_page_itself() -> None:
    apart = _site(
        '<script src="t.js"></script><script src="a.js"></script>',
        a=_EACH,
        t=f"var TEXTS = {_BOTH}",
    )
    assert _files(named(apart, "home", "subtitle")) == ["index.html", "t.js"]
    inside = _site(f"<script>\nconst TEXTS = {_BOTH};\n{_EACH}\n</script>")
    assert _files(named(inside, "home", "subtitle")) == ["index.html", "index.html"]
    main = f'import {{ TEXTS }} from "./t.js";\n{_EACH}'
    module = _site(
        '<script type="module" src="a.js"></script>', a=main, t=f"export const TEXTS = {_BOTH}"
    )
    assert _files(named(module, "home", "subtitle")) == ["index.html", "t.js"]


def test_another_language_has_targets_of_its_own_by_its_name() -> None:
    index = _site('<script src="a.js"></script>', a=f"const TEXTS = {_BOTH};\n{_EACH}")
    german = named(index, "home", "hero-text-de")
    assert german.value == "Stühle, die bleiben"
    assert "german headline" in german.aliases


@pytest.mark.parametrize(
    "statement",
    [
        'document.getElementById("hero-title").textContent = t.headline;',
        "document.querySelector('main h1').innerHTML = TEXTS[lang].headline;",
        '$("#hero-title").text(t["headline"]);',
    ],
)
def test_a_statement_for_one_element_writes_its_text(statement: str) -> None:
    texts = 'const TEXTS = { en: { headline: "Chairs that stay" }, de: { headline: "Stühle" } };'
    index = _site('<script src="a.js"></script>', a=f"{texts}\nlet t = TEXTS[lang];\n{statement}\n")
    assert _files(named(index, "home", "hero-text")) == ["a.js", "index.html"]
    assert named(index, "home", "hero-text-de").value == "Stühle"


def test_ids_are_keys_where_a_script_looks_elements_up_by_them() -> None:
    code = """const texts = { "hero-title": "Chairs that stay" };
for (const [id, text] of Object.entries(texts)) document.getElementById(id).textContent = text;"""
    index = _site('<script src="a.js"></script>', a=code)
    assert _files(named(index, "home", "hero-text")) == ["a.js", "index.html"]


@pytest.mark.parametrize(
    "script",
    [
        _EACH.replace("TEXTS[lang]", "load(lang)"),
        """const all = document.querySelectorAll("[data-i18n]");
for (const one of all) { one.innerHTML = load(one.dataset.i18n); }""",
        '$("[data-i18n]").each(function () { $(this).text(load($(this).data("i18n"))); });',
    ],
)
def test_a_text_that_comes_from_nobody_knows_where_is_in_doubt(script: str) -> None:
    index = _site('<script src="a.js"></script>', a=script)
    assert index.find("home", "hero-text") is None


def test_a_year_that_a_script_writes_is_in_doubt() -> None:
    body = '<main><h1>T</h1></main><footer><p>© <span id="now">2020</span> Loaf</p></footer>'
    code = 'document.getElementById("now").textContent = new Date().getFullYear();'
    index = _site(f"<script>{code}</script>", body)
    assert "2020" not in [target.value for target in index.targets]
    assert "2020" in [target.value for target in _site("<script>go();</script>", body).targets]


def test_what_is_in_doubt_is_told_with_its_reason() -> None:
    made = proposed({"index.html": f"<body>{_BODY}<script>{_EACH}</script></body>"}).manifest
    assert ANEW in made


def test_a_language_that_only_others_have_leaves_the_page_its_own_text() -> None:
    code = f'const TEXTS = {{ de: {{ "hero.title": "Stühle", "hero.lead": "Tische" }} }};\n{_EACH}'
    index = _site('<script src="a.js"></script>', a=code)
    assert _files(named(index, "home", "hero-text")) == ["index.html"]
    assert named(index, "home", "hero-text-de").value == "Stühle"


def test_an_object_that_happens_to_share_a_word_with_an_attribute_is_no_copy() -> None:
    body = '<main><h1>T</h1><button data-filter="all">All of them</button></main>'
    code = """const names = { all: "everything" };
const buttons = document.querySelectorAll("[data-filter]");
status.textContent = names[buttons[0].dataset.filter];"""
    index = _site('<script src="a.js"></script>', body, a=code)
    assert _files(named(index, "home", "cta-text")) == ["index.html"]


def test_texts_that_a_script_loads_may_have_dots_in_their_keys() -> None:
    code = """fetch("lang/" + lang + ".json").then((r) => r.json()).then((texts) => {
  for (const one of document.querySelectorAll("[data-i18n]")) {
    one.textContent = texts[one.dataset.i18n];
  }
});"""
    menu = '<nav><a href="/">Home</a> <a href="#us" data-i18n="nav.us">Us</a></nav>'
    files = {
        "index.html": f'<html lang="en"><body>{menu}{_BODY}<script>{code}</script></body></html>',
        "lang/en.json": '{"hero.title": "Chairs that stay", "hero.lead": "A", "nav.us": "Us"}',
    }
    index = proposed(files).site
    assert _files(named(index, "home", "hero-text")) == ["index.html", "lang/en.json"]
    us = [one for one in index.targets if one.value == "Us"]
    assert [_files(one) for one in us] == [["index.html", "lang/en.json"]]


def test_one_file_may_hold_all_languages() -> None:
    code = f'fetch("texts.json").then((r) => r.json()).then((TEXTS) => {{ {_EACH} }});'
    texts = '{"en": {"hero.title": "Chairs that stay"}, "de": {"hero.title": "Stühle"}}'
    page = f'<html lang="en"><body>{_BODY}<script>{code}</script></body></html>'
    index = proposed({"index.html": page, "texts.json": texts}).site
    assert _files(named(index, "home", "hero-text")) == ["index.html", "texts.json"]
    assert named(index, "home", "hero-text-de").value == "Stühle"
