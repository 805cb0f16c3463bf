"""Which looks are proposed: of headline, brand, menu, buttons, blocks, and their copies."""

from bot.ux_agent.site import SiteIndex
from tests.ux_agent.scanning.proposed import named, plain, proposed, values

HEAD = (
    "<header class=top><a class=brand href=index.html>Loom</a>"
    "<nav><a href=b.html>B</a><a href=c.html>C</a></nav></header>"
)
MAIN = "<main><section class=hero><h1>Cloth</h1><a class=btn href=b.html>Buy</a></section></main>"


def test_the_headline_has_its_size_and_weight() -> None:
    found = plain(HEAD + MAIN, ".hero h1 { font-size: 40px; font-weight: 400 }")
    assert named(found, "home", "font-size").value == "40px"
    assert named(found, "home", "font-weight").type == "enum"
    assert "headline size" in named(found, "home", "font-size").aliases


def test_the_letters_of_a_menu_are_those_of_its_links() -> None:
    found = plain(HEAD + MAIN, "nav { color: red }\nnav a { color: blue }")
    assert named(found, "navbar", "color").value == "blue"


def test_a_rule_for_all_links_is_not_the_menus() -> None:
    found = plain(HEAD + MAIN, "a { color: blue }")
    assert named(found, "navbar", "color").value is None


def test_links_that_inherit_have_the_colour_of_the_menu() -> None:
    found = plain(HEAD + MAIN, "nav { color: red }\nnav a { color: inherit }")
    assert named(found, "navbar", "color").value == "red"


def test_the_brand_has_its_own_size() -> None:
    found = plain(HEAD + MAIN, ".brand { font-size: 22px }")
    assert named(found, "header", "brand-size").value == "22px"


def test_buttons_that_share_a_rule_are_the_sites() -> None:
    two = MAIN.replace("</section>", "<a class=btn href=c.html>Sell</a></section>")
    found = plain(HEAD + two, ".btn { background: red; border-radius: 3px }")
    assert named(found, "site", "button-background").value == "red"
    assert named(found, "site", "radius").value == "3px"


def test_a_button_with_a_rule_of_its_own_is_apart() -> None:
    two = MAIN.replace("</section>", "<a class='btn gold' href=c.html>Sell</a></section>")
    found = plain(HEAD + two, ".btn { background: red }\n.gold { background: gold }")
    assert named(found, "home", "button-background").value in {"red", "gold"}
    assert "gold" in values(found, "home").values()


def test_a_link_with_a_background_looks_like_a_button() -> None:
    body = "<main><h1>A</h1><a class=go href=b.html>Go on</a></main>"
    assert named(plain(body, ".go { background: red }"), "home", "button-background").value == "red"


def test_a_block_has_the_looks_that_its_own_rule_declares() -> None:
    body = "<main><h1>A</h1><section id=team><h2>Us</h2></section></main>"
    found = values(plain(body, "#team { background: #eee }"), "home")
    assert found["team-background"] == "#eee"
    assert "team-padding" not in found


def test_a_notice_may_be_hidden() -> None:
    body = "<main><h1>A</h1><aside id=notice class=box><p>Closed</p></aside></main>"
    assert named(plain(body, ".box { padding: 1px }"), "notice", "visibility").type == "bool"


def test_corners_that_a_variable_decides_are_the_variable() -> None:
    found = plain(HEAD + MAIN, ":root { --radius: 4px }\n.btn { border-radius: var(--radius) }")
    place = named(found, "site", "radius").places[0]
    assert (place.raw, place.line) == ("4px", 1)


def test_looks_in_the_pages_themselves_are_taken_together() -> None:
    page = (
        "<style>footer {{ background: red }}</style><main><h1>{}</h1><a href=b.html>x</a></main>"
        "<footer><p>Bye</p></footer>"
    )
    found = plain(page.format("A"), b=page.format("B"))
    places = named(found, "footer", "background").places
    assert [place.file for place in places] == ["index.html", "b.html"]


def test_sheets_that_a_module_takes_in_are_loaded() -> None:
    script = "<script type=module src=/src/main.js></script><footer><p>Bye</p></footer>"
    files = {
        "index.html": script,
        "src/main.js": "import './style.css'\n// import './old.css'\n",
        "src/style.css": "footer { background: red }\n",
        "src/old.css": "footer { background: blue }\n",
    }
    assert named(proposed(files).site, "footer", "background").value == "red"


CARDS = (
    "<main><h1>A</h1><section class=work><h2>Our work</h2><p class=lead>All of it.</p>"
    "<div class=card><h3>One</h3></div><div class=card><h3>Two</h3></div></section></main>"
)


