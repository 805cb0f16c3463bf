"""Any value at any target of any sample site: nothing else changes, and undoing brings it back."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from urllib.parse import unquote
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import Failed, UserError
from bot.ux_agent.code_host import blob_id
from bot.ux_agent.declared.paths import MANIFEST
from bot.ux_agent.editing.checking import check
from bot.ux_agent.editing.planning import AlreadySo, apply, plan
from bot.ux_agent.editing.reversing import Indexes, reverse, versions_of
from bot.ux_agent.editing.taking_back import Present, companions, take_back
from bot.ux_agent.editing.values import accept
from bot.ux_agent.intent import Change
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.plan import Edit, Plan
from bot.ux_agent.site import SiteIndex, Target
from tests.sites.grounds import (
    GROUNDS,
    Ground,
    Leaf,
    declared_places,
    ground,
    trees_of,
)
from tests.ux_agent.editing.undoing import undoes

pytestmark = pytest.mark.no_cover

WHOLLY = 10
"""One of so many changes is looked at in the whole site, and taken back as a person's undo is."""

VALUES_IN_SUITE = 2_000
VALUES_IN_PROOF = 50_000

ORDINARY = "Tea & “cake” – schön"

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
SIZES = st.integers(0, 999).map("{}px".format) | st.sampled_from(["1.25rem", "2rem", "90%", "0"])
ADDRESSES = st.sampled_from(
    ["/about", "https://example.org/?a=b&c='d'", "mailto:a@example.org", "#top"]
) | st.text(alphabet="abcÄ/?&=#%'\"().-_~ {}<>$", min_size=1, max_size=30).map("/{}".format)
VALUES: dict[str, st.SearchStrategy[str]] = {
    "color": st.integers(0, 0xFFFFFF).map("#{:06x}".format),
    "size": SIZES,
    "weight": st.sampled_from(["bold", "300", "600"]),
    "font": st.sampled_from(["Georgia, serif", "Courier New"]),
    "keyword": st.sampled_from(["bold", "normal"]),
    "bool": st.sampled_from(["hidden", "visible"]),
    "url": ADDRESSES,
}


@st.composite
def wishes(draw: st.DrawFn, there: Ground) -> Change:
    """A change of one target, of each kind as often: a value, or a part of a list's entry."""
    targets = there.kinds[draw(st.sampled_from(sorted(there.kinds)))]
    target = targets[draw(st.integers(0, len(targets) - 1))]
    if not target.entries:
        values = VALUES.get(target.type, WRITABLE)
        values = st.sampled_from(target.values) if target.values else values
        return Change(target.section, "set", target.property, draw(values))
    entry = target.entries[draw(st.integers(0, len(target.entries) - 1))]
    what = draw(st.sampled_from(["link-label", "link-href"] if entry.href else ["link-label"]))
    value = draw(WRITABLE if what == "link-label" else ADDRESSES)
    return Change(target.section, "set", what, value, entry.label)


def prove(site: str, kind: str, examples: int) -> Counter[str]:
    """Try so many changes, each on the site as it is; what came of them."""
    there = ground(site, kind)
    came = Counter[str]()

    @settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
        database=None,
    )
    @given(wishes(there))
    def holds(change: Change) -> None:
        is_whole = crc32(repr(change).encode()) % WHOLLY == 0
        came[hold_to(change, there, is_whole=is_whole)] += 1

    holds()
    return came


def hold_to(change: Change, there: Ground, *, is_whole: bool) -> str:
    """Hold one change of a site to what must be true of it; whether it was written, or refused."""
    try:
        made = plan([change], there.known)
    except AlreadySo:
        return "already so"
    except UserError:
        return "refused"
    before = {file: there.files[file] for file in {edit.file for edit in made.edits}}
    after = apply(made.edits, before)
    try:
        check(made.edits, before, after)
    except Failed as fault:
        assert fault.code == "unsafe_edit"  # noqa: PT017 - refused, and nothing is written
        return "unsafe"
    assert all(is_declared(edit, there) for edit in made.edits)
    for file in before:
        assert_same_but_there(there, file, after[file], made)
    near = there.manifest if is_whole else there.near(after)
    then = there.index(near, after)
    assert_others_stay(change, there.targets(near), then.targets)
    assert_reads_back(change, there.known, then)
    versions = versions_of(made.edits, before, after)
    assert apply(reverse(made.edits, versions, Indexes(there.known, then, then)), after) == before
    if is_whole:
        assert undone(made, there, after) == before
    return "written"


