"""What elements have by themselves: sizes and weights of HTML, of frameworks, of `@apply`."""

from tests.ux_agent.scanning.proposed import named, proposed


def test_a_size_that_utilities_of_a_rule_give_is_what_larger_starts_from() -> None:
    css = "@tailwind utilities;\nh2 { @apply font-bold text-4xl; }\n"
    page = "<link rel=stylesheet href=/a.css><main><h1>A</h1><h2>B</h2><h2>C</h2></main>"
    found = proposed({"index.html": page, "a.css": css, "tailwind.config.js": "export default {}"})
    assert named(found.site, "site", "heading-size").computed == "2.25rem"
    assert named(found.site, "site", "heading-weight").computed == "700"


def test_the_headline_of_bootstrap_has_its_size_where_no_rule_says_one() -> None:
    page = '<link rel=stylesheet href="/css/bootstrap.css"><link rel=stylesheet href="/a.css">'
    files = {"css/bootstrap.css": "/*! b */\n", "a.css": ".big { color: #fff }\n"}
    display = proposed({"index.html": f"{page}<h1 class='big display-4'>A</h1>", **files}).site
    usual = proposed({"index.html": f"{page}<h1 class=big>A</h1>", **files}).site
    assert named(display, "home", "font-size").computed == "3.5rem"
    assert named(usual, "home", "font-size").computed == "2.5rem"
