"""New rows with a price for a group of prices."""

from collections.abc import Mapping

import pytest

from bot.ux_agent.intent import Change
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
  - title: Extras
    note: any size
    rows:
      - {name: Nail trim, price: "£10"}
      - {name: Teeth cleaning, price: "£15"}
""",
)
POOL = plain(
    """<main><h1>Swim</h1><section id=prices><h2>Prices</h2><h3>Weekdays</h3><table>
<tr><td>Adult swim</td><td>£6.50</td></tr><tr><td>Sauna</td><td>£5.00</td></tr></table>
<h3>Weekends</h3><table>
<tr><td>Adult swim</td><td>£8.00</td></tr><tr><td>Sauna</td><td>£7.00</td></tr></table>
</section></main>"""
)


def told(change: Change) -> Mapping[str, str]:
    """The fields of a new entry."""
    assert isinstance(change.value, Mapping)
    return change.value


@pytest.mark.parametrize(
    "say",
    [
        "add a new price for small dogs, Puppy first visit £20",
        'add "Puppy first visit" for £20 to the small dogs prices',
        "add a price to small dogs: Puppy first visit £20",
        "please add puppy first visit at £20 under small dogs",
    ],
)
def test_a_new_row_goes_to_the_group_that_is_named(say: str) -> None:
    (change,) = said(DOGS, say).changes
    assert (change.op, change.property) == ("add", "small-dogs-rows")
    assert told(change)["label"] == "Puppy first visit"
    assert told(change)["price"] == "£20"


def test_a_group_may_be_called_by_its_heading_alone() -> None:
    (change,) = said(POOL, "add Family swim for £19 to weekends").changes
    assert (change.property, told(change)["label"]) == ("weekends", "Family swim")
    assert told(change)["description"] == "£19.00"


@pytest.mark.parametrize(
    "say",
    [
        "add a £5 deposit to small dogs",
        "add Full groom for £20 to small dogs",
        "add a new price for big dogs, Puppy first visit £20",
        "add Puppy visit £20 and Puppy bath to small dogs",
    ],
)
def test_what_is_no_new_row_of_a_group_adds_none(say: str) -> None:
    assert said(DOGS, say).kind == "clarify"


def test_a_rise_of_a_row_is_no_new_one() -> None:
    assert [one[3] for one in changes(DOGS, "add £5 to full groom for small dogs")] == ["£47"]
