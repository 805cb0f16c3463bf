"""What is told of a row that has a price: the price, never its name."""

import pytest

from tests.ux_agent.scanning.proposed import jekyll
from tests.ux_agent.understanding.reading import changes, said

CARE = jekyll(
    """<main><h1>Our prices</h1><section id=prices>{% for g in site.data.prices.groups %}
<section class=group><h2>{{ g.title }} <small>{{ g.note }}</small></h2><ul>
{% for r in g.rows %}<li><span>{{ r.name }}</span> <span>{{ r.price }}</span></li>{% endfor %}
</ul></section>{% endfor %}</section></main>""",
    prices="""groups:
  - title: Small dogs
    note: up to 10 kg
    rows:
      - {name: Full groom, price: "£42"}
      - {name: Hand stripping, price: "£50"}
  - title: Extras
    note: any size
    rows:
      - {name: Nail trim, price: "£10"}
      - {name: Teeth cleaning, price: "£15"}
""",
)


@pytest.mark.parametrize(
    "say", ["change nail trim to 12 for everybody", "nail trim should become 12 for all breeds"]
)
def test_a_value_that_begins_with_a_price_is_no_name_of_a_row(say: str) -> None:
    assert not [one for one in said(CARE, say).changes if "label" in one.property]


def test_a_price_is_nothing_beside_the_name_of_several_rows() -> None:
    asked = said(CARE, "change Small dogs to up to 55")
    assert asked.question
    assert [value for _, value in asked.question.choices] == [
        "full-groom-price",
        "hand-stripping-price",
    ]
    assert changes(CARE, asked.request, "1") == [("home", "full-groom-price", "", "£55")]


def test_a_name_may_begin_with_a_number() -> None:
    assert changes(CARE, "rename Nail trim to 30 minute nail trim") == [
        ("home", "link-label", "Nail trim", "30 minute nail trim")
    ]
    assert changes(CARE, "the note for Small dogs should be up to 12 kg")[0][3] == "up to 12 kg"
