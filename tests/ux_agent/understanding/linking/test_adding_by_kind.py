"""New entries whose fields are told by what the others have there: kinds, sizes, switches."""

import pytest

from tests.ux_agent.fake_site import FakeSite
from tests.ux_agent.understanding.reading import changes, question, said

_MANIFEST = """
version: 1
sections:
  home:
    items:
      teas: {at: {file: teas.js, object: teas, repeat: true}, label: name, description: text}
      crew: {at: {file: crew.yml, key: crew, repeat: true}, label: name, description: about}
"""
_TEAS = """export const teas = [
  { name: 'Assam', origin: 'India', kind: 'Black teas', tin: '100 g tin',
    price: '4.50', text: 'Strong and dark all day.', best: true },
  { name: 'Sencha', origin: 'Japan', kind: 'Green teas', tin: '100 g tin',
    price: '6.00', text: 'Fresh as a meadow in spring.', best: false },
  { name: 'Keemun', origin: 'China', kind: 'Black teas', tin: '250 g tin',
    price: '5.25', text: 'Soft with a hint of smoke.', best: false },
]
"""
_CREW = """crew:
  - name: Ann Lee
    role: Buyer
    about: Goes to Assam twice a year.
  - name: Joe Poe
    role: Packer
    about: Has never dropped a tin yet.
"""
SHOP = FakeSite({".ux-agent.yml": _MANIFEST, "teas.js": _TEAS, "crew.yml": _CREW}).index()


@pytest.mark.parametrize(
    "say",
    [
        'new tea: Darjeeling, its a black tea, 7.25 in a 250 g tin, text "Light and flowery."',
        'add a new tea: Darjeeling, black teas, 7.25, 250 g tin, text "Light and flowery."',
    ],
)
def test_what_others_have_in_common_is_that_field(say: str) -> None:
    told = changes(SHOP, say, "Nepal")[0][3]
    assert told == {
        "label": "Darjeeling",
        "origin": "Nepal",
        "href": "",
        "kind": "Black teas",
        "tin": "250 g tin",
        "price": "7.25",
        "description": "Light and flowery.",
    }


def test_what_may_be_one_field_or_another_is_asked_for() -> None:
    assert "“origin”" in question(SHOP, "add a new tea: Darjeeling, 7.25, mountain grown")
    assert not said(SHOP, "add a new tea: Darjeeling, 7.25, mountain grown").changes


@pytest.mark.parametrize(
    "say",
    [
        'We have a new lad. Kim Ray, taster, text "Can tell a leaf blind." put him in the crew',
        'we have a new one: Kim Ray, taster, "Can tell a leaf blind." please add her to the crew',
    ],
)
def test_somebody_new_is_told_first_and_then_put_in_a_list(say: str) -> None:
    told = changes(SHOP, say)[0][3]
    wanted = {"label": "Kim Ray", "role": "Taster", "description": "Can tell a leaf blind."}
    assert told == {**wanted, "href": ""}


def test_nobody_is_put_in_a_list_that_there_is_not() -> None:
    say = "We have a new lad. Kim Ray, taster. put him in the brochure"
    assert not said(SHOP, say).changes


_PAGE = """<main>
<div class="card"><b class="card-initials">AL</b><h3>Ann Lee</h3><p class="card-role">Baker</p>
<p>Up at four.</p></div>
<div class="card"><b class="card-initials">JP</b><h3>Joe Poe</h3><p class="card-role">Till</p>
<p>Hums all day long.</p></div>
</main>
<table><tr><td>Sat 3 May</td><td>Rye</td><td>£12</td></tr>
<tr><td>Sun 4 May</td><td>Sourdough</td><td>£18</td></tr></table>
"""
_CARDS = """
version: 1
sections:
  team:
    items:
      team-cards:
        at: {file: team.html, element: div.card, repeat: true}
        label: "text:h3"
      courses:
        at: {file: team.html, element: tr, repeat: true}
        label: "text:td"
"""
BAKERY = FakeSite({".ux-agent.yml": _CARDS, "team.html": _PAGE}).index()


@pytest.mark.parametrize(
    "say",
    [
        'add a new team member: Kim Ray, baker, "Sings."',
        'add a new member of staff: Kim Ray, baker, "Sings."',
        'add Kim Ray to the team, baker, text "Sings."',
        'can you add someone new to the team? Kim Ray, baker, "Sings."',
        'could you add a new person to the team page? Kim Ray, baker, "Sings."',
    ],
)
def test_a_card_of_a_page_is_told_as_any_other_entry(say: str) -> None:
    told = changes(BAKERY, say)[0][3]
    assert told == {"label": "Kim Ray", "href": "", "role": "Baker", "text": "Sings."}


def test_what_a_card_needs_too_is_asked_for() -> None:
    assert "“role” of “Kim Ray”" in question(BAKERY, "add Kim Ray to the team")
    told = changes(BAKERY, "add Kim Ray to the team", "Baker", "Sings.")[0][3]
    assert told == {"label": "Kim Ray", "href": "", "role": "Baker", "text": "Sings."}


def test_a_label_may_be_a_date_where_all_others_are() -> None:
    told = changes(BAKERY, "add a course: Sat 7 June, Bagels, £15")[0][3]
    assert told == {"label": "Sat 7 June", "href": "", "detail": "Bagels", "detail-2": "£15"}
