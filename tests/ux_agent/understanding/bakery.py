"""A small site's index, made by hand: no source stands behind its places."""

from bot.ux_agent.site import Entry, Place, SiteIndex, Target

NOWHERE = Place("index.html", "html_text", 0, 0, 1, 0, "")


def link(label: str, href: str) -> Entry:
    return Entry(label, href, NOWHERE, NOWHERE, NOWHERE)


def target(section: str, name: str, kind: str, value: str | None = None, **more: object) -> Target:
    return Target(section, name, kind, value, (NOWHERE,), **more)  # type: ignore[arg-type]


INDEX = SiteIndex(
    site="bakery",
    commit="0" * 40,
    sections={
        "header": (),
        "navbar": ("menu", "top menu"),
        "home": (),
        "footer": ("bottom", "bottom bar"),
    },
    files={},
    name="Corner Bakery",
    targets=(
        target("header", "title", "text", "Corner Bakery", limit=60),
        target("header", "subtitle", "text", "Fresh every morning", limit=120),
        target("header", "background", "color", "#ffffff"),
        target("header", "color", "color", "#333333"),
        target("header", "font-size", "size", "32px"),
        target("navbar", "brand", "text", "The Corner"),
        target("navbar", "background", "color", "#FFF"),
        target("navbar", "color", "color", "black"),
        target("navbar", "padding", "size", "12px"),
        target(
            "navbar",
            "links",
            "items",
            entries=(
                link("Home", "/"),
                link("About", "/about"),
                link("Blog", "/blog"),
                link("Contact", "/contact.html"),
            ),
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
        target("footer", "radius", "enum", "md", values=("none", "sm", "md", "lg")),
        target("footer", "coffee", "text", "Buy us a coffee", aliases=("buy me a coffee button",)),
        target("footer", "visibility", "bool", "visible"),
        target(
            "footer",
            "social",
            "items",
            entries=(
                link("Instagram", "https://instagram.com/corner"),
                link("Contact", "mailto:hi@corner.example"),
            ),
        ),
    ),
)
