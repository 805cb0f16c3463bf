"""Links that are led to a page of the site which is not there."""

import pytest

from bot.ux_agent.scanning.scan import index_of
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.trial import converse
from tests.ux_agent.fake_site import FakeSite

MENU = (
    '<nav><a href="index.html">Home</a><a href="news/">News</a><a href="/jobs?x=1">Jobs</a></nav>'
)
PAGE = f'<html><body>{MENU}<main><h1>Tea</h1><a class="btn" href="about.html">More</a></main>'
FILES = {
    "index.html": f"{PAGE}</body></html>",
    "about.html": f"<html><body>{MENU}<main><h1>About</h1></main></body></html>",
    "news/index.html": "<html><body><main><h1>News</h1></main></body></html>",
}
ROUTED = {
    "package.json": '{"dependencies": {"react": "18", "vite": "5"}}',
    "index.html": '<div id="root"></div><script type="module" src="/src/main.jsx"></script>',
    "src/main.jsx": (
        "import { createRoot } from 'react-dom/client'\nimport App from './App.jsx'\n"
        "createRoot(document.getElementById('root')).render(<App />)\n"
    ),
    "src/App.jsx": (
        "import ContactPage from './pages/ContactPage.jsx'\nexport default function App() {\n"
        '  return <main><h1>Tea</h1><a href="/">More</a><ContactPage /></main>\n}\n'
    ),
    "src/pages/ContactPage.jsx": (
        "export default function ContactPage() {\n  return <section><h2>Call</h2></section>\n}\n"
    ),
}


def told(said: str, files: dict[str, str] = FILES, *, is_partial: bool = False) -> list[str]:
    """What the preview of a request says of pages."""
    source = FakeSite(files)
    index: SiteIndex = index_of("test", source)._replace(is_partial=is_partial)
    plan = converse([said], index, source).outcome.plan
    assert plan is not None
    return [one for one in plan.warnings if "I found no page" in one]


@pytest.mark.parametrize(
    "address",
    ["menu.html", "/menu", "./news/menu/", "menu.php#top", "/menu?x=1"],
)
def test_a_page_that_nothing_shows_to_be_there_is_told(address: str) -> None:
    (line,) = told(f'link "More" to "{address}"')
    assert f"“{address}”" in line


@pytest.mark.parametrize(
    "address",
    [
        *("news", "/news/index.html", "jobs", "/jobs#top", "index.html"),
        *("https://tea.example/menu", "#menu", "tel:+441632960418", "card.pdf", "/"),
    ],
)
def test_a_page_that_is_there_or_may_be_is_not(address: str) -> None:
    assert told(f'link "More" to "{address}"') == []


def test_so_is_that_of_a_new_entry() -> None:
    assert len(told("add a link Shop to /shop in the menu")) == 1
    assert told("add a link Story to about.html in the menu") == []


def test_a_page_of_a_router_is_known_by_its_component() -> None:
    assert told('link "More" to /contact', ROUTED) == []
    assert len(told('link "More" to /shop', ROUTED)) == 1


def test_where_not_all_of_the_site_is_known_nothing_is_said() -> None:
    assert told('link "More" to /menu', is_partial=True) == []
