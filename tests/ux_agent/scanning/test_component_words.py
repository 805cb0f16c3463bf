"""What a component's file is called is what people call the part that it shows."""

import pytest

from tests.ux_agent.scanning.test_asked import changed
from tests.ux_agent.scanning.test_headings import FILES, page

MAIL = (
    "export default function {0}() {{\n  return (\n    <section className='py-4'>\n"
    "      <h2>Letters</h2>\n      <p>One a month.</p>\n    </section>\n  )\n}}\n"
)
NEWS = (
    "export default function {0}() {{\n  return (\n    <div className='bg-white'>\n"
    "      Open in May.{{' '}}\n      <a href='/fees'>Fees</a>\n    </div>\n  )\n}}\n"
)


def site(mail: str, news: str) -> dict[str, str]:
    """A first page with two components of these names."""
    head = f"import {mail} from './parts/{mail}'\nimport {news} from './parts/{news}'\n"
    home = page("Home", f"<{news} />", "<section><h1>Hi</h1></section>", f"<{mail} />")
    return FILES | {
        "src/a.css": "",
        "src/Home.jsx": head + home,
        "src/Fees.jsx": page("Fees", "<h1>Fees</h1>"),
        f"src/parts/{mail}.jsx": MAIL.format(mail),
        f"src/parts/{news}.jsx": NEWS.format(news),
    }


@pytest.mark.parametrize("said", ["hide the newsletter", "take the newsletter off the home page"])
@pytest.mark.parametrize("name", ["Newsletter", "NewsletterSection"])
def test_a_part_is_hidden_by_the_name_of_its_component(said: str, name: str) -> None:
    found = changed(site(name, "Announcement"), said)
    assert found[1:] == ["+    <section className='py-4 hidden'>"]


@pytest.mark.parametrize("said", ["change the announcement to", "the announcement bar should say"])
def test_its_only_line_is_called_so(said: str) -> None:
    found = changed(site("Newsletter", "Announcement"), f"{said} “Closed in May.”")
    assert found == ["-      Open in May.{' '}", "+      Closed in May.{' '}"]


@pytest.mark.parametrize("said", ["the link in the announcement", "the announcement button"])
def test_its_only_link_is_called_so_too(said: str) -> None:
    found = changed(site("Newsletter", "Announcement"), f"{said} should say “Prices”")
    old = "      <a href='/fees'>Fees</a>"
    assert found == [f"-{old}", f"+{old.replace('Fees', 'Prices')}"]


def test_names_that_say_how_a_part_looks_are_none() -> None:
    assert changed(site("Wrapper", "Announcement"), "hide the wrapper")[0] != "edit"
    assert changed(site("Wrapper", "Grid"), "change the grid to “Closed”")[0] == "clarify"
