"""What is kept of an index that is larger than the sites table can carry."""

import pytest

from bot.ux_agent.declared.index_size import size, within
from bot.ux_agent.editing.planning import NotInIndex, plan
from bot.ux_agent.intent import Change
from bot.ux_agent.site import SiteIndex
from tests.ux_agent.fake_site import FakeSite

MANIFEST = "version: 1\nsections:\n  page:\n    properties:\n"
TEXTS = 60


def made() -> SiteIndex:
    """An index of many paragraphs, each on a long line of its own."""
    declared = "".join(
        f"      t{number}: {{type: text, at: {{file: a.html, element: p.c{number}, part: text}}}}\n"
        for number in range(TEXTS)
    )
    lines = "".join(
        f"<p class=c{number}>ä{number}</p><!-- {'x' * 500} -->\n<br>\n<br>\n<br>\n<br>\n"
        for number in range(TEXTS)
    )
    return FakeSite({".ux-agent.yml": (MANIFEST + declared).encode(), "a.html": lines}).index()


INDEX = made()
WHOLE = size(INDEX.to_data())


def test_what_fits_is_kept_as_it_is() -> None:
    assert within(INDEX, WHOLE) is INDEX
    assert not INDEX.lacks_lines


@pytest.mark.parametrize("share", [0.98, 0.8, 0.5, 0.3])
def test_lines_go_before_targets_and_what_is_left_is_within(share: float) -> None:
    kept = within(INDEX, int(WHOLE * share))
    assert size(kept.to_data()) <= WHOLE * share
    assert kept.targets == INDEX.targets
    assert (kept.is_partial, kept.lacks_lines) == (False, True)


def test_a_change_whose_lines_are_kept_has_the_same_diff_and_another_waits() -> None:
    kept = within(INDEX, int(WHOLE * 0.5))
    first, last = (Change("page", "set", f"t{number}", "new") for number in (0, TEXTS - 1))
    assert plan([first], kept).diff == plan([first], INDEX).diff
    assert plan([last], INDEX).diff
    with pytest.raises(NotInIndex):
        plan([last], kept)


def test_targets_that_do_not_fit_are_left_out_and_it_says_so() -> None:
    kept = within(INDEX, 4_000)
    assert size(kept.to_data()) <= 4_000
    assert kept.is_partial
    assert not kept.lacks_lines
    assert kept.targets == INDEX.targets[: len(kept.targets)]
    assert kept.targets


def test_it_is_read_again_as_it_was() -> None:
    for most in (4_000, WHOLE // 2):
        kept = within(INDEX, most)
        assert SiteIndex.from_data(kept.to_data()) == kept


def test_one_of_another_shape_is_none() -> None:
    with pytest.raises(TypeError):
        SiteIndex.from_data({**INDEX.to_data(), "shape": 1})
