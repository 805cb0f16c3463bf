"""The index of a site of one page, whose menu is called as the parts of it are."""

from tests.ux_agent.understanding.sites import link, links, site, target

ONE_PAGE = site(
    {
        "header": ("top", "masthead"),
        "navbar": ("menu", "navigation", "nav"),
        "home": ("hero", "start page", "home page", "landing page"),
        "footer": ("bottom", "bottom bar"),
        "site": ("whole site", "everywhere", "page"),
    },
    target("header", "brand", "text", "Ferry Kayaks", aliases=("name", "site name", "title")),
    target("header", "brand-size", "size", "20px", aliases=("name size", "site name size")),
    target("header", "background", "color", "#123456"),
    links(
        "navbar",
        "menu",
        link("Tours", "#tours"),
        link("Prices", "#prices"),
        link("Questions", "#questions"),
        link("Contact", "#contact"),
    ),
    target("home", "hero-text", "text", "Out by noon", aliases=("headline", "hero heading")),
    target("home", "hero-text-size", "size", "40px", aliases=("headline size",)),
    target("home", "description", "text", "Kayak tours.", aliases=("page description",)),
    *(
        target("home", f"{name}-visibility", "bool", "visible", aliases=(name, f"{name} section"))
        for name in ("tours", "prices", "questions", "contact")
    ),
    target("home", "tours-title", "text", "Our tours", aliases=("tours heading",)),
    target("home", "find-us-phone", "text", "0161 496 0000", aliases=("phone", "number")),
    target("home", "day-price-size", "size", "18px", aliases=("day price size", "day prices")),
    target("home", "day-price-color", "color", "#333333", aliases=("day price color",)),
    target("footer", "text", "text", "© 2024 Ferry Kayaks", aliases=("copyright",)),
    target("footer", "background", "color", "#eeeeee"),
    target("footer", "facebook-link", "url", "https://facebook.com/ferry"),
    target("footer", "follow-us-link", "url", "https://www.instagram.com/ferry"),
)._replace(is_scanned=True)
