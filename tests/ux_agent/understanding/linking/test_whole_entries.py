"""New entries told with all their fields at once, be it in the answer to a question."""

import pytest

from bot.ux_agent.site import SiteIndex
from tests.ux_agent.fake_site import FakeSite
from tests.ux_agent.understanding.reading import question, said

MANIFEST = """
version: 1
sections:
  home:
    items:
      concerts: {at: {file: c.yml, key: concerts, repeat: true}, label: title, description: note}
  team:
    items:
      teachers: {at: {file: t.yml, key: teachers, repeat: true}, label: name, description: bio}
"""
CONCERTS = """concerts:
  - title: Spring Concert
    date: Saturday 14 March
    time: 7pm
    venue: St Ann
    price: £8
    note: Tea and cake for all.
  - title: Carols
    date: Friday 18 December
    time: 6pm
    venue: Market Cross
    price: Free
    note: Mince pies at the door.
"""
TEACHERS = """teachers:
  - name: Anna Berger
    role: Founder
    bio: Trained in Mysore and Berlin for years.
    photo: /images/anna.svg
  - name: Luca Conti
    role: Yin teacher
    bio: Slow and warm, with a lot of tea.
    photo: /images/luca.svg
"""
SUPPER = {
    "label": "Harvest Supper",
    "href": "",
    "date": "Saturday 26 September",
    "time": "7pm",
    "price": "£5",
    "venue": "Hall",
    "description": "Bring a pie.",
}


@pytest.fixture(scope="module")
def site() -> SiteIndex:
    """A site whose lists have many fields."""
    files = {".ux-agent.yml": MANIFEST, "c.yml": CONCERTS, "t.yml": TEACHERS}
    return FakeSite(files).index()


@pytest.mark.parametrize(
    "turns",
    [
        ("add a concert: Harvest Supper, Saturday 26 September, 7pm, Hall, £5, “Bring a pie.”",),
        (
            "add a concert",
            "Harvest Supper, Saturday 26 September, 7pm, Hall, £5, “Bring a pie.”",
        ),
        (
            "add a concert",
            "Harvest Supper",
            "Saturday 26 September, 7pm, Hall, £5, “Bring a pie.”",
        ),
    ],
)
def test_each_part_stands_where_the_others_have_its_like(
    site: SiteIndex, turns: tuple[str, ...]
) -> None:
    assert [one.value for one in said(site, *turns).changes] == [SUPPER]


def test_only_what_is_not_told_is_asked_for(site: SiteIndex) -> None:
    told = "Harvest Supper, Saturday 26 September, 7pm, Reading Room, £5"
    assert "“note” of “Harvest Supper”" in question(site, f"add a concert: {told}")
    assert "“note” of “Harvest Supper”" in question(site, "add a concert", told)


@pytest.mark.parametrize("bio", ["“Loves handstands and espresso.”", "loves handstands and tea"])
def test_the_first_part_is_the_name_and_a_sentence_the_text(site: SiteIndex, bio: str) -> None:
    asked = said(site, f"add a teacher: Maya Singh, Vinyasa teacher, {bio}")
    assert asked.pending["value"] == {"label": "Maya Singh", "href": ""}
    told = dict(asked.pending["details"])
    assert told["role"] == "Vinyasa teacher"
    assert told["description"].endswith(("espresso.", "tea."))
    assert "photo" in str(asked.question)


def test_one_field_with_a_comma_is_one_field(site: SiteIndex) -> None:
    turns = ("Harvest Supper", "Saturday 26 September", "8pm", "Reading Room, Hathersby")
    asked = said(site, "add a concert", *turns)
    assert dict(asked.pending["details"])["venue"] == "Reading Room, Hathersby"
