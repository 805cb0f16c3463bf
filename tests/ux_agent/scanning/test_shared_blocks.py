"""Parts that pages without landmarks hold alike."""

from bot.ux_agent.site import SiteIndex
from tests.ux_agent.scanning.proposed import named, plain, proposed, values

TABLE = """<body><table id=page>
<tr><td colspan=2{top}><img src=logo.gif alt=Holloway><font size=5>Honest repairs</font></td></tr>
<tr><td colspan=2{nav}><a href=index.html>Home</a> | <a href=mot.html>MOT</a></td></tr>
<tr><td><h2>{title}</h2><p>About {title} here.</p></td>
<td><div class="box hours"><h3>Opening times</h3>
Mon - Fri: 8am - 5pm<br>Sunday: closed</div></td></tr>
<tr><td colspan=2{foot}>&copy; 2019 Holloway Motors</td></tr></table></body>"""
BARE = {"top": "", "nav": "", "foot": ""}
CALLED = {"top": " class=banner", "nav": " class=topnav", "foot": " class=foot"}


def site_of(**marks: str) -> SiteIndex:
    pages = {name: TABLE.format(title=name.title(), **marks) for name in ("index", "mot")}
    return proposed({f"{name}.html": page for name, page in pages.items()} | {"logo.gif": "G"}).site


def test_cells_whose_classes_name_landmarks_are_landmarks_with_all_their_copies() -> None:
    site = site_of(**CALLED)
    assert len(named(site, "header", "logo").places) == 2
    assert len(named(site, "footer", "text").places) == 2
    menu = named(site, "navbar", "menu")
    assert [entry.label for entry in menu.entries] == ["Home", "MOT"]


def test_copies_without_any_name_are_known_by_where_they_stand() -> None:
    site = site_of(**BARE)
    assert len(named(site, "header", "logo").places) == 2
    assert len(named(site, "footer", "text").places) == 2
    assert named(site, "navbar", "menu")


def test_a_box_that_most_pages_hold_is_a_section_of_its_own() -> None:
    site = site_of(**CALLED)
    assert values(site, "hours") == {
        "title": "Opening times",
        "mon-fri": "Mon - Fri: 8am - 5pm",
        "sunday": "Sunday: closed",
    }
    assert len(named(site, "hours", "sunday").places) == 2
    assert "opening times" in site.sections["hours"]


def test_what_a_page_has_alone_stays_its_own() -> None:
    site = site_of(**CALLED)
    assert named(site, "home", "title").value == "Index"
    assert named(site, "mot", "title").value == "Mot"
    assert len(named(site, "home", "title").places) == 1


def test_what_only_some_pages_hold_is_no_copy() -> None:
    ad = "<div class=ad><p>Book now</p></div>"
    page = f"<div><h2>{{0}}</h2><p>{{0}}</p></div>{ad}<a href={{1}}.html>x{{0}}</a>"
    files = {"index.html": page.format("A", "b"), "b.html": page.format("B", "c")}
    files |= {"c.html": "<h2>C</h2><a href=d.html>x</a>", "d.html": "<h2>D</h2>"}
    found = [one for one in proposed(files).site.targets if one.value == "Book now"]
    assert [len(one.places) for one in found] == [1, 1]


def test_a_name_with_a_landmark_in_it_is_none_for_what_holds_most_of_the_page() -> None:
    page = "<div class=page-header-wrap><h1>Hi</h1><p>a</p><p>b</p><p>c</p></div>"
    assert named(proposed({"index.html": page}).site, "home", "hero-text").value == "Hi"


def test_a_food_menu_is_no_menu_of_links() -> None:
    page = "<h1>Hi</h1><div class=food-menu><p>Soup 5</p><p>Fish 9</p></div>"
    assert "navbar" not in proposed({"index.html": page}).site.sections


def test_a_bottom_that_headings_follow_is_no_footer() -> None:
    page = "<h1>Hi</h1><div class=hero-bottom><p>a</p></div><h2>More</h2><p>x</p><p>y</p><p>z</p>"
    assert "footer" not in proposed({"index.html": page}).site.sections


def test_a_part_of_all_pages_is_called_as_what_wraps_it() -> None:
    head = "<div class='notice'><p>Closed on Monday.</p></div><header><b>Club</b></header>"
    page = head + "<main><h1>{}</h1></main>"
    found = plain(page.format("A") + "<a href=b.html>b</a>", "", b=page.format("B"))
    assert named(found, "notice", "text").value == "Closed on Monday."
