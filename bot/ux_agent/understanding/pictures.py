"""Pictures of a request that are to give a colour or a file: "the colour of image 1"."""

import re
from collections.abc import Iterator, Sequence

from bot.ux_agent.picture_value import picture_value
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.literals import Token, TokenKind

_NOUN = r"(?:image|picture|pic|photo|photograph|screenshot|attachment|upload|img)s?"
_POINTED = r"(?:this|that|my|the attached|the uploaded|attached|the above|these|the sent)"
_COLOUR = (
    r"(?:the\s{1,3})?(?:main\s|dominant\s|same\s|exact\s)?(?:colou?rs?|palette|shade|tone)\s{1,3}"
    r"(?:of|from|in|on)\s{1,3}"
)
_PICTURE = (
    rf"(?i)(?<!\w)(?P<colour>{_COLOUR})?(?:"
    rf"(?:{_POINTED}\s{{1,3}}|the\s{{1,3}})?{_NOUN}\s{{0,3}}(?:no\.?|number|nr\.?)?\s{{0,3}}"
    r"\#?(?P<number>[1-9])(?![\w%.])"
    rf"|(?:the\s{{1,3}})?(?P<order>first|second|third|last)\s{{1,3}}attached\s{{1,3}}{_NOUN}"
    rf"|{_POINTED}\s{{1,3}}(?:{_NOUN}|file)(?!\w)"
    rf"|the\s{{1,3}}{_NOUN}\s{{1,3}}(?:i\s{{1,3}}(?:sent|attached|uploaded)|attached|above|below)"
    r"(?!\w))"
)
_THE_ONE = rf"(?i)(?<!\w)(?:{_COLOUR}|from\s{{1,3}})the\s{{1,3}}{_NOUN}(?!\w)"
_ALONE = re.compile(
    r"(?i)^(?P<lead>\W*(?:\w+\W+){0,4}?(?:change|replace|swap|update|different|new|another|other)\s"
    r"(?:(?:out|the|our|my|a|an)\s)*)(?P<noun>picture|photo|photograph|pic)(?=s?"
    r"(?:\s(?:on|in|at)\s(?:the|our)\s[\w ]{3,30})?\W*$)"
)
_ORDER = {"first": 1, "second": 2, "third": 3}


def told(message: str, index: SiteIndex) -> str:
    """The message with "image" for "picture", where no picture of the site is called so itself."""
    found = _ALONE.match(message)
    images = [one for one in index.targets if one.type == "image"]
    if found is None or not images:
        return message
    known = {
        word for one in images for name in (one.property, *one.aliases) for word in _words(name)
    }
    is_own = found["noun"].lower() in known
    return message if is_own else f"{found['lead']}image{message[found.end() :]}"


def _words(name: str) -> list[str]:
    """The words of what a place is called."""
    return re.findall(r"[a-z]+", name.lower())


def lifted(text: str, tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens with each mention of a picture as one: "picture", or "swatch" for its colour."""
    found = [one for one in _mentions(text) if not _is_quoted(one, tokens)]
    kept: list[Token] = []
    for token in tokens:
        inside = next((one for one in found if one.start <= token.start < one.end), None)
        if inside is None:
            kept.append(token)
        elif inside not in kept:
            kept.append(inside)
    return kept


def _mentions(text: str) -> Iterator[Token]:
    matches = list(re.finditer(_PICTURE, text))
    for match in matches:
        number = int(match["number"] or _ORDER.get((match["order"] or "").lower(), 1))
        yield _token("swatch" if match["colour"] else "picture", number, match)
    if not matches:
        for match in re.finditer(_THE_ONE, text):
            is_whole = match[0].lower().startswith("from")
            yield _token("picture" if is_whole else "swatch", 1, match)


def _token(kind: TokenKind, number: int, match: re.Match[str]) -> Token:
    return Token(kind, picture_value(number), match.start(), match.end())


def _is_quoted(one: Token, tokens: Sequence[Token]) -> bool:
    return any(
        token.kind in {"quoted", "address"} and token.start < one.end and one.start < token.end
        for token in tokens
    )
