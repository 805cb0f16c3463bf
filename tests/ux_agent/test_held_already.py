"""A wish that holds already beside one that does not: it is said with the change."""

from bot.ux_agent.trial import converse
from tests.ux_agent.fake_site import FakeSite

MANIFEST = """
version: 1
sections:
  header:
    properties:
      color: {type: color, at: {file: a.css, rule: header, prop: color}}
  footer:
    properties:
      color: {type: color, at: {file: a.css, rule: footer, prop: color}}
"""
CSS = "header { color: #ffffff; }\nfooter { color: #ffffff; }\n"


def test_what_holds_already_is_among_the_remarks_of_the_plan() -> None:
    site = FakeSite({".ux-agent.yml": MANIFEST, "a.css": CSS})
    told = converse(["make the header text white and the footer text blue"], site.index(), site)
    assert told.outcome.plan
    assert [one.section for one in told.outcome.intent.changes] == ["footer"]
    assert any("already" in one for one in told.outcome.plan.warnings)
