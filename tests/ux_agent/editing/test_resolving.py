"""A change as rewrites of a site's bytes."""

import pytest

from bot.ux_agent.editing.resolving import resolve
from bot.ux_agent.intent import Change
from bot.ux_agent.site import PlaceKind
from tests.ux_agent.understanding.sites import site, target


@pytest.mark.parametrize(
    ("old", "said", "new"),
    [
        (
            "Eight wheels. We opened\n  in 2016.",
            "Eight wheels. We opened in 2015.",
            "Eight wheels. We opened\n  in 2015.",
        ),
        ("Eight wheels,\n  a kiln.", "Ten wheels, a kiln.", "Ten wheels,\n  a kiln."),
        ("One\n  two.", "All anew.", "All anew."),
        ("One\n  two.", "One", "One"),
        ("One\n  two.", "One two. One two.", "One\n  two. One two."),
    ],
)
def test_line_breaks_outside_of_what_changes_are_kept(old: str, said: str, new: str) -> None:
    assert written("html_text", old, said) == new


def test_where_a_line_break_means_more_than_a_space_none_is_put_into_a_value() -> None:
    assert written("markdown", "One\ntwo.", "--- two.") == "--- two."


def written(kind: PlaceKind, old: str, said: str) -> str:
    """What stands at a place of that kind after it was said."""
    one = target("home", "text", "text", old)
    one = one._replace(places=(one.places[0]._replace(kind=kind, raw=old),))
    (made,) = resolve(Change("home", "set", "text", said), site({"home": ()}, one)).rewrites
    return made.new
