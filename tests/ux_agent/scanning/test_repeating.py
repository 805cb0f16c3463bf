"""Texts that a template shows in every entry of a list."""

from tests.ux_agent.scanning.proposed import jekyll, named, proposed, values

ROOMS = "- {name: The Hayloft, price: 95}\n- {name: The Dairy, price: 105}\n"
ROOM = (
    "<main><h1>Stay</h1>{% for one in site.data.rooms %}<article class=room><h2>{{ one.name }}</h2>"
    "<p class=rate>£{{ one.price }} per night</p></article>{% endfor %}<p>Call</p></main>"
)


def test_a_text_of_a_loop_is_named_after_every_entry_and_after_none_of_them() -> None:
    site = jekyll(ROOM, rooms=ROOMS)
    rate = named(site, "home", "every-room-rate")
    assert rate.value == "per night"
    assert "rate in every room" in named(site, "home", "every-room-rate").aliases
    assert not [name for name in values(site, "home") if "hayloft" in name and "price" not in name]


def test_a_manifest_says_that_every_entry_shows_a_text() -> None:
    files = {"_config.yml": "title: T\n", "_data/rooms.yml": ROOMS}
    manifest = proposed({**files, "index.html": f"---\n---\n{ROOM}"}).manifest
    assert "# every room shows it" in manifest


def test_a_text_that_stands_once_is_named_by_itself() -> None:
    assert "Call" in values(jekyll(ROOM, rooms=ROOMS), "home").values()


def test_a_value_of_an_entry_keeps_the_name_of_its_entry() -> None:
    site = jekyll(ROOM, rooms=ROOMS)
    assert named(site, "home", "the-hayloft-price").value == "95"
    assert "hayloft price" in named(site, "home", "the-hayloft-price").aliases


TIER = """function Tier({ title, price, children }) {
  return <div><h3>{title}</h3><p>£{price} a month</p><p>{children}</p></div>
}
export default function Home() {
  return <main><h1>Hi</h1><Tier title="Drop-in" price={14}>Once.</Tier>
    <Tier title="Unlimited" price={85.5}>All.</Tier></main>
}"""


def test_what_a_component_is_given_is_named_as_it_calls_it() -> None:
    files = {"package.json": '{"dependencies": {"next": "15"}}', "app/page.jsx": TIER}
    site = proposed(files).site
    assert named(site, "home", "drop-in-price").value == "14"
    assert named(site, "home", "unlimited-price").value == "85.5"
