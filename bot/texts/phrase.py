"""English sentences that can still be said in another language, for rooms that know no locale."""

from collections.abc import Mapping, Sequence


class Phrase(str):
    """An English text of ours that remembers what it was made of.

    `template` is the English text of the catalogue with its placeholders, `parts` (of which some
    may be phrases themselves) fill them. It stays a Phrase as the text of an exception.
    """

    __slots__ = ("parts", "template")

    template: str
    parts: Mapping[str, str]

    def __str__(self) -> str:
        return self


def phrase(template: str, **parts: str) -> Phrase:
    """The text `template` of bot.texts.english.Texts with its placeholders filled."""
    made = Phrase(template.format_map(parts) if parts else template)
    made.template = template
    made.parts = parts
    return made


def joined(separator: str, texts: Sequence[str]) -> str:
    """The texts in a row; those that are phrases stay translatable. `separator` has no braces."""
    names = [f"part{number}" for number in range(len(texts))]
    template = separator.join(f"{{{name}}}" for name in names)
    return phrase(template, **dict(zip(names, texts, strict=True)))
