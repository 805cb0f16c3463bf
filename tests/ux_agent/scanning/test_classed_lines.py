"""Single texts whose own classes say how they look."""

import pytest

from tests.ux_agent.scanning.proposed import proposed, values
from tests.ux_agent.scanning.test_asked import changed
from tests.ux_agent.scanning.test_headings import FILES, page

LEAD = (
    "<section><h1>Hi</h1><p className='mt-5 text-[2rem] text-slate-600'>We are near.</p></section>"
)
LINE = "export default function Line({ text }) {\n  return <p className='text-sm'>{text}</p>\n}\n"


def site(*parts: str) -> dict[str, str]:
    """A site of Tailwind whose first page has these parts."""
    return FILES | {
        "src/a.css": "",
        "src/Home.jsx": page("Home", *parts),
        "src/Fees.jsx": page("Fees", "<h1>Fees</h1>"),
    }


@pytest.mark.parametrize(
    ("said", "old", "new"),
    [
        ("make the subtitle bigger", "text-[2rem]", "text-[2.5rem]"),
        ("make the subtitle red", "text-slate-600", "text-[#ff0000]"),
        ("make the subtitle bold", "text-slate-600", "text-slate-600 font-bold"),
    ],
)
def test_a_text_has_the_looks_that_its_classes_say(said: str, old: str, new: str) -> None:
    found = [one for one in changed(site(LEAD), said) if one[0] == "+"]
    assert found == ["+" + LEAD.replace(old, new)]


def test_the_classes_of_what_is_repeated_are_not_those_of_one() -> None:
    files = site("<section><h1>Hi</h1></section>", "<Line text='Bread' />", "<Line text='Cakes' />")
    files["src/Home.jsx"] = "import Line from './Line'\n" + files["src/Home.jsx"]
    files["src/Line.jsx"] = LINE
    found = values(proposed(files).site, "home")
    assert {"Bread", "Cakes"} <= set(found.values())
    assert not any(name.endswith("-size") for name in found)


@pytest.mark.parametrize(
    "part",
    [
        "<h2 className='mt-2 title'>Why us</h2>",
        "<label className='block caption'>Your name</label>",
        "<p className='mt-2 caption'>Elm Road <b>Bath</b></p>",
        "<a href='/b' className='bg-blue-600 caption'>Book it</a>",
    ],
)
def test_headings_labels_buttons_and_lines_of_several_texts_have_none_of_it(part: str) -> None:
    found = values(proposed(site("<h1>Hi</h1>", part)).site, "home")
    names = ("why-us", "your-name", "elm-road", "title", "caption", "book-it")
    looks = {f"{name}-{look}" for name in names for look in ("size", "weight")}
    assert looks.isdisjoint(found)


def test_a_size_that_no_class_says_is_that_around_it() -> None:
    plain = LEAD.replace("text-[2rem] ", "")
    found = [one for one in changed(site(plain), "make the subtitle bigger") if one[0] == "+"]
    assert found == ["+" + plain.replace("text-slate-600", "text-slate-600 text-[20px]")]