def test_parts_that_are_alike_have_the_looks_of_their_rule() -> None:
    found = plain(CARDS, ".card { background: #fff }\n.card h3 { color: teal; font-size: 20px }")
    assert "cards" in named(found, "home", "card-background").aliases
    assert named(found, "home", "card-heading-color").value == "teal"
    assert named(found, "home", "card-heading-size").value == "20px"


def test_one_part_of_its_kind_is_not_called_as_if_there_were_many() -> None:
    found = plain(CARDS, ".lead { font-size: 20px }")
    assert "leads" not in named(found, "home", "lead-size").aliases


def test_a_rule_that_another_one_beats_for_some_parts_is_no_kind_of_them() -> None:
    found = plain(CARDS, ".card { color: red }\n.card:first-of-type { color: blue }")
    assert "card-color" not in values(found, "home")


def test_the_looks_of_parts_in_two_sections_are_the_sites() -> None:
    body = f"{CARDS}<footer><div class=card>Three</div></footer>"
    found = plain(body, ".card { background: #fff }")
    assert [one.section for one in found.targets if one.property == "card-background"] == ["site"]


def test_a_block_with_a_rule_of_its_own_may_be_hidden_by_its_name_or_heading() -> None:
    found = plain(CARDS, ".work { padding: 1em }")
    switch = named(found, "home", "work-visibility")
    assert {"work", "our work", "our work section"} <= set(switch.aliases)


def test_the_ground_of_a_block_is_its_sections() -> None:
    found = plain(CARDS, ".work { background: #eee }")
    assert "our work section" in named(found, "home", "work-background").aliases


def test_a_headline_may_get_a_font_of_its_own() -> None:
    found = plain(HEAD + MAIN, ".hero h1 { font-size: 40px }")
    assert named(found, "home", "headline-font").value is None


def test_a_block_is_called_as_its_heading_is_written() -> None:
    found = plain(CARDS.replace("Our work", "What's on"), ".work { background: #eee }")
    assert "what's on section" in named(found, "home", "work-background").aliases


def test_a_menu_without_a_ground_has_that_of_the_bar_around_it() -> None:
    found = plain(HEAD + MAIN, ".top { background: navy }\nnav { display: flex }")
    assert named(found, "navbar", "background").value == "navy"


def test_a_menu_with_a_ground_of_its_own_has_that() -> None:
    found = plain(HEAD + MAIN, ".top { background: navy }\nnav { background: teal }")
    assert named(found, "navbar", "background").value == "teal"


def test_the_ground_around_the_headline_is_not_the_menus() -> None:
    body = f"<header class=top><nav><a href=b.html>B</a></nav>{MAIN}</header>"
    found = values(plain(body, ".top { background: navy }\nnav { display: flex }"), "navbar")
    assert found["background"] == ""


def test_the_link_of_the_page_at_hand_does_not_stand_for_a_menu() -> None:
    nav = HEAD.replace("<a href=b.html>", "<a class=current href=b.html>")
    css = "nav a { color: blue }\nnav a:hover, nav a.current { color: red }"
    assert named(plain(nav + MAIN, css), "navbar", "color").value == "blue"


def test_a_look_that_is_inherited_says_what_it_comes_to() -> None:
    css = "body { font-size: 17px }\nnav a { color: blue }"
    found = named(plain(HEAD + MAIN, css), "navbar", "font-size")
    assert (found.value, found.computed) == (None, "17px")


def test_a_colour_that_no_text_has_from_a_part_is_no_target_of_it() -> None:
    css = ".top { color: white }\nnav a { color: blue }\n.brand { color: red }"
    assert "color" not in values(plain(HEAD + MAIN, css), "header")
    assert "color" in values(plain(HEAD.replace("<nav>", "Hi<nav>") + MAIN, css), "header")


def test_what_a_shared_rule_says_of_the_headline_may_be_said_by_its_own() -> None:
    two = MAIN.replace("</section>", "<h2>More</h2></section>")
    found = plain(HEAD + two, ".hero h1 { margin: 0 }\nh1, h2 { color: #123456 }")
    target = named(found, "home", "headline-color")
    assert (target.value, target.computed) == (None, "#123456")


def test_the_shorthand_for_fonts_says_size_and_family() -> None:
    found = values(plain(HEAD + MAIN, "body { font: 16px/1.6 'Nunito', sans-serif }"), "site")
    assert (found["font-size"], found["font-family"]) == ("16px", "'Nunito', sans-serif")


