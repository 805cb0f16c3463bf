"""What a site's own names are called in sentences, in both languages."""

import pytest

from bot.texts.catalogue import in_language
from bot.ux_agent.spoken import place, spoken


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ("cta-link", "button link"),
        ("second-cta-text", "second button text"),
        ("our-history-link-label", "our history link text"),
        ("our-history-link-href", "our history link address"),
        ("tom-photo-alt", "tom photo description"),
        ("quote-bg", "quote background"),
        ("quote-quote-color", "quote colour"),
        ("testimonials-visibility", "testimonials section"),
        ("the-team", "team"),
        ("-", "-"),
    ],
)
def test_names_of_code_are_said_in_plain_words(declared: str, said: str) -> None:
    assert spoken(declared) == said


def test_what_each_part_of_a_kind_shows_is_told_so() -> None:
    said = place("home", "every-service-card-read-more")
    assert said == "home page service card read more (all of them)"
    assert in_language(said, "de") == "Startseite, service card read more (alle)"
    assert spoken("every-") == "every"


def test_a_section_is_said_once() -> None:
    assert place("footer", "footer-heading-size") == "footer heading size"
    assert place("announce", "announce-text-size") == "announcement text size"
    assert place("home", "color") == "home page text colour"
    assert place("foot", "footing") == "foot footing"


def test_a_german_reads_what_a_name_ends_in_in_german() -> None:
    assert in_language(spoken("our-history-link-href"), "de") == "our history: Linkziel"
    assert in_language(spoken("logo-alt"), "de") == "Logo: Beschreibung"
    assert in_language(spoken("image-alt"), "de") == "Bildbeschreibung"
    assert in_language(spoken("oak-mill"), "de") == "oak mill"
