"""The texts of a form by what people call them."""

import pytest

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.read import understand
from tests.ux_agent.scanning.proposed import plain

FORM = (
    "<form class=ask>{}<div><label for=who>Your name</label><input id=who name=name></div>"
    "<label>How can we help? <textarea name=message placeholder='Tell us'></textarea></label>"
    "<button type=submit>Send</button>{}</form>"
)
NOTE = "<p>We keep it secret.</p>"


def site(before: str = "", after: str = NOTE) -> SiteIndex:
    form = FORM.format(before, after)
    body = f"<header><a href=/>Elm</a></header><main><h1>Ask us</h1>{form}</main>"
    return plain(body)._replace(is_scanned=True)


def value(request: str, index: SiteIndex) -> str:
    """What stands where a request writes its text."""
    intent = understand(request, index)
    places = [index.find(one.section, one.property) for one in intent.changes]
    return next((one.value or "" for one in places if one), intent.kind)


@pytest.mark.parametrize(
    ("called", "text"),
    [
        ("the name label", "Your name"),
        ("the name field", "Your name"),
        ("the message label", "How can we help?"),
        ("the message placeholder", "Tell us"),
        ("the form button", "Send"),
        ("the contact form's button", "Send"),
        ("the form note", "We keep it secret."),
        ("the text under the form", "We keep it secret."),
        ("the note below the form", "We keep it secret."),
    ],
)
def test_a_text_of_a_form_is_called_by_its_field_or_its_place(called: str, text: str) -> None:
    assert value(f"{called} should say Good day to you", site()) == text


def test_a_line_above_the_fields_is_not_under_the_form() -> None:
    index = site(NOTE, "")
    assert value("the text above the form should say Good day", index) == "We keep it secret."
    assert value("the text under the form should say Good day", index) == "clarify"


def test_one_of_several_lines_is_no_note_and_one_of_several_buttons_not_the_button() -> None:
    index = site("<button>Back</button>", f"{NOTE}<p>Or call.</p>")
    names = {name for one in index.targets for name in one.aliases}
    assert names.isdisjoint({"form note", "form button"})


def test_texts_beside_a_form_have_no_names_of_one() -> None:
    index = plain("<main><h1>Ask us</h1><p>Fresh.</p><button>Send</button></main>")
    assert not [name for one in index.targets for name in one.aliases if "form" in name.split()]


def test_a_form_whose_texts_are_known_is_not_said_to_be_lacking() -> None:
    question = understand("change the form", site()).question
    assert question
    assert "no form" not in question.text
    assert [label for label, _ in question.choices if "Send" in label]
    assert [label for label, _ in question.choices if "Your name" in label]
    lacking = understand("change the form", plain("<main><h1>Ask us</h1><p>Fresh.</p></main>"))
    assert lacking.question
    assert "no form" in lacking.question.text
