"""Indexes of small sites, made by hand: no source stands behind their places."""

from bot.ux_agent.site import Entry, Place, SiteIndex, Target

NOWHERE = Place("index.html", "html_text", 0, 0, 1, 0, "")


def link(label: str, href: str) -> Entry:
    return Entry(label, href, NOWHERE, NOWHERE, NOWHERE)


def target(section: str, name: str, kind: str, value: str | None = None, **more: object) -> Target:
    return Target(section, name, kind, value, (NOWHERE,), **more)  # type: ignore[arg-type]


def links(section: str, name: str, *entries: Entry) -> Target:
    return target(section, name, "items", entries=entries)


def site(sections: dict[str, tuple[str, ...]], *targets: Target) -> SiteIndex:
    return SiteIndex("site", "0" * 40, targets, sections, {})


BAKERY = site(
    {"header": (), "navbar": ("menu", "top menu"), "home": (), "footer": ("bottom", "bottom bar")},
    target("header", "title", "text", "Corner Bakery", limit=60),
    target("header", "subtitle", "text", "Fresh every morning", limit=120),
    target("header", "background", "color", "#ffffff"),
    target("header", "color", "color", "#333333"),
    target("header", "font-size", "size", "32px"),
    target("navbar", "brand", "text", "The Corner"),
    target("navbar", "background", "color", "#FFF"),
    target("navbar", "color", "color", "black"),
    target("navbar", "padding", "size", "12px"),
    links(
        "navbar",
        "links",
        link("Home", "/"),
        link("About", "/about"),
        link("Blog", "/blog"),
        link("Contact", "/contact.html"),
    ),
    target("home", "hero-text", "text", "Bread worth getting up for", limit=120),
    target("home", "description", "text", "Open Monday to Friday, 7 to 18."),
    target("home", "cta-text", "text", "Order now", limit=30),
    target("home", "button-background", "color", "#c0392b"),
    target("home", "background", "color", "rgb(250, 240, 230)"),
    target("home", "font-weight", "weight", "normal"),
    target("footer", "text", "text", "© 2024 Corner Bakery. All rights reserved.", limit=120),
    target("footer", "background", "color", "#222222"),
    target("footer", "color", "color", "#eeeeee"),
    target("footer", "radius", "text", "md", values=("none", "sm", "md", "lg")),
    target("footer", "coffee", "text", "Buy us a coffee", aliases=("buy me a coffee button",)),
    target("footer", "visibility", "bool", "visible"),
    links(
        "footer",
        "social",
        link("Instagram", "https://instagram.com/corner"),
        link("Contact", "mailto:hi@corner.example"),
    ),
)

PLUMBER = site(
    {
        "header": (),
        "navbar": (),
        "home": (),
        "footer": (),
        "pricing": ("price list", "plans"),
        "sidebar": ("aside",),
        "site": ("whole site", "everywhere"),
    },
    target("header", "text", "text", "Acme Plumbing"),
    target("header", "color", "color", "#000000"),
    links("header", "links", link("Login", "/login"), link("Sign up", "/signup")),
    target("navbar", "text", "text", "Menu"),
    target("navbar", "color", "color", "#333"),
    target("navbar", "background", "color", "white"),
    links(
        "navbar",
        "links",
        link("Home", "/"),
        link("Services", "/services"),
        link("Contact us", "mailto:office@acme.example"),
    ),
    target("navbar", "brand", "text", "Acme"),
    target("home", "hero-text", "text", "We fix leaks fast", aliases=("headline", "slogan")),
    target(
        "home",
        "description",
        "text",
        "Call us any time, day or night. 24/7 service in Springfield.",
    ),
    target("home", "cta-text", "text", "Get a quote", aliases=("button",)),
    target("home", "cta-link", "url", "/quote", aliases=("button link",)),
    target("home", "background", "color", "#f0f0f0"),
    target("home", "color", "color"),
    target("home", "font-size", "size", "3rem"),
    target("footer", "text", "text", "(c) 2023 Acme Plumbing", aliases=("copyright",)),
    target("footer", "color", "color", "gray"),
    target("footer", "background", "color", "#111"),
    target("footer", "padding", "size", "1rem"),
    target("pricing", "title", "text", "Our prices"),
    target("pricing", "price", "text", "from $49", aliases=("starting price",)),
    target("pricing", "highlight", "color", "#ff0"),
    target("pricing", "background", "color", "#fafafa"),
    target("sidebar", "title", "text", "Opening times"),
    target("sidebar", "hours", "text", "Mon to Fri 8-17", aliases=("opening hours",)),
    target("sidebar", "background", "color", "#eee"),
    target("site", "accent", "color", "#b4532a"),
    target("site", "background", "color", "#fff"),
    target("site", "font-family", "font", "Georgia, serif", aliases=("font",)),
    target("site", "radius", "size", "14px", aliases=("rounded corners",)),
)

SITES = {"bakery": BAKERY, "plumber": PLUMBER}
INDEX = BAKERY
