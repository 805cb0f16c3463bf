"""Addresses that a link may have: https, http, mailto, tel, a path of the site, or an #anchor."""

import re

from bot.errors import UserError
from bot.texts.english import Texts
from bot.texts.phrase import joined, phrase

SCHEMES = ("https", "http", "mailto", "tel")
MOST = 2000
# Compiled at their first use (re keeps them): the first interaction of a container pays for all.
_SCHEME = r"(?i)([a-z][a-z0-9+.-]*):"
_WEB = r"(?i)https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9-]+(?::[0-9]{1,5})?(?:[/?#].*)?"
_MAIL = r"(?i)mailto:[^@:/?#]+@[a-z0-9.-]+(?:\?.*)?"
_PHONE = r"(?i)tel:\+?[0-9*#.()-]+"
_DOMAIN = (
    r"(?i)(?:www\.[a-z0-9.-]+|(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|io|dev|app|shop|info|biz|eu|de|at|ch"
    r"|fr|es|it|nl|be|uk|ie|se|no|dk|fi|pl|pt|cz|us|ca|au|nz|jp|in|br|co|me|tv))(?:[/?#:].*)?"
)


def clean_link(address: str) -> str:
    """The address as it will be written; raises UserError, saying what would be allowed."""
    link = address.strip()
    if link.lower().startswith("tel:"):
        link = link.replace(" ", "")
    if not link or len(link) > MOST:
        raise UserError(phrase(Texts.address_length, most=str(MOST)))
    _refuse_characters(link)
    if re.fullmatch(_DOMAIN, link):
        link = f"https://{link}"
    scheme = re.match(_SCHEME, link)
    if scheme is None:
        return _site_path(link)
    return _with_scheme(link, scheme[1].lower())


def _refuse_characters(link: str) -> None:
    for char in link:
        if char.isspace() or not char.isprintable() or char in "\\\"'<>`{}|^":
            raise UserError(phrase(Texts.address_character, code=f"{ord(char):04X}"))


def _site_path(link: str) -> str:
    if link.startswith("//"):
        raise UserError(phrase(Texts.address_in_full))
    if ":" in re.split(r"[/?#]", link, maxsplit=1)[0]:
        raise _not_allowed(phrase(Texts.address_unknown, address=link))
    return link


def _with_scheme(link: str, scheme: str) -> str:
    if scheme not in SCHEMES:
        raise _not_allowed(phrase(Texts.address_scheme, scheme=scheme))
    link = scheme + link[len(scheme) :]
    if scheme.startswith("http"):
        _refuse_host(link)
    form = {"mailto": _MAIL, "tel": _PHONE}.get(scheme, _WEB)
    if not re.fullmatch(form, link):
        raise _not_allowed(phrase(Texts.address_incomplete, address=link))
    return link


def _refuse_host(link: str) -> None:
    host = re.split(r"[/?#]", link.partition("//")[2], maxsplit=1)[0]
    if "@" in host:
        raise UserError(phrase(Texts.address_hides))
    strange = next((char for char in host if not char.isascii()), "")
    if strange:
        raise UserError(phrase(Texts.address_look_alike, code=f"{ord(strange):04X}"))


def _not_allowed(reason: str) -> UserError:
    """The reason, and what would be allowed."""
    return UserError(joined(" ", (reason, phrase(Texts.address_allowed))))
