"""The fields of a new entry that are asked for one after another, and what is no answer to them."""

import pytest

from tests.ux_agent.scanning.proposed import jekyll
from tests.ux_agent.understanding.reading import question, said

TEAM = """- name: Ann Hale
  role: Baker
  photo: /img/ann.png
  bio: Bakes at night and sleeps by day.
- name: Bo Lund
  role: Driver
  photo: /img/bo.png
  bio: Knows every road in the dale.
"""
FEES = """- item: Small loaf
  detail: white or brown
  price: £2.50
- item: Large loaf
  detail: seeded
  price: £3.80
"""
LINKS = """- label: Facebook
  url: https://www.facebook.com/bakery
- label: Strava
  url: https://www.strava.com/clubs/bakery
"""
HOURS = """- day: Monday
  time: 7:00 – 14:00
- day: Friday
  time: 7:00 – 17:00
"""
BODY = """<main><section id="team"><h2>Team</h2>{% for one in site.data.team %}<article>
<img src="{{ one.photo }}" alt=""><h3>{{ one.name }}</h3><p>{{ one.role }}</p><p>{{ one.bio }}</p>
</article>{% endfor %}</section><section id="fees"><h2>Fees</h2>{% for one in site.data.fees %}
<li><b>{{ one.item }}</b> {{ one.detail }} <i>{{ one.price }}</i></li>{% endfor %}</section></main>
<footer><dl>{% for one in site.data.hours %}<dt>{{ one.day }}</dt><dd>{{ one.time }}</dd>
{% endfor %}</dl>{% for one in site.data.links %}<a href="{{ one.url }}">{{ one.label }}</a>
{% endfor %}</footer>"""
BAKERY = jekyll(BODY, team=TEAM, fees=FEES, links=LINKS, hours=HOURS)
NEW = "add a team member called Cy Moor, driver"


@pytest.mark.parametrize(
    "answer",
    ["no photo yet", "none", "skip", "leave it out", "we don't have one yet", "n/a", "no picture"],
)
def test_a_field_that_all_entries_have_is_asked_for_again(answer: str) -> None:
    assert "“photo”" in question(BAKERY, NEW)
    intent = said(BAKERY, NEW, answer)
    assert (intent.kind, intent.changes) == ("clarify", ())
    assert "cannot leave it out" in question(BAKERY, NEW, answer)
    (change,) = said(BAKERY, NEW, answer, "/img/bo.png", "Drives.").changes
    assert isinstance(change.value, dict)
    assert (change.value["photo"], change.value["description"]) == ("/img/bo.png", "Drives.")


def test_words_are_no_picture() -> None:
    assert "“a big smile” is no picture" in question(BAKERY, NEW, "a big smile")


@pytest.mark.parametrize("bio", ["No road is too long for him.", "Nothing stops him."])
def test_a_sentence_that_begins_with_no_is_one(bio: str) -> None:
    (change,) = said(BAKERY, NEW, "/img/bo.png", bio).changes
    assert isinstance(change.value, dict)
    assert change.value["description"] == bio


def test_a_sentence_ends_as_those_of_the_others() -> None:
    (change,) = said(BAKERY, NEW, "/img/bo.png", "Likes the early round").changes
    assert isinstance(change.value, dict)
    assert change.value["description"] == "Likes the early round."


def test_a_price_where_a_text_was_asked_for_is_the_price() -> None:
    turns = ("add a fee called Roll", "£1.20")
    assert "“detail”" in question(BAKERY, *turns[:1])
    assert "“detail”" in question(BAKERY, *turns)
    (change,) = said(BAKERY, *turns, "with seeds").changes
    assert isinstance(change.value, dict)
    assert (change.value["detail"], change.value["price"]) == ("with seeds", "£1.20")


def test_a_price_and_hours_are_written_as_the_others() -> None:
    (fee,) = said(BAKERY, "add a fee called Roll", "with seeds", "1.20").changes
    assert isinstance(fee.value, dict)
    assert fee.value["price"] == "£1.20"
    (row,) = said(BAKERY, "add opening hours to the footer", "Sunday", "9 to 12").changes
    assert isinstance(row.value, dict)
    assert row.value["time"] == "9:00 – 12:00"


def test_what_is_called_a_link_goes_into_no_list_without_addresses() -> None:
    turns = ("add a link to the footer", "Reviews", "https://reviews.example/bakery")
    assert "“time”" not in question(BAKERY, *turns[:2])
    (change,) = said(BAKERY, *turns).changes
    assert change.value == {"label": "Reviews", "href": "https://reviews.example/bakery"}


@pytest.mark.parametrize(
    ("detail", "wanted"), [('"none"', "none"), ("no salt added", "no salt added")]
)
def test_what_is_quoted_or_says_more_is_written(detail: str, wanted: str) -> None:
    (fee,) = said(BAKERY, "add a fee called Roll", detail, "£1.20").changes
    assert isinstance(fee.value, dict)
    assert fee.value["detail"] == wanted
