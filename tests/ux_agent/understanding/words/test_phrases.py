"""What a phrase means where several names of a site could."""

import pytest

from bot.ux_agent.site import Target
from bot.ux_agent.understanding.words.vocabulary import Vocabulary
from tests.ux_agent.understanding.sites import site, target

FIRST = target("home", "hero-text", "text", "Hello", aliases=("headline",))
OTHER = target("book", "title", "text", "Book", aliases=("heading",))


@pytest.mark.parametrize("targets", [(FIRST, OTHER), (OTHER, FIRST)])
def test_of_two_names_for_a_headline_the_one_declared_first_binds(
    targets: tuple[Target, Target],
) -> None:
    known = Vocabulary(site({"home": (), "book": ()}, *targets))
    first = f"{targets[0].section}.{targets[0].property}"
    assert known.phrases["hero headline"].value.startswith(first)
