"""Where a name that changes in one list still stands."""

import json

import pytest

from bot.ux_agent.scanning.scan import index_of
from bot.ux_agent.trial import converse
from tests.ux_agent.fake_site import FakeSite

PAGE = (
    "<main><h1>Yoga</h1><section><h2>Team</h2><ul>{% for one in site.data.team %}"
    "<li><h3>{{ one.name }}</h3><p>{{ one.role }}</p></li>{% endfor %}</ul></section>"
    "<section><h2>Yin</h2><p>With Ann Lee</p><p>{{ site.data.yin.teacher }}</p></section></main>"
)
TEAM = "- name: Ann Lee\n  role: Owner\n- name: Bo Ray\n  role: Cook\n"


def warnings(yin: str, said: str, page: str = PAGE) -> tuple[str, ...]:
    files = {"_config.yml": "title: T\n", "index.html": f"---\n---\n{page}"}
    files |= {"_data/team.yml": TEAM, "_data/yin.yml": f"teacher: {json.dumps(yin)}\n"}
    source = FakeSite(files)
    plan = converse([said], index_of("test", source), source).outcome.plan
    assert plan is not None
    return plan.warnings


def test_what_keeps_the_old_name_is_told() -> None:
    (told,) = warnings("Ann Lee", "rename Ann Lee to Ann May")
    assert told.startswith("“Ann Lee” still stands elsewhere: home ")
    assert told.count(",") == 1


@pytest.mark.parametrize("yin", ["Joann Lee", "Ann Leeson"])
def test_a_part_of_another_name_is_none(yin: str) -> None:
    assert warnings(yin, "rename Ann Lee to Ann May", PAGE.replace("With Ann Lee", "!")) == ()


def test_what_is_no_name_is_not_looked_for() -> None:
    assert warnings("Owner", "change Ann Lee's role to Boss") == ()
