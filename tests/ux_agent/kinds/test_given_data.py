"""Data that a component is given in an attribute: its texts are runs of the component."""

import pytest
from hypothesis import given
from tree_sitter import Tree

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import elements_of
from bot.ux_agent.kinds.runs import runs
from tests.ux_agent.kinds.writing import is_taken_back, set_text, site, texts

ASTRO = (
    "<main><Intro cta={{ label: 'Book', href: '#a' }} n={1} links={[{ t: \"One\" }]} /></main>\n"
)
VUE = (
    '<template><Intro :cta="{ label: \'Book\', href: \'#a\' }" v-if="a" :n="{ t: 1 }" />'
    "</template>\n"
)
PLACES = [("a.astro", ASTRO), ("a.svelte", ASTRO), ("a.vue", VUE)]


@pytest.mark.parametrize(("file", "source"), PLACES)
def test_a_text_of_an_object_is_written_in_its_quotes(file: str, source: str) -> None:
    made = set_text(site(file, source, "element: Intro, part: text.0"), "Buy & stay")
    assert made.text(file) == source.replace("Book", "Buy & stay")


def test_texts_of_a_list_come_after_those_before_it() -> None:
    made = set_text(site("a.astro", ASTRO, "element: Intro, part: text.2"), "Two")
    assert made.text("a.astro") == ASTRO.replace("One", "Two")


def test_quotes_and_references_in_an_attribute_of_vue_are_escaped_for_both_languages() -> None:
    made = set_text(site("a.vue", VUE, "element: Intro, part: text.0"), 'Jo\'s "x" &amp; \\')
    assert r"label: 'Jo\x27s \x22x\x22 \x26amp; \\'," in made.text("a.vue")
    assert made.value == 'Jo\'s "x" &amp; \\'


@pytest.mark.parametrize(("file", "source"), PLACES)
@given(value=texts)
def test_any_text_stays_a_text(file: str, source: str, value: str) -> None:
    files = site(file, source, "element: Intro, part: text.0")
    assert set_text(files, value).value == value if value != "Book" else True
    assert is_taken_back(files, value) if value != "Book" else True


@pytest.mark.parametrize(
    "source",
    [
        "<Intro cta={{ label: 'Book' }}>Inside</Intro>",
        "<Intro style={{ color: 'Book' }} />",
        "<Intro cta={make({ label: 'Book' })} />",
    ],
)
def test_texts_that_are_no_data_of_a_component_without_content_are_none(source: str) -> None:
    document = Document("a.astro", source.encode())
    found = [document.text(run.start, run.end) for run in runs(elements_of(document)[0])]
    assert "Book" not in found


def test_the_data_of_all_attributes_of_vue_is_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "<template>{}</template>".format("<Foo :a=\"['x']\":b=\"{ c: 'y' }\"/>" * 9)
    read: list[str] = []

    def parse(language: str, source: bytes, within: tree.Ranges | None = None) -> Tree:
        read.append(language)
        return parse_of(language, source, within)

    parse_of = tree.parse
    monkeypatch.setattr(tree, "parse", parse)
    document = Document("a.vue", source.encode())
    found = [document.text(one.start, one.end) for of in elements_of(document) for one in runs(of)]
    assert found == ["x", "y"] * 9
    assert read.count("typescript") == 1


@pytest.mark.parametrize("broken", ["[", "['b' 'c']", "{ a: 'b' })(", "[] ; ['b']"])
def test_an_attribute_of_vue_that_cannot_be_read_has_no_texts(broken: str) -> None:
    source = f'<template><Foo :a="[\'x\']" /><Foo :a="{broken}" /></template>'
    document = Document("a.vue", source.encode())
    found = [document.text(one.start, one.end) for of in elements_of(document) for one in runs(of)]
    assert "b" not in found
