"""Objects of the scripts that stand in a page."""

from bot.ux_agent.editing.checking import check
from bot.ux_agent.intent import Change
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
    made = planned((Change("home", "set", "title", "It's </script> new"),), files)
    result = edited(files, made)
    new = b"title: 'It\\'s <\\/script> new'"
    assert result["index.html"] == _PAGE.replace(b"title: 'Old'", new)
    check(made.edits, files, {"index.html": result["index.html"]})
    assert undone(made, files, result) == files
