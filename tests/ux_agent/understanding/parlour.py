"""A site as a scan finds it: a menu, a page of parts with lists in them, a footer of lines."""

from tests.ux_agent.understanding.list_sites import dish
from tests.ux_agent.understanding.sites import link, links, site, target

QUOTES = target(
    "home",
    "quotes",
    "items",
    entries=(
        dish("Ann Lee", "Sam came home clean."),
        dish("Steve Holt", "Never a queue."),
        dish("Priya", "Lovely people."),
    ),
    aliases=("quote",),
)

PARLOUR = site(
    {
        "header": ("top",),
        "navbar": ("menu", "nav"),
        "home": ("hero", "start page", "home page"),
        "services": ("services page", "our services"),
        "news": ("news page",),
        "team": ("team page",),
        "footer": ("bottom",),
        "site": ("whole site", "everything"),
    },
    links(
        "navbar",
        "menu",
        link("Home", "/"),
        link("Services", "/services"),
        link("News", "/news"),
        link("Contact", "/contact"),
    ),
    target("header", "brand", "text", "The Parlour", aliases=("site name",)),
    target("header", "logo", "image", "/img/logo.svg", aliases=("logo image",)),
    target("home", "hero-text", "text", "Clean and happy", aliases=("headline", "hero text")),
    target("home", "hero-size", "size", "2rem", aliases=("headline size", "hero text size")),
    target("home", "quotes-title", "text", "Kind words", aliases=("quotes heading",)),
    target(
        "home",
        "quotes-visibility",
        "bool",
        "visible",
        aliases=("quotes", "testimonials", "reviews", "quotes section", "testimonial section"),
    ),
    QUOTES,
    target("home", "fees", "text", "See our fees", aliases=("fees button",)),
    target("home", "card-background", "color", "#ffffff", aliases=("card color", "cards")),
    target("services", "title", "text", "What we do", aliases=("services heading",)),
    target("news", "title", "text", "News", aliases=("news heading",)),
    target("team", "title", "text", "Our team", aliases=("team heading",)),
    target("footer", "background", "color", "#3b2f2f"),
    target("footer", "color", "color", "#f5efe6"),
    target("footer", "parking", "text", "Free parking behind the shop.", aliases=("parking text",)),
    target("footer", "phone", "text", "0161 496 0000", aliases=("phone number",)),
    target("footer", "text", "text", "© 2024 The Parlour", aliases=("copyright", "legal line")),
    target(
        "footer",
        "copyright-visibility",
        "bool",
        "visible",
        aliases=("copyright visibility", "legal line visibility"),
    ),
    target("site", "font-family", "font", "Georgia, serif", aliases=("body font",)),
)._replace(is_scanned=True)
