"""What still says elsewhere what a change replaces."""

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


SHOP = {
    "index.html": """<html><head><title>Garage Penrose</title>
<script type="application/ld+json">
{"telephone": "+44 1632 960418",
 "email": "hi@penrose.example",
 "openingHours": ["Mo-Fr 08:00-17:30", "Sa 09:00-13:00"]}
</script></head><body>
<main><h1>Garage</h1>
<section><h2>Prices</h2><ul><li><h3>Full service</h3><p class="price">&pound;85</p></li>
<li><h3>Tyre change</h3><p class="price">&pound;40</p></li></ul></section>
<section><h2>Offer</h2><p>&pound;85 off when you buy a van.</p></section></main>
<footer><p><a href="tel:+441632960418">01632 960 418</a></p>
<p><a href="mailto:hi@penrose.example">hi@penrose.example</a></p>
<a href="visit.html">Visit</a> <a href="team.html">Team</a></footer></body></html>""",
    "visit.html": """<html><head><title>Visit | Garage Penrose</title></head><body>
<main><h1>Visit</h1><section><h2>Ring us</h2>
<p><a href="tel:+441632960418">01632 960 418</a></p></section>
<section><h2>Opening hours</h2><table><tr><th>Saturday</th><td>9am – 1pm</td></tr>
<tr><th>Sunday</th><td>Closed</td></tr></table></section>
<section><h2>Good to know</h2><p>A full service from &pound;85 takes a day.</p>
<p>Ask for Pat Willoughby at the desk.</p></section></main></body></html>""",
    "team.html": """<html><head><title>Team | Garage Penrose</title></head><body><main>
<h1>Team</h1><div class="cards"><div class="card"><h3>Pat Willoughby</h3><p>Desk</p></div>
<div class="card"><h3>Jo Stone</h3><p>Cars</p></div>
<div class="card"><h3>Ali Khan</h3><p>Vans</p></div></div></main></body></html>""",
}


def told(*said: str, files: dict[str, str] = SHOP) -> list[str]:
    source = FakeSite(dict(files))
    plan = converse(said, index_of("test", source), source).outcome.plan
    assert plan is not None
    return [one for one in plan.warnings if "still stands" in one]


def test_a_number_of_one_part_is_told_where_others_and_the_hidden_data_keep_it() -> None:
    (said,) = told("the phone number in the footer should be 01632 960 455")
    assert said.startswith("“01632 960 418” still stands elsewhere: ")
    assert said.count(",") == 1
    assert said.endswith(", index.html (line 3).")


def test_a_mail_address_that_changes_wherever_it_is_shown_stays_in_the_hidden_data() -> None:
    (said,) = told("our email is hello@penrose.example now")
    assert said == "“hi@penrose.example” still stands elsewhere: index.html (line 4)."


def test_hours_of_a_day_are_told_where_the_hidden_data_keeps_them() -> None:
    assert told("saturday 9 to 3") == ["“9am – 1pm” still stands elsewhere: index.html (line 5)."]
    assert told("sundays 10 to 2") == []


def test_a_price_is_told_where_a_text_of_the_same_thing_keeps_it_and_not_where_the_sum_is() -> None:
    (said,) = told("on the home page the full service is £95")
    assert "visit good to know" in said
    assert "offer" not in said
    assert told("the tyre change is £45") == []


def test_the_name_of_an_entry_that_goes_is_told_where_a_text_has_it() -> None:
    (said,) = told("remove Pat Willoughby from the team")
    assert said.startswith("“Pat Willoughby” still stands elsewhere: visit ")
    assert told("remove Jo Stone from the team") == []


def test_a_remark_in_the_source_is_no_place() -> None:
    files = SHOP | {
        "index.html": SHOP["index.html"].replace("<main>", "<!-- 01632 960 418 -->\n<main>")
    }
    (said,) = told("the phone number in the footer should be 01632 960 455", files=files)
    assert said.count("index.html") == 1


def test_what_else_is_left_is_counted_where_much_is() -> None:
    more = "".join(f"<section><h2>Desk {at}</h2><p>01632 960 418</p></section>" for at in range(6))
    files = SHOP | {"visit.html": SHOP["visit.html"].replace("</main>", f"{more}</main>")}
    (said,) = told("the phone number in the footer should be 01632 960 455", files=files)
    assert said.endswith(", 4 more.")


