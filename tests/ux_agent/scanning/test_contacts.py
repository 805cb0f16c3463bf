"""Telephone numbers and addresses: the site's own, somebody else's, shown in several parts."""

from tests.ux_agent.scanning.proposed import jekyll, named, plain
from tests.ux_agent.scanning.test_asked import changed

OWN = "\n<footer><p>Parish office: <a href='tel:019358150'>01935 8150</a> (Tuesdays)</p></footer>"
HALL = (
    "<main><h1>Hall</h1>\n"
    "<p>To book the hall, ring Margaret on <a href='tel:019358152'>01935 8152</a>.</p></main>"
)
PAGE = "<html><head><title>T</title></head><body>{}</body></html>"


def test_a_number_in_a_sentence_is_not_the_number_where_another_stands_by_itself() -> None:
    lines = changed(
        {"index.html": PAGE.format(HALL + OWN)}, "change the phone number to 020 7946 0999"
    )
    assert [line for line in lines if "Margaret" in line] == []
    assert "Parish office: <a href='tel:02079460999'>020 7946 0999</a>" in lines[1]


def test_a_number_alone_on_its_site_is_the_number_wherever_it_stands() -> None:
    lines = changed({"index.html": PAGE.format(HALL)}, "change the phone number to 020 7946 0999")
    assert "Margaret on" in lines[0]


def test_whom_the_words_before_a_number_name_it_is_called_by() -> None:
    lines = changed(
        {"index.html": PAGE.format(HALL + OWN)}, "Margaret's number is now 020 7946 0999"
    )
    assert "020 7946 0999" in lines[1]
    assert "Margaret" in lines[1]


def test_a_label_names_what_comes_next_and_not_the_text_behind_that() -> None:
    found = plain(f"<main><h1>A</h1></main>{OWN}")
    assert "parish office" in named(found, "footer", "phone").aliases
    called = [one.value for one in found.targets if "parish office" in one.aliases]
    assert called == ["01935 8150"]


def test_a_value_of_data_is_called_by_every_part_that_shows_it() -> None:
    body = (
        "<main><h1>A</h1><section><h2>New?</h2><p>Ring {{ site.data.shop.phone }}</p></section>"
        "</main><footer><p>{{ site.data.shop.phone }}</p></footer>"
    )
    found = jekyll(body, shop='phone: "01935 8150"')
    assert "footer phone number" in named(found, "home", "phone").aliases


def test_a_value_is_found_in_the_part_that_is_named_and_shows_it_too() -> None:
    files = {
        "_config.yml": "title: T\n",
        "_data/shop.yml": 'phone: "01935 8150"\nstreet: 5 Low Row\n',
        "index.html": "---\n---\n<main><h1>A</h1><p>Ring {{ site.data.shop.phone }}</p></main>"
        "<footer><p>Call {{ site.data.shop.phone }}</p></footer>",
    }
    lines = changed(files, "change the phone number in the footer to 020 7946 0999")
    assert lines == ['-phone: "01935 8150"', '+phone: "020 7946 0999"']


def test_entries_of_lists_are_not_called_by_other_parts() -> None:
    entry = "<li><b>{{ one.name }}</b> <i>{{ one.price }}</i></li>"
    loop = f"{{% for one in site.data.beers %}}{entry}{{% endfor %}}"
    body = f"<main><h1>A</h1><ul>{loop}</ul></main><footer><ul>{loop}</ul></footer>"
    found = jekyll(body, beers="- {name: Ale, price: £3}\n- {name: Bitter, price: £4}\n")
    assert not [one for one in found.targets if "footer price" in one.aliases]


def test_a_number_that_data_has_for_dialling_too_moves_along() -> None:
    shown = "<p>Ring {{ site.data.shop.phone }}</p>"
    link = '<a href="tel:{{ site.data.shop.dial }}">{{ site.data.shop.phone }}</a>'
    files = {
        "_config.yml": "title: T\n",
        "_data/shop.yml": 'phone: "01935 815000"\ndial: "+441935815000"\n',
        "index.html": f"---\n---\n<main><h1>A</h1>{shown}</main><footer><p>{link}</p></footer>",
    }
    lines = changed(files, "our phone number is now 01935 815001")
    assert lines[2:] == ['+phone: "01935 815001"', '+dial: "+441935815001"']


def test_a_mail_address_of_an_entry_is_neither_its_link_nor_that_of_all() -> None:
    card = "<li><h3>{{ one.name }}</h3><a href='mailto:{{ one.mail }}'>Write</a></li>"
    body = (
        f"<main><h1>A</h1><ul>{{% for one in site.data.people %}}{card}{{% endfor %}}</ul></main>"
    )
    found = jekyll(
        body, people="- {name: Jo, mail: jo@a.example}\n- {name: Al, mail: al@a.example}"
    )
    (people,) = (one for one in found.targets if one.entries)
    assert {entry.href for entry in people.entries} == {""}
    assert not [one for one in found.targets if one.property.endswith("link")]
    assert named(found, "home", "al-mail").value == "al@a.example"


def test_a_list_of_numbers_and_mail_addresses_is_no_list_of_social_networks() -> None:
    links = "<a href='tel:1'>Ring us</a><a href='mailto:a@b.example'>Write to us</a>"
    found = plain(f"<main><h1>A</h1></main><footer><p>{links}</p></footer>")
    assert [one.property for one in found.targets if one.entries] == ["contacts"]
