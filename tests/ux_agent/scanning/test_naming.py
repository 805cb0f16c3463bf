"""Names of texts by what stands around and beside them."""

import pytest

from bot.ux_agent.site import Place, Target
from tests.ux_agent.scanning.proposed import jekyll, named, plain, proposed, values

PRICES = (
    "<table><tr><th>Course</th><th>Price</th></tr>"
    "<tr><td>Wheel</td><td>£9</td></tr><tr><td>Kiln</td><td>£7</td></tr></table>"
)


def test_a_cell_is_named_by_its_row_and_column() -> None:
    found = values(plain(f"<main><h1>A</h1>{PRICES}</main>"), "home")
    assert (found["wheel-price"], found["kiln-price"]) == ("£9", "£7")


def test_what_a_term_stands_for_is_named_by_the_term() -> None:
    found = plain("<main><dl><dt>Phone</dt><dd>12 34</dd></dl></main>")
    assert named(found, "home", "phone-text").value == "12 34"


def test_an_answer_is_named_by_its_question() -> None:
    body = "<details><summary>May I park?</summary><p>Behind the mill.</p></details>"
    assert named(plain(f"<main>{body}</main>"), "home", "may-i-park-answer").value


def test_a_text_below_a_heading_is_named_by_it() -> None:
    body = "<main><h1>A</h1><section><h2>Our room</h2><p>Warm.</p><h2>Tea</h2><p>Hot.</p></section>"
    found = plain(body)
    assert named(found, "home", "our-room-text").value == "Warm."
    assert "tea paragraph" in named(found, "home", "tea-text").aliases


def test_a_heading_in_a_list_names_nothing_after_the_list() -> None:
    body = "<main><h1>A</h1><ul><li><h3>One</h3></li></ul><p>After.</p></main>"
    assert named(plain(body), "home", "subtitle").value == "After."


@pytest.mark.parametrize("headline", ["Get <em>hands</em> dirty", "Get dirty <small>soon</small>"])
def test_a_part_of_a_headline_is_not_called_the_headline(headline: str) -> None:
    found = values(plain(f"<main><h1>{headline}</h1></main>"), "home")
    assert "hero-text" not in found
    assert found


def test_signs_beside_a_headline_are_no_part_of_it() -> None:
    found = plain("<main><h1>Get dirty<span>.</span> <b>2024</b></h1></main>")
    assert named(found, "home", "hero-text").value == "Get dirty"


@pytest.mark.parametrize("name", ["mt-4", "text-center", "lg:flex", "bg-[#fff]", "container"])
def test_nothing_is_named_after_a_utility(name: str) -> None:
    found = plain(f'<main><h1>A</h1><aside class="{name}"><p>Mind the gap</p></aside></main>')
    assert {target.section for target in found.targets} <= {"home", "site"}


def test_blocks_of_the_start_page_belong_to_it() -> None:
    body = '<main><h1>A</h1><section id="lessons"><h2>What we do</h2><p>Much.</p></section></main>'
    found = plain(body)
    assert named(found, "home", "lessons-title").aliases == ("lessons heading",)
    assert "lessons paragraph" in named(found, "home", "what-we-do-text").aliases


def test_a_notice_is_a_section_of_its_own() -> None:
    found = plain('<main><h1>A</h1><aside id="notice"><p>Closed today</p></aside></main>')
    assert "Closed today" in values(found, "notice").values()


def test_the_title_in_a_header_is_the_name_of_the_site() -> None:
    found = plain("<header><h1>The Mill</h1></header><main><p>Hi there</p></main>")
    assert named(found, "header", "brand").value == "The Mill"


def test_a_link_home_in_a_menu_is_not_the_brand() -> None:
    body = "<header><ul><li><a href=index.html>Start</a></li></ul></header><main><h1>A</h1></main>"
    assert "brand" not in values(plain(body), "header")


def test_a_value_of_data_is_called_as_the_data_calls_it() -> None:
    found = jekyll(
        "<main><h1>A</h1><div>{{ site.data.us.street }}</div></main>", us="street: Lane 3"
    )
    assert named(found, "home", "street").value == "Lane 3"


