"""A look of all headings is that of each page's, or of none."""

import json

import pytest

from tests.ux_agent.scanning.test_asked import changed

APP = (
    "import Home from './Home'\nimport Fees from './Fees'\n"
    "import { Routes, Route } from 'react-router-dom'\n"
    "export default function App() {\n  return <Routes><Route path='/' element={<Home />} />"
    "<Route path='/fees' element={<Fees />} /></Routes>\n}\n"
)
FILES = {
    "package.json": json.dumps({"dependencies": {"react": "18", "tailwindcss": "3"}}),
    "tailwind.config.js": "export default { content: ['./src/**/*.jsx'] }\n",
    "index.html": "<div id=root></div><script type=module src=/src/main.jsx></script>",
    "src/main.jsx": (
        "import { createRoot } from 'react-dom/client'\nimport App from './App'\nimport './a.css'\n"
        "createRoot(document.getElementById('root')).render(<App />)\n"
    ),
    "src/App.jsx": APP,
}
TITLED = "@tailwind base;\n@layer components {\n  .section-title {\n    @apply text-3xl;\n  }\n}\n"


def page(name: str, *titles: str) -> str:
    said = "\n".join(titles)
    return f"export default function {name}() {{\n  return (<main>\n{said}\n</main>)\n}}\n"


def site(css: str, classes: str, other: str) -> dict[str, str]:
    titles = [f'<h2 className="{classes}">{word}</h2>' for word in ("One", "Two")]
    more = f'<h2 className="{other}">Three</h2>'
    return FILES | {
        "src/a.css": css,
        "src/Home.jsx": page("Home", "<h1>Hi</h1>", *titles),
        "src/Fees.jsx": page("Fees", "<h1>Fees</h1>", more),
    }


def test_headings_with_classes_of_their_own_change_on_every_page() -> None:
    found = changed(site("", "mb-3", "mb-3"), "make all headings bold")
    assert [one for one in found if one[0] == "+"] == [
        '+<h2 className="mb-3 font-bold">Three</h2>',
        '+<h2 className="mb-3 font-bold">One</h2>',
        '+<h2 className="mb-3 font-bold">Two</h2>',
    ]


@pytest.mark.parametrize(
    ("say", "line"),
    [
        ("make the section titles bold", "+    font-weight: bold;"),
        ("section titles in red", "+    color: #ff0000;"),
    ],
)
def test_the_name_of_a_class_is_its_rule(say: str, line: str) -> None:
    assert changed(site(TITLED, "section-title", "section-title mb-3"), say) == [line]
