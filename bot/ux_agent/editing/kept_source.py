"""What of a literal of markup stays as it is written: where old and new text begin and end alike.

Somebody who changes a year keeps the `&copy;` before it.
"""

import html
import re
from collections.abc import Callable

_REFERENCE = r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);"
_TOKEN = re.compile(rf"{_REFERENCE}|[ \t\n\r\f]+|.", re.DOTALL)
_CODE = re.compile(r"\{[{%#]")


def kept(raw: str, value: str, write: Callable[[str], str]) -> str | None:
    """The literal for a value with the source `raw` of what stays, all else by `write`.

    None where nothing stays but plain characters, or where the joined source would read otherwise.
    """
    tokens = _TOKEN.findall(raw)
    texts = [_text(token) for token in tokens]
    first, start = _common(texts, value)
    rest = list(zip(tokens, texts, strict=True))[first:]
    last, length = _common([text[::-1] for _, text in rest[::-1]], value[start:][::-1])
    before, after = tokens[:first], tokens[len(tokens) - last :]
    if not any(token.startswith("&") and len(token) > 1 for token in (*before, *after)):
        return None
    middle = value[start : len(value) - length]
    joined = "".join(before) + (write(middle) if middle else "") + "".join(after)
    is_same = re.sub(r"[ \t\n\r\f]+", " ", html.unescape(joined)) == value
    return joined if is_same and not _CODE.search(joined) else None


def _text(token: str) -> str:
    if token.startswith("&"):
        return html.unescape(token)
    return " " if token[0] in " \t\n\r\f" else token


def _common(texts: list[str], value: str) -> tuple[int, int]:
    """How many texts the value begins with, and how long they are together."""
    length = 0
    for count, text in enumerate(texts):
        if not value.startswith(text, length):
            return count, length
        length += len(text)
    return len(texts), length