def test_what_only_screen_readers_say_is_not_proposed() -> None:
    found = plain('<a class="skip-link" href="#main">Skip to content</a><main><h1>A</h1></main>')
    assert not [one for one in found.targets if one.value == "Skip to content"]


def test_links_within_the_page_are_the_same_in_every_copy() -> None:
    nav = '<nav><a href="b.html">B</a><a href="#faq">FAQ</a></nav><main><h1>{}</h1></main>'
    found = plain(nav.format("A"), b=nav.format("B"))
    assert {place.file for place in _places(named(found, "navbar", "menu"))} == {
        "index.html",
        "b.html",
    }


def _places(target: Target) -> list[Place]:
    entries = [*target.entries, *(one for mirror in target.mirrors for one in mirror.entries)]
    return [entry.whole for entry in entries]


def test_a_cell_of_a_table_in_markdown_is_named_by_its_row_and_column() -> None:
    head = "| Class | When | Price |\n|---|---|---|\n"
    table = f"{head}| Taster | Sat 10:00 | £35 |\n| Kids | Sun | £9 |\n"
    files = {"_config.yml": "title: T\n", "index.md": f"---\n---\n# Hi\n\n{table}"}
    site = proposed(files).site
    assert named(site, "home", "taster-price").value == "£35"
    assert named(site, "home", "taster-when").value == "Sat 10:00"
    assert named(site, "home", "kids-label").value == "Kids"


def test_what_only_names_a_value_beside_it_is_its_label() -> None:
    found = plain(f"<main><h1>A</h1><dl><dt>Saturday</dt><dd>9-1</dd></dl>{PRICES}</main>")
    assert named(found, "home", "saturday-label").value == "Saturday"
    assert "saturday hours" in named(found, "home", "saturday-text").aliases


def test_a_value_behind_a_label_in_its_line_is_called_by_it() -> None:
    body = "<footer><p>Sat: {{ site.data.us.one }}</p><p>Fax: <b>12 34</b></p></footer>"
    found = jekyll(body, us="one: 9am - 1pm")
    hours = next(one for one in found.targets if one.value == "9am - 1pm")
    assert {"sat", "sat hours", "saturday"} <= {*hours.aliases}
    assert named(found, "footer", "sat-label").value == "Sat:"


def test_a_line_whose_year_is_made_by_code_is_the_legal_line() -> None:
    found = jekyll("<footer><p>Hello</p><p>© {{ site.time }} Ann and sons</p></footer>")
    assert named(found, "footer", "text").value == "Ann and sons"


CONTACT = "export const us = { phone: { display: '01392 555 012', tel: '+441392555012' } }"


def test_a_number_that_code_dials_is_a_text_beside_the_one_that_people_read() -> None:
    page = (
        "import { us } from '../us'\nexport default function Home() { return <main><h1>Hi</h1>"
        "<p><a href={`tel:${us.phone.tel}`}>{us.phone.display}</a></p></main> }"
    )
    files = {"package.json": '{"dependencies": {"next": "15"}}', "us.js": CONTACT}
    found = proposed({**files, "app/page.jsx": page}).site
    dialled = named(found, "home", "phone-link")
    assert (dialled.type, dialled.value) == ("text", "+441392555012")
    assert "phone number" in named(found, "home", "phone").aliases


def test_a_button_is_called_by_what_stands_on_it() -> None:
    body = "<main><h1>A</h1><h2>Prices</h2><p><a class=btn href=/b>Book your MOT</a></p></main>"
    found = plain(body, ".btn { background: #cc0000; color: white }")
    label = next(one for one in found.targets if one.value == "Book your MOT")
    assert "book your mot button" in label.aliases
    assert "book your mot button color" in named(found, "home", "button-background").aliases


HOURS = (
    "<table><tr><{0}>Monday to Friday</{0}><td>8.30am – 6.30pm</td></tr>"
    "<tr><{0}>Saturday</{0}><td>9am – 12 noon</td></tr></table>"
)


