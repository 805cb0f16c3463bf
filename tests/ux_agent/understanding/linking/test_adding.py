"""New entries of lists of data, told in one sentence or asked for field by field."""

import pytest

from bot.ux_agent.editing.checking import check
from bot.ux_agent.site import SiteIndex
from tests.ux_agent.editing.undoing import Files, edited, planned, undone
from tests.ux_agent.fake_site import FakeSite
from tests.ux_agent.understanding.reading import question, said

MANIFEST = """
version: 1
sections:
  home:
    items:
      pizzas: {at: {file: menu.js, object: pizzas, repeat: true}, label: name, description: with}
      drinks: {at: {file: drinks.yml, key: drinks, repeat: true}, label: name}
      classes: {at: {file: classes.json, key: classes, repeat: true}, label: name}
      fees: {at: {file: fees.toml, key: fees, repeat: true}, label: name}
      rooms: {at: {file: rooms.yml, key: rooms, repeat: true}, label: name}
"""
PIZZAS = """export const pizzas = [
  { name: 'Marinara', price: 8.5, with: 'tomato, garlic' },
  { name: 'Diavola', price: 12, with: 'tomato, salami' },
]
"""
DRINKS = """drinks:
  - name: Lemonade
    price: "£3.20"
  - name: Peroni
    price: "£4.50"
"""
CLASSES = """{"classes": [
  {"day": "Mon", "time": "18:30", "name": "Flow", "teacher": "Aoife"},
  {"day": "Tue", "time": "07:00", "name": "Yin", "teacher": "Luca"}
]}
"""
FEES = """[[fees]]
name = "Check-up"
price = 48

[[fees]]
name = "Hygienist"
price = 62
"""
ROOMS = """rooms:
  - name: The Heron
    sleeps: 2
    price: "£95"
"""
FILES: Files = {
    ".ux-agent.yml": MANIFEST.encode(),
    "menu.js": PIZZAS.encode(),
    "drinks.yml": DRINKS.encode(),
    "classes.json": CLASSES.encode(),
    "fees.toml": FEES.encode(),
    "rooms.yml": ROOMS.encode(),
}

_REST = {path: FILES[path].decode() for path in FILES if path not in {".ux-agent.yml", "menu.js"}}


def site() -> SiteIndex:
    """The index of the site."""
    return FakeSite({path: data.decode() for path, data in FILES.items()}).index()


def added(*turns: str) -> str:
    """The lines that the turns add, checked and undone."""
    intent = said(site(), *turns)
    assert intent.kind == "edit", intent
    made = planned(intent.changes, FILES)
    after = edited(FILES, made)
    check(made.edits, FILES, {edit.file: after[edit.file] for edit in made.edits})
    assert undone(made, FILES, after) == FILES
    return "\n".join(
        line[1:]
        for line in made.diff.splitlines()
        if line.startswith("+") and not line.startswith("+++")
    )


@pytest.mark.parametrize(
    ("wording", "line"),
    [
        (
            "add a pizza Capricciosa for 12.50 with ham, artichokes and olives",
            "  { name: 'Capricciosa', price: 12.5, with: 'ham, artichokes and olives' },",
        ),
        (
            "please add a new pizza called Bufala, with buffalo mozzarella, 14",
            "  { name: 'Bufala', price: 14, with: 'buffalo mozzarella' },",
        ),
        (
            'can you add "Salmone" to the pizzas, with salmon and dill, 13 euros',
            "  { name: 'Salmone', price: 13, with: 'salmon and dill' },",
        ),
        ("add a drink: Rose wine 5.50", '  - name: Rose wine\n    price: "£5.50"'),
        (
            "add a class on friday 17:30 Yoga Nidra with Mei",
            '  {"day": "Fri", "time": "17:30", "name": "Yoga Nidra", "teacher": "Mei"}',
        ),
        (
            "add a barre class on Fridays at 18:00 with Ines",
            '  {"day": "Fri", "time": "18:00", "name": "Barre", "teacher": "Ines"}',
        ),
        ("add a fee: Crown, £450", '[[fees]]\nname = "Crown"\nprice = 450'),
    ],
)
def test_what_is_told_of_a_new_entry_stands_in_its_fields(wording: str, line: str) -> None:
    assert line in added(wording)


@pytest.mark.parametrize(
    "wording",
    [
        'add a pizza to the pizzas: "Verde", 11, with olives',
        'add a pizza to our pizzas "Verde" for 11 with olives',
        'add an item to the pizzas: "Verde" for 11 with "olives"',
        'add an entry to the pizzas: "Verde", 11, with "olives"',
    ],
)
def test_no_word_around_a_quoted_name_enters_the_entry(wording: str) -> None:
    assert "  { name: 'Verde', price: 11, with: 'olives' }," in added(wording)


def test_no_word_for_a_new_entry_is_taken_for_a_colour() -> None:
    changes = said(site(), "add a pizza Verde for 11 with olives and plum tomato").changes

    assert [(one.op, one.property) for one in changes] == [("add", "add-link")]


