"""Indexes of sites with several lists in one section and a menu without a background of its own."""

from bot.ux_agent.site import Entry
from tests.ux_agent.understanding.more_sites import entry
from tests.ux_agent.understanding.sites import NOWHERE, link, links, site, target


def dish(label: str, description: str) -> Entry:
    """An entry with a description and no address."""
    return Entry(label, "", NOWHERE, None, NOWHERE, description, NOWHERE)


TRATTORIA = site(
    {
        "header": ("top", "masthead"),
        "navbar": ("menu", "navigation", "nav"),
        "home": ("hero", "start page", "home page", "landing page"),
        "notice": (),
        "footer": ("bottom", "bottom bar"),
        "site": ("whole site", "everywhere", "page"),
    },
    target("header", "brand", "text", "Da Nino", aliases=("name", "site name", "logo")),
    target("header", "background", "color", "#1a9c94"),
    target("header", "color", "color", "white"),
    target("header", "padding", "size", "1rem 2rem"),
    target("navbar", "color", "color", "white", aliases=("link color",)),
    links(
        "navbar",
        "menu",
        link("Menu", "#menu"),
        link("Opening hours", "#hours"),
        link("Order", "https://order.example/nino"),
        link("Contact", "/contact"),
    ),
    target("home", "hero-text", "text", "Pizza like in Naples", aliases=("headline",)),
    target("home", "subtitle", "text", "Wood-fired, 48 hours risen.", aliases=("lead", "intro")),
    target("home", "cta-text", "text", "Book a table", aliases=("button", "button text")),
    target("home", "background", "color", "#ffffff"),
    target("home", "font-size", "size", "48px", aliases=("headline size",)),
    target("home", "button-background", "color", "#d62828", aliases=("button color",)),
    target("home", "lemonade-price", "text", "3.20", aliases=("lemonade price",)),
    links(
        "home",
        "pizzas",
        dish("Marinara", "tomato, garlic, oregano"),
        dish("Margherita", "tomato, fior di latte, basil"),
        dish("Diavola", "tomato, mozzarella, spicy salami"),
    ),
    links("home", "drinks", entry("Lemonade"), entry("Peroni")),
    links("home", "areas", entry("Leeds"), entry("Bradford"), entry("Wakefield")),
    target("notice", "text", "text", "Closed on Monday 6 May."),
    target("notice", "background", "color", "#fff3cd"),
    target("notice", "visibility", "bool", "visible"),
    target("footer", "text", "text", "Made with love by Nino"),
    target("footer", "background", "color", "#1d3b2a"),
    target("footer", "color", "color", "#eeeeee"),
    target("footer", "font-size", "size", "14px"),
    target("site", "background", "color", "#fff8e7"),
    target("site", "radius", "size", "6px", aliases=("corners",)),
    target("site", "tomato", "color", "#d62828"),
)

LIST_SITES = {"trattoria": TRATTORIA}