@pytest.mark.parametrize("tag", ["th", "td"])
def test_a_first_row_with_data_heads_no_columns(tag: str) -> None:
    found = plain(f"<main><h1>A</h1>{HOURS.format(tag)}</main>")
    assert "weekday hours" in named(found, "home", "monday-to-friday-text").aliases
    assert named(found, "home", "saturday-text").value == "9am – 12 noon"


def test_a_quote_is_called_after_who_says_it() -> None:
    quotes = (
        "<blockquote><p>They saved our cat.</p><cite>Margaret T.</cite></blockquote>"
        "<blockquote><p>Kind to the ewes.</p><cite>— J. Robson</cite></blockquote>"
    )
    found = plain(f"<main><h1>A</h1><section class=praise><h2>Said</h2>{quotes}</section></main>")
    said = {one.value: one.aliases for one in found.targets if one.value}
    assert "margaret review" in said["They saved our cat."]
    assert "j review" in said["Kind to the ewes."]


def test_a_button_is_called_by_what_stands_before_its_number() -> None:
    call = "<a class=btn href=tel:0143460>Call us: 01434 600 212</a>"
    found = plain(f"<main><h1>A</h1>{call}</main>")
    words = [alias for one in found.targets for alias in one.aliases]
    assert "call us button" in words


def test_what_a_kind_of_classes_begins_with_is_no_part_of_a_name() -> None:
    body = "<main><h1>A</h1><section class=c-quote><p class=c-note>Hi</p></section></main>"
    assert values(plain(body), "home")["quote-note"] == "Hi"


def test_a_header_with_the_headline_below_a_menu_is_the_start_of_the_page() -> None:
    menu = '<nav><a href="#a">A</a><a href="#b">B</a></nav>'
    hero = '<header class="hero"><div><h1>Clean dogs</h1><p>All day.</p></div></header>'
    found = plain(f"{menu}{hero}<section id=a><h2>What we do</h2><p>Much.</p></section>")
    assert values(found, "home")["hero-text"] == "Clean dogs"
    assert values(found, "home")["subtitle"] == "All day."
    assert not values(found, "header")


def test_a_header_with_headline_and_menu_stays_the_header() -> None:
    menu = '<nav><a href="#a">A</a><a href="#b">B</a></nav>'
    for body in (f"<header><h1>Club</h1>{menu}</header>", f"<header><h1>Club</h1></header>{menu}"):
        assert named(plain(f"{body}<p>Hi there.</p>"), "header", "brand").value == "Club"


def test_what_stands_beside_the_landmarks_is_a_part_and_never_what_holds_them() -> None:
    inner = (
        "<p class=ticker>Open late</p><nav><a href=/>A</a><a href=/b>B</a></nav><main><h1>Hi</h1>"
    )
    found = plain(f"<div id=root>{inner}</main></div>")
    assert named(found, "ticker", "text").value == "Open late"
    assert "root" not in found.sections


def test_the_name_of_a_business_in_data_is_no_legal_line() -> None:
    foot = "<footer><p>© {{ site.time }} {{ site.data.shop.name }}. All rights.</p></footer>"
    site = jekyll(foot, shop="name: Ann and sons")
    name = next(one for one in site.targets if one.value == "Ann and sons")
    assert "business name" in name.aliases
    assert "copyright" not in name.aliases


@pytest.mark.parametrize("sayer", ["<footer>Bea, potter</footer>", "<p class=author>Bea</p>"])
def test_who_says_a_quote_may_stand_in_its_footer_or_in_what_its_class_calls_so(sayer: str) -> None:
    found = plain(f"<main><h1>A</h1><blockquote><p>Fine.</p>{sayer}</blockquote></main>")
    said = next(one for one in found.targets if one.value == "Fine.")
    assert "bea quote" in said.aliases


def test_front_matter_that_is_printed_with_signs_of_html_in_it_is_a_text() -> None:
    page = "---\nlead: Come &mdash; or not\n---\n<main><h1>A</h1><p>{{ page.lead }}</p></main>"
    found = proposed({"_config.yml": "title: T\n", "index.html": page}).site
    assert named(found, "home", "subtitle").value == "Come &mdash; or not"


