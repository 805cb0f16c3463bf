"""The parts of a request that stand for themselves, lifted out before any word is read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Literal, TypeAlias

from bot.record import Record

TokenKind: TypeAlias = Literal[
    "quoted",
    "address",
    "colour",
    "size",
    "figure",
    "number",
    "picture",
    "swatch",
    "mention",
    "word",
    "sign",
]
_Form: TypeAlias = tuple[TokenKind, str, str]


class Token(Record):
    """A word, a sign or a literal at characters `start` to `end`; `value` is without quotes."""

    kind: TokenKind
    value: str
    start: int
    end: int


_CLOSERS = {
    '"': '"”“',
    "“": '”"“',
    "”": '”"',
    "„": '“”"',
    "‟": '”"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "'": "'’",
    "‘": "’'",
    "’": "’'",
    "‚": "‘’'",
    "`": "`",
    "「": "」",
    "『": "』",
}
# Signs that also stand inside words, so that a closing one must end a word.
_APOSTROPHES = "'‘’"
# How many signs after an opening quote are looked at for the one that closes it.
_MOST_CLOSERS = 40
# A mark of the plural possessive is told from a closing quote by what stands between the two.
_KEYWORD = r"(?i)\b(?:to|with|and|in|on|of|as|into|for|say|is)\b|[:,;>→]"

# What a request is mostly made of: words and signs behind which no literal can go on.
_PLAIN = re.compile(r"([^\W\d_][^\W_]*(?:['’][^\W_]+)*)(?=\.?(?:[\s,;!?]|\Z))|[,;!?]|\.(?=\s|\Z)")
_MONEY = "£$€¥₹₽₺₴"
_COINS = "eur|usd|gbp|chf|euros?|dollars?|pounds?|zł|kč|kr"
_MONTHS = "jan|feb|m[äa]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]"
# "£21 / month" and "€/night" hold no path.
_NO_PATH = (
    rf"(?<![\w/.){_MONEY}])(?!(?<=[^\W_] )(?<!to )(?<!is )(?<!be )(?<!at )/ [^\W_])"
    rf"(?!(?<=[){_MONEY}] )/ [^\W_])"
)
# Each form with signs without any of which it stands nowhere in a text; the first that fits counts.
_FORMS: tuple[_Form, ...] = (
    ("mention", ":;=", r"(?<!\S)[:;=][-']?[)(DPp3](?=[\s.!?,]|\Z)"),
    ("mention", "<", r"<(?:@[!&]?|#|a?:\w{1,64}:)[0-9]{1,20}>"),
    ("colour", "#", r"#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![\w-])"),
    ("colour", "(", r"(?:rgb|hsl)a?\([^()]{0,80}\)"),
    (
        "address",
        "/#",
        rf"{_NO_PATH}\.{{0,2}}/(?:[^\s\"“”'`«»<>,;]*)|(?<![\w&])#[a-z][\w-]*",
    ),
    (
        "address",
        ":",
        (
            r"(?:[a-z][a-z0-9+.-]{0,31}://"
            r"|(?:mailto|tel|sms|javascript|vbscript|data|file|blob):(?=[^\s\"'“]))[^\s\"“”«»<>]*"
        ),
    ),
    ("address", "@", r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"),
    (
        "address",
        ".",
        (
            r"www\.[\w-]{1,63}\.[^\s\"“”<>]+"
            r"|[\w/-]{1,128}\.(?:html?|php|pdf|aspx?|xhtml|png|jpe?g|webp|avif|gif|svg)"
            r"(?:[?#][^\s\"]*)?(?!\w)"
            r"|[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}"
            r"\.(?:com|org|net|io|dev|app|shop|co|eu|de|uk|fr|es)(?:/[^\s\"“”<>,;]*)?(?![\w@])"
        ),
    ),
    (
        "size",
        "0123456789",
        (
            r"(?<![\w.])(?:(?<!-)-)?[0-9]{0,6}\.?[0-9]{1,6}\s?"
            r"(?:px|rem|em|ch|vh|vw|pt|pixels?|points?|percent|%)(?!\w)"
        ),
    ),
    (
        "figure",
        "0123456789",
        (
            rf"[{_MONEY}]\s?[0-9]{{1,9}}(?:[.,][0-9]{{1,3}}){{0,3}}(?:/[a-z]{{1,9}})?"
            rf"|(?<![\w.,])[0-9]{{1,9}}(?:[.,][0-9]{{1,3}}){{0,3}}\s?(?:[{_MONEY}]|(?:{_COINS})(?!\w))"
            r"|(?<![\w.+])(?:\+|\(?0)[0-9(][0-9 ()./-]{4,24}[0-9](?!\w)"
            r"|(?<![\w.])\(?[0-9]{3}\)?[ .-][0-9]{2,3}(?:[ .-][0-9]{2,4}){1,2}(?!\w)"
            r"|(?<![\w.#-])[0-9]{1,4}(?:\.[0-9]{2})?(?:[:/–-][0-9]{1,4}(?:\.[0-9]{2})?){1,5}"
            r"(?: ?[ap]m)?(?!\w)"
            rf"|(?<![\w.])[0-9]{{1,2}}\. ?(?:{_MONTHS})\w{{0,8}}"
            r"|(?<![\w.])[0-9]{1,6},[0-9]{1,2}(?!\w)"
        ),
    ),
    ("number", "0123456789", r"(?<![\w.])(?:(?<!-)-)?[0-9]+(?:\.[0-9]+)?(?![\w])"),
    ("word", "", r"[^\W_]+(?:['’][^\W_]+)*"),
    ("sign", "", r"->|=>|[^\s\w]|_"),
)


def lift(text: str) -> tuple[Token, ...]:
    """All tokens of `text` in order; nothing inside a literal is a word."""
    forms: list[_Form] = []
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        if text[at].isspace() and text[at] != "\n":
            at += 1
            continue
        token = _quoted(text, at) if text[at] in _CLOSERS else None
        token = token or _plain(text, at)
        if token is None and text[at] == "\n":
            token = Token("sign", "\n", at, at + 1)
        elif token is None:
            forms = forms or _forms_in(text)
            token = _literal(text, at, forms)
        if token:
            tokens.append(token)
        at = token.end if token else at + 1
    return tuple(tokens)


def mask(text: str, tokens: Sequence[Token]) -> str:
    """`text` at the same length with each literal's characters replaced by NUL."""
    for token in tokens:
        if token.kind not in {"word", "sign", "number"}:
            text = text[: token.start] + "\0" * (token.end - token.start) + text[token.end :]
    return text


