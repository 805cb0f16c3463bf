"""How much a proposed manifest holds."""

from bot.ux_agent.declared.manifest import MOST_BYTES, read_manifest
from bot.ux_agent.scanning.wish import Wish
from bot.ux_agent.scanning.writing import Draft


def test_what_sections_take_is_counted_too() -> None:
    at = ({"file": "index.html", "element": "h1", "part": "text"},)
    wishes = [Wish(f"section-{number}", "text", "text", at) for number in range(880)]
    names = {wish.section: ("a" * 150, "b" * 150) for wish in wishes}
    manifest = Draft("T", names).written(wishes).encode()
    assert len(manifest) <= MOST_BYTES
    assert b"more targets did not fit in" in manifest
    assert len(read_manifest(manifest).properties) > 200


def test_what_a_look_comes_to_is_written_and_read() -> None:
    at = ({"file": "a.css", "rule": ".a", "prop": "font-size"},)
    wish = Wish("footer", "font-size", "size", at, computed="17px")
    found = read_manifest(Draft("T", {}).written([wish]).encode()).properties
    assert [one.computed for one in found] == ["17px"]
