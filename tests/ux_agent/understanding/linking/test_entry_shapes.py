"""New entries told in one sentence: each part goes where the others have such."""

import pytest

from bot.ux_agent.understanding.linking.entry_shapes import told_by, without_quotes
from tests.ux_agent.scanning.proposed import jekyll
from tests.ux_agent.understanding.reading import said
from tests.ux_agent.understanding.record_site import STUDIO


@pytest.mark.parametrize(
    ("wording", "wanted"),
    [
        ("add a review: Ruth, “Lovely people.”", {"label": "Lovely people.", "who": "Ruth"}),
        (
            "add a testimonial: “Lovely people.” by Ruth P.",
            {"label": "Lovely people.", "who": "Ruth P."},
        ),
        ("add a review from Ruth P.: Lovely people", {"label": "Lovely people.", "who": "Ruth P."}),
        (
            "add a question: Can I bring a friend? Of course.",
            {"label": "Can I bring a friend?", "description": "Of course."},
        ),
        (
            "add “Is it far?” to the FAQ with the answer “No, not at all.”",
            {"label": "Is it far?", "description": "No, not at all."},
        ),
        (
            "add a review: “Lovely people” by Ruth, 40",
            {"label": "Lovely people", "who": "Ruth, 40"},
        ),
        ("add a review from Ruth, 40: Lovely", {"label": "Lovely.", "who": "Ruth, 40"}),
        (
            "add a question: Do you travel? Yes, with pleasure.",
            {"label": "Do you travel?", "description": "Yes, with pleasure."},
        ),
        ("add Ruth Bell to the team as Teacher", {"label": "Ruth Bell", "role": "Teacher"}),
        ("add Ruth Bell (Teacher) to the team", {"label": "Ruth Bell", "role": "Teacher"}),
        (
            "add a new team member: Ruth Bell, role Teacher",
            {"label": "Ruth Bell", "role": "Teacher"},
        ),
        ("add a pass: 5-class pass, £70", {"label": "5-class pass", "price": "£70"}),
        ("add Ruth Bell, Teacher to the team", {"label": "Ruth Bell", "role": "Teacher"}),
    ],
)
def test_the_parts_of_a_new_entry_stand_where_the_others_have_such(
    wording: str, wanted: dict[str, str]
) -> None:
    intent = said(STUDIO, wording)
    assert intent.kind == "edit"
    assert isinstance(intent.changes[0].value, dict)
    assert {key: one for key, one in intent.changes[0].value.items() if one} == wanted


@pytest.mark.parametrize(
    "wording", ["add a question to the FAQ", "add a review", "add a new review"]
)
def test_a_new_entry_of_which_nothing_is_told_gets_no_name_by_itself(wording: str) -> None:
    intent = said(STUDIO, wording)
    assert intent.kind == "clarify"
    assert intent.pending["value"] == {"label": "", "href": ""}


def test_a_name_and_what_was_said_change_places_where_the_others_have_them_so() -> None:
    intent = said(STUDIO, "add a review: Tessa, Lovely people")
    assert intent.changes[0].value == {"label": "Lovely people.", "href": "", "who": "Tessa"}


@pytest.mark.parametrize("words", ["Loved it", "It is lovely and free", "Well worth it, thanks"])
def test_behind_an_author_and_a_colon_all_is_what_was_said(words: str) -> None:
    assert without_quotes(told_by(f"by Tom: {words}"))[1] == (words,)
    assert told_by(f"Soup: {words}") == f"Soup: {words}"


_HOURS = jekyll(
    "<html><body><main><h1>Hi</h1></main><footer><h3>Opening hours</h3>"
    "{% for one in site.data.hours %}<p>{{ one.day }}: {{ one.time }}</p>{% endfor %}</footer>"
    "{% for one in site.data.changelog %}<p>{{ one.date }} {{ one.title }}: {{ one.text }}</p>"
    "{% endfor %}</body></html>",
    hours='- day: Monday\n  time: "9:00 - 18:00"\n- day: Tuesday\n  time: "10:00 - 18:00"\n',
    changelog="- date: 2 Sept\n  title: Bank sync\n  text: Match what is paid.\n"
    "- date: 19 Aug\n  title: Dark mode\n  text: For those who work at night.\n",
)


@pytest.mark.parametrize(
    ("wording", "wanted"),
    [
        (
            "add Sunday 10am to 2pm to the opening hours",
            {"label": "Sunday", "time": "10:00 - 14:00"},
        ),
        (
            "add an entry to the changelog: 10 Sept, Invoices, Set it once and forget it.",
            {"label": "Invoices", "date": "10 Sept", "description": "Set it once and forget it."},
        ),
    ],
)
def test_a_list_is_called_by_its_file_and_by_other_words_for_what_it_holds(
    wording: str, wanted: dict[str, str]
) -> None:
    value = said(_HOURS, wording).changes[0].value
    assert isinstance(value, dict)
    assert {key: one for key, one in value.items() if one} == wanted


def test_nothing_that_is_told_of_a_new_entry_gets_lost() -> None:
    assert not said(STUDIO, "add a review: “Lovely people” by Ruth, since 2014 a member").changes


def test_what_an_entry_is_called_is_no_part_of_its_label() -> None:
    assert not [
        one
        for one in said(STUDIO, "add a class teacher: Ruth Bell, £12").changes
        if isinstance(one.value, dict) and ":" in str(one.value["label"])
    ]


TEAM = "".join(
    f"- name: {name}\n  role: {role}\n  bio: {bio}\n"
    for name, role, bio in (
        ("Ann Lee", "Owner", "Opened the salon"),
        ("Bo Ray", "Stylist", "Knows curls"),
    )
)
TEAM_PAGE = (
    "<main><h1>Hi</h1><section id=team><h2>Team</h2>{% for one in site.data.team %}<div>"
    "<h3>{{ one.name }}</h3><p>{{ one.role }}</p><p>{{ one.bio }}</p></div>{% endfor %}"
    "</section></main>"
)


@pytest.mark.parametrize(
    "turns",
    [
        ("can you put our new stylist Priya Nair on the team", "she's a barber, bio: Fades"),
        ("add our new senior stylist Priya Nair to the team", "shes a barber", "Fades"),
        ("add Priya Nair to the team", "she is our barber", "Fades"),
    ],
)
def test_a_person_is_called_by_the_name_alone(turns: tuple[str, ...]) -> None:
    (change,) = said(jekyll(TEAM_PAGE, team=TEAM), *turns).changes
    told = {"label": "Priya Nair", "href": "", "role": "Barber", "bio": "Fades"}
    assert change.value == told


def test_a_sentence_about_somebody_stays_one() -> None:
    turns = ("add Priya Nair to the team", "Barber", "She is a wonder")
    (change,) = said(jekyll(TEAM_PAGE, team=TEAM), *turns).changes
    assert isinstance(change.value, dict)
    assert change.value["bio"] == "She is a wonder"
