"""Texts of further languages: named by their language, in no list, and only where they differ."""

from bot.ux_agent.scanning.scan import scan
from tests.ux_agent.fake_site import FakeSite

FILES = {
    "package.json": '{"dependencies": {"react": "18"}}',
    "index.html": """<html><body><div id="root"></div>
      <script src="/src/main.jsx"></script></body></html>""",
    "src/main.jsx": """import { createRoot } from 'react-dom/client'; import it from './it.json';
    import en from './en.json'; const texts = { it, en }[localStorage.getItem('l') ?? 'it'];
    createRoot(document.getElementById('root')).render(<main><h1>{texts.title}</h1>
      <b>{texts.brand}</b><ol>{texts.steps.map((one) => <li key={one}>{one}</li>)}</ol></main>);""",
    "src/it.json": '{"title": "Pane", "brand": "Forno", "steps": ["Uno", "Due"]}',
    "src/en.json": '{"title": "Bread", "brand": "Forno", "steps": ["One", "Two"], "old": "Gone"}',
    "src/fr.json": '{"title": "Pain"}',
}


def test_a_further_language_is_a_section_of_its_own() -> None:
    site = scan("test", FakeSite(FILES)).site
    english = {one.property: one.value for one in site.targets if one.section == "en"}
    assert set(english.values()) == {"Bread", "One", "Two"}
    assert all(name.endswith("-en") for name in english)
    assert all(not one.entries for one in site.targets if one.section == "en")
    assert "english" in site.sections["en"]
    assert "fr" not in site.sections


def test_the_first_language_keeps_its_names_and_lists() -> None:
    site = scan("test", FakeSite(FILES)).site
    assert [one.value for one in site.targets if one.property == "hero-text"] == ["Pane"]
    (steps,) = [one for one in site.targets if one.entries]
    assert [one.label for one in steps.entries] == ["Uno", "Due"]


def test_a_text_of_a_further_language_is_called_as_that_of_the_first() -> None:
    site = scan("test", FakeSite(FILES)).site
    bread = next(one for one in site.targets if one.value == "Bread")
    assert "english headline" in bread.aliases
