"""Whatever somebody types as a value stays text: only its literal changes, and can be put back."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.errors import UserError
from bot.ux_agent.editing.checking import check
from bot.ux_agent.editing.planning import AlreadySo, apply, plan
from bot.ux_agent.editing.values import accept
from bot.ux_agent.intent import Change
from bot.ux_agent.plan import Edit, Plan
from tests.ux_agent.fake_site import FakeSite

MANIFEST = """
version: 1
sections:
  page:
    properties:
      text:    {type: text, at: {file: index.html, element: p.text}}
      empty:   {type: text, at: {file: index.html, element: p.empty}}
      entity:  {type: text, at: {file: index.html, element: p.entity}}
      double:  {type: text, at: {file: index.html, element: p.text, part: "attr:title"}}
      single:  {type: text, at: {file: index.html, element: p.empty, part: "attr:title"}}
      bare:    {type: text, at: {file: index.html, element: p.entity, part: "attr:title"}}
      absent:  {type: text, at: {file: index.html, element: body, part: "attr:title"}}
      unicode: {type: text, at: {file: texts/unicode.json, key: "a.b[1]"}}
      ascii:   {type: text, at: {file: texts/ascii.json, key: text}}
      mirror:
        type: text
        at:
          - {file: index.html, element: h1}
          - {file: texts/unicode.json, key: title}
"""
PAGE = (
    '\ufeff<!DOCTYPE html>\r\n<html>\r\n<body>\r\n<h1>Title</h1>\r\n<p class="text" title="one">'
    "Hello\r\n  there</p>\r\n<p class=empty title='two'></p>\r\n<p class=entity title=three>Fish "
    "&amp; chips &copy; & more</p>\r\n<script>if (a < b && c) { run(); }</script>\r\n</body>"
)
FILES = {
    ".ux-agent.yml": MANIFEST,
    "index.html": PAGE,
    "texts/unicode.json": '{"title": "Title", "a": {"b": [1, "ä"]}}',
    "texts/ascii.json": '{\n\t"text": "gr\\u00fcn",\n\t"rest": null\n}\n',
}
SITE = FakeSite(FILES)
INDEX = SITE.index()
NAMES = [target.property for target in INDEX.targets]
HOSTILE = [
    "</script><script>alert(1)</script>",
    "{alert(1)}",
    "{{constructor.constructor('alert(1)')()}}",
    "{% include secret %}",
    "`${process.env.SECRET}`",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "-->",
    "<!-- x",
    "*/ body { display: none }",
    "a\u2028b\u2029c",
    "&lt;b&gt; &amp; &#60;",
    "\\",
    'quote " backslash \\ end\\',
    "x" * 4000,
    "&",
    "<",
    "\U0001f469\u200d\U0001f33e \U0001f1ea\U0001f1fa",
    "می\u200cخواهم",
]


def planned(name: str, value: str) -> Plan | None:
    """The plan for a value; None where it is not allowed or there already."""
    try:
        return plan([Change("page", "set", name, value)], INDEX)
    except (AlreadySo, UserError):
        return None


def reversed_edits(edits: Sequence[Edit], after: Mapping[str, bytes]) -> list[Edit]:
    """The edits that take these back."""
    found, shift = [], dict.fromkeys(after, 0)
    for edit in edits:
        start = edit.start + shift[edit.file]
        end = start + len(edit.new.encode())
        shift[edit.file] += len(edit.new.encode()) - len(edit.old.encode())
        found.append(Edit(edit.file, "", start, end, edit.new, edit.old))
    return found


def after_of(edits: Sequence[Edit]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The edited files before and after."""
    before = {edit.file: SITE.files[edit.file] for edit in edits}
    return before, apply(edits, before)


@given(name=st.sampled_from(NAMES), value=st.text(max_size=60) | st.sampled_from(HOSTILE))
@example(name="bare", value="{{x}}")
def test_F69_any_text_ships_as_inert_text(name: str, value: str) -> None:
    made = planned(name, value)
    if made is None:
        return
    before, after = after_of(made.edits)
    check(made.edits, before, after)
    target = FakeSite(SITE.files | after).index().find("page", name)
    old = INDEX.find("page", name)
    assert target is not None
    assert old is not None
    assert target.value is not None
    assert " ".join(target.value.split()) == " ".join(accept(old, value).split())


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", NAMES)
def test_F69_hostile_text_stays_within_its_literal(name: str, value: str) -> None:
    made = planned(name, value)
    assert made is not None
    before, after = after_of(made.edits)
    check(made.edits, before, after)
    assert made.edits == plan([Change("page", "set", name, value)], INDEX).edits
    assert {edit.file for edit in made.edits} == set(after)


@given(
    changes=st.dictionaries(st.sampled_from(NAMES), st.text(min_size=1, max_size=20), min_size=1)
)
def test_taking_the_edits_back_restores_every_byte(changes: dict[str, str]) -> None:
    wanted = [Change("page", "set", name, value) for name, value in changes.items()]
    try:
        made = plan(wanted, INDEX)
    except (AlreadySo, UserError):
        return
    before, after = after_of(made.edits)
    assert apply(reversed_edits(made.edits, after), after) == before
