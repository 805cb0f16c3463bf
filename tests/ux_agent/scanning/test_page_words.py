"""Pages named in other languages are called by their English words too."""

from bot.ux_agent.scanning.page_words import english_for
from bot.ux_agent.scanning.scan import scan
from tests.ux_agent.fake_site import FakeSite
from tests.ux_agent.scanning.proposed import plain


def test_a_usual_page_has_an_english_word() -> None:
    assert english_for("contatti") == "contact"
    assert english_for("über-uns") == "about"
    assert english_for("zucca") == ""


def test_the_word_is_an_alias_unless_another_section_has_it() -> None:
    page = '<html><body><main><h1>Ciao</h1><a href="kontakt.html">a</a></main></body></html>'
    files = {"index.html": page, "kontakt.html": page.replace("Ciao", "Da")}
    assert "contact page" in scan("test", FakeSite(files)).site.sections["kontakt"]


MENU = '<nav><a href="index.html">Home</a><a href="uniform.html">Uniform shop</a></nav>'


def test_a_page_is_called_by_its_headline_and_by_the_link_to_it() -> None:
    found = plain(
        f"{MENU}<main><h1>A</h1></main>", uniform=f"{MENU}<main><h1>Good as new</h1></main>"
    )
    assert {"uniform shop", "uniform shop page", "good as new"} <= set(found.sections["uniform"])


def test_words_that_stand_on_another_page_too_call_a_page_only_with_page() -> None:
    body = f"{MENU}<main><h1>A</h1><a href=uniform.html>Uniform shop</a></main>"
    found = plain(body, uniform=f"{MENU}<main><h1>Good as new</h1></main>")
    assert "uniform shop page" in found.sections["uniform"]
    assert "uniform shop" not in found.sections["uniform"]
