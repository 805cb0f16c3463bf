"""What nests deeper than people write is left out before a parser takes minutes over it."""

import pytest

from bot.ux_agent.kinds.depth import (
    MOST_BRACKETS,
    MOST_INDENTED,
    MOST_MARKS,
    MOST_OF_SELECTOR,
    MOST_SIGNS,
    MOST_SIGNS_OF_ANY,
    MOST_TAGS,
    MOST_TEXT,
    MOST_UNENDED,
)
from bot.ux_agent.kinds.document import Document, Missing


@pytest.mark.parametrize("source", [b"<div>" * (MOST_TAGS + 1), b"<!--" * (MOST_UNENDED + 1)])
def test_a_page_that_nests_too_deep_is_not_parsed(source: bytes) -> None:
    with pytest.raises(Missing, match="too deep"):
        _ = Document("index.html", source).page


@pytest.mark.parametrize("sign", [b":is(", b"a{", b"["])
def test_a_sheet_that_nests_too_deep_is_not_parsed(sign: bytes) -> None:
    with pytest.raises(Missing, match="too deep"):
        _ = Document("site.css", sign * (MOST_BRACKETS + 1)).sheet


@pytest.mark.parametrize(
    "source",
    [
        b"<p>a<li>b<br><img src=a.png/>" * MOST_TAGS,
        b"<div><b>x</b></div>" * MOST_TAGS,
        b"<!-- a -->" * (2 * MOST_UNENDED),
        b"<path d='x'/>" * (2 * MOST_TAGS),
    ],
)
def test_a_long_page_is_not_a_deep_one(source: bytes) -> None:
    assert Document("index.html", source).page.root_node.child_count > 0


def test_a_long_sheet_is_not_a_deep_one() -> None:
    assert Document("site.css", b"a:is(b){c:d(e)}" * MOST_BRACKETS).sheet.root_node.child_count > 0


@pytest.mark.parametrize("sign", [b"<p>x</p>", b"<", b"<?php "])
def test_F68_a_page_of_more_elements_than_people_write_is_not_parsed(sign: bytes) -> None:
    with pytest.raises(Missing, match="more elements"):
        _ = Document("index.html", sign * (MOST_SIGNS + 1)).page


@pytest.mark.parametrize(
    "source",
    [
        b"> " * (MOST_INDENTED + 1) + b"x",
        b"".join(b"  " * depth + b"- a\n" for depth in range(MOST_INDENTED + 2)),
        b"*a_ " * MOST_MARKS,
        b"[" * (MOST_MARKS + 1),
    ],
)
def test_F68_a_text_that_nests_too_deep_is_not_parsed(source: bytes) -> None:
    with pytest.raises(Missing, match="too deep"):
        _ = Document("a.md", source).markdown


def test_a_long_text_is_not_a_deep_one() -> None:
    source = b"Some *words* and [a link](/x).\n\n- one\n  - two\n\n> said\n\n" * 3000
    assert Document("a.md", source).markdown.root_node.child_count > 0


def test_F68_a_selector_longer_than_people_write_is_not_parsed() -> None:
    with pytest.raises(Missing, match="too deep"):
        _ = Document("site.css", b"p" + b".a" * (MOST_OF_SELECTOR + 1) + b"{top:0}").sheet


def test_a_long_picture_in_a_sheet_is_no_selector() -> None:
    source = b"p{background:url(data:image/png;base64," + b"iVBORw0K/+" * 20_000 + b")}"
    assert Document("site.css", source).sheet.root_node.child_count == 1


def test_F68_a_reference_of_more_digits_than_a_sign_has_is_not_read() -> None:
    with pytest.raises(Missing):
        _ = Document("index.html", b"&#" + b"9" * 5000 + b";").page


@pytest.mark.parametrize("file", ["a.json", "a.ts", "a.css", "a.yml", "a.toml", "a.html"])
def test_F68_a_file_of_more_signs_than_memory_holds_is_not_read(file: str) -> None:
    with pytest.raises(Missing, match="more than is read"):
        Document(file, b";" * (MOST_SIGNS_OF_ANY + 1))
    assert Document(file, b"a" * (2 * MOST_SIGNS_OF_ANY)).data


def test_F68_a_text_of_more_bytes_than_memory_holds_trees_for_is_not_parsed() -> None:
    with pytest.raises(Missing, match="too deep"):
        _ = Document("a.md", b"a\n" * MOST_TEXT).markdown
