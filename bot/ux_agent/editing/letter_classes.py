"""Class utilities of letters, which are whole words of their own: `uppercase`, `text-center`.

Sources: tailwindcss.com/docs and getbootstrap.com/docs/5.3/utilities (text, colored links).
"""

from collections.abc import Mapping

_TAILWIND = {
    "text-align": {
        **{f"text-{side}": side for side in ("left", "center", "right", "justify")},
        "text-start": "left",
        "text-end": "right",
    },
    "font-style": {"italic": "italic", "not-italic": "normal"},
    "text-transform": {
        **{case: case for case in ("uppercase", "lowercase", "capitalize")},
        "normal-case": "none",
    },
    "text-decoration": {"underline": "underline", "no-underline": "none"},
}
_BOOTSTRAP = {
    "text-align": {"text-start": "left", "text-center": "center", "text-end": "right"},
    "font-style": {"fst-italic": "italic", "fst-normal": "normal"},
    "text-transform": {f"text-{case}": case for case in ("uppercase", "lowercase", "capitalize")},
    "text-decoration": {
        "text-decoration-underline": "underline",
        "text-decoration-none": "none",
    },
}
GROUP = "letters"
"""The group of all of these families (`class_families.group_of`)."""

FAMILIES = frozenset(_TAILWIND)
"""The names of the families: those of the properties of CSS that they say."""


def letter_classes(system: str, family: str) -> Mapping[str, str]:
    """The classes of a family with the values of CSS that they stand for.

    `system` is "bootstrap", or one of Tailwind's.
    """
    return (_BOOTSTRAP if system == "bootstrap" else _TAILWIND).get(family, {})
