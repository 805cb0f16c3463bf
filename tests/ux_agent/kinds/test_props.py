"""Attributes of elements and props of components: which may be edited, and as what."""

import pytest

from bot.errors import UserError
from bot.ux_agent.declared.declaration import ElementAt
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.kinds.html import locate
from tests.ux_agent.fake_site import FakeSite
from tests.ux_agent.kinds.writing import set_text, site, value_of

WRAPPED = {"a.tsx": "let a = {};", "a.vue": "<template>{}</template>"}


def part(file: str, markup: str, name: str, element: str = "*") -> Found:
    """An attribute of an element in a source."""
    source = WRAPPED.get(file, "{}").replace("{}", markup)
    at = ElementAt(file, "template > *" if file == "a.vue" else element, f"attr:{name}")
    return locate(at, Document(file, source.encode()), "text")


@pytest.mark.parametrize("file", ["a.tsx", "a.vue", "a.svelte", "a.astro"])
@pytest.mark.parametrize("name", ["title", "heading", "buttonText", "data-x", "sub-title"])
def test_a_component_takes_texts_by_any_name(file: str, name: str) -> None:
    assert part(file, f'<Card {name}="a"/>', name.lower()).value == "a"


@pytest.mark.parametrize("file", ["a.tsx", "a.vue", "a.svelte", "a.astro"])
@pytest.mark.parametrize(
    "name", ["onclick", "onSubmit", "style", "class", "innerHTML", "srcDoc", "key", "ref", "slot"]
)
def test_F69_a_prop_that_may_be_code_markup_or_style_is_never_declared(
    file: str, name: str
) -> None:
    at = f"element: Card, part: 'attr:{name}'"
    index = FakeSite(site(file, WRAPPED.get(file, "{}").replace("{}", "<Card/>"), at)).index()
    assert index.targets == ()
    if name != "class":
        with pytest.raises(Missing, match="never edited"):
            part(file, f'<Card {name}="a"/>', name)


@pytest.mark.parametrize("file", ["a.tsx", "a.vue", "a.svelte", "a.astro", "a.html"])
def test_an_element_of_html_takes_only_what_browsers_show_or_follow(file: str) -> None:
    with pytest.raises(Missing, match="never edited"):
        part(file, '<p heading="a"></p>', "heading")


@pytest.mark.parametrize("name", ["href", "src", "to", "imageSrc", "ctaLink", "url", "linkPath"])
def test_F69_a_prop_that_leads_somewhere_takes_addresses(name: str) -> None:
    assert part("a.tsx", f'<Card {name}="/a"/>', name.lower()).type == "url"
    assert part("a.tsx", '<Card title="/a"/>', "title").type == "text"


def test_the_hyphen_makes_a_component_in_vue_only() -> None:
    assert part("a.vue", '<my-card heading="a"/>', "heading").value == "a"
    with pytest.raises(Missing, match="never edited"):
        part("a.svelte", '<my-card heading="a"/>', "heading")


@pytest.mark.parametrize(
    ("file", "markup"),
    [
        ("a.tsx", "<img {...a} />"),
        ("a.svelte", "<img {...a} />"),
        ("a.astro", "<img {...a} />"),
        ("a.vue", '<img v-bind="a">'),
        ("a.html", "<img {{ a }}>"),
        ("a.tsx", "<img alt={a} />"),
        ("a.vue", '<img :alt="a">'),
        ("a.svelte", "<img {alt} />"),
        ("a.html", '<img {% if a %}alt="b"{% endif %}>'),
    ],
)
def test_an_attribute_that_code_may_make_is_not_added(file: str, markup: str) -> None:
    with pytest.raises(Missing, match="made by"):
        part(file, markup, "alt")


@pytest.mark.parametrize(
    ("file", "markup", "written"),
    [
        ("a.tsx", '<img src="a" />', '<img src="a" alt="b" />'),
        ("a.tsx", "<Card<T> src={a} />", '<Card<T> alt="b" src={a} />'),
        ("a.vue", '<img src="a" @click="b">', '<img src="a" @click="b" alt="b">'),
        ("a.svelte", "<img src={a}/>", '<img alt="b" src={a}/>'),
        ("a.html", '<img src="{{ a }}" id=c>', '<img src="{{ a }}" id=c alt="b">'),
    ],
)
def test_an_absent_attribute_is_added_where_no_code_decides(
    file: str, markup: str, written: str
) -> None:
    source = WRAPPED.get(file, "{}").replace("{}", markup)
    name = "'template > *'" if file == "a.vue" else "'*'"
    made = set_text(site(file, source, f"element: {name}, part: 'attr:alt'"), "b")
    assert made.text(file) == source.replace(markup, written)


def test_a_script_that_cannot_be_read_there_is_left_out() -> None:
    with pytest.raises(Missing, match="cannot be read"):
        locate(ElementAt("a.tsx", "p"), Document("a.tsx", b"let a = <p>b {c d}</p>;"), "text")


def test_F69_two_braces_do_not_end_the_code_around_a_string_of_vue() -> None:
    source = "<template><p>{{ a ? 'yes' : 'no' }}</p></template>"
    files = site("a.vue", source, "element: p, part: text.0")
    made = set_text(files, "{{ x }}}")
    assert made.text("a.vue") == source.replace("yes", "{{ x \\x7d\\x7d}")
    assert value_of(made.after) == "{{ x }}}"


@pytest.mark.parametrize(
    "script",
    [
        '<script src="https://cdn.example/vue@3/dist/vue.global.js"></script>',
        '<script src="js/vue.min.js"></script>',
        "<script>Vue.createApp({}).mount('#app')</script>",
        "<div ng-app></div>",
    ],
)
def test_F69_a_page_that_is_a_template_in_the_browser_takes_no_code(script: str) -> None:
    files = site("a.html", f"<p>Old</p>{script}", "element: p")
    with pytest.raises(UserError, match="take them for code"):
        set_text(files, "{{ alert(1) }}")
    assert set_text(files, "{ New }").value == "{ New }"
