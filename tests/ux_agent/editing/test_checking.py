"""Edited files are parsed again: only what was declared may differ."""

import pytest

from bot.errors import Failed
from bot.ux_agent.editing.checking import check
from bot.ux_agent.editing.planning import apply
from bot.ux_agent.plan import Edit


def edit(file: str, source: str, old: str, new: str) -> Edit:
    """Replace the first occurrence of a text; `|` marks the place of an insertion."""
    start = source.encode().index(old.encode())
    old = "" if old == "|" else old
    return Edit(file, "", start, start + len(old.encode()), old, new)


def checked(file: str, source: str, old: str, new: str) -> None:
    """Check an edit of one file."""
    edits = [edit(file, source, old, new)]
    before = {file: source.replace("|", "").encode()}
    check(edits, before, apply(edits, before))


@pytest.mark.parametrize(
    ("file", "source", "old", "new"),
    [
        ("a.html", "<b>ä</b><p>old</p>", "old", "new &amp; &lt;b&gt;"),
        ("a.html", "<p>|</p>", "|", "new"),
        ("a.html", "<a href=x>y</a>", "x", '"/a b"'),
        ("a.html", "<a href='x'>y</a>", "x", ""),
        ("a.html", "<p>a & b</p>", "a & b", "c"),
        ("a.html", "<ul><li>a</li>|</ul>", "|", "<li>b</li>"),
        ("a.html", "<ul><li>a</li><li>b</li></ul>", "<li>a</li>", ""),
        ("a.html", "<style>.a{color:red}</style>", "red", "#fff"),
        ("a.css", ".a { color: red; }", "red", "#000000"),
        ("a.css", ".a { color: red| }", "|", "; background: #fff"),
        ("a.css", ".a { color: red| }", "|", "; background: #fff !important"),
        ("a.css", ".a { color: red; }|", "|", "\n.b > h2 { color: #fff; }"),
        ("a.scss", ".a { color: $a; }\n$a: 1;", "$a", "#fff"),
        ("a.json", '{"a": "b"}', "b", ""),
        ("a.json", '{"x": "b"}', "b", 'c \\" \\n'),
        ("a.json", '{"a": 1}', "1", "2.5"),
        ("a.html", "{# a #}old{# b #}", "old", "&lt;&gt;"),
        ("a.html", "{# a #}|{# b #}", "|", "new"),
        ("a.yml", "a: old\n", "old", '"n: \\"ew"'),
        ("a.toml", "a = 'old'\n", "'old'", '"new"'),
        ("a.md", "---\na: old\n---\n# b\n", "old", "new"),
        ("a.md", "old\nlines", "old\nlines", "\\*new\\* &lt;"),
    ],
)
def test_edits_of_literals_pass(file: str, source: str, old: str, new: str) -> None:
    checked(file, source, old, new)


@pytest.mark.parametrize(
    ("file", "source", "old", "new"),
    [
        ("a.html", "<p>old</p>", "old", "<b>new</b>"),
        ("a.html", "<p>old</p>", "old", "new</p><p>more"),
        ("a.html", "<p>old</p>", "old", "<!-- new"),
        ("a.html", "<p>old</p>", "old", "<script>alert(1)</script>"),
        ("a.html", '<a href="x">y</a>', "x", '" onclick="alert(1)'),
        ("a.html", '<a href="x">y</a>', "x", '"><b>z</b><i a="'),
        ("a.html", "<ul><li>a</li>|</ul>", "|", "<li onclick=x>b</li>"),
        ("a.html", "<ul><li>a</li>|</ul>", "|", "<li><script>x</script></li>"),
        ("a.html", "<style>.a{color:red}</style>", "red", "red}.b{color:blue"),
        ("a.html", "<style>.a{color:red}</style>", "red", "red}</style><style>.a{color:red"),
        ("a.html", "<p>x</p><style>.a{}</style>", "<style>.a{}</style>", ""),
        ("a.css", ".a { color: red; }", "red", "red; } .b { color: blue"),
        ("a.css", ".a { color: red; }", "red", "url(x)"),
        ("a.css", ".a { color: red; }", "red", "expression(1)"),
        ("a.css", ".a { color: red; }", "red", "/* x"),
        ("a.css", ".a { color: red; }", "red", "red; } @import 'x'; .b { color: red"),
        ("a.css", ".a { color: red; }", "red", "{"),
        ("a.json", '{"x": "b"}', "b", 'b", "c": "d'),
        ("a.json", '{"x": "b"}', "b", "b\\"),
        ("a.json", '{"x": "b"}', '"b"', '{"b": 1}'),
        ("a.json", '{"x": "b"}', '"b"', "null"),
        ("a.html", "{# a #}old{# b #}", "old", "<b>new</b>"),
        ("a.html", "{# a #}old{# b #}", "old", "<!-- new"),
        ("a.yml", "a: old\n", "old", "new\nb: c"),
        ("a.yml", "a: old\n", "old", "[new]"),
        ("a.yml", "a: old\n", "old", "&x new"),
        ("a.yml", "a: 'old'\n", "'old'", "'new' # more"),
        ("a.toml", 'a = "old"\n', '"old"', '["new"]'),
        ("a.toml", 'a = "old"\n', "old", 'new"\nb = "c'),
        ("a.md", "---\na: old\n---\n", "old", "new\n---"),
        ("a.md", "old\n", "old", "# new"),
        ("a.md", "old\n", "old", "*new*"),
        ("a.md", "old\n", "old", "new\n\nmore"),
        ("a.md", "old\n", "old", "<b>new</b>"),
        ("a.md", "# old\n", "old", "[new](x)"),
        ("a.css", ".a { color: red; }", "red", "red; } .b { top: 0"),
        ("a.css", ".a { color: red; }", "red; }", "red; } .b { top: 0; }"),
        ("a.css", ".a { color: red; }|", "|", "\n.b { background: url(//x); }"),
        ("a.css", ".a { color: red; }|", "|", "\n.b:hover { color: #fff; }"),
        ("a.css", ".a { color: red; }|", "|", "\n.b:first-child:hover { color: #fff; }"),
        ("a.css", ".a { color: red; }|", "|", "\n@import 'x';"),
    ],
)
def test_F69_F70_edits_that_do_more_are_refused(file: str, source: str, old: str, new: str) -> None:
    with pytest.raises(Failed, match="cannot be made safely") as refused:
        checked(file, source, old, new)
    assert refused.value.code == "unsafe_edit"


def test_several_edits_of_several_files_pass_together() -> None:
    sheet, page = ".a { color: red; } .b { color: teal; }", "<p>red</p>"
    edits = [
        edit("a.css", sheet, "red", "#000000"),
        edit("a.css", sheet, "teal", "#fff"),
        edit("b.html", page, "red", "blue"),
    ]
    before = {"a.css": sheet.encode(), "b.html": page.encode()}
    check(edits, before, apply(edits, before))


def test_a_change_beside_the_edits_is_refused() -> None:
    edits = [edit("a.css", ".a { color: red; }", "red", "blue")]
    after = {"a.css": b".a { color: blue; } "}
    with pytest.raises(Failed, match="its bytes differ elsewhere"):
        check(edits, {"a.css": b".a { color: red; }"}, after)


def test_a_file_that_is_not_utf8_is_refused() -> None:
    edits = [Edit("a.css", "", 0, 0, "", " ")]
    with pytest.raises(Failed, match="is not UTF-8"):
        check(edits, {"a.css": b"\xe4"}, {"a.css": b" \xe4"})


def test_an_error_that_was_there_before_does_not_matter() -> None:
    checked("a.css", ".x { ; ; } .a { color: red; }", "red", "blue")
