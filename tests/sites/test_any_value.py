"""Any value at any target of any sample site: nothing else changes, and undoing brings it back."""

import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tree_sitter import Node

from bot.adapters.folder import Folder
from bot.errors import Failed, UserError
from bot.ux_agent.code_host import blob_id
from bot.ux_agent.declared.paths import MANIFEST
from bot.ux_agent.editing.checking import check
from bot.ux_agent.editing.planning import AlreadySo, apply, plan
from bot.ux_agent.editing.taking_back import Present, companions, take_back
from bot.ux_agent.editing.values import accept
from bot.ux_agent.intent import Change
from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.plan import Edit, Plan
from bot.ux_agent.scanning.scan import scan
from bot.ux_agent.site import Place, SiteIndex, Target
from tests.sites.cases import laid_out, sites
from tests.ux_agent.editing.undoing import Files, undoes
from tests.ux_agent.fake_site import FakeSite

KINDS = ("declared", "scanned")
UNDONE = 3
"""One of so many changes is also taken back, which takes several times as long."""

WRITABLE = (
    st.text(max_size=60)
    | st.text(alphabet="<>&\"'`{}$%#\\/:;,-[]()!|*_ \t\u00a0\n", max_size=25)
    | st.sampled_from(
        [
            "{{ site.title }}",
            "{% raw %}",
            "${price}",
            "{price}",
            "</script><script>alert(1)</script>",
            "<!-- x -->",
            "*/ } body { color: red",
            "'; drop table",
            "a: b # c",
            "- one\n- two",
            "---",
            "&amp; &lt;",
            "Größe: 5 € — «très bien»",
            "日本語のテキスト",
            "שלום",
            "🍞🥐",
            "yes",
            "null",
            "0x1F",
            "1e3",
            "\\",
            "*bold* [link](x)",
        ]
    )
)
VALUES: dict[str, st.SearchStrategy[str]] = {
    "color": st.integers(0, 0xFFFFFF).map("#{:06x}".format),
    "size": st.sampled_from(["4px", "1.25rem", "18px", "2rem", "0"]),
    "weight": st.sampled_from(["bold", "300", "600"]),
    "font": st.sampled_from(["Georgia, serif", "Courier New"]),
    "keyword": st.sampled_from(["bold", "normal"]),
    "bool": st.sampled_from(["hidden", "visible"]),
    "url": st.sampled_from(["/about", "https://example.org/?a=b&c='d'", "mailto:a@example.org"]),
}


class Ground(NamedTuple):
    """A sample site's files with the manifest that holds for it, and its index."""

    files: Files
    known: SiteIndex


@cache
def ground(site: str, kind: str) -> Ground:
    """The files of a site, with its own manifest or the one that a scan proposes."""
    with tempfile.TemporaryDirectory() as where:
        folder = Folder(laid_out(site, Path(where), has_manifest=kind == "declared"))
        files = {path: folder.read(blob) for path, blob in folder.tree(folder.head()).items()}
        if kind == "scanned":
            files[MANIFEST] = scan(site, folder).manifest.encode()
    return Ground(files, FakeSite(files).index())


@st.composite
def wishes(draw: st.DrawFn, site: str, kind: str) -> Change:
    """A change of one target: a value, or a label or an address of a list's entry."""
    targets = ground(site, kind).known.targets
    target = targets[draw(st.integers(0, len(targets) - 1))]
    if not target.entries:
        values = VALUES.get(target.type, WRITABLE)
        values = st.sampled_from(target.values) if target.values else values
        return Change(target.section, "set", target.property, draw(values))
    entry = target.entries[draw(st.integers(0, len(target.entries) - 1))]
    what = draw(st.sampled_from(["link-label", "link-href"] if entry.href else ["link-label"]))
    value = draw(WRITABLE if what == "link-label" else VALUES["url"])
    return Change(target.section, "set", what, value, entry.label)


def prove(site: str, kind: str, examples: int) -> None:
    """Try so many changes, each on the site as it is."""
    there = ground(site, kind)

    @settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
        database=None,
    )
    @given(wishes(site, kind), st.integers(0, UNDONE - 1))
    def holds(change: Change, turn: int) -> None:
        hold_to(change, there, is_undone=turn == 0)

    holds()