def test_a_variable_of_another_sheet_says_what_a_size_comes_to() -> None:
    files = {
        "index.html": f"<html><link rel=stylesheet href=a.css><link rel=stylesheet href=b.css>"
        f"<body>{HEAD + MAIN}",
        "a.css": ":root { --big: 40px }",
        "b.css": ".hero h1 { font-size: var(--big) }",
    }
    assert named(proposed(files).site, "home", "font-size").computed == "40px"


HEADINGS = (
    "<main><h1>A</h1><section><h2>B</h2></section><section><h2>C</h2><h3>D</h3></section></main>"
)


def test_what_one_rule_says_of_all_headings_is_the_sites() -> None:
    found = plain(HEADINGS, "h2 { color: teal; font-size: 30px }\nh1, h2, h3 { font-family: Lora }")
    assert named(found, "site", "heading-color").value == "teal"
    assert named(found, "site", "heading-size").value == "30px"
    assert named(found, "site", "heading-font").value == "Lora"
    assert "headings" in named(found, "site", "heading-font").aliases


def test_headings_may_get_a_look_from_the_rule_that_is_theirs() -> None:
    found = plain(HEADINGS, "body { color: #222222 }\nh1, h2, h3 { font-family: Lora }")
    target = named(found, "site", "heading-color")
    assert (target.value, target.computed) == (None, "#222222")


def test_headings_of_several_levels_get_no_size_together() -> None:
    found = named(plain(HEADINGS, "h2, h3 { color: red }"), "site", "heading-size")
    assert found.places[0].before.endswith("h2 { font-size: ")


def test_a_rule_for_other_elements_too_is_not_the_headings() -> None:
    found = plain(HEADINGS + "<p class=x>E</p>", "h2, .x { color: red }")
    assert "heading-color" not in values(found, "site")


THREE = (
    "<main><h1>A</h1><a class=btn href=b.html>Buy</a><a class=btn href=b.html>Sell</a>"
    "<a class='btn btn-ghost' href=b.html>See more</a></main>"
)


def test_a_button_unlike_the_usual_ones_is_not_the_button() -> None:
    found = plain(THREE, ".btn { background: red }\n.btn-ghost { background: none }")
    assert named(found, "site", "button-background").value == "red"
    assert "button-background" not in values(found, "home")
    ghost = named(found, "home", "see-more-button-background")
    assert {"see more button color", "ghost button color"} <= set(ghost.aliases)


def test_the_corners_of_buttons_are_theirs_where_a_variable_is_the_sites() -> None:
    css = ":root { --radius: 6px }\n.btn { border-radius: var(--radius) }\n.x { width: 1px }"
    found = plain(THREE, css)
    assert named(found, "site", "button-radius").value == "6px"
    assert "button corners" not in named(found, "site", "radius").aliases


def test_a_switch_of_languages_is_not_the_usual_button() -> None:
    body = "<header><button>DE</button><button>EN</button></header>" + MAIN
    found = plain(body, "header button { background: #eee }\n.btn { background: red }")
    assert named(found, "home", "button-background").value == "red"


BEM = (
    "<main><section class=c-hero><h1>A</h1><p class=c-hero__lead>B</p></section>"
    "<section id=work><h2>Work</h2><div class=services__item><p class=services__price>£1</p></div>"
    "<div class=services__item><p class=services__price>£2</p></div></section></main>"
)


def test_parts_of_blocks_are_called_by_themselves_and_as_cards() -> None:
    css = (
        ".services__item { background: #fff; border-radius: 4px }\n.services__price { color: red }"
    )
    found = plain(BEM, css)
    assert "services cards" in named(found, "home", "services-item-background").aliases
    assert {"prices", "price color"} <= set(named(found, "home", "services-price-color").aliases)


def test_the_rule_of_texts_may_say_what_it_does_not_yet() -> None:
    found = plain(BEM, "body { font-size: 17px }\n.services__price { color: red }")
    weight = named(found, "home", "services-price-weight")
    assert (weight.value, weight.computed) == (None, "normal")
    assert named(found, "home", "services-price-size").computed == "17px"


def test_the_line_below_the_headline_has_looks_by_its_usual_names() -> None:
    found = plain(BEM, ".c-hero__lead { font-size: 20px }")
    aliases = [one.aliases for one in found.targets if one.property == "hero-lead-size"]
    assert any("subtitle size" in names for names in aliases)


def test_a_section_is_called_by_one_of_what_it_holds_too() -> None:
    found = plain(CARDS.replace("work", "quotes"), ".quotes { background: #eee }")
    assert "quote section" in named(found, "home", "quotes-background").aliases


TAILWIND = {"package.json": '{"devDependencies": {"tailwindcss": "^3.4"}}'}


