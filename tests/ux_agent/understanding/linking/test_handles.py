"""The names of accounts with services, which are parts of addresses and no labels."""

import pytest

from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import link, links, site, target

SHOP = site(
    {"home": (), "footer": ("bottom",)},
    target("home", "follow", "text", "Follow us"),
    target("home", "follow-link", "url", "https://www.instagram.com/shop_old/"),
    links(
        "footer",
        "social",
        link("Instagram", "https://www.instagram.com/shop_old/"),
        link("Facebook", "https://www.facebook.com/profile.php?id=1"),
        link("@shop.old", "https://www.tiktok.com/@shop.old"),
        link("YouTube", "https://www.youtube.com/channel/UC123"),
    ),
)


@pytest.mark.parametrize(
    "wording",
    [
        "our instagram handle changed to shop_new",
        "insta is now @shop_new",
        "we're now @shop_new on Instagram",
        "on insta we are called @shop_new now",
        "change our Instagram username to shop_new please",
        "our account on instagram should be shop_new",
        "the Instagram link should be @shop_new.",
        "our Instagram profile is shop_new now",
    ],
)
def test_a_new_name_of_an_account_is_written_into_each_address(wording: str) -> None:
    new = "https://www.instagram.com/shop_new/"
    assert changes(SHOP, wording) == [
        ("footer", "link-href", "Instagram", new),
        ("home", "follow-link", "", new),
    ]


@pytest.mark.parametrize(
    "wording", ["change our insta handle to florist", "our instagram account is now shopping"]
)
def test_a_name_without_a_sign_is_one_where_it_is_renamed_or_like_the_old_one(wording: str) -> None:
    new = f"https://www.instagram.com/{wording.rpartition(' ')[2]}/"
    assert changes(SHOP, wording)[0] == ("footer", "link-href", "Instagram", new)


def test_a_label_that_tells_the_name_is_written_too() -> None:
    assert changes(SHOP, "our tiktok handle is now @shopnew") == [
        ("footer", "link-href", "@shop.old", "https://www.tiktok.com/@shopnew"),
        ("footer", "link-label", "@shop.old", "@shopnew"),
    ]


@pytest.mark.parametrize("service", ["fb", "YouTube"])
def test_an_address_without_such_a_name_is_asked_for(service: str) -> None:
    assert "lead" in question(SHOP, f"our {service} handle is now @shopnew")


@pytest.mark.parametrize(
    "wording",
    [
        "the Instagram link should be Friends",
        "our pinterest handle is now @shopnew",
        "our email is now mail@shop.example",
        "the instagram link is now called Insta",
        "our instagram account is private",
        "our instagram handle is wrong",
        "the facebook profile is gone",
        "Instagram account: remove",
        "our instagram account should be removed",
        "our instagram username should be bigger",
    ],
)
def test_other_words_for_a_link_are_no_name_of_an_account(wording: str) -> None:
    assert not any(one.property == "link-href" for one in said(SHOP, wording).changes)


CLUB = site(
    {"footer": ("bottom",), "contact": ("contact page",)},
    target("footer", "follow-us-link", "url", "https://www.facebook.com/old.club"),
    target("footer", "follow-us-link-2", "url", "https://www.instagram.com/club"),
    target("contact", "news-link", "url", "https://www.facebook.com/old.club"),
)


@pytest.mark.parametrize(
    ("say", "address"),
    [
        ("our facebook is now https://www.facebook.com/new", "https://www.facebook.com/new"),
        ("facebook is now facebook.com/new.club please", "https://facebook.com/new.club"),
        ("our fb page has moved to www.facebook.com/new", "https://www.facebook.com/new"),
    ],
)
def test_a_new_address_of_an_account_goes_into_each_link_to_it(say: str, address: str) -> None:
    assert changes(CLUB, say) == [
        ("footer", "follow-us-link", "", address),
        ("contact", "news-link", "", address),
    ]


def test_an_address_of_another_service_is_none_of_the_account() -> None:
    assert said(CLUB, "our facebook is now https://mastodon.social/@club").kind == "clarify"
