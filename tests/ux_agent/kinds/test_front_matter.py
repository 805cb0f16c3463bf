"""Texts in the front matter of pages, texts and templates."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.ux_agent.editing.planning import AlreadySo
from bot.ux_agent.kinds.front_matter import FrontMatter, front_matter
from tests.ux_agent.fake_site import FakeSite
from tests.ux_agent.kinds.writing import is_taken_back, set_text, site, untagged, value_of

YAML = """---
title: Fresh bread # every day
lead: |
  One line
links: [{name: 'Home'}]
---
<h1>{{ page.title }}</h1>
<style>.a { color: red }</style>
"""
TOML = '''+++
title = "Fresh bread"
lead = """
One line
"""
links = [{name = 'Home'}]
+++
<h1>{{ .Title }}</h1>
'''
JSON = """{
  "title": "Fresh bread",
  "lead": "One line",
  "links": [{"name": "Home"}]
}
<h1>{{ .Title }}</h1>
"""
TOML_FENCED = TOML.replace("+++", "---toml", 1).replace("+++", "---")
KEYS = st.sampled_from(["title", "lead", "links[0].name"])
SOURCES = st.sampled_from(
    [
        YAML,
        TOML,
        YAML.replace("\n", "\r\n"),
        "\ufeff" + YAML,
        "\ufeff" + TOML,
        JSON,
        "\ufeff" + JSON,
        f"---json\n{JSON.partition('<h1>')[0]}---\nText",
        TOML_FENCED,
    ]
)
FILES = st.sampled_from(["a.md", "a.html", "a.njk", "a.liquid"])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (b"---\na: b\n---\nx", ("yaml", 4, 9, 13)),
        (b"---\r\na: b\r\n--- \r\nx", ("yaml", 5, 11, 17)),
        (b"\xef\xbb\xbf+++\na = 1\n+++", ("toml", 7, 13, 16)),
        (b"---\n---\n", ("yaml", 4, 4, 8)),
        (b"---json\n{}\n---\nx", ("json", 8, 11, 15)),
        (b"---js\nconst a = 1\n---\nx", ("script", 6, 18, 22)),
        (b'\xef\xbb\xbf{"a": "\xc3\xa4"}\nx', ("json", 3, 14, 15)),
    ],
)
def test_front_matter_stands_between_its_fences(
    source: bytes, expected: tuple[str, int, int, int]
) -> None:
    assert front_matter(source) == FrontMatter(*expected)


@pytest.mark.parametrize(
    "source",
    [
        *(b"", b"---\na: b\n", b"\n---\na: b\n---\n", b"---\nb\n+++\n"),
        *(b"---other\na\n---\n", b'{"a": 1} x', b'{"a": ', b"{{ define }}", b'{% set a = "b" %}'),
    ],
)
def test_what_is_not_fenced_is_no_front_matter(source: bytes) -> None:
    assert front_matter(source) is None


@pytest.mark.parametrize("source", [YAML, TOML, "\ufeff" + TOML, JSON, TOML_FENCED])
@pytest.mark.parametrize(
    ("key", "value"), [("title", "Fresh bread"), ("lead", "One line"), ("links[0].name", "Home")]
)
def test_a_path_names_a_value(source: str, key: str, value: str) -> None:
    assert (value_of(site("a.md", source, f"key: '{key}'")) or "").strip() == value


def test_front_matter_that_is_a_script_has_no_keys() -> None:
    (warning,) = FakeSite(site("a.md", "---js\nconst a = 'b'\n---\n", "key: a")).index().warnings
    assert "the front matter of a.md is a script" in warning


def test_a_file_without_front_matter_has_no_keys() -> None:
    (warning,) = FakeSite(site("a.md", "# Hello\n", "key: title")).index().warnings
    assert "a.md has no front matter" in warning


def test_the_body_is_no_part_of_it() -> None:
    (warning,) = FakeSite(site("a.md", "---\na: b\n---\nc: d\n", "key: c")).index().warnings
    assert "there is no “c”" in warning


def test_the_text_of_a_page_with_front_matter_can_be_set() -> None:
    source = "---\ntitle: <b>x\n---\n<h1>Old</h1>\n"
    made = set_text(site("a.html", source, "element: h1"), "New")
    assert made.text("a.html") == source.replace("Old", "New")


def test_a_line_that_would_end_it_is_not_made() -> None:
    made = set_text(site("a.md", TOML, "key: lead"), "+++")
    assert made.value == "+++"


@given(key=KEYS, source=SOURCES, file=FILES, value=untagged)
def test_F69_any_text_stays_that_text_and_the_body_as_it_was(
    key: str, source: str, file: str, value: str
) -> None:
    try:
        made = set_text(site(file, source, f"key: '{key}'"), value)
    except AlreadySo:
        assume(False)
        raise
    assert (made.value or "").strip() == value
    assert made.text(file).endswith(source[front_end(source) :])


@given(key=KEYS, source=SOURCES, file=FILES, value=untagged)
def test_what_is_undone_leaves_every_byte_as_it_was(
    key: str, source: str, file: str, value: str
) -> None:
    assert is_taken_back(site(file, source, f"key: '{key}'"), value)


def front_end(source: str) -> int:
    """Where the last fence begins."""
    return max(source.rfind("\n---"), source.rfind("\n+++"))
