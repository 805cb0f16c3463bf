"""What a clause is about, by the words as they stand on the site."""

from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import link, links, site, target

VETS = site(
    {"home": (), "navbar": ("menu",), "footer": ()},
    target("home", "fees-title", "text", "Our fees"),
    target("footer", "text", "text", "Cared for in Bristol since 1990."),
    links("navbar", "menu", link("Fees", "#fees"), link("Team", "/team")),
)


def test_a_quoted_text_is_the_one_that_stands_so_with_its_article() -> None:
    assert changes(VETS, 'change "Our fees" to "Prices"') == [("home", "fees-title", "", "Prices")]
    assert changes(VETS, "Our fees should be called Prices") == [
        ("home", "fees-title", "", "Prices")
    ]


def test_an_article_within_quotes_is_never_left_out() -> None:
    assert said(VETS, 'change "Our team" to "The pack"').kind == "clarify"


def test_a_text_is_found_behind_the_part_that_is_named_first() -> None:
    say = "in the footer change Cared for in Bristol to Cared for with love in Bristol"
    assert changes(VETS, say) == [
        ("footer", "text", "", "Cared for with love in Bristol since 1990.")
    ]


def test_what_stands_before_an_arrow_is_taken_with_its_first_word() -> None:
    index = site(
        {"footer": ()}, target("footer", "text", "text", ". All bikes welcome. Since 1998.")
    )
    for old in ("all bikes welcome", "All bikes welcome"):
        assert changes(index, f"{old} -> All bikes & trikes welcome") == [
            ("footer", "text", "", ". All bikes & trikes welcome. Since 1998.")
        ]


def test_a_capital_that_begins_a_sentence_is_kept() -> None:
    index = site({"home": ()}, target("home", "text", "text", "Eight wheels and a kiln."))
    assert changes(index, "eight wheels -> ten wheels") == [
        ("home", "text", "", "Ten wheels and a kiln.")
    ]
