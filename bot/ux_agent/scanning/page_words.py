"""What people call a page: by its headline, by the link to it in the menu, in English."""

from collections.abc import Iterator, Mapping, Sequence

from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.wording import slug

_WORDS: Mapping[str, tuple[str, ...]] = {
    "contact": ("kontakt", "contatti", "contatto", "contacto", "contactos", "contato", "contatos"),
    "about": (
        *("über-uns", "ueber-uns", "uber-uns", "wir", "chi-siamo", "a-propos", "à-propos"),
        *("qui-sommes-nous", "sobre", "sobre-nos", "sobre-nosotros", "quienes-somos", "nosotros"),
        *("over-ons", "om", "om-os", "om-oss", "o-nas", "about-us"),
    ),
    "prices": ("preise", "tarifs", "tarife", "prezzi", "precios", "precos", "prijzen", "pricing"),
    "news": ("aktuelles", "neuigkeiten", "actualites", "actualités", "notizie", "noticias"),
    "shop": ("laden", "boutique", "negozio", "bottega", "tienda", "loja", "winkel"),
    "events": ("termine", "veranstaltungen", "eventi", "evenements", "événements", "eventos"),
    "gallery": ("galerie", "galleria", "galeria", "fotos", "photos"),
    "services": ("leistungen", "angebot", "servizi", "servicios", "servicos", "diensten"),
    "booking": ("buchen", "buchung", "reserver", "reservation", "prenota", "reservas", "reservar"),
    "imprint": ("impressum", "mentions-legales", "note-legali", "aviso-legal", "legal-notice"),
    "not found": ("404-page",),
    "privacy": ("datenschutz", "confidentialite", "privacidad", "privacidade", "privacy-policy"),
}
_LANGUAGES = {
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "it": "italian",
    "ja": "japanese",
    "nb": "norwegian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "sv": "swedish",
    "tr": "turkish",
    "uk": "ukrainian",
}
_SPOKEN = _LANGUAGES | {name: word for word, names in _WORDS.items() for name in names}


def english_for(section: str) -> str:
    """What people who write English call a page of that name; '' where no word is usual."""
    return _SPOKEN.get(section, "")


_MOST = 3
"""Words of a headline or a label that still name a page."""


def names_of(pages: Sequence[Page]) -> Mapping[str, tuple[str, ...]]:
    """What each page but the first calls itself, and what the first one's menu calls it.

    They are by the addresses of the pages. Words that another page shows as well, on a button or
    over a part of it, are said with `page`.
    """
    links = [one for one in pages[0].all("a") if any(up.tag == "nav" for up in one.above())]
    said: dict[str, list[str]] = {}
    for page in pages[1:]:
        names = [one.words for one in page.all("h1")][:1]
        names += [
            one.words for one in links if _is_to(one.attributes.get("href", ""), page, pages[0])
        ]
        said[page.address] = [one for one in dict.fromkeys(names) if _is_short(one)]
    shown = _shown({word for words in said.values() for word in words}, pages)
    return {
        page: tuple(name for word in words for name in _named(word, shown[word] - {page}))
        for page, words in said.items()
    }


def _is_short(words: str) -> bool:
    return 0 < len(words.split()) <= _MOST


def _named(words: str, others: frozenset[str] | set[str]) -> Iterator[str]:
    name = slug(words, _MOST).replace("-", " ")
    yield from (f"{name} page",) if others else (name, f"{name} page")


def _shown(wanted: frozenset[str] | set[str], pages: Sequence[Page]) -> Mapping[str, set[str]]:
    """The pages that show these words, other than in their menus, by their addresses."""
    found: dict[str, set[str]] = {word: set() for word in wanted}
    for page in pages:
        for one in page.elements:
            if one.texts and one.text in found and all(up.tag != "nav" for up in one.above()):
                found[one.text].add(page.address)
    return found


def _is_to(address: str, page: Page, other: Page) -> bool:
    """Whether a link of another page leads to a page, and to no part of one."""
    if "#" in address or not address:
        return False
    is_same = address.strip("/") == page.address.strip("/") and bool(page.address.strip("/"))
    return is_same or other.resolve(address) == page.path
