"""Lists that pages show from data: their entries, and the values beside them."""

from bot.ux_agent.site import SiteIndex
from tests.ux_agent.scanning.proposed import jekyll, named, proposed, values

MENU = "- {name: Home, to: /}\n- {name: Shop, to: /shop/}\n"
HOURS = "- {day: Monday, time: 9-12}\n- {day: Sunday, time: closed}\n"
ROWS = (
    "{% for row in site.data.hours %}<p><b>{{ row.day }}</b> <i>{{ row.time }}</i></p>{% endfor %}"
)
LINKS = '{% for one in site.data.menu %}<a href="{{ one.to }}">{{ one.name }}</a>{% endfor %}'


def test_links_made_from_data_are_a_list_in_the_data() -> None:
    found = jekyll(f"<nav>{LINKS}</nav>", menu=MENU)
    entries = named(found, "navbar", "menu").entries
    assert [(one.label, one.href) for one in entries] == [("Home", "/"), ("Shop", "/shop/")]
    assert {one.label_place.file for one in entries} == {"_data/menu.yml"}


def test_an_entry_is_called_by_its_heading_or_what_stands_out() -> None:
    shown = "<div><i>{{ one.to }}</i><h3>{{ one.name }}</h3></div>"
    body = f"{{% for one in site.data.menu %}}{shown}{{% endfor %}}"
    found = jekyll(f"<main><h1>A</h1>{body}</main>", menu=MENU)
    assert [one.label for one in named(found, "home", "menu").entries] == ["Home", "Shop"]


def test_further_values_are_named_after_their_entry() -> None:
    found = jekyll(f"<footer>{ROWS}</footer>", hours=HOURS)
    assert [one.label for one in named(found, "footer", "hours").entries] == ["Monday", "Sunday"]
    target = named(found, "footer", "sunday-time")
    assert target.value == "closed"
    assert {"sunday hours", "sunday time"} <= set(target.aliases)


def test_what_tells_of_an_entry_is_its_description() -> None:
    data = (
        "- {name: Tea, note: Black as the bay at night}\n"
        "- {name: Milk, note: White and cold as snow}\n"
    )
    body = "{% for one in site.data.menu %}<p><b>{{ one.name }}</b> {{ one.note }}</p>{% endfor %}"
    found = jekyll(body, menu=data)
    entries = named(found, "home", "menu").entries
    assert [one.description for one in entries] == [
        "Black as the bay at night",
        "White and cold as snow",
    ]


def test_a_list_of_texts_is_a_list_without_keys() -> None:
    found = jekyll("{% for one in site.data.menu %}<p>{{ one }}</p>{% endfor %}", menu="- A\n- B\n")
    assert [one.label for one in named(found, "home", "menu").entries] == ["A", "B"]


def test_a_list_that_is_shown_in_an_order_of_its_own_is_in_doubt() -> None:
    body = "{% assign all = site.data.menu | reverse %}" + LINKS.replace("site.data.menu", "all")
    files = {"_config.yml": "title: T\n", "_data/menu.yml": MENU, "index.html": f"---\n---\n{body}"}
    found = proposed(files)
    assert "# the page shows its entries in an order of its own" in found.manifest
    assert "Home" in values(found.site, "home").values()


def test_one_entry_alone_is_no_list() -> None:
    body = "<p>{{ site.data.hours[1].time }}</p>"
    assert "hours" not in values(jekyll(body, hours=HOURS), "home")


def test_an_entry_that_is_shown_elsewhere_is_no_target_of_its_own() -> None:
    found = jekyll(f"<footer>{ROWS}</footer><p>{{{{ site.data.hours[0].day }}}}</p>", hours=HOURS)
    assert "Monday" not in values(found, "home").values()


def astro(page: str) -> SiteIndex:
    """What is proposed of a page by Astro."""
    files = {"package.json": '{"dependencies": {"astro": "5"}}', "src/pages/index.astro": page}
    return proposed(files).site


def test_entries_that_are_lists_themselves_are_links_with_labels() -> None:
    found = astro(
        '---\nconst items = [["/", "Home"], ["/menu", "Menu"]]\n---\n<nav>'
        "{items.map(([to, name]) => <a href={to}>{name}</a>)}</nav><h1>Hi</h1>"
    )
    entries = named(found, "navbar", "menu").entries
    assert [(one.label, one.href) for one in entries] == [("Home", "/"), ("Menu", "/menu")]


def test_the_second_text_of_a_row_describes_it_where_it_is_no_number() -> None:
    page = (
        "---\nconst team = [['Aoife', '{}'], ['Mei', '{}']]\n---\n<h1>Hi</h1><ul>"
        "{{team.map(([name, about]) => <li><b>{{name}}</b> <i>{{about}}</i></li>)}}</ul>"
    )
    entries = named(astro(page.format("Founder", "Yin")), "home", "team").entries
    assert [one.description for one in entries] == ["Founder", "Yin"]
    found = values(astro(page.format("9:00", "10:00")), "home")
    assert found["aoife-team"] == "9:00"


def test_a_list_within_an_entry_is_called_after_the_entry() -> None:
    data = "- {name: Yard, has: [A, B]}\n- {name: Park, has: [C, D]}\n"
    body = (
        "{% for one in site.data.plans %}<h2>{{ one.name }}</h2>"
        "{% for it in one.has %}<p>{{ it }}</p>{% endfor %}{% endfor %}"
    )
    found = jekyll(body, plans=data)
    assert [one.label for one in named(found, "home", "park-has").entries] == ["C", "D"]
    assert "park has" in named(found, "home", "park-has").aliases


def test_no_price_calls_an_entry_however_bold_it_is() -> None:
    data = "- {what: Check-up, cost: £38}\n- {what: Vaccine, cost: £52.50}\n"
    body = "{% for one in site.data.fees %}<p>{{ one.what }} <b>{{ one.cost }}</b></p>{% endfor %}"
    found = jekyll(body, fees=data)
    assert [one.label for one in named(found, "home", "fees").entries] == ["Check-up", "Vaccine"]
    assert named(found, "home", "vaccine-cost").value == "£52.50"


def test_a_day_without_a_time_is_one_of_the_hours_beside_it() -> None:
    found = jekyll(f"<footer>{ROWS}</footer>", hours=HOURS.replace("closed", "on request"))
    assert "sunday hours" in named(found, "footer", "sunday-time").aliases
