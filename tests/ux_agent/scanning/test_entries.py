"""Lists of plain texts that a page shows."""

import pytest

from tests.ux_agent.scanning.proposed import named, plain, values

AREAS = "<main><h1>Hi</h1><h2>Areas we cover</h2><ul{}>{}</ul></main>"


def entries(*texts: str) -> str:
    return "".join(f"<li>{text}</li>" for text in texts)


def test_texts_side_by_side_are_a_list_named_by_its_class_or_the_heading_before_it() -> None:
    found = plain(AREAS.format(" class=towns", entries("Leeds", "York")))
    towns = named(found, "home", "towns")
    assert [one.label for one in towns.entries] == ["Leeds", "York"]
    assert {"areas we cover", "towns list"} <= {*towns.aliases}
    assert named(
        plain(AREAS.format("", entries("Leeds", "York"))), "home", "areas-we-cover"
    ).entries


def test_a_heading_called_as_its_list_keeps_a_name_of_its_own() -> None:
    found = plain(AREAS.format("", entries("Leeds", "York")))
    assert named(found, "home", "areas-we-cover-title").value == "Areas we cover"


def test_a_list_that_several_pages_hold_has_a_place_in_each() -> None:
    foot = f"<h1>{{}}</h1><footer><ul>{entries('Leeds', 'York')}</ul></footer><a href=b.html>b</a>"
    towns = named(plain(foot.format("A"), b=foot.format("B")), "footer", "list")
    assert len(towns.mirrors) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ("Monday: 9-5", "Sunday: closed"),
        ("Ann <i>cooks</i>", "Bob <i>bakes</i>"),
        ("<a href=/a>A</a> one", "<a href=/b>B</a> two"),
        ("Alone",),
        ("word " * 20, "word " * 30),
    ],
)
def test_what_is_labelled_mixed_long_or_alone_is_no_list_of_texts(lines: tuple[str, ...]) -> None:
    found = plain(AREAS.format(" class=towns", entries(*lines)))
    assert "towns" not in values(found, "home")


def test_lines_that_say_when_and_what_are_a_list_and_texts() -> None:
    lines = "<li>Monday: Yoga with Sally, 7pm</li><li>Friday: Youth club, 6pm</li>"
    site = plain(f"<main><h1>A</h1><h2>Bookings</h2><ul>{lines}</ul></main>")
    assert [one.label for one in named(site, "home", "bookings").entries][1:] == [
        "Friday: Youth club, 6pm"
    ]
    assert "Friday: Youth club, 6pm" in values(site, "home").values()


@pytest.mark.parametrize("line", ["Friday: 9am - 5pm", "Friday: closed from noon", "Phone: 12 34"])
def test_lines_that_only_hold_a_value_are_no_list(line: str) -> None:
    body = f"<main><h1>A</h1><h2>Times</h2><ul><li>Monday: 9-5</li><li>{line}</li></ul></main>"
    assert not any(target.entries for target in plain(body).targets)


def test_a_list_is_called_by_the_part_that_it_stands_in() -> None:
    body = f"<main><h1>A</h1><section id=towns><h2>Areas</h2><ul>{entries('A', 'B')}</ul></section>"
    assert "towns" in named(plain(f"{body}</main>"), "home", "areas").aliases
