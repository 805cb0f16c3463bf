"""Blocks that no rule is for, and blocks whose class other pages have, too."""

from tests.ux_agent.scanning.proposed import named, plain, proposed, values

BLOCK = "<div class=top><h1>A</h1></div><div class=diary><h2>Coming up</h2><p>Soon.</p></div>"
CSS = ".top { color: red }\n"


def test_a_block_without_a_rule_gets_one_for_its_ground_and_to_be_hidden() -> None:
    site = plain(BLOCK, CSS)
    assert named(site, "home", "diary-background").value is None
    assert named(site, "home", "diary-visibility").value == "visible"
    assert "coming up" in named(site, "home", "diary-visibility").aliases


def test_a_block_is_not_hidden_by_a_class_that_other_pages_have_use_of() -> None:
    other = f"<h1>B</h1><p class=diary>Old.</p><a href=index.html>A</a>{CSS}"
    for css in (CSS, ".diary { margin: 0 }"):
        site = plain(BLOCK.replace("Soon.", "<a href=b.html>Soon.</a>"), css, b=other)
        assert "diary-visibility" not in values(site, "home")


def test_a_block_that_is_known_by_its_tag_alone_gets_no_rule() -> None:
    site = plain("<main><h1>A</h1><section><h2>Coming up</h2><p>Soon.</p></section></main>", CSS)
    assert "coming-up-visibility" not in values(site, "home")


def test_a_class_that_the_rule_does_not_name_is_no_reason_to_leave_it_shown() -> None:
    block = "<div class='band diary'><h2>Said</h2><a href=b.html>More</a></div>"
    found = plain(
        f"<div class=top><h1>A</h1></div>{block}",
        ".top { color: red } .band { margin: 0 } .diary { color: red }",
        b="<h1>B</h1><p class=band>More</p><a href=index.html>A</a>",
    )
    assert "band-visibility" in values(found, "home")


def test_a_block_that_other_pages_show_from_the_same_place_is_hidden_on_all() -> None:
    page = "---\n---\n<link rel=stylesheet href=/a.css><div class=top><h1>A</h1></div>"
    files = {
        "_config.yml": "title: T\n",
        "_includes/diary.html": "<section class=diary><h2>Coming up</h2><p>Soon.</p></section>",
        "a.css": ".top { color: red } .diary { color: red }",
        "index.html": f"{page}{{% include diary.html %}}<a href=/b.html>B</a>",
        "b.html": f"{page}{{% include diary.html %}}",
    }
    assert "diary-visibility" in values(proposed(files).site, "home")