def joined(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens without the hyphens inside words."""
    for at, token in enumerate(tokens):
        is_joint = (
            0 < at < len(tokens) - 1
            and (
                token.value in {"-", "_"} or (token.value == "–" and tokens[at - 1].kind == "word")
            )
            and tokens[at - 1].end == token.start
            and tokens[at + 1].start == token.end
        )
        if not is_joint:
            yield token


def unnumbered(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with the numbers of a list ("1. …, 2. …") as ends of sentences."""
    numbers = [
        at
        for at, (token, sign) in enumerate(pairwise(tokens))
        if token.kind == "number" and sign.value in {".", ")"} and sign.start == token.end
    ]
    counted = [str(at + 1) for at in range(len(numbers))]
    is_list = len(numbers) > 1 and [tokens[at].value for at in numbers] == counted
    dropped = set(numbers) if is_list else set()
    for at, token in enumerate(tokens):
        if at in dropped:
            continue
        yield token._replace(value="\n") if at - 1 in dropped else token


def unquoted(text: str) -> str:
    """`text` without spaces around it and without the one pair of quotes that encloses it."""
    text = text.strip()
    quoted = _quoted(text, 0) if text else None
    if quoted and quoted.end == len(text):
        return quoted.value
    return text


def _plain(text: str, at: int) -> Token | None:
    found = _PLAIN.match(text, at)
    return found and Token("word" if found[1] else "sign", found[0], at, found.end())


def _forms_in(text: str) -> list[_Form]:
    """The forms that can stand in a text."""
    return [form for form in _FORMS if not form[1] or any(sign in text for sign in form[1])]


def _literal(text: str, at: int, forms: Sequence[_Form]) -> Token | None:
    """The token without quotes that begins at a character; none at a mark like an accent."""
    for kind, _, form in forms:
        found = re.compile(form, re.IGNORECASE).match(text, at)
        if found:
            return _token(kind, found)
    return None


def _token(kind: TokenKind, found: re.Match[str]) -> Token:
    value = found[0]
    if kind == "address":
        # A sentence's own marks are no part of an address.
        value = value.rstrip(".,;:!?") or value
        if "(" not in value:
            value = value.rstrip(")") or value
        value = value.rstrip("'’`") or value
    return Token(kind, value, found.start(), found.start() + len(value))


def _quoted(text: str, at: int) -> Token | None:
    closers = _CLOSERS.get(text[at])
    if not closers or (at and _is_inner(text, at)):
        return None
    if text.startswith("```", at):
        end = text.find("```", at + 3)
        return Token("quoted", text[at + 3 : end].strip("\n"), at, end + 3) if end > 0 else None
    closed = _closing(text, at, closers)
    if closed is None:
        return None
    return Token("quoted", _unescaped(text[at + 1 : closed], text[at]), at, closed + 1)


def _is_inner(text: str, at: int) -> bool:
    before = text[at - 1]
    if text[at] in _APOSTROPHES:
        return before.isalnum() or before in _APOSTROPHES
    # An inch mark follows a digit.
    return before.isdigit() and text[at] == '"'


def _closing(text: str, at: int, closers: str) -> int | None:
    # One by one: most often the first counts, and a text may be full of them.
    ends = (place for place in _signs(text, at + 1, closers) if _may_close(text, place))
    first = next(ends, None)
    if first is None:
        return None
    if text[at] in _APOSTROPHES:
        return _past_possessives(text, first, ends)
    if text[at] in closers:
        return _past_nested(text, at, first, ends)
    return first


def _signs(text: str, at: int, signs: str) -> Iterator[int]:
    """The first places of any of the signs, found one by one without walking the text."""
    following = {sign: text.find(sign, at) for sign in signs}
    for _ in range(_MOST_CLOSERS):
        here = [(place, sign) for sign, place in following.items() if place >= 0]
        if not here:
            return
        place, sign = min(here)
        yield place
        following[sign] = text.find(sign, place + 1)


def _may_close(text: str, place: int) -> bool:
    if text[place - 1] == "\\":
        return False
    if text[place] not in _APOSTROPHES:
        return True
    return place + 1 == len(text) or not text[place + 1].isalnum()


def _past_possessives(text: str, first: int, ends: Iterable[int]) -> int:
    best = first
    for end in ends:
        between = text[best + 1 : end]
        opens = any(
            sign in _CLOSERS and not _is_inner(text, best + 1 + offset)
            for offset, sign in enumerate(between)
        )
        if opens or not between.strip() or re.search(_KEYWORD, between) or text[end - 1].isspace():
            break
        best = end
    return best


def _past_nested(text: str, at: int, first: int, ends: Iterable[int]) -> int:
    depth = 0
    for end in chain((first,), ends):
        follows = text[end + 1 : end + 2]
        if text[end - 1].isspace() and follows.isalnum() and end - 1 > at:
            depth += 1
        elif depth:
            depth -= 1
        else:
            return end
    return first


def _unescaped(inside: str, quote: str) -> str:
    return inside.replace("\\" + quote, quote)
