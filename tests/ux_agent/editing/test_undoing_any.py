"""Whatever is changed on the sample site and undone leaves it as if it had never been changed."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.errors import UserError
from bot.ux_agent.editing.planning import NotInIndex
from bot.ux_agent.editing.reversing import MovedOn, Undone
from bot.ux_agent.intent import Change
from bot.ux_agent.plan import Plan
from bot.ux_agent.site import Target
from tests.ux_agent.editing.undoing import Files, edited, planned, sample, taken_back, undone
from tests.ux_agent.fake_site import FakeSite

pytestmark = pytest.mark.no_cover

SITE = sample()
INDEX = FakeSite(SITE).index()
VALUES = {
    "color": st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}"),
    "size": st.sampled_from(["4px", "1.25rem", "18px", "90%"]),
    "weight": st.sampled_from(["bold", "300"]),
    "font": st.sampled_from(["Georgia, serif", "Courier New"]),
    "url": st.sampled_from(
        ["/about", "https://example.org/?a=b&c", "mailto:a@example.org", "#top"]
    ),
    "keyword": st.sampled_from(["bold", "normal"]),
    "text": st.sampled_from(["Fresh & warm", "Grüße <b>", "x", "“Open” daily", "back\\slash"]),
}
LABELS = st.sampled_from(["Jobs", "Über uns", "A & B", "Menu 2"])


@st.composite
def change_of(draw: st.DrawFn, target: Target) -> Change:
    """A change of a target."""
    if not target.entries:
        value = draw(VALUES[target.type])
        return Change(target.section, "set", target.property, value)
    label = draw(st.sampled_from([entry.label for entry in target.entries]))
    make = draw(st.sampled_from(["label", "href", "add", "remove", "order"]))
    href = draw(VALUES["url"])
    changes = {
        "label": Change(target.section, "set", "link-label", draw(LABELS), label),
        "href": Change(target.section, "set", "link-href", href, label),
        "add": Change(target.section, "add", "add-link", {"label": draw(LABELS), "href": href}),
        "remove": Change(target.section, "remove", "remove-link", label),
        "order": Change(
            target.section, "reorder", "order", draw(st.sampled_from(["first", "last"])), label
        ),
    }
    return changes[make]


def some_changes(targets: list[Target]) -> st.SearchStrategy[list[Change]]:
    """One to three changes."""
    one = st.sampled_from(targets).flatmap(change_of)
    return st.lists(one, min_size=1, max_size=3)


def plan_of(changes: list[Change], files: Files) -> Plan:
    """The plan of what fits together; another example where nothing does."""
    try:
        return planned(changes, files)
    except (UserError, NotInIndex):
        assume(False)
        raise


NEAR = [one for one in INDEX.targets if one.section == "navbar"]


def values_of(changes: list[Change]) -> set[tuple[str, str]]:
    """The properties that are set, links aside."""
    return {(one.section, one.property) for one in changes if one.op == "set" and not one.target}


@given(some_changes(list(INDEX.targets)))
def test_what_is_undone_at_once_leaves_every_byte_as_it_was(changes: list[Change]) -> None:
    made = plan_of(changes, SITE)
    assert undone(made, SITE, edited(SITE, made)) == SITE


@given(some_changes(list(INDEX.targets)))
def test_undoing_the_undoing_brings_every_byte_back(changes: list[Change]) -> None:
    made = plan_of(changes, SITE)
    after = edited(SITE, made)
    back = taken_back(made, SITE, after).plan
    assert undone(back, after, edited(after, back)) == after


@given(st.data())
def test_what_others_changed_elsewhere_stays_as_they_left_it(data: st.DataObject) -> None:
    """Elsewhere: in other sections, and in lines of their own at both ends of the files."""
    sections = data.draw(st.permutations(sorted({target.section for target in INDEX.targets})))
    half = [one for one in INDEX.targets if one.section in sections[:2]]
    rest = [one for one in INDEX.targets if one.section not in sections[:2]]
    made = plan_of(data.draw(some_changes(half)), SITE)
    other = data.draw(some_changes(rest))
    is_longer = data.draw(st.booleans())

    def elsewhere(files: Files) -> Files:
        files = edited(files, plan_of(other, files))
        if is_longer:
            css = files["css/site.css"]
            files = {
                **files,
                "css/site.css": b"/* new */\n.x { color: red }\n" + css + b".y { top: 0 }\n",
            }
        return files

    assert undone(made, SITE, elsewhere(edited(SITE, made))) == elsewhere(SITE)


@settings(max_examples=30)
@given(some_changes(NEAR), some_changes(NEAR))
def test_what_others_changed_close_by_stays_or_the_undo_is_refused(
    changes: list[Change], others: list[Change]
) -> None:
    """In the same rules and the same lists: never something that nobody wanted."""
    assume(not values_of(changes) & values_of(others))
    made = plan_of(changes, SITE)
    after, expected = edited(SITE, made), plan_of(others, SITE)
    other = plan_of(others, after)
    assume(len(other.lines) == len(expected.lines))
    try:
        found = undone(made, SITE, edited(after, other))
    except (MovedOn, Undone):
        return
    assert found == edited(SITE, expected)