def test_what_is_not_told_of_a_new_entry_is_asked_for() -> None:
    assert "price" in question(site(), "add Tiramisu to the pizzas")
    assert "description" in question(site(), "add Tiramisu to the pizzas", "7")
    assert "  { name: 'Tiramisu', price: 7, with: 'mascarpone' }," in added(
        "add Tiramisu to the pizzas", "7", "mascarpone"
    )


def test_a_hidden_character_in_a_field_is_refused() -> None:
    assert said(site(), "add Tiramisu to the pizzas", "7", "masc\u202earpone").kind == "refuse"


@pytest.mark.parametrize(
    "wording",
    [
        "add a pizza Verde for 11 and make the footer red",
        "add a pizza",
        "add a new fee, Whitening, from 3 visits",
        "add something to the pizzas for 3 or 4 or 5",
        "add a link to https://pizza.example",
    ],
)
def test_what_is_no_plain_new_entry_is_not_made_one(wording: str) -> None:
    assert said(site(), wording).kind == "clarify"


def test_a_text_where_a_number_stands_is_refused() -> None:
    intent = said(site(), "add Tiramisu to the pizzas", "a lot", "mascarpone")

    with pytest.raises(Exception, match="number"):
        planned(intent.changes, FILES)


def test_what_follows_a_name_is_offered_for_the_field_that_lacks() -> None:
    asked = said(site(), "add Sam Reid, loves yoga to the classes")
    assert asked.pending["value"]["label"] == "Sam Reid"
    assert asked.question
    assert [value for _, value in asked.question.choices] == ["Loves yoga"]
    told = said(site(), "add Sam Reid, loves yoga to the classes", "Loves yoga")
    assert told.pending["value"]["label"] == "Sam Reid"


def test_a_field_is_told_by_its_own_name() -> None:
    assert added("new room: The Otter, sleeps 3, £120") == (
        '  - name: The Otter\n    sleeps: 3\n    price: "£120"'
    )


def test_what_leads_somewhere_is_no_dish() -> None:
    assert said(site(), "add Weddings to the pizzas, going to /weddings/").kind == "clarify"


@pytest.mark.parametrize(("old", "stop"), [("tomato, salami.", "."), ("tomato, salami", "")])
def test_a_new_entry_ends_in_a_full_stop_where_all_others_do(old: str, stop: str) -> None:
    menu = PIZZAS.replace("garlic", "garlic.").replace("tomato, salami", old)
    index = FakeSite({".ux-agent.yml": MANIFEST, "menu.js": menu, **_REST}).index()
    (change,) = said(index, "add a pizza Capricciosa for 11, with ham and artichokes.").changes

    assert dict(change.value)["description"] == f"ham and artichokes{stop}"  # type: ignore[arg-type]


@pytest.mark.parametrize("say", ["add a perk: Free parking", "add a perk called Free parking"])
def test_what_the_entries_of_a_list_are_called_is_no_label(say: str) -> None:
    desk = FakeSite(
        {
            ".ux-agent.yml": "version: 1\nsections:\n  home:\n    items:\n"
            "      perks: {at: {file: perks.yml, key: perks, repeat: true}}\n",
            "perks.yml": "perks:\n  - Showers\n  - Phone booths\n",
        }
    ).index()
    value = said(desk, say).changes[0].value
    assert isinstance(value, dict)
    assert value["label"] == "Free parking"


def test_nobody_is_called_by_arrangement() -> None:
    times = FakeSite(
        {
            ".ux-agent.yml": "version: 1\nsections:\n  home:\n    items:\n"
            "      times: {at: {file: times.yml, key: times, repeat: true}, label: what}\n",
            "times.yml": "times:\n  - what: Check-in\n    when: 3pm\n"
            "  - what: Check-out\n    when: by 10am\n",
        }
    ).index()
    value = said(times, "add a row to the times table: Late arrival, by arrangement")
    assert value.changes[0].value == {
        "label": "Late arrival",
        "href": "",
        "when": "by arrangement",
    }


def test_a_link_to_a_network_goes_where_such_links_are() -> None:
    shop = FakeSite(
        {
            ".ux-agent.yml": "version: 1\nsections:\n  navbar:\n    items:\n"
            "      menu: {at: {file: a.yml, key: menu, repeat: true}, label: name, href: url}\n"
            "  footer:\n    items:\n"
            "      out: {at: {file: a.yml, key: out, repeat: true}, label: name, href: url}\n",
            "a.yml": "menu:\n  - name: Home\n    url: /\n  - name: Visit\n    url: /visit\n"
            "out:\n  - name: Instagram\n    url: https://instagram.com/x\n"
            "  - name: TikTok\n    url: https://tiktok.com/@x\n",
        }
    ).index()
    found = said(shop, "add a link to https://facebook.com/x called Facebook").changes
    assert [one.section for one in found] == ["footer"]
