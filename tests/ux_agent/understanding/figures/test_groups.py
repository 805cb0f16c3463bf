"""Prices in groups: the heading above a row, or the entry around it, says which one is meant."""

import pytest

from tests.ux_agent.scanning.proposed import jekyll, plain
from tests.ux_agent.understanding.reading import changes, said

DOGS = jekyll(
    """<main><h1>Our prices</h1><section id=prices>{% for g in site.data.prices.groups %}
<section class=group><h2>{{ g.title }} <small>{{ g.note }}</small></h2><ul>
{% for r in g.rows %}<li><span>{{ r.name }}</span> <span>{{ r.price }}</span></li>{% endfor %}
</ul></section>{% endfor %}</section></main>""",
    prices="""groups:
  - title: Small dogs
    note: up to 10 kg
    rows:
      - {name: Bath and brush, price: "£28"}
      - {name: Full groom, price: "£42"}
  - title: Medium dogs
    note: 10 to 25 kg
    rows:
      - {name: Bath and brush, price: "£35"}
      - {name: Full groom, price: "£52"}
      - {name: Hand stripping, price: "£60"}
""",
)
POOL = plain(
    """<main><h1>Swim</h1><section id=prices><h2>Prices</h2><h3>Weekdays</h3><table>
<tr><td>Adult swim</td><td>£6.50</td></tr><tr><td>Sauna</td><td>£5.00</td></tr></table>
<h3>Weekends</h3><table>
<tr><td>Adult swim</td><td>£8.00</td></tr><tr><td>Sauna</td><td>£7.00</td></tr></table>
</section></main>"""
)


@pytest.mark.parametrize(
    "say",
    [
        "full groom for medium dogs is 55 now",
        "full groom for medium dogs goes up to 55",
        "ful groom for medium dogs goes up to 55",
        "the medium dogs full groom price should be 55",
        "in medium dogs change full groom to £55",
        "full groom (medium dogs) £55",
        "full groom for a medium dog now costs £55 instead of £52",
        "full groom for medium dogs from £52 to £55",
    ],
)
def test_the_name_of_a_group_picks_between_rows_of_one_name(say: str) -> None:
    assert changes(DOGS, say) == [("home", "full-groom-price-2", "", "£55")]


@pytest.mark.parametrize(
    "say",
    [
        "change bath and brush to 30 for small dogs and 37 for medium dogs",
        "small dogs bath and brush 30, medium dogs bath and brush 37",
        "change bath and brush for small dogs to 30 and for medium dogs to 37",
        "bath and brush is now £30 for small dogs and £37 for medium dogs",
    ],
)
def test_two_groups_of_one_sentence_take_a_price_each(say: str) -> None:
    assert [(one[1], one[3]) for one in changes(DOGS, say)] == [
        ("bath-and-brush-price", "£30"),
        ("bath-and-brush-price-2", "£37"),
    ]


@pytest.mark.parametrize(
    "say",
    [
        "full groom is £55 now",
        "full groom for dogs is £55 now",
        "full groom for large dogs is £55 now",
        "hand stripping for small dogs is £55 now",
        "medium dogs are £55 now",
    ],
)
def test_a_row_that_no_group_tells_apart_is_asked_about(say: str) -> None:
    assert said(DOGS, say).kind == "clarify"


@pytest.mark.parametrize(
    ("say", "name", "value"),
    [
        ("adult swim at weekends is £9 now", "adult-swim-price-2", "£9.00"),
        ("weekend sauna is £8", "sauna-price-2", "£8.00"),
        ("sauna on weekdays goes up to £6", "sauna-price", "£6.00"),
    ],
)
def test_a_heading_that_names_days_is_a_group_too(say: str, name: str, value: str) -> None:
    assert [(one[1], one[3]) for one in changes(POOL, say)] == [(name, value)]


def test_a_row_of_two_tables_is_neither_alone() -> None:
    assert said(POOL, "sauna is £8").kind == "clarify"


@pytest.mark.parametrize(
    "answer", ["medium dogs", "the medium one", "for medium dogs, please", "2"]
)
def test_choices_between_rows_of_one_name_tell_their_groups(answer: str) -> None:
    asked = said(DOGS, "full groom is £55 now")
    assert asked.question
    assert [label for label, _ in asked.question.choices] == [
        "Full groom price (Small dogs): £42",
        "Full groom price (Medium dogs): £52",
    ]
    assert changes(DOGS, asked.request, answer) == [("home", "full-groom-price-2", "", "£55")]


@pytest.mark.parametrize("answer", ["the big one", "not the medium one", "dogs"])
def test_an_answer_that_names_no_one_group_picks_none(answer: str) -> None:
    assert said(DOGS, "full groom is £55 now", answer).kind == "clarify"


def test_a_rise_may_be_of_one_row_of_a_group_or_of_all_of_them() -> None:
    every = changes(DOGS, "all prices for medium dogs up by £2")
    assert [one[3] for one in every] == ["£37", "£54", "£62"]
    one = changes(DOGS, "full groom for small dogs goes up by £3")
    assert [(each[1], each[3]) for each in one] == [("full-groom-price", "£45")]
    assert said(DOGS, "medium dogs go up by £2").kind == "clarify"
