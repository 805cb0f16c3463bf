"""The look of one headline is its own; a rule of several is said to be that of all of them."""

import pytest

from tests.ux_agent.scanning.proposed import named, plain, proposed, values
from tests.ux_agent.scanning.test_asked import changed
from tests.ux_agent.scanning.test_headings import FILES, page

LINKS = "<nav><a href=about.html>About</a> <a href=fees.html>Fees</a></nav>"
HOME = f"{LINKS}<main><section class=intro><h1>Elm</h1></section><h2>Us</h2><h2>Two</h2></main>"
ABOUT = "<main><section class=top><h1>About</h1></section></main>"
LAYERED = "@tailwind base;\n@layer base {\n  h1,\n  h2 {\n    @apply text-red-900;\n  }\n}\n"


def component(css: str) -> dict[str, str]:
    """A site of Tailwind with two pages and this sheet."""
    titles = ("<h1 className='mb-2'>Hi</h1>", "<h2>One</h2>", "<h2>Two</h2>")
    return FILES | {
        "src/a.css": css,
        "src/Home.jsx": page("Home", *titles),
        "src/Fees.jsx": page("Fees", "<h1 className='mt-1'>Fees</h1>"),
    }


@pytest.mark.parametrize(
    "said", ["make the headline navy", "make the heading on the home page navy"]
)
def test_a_class_says_the_colour_that_a_rule_of_all_headings_applies(said: str) -> None:
    found = changed(component(LAYERED), said)
    assert [one for one in found if one[0] == "+"] == [
        "+<h1 className='mb-2 text-[#000080]'>Hi</h1>"
    ]


def test_a_class_that_would_not_count_before_a_rule_is_not_written() -> None:
    site = component("main h1, main .title { @apply text-red-900; }\n")
    assert changed(site, "make the headline navy")[0] != "edit"
    assert not any("text-[" in line for line in changed(site, "make the headline navy"))


@pytest.mark.parametrize("rule", ["h1, h2, h3", "h1, h2", "h1"])
def test_a_rule_of_several_headings_is_not_that_of_one(rule: str) -> None:
    css = f".intro {{ margin: 0 }}\n{rule} {{ color: #111111 }}\n"
    target = named(plain(HOME, css, about=ABOUT), "home", "headline-color")
    assert target.computed == "#111111"
    assert target.value is None


def test_what_is_of_every_headline_is_called_so() -> None:
    css = "h1 { color: #111111; font-size: 40px }\n"
    site = plain(HOME.replace(" class=intro", ""), css, about=ABOUT.replace(" class=top", ""))
    assert named(site, "home", "every-headline-color").value == "#111111"
    assert "headline size" in named(site, "home", "every-headline-size").aliases
    assert "headline-color" not in values(site, "home")


def test_a_size_that_narrow_windows_change_stays_in_its_rule() -> None:
    css = ".intro { margin: 0 }\nh1 { font-size: 40px }\n"
    css += "@media (max-width: 600px) { h1 { font-size: 9px } }\n"
    site = plain(HOME, css, about=ABOUT)
    assert named(site, "home", "every-headline-size").value == "40px"


def test_the_headline_of_a_further_page_is_its_title() -> None:
    css = ".top { margin: 0 }\nh1 { color: #111111 }\n"
    target = named(plain(HOME, css, about=ABOUT), "about", "title-color")
    assert "heading color" in target.aliases
    assert target.value is None


def test_one_rule_for_the_headlines_of_further_pages_is_the_sites() -> None:
    css = ".intro h1 { color: #222222 }\n.top h1 { color: #111111; font-size: 30px }\n"
    site = plain(HOME, css, about=ABOUT, fees=ABOUT.replace("About", "Fees"))
    assert named(site, "site", "page-heading-size").value == "30px"
    assert "page headings" in named(site, "site", "page-heading-color").aliases
    assert "title-color" not in values(site, "about")


def test_what_stands_beside_the_content_gives_the_first_page_no_look() -> None:
    body = "<header><p>Elm</p></header><main><h1>Hi</h1></main><div class=x-1>Ring <b>us</b></div>"
    site = plain(body, ".x-1 { color: #123456; background: #abcdef }")
    assert "color" not in values(site, "home")
    assert "background" not in values(site, "home")


def test_a_headline_that_a_layout_has_for_several_pages_is_not_one_pages() -> None:
    head = "<html><head><link rel=stylesheet href=/a.css></head><body>"
    files = {
        "_config.yml": "title: T\n",
        "index.html": f"---\n---\n{head}{HOME}</body></html>",
        "_layouts/page.html": f"{head}{ABOUT.replace('About', '{{ page.title }}')}</body></html>",
        "about.html": "---\nlayout: page\ntitle: About\n---\n",
        "fees.html": "---\nlayout: page\ntitle: Fees\n---\n",
        "a.css": ".top h1 { color: #111111 }\n",
    }
    site = proposed(files).site
    assert named(site, "site", "page-heading-color").value == "#111111"
    assert "title-color" not in values(site, "about")


LED = "<section id='why'><h2 className='title'>Why us</h2><p>Kind.</p></section>"
ALSO = "<section id='more'><h2 className='title'>More</h2><p>Soon.</p></section>"
TITLES = "@tailwind base;\n@layer components {{\n  .title {{\n    @apply {};\n  }}\n}}\n"


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("make the Why us heading bigger", "text-[2.5rem]"),
        ("make the Why us heading red", "text-[#ff0000]"),
        ("make the Why us heading bold", "font-bold"),
    ],
)
def test_the_heading_of_one_block_gets_a_class(said: str, own: str) -> None:
    css = TITLES.format("text-[2rem] text-blue-900")
    files = component(css) | {"src/Home.jsx": page("Home", "<h1>Hi</h1>", LED, ALSO)}
    found = [one for one in changed(files, said) if one[0] == "+"]
    assert found == ["+" + LED.replace("'title'", f"'title {own}'")]


def test_a_size_that_is_another_in_wide_windows_stays_in_its_rule() -> None:
    css = TITLES.format("text-3xl sm:text-5xl")
    files = component(css) | {"src/Home.jsx": page("Home", "<h1>Hi</h1>", LED, ALSO)}
    assert "why-heading-size" not in values(proposed(files).site, "home")


def test_the_text_below_the_headline_has_looks_whatever_its_class_is_called() -> None:
    body = "<main><section class=hero><h1>Cloth</h1><p class=hero-text>Woven here.</p></section>"
    found = plain(f"{body}</main>", ".hero .hero-text { font-size: 21px }")

    assert named(found, "home", "subtitle-size").value == "21px"
    assert named(found, "home", "subtitle-color").value is None


def test_several_texts_of_such_a_class_are_no_one_text() -> None:
    text = "<p class=card-text>Woven here.</p>"
    found = plain(f"<main><h1>Cloth</h1>{text}{text}</main>", ".card-text { font-size: 21px }")

    assert not any(one.value == "21px" for one in found.targets)
