"""Which elements a rule is asked of, by what its selectors end with."""

from bot.ux_agent.scanning.cascade import winner
from bot.ux_agent.scanning.endings import ByEnding, key_of, keys_of, may_hold
from bot.ux_agent.scanning.loading import Loaded
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.scoping import fits
from bot.ux_agent.scanning.sources import Sources
from tests.ux_agent.fake_site import FakeSite

PLAIN = """<html><head><link rel=stylesheet href=a.css></head><body class="dark">
<nav id="top" class="bar wide"><ul><li class=on>One</li><li>Two</li></ul></nav>
<p class="bar">x</p><p class="last on">y</p></body></html>"""
SELECTORS = """nav, NAV#top.bar, .bar, .bar.narrow, body nav li, ul > li, li + li, nav ~ p, *, #top,
:root, li:first-child, p:not(.last), :is(li, .last), [class], p[class~=last], .on:hover, p::before,
.dark .on, .wide > .x, :where(.bar) > *, p:nth-child(2), .last:nth-of-type(2), p:unheard(.on)"""
VUE = """<template><div class="bar"><p class="on">x</p><b>y</b></div></template>
<style scoped>.bar {{ margin: 0 }}
{rules}</style>"""


def page_of(files: dict[str, str]) -> Page:
    return Loaded(Sources(FakeSite(files))).pages[0]


def _rules(selectors: str) -> str:
    parts = selectors.split(",\n") if ",\n" in selectors else [selectors]
    names = [one for part in parts for one in _apart(part)]
    return "\n".join(f"{name} {{ color: #0000{at:02x} }}" for at, name in enumerate(names))


def _apart(row: str) -> list[str]:
    """The selectors of a row; commas in brackets belong to one."""
    found, depth = [""], 0
    for sign in row:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            found.append("")
        else:
            found[-1] += sign
    return [one.strip() for one in found if one.strip()]


def _plain() -> Page:
    return page_of({"index.html": PLAIN, "a.css": _rules(SELECTORS)})


def _scoped() -> Page:
    rules = _rules(".on, div b, :deep(.on), .bar :global(.on), :slotted(b), .bar > p, .off")
    app = VUE.format(rules=rules)
    main = "import { createApp } from 'vue'; import App from './App.vue'; createApp(App)"
    return page_of(
        {
            "package.json": '{"dependencies": {"vue": "3"}}',
            "index.html": '<div id="app"></div><script type="module" src="/src/main.js"></script>',
            "src/main.js": f"{main}.mount('#app')",
            "src/App.vue": app,
        }
    )


def test_no_element_is_passed_over_for_which_a_selector_holds_or_is_in_doubt() -> None:
    for page in (_plain(), _scoped()):
        assert len(page.rules) > 6
        for rule in page.rules:
            asked = list(may_hold(rule, page.elements))
            held = [
                one
                for one in page.elements
                if any(fits(rule, part, one) is not False for part in rule.selectors)
            ]
            assert [one for one in held if one not in asked] == [], rule.text
            assert asked == [one for one in page.elements if one in asked]


def test_a_rule_is_asked_of_the_elements_of_its_class_alone() -> None:
    page = _plain()
    rule = next(one for one in page.rules if one.text == ".dark .on")
    assert [one.text for one in may_hold(rule, page.elements)] == ["One", "y"]


def test_a_rule_with_two_selectors_wins_as_often_as_one_with_one() -> None:
    css = "p, .last { color: #111111 }\n.on, .last { color: #222222 }\nli { color: #333333 }"
    page = page_of({"index.html": PLAIN, "a.css": css})
    found = {one.text: winner(one, page.rules, ("color",)).value for one in page.all("p", "li")}
    assert found == {"One": "#222222", "Two": "#333333", "x": "#111111", "y": "#222222"}


def test_places_come_in_order_and_once() -> None:
    row = ByEnding([[("tag", "p"), ("class", "a")], [("", "")], [("class", "a"), ("class", "a")]])
    assert row.places([("class", "a"), ("tag", "p")]) == [0, 2]
    assert row.places([("", ""), ("class", "a"), ("class", "b")]) == [0, 1, 2]
    assert list(row.places([("class", "b")])) == []


def test_a_selector_that_cannot_be_read_may_hold_for_anything() -> None:
    page = _plain()
    rule = next(one for one in page.rules if one.text == "p:unheard(.on)")
    assert all(key_of(rule, one) in keys_of(page.elements[0]) for one in rule.selectors)
