"""Which texts a person reads, by the locale that Discord sends (docs: Reference, Locales)."""

from collections.abc import Callable
from functools import cache

from bot.texts.english import Texts
from bot.texts.phrase import Phrase

_ENGLISH = Texts()


def texts(locale: str) -> Texts:
    """The texts of the language of `locale`, whatever its region; English where there are none."""
    other = _OTHERS.get(locale.partition("-")[0])
    return other() if other else _ENGLISH


def is_english(locale: str) -> bool:
    """Whether there is nothing to translate for `locale`."""
    return texts(locale) is _ENGLISH


def in_language(text: str, locale: str) -> str:
    """A phrase in the language of `locale`; every other text, as that of a person, as it stands."""
    if not isinstance(text, Phrase):
        return text
    language = texts(locale)
    return text if language is _ENGLISH else _translated(text, language)


def texts_by_name(language: Texts) -> dict[str, str]:
    """Every text of a language."""
    found = {name: getattr(language, name) for name in dir(language) if not name.startswith("_")}
    return {name: text for name, text in found.items() if isinstance(text, str)}


def _translated(text: str, language: Texts) -> str:
    if not isinstance(text, Phrase):
        return text
    if text.parts is None:
        said = language.names.get(text.template.lower()) or _ended(text, language)
    else:
        said = _by_english(language).get(text.template, text.template)
        if text.parts:
            parts = {name: _translated(part, language) for name, part in text.parts.items()}
            said = said.format_map(parts)
    return text.finish(said) if text.finish else said


def _ended(text: Phrase, language: Texts) -> str:
    """A name that only its site has, with what it is of in the other language, if that is known."""
    for ending, english in _ENGLISH.endings.items():
        if text.template.endswith(ending) and ending in language.endings:
            stem = str.__str__(text).removesuffix(english).strip()
            return f"{language.names.get(stem, stem)}: {language.endings[ending]}"
    return str.__str__(text)


@cache
def _german() -> Texts:
    from bot.texts.german import German  # noqa: PLC0415 - most containers never meet a German

    return German()


_OTHERS: dict[str, Callable[[], Texts]] = {"de": _german}
"""The first part of a locale to its texts, which are loaded when somebody needs them."""


@cache
def _by_english(language: Texts) -> dict[str, str]:
    """Each English text with the same in another language."""
    said = texts_by_name(language)
    return {english: said[name] for name, english in texts_by_name(_ENGLISH).items()}