def undone(made: Plan, there: Ground, after: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files that a plan edited, once it is taken back as a person's undo takes it back."""
    now, touched = {**there.files, **after}, after.keys()
    wanted = {MANIFEST, *touched, *companions(there.known, touched)}
    contents = {path: now[path] for path in sorted(wanted)}
    blobs = {path: blob_id(content) for path, content in contents.items()}
    before = {path: there.files[path] for path in touched}
    back = take_back(made, undoes(made), before, Present("c0ffee", blobs, contents))
    return apply(back.plan.edits, after)


def is_declared(edit: Edit, there: Ground) -> bool:
    """Whether an edit lies within a declared place."""
    return any(
        edit.file == file and start <= edit.start and edit.end <= end
        for file, start, end in there.places
    )


def assert_same_but_there(there: Ground, file: str, content: bytes, made: Plan) -> None:
    """Before the first edit and behind the last one the leaves of every tree are the same."""
    edits = [edit for edit in made.edits if edit.file == file]
    first = min(edit.start for edit in edits)
    data, last = there.files[file], max(edit.end for edit in edits)
    old, new = there.trees(file), trees_of(Document(file, content))
    then = len(content) - (len(data) - last)
    for one, other in zip(old.leaves, new.leaves, strict=True):
        assert between(one, data, -1, first) == between(other, content, -1, first)
        behind = between(one, data, last, len(data))
        assert behind == between(other, content, then, len(content))
    assert all(map(int.__le__, new.faults, old.faults))


def between(leaves: tuple[Leaf, ...], data: bytes, start: int, end: int) -> list[tuple[str, bytes]]:
    """Type and text of the leaves within a range and not at its ends, where an edit may join.

    A text ends before the blanks behind it, so that blanks alone keep nothing apart.
    """
    begin = max(start, 0)
    inside = data[begin:end]
    end = begin + len(inside.rstrip())
    start = start if start < 0 else begin + len(inside) - len(inside.lstrip())
    return [(leaf.type, leaf.text) for leaf in leaves if start < leaf.start and leaf.end < end]


def assert_others_stay(change: Change, old: Sequence[Target], new: Sequence[Target]) -> None:
    """Every other target is still found, and is written as it was."""
    assert [one[:2] for one in new] == [one[:2] for one in old]
    mine = {
        (place.file, place.start)
        for one in old
        if one.section == change.section and (one.property == change.property or one.entries)
        for place in declared_places(one)
    }
    for one, other in zip(old, new, strict=True):
        if not mine & {(place.file, place.start) for place in declared_places(one)}:
            written = [[place.raw for place in declared_places(each)] for each in (one, other)]
            assert written[0] == written[1]


def assert_reads_back(change: Change, index: SiteIndex, then: SiteIndex) -> None:
    """A value is there as it was accepted."""
    target = index.find(change.section, change.property)
    if target and not target.entries:
        found = then.find(change.section, change.property)
        assert found is not None
        assert found.value is not None
        assert shown(target, found.value) == shown(target, str(change.value))


def shown(target: Target, value: str) -> str:
    """A value as it looks: of blanks in a row one, a length of nothing in any unit.

    An address is the same with a sign of it percent-encoded.
    """
    one = re.sub(r" {2,}", " ", accept(target, value))
    one = unquote(one) if target.type == "url" else one
    return re.sub(r"\b0(?:\.0+)?(?:px|r?em)", "0", one) if target.type == "size" else one


@pytest.mark.slow
@pytest.mark.parametrize(("site", "kind"), GROUNDS)
def test_every_text_of_a_site_takes_an_ordinary_one(site: str, kind: str) -> None:
    there = ground(site, kind)
    for target in there.known.targets:
        if target.type != "text":
            continue
        try:
            made = plan([Change(target.section, "set", target.property, ORDINARY)], there.known)
        except UserError:
            continue
        before = {edit.file: there.files[edit.file] for edit in made.edits}
        check(made.edits, before, apply(made.edits, before))


@pytest.mark.slow
@pytest.mark.parametrize(("site", "kind"), GROUNDS)
def test_any_value_changes_its_literal_alone_and_can_be_undone(site: str, kind: str) -> None:
    came = prove(site, kind, VALUES_IN_SUITE // len(GROUNDS))

    assert came["written"] >= came.total() / 2
    assert came["unsafe"] <= came.total() / 50


@pytest.mark.prove
@pytest.mark.parametrize(("site", "kind"), GROUNDS)
def test_fifty_thousand_values_change_their_literals_alone(site: str, kind: str) -> None:
    came = prove(site, kind, VALUES_IN_PROOF // len(GROUNDS))

    print(site, kind, dict(came))
    assert came["written"] >= came.total() / 2
    assert came["unsafe"] <= came.total() / 500
