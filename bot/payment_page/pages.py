"""The payment page: its files, and the policy under which a browser loads them."""

from functools import cache
from html import escape
from pathlib import Path
from typing import Final, NamedTuple

HERE = Path(__file__).parent
PAGE: Final = "/pay/"
STATIC: Final = "/pay/static/"
ELEMENTS = "https://js.stripe.com/v3/"
"""Where Stripe's own elements are; Stripe allows no copy of them (Stripe docs, "Stripe.js")."""

_TYPES = {
    "pay.css": "text/css",
    **dict.fromkeys(("pay.js", "card.js", "words.js"), "text/javascript"),
}
_OURS = (
    "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "img-src 'self' data:; style-src 'self'; "
)
_ALONE = "script-src 'self'; connect-src 'self'"
# Stripe docs, "Security at Stripe", Content Security Policy.
_WITH_ELEMENTS = (
    "script-src 'self' https://js.stripe.com https://*.js.stripe.com; "
    "connect-src 'self' https://api.stripe.com; "
    "frame-src https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com"
)


class File(NamedTuple):
    """What a path leads to: content, media type, and the policy to send with it."""

    text: str
    media_type: str
    policy: str


def page(publishable_key: str) -> File:
    """The page itself; with Stripe's publishable key it takes cards by Stripe's elements alone."""
    policy = _OURS + (_WITH_ELEMENTS if publishable_key else _ALONE)
    key = escape(publishable_key, quote=True)
    script = f'\n  <script src="{ELEMENTS}" defer></script>' if publishable_key else ""
    text = _read("page.html").replace("{{ key }}", key).replace("{{ elements }}", script)
    return File(text, "text/html; charset=utf-8", policy)


def static(name: str) -> File | None:
    """A file of the page by its name, None where there is none."""
    kind = _TYPES.get(name)
    return None if kind is None else File(_read(name), f"{kind}; charset=utf-8", NOTHING)


NOTHING = "default-src 'none'; frame-ancestors 'none'"
"""The policy of what is no page."""


@cache
def _read(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
