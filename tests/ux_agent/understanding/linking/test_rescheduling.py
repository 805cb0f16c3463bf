"""Things that take place on another day or at another time."""

import pytest

from bot.ux_agent.site import SiteIndex
from tests.ux_agent.scanning.proposed import jekyll
from tests.ux_agent.understanding.reading import changes, said

GYM = jekyll(
    "<html><body><main><h1>Hi</h1>{% for one in site.data.classes %}<p>{{ one.name }}: "
    "{{ one.day }} {{ one.time }} with {{ one.coach }}</p>{% endfor %}</main></body></html>",
    classes="- name: Yoga for Lifters\n  day: Tuesday\n  time: 7:00 pm\n  coach: Priya\n"
    "- name: Kettlebell Burn\n  day: Monday\n  time: 6:00 pm\n  coach: Marcus\n",
)


@pytest.mark.parametrize(
    ("say", "values"),
    [
        ("move yoga for lifters to Wednesday 7:30 pm", ["Wednesday", "7:30 pm"]),
        ("move yoga to Tuesday 7:30 pm", ["7:30 pm"]),
        ("yoga for lifters moved to Thursdays at 8pm", ["Thursday", "8:00 pm"]),
        ("Kettlebell Burn is now on Wednesdays", ["Wednesday"]),
        ("please change kettlebell burn to Friday", ["Friday"]),
    ],
)
def test_a_day_and_a_time_go_where_the_thing_has_them(say: str, values: list[str]) -> None:
    assert [one[3] for one in changes(GYM, say)] == values


@pytest.mark.parametrize(
    "say", ["change kettlebell burn to Friday burn", "move spinning to Friday at 8pm"]
)
def test_what_is_no_day_alone_or_of_nothing_known_changes_no_day(say: str) -> None:
    assert not [one for one in said(GYM, say).changes if one.property.endswith("day")]


@pytest.mark.parametrize(
    ("say", "value"),
    [
        ("wheel throwing is on Wednesdays at 7pm now", "Wednesdays, 7pm"),
        ("move wheel throwing to Saturday", "Saturdays, 6.30pm"),
    ],
)
def test_a_day_and_a_time_of_one_text_are_written_as_it_has_them(say: str, value: str) -> None:
    kiln = jekyll(
        "<html><body><main><h1>Hi</h1>{% for one in site.data.classes %}<p>{{ one.name }}: "
        "{{ one.when }}</p>{% endfor %}</main></body></html>",
        classes="- name: Wheel throwing\n  when: Tuesdays, 6.30pm\n"
        "- name: Hand building\n  when: Thursdays, 7pm\n",
    )
    assert [one[3] for one in changes(kiln, say)] == [value]


def _studio(*held: str) -> SiteIndex:
    """A list of classes, the first of them Yin, each with its day as it is written."""
    names = ("Yin", "Spin", "Core")
    rows = "".join(
        f"- name: {name}\n  day: {day}\n" for name, day in zip(names, held, strict=False)
    )
    return jekyll(
        "<html><body><main><h1>Hi</h1>{% for one in site.data.classes %}<p>{{ one.name }}: "
        "{{ one.day }}</p>{% endfor %}</main></body></html>",
        classes=rows,
    )


@pytest.mark.parametrize(
    ("held", "say", "value"),
    [
        (("Tues", "Mon"), "move yin to Wednesday", "Wed"),
        (("Tues", "Thurs"), "move yin to Thursday", "Thurs"),
        (("Tue", "Thurs."), "move yin to Thursday", "Thu"),
        (("Thurs.", "Mon."), "move yin to Saturday", "Sat."),
        (("Tues", "Mon"), "yin is on Sundays now", "Sun"),
        (("Fri", "Mon"), "move yin to Tuesday", "Tue"),
        (("mon", "fri"), "move yin to Wednesday", "wed"),
        (("Fridays", "Mondays"), "move yin to Wed", "Wednesdays"),
        (("Montag", "Freitag"), "move yin to Samstag", "Samstag"),
    ],
)
def test_a_day_has_a_whole_name_as_its_list_has_them(
    held: tuple[str, ...], say: str, value: str
) -> None:
    assert [one[3] for one in changes(_studio(*held), say)] == [value]


@pytest.mark.parametrize(
    "held", [("Montag", "Freitag"), ("Lundi", "Mardi"), ("Mon & Wed", "Fri"), ("Mon-Wed", "Fri")]
)
def test_a_day_in_another_language_or_of_several_is_asked_about(held: tuple[str, ...]) -> None:
    assert said(_studio(*held), "move yin to Friday").kind == "clarify"
