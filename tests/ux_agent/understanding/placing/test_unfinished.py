"""A text that code goes on with is only the beginning of what people read."""

from tests.ux_agent.scanning.test_asked import changed

PAGE = (
    "---\nconst since = 2014;\n---\n<html><head><title>T</title></head><body><main><h1>Beer</h1>\n"
    "<p class=tagline>{}</p>\n<p>Made here.</p></main></body></html>\n"
)


def site(tagline: str) -> dict[str, str]:
    """A site whose tagline is this markup."""
    package = '{"dependencies":{"astro":"^4"}}'
    page = PAGE.replace("{}", tagline)
    return {"package.json": package, "astro.config.mjs": "", "src/pages/index.astro": page}


def test_a_new_text_for_a_line_that_code_goes_on_with_is_asked_about() -> None:
    found = changed(site("By hand since {since}."), "change the tagline to Brewed with care")
    assert found == ["clarify", "Which text should become “Brewed with care”?"]


def test_the_part_that_is_picked_then_takes_it() -> None:
    found = changed(
        site("By hand since {since}."), "change the tagline to Brewed with care in", "the first one"
    )
    assert found[1] == "+<p class=tagline>Brewed with care in {since}.</p>"


def test_a_line_that_no_code_goes_on_with_takes_it_at_once() -> None:
    found = changed(site("By hand."), "change the tagline to Brewed with care")
    assert found[1] == "+<p class=tagline>Brewed with care</p>"
