"""Which class utility decides a look, where its class is written, and which rules it beats."""

import pytest

from bot.ux_agent.scanning.scan import scan
from bot.ux_agent.site import SiteIndex
from tests.ux_agent.fake_site import FakeSite

TAILWIND_3 = {
    "package.json": '{"dependencies": {"react": "18"}, "devDependencies": {"tailwindcss": "^3.4"}}'
}
TAILWIND_4 = {"package.json": '{"dependencies": {"react": "19", "tailwindcss": "^4.1"}}'}
BOOTSTRAP = {"package.json": '{"dependencies": {"react": "18", "bootstrap": "5"}}'}
PAGE = '<html><body><div id="root"></div><script src="/src/main.jsx"></script></body></html>'
MAIN = """import { createRoot } from 'react-dom/client'; import './main.css';
import App from './App';
createRoot(document.getElementById('root')).render(<App />);"""


def site(package: dict[str, str], app: str, css: str = "") -> SiteIndex:
    """What a scan finds on a site of one component."""
    files = {"index.html": PAGE, "src/main.jsx": MAIN, "src/main.css": css, "src/App.jsx": app}
    return scan("test", FakeSite({**files, **package})).site


def footer(classes: str) -> str:
    """A component with a footer of these classes, as JSX says them."""
    return f"export default () => <><h1>A</h1><footer className={classes}><p>Below</p></footer></>"


def value(index: SiteIndex, name: str) -> str | None:
    """The value and file of a property of the footer; None without the target."""
    found = index.find("footer", name)
    return f"{found.value} {found.places[0].file}" if found else None


@pytest.mark.parametrize(
    ("package", "classes", "name", "expected"),
    [
        (TAILWIND_3, '"bg-[#123456] p-4 md:bg-white"', "background", "#123456 src/App.jsx"),
        (TAILWIND_3, '"text-sm text-[#fff000] text-center"', "color", "#fff000 src/App.jsx"),
        (TAILWIND_3, '{clsx("bg-[#123456]", wide && "p-2")}', "background", "#123456 src/App.jsx"),
        (BOOTSTRAP, '"bg-dark text-center"', "background", "#212529 src/App.jsx"),
    ],
)
def test_the_utility_that_holds_at_rest_decides(
    package: dict[str, str], classes: str, name: str, expected: str
) -> None:
    app = footer(classes)
    if "clsx" in classes:
        app = f"import clsx from 'clsx'; const wide = false; {app}"
    assert value(site(package, app, "@tailwind utilities;"), name) == expected


@pytest.mark.parametrize(
    ("package", "css", "expected"),
    [
        (TAILWIND_3, "footer { background: red; }", "#123456 src/App.jsx"),
        (TAILWIND_3, "footer { background: red !important; }", "#ff0000 src/main.css"),
        (TAILWIND_3, ".bar { background: red; }", "#ff0000 src/main.css"),
        (TAILWIND_4, "footer { background: red; }", "#ff0000 src/main.css"),
        (TAILWIND_4, "@layer base { footer { background: red; } }", "#123456 src/App.jsx"),
    ],
)
def test_a_rule_counts_where_it_wins_over_the_utility(
    package: dict[str, str], css: str, expected: str
) -> None:
    found = value(site(package, footer('"bar bg-[#123456]"'), css), "background")
    assert found is not None
    assert found.replace("red", "#ff0000") == expected


def test_a_class_that_comes_from_elsewhere_is_not_changed_here() -> None:
    app = """const Bar = ({ className: c, children }) => <footer className={c}>{children}</footer>;
    export default () => <><h1>A</h1><Bar className="bg-[#123456]"><p>Below</p></Bar></>"""
    found = site(TAILWIND_3, app).find("footer", "background")
    assert found is None or "Bar" not in str(found.places)


def test_two_utilities_of_a_kind_are_doubted() -> None:
    assert value(site(TAILWIND_3, footer('"bg-[#123456] bg-white"')), "background") is None


def test_classes_beside_those_that_a_package_gives_are_found() -> None:
    app = footer('{cn("p-2", `${font.className} bg-[#123456]`, "mt-2")}')
    found = site(TAILWIND_3, f"import {{ font }} from 'fonts'; import cn from 'clsx'; {app}")
    assert value(found, "background") == "#123456 src/App.jsx"


@pytest.mark.parametrize(
    ("package", "classes", "name", "expected"),
    [
        (TAILWIND_3, '"p-4 text-center"', "text-align", ("center", "")),
        (TAILWIND_3, '"p-4 text-center md:text-left"', "text-align", None),
        (TAILWIND_3, '"flex p-4"', "text-align", None),
        (TAILWIND_4, '"p-4 uppercase"', "text-transform", ("uppercase", "")),
        (TAILWIND_4, '"p-4"', "font-style", (None, "normal")),
        (BOOTSTRAP, '"p-4 text-end"', "text-align", ("right", "")),
        (BOOTSTRAP, '"p-4 text-center text-md-start"', "text-align", None),
        (BOOTSTRAP, '"d-flex p-4"', "text-align", None),
    ],
)
def test_letters_are_told_by_classes_that_hold_in_every_window(
    package: dict[str, str], classes: str, name: str, expected: tuple[str | None, str] | None
) -> None:
    found = site(package, footer(classes)).find("footer", name)
    assert (found and (found.value, found.computed)) == expected


def test_a_text_that_says_its_letters_itself_has_not_got_them_from_around_it() -> None:
    app = """export default () => <><h1>A</h1>
    <footer className="p-4"><p className="text-left not-italic">Below</p></footer></>"""
    found = site(TAILWIND_4, app)
    assert found.find("footer", "text-align") is None
    assert found.find("footer", "font-style") is None
    assert found.find("footer", "text-transform") is not None
