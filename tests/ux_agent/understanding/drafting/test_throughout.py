"""A quoted text replaced wherever the site says it."""

import pytest

from tests.ux_agent.understanding.reading import changes
from tests.ux_agent.understanding.sites import link, links, site, target

FARM = site(
    {"home": (), "footer": (), "menu": (), "site": ("everywhere", "whole site")},
    target("home", "brand", "text", "Oak & Son"),
    target("home", "text", "text", "Oak & Son has grown apples here for long. Shop visits by day."),
    target("footer", "text", "text", "© Oak & Son Ltd"),
    links("menu", "links", link("Shop", "/shop"), link("Oak & Son jobs", "/jobs")),
)


@pytest.mark.parametrize(
    "say",
    [
        "replace 'Oak & Son' with 'Oak & Daughter' on all pages",
        'change "Oak & Son" to "Oak & Daughter" everywhere please',
        "change “Oak & Son” to “Oak & Daughter” on all the pages",
        "change 'Oak & Son' to 'Oak & Daughter' throughout the website.",
        "change 'Oak & Son' to 'Oak & Daughter', on every page please",
    ],
)
def test_a_text_told_for_all_pages_changes_in_each_that_has_it(say: str) -> None:
    assert {(one[1], one[3]) for one in changes(FARM, say)} == {
        ("brand", "Oak & Daughter"),
        ("text", "Oak & Daughter has grown apples here for long. Shop visits by day."),
        ("text", "© Oak & Daughter Ltd"),
        ("link-label", "Oak & Daughter jobs"),
    }


def test_a_text_that_ends_with_everywhere_is_written_so() -> None:
    found = changes(FARM, "change 'Oak & Son' to 'Apples everywhere'")
    assert [(one[1], one[3]) for one in found] == [("brand", "Apples everywhere")]


def test_a_label_of_one_word_is_no_part_of_other_texts() -> None:
    found = changes(FARM, "change 'Shop' to 'Store' everywhere")
    assert [(one[1], one[3]) for one in found] == [("link-label", "Store")]
