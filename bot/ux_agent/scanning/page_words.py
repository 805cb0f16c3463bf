"""English words for pages that sites in other languages usually have."""

from collections.abc import Mapping

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
