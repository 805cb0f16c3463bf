"""Pages named in other languages are called by their English words too."""

from bot.ux_agent.scanning.page_words import english_for
from bot.ux_agent.scanning.scan import scan
from tests.ux_agent.fake_site import FakeSite


def test_a_usual_page_has_an_english_word() -> None:
    assert english_for("contatti") == "contact"
    assert english_for("über-uns") == "about"
    assert english_for("zucca") == ""


def test_the_word_is_an_alias_unless_another_section_has_it() -> None:
    page = '<html><body><main><h1>Ciao</h1><a href="kontakt.html">a</a></main></body></html>'
    files = {"index.html": page, "kontakt.html": page.replace("Ciao", "Da")}
    assert "contact page" in scan("test", FakeSite(files)).site.sections["kontakt"]
