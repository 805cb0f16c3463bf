"""Sizes and weights that elements have where no rule of a site says any: HTML's, Bootstrap's."""

from bot.ux_agent.editing.class_families import BOOTSTRAP_SIZES
from bot.ux_agent.scanning.landmarks import HEADINGS
from bot.ux_agent.scanning.showing.seen import Seen

_HTML = {
    "h1": "2em",
    "h2": "1.5em",
    "h3": "1.17em",
    "h4": "1em",
    "h5": "0.83em",
    "h6": "0.67em",
    "small": "0.83em",
}
"""HTML, 15.3."""

_DISPLAYS = {"1": "5rem", "2": "4.5rem", "3": "4rem", "4": "3.5rem", "5": "3rem", "6": "2.5rem"}
_BOOTSTRAP = {
    **{f"h{level}": size for level, size in BOOTSTRAP_SIZES.items()},
    **{f"display-{level}": size for level, size in _DISPLAYS.items()},
    "lead": "1.25rem",
    "small": "0.875em",
    "blockquote": "1.25rem",
    "navbar-brand": "1.25rem",
}
"""By class, and the headings by tag too, in a wide window (getbootstrap.com, Typography)."""

STRONG = HEADINGS | {"b", "strong", "th"}
"""What a browser shows in bold (HTML, 15.3)."""


def usual_size(element: Seen, framework: str) -> str:
    """A length in rem, or in em of what is around it; '' where it has the size around it.

    `framework` is `tailwind`, whose reset takes HTML's sizes away, `bootstrap` or ''.
    """
    if framework == "bootstrap":
        names = [*element.attributes.get("class", "").split(), _tag(element)]
        return next((_BOOTSTRAP[name] for name in names if name in _BOOTSTRAP), "")
    return "" if framework else _HTML.get(element.tag, "")


def usual_weight(element: Seen, framework: str) -> str:
    """A weight; '' where it has the weight around it."""
    if framework == "bootstrap":
        names = element.attributes.get("class", "").split()
        if "lead" in names or any(name.startswith("display-") for name in names):
            return "300"
        if not HEADINGS.isdisjoint((element.tag, *names)):
            return "500"
    is_reset = framework == "tailwind" and element.tag in HEADINGS
    return "bold" if element.tag in STRONG and not is_reset else ""


def _tag(element: Seen) -> str:
    return element.tag if element.tag in HEADINGS or element.tag == "small" else ""
