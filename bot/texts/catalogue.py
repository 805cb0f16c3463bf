"""Which texts a person reads, by the locale that Discord sends (docs: Reference, Locales)."""

from functools import cache

from bot.texts.english import Texts
from bot.texts.phrase import Phrase

_ENGLISH = Texts()


def texts(locale: str) -> Texts:
    """The texts of the language of `locale`: German for "de" and its regions, else English."""
    return _german() if locale == "de" or locale.startswith("de-") else _ENGLISH


def is_english(locale: str) -> bool:
    """Whether there is nothing to translate for `locale`."""
    return texts(locale) is _ENGLISH


def in_language(text: str, locale: str) -> str:
    """A phrase in the language of `locale`; every other text, as that of a person, as it stands."""
    if not isinstance(text, Phrase):
        return text
    language = texts(locale)
    return text if language is _ENGLISH else _translated(text, _translations(language))


def _translated(text: str, known: dict[str, str]) -> str:
    if not isinstance(text, Phrase):
        return text
    template = known.get(text.template, text.template)
    if not text.parts:
        return template
    return template.format_map(
        {name: _translated(part, known) for name, part in text.parts.items()}
    )


@cache
def _german() -> Texts:
    from bot.texts.german import German  # noqa: PLC0415 - most containers never meet a German

    return German()


@cache
def _translations(language: Texts) -> dict[str, str]:
    """Each English text with the same in another language."""
    names = [name for name in vars(Texts) if not name.startswith("_")]
    return {getattr(_ENGLISH, name): getattr(language, name) for name in names}
