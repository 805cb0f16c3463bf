"""Sections and properties as people say them, by the names that a site declares them by."""

from functools import lru_cache

from bot.texts.english import Texts
from bot.texts.phrase import Phrase, name, phrase

_EVERY = "every-"
"""What the names of texts begin with that each part of a kind shows."""


@lru_cache(maxsize=2048)  # a question names every place of a site
def spoken(declared: str) -> Phrase:
    """A section or a property as one says it: "our-history-link-href" leads somewhere."""
    known = Texts.names.get(declared)
    if known:
        return name(declared, known)
    if declared.startswith(_EVERY) and declared != _EVERY:
        return phrase(Texts.all_of_them, name=spoken(declared.removeprefix(_EVERY)))
    said = declared
    for ending, called in Texts.endings.items():
        if said.endswith(ending) and said != ending:
            said = f"{said.removesuffix(ending)} {called}"
            break
    words = [Texts.words.get(one, one) for one in said.replace("-", " ").replace("_", " ").split()]
    words = [word for at, word in enumerate(words) if at == 0 or word != words[at - 1]]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return name(declared, " ".join(words) or declared)


def place(section: str, declared: str) -> Phrase:
    """A property of a section as one says it; the section once where the property has its name."""
    if declared.startswith((f"{section}-", f"{section}_")):
        return spoken(declared)
    return phrase(Texts.place, section=spoken(section), name=spoken(declared))
