"""Globs fit what gitignore's fit, and no pattern takes long."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ux_agent.declared.globs import fits

FITTING = [
    ("a/b/c.html", "a/**"),
    ("a/b/c.html", "a"),
    ("a/b/c.html", "a/"),
    ("a/b/c.html", "*.html"),
    ("a/b/c.html", "/a/*/c.html"),
    ("a/b/c.html", "**/c.html"),
    ("c.html", "**/c.html"),
    ("a/b/c.html", "a/**/c.html"),
    ("a/c.html", "a/**/c.html"),
    ("a/b/c.html", "a/?/c.html"),
    ("x/a/b/c.html", "**/a/*/*.html"),
    ("x/a/b/c.html", "**/a/**/**/*.h*"),
    ("a/b/c/d", "**/b"),
    ("b.js/c", "*.js"),
]
OTHERS = [
    ("a/b/c.html", "b.html"),
    ("a/b/c.html", "/b"),
    ("a/b/c.html", "a/*.html"),
    ("ab", "a/**"),
    ("a", "a/**"),
    ("xc.html", "**/c.html"),
    ("a/b/c.html", "a?b/c.html"),
    ("x/a/b/c.htm", "**/a/*/*.html"),
    ("xa/b/c.html", "**/a/**/*.h*"),
    ("a/b/c.html", "*/*/*/*"),
]


@pytest.mark.parametrize(("path", "pattern"), FITTING)
def test_a_pattern_names_the_path_or_a_folder_above(path: str, pattern: str) -> None:
    assert fits(path, pattern)


@pytest.mark.parametrize(("path", "pattern"), OTHERS)
def test_a_pattern_names_no_other(path: str, pattern: str) -> None:
    assert not fits(path, pattern)


def written_out(pattern: str) -> str:
    """The pattern as a regular expression, whose time has no bound."""
    known = {"**/": "(?:.*/)?", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    is_rooted = "/" in pattern.rstrip("/")
    tokens = re.findall(r"\*\*/|/\*\*$|\*\*|\*|\?|[^*?]", pattern.strip("/"))
    start = "" if is_rooted else "(?:.*/)?"
    return start + "".join(known.get(one) or re.escape(one) for one in tokens) + "(?:/.*)?"


@given(
    st.lists(st.sampled_from(["a", "b", "/", "*", "**", "**/", "?"]), max_size=7)
    .map("".join)
    .filter(lambda pattern: "***" not in pattern),
    st.lists(st.sampled_from("ab/"), min_size=1, max_size=8).map("".join),
)
def test_many_stars_fit_what_few_would(pattern: str, path: str) -> None:
    assert fits(path, pattern) == bool(re.fullmatch(written_out(pattern), path))


@pytest.mark.parametrize(
    "pattern", ["**/" * 30 + "**a", "*a" * 60 + "b", "**" * 40 + "b", "?*" * 40]
)
def test_F68_a_pattern_of_many_stars_ends_soon(pattern: str) -> None:
    before = time.perf_counter()
    fits("a" * 400 + "/" + "a" * 400, pattern)
    assert time.perf_counter() - before < 1
