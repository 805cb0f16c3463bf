"""English sentences that can still be said in another language, for rooms that know no locale."""

from collections.abc import Callable, Mapping, Sequence


class Phrase(str):
    """An English text of ours that remembers what it was made of.

    `template` is the English text of the catalogue with its placeholders, `parts` (of which some
    may be phrases themselves) fill them, `finish` is done to the whole; without `parts` it is the
    name of a section or a property. It stays a Phrase as the text of an exception.
    """

    __slots__ = ("finish", "parts", "template")

    template: str
    parts: Mapping[str, str] | None
    finish: Callable[[str], str] | None

    def __str__(self) -> str:
        return self


def phrase(template: str, **parts: str) -> Phrase:
    """The text `template` of bot.texts.english.Texts with its placeholders filled."""
    return _made(template.format_map(parts) if parts else template, template, parts)


def name(declared: str, spoken: str = "") -> Phrase:
    """A section or a property: as declared, or as English says it; other languages as they do."""
    return _made(spoken or declared, declared, None)


def joined(separator: str, texts: Sequence[str]) -> Phrase:
    """The texts in a row; those that are phrases stay translatable. `separator` has no braces."""
    names = [f"part{number}" for number in range(len(texts))]
    template = separator.join(f"{{{one}}}" for one in names)
    return phrase(template, **dict(zip(names, texts, strict=True)))


def finished(text: str, finish: Callable[[str], str]) -> str:
    """`finish` done to a text; of a phrase, to its translation too."""
    if not isinstance(text, Phrase):
        return finish(text)
    before = text.finish
    both = finish if before is None else lambda said: finish(before(said))
    return _made(finish(text), text.template, text.parts, both)


def capitalised(text: str) -> str:
    """The text with a capital letter in front."""
    return finished(text, lambda said: said[:1].upper() + said[1:])


def _made(
    text: str,
    template: str,
    parts: Mapping[str, str] | None,
    finish: Callable[[str], str] | None = None,
) -> Phrase:
    made = Phrase(text)
    made.template, made.parts, made.finish = template, parts, finish
    return made
