"""Borders in the colour that a background had, which a change of that background leaves."""

import pytest

from bot.ux_agent.editing.planning import plan
from bot.ux_agent.intent import Change
from tests.ux_agent.fake_site import FakeSite

MANIFEST = """\
version: 1
sections:
  site:
    properties:
      teal: {type: color, at: {file: a.css, var: "--teal"}}
      button-background: {type: color, at: {file: a.css, rule: .btn, prop: background}}
      card-background: {type: color, at: {file: a.css, rule: .card, prop: background}}
      box-background: {type: color, at: {file: a.css, rule: .box, prop: background}}
      tag-background: {type: color, at: {file: a.css, rule: .tag, prop: background}}
      box-color: {type: color, at: {file: a.css, rule: .box, prop: color}}
"""
SHEET = """\
:root { --teal: #1f8a83; --teal-dark: #17534f; }
.btn {
  background: var(--teal);
  color: #fff;
  border: 2px solid var(--teal);
}
.card { border-color: #eee; background: #fff; }
.box { border-bottom: 1px solid #eee; background: #eee; color: #eee; }
.tag {
  background: #eee; /* border: 1px solid #eee;
  border-color: #eee; */
}
.btn-dark { border: 1px solid var(--teal-dark); background: var(--teal); }
"""


def told(name: str, value: str) -> list[str]:
    """What is said of a border when a colour changes."""
    index = FakeSite({".ux-agent.yml": MANIFEST, "a.css": SHEET}).index()
    made = plan([Change("site", "set", name, value)], index)
    return [one for one in made.warnings if "border" in one]


@pytest.mark.parametrize(
    ("name", "colour"), [("button-background", "var(--teal)"), ("box-background", "#eee")]
)
def test_a_border_in_the_old_colour_is_told(name: str, colour: str) -> None:
    assert [colour in one for one in told(name, "#8b0000")] == [True]


@pytest.mark.parametrize("name", ["card-background", "tag-background", "box-color", "teal"])
def test_no_other_border_is_told(name: str) -> None:
    assert told(name, "#8b0000") == []
