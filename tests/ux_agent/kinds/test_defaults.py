"""What scripts give names to besides by declarations: defaults, and pictures that they import."""

import pytest

from bot.ux_agent.declared.declaration import ObjectAt
from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.kinds.locating import locate


@pytest.mark.parametrize(
    "source",
    [
        "const { heading, title = 'Hello' } = Astro.props;",
        "export function Hero({ title = 'Hello', image }) { return title; }",
        "export default ({ heading: title = 'Hello' }) => title;",
        "function hero(title = 'Hello') { return title; }",
        "function hero(title: string = 'Hello') { return title; }",
    ],
)
def test_a_default_is_a_place_by_its_name(source: str) -> None:
    found = locate(ObjectAt("a.ts", "title", ""), Document("a.ts", source.encode()), "text")
    assert found.value == "Hello"


@pytest.mark.parametrize(
    "source",
    [
        "const a = ({ title = 'Hello' }) => title; const b = ({ title = 'Bye' }) => title;",
        "const a = ({ title }) => title;",
        "const a = ({ title = makeTitle() }) => title;",
        "const a = ({ title = 'Hello' }) => { title = 'Bye'; return title; };",
    ],
)
def test_a_default_that_is_not_certain_is_none(source: str) -> None:
    with pytest.raises(Missing):
        locate(ObjectAt("a.ts", "title", ""), Document("a.ts", source.encode()), "text")


def test_an_imported_picture_is_a_place_by_its_name() -> None:
    source = b"import logo from './logo.svg';\nimport { a } from './a.js';\n"
    found = locate(ObjectAt("a.ts", "logo", ""), Document("a.ts", source), "image")
    assert (found.value, found.place.raw) == ("./logo.svg", "./logo.svg")


@pytest.mark.parametrize(
    "source", ["import logo from './logo.js';", "import * as logo from './a.svg';"]
)
def test_an_import_of_something_else_is_none(source: str) -> None:
    with pytest.raises(Missing):
        locate(ObjectAt("a.ts", "logo", ""), Document("a.ts", source.encode()), "image")