def test_a_list_that_changes_on_every_page_leaves_nothing_over() -> None:
    links = '<a href="tel:+441632960418">01632 960 418</a> <a href="/visit.html">Visit</a>'
    page = f"<body><main><h1>Hi</h1></main><footer><nav>{links}</nav></footer></body>"
    files = {"index.html": f"<html>{page}</html>", "visit.html": f"<html>\n{page}</html>"}
    assert told("our phone number is now 01632 555 123", files=files) == []


def test_a_text_of_several_lines_is_told_once() -> None:
    text = "<p>Ring us when the desk\nis open: 01632 960 418 or come.</p>"
    files = SHOP | {"team.html": SHOP["team.html"].replace("<h1>Team</h1>", f"<h1>Team</h1>{text}")}
    (said,) = told("the phone number in the footer should be 01632 960 455", files=files)
    assert "team.html" not in said
    assert said.count(",") == 2


def test_a_title_is_told_where_the_page_that_a_script_fills_keeps_it() -> None:
    page = SHOP["index.html"]
    assert told("the page title of the home page should be Cars", files=SHOP) == []
    card = '<meta property="twitter:x" content="Garage Penrose for cars &amp; vans">'
    title = "<title>Garage Penrose for cars &amp; vans</title>"
    kept = page.replace("<title>Garage Penrose</title>", f"{title}\n{card}\n<!-- -->\n{title}")
    (said,) = told(
        "the page title of the home page should be Cars", files=SHOP | {"index.html": kept}
    )
    assert said == "“Garage Penrose for cars & vans” still stands elsewhere: index.html (line 4)."


def test_a_look_leaves_nothing_over() -> None:
    assert told("change the headline of the home page to Cars and vans") == []


FIRST_NAMES = {
    "index.html": """<html><body><main><h1>Garage</h1><section><h2>Words</h2>
<p>Pat mended my van in an hour.</p></section>
<section><h2>Team</h2><div class="team"><div class="card"><h3>Pat Willoughby</h3><p>Desk</p></div>
<div class="card"><h3>Jo Stone</h3><p>Cars</p></div>
<div class="card"><h3>Ali Khan</h3><p>Vans</p></div></div></section></main></body></html>"""
}


def test_a_text_that_calls_who_goes_by_the_first_name_is_told() -> None:
    (said,) = told("remove Pat Willoughby from the team", files=FIRST_NAMES)
    assert said.startswith("“Pat” still stands elsewhere: ")
    assert told("remove Jo Stone from the team", files=FIRST_NAMES) == []


def test_a_first_name_that_another_one_has_too_is_not_looked_for() -> None:
    page = FIRST_NAMES["index.html"].replace("Ali Khan", "Pat Khan")
    assert told("remove Pat Willoughby from the team", files={"index.html": page}) == []


CLUB = {
    "index.html": """<html><body><nav><a href="index.html">Home</a>
<a href="fixtures.html">Fixtures</a></nav><main><h1>Club</h1><section><h2>Next match</h2>
<p class="match-teams">Lane v Wimbotsham Rovers</p>
<p class="match-when">Saturday 28 November, kick-off 2:30 pm</p></section>
</main></body></html>""",
    "fixtures.html": """<html><body><nav><a href="index.html">Home</a>
<a href="fixtures.html">Fixtures</a></nav><main><h1>Fixtures</h1><section><h2>Coming up</h2><table>
<thead><tr><th>Date</th><th>Opponent</th><th>Kick-off</th></tr></thead><tbody>
<tr><td>28 November</td><td>Wimbotsham Rovers</td><td>2:30 pm</td></tr>
<tr><td>29 November</td><td>Downham Ladies</td><td>2:30 pm</td></tr>
<tr><td>5 December</td><td>Ely Town</td><td>11 am</td></tr></tbody></table></section>
</main></body></html>""",
}


def test_the_time_of_a_thing_is_told_where_another_page_has_it_of_the_same_date() -> None:
    (said,) = told("the match kicks off at 3 pm instead of 2:30 pm on the home page", files=CLUB)
    assert said.startswith("“2:30 pm” still stands elsewhere: fixtures ")
    assert said.count(",") == 0
    other = CLUB["index.html"].replace("28 November", "27 November")
    files = CLUB | {"index.html": other}
    said_of = "the match kicks off at 3 pm instead of 2:30 pm on the home page"
    assert told(said_of, files=files) == []
