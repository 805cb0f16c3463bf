"""A page as a scan finds it: one section of many parts, whose looks are named after them."""

from tests.ux_agent.understanding.sites import site, target

PAGE = site(
    {
        "header": (),
        "home": ("hero", "start page"),
        "announce": ("announcement",),
        "footer": ("bottom",),
        "site": ("page",),
    },
    target("header", "background", "color", "#ffffff"),
    target("header", "color", "color"),
    target("header", "cta-text", "text", "Ring us", aliases=("button", "button text")),
    target("home", "hero-text", "text", "Clay for all", aliases=("headline", "hero heading")),
    target("home", "subtitle", "text", "Come and try", aliases=("tagline",)),
    target("home", "cta-text", "text", "Book now", aliases=("button", "button text")),
    target("home", "kiln-title", "text", "Kiln hire", aliases=("kiln heading",)),
    target("home", "prices", "text", "See the prices", aliases=("kiln button", "prices button")),
    target("home", "background", "color", "#eeeeee"),
    target("home", "kiln-background", "color", "#2f5d62", aliases=("kiln section", "kiln")),
    target("home", "kiln-color", "color", "#fff", aliases=("kiln section color",)),
    target("home", "prices-background", "color", "#ffffff", aliases=("prices button color",)),
    target("home", "font-size", "size", "3.2rem", aliases=("headline size",)),
    target("home", "headline-color", "color", "#003300", aliases=("headline colour",)),
    target("home", "font-weight", "weight", "normal", aliases=("headline weight",)),
    target("home", "card-background", "color", "#fafafa", aliases=("card color", "cards")),
    target("home", "card-radius", "size", "8px", aliases=("card corners", "cards")),
    target("home", "button-background", "color", "#b5532c", aliases=("button color",)),
    target("announce", "text", "text", "Closed on Monday"),
    target("announce", "background", "color", "#fde68a"),
    target("footer", "background", "color", "#222222"),
    target("footer", "color", "color", "#dddddd"),
    target("footer", "font-size", "size", "16px"),
    target("site", "background", "color", "#fdfdfd"),
    target("site", "text", "color", "#2d2520"),
    target("site", "radius", "size", "4px", aliases=("corners", "button corners")),
)._replace(is_scanned=True)
