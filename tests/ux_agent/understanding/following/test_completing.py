"""Answers to one question after another."""

from bot.ux_agent.understanding.read import complete, understand
from tests.ux_agent.scanning.proposed import jekyll

TEAM = "".join(
    f"- name: {name}\n  role: {role}\n  email: {name}@acme.example\n  since: {name}'s time.\n"
    for name, role in (("Ann", "Baker"), ("Bob", "Miller"), ("Eve", "Driver"))
)
BODY = (
    "<main><h1>Hi</h1><section id=team><h2>Team</h2>{% for one in site.data.team %}<div class=card>"
    "<h3>{{ one.name }}</h3><p>{{ one.role }}</p><p>{{ one.since }}</p></div>{% endfor %}"
    "</section></main>"
    "<footer><p>{{ site.data.us.email }}</p></footer>"
)


def test_an_address_that_a_new_entry_is_asked_for_is_that_of_no_other_place() -> None:
    site = jekyll(BODY, team=TEAM, us="email: office@acme.example\n")
    asked = understand("add a team member: Zoe Hill, Cook", site)
    asked = complete(asked, "zoe@acme.example", site)
    done = complete(asked, "Zoe joined us this year.", site)
    assert [(one.op, one.property) for one in done.changes] == [("add", "add-link")]
    assert "zoe@acme.example" in str(done.changes[0].value)