def hold_to(change: Change, there: Ground, *, is_undone: bool) -> None:
    """What must be true of one change of a site, unless its value is refused in words."""
    files, index = there
    try:
        made = plan([change], index)
    except (UserError, AlreadySo):
        return
    touched = {edit.file for edit in made.edits}
    before = {file: files[file] for file in touched}
    after = apply(made.edits, before)
    try:
        check(made.edits, before, after)
    except Failed as fault:
        assert fault.code == "unsafe_edit"  # noqa: PT017 - refused, and nothing is written
        return
    places = [place for target in index.targets for place in declared(target)]
    assert all(is_declared(edit, places) for edit in made.edits)
    for file in touched:
        edits = [edit for edit in made.edits if edit.file == file]
        assert_same_but_there(Document(file, before[file]), Document(file, after[file]), edits)
    then = FakeSite({**files, **after}).index()
    assert_others_stay(change, index, then)
    if (target := index.find(change.section, change.property)) and not target.entries:
        found = then.find(change.section, change.property)
        assert found is not None
        assert found.value is not None
        assert accept(target, found.value) == accept(target, str(change.value))
    if is_undone:
        assert undone(made, there, after) == before


def undone(made: Plan, there: Ground, after: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files that a plan edited, once its edits are taken back."""
    now, touched = {**there.files, **after}, after.keys()
    wanted = {MANIFEST, *touched, *companions(there.known, touched)}
    contents = {path: now[path] for path in sorted(wanted)}
    blobs = {path: blob_id(content) for path, content in contents.items()}
    before = {path: there.files[path] for path in touched}
    back = take_back(made, undoes(made), before, Present("c0ffee", blobs, contents))
    return apply(back.plan.edits, after)


def declared(target: Target) -> Iterator[Place]:
    """Every place that belongs to a target."""
    yield from target.places
    listings = [target.entries, *(mirror.entries for mirror in target.mirrors)]
    for entry in (entry for entries in listings for entry in entries):
        yield from (place for place in (entry.label_place, entry.href_place) if place)


def is_declared(edit: Edit, places: list[Place]) -> bool:
    """Whether an edit lies within a declared place."""
    return any(
        edit.file == place.file and place.start <= edit.start and edit.end <= place.end
        for place in places
    )


def assert_same_but_there(old: Document, new: Document, edits: list[Edit]) -> None:
    """Before the first edit and behind the last one the leaves of every tree are the same."""
    first = min(edit.start for edit in edits)
    rest = len(old.data) - max(edit.end for edit in edits)
    trees = list(zip(trees_of(old), trees_of(new), strict=True))
    for one, other in trees:
        assert leaves(one, old, -1, first) == leaves(other, new, -1, first)
        behind = [
            leaves(node, doc, len(doc.data) - rest, len(doc.data))
            for node, doc in ((one, old), (other, new))
        ]
        assert behind[0] == behind[1]
        assert faults(other) <= faults(one)


def trees_of(document: Document) -> list[Node]:
    """The roots of a file's trees."""
    try:
        return [one.root_node for one in document.trees]
    except Missing:
        return []


def leaves(root: Node, document: Document, start: int, end: int) -> list[tuple[str, str]]:
    """Type and text of the leaves within a range and not at its ends, where an edit may join.

    A text ends before the blanks behind it, so that blanks alone keep nothing apart.
    """
    begin = max(start, 0)
    inside = document.data[begin:end]
    end = begin + len(inside.rstrip())
    start = start if start < 0 else begin + len(inside) - len(inside.lstrip())
    return [
        (node.type, document.node_text(node))
        for node in tree.walk(root)
        if not node.children and start < node.start_byte and node.end_byte < end
    ]


def faults(root: Node) -> int:
    """How many places a parser does not understand."""
    return sum(node.is_error or node.is_missing for node in tree.walk(root))


def assert_others_stay(change: Change, index: SiteIndex, then: SiteIndex) -> None:
    """Every other target is still found, and is written as it was."""
    assert [one[:2] for one in then.targets] == [one[:2] for one in index.targets]
    mine = {
        (place.file, place.start)
        for one in index.targets
        if one.section == change.section and (one.property == change.property or one.entries)
        for place in declared(one)
    }
    for old, new in zip(index.targets, then.targets, strict=True):
        if not mine & {(place.file, place.start) for place in declared(old)}:
            assert [place.raw for place in declared(new)] == [place.raw for place in declared(old)]


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("site", sites())
def test_any_value_changes_its_literal_alone_and_can_be_undone(site: str, kind: str) -> None:
    prove(site, kind, 20)


@pytest.mark.prove
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("site", sites())
def test_fifty_thousand_values_change_their_literals_alone(site: str, kind: str) -> None:
    prove(site, kind, 2500)
