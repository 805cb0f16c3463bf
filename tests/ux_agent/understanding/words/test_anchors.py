"""The site's texts are found as people write them, and each place is found once."""

import pytest

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.words import anchors
from tests.ux_agent.understanding.list_sites import dish
from tests.ux_agent.understanding.more_sites import entry
from tests.ux_agent.understanding.reading import changes
from tests.ux_agent.understanding.sites import NOWHERE, links, site, target

BAKERY = site(
    {"home": ("home page",), "footer": ()},
    target("home", "headline", "text", "What’s new at the baker’s"),
    target("home", "intro", "text", "Everything you need – nothing you don’t."),
    target("home", "hours-title", "text", "Cakes & pies"),
    target("footer", "text", "text", "He said “come in”"),
    links("home", "list", entry("Rye bread"), entry("Mum’s tart")),
)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("What's new", "All", ("headline", "All at the baker’s")),
        ("nothing you don't", "no more", ("intro", "Everything you need – no more.")),
        (
            "you need - nothing",
            "you need; nothing",
            ("intro", "Everything you need; nothing you don’t."),
        ),
        ("cakes and pies", "Tarts", ("hours-title", "Tarts")),
    ],
)
def test_signs_that_a_keyboard_lacks_are_found_by_those_it_has(
    old: str, new: str, wanted: tuple[str, str]
) -> None:
    change = changes(BAKERY, f'change "{old}" to "{new}"')[0]
    assert (change[1], change[3]) == wanted


def test_a_part_of_a_word_with_a_hyphen_is_no_word() -> None:
    page = site({"home": ()}, target("home", "cta-text", "text", "Pre-order now since 2009-2024"))
    assert anchors.find("order now", page) == []
    assert [one.after for one in anchors.find("2024", page)] == [""]


def test_a_whole_text_is_known_in_the_signs_of_a_keyboard() -> None:
    assert anchors.is_whole("Cakes and pies", BAKERY)
    assert anchors.is_whole("what's new at the baker's", BAKERY)
    assert not anchors.is_whole("what's new", BAKERY)


def test_an_entry_is_renamed_by_its_label_in_the_signs_of_a_keyboard() -> None:
    assert changes(BAKERY, 'rename "Mum\'s tart" to "Apple tart"') == [
        ("home", "link-label", "Mum’s tart", "Apple tart")
    ]


def test_a_text_that_an_entry_of_a_list_holds_too_is_one_place() -> None:
    place = NOWHERE._replace(start=3, end=15)
    tart = dish("Tart", "Baked by mum")._replace(description_place=place)
    text = target("home", "tart-text", "text", "Baked by mum")._replace(places=(place,))
    page = site({"home": ()}, text, links("home", "list", tart, entry("Rye")))
    assert [one.part for one in anchors.find("Baked by mum", page)] == ["value"]
    assert changes(page, 'change "Baked by mum" to "Baked by dad"') == [
        ("home", "tart-text", "", "Baked by dad")
    ]


def saying(text: str) -> SiteIndex:
    return site({"home": ()}, target("home", "headline", "text", text))


def test_a_dotted_capital_is_found_by_an_i() -> None:
    [found] = anchors.find("istanbul", saying("Döner from İstanbul, fresh"))

    assert (found.before, found.after) == ("Döner from ", ", fresh")


def test_what_a_site_says_is_prepared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    index = saying("Fresh bread, every day")
    anchors.find("bread", index)
    monkeypatch.delattr(anchors, "_values")

    assert anchors.find("every day", index)
    assert not anchors.find("cake", index)
