"""Objects of the scripts that stand in a page."""

import pytest

from bot.ux_agent.declared.declaration import ObjectAt
from bot.ux_agent.editing.checking import check
from bot.ux_agent.intent import Change
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.locating import locate
from tests.ux_agent.editing.undoing import edited, planned, undone

_PAGE = b"""<html><body><h1>T</h1>
<script type="application/ld+json">{"name": "Old"}</script>
<script src="a.js"></script>
<script>
  const texts = { title: 'Old' };
</script></body></html>
"""


def test_a_text_of_an_object_in_a_page_is_written_there_and_taken_back() -> None:
    manifest = (
        b"version: 1\nsections: {home: {properties: {title: {type: text, "
        b"at: {file: index.html, object: texts, key: title}}}}}\n"
    )
    files = {".ux-agent.yml": manifest, "index.html": _PAGE}
    made = planned((Change("home", "set", "title", "It's < new"),), files)
    result = edited(files, made)
    new = b"title: 'It\\'s < new'"
    assert result["index.html"] == _PAGE.replace(b"title: 'Old'", new)
    check(made.edits, files, {"index.html": result["index.html"]})
    assert undone(made, files, result) == files


@pytest.mark.parametrize(
    "beside", ["<p>Tea & cake</p>", "<!-- a & b -->", "<style>/* a & b */</style>"]
)
def test_a_text_takes_a_sign_whatever_the_page_writes_bare(beside: str) -> None:
    manifest = (
        b"version: 1\nsections: {home: {properties: {title: {type: text, "
        b"at: {file: index.html, element: h1, part: text}}}}}\n"
    )
    files = {".ux-agent.yml": manifest, "index.html": f"<h1>Hi</h1>{beside}".encode()}
    made = planned((Change("home", "set", "title", "A & B"),), files)
    result = edited(files, made)
    check(made.edits, files, {"index.html": result["index.html"]})
    assert result["index.html"] == f"<h1>A &amp; B</h1>{beside}".encode()


@pytest.mark.parametrize(
    ("path", "source", "style"),
    [
        ("a.js", "const t = { a: 'x' };", "page"),
        ("a.js", "export const t = { a: 'x' };", ""),
        ("a.jsx", "const t = { a: 'x' };", ""),
        ("index.html", "<script>const t = { a: 'x' };</script>", "page"),
    ],
)
def test_a_script_that_a_page_loads_as_it_is_is_known(path: str, source: str, style: str) -> None:
    document = Document(path, source.encode())
    assert locate(ObjectAt(path, "t", "a"), document, "text").place.style == style
