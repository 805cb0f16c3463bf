"""New entries told in one sentence: each part goes where the others have such."""

import pytest

from bot.ux_agent.understanding.linking.entry_shapes import told_by, without_quotes
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