def _styled(body: str, css: str, **more: str) -> SiteIndex:
    page = f"<html><head><link rel=stylesheet href=a.css></head><body>{body}"
    return proposed({"index.html": page, "a.css": css, **more}).site


def test_what_a_rule_applies_may_be_said_otherwise_behind_it() -> None:
    css = "@layer components { .btn { @apply rounded-lg bg-red-500 text-white hover:bg-black; } }"
    found = _styled(THREE.replace(" btn-ghost", ""), css, **TAILWIND)
    ground = named(found, "site", "button-background")
    assert (ground.value, ground.computed) == (None, "#ef4444")
    assert css.index("black;") < ground.places[0].start < css.index("} }")
    assert named(found, "site", "radius").computed == "0.5rem"


def test_a_headline_may_get_a_class_for_what_none_says_yet() -> None:
    found = _styled("<main><h1 class='text-xl'>A</h1></main>", "", **TAILWIND)
    assert named(found, "home", "font-weight").places[0].before == " "


BOOTSTRAP = {"package.json": '{"dependencies": {"bootstrap": "^5.3"}}'}
TWO = (
    "<main><h1>A</h1><a class='btn btn-primary' href=b.html>Buy</a>"
    "<a class='btn btn-primary' href=b.html>Sell</a></main>"
)


def test_a_rule_of_the_site_for_a_class_of_bootstrap_counts_before_the_class() -> None:
    css = ".btn-primary { background-color: #123456; border-color: #123456 }"
    found = named(_styled(TWO, css, **BOOTSTRAP), "site", "button-background")
    assert found.value == "#123456"
    assert [place.raw for place in found.places] == ["#123456", "#123456"]


def test_a_variable_of_bootstrap_that_the_site_sets_is_the_look() -> None:
    css = ".btn-primary { --bs-btn-bg: #123456; --bs-btn-border-color: #000 }"
    found = named(_styled(TWO, css, **BOOTSTRAP), "site", "button-background")
    assert (found.value, len(found.places)) == ("#123456", 1)


def test_a_colour_behind_a_photograph_is_no_target() -> None:
    assert "background" not in values(
        plain(HEAD + MAIN, ".hero { background: #fff url(a.jpg) center/cover }"), "home"
    )
    assert "background" in values(
        plain(HEAD + MAIN, ".hero { background: #fff url(a.svg) }"), "home"
    )


def test_the_only_button_of_a_block_is_called_by_the_block() -> None:
    body = THREE.replace(
        "</main>", "<section id=gift><h2>Gifts</h2><a class='btn gold' href=x>Give</a>"
    )
    found = plain(body, ".btn { background: red }\n.gold { background: gold }")
    assert "gift button color" in named(found, "home", "give-button-background").aliases


def test_the_text_of_the_body_may_get_a_size_where_it_has_none() -> None:
    found = plain(HEAD + MAIN, "body { color: red }")
    size = named(found, "site", "font-size")
    assert (size.value, size.computed, "body text" in size.aliases) == (None, "16px", True)


def test_boxes_are_no_cards_where_others_are_called_so() -> None:
    quotes = "<div class=quote>A</div><div class=quote>B</div>"
    style = ".quote { background: #fff; padding: 4px }\n.card { border-radius: 4px }"
    alone = plain(f"<main><h1>A</h1>{quotes}</main>", style)
    beside = plain(
        f"<main><h1>A</h1>{quotes}<div class=card>C</div><div class=card>D</div></main>", style
    )
    assert "cards" in named(alone, "home", "quote-background").aliases
    assert "cards" not in named(beside, "home", "quote-background").aliases
    assert "cards" in named(beside, "home", "card-radius").aliases


def test_the_heads_of_a_table_are_no_cards() -> None:
    table = "<table class=fees><tr><th>What<th>Fee<tr><td>Exam<td>$90</table>"
    style = ".fees th { background: #123456; padding: 4px; color: white }"
    found = plain(f"<main><h1>A</h1><section>{table}</section></main>", style)
    heads = [one for one in found.targets if one.value == "#123456"]
    assert heads
    assert not any("cards" in one.aliases for one in heads)


def test_the_entry_of_the_page_at_hand_does_not_stand_for_a_menu() -> None:
    menu = "<nav><ul><li class=current><a href=b.html>B</a><li><a href=c.html>C</a></ul></nav>"
    css = "nav li a { color: blue }\nnav li.current a { color: red; font-weight: bold }"
    found = plain(menu + MAIN, css)
    assert named(found, "navbar", "color").value == "blue"
    assert named(found, "navbar", "font-weight").value is None
