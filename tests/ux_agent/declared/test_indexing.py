"""The index of a site: declared targets, their values, and the lines around them."""

import json

import pytest

from bot.ux_agent.declared import indexing
from bot.ux_agent.declared.indexing import MOST_SOURCE, MissingManifest, build_index
from bot.ux_agent.site import SiteIndex, whole
from tests.ux_agent.fake_site import FakeSite

HEAD = "version: 1\nsections:\n  page:\n    aliases: [all]\n    properties:\n"
PAGE = "".join(f"<p class=c{number}>text {number}</p>\n" for number in range(1, 21))


def site(*properties: str, **files: str | bytes) -> FakeSite:
    """A site with a page and these properties of the section `page`."""
    lines = "".join(f"      {text}\n" for text in properties)
    return FakeSite({".ux-agent.yml": HEAD + lines, "a.html": PAGE, **files})


def element(name: str, selector: str, file: str = "a.html") -> str:
    """The declaration of a text."""
    return f'{name}: {{type: text, at: {{file: {file}, element: "{selector}"}}}}'


def test_a_target_has_its_value_and_place() -> None:
    index = site(element("text", "p.c5")).index()
    target = index.find("page", "text")
    assert target is not None
    assert (target.value, target.type, target.places[0].line) == ("text 5", "text", 5)
    assert index.sections == {"page": ("all",)}
    assert (index.site, index.commit) == ("test", "c0ffee")


def test_an_index_survives_being_stored() -> None:
    index = site(element("text", "p.c5")).index()
    assert SiteIndex.from_data(json.loads(json.dumps(index.to_data()))) == index


def test_what_is_not_found_is_kept_by_its_name_and_file() -> None:
    declared = (element("text", "p.c5"), element("motto", "p.none", "b.html"))
    index = site(*declared).index()
    (lost,) = index.gone
    assert (lost.property, lost.type, lost.value) == ("motto", "text", None)
    assert [(place.file, place.raw) for place in lost.places] == [("b.html", "")]
    assert [one.property for one in index.targets] == ["text"]
    assert [one.property for one in whole(index).targets] == ["text", "motto"]
    assert SiteIndex.from_data(json.loads(json.dumps(index.to_data()))) == index


def test_three_lines_around_a_place_are_kept() -> None:
    index = site(element("text", "p.c10")).index()
    assert sorted(map(int, index.files["a.html"].lines)) == [7, 8, 9, 10, 11, 12, 13]
    assert index.files["a.html"].lines["10"] == "<p class=c10>text 10</p>\n"


def test_the_end_of_the_file_is_marked() -> None:
    lines = site(element("text", "p.c19")).index().files["a.html"].lines
    assert lines["21"] == ""
    assert site(element("text", "p.c16")).index().files["a.html"].lines.get("21") is None


def test_the_end_is_marked_behind_a_last_line_without_its_end() -> None:
    found = site(element("text", "p", "b.html"), **{"b.html": "<p>x</p>"}).index()
    assert found.files["b.html"].lines == {"1": "<p>x</p>", "2": ""}


def test_the_line_that_names_the_hunk_is_kept() -> None:
    page = "body\n" + "\n" * 9 + "<p>x</p>\n"
    index = site(element("text", "p", "b.html"), **{"b.html": page}).index()
    assert index.files["b.html"].lines["1"] == "body\n"


def test_a_line_that_names_the_hunk_may_stand_right_above_its_context() -> None:
    page = "body\n\n\n\n<p>x</p>\n\n\n\n\n"
    index = site(element("text", "p", "b.html"), **{"b.html": page}).index()
    assert sorted(map(int, index.files["b.html"].lines)) == [1, 2, 3, 4, 5, 6, 7, 8]


def test_a_place_in_the_first_line_has_no_context_above() -> None:
    lines = site(element("text", "p.c1")).index().files["a.html"].lines
    assert sorted(map(int, lines)) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("declared", "reason"),
    [
        (element("text", "p.none"), "nothing matches “p.none”; left out"),
        (element("text", "p", "none.html"), "there is no regular file none.html; left out"),
        (element("text", "p", "latin.html"), "latin.html is not UTF-8; left out"),
        (
            element("text", "p", "big.html"),
            f"big.html is larger than {MOST_SOURCE} bytes; left out",
        ),
    ],
)
def test_what_is_not_there_is_left_out_with_a_warning(declared: str, reason: str) -> None:
    files: dict[str, str | bytes] = {
        "latin.html": b"<p>\xe4</p>",
        "big.html": "<p>" + "x" * MOST_SOURCE,
    }
    index = site(declared, element("other", "p.c1"), **files).index()
    assert index.warnings == (f"sections.page.properties.text: {reason}",)
    assert [target.property for target in index.targets] == ["other"]


def test_a_mirror_with_a_missing_place_is_left_out_whole() -> None:
    declared = "text: {type: text, at: [{file: a.html, element: p.c1}, {file: b.json, key: a}]}"
    index = site(declared, **{"b.json": "{}"}).index()
    assert index.targets == ()
    assert "there is no “a”" in index.warnings[0]


def test_a_selector_that_fits_several_elements_means_the_first() -> None:
    index = site(element("text", "p")).index()
    target = index.find("page", "text")
    assert target is not None
    assert target.value == "text 1"


def test_a_site_without_a_manifest_says_so() -> None:
    with pytest.raises(MissingManifest, match=r"no \.ux-agent\.yml in its root"):
        build_index("x", FakeSite({"sub/.ux-agent.yml": HEAD}))


def test_an_index_ends_somewhere_and_says_that_it_is_partial(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(indexing, "MOST_BYTES", 200_000)
    page = "".join(f"<p class=c{number}>{'ä' * 3000}</p>\n" for number in range(100))
    wanted = [element(f"t{number}", f"p.c{number}", "b.html") for number in range(100)]
    index = site(*wanted, **{"b.html": page}).index()
    size = len(json.dumps(index.to_data()))
    assert 160_000 < size <= 200_000
    assert index.is_partial
    assert index.targets[0].property == "t0"


def test_one_huge_target_does_not_push_the_others_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "MOST_BYTES", 200_000)
    files = {"b.html": f"<p>{'x' * 200_000}</p>"}
    index = site(element("huge", "p", "b.html"), element("small", "p.c1"), **files).index()
    assert [target.property for target in index.targets] == ["small"]
    assert index.is_partial


def test_a_whole_index_is_not_partial() -> None:
    assert not site(element("text", "p.c1")).index().is_partial


def test_F69_mirrors_take_only_what_may_stand_in_each() -> None:
    places = "{file: a.html, element: p.c1}, {file: a.html, element: p.c2, part: 'attr:href'}"
    target = site(f"text: {{type: text, at: [{places}]}}").index().find("page", "text")
    assert target is not None
    assert target.type == "url"


def test_F69_mirrors_that_take_different_values_are_left_out() -> None:
    places = "{file: a.css, rule: p, prop: color}, {file: a.html, element: p.c1, part: 'attr:href'}"
    declared = f"text: {{type: text, at: [{places}]}}"
    index = site(declared, **{"a.css": "p { color: red; }"}).index()
    assert index.targets == ()
    assert "different types (keyword, url)" in index.warnings[0]
