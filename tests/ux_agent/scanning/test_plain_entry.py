"""Where a plain site begins, and what its addresses start from."""

import pytest

from bot.errors import Failed
from tests.ux_agent.scanning.proposed import named, proposed

PAGE = "<h1>{}</h1>"


@pytest.mark.parametrize("name", ["index.htm", "default.htm", "Index.html", "home.html"])
def test_a_site_may_begin_with_the_names_that_servers_know(name: str) -> None:
    site = proposed({name: PAGE.format("Hi"), "about/index.htm": PAGE.format("No")}).site
    if name == "home.html":
        assert named(site, "home", "hero-text").value == "No"
        return
    assert named(site, "home", "hero-text").value == "Hi"


def test_a_page_named_home_is_the_entry_where_there_is_no_other() -> None:
    site = proposed({"home.htm": PAGE.format("Hi")}).site
    assert named(site, "home", "hero-text").value == "Hi"


def test_of_two_entry_pages_in_a_folder_the_usual_one_counts() -> None:
    files = {"index.html": PAGE.format("New"), "index.htm": PAGE.format("Old")}
    assert named(proposed(files).site, "home", "hero-text").value == "New"


def test_a_folder_that_holds_what_was_built_is_no_site_beside_its_sources() -> None:
    files = {"dist/index.html": PAGE.format("Built"), "src/index.html": PAGE.format("Written")}
    assert named(proposed(files).site, "home", "hero-text").value == "Written"


def test_two_sites_in_one_folder_are_told() -> None:
    with pytest.raises(Failed, match=r"there are several of them: .*Name the folder of one"):
        proposed({"a/index.html": PAGE, "b/index.htm": PAGE})


def test_addresses_start_from_the_base_that_a_page_names() -> None:
    head = '<base href="{}"><link rel=stylesheet href=a.css>'
    page = f"{head}<p><a href=more.html>More</a></p><h1>Hi</h1>"
    for base in ("/sub/", "sub/", "https://garage.example/sub/"):
        files = {"index.html": page.format(base), "sub/more.html": PAGE.format("More")}
        files["sub/a.css"] = "h1 { color: red }"
        site = proposed(files).site
        assert named(site, "sub-more", "title").value == "More"
        assert named(site, "home", "headline-color").value == "red"


def test_a_link_to_a_folder_leads_to_whatever_page_servers_answer_there() -> None:
    files = {
        "index.htm": '<a href="shop/">Shop</a><h1>A</h1>',
        "shop/default.htm": PAGE.format("S"),
    }
    assert named(proposed(files).site, "shop-default", "title").value == "S"


def test_pages_past_those_that_are_looked_into_are_told() -> None:
    page = "<h1>{0}</h1><a href=p{1}.html>next</a>"
    files = {"index.html": page.format("Hi", 0)}
    files |= {f"p{at}.html": page.format(at, at + 1) for at in range(45)}
    assert "# Not looked into: 6 pages past the first 40, from p39.html on" in (
        proposed(files).manifest
    )


def test_the_page_that_hosts_show_for_a_wrong_address_is_a_copy_like_the_others() -> None:
    foot = "<h1>{}</h1><footer><p>Open all year</p></footer>"
    files = {"index.html": foot.format("Hi"), "404.html": foot.format("Lost")}
    site = proposed(files).site
    assert [one.file for one in named(site, "footer", "text").places] == ["index.html", "404.html"]
    assert named(site, "404-page", "title").value == "Lost"
    assert "not found page" in site.sections["404-page"]


def test_a_page_that_nothing_leads_to_is_none_of_the_site() -> None:
    files = {"index.html": PAGE.format("Hi"), "draft.html": PAGE.format("No")}
    assert {one.section for one in proposed(files).site.targets} == {"home"}