@pytest.mark.parametrize("first", ["<td class=sum>kostenlos", "<td class=sum>9 €", "<td>free"])
def test_a_table_without_heads_is_named_by_its_rows_from_the_first_one_on(first: str) -> None:
    rows = f"<tr><td>Visit</td>{first}</td></tr><tr><td>Hour</td><td class=sum>62 €</td></tr>"
    found = values(plain(f"<main><h1>A</h1><table>{rows}</table></main>"), "home")
    assert (found["visit-price"], found["hour-price"]) == (first.partition(">")[2], "62 €")


def test_a_label_is_not_called_as_the_label_before_it() -> None:
    line = (
        "Phone: <a href=tel:1>0143 455 501</a> | Mail: <a href=mailto:a@b.example>a@b.example</a>"
    )
    found = plain(f"<h1>A</h1><footer><p>{line}</p></footer>")
    assert not named(found, "footer", "mail-label").aliases


@pytest.mark.parametrize(
    "image",
    ["<img src=a.png alt='Loom logo'>", "<img src=logo.png>", "<img class=site-logo src=a.png>"],
)
def test_a_picture_that_says_it_is_the_logo_is_it_beside_a_menu_too(image: str) -> None:
    menu = f'<nav><a href="/">{image}</a><a href="b.html">B</a></nav>'
    found = proposed({"index.html": f"{menu}<main><h1>A</h1></main>", "a.png": "", "logo.png": ""})
    assert "logo-alt" in values(found.site, "navbar")


def test_a_logo_in_the_lead_is_no_picture_of_the_hero() -> None:
    page = "<main><img src=logo.png alt='Loom logo'><h1>A</h1></main>"
    found = proposed({"index.html": page, "logo.png": ""}).site
    assert "hero image alt" not in named(found, "home", "logo-alt").aliases


def test_a_link_whose_label_is_kept_as_a_button_is_one() -> None:
    link = "<a class=pill href='{{ site.data.d.button2.link }}'>{{ site.data.d.button2.text }}</a>"
    body = f"<main><h1>A</h1><p>{link}</p></main>"
    found = jekyll(body, d="button2: {text: Donate, link: /give}\n")
    assert any("donate button" in one.aliases for one in found.targets)


def test_the_link_of_a_strip_around_the_content_is_no_button_of_it() -> None:
    strip = "<div>Open in May. <a href=b.html>Fees</a></div>"
    body = f"{strip}<main><h1>A</h1><p><a class=btn href=c.html>Book</a></p></main>"
    assert named(plain(body), "home", "cta-text").value == "Book"


def test_the_day_of_a_date_names_no_hours() -> None:
    body = "<main><h1>A</h1><p>{{ site.data.quiz.when }}</p></main>"
    found = jekyll(body, quiz="when: Friday 14 March, 7.30pm\n")
    assert not [one for one in found.targets if "friday" in (one.property, *one.aliases)]


def test_the_one_picture_of_a_part_is_called_by_the_part() -> None:
    image = "<img src=a.jpg alt=Tanks>"
    body = f"<main><h1>A</h1><section id=tours><h2>See the brewery</h2>{image}</section></main>"
    said = named(plain(body), "home", "see-the-brewery-image-alt").aliases
    assert "tours image alt" in said


def test_of_several_pictures_of_a_part_none_is_called_by_the_part() -> None:
    images = "<img src=a.jpg alt='Tanks'><img src=b.jpg alt='Hops'>"
    found = plain(f"<main><h1>A</h1><section id=tours><h2>See</h2>{images}</section></main>")
    assert not [one for one in found.targets if "see image alt" in one.aliases]


def test_no_value_is_called_as_a_change_of_a_list_is() -> None:
    link = "<p>{{ site.data.news.text }} <a href='{{ site.data.news.linkHref }}'>"
    body = f"<main><h1>A</h1>{link}{{{{ site.data.news.linkLabel }}}}</a> today.</p></main>"
    found = jekyll(body, news="text: Open\nlinkHref: /a\nlinkLabel: Read on\n")
    assert "Read on" in values(found, "home").values()
    assert not {"link-label", "link-href"} & values(found, "home").keys()
