"""Links whose text and address are two targets."""

import pytest

from tests.ux_agent.understanding.more_sites import CAFE
from tests.ux_agent.understanding.one_page import ONE_PAGE
from tests.ux_agent.understanding.reading import changes, said

ADDRESS = "https://pics.example/hl"


@pytest.mark.parametrize(
    "wording",
    [
        f"the Photos link in the footer should go to {ADDRESS}",
        f'"Photos" in the footer should lead to {ADDRESS}',
        f"let Photos in the footer link to {ADDRESS}",
    ],
)
def test_a_text_leads_where_the_address_beside_it_says(wording: str) -> None:
    assert changes(CAFE, wording) == [("footer", "photos-link", "", ADDRESS)]


def test_the_text_itself_is_renamed() -> None:
    assert changes(CAFE, "rename Photos to Pictures") == [("footer", "photos", "", "Pictures")]


def test_an_address_never_becomes_a_text_that_has_none_beside_it() -> None:
    wording = f'"Two sisters" should go to {ADDRESS}'
    assert said(CAFE, wording).kind == "clarify"


def test_a_link_to_a_script_is_refused_there_too() -> None:
    assert said(CAFE, "Photos should link to javascript:alert(1)").kind == "refuse"


@pytest.mark.parametrize(
    "wording",
    [
        "the link of Facebook should go to https://fb.example/x",
        "Facebook should link to https://fb.example/x",
        "change the link of Facebook to https://fb.example/x",
        "the facebook icon should link to https://fb.example/x",
        "link the Facebook icon to https://fb.example/x",
    ],
)
def test_an_address_beside_no_text_is_found_by_its_name(wording: str) -> None:
    assert changes(ONE_PAGE, wording) == [("footer", "facebook-link", "", "https://fb.example/x")]


def test_an_address_is_found_by_where_it_leads() -> None:
    wording = "the instagram icon should go to https://instagram.example/x"
    found = changes(ONE_PAGE, wording)
    assert found == [("footer", "follow-us-link", "", "https://instagram.example/x")]


def test_a_name_that_no_address_has_is_asked_about() -> None:
    assert said(ONE_PAGE, "Tiktok should link to https://tiktok.example/x").kind == "clarify"
